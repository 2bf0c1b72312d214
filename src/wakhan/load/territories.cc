// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/territories.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

namespace wakhan::load {

namespace {

using provinces_by_name = std::multimap<std::string, io::geopackage_row const*, std::less<>>;

// The polygons of a territory's provinces; several may bear one name.
std::vector<io::geopackage_row const*> polygons_of(territory_area const& area, provinces_by_name const& by_name,
                                                   io::csv_table::row const& row) {
  auto found = std::vector<io::geopackage_row const*>{};
  for (auto const& name : area.provinces) {
    auto const [first, last] = by_name.equal_range(name);
    if (first == last) {
      row.reject("provinces", fmt::format("names '{}', which is no province of the layer states_provinces; write "
                                          "\"ISO-code Name\" as it stands there",
                                          name));
    }
    std::transform(first, last, std::back_inserter(found), [](auto const& p) { return p.second; });
  }
  return found;
}

}  // namespace

void add_territories(country_list const& countries, facts const& rows, std::string const& geopackage,
                     country_map& map) {
  auto const has_provinces = std::any_of(countries.areas().begin(), countries.areas().end(),
                                         [](auto const& area) { return !area.provinces.empty(); });
  auto const provinces = has_provinces ? io::read_geopackage(geopackage, "states_provinces", {"iso_a2", "name"})
                                       : std::vector<io::geopackage_row>{};
  auto by_name = provinces_by_name{};
  for (auto const& p : provinces) {
    by_name.emplace(fmt::format("{} {}", p.values[0], p.values[1]), &p);
  }
  for (auto const& area : countries.areas()) {
    auto const row = rows[fact_table::disputed_areas][area.row];
    if (!map.add_territory(area.entry, polygons_of(area, by_name, row), area.ring)) {
      row.reject("ring", "covers nothing of the provinces; draw it where they lie");
    }
  }
}

}  // namespace wakhan::load
