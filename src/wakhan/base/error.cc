// SPDX-License-Identifier: Apache-2.0
#include "wakhan/base/error.h"

namespace wakhan {

namespace {

struct error_row {
  char const* name;
  int exit;
  char const* hint;
};

error_row row_of(errc const code) {
  switch (code) {
    case errc::internal:
      return {"internal", 1, "Please report it with the command and the version; the message names the place"};
    case errc::usage: return {"usage", 2, "See wakhan --help or wakhan COMMAND --help"};
    case errc::bad_input: return {"bad_input", 3, "Mend the file, line and field that the message names"};
    case errc::missing_pack: return {"missing_pack", 3, "Run ./setup or name a pack with --pack"};
    case errc::damaged_pack: return {"damaged_pack", 3, "Build it anew: wakhan pack build"};
    case errc::wrong_pack_format: return {"wrong_pack_format", 3, "Build it anew with this program: wakhan pack build"};
    case errc::bad_recipe: return {"bad_recipe", 3, "Mend the key that the message names"};
    case errc::missing_package:
      return {"missing_package", 3,
              "Look whether pip and apt reach their registries, or put the file into .cache/packages"};
    case errc::hash_mismatch:
      return {"hash_mismatch", 3,
              "Delete it from .cache/packages and try again; if it stays so, review the new contents and change the "
              "recipe"};
    case errc::no_route:
      return {"no_route", 4, "Drop an --avoid or a --via, or allow more modes; the answer names the reason"};
    case errc::unknown_place:
      return {"unknown_place", 5, "Try one of the names the message offers, a UN/LOCODE, or lon,lat"};
    case errc::ambiguous_place:
      return {"ambiguous_place", 5, "Add the country as in 'Name, CC', or give a code or lon,lat"};
    case errc::limit: return {"limit", 6, "Ask for less, or raise the limit that the message names"};
    case errc::io_failure:
      return {"io_failure", 3,
              "Look at the path that the message names: does it exist, may we use it, is the disk full?"};
    case errc::interrupted: return {"interrupted", 130, "Nothing was left half-written; run it again"};
  }
  return row_of(errc::internal);
}

}  // namespace

int exit_code(errc const code) { return row_of(code).exit; }

char const* name_of(errc const code) { return row_of(code).name; }

char const* hint_of(errc const code) { return row_of(code).hint; }

error::error(errc const code, std::string const& message, std::string hint)
    : std::runtime_error{message}, code_{code}, hint_{std::move(hint)} {}

}  // namespace wakhan
