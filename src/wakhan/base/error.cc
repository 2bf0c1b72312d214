// SPDX-License-Identifier: Apache-2.0
#include "wakhan/base/error.h"

namespace wakhan {

namespace {

struct error_row {
  char const* name;
  int exit;
};

error_row row_of(errc const code) {
  switch (code) {
    case errc::internal: return {"internal", 1};
    case errc::usage: return {"usage", 2};
    case errc::bad_input: return {"bad_input", 3};
    case errc::missing_pack: return {"missing_pack", 3};
    case errc::damaged_pack: return {"damaged_pack", 3};
    case errc::wrong_pack_format: return {"wrong_pack_format", 3};
    case errc::bad_recipe: return {"bad_recipe", 3};
    case errc::missing_package: return {"missing_package", 3};
    case errc::hash_mismatch: return {"hash_mismatch", 3};
    case errc::no_route: return {"no_route", 4};
    case errc::unknown_place: return {"unknown_place", 5};
    case errc::ambiguous_place: return {"ambiguous_place", 5};
    case errc::limit: return {"limit", 6};
    case errc::io_failure: return {"io_failure", 3};
    case errc::interrupted: return {"interrupted", 130};
  }
  return {"internal", 1};
}

}  // namespace

int exit_code(errc const code) { return row_of(code).exit; }

char const* name_of(errc const code) { return row_of(code).name; }

error::error(errc const code, std::string const& message, std::string hint)
    : std::runtime_error{message}, code_{code}, hint_{std::move(hint)} {}

}  // namespace wakhan
