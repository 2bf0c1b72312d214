// SPDX-License-Identifier: Apache-2.0
#include "option_values.h"

#include <algorithm>

#include "wakhan/api/pack_svg.h"

namespace wakhan::cli {

namespace {

// One row an option, for all verbs that have no row of their own.
std::vector<option_values> const& rows() {
  static auto const table = std::vector<option_values>{
      {"--allow", value_kind::ids, {}},
      {"--avoid", value_kind::ids, {}},
      {"--cache", value_kind::folder, {}},
      {"--format", value_kind::words, {"table", "json", "ndjson", "csv", "geojson", "gpkg", "svg"}},
      {"--gauge", value_kind::words, {"1435", "1520", "1524", "1668", "1676", "1600", "1000", "1050", "1067"}},
      {"--layer", value_kind::list, api::map_layers()},
      {"--load", value_kind::words, {"feu", "teu", "tonne"}},
      {"--modes", value_kind::list, {"rail", "road", "sea", "waterway", "ferry", "air"}},
      {"--output", value_kind::file, {}},
      {"--pack", value_kind::file, {}},
      {"--recipe", value_kind::file, {}},
      {"doctor --format", value_kind::words, {"text", "json"}},
      {"shell", value_kind::words, {"bash", "zsh", "fish"}},
  };
  return table;
}

option_values const* find(std::string const& key) {
  auto const found = std::find_if(rows().begin(), rows().end(), [&](auto const& row) { return row.option == key; });
  return found == rows().end() ? nullptr : &*found;
}

}  // namespace

option_values const& values_of(std::string const& verb, std::string const& option) {
  static auto const unknown = option_values{};
  auto const* const own = find(verb + " " + option);
  auto const* const found = own != nullptr ? own : find(option);
  return found == nullptr ? unknown : *found;
}

bool has_own_values(std::string const& verb, std::string const& option) { return find(verb + " " + option) != nullptr; }

std::vector<std::string> const& answer_formats() { return values_of("route", "--format").words; }

}  // namespace wakhan::cli
