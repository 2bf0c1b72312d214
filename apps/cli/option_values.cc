// SPDX-License-Identifier: Apache-2.0
#include "option_values.h"

#include <algorithm>

namespace wakhan::cli {

namespace {

// One row an option. Options of the same name mean the same at every verb.
std::vector<option_values> const& rows() {
  static auto const table = std::vector<option_values>{
      {"--allow", value_kind::ids, {}},
      {"--avoid", value_kind::ids, {}},
      {"--cache", value_kind::folder, {}},
      {"--format", value_kind::words, {"table", "json", "ndjson", "csv", "geojson", "svg"}},
      {"--load", value_kind::words, {"feu", "teu", "tonne"}},
      {"--modes", value_kind::list, {"rail", "road", "sea", "waterway", "ferry", "air"}},
      {"--output", value_kind::file, {}},
      {"--pack", value_kind::file, {}},
      {"--recipe", value_kind::file, {}},
      {"shell", value_kind::words, {"bash", "zsh", "fish"}},
  };
  return table;
}

}  // namespace

option_values const& values_of(std::string const& option) {
  static auto const unknown = option_values{};
  auto const found = std::find_if(rows().begin(), rows().end(), [&](auto const& row) { return row.option == option; });
  return found == rows().end() ? unknown : *found;
}

std::vector<std::string> const& answer_formats() { return values_of("--format").words; }

}  // namespace wakhan::cli
