// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/corridors.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace wakhan::load {

namespace {

constexpr double kLargestRadiusKm = 2000;  // of a waypoint

// "Name lon lat radius_km", where the name may hold blanks.
net::waypoint waypoint_of(io::csv_table::row const& row, std::string const& text) {
  auto const words = split_list(text, ' ');
  auto numbers = std::array<double, 3>{};
  auto is_good = words.size() >= 4;
  for (std::size_t i = 0; i < 3 && is_good; ++i) {
    auto const& word = words[words.size() - 3 + i];
    auto const [end, failed] = std::from_chars(word.data(), word.data() + word.size(), numbers[i]);
    is_good = failed == std::errc{} && end == word.data() + word.size();
  }
  auto const [lon, lat, radius_km] = numbers;
  // Written so that a number that is none fails as well.
  if (!is_good || !(std::abs(lon) <= 180 && std::abs(lat) <= 90 && radius_km > 0 && radius_km <= kLargestRadiusKm)) {
    row.reject("waypoints", "holds a part that is not \"Name lon lat radius_km\"");
  }
  return {geo::from_degrees(lon, lat), static_cast<std::uint32_t>(radius_km * 1000)};
}

}  // namespace

void add_corridors(facts const& rows, network_builder& out) {
  auto const& table = rows[fact_table::corridors];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto c = net::corridor{};
    c.id = out.text(row.text("id"));
    c.name = out.text(row.is_empty("branch") ? row.text("name")
                                             : fmt::format("{}, {}", row.text("name"), row.text("branch")));
    c.first_waypoint = static_cast<std::uint32_t>(out.data().waypoints.size());
    for (auto const& part : split_list(row.text("waypoints"))) {
      out.data().waypoints.push_back(waypoint_of(row, part));
      ++c.waypoints;
    }
    c.modes = modes_of(row);
    c.fact = fact_of(fact_table::corridors, row);
    out.data().corridors.push_back(c);
  }
}

}  // namespace wakhan::load
