// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/lines_passed.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>

#include "wakhan/api/fact_rows.h"
#include "wakhan/api/figures.h"

namespace wakhan::api {

namespace {

constexpr double kOnLineMetres = 8'000;
constexpr double kOnLineDegrees = 0.08;  // of latitude, a little more than that

// The first place on a line, as an index into its points, within reach of a point.
std::optional<std::size_t> place_on(std::span<geo::lonlat const> line, geo::lonlat const at) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    auto const a = line[i - 1];
    auto const b = line[i];
    auto const [south, north] = std::minmax({a.lat(), b.lat()});  // by value: nothing dangles
    if (at.lat() < south - kOnLineDegrees || at.lat() > north + kOnLineDegrees) {
      continue;  // far off, told without a distance
    }
    if (geo::rough_distance_m(geo::between(a, b, geo::nearest_share(a, b, at)), at) <= kOnLineMetres) {
      return i;
    }
  }
  return std::nullopt;
}

// Where on a line a section begins; nothing where the line does not pass all of it.
std::optional<std::size_t> beginning_on(std::span<geo::lonlat const> line, load::line_attributes const& a) {
  auto first = std::optional<std::size_t>{};
  for (auto const at : a.points) {
    auto const place = place_on(line, at);
    if (!place) {
      return std::nullopt;
    }
    first = first ? std::min(*first, *place) : place;
  }
  return first;
}

std::string day_words(net::validity const& v, std::string const& from, std::string const& until) {
  return v.from == INT32_MIN && v.until == INT32_MAX ? std::string{}
         : v.until == INT32_MAX                      ? fmt::format(" since {}", from)
         : v.from == INT32_MIN                       ? fmt::format(" until {}", until)
                                                     : fmt::format(" from {} until {}", from, until);
}

}  // namespace

std::vector<load::line_attributes> lines_passed(std::span<load::line_attributes const> const rows,
                                                route::leg const& leg, std::int32_t const day) {
  auto passed = std::multimap<std::size_t, load::line_attributes>{};
  for (auto const& a : rows) {
    if (a.by != leg.by || !a.valid.holds(day)) {
      continue;
    }
    if (auto const place = beginning_on(leg.shape, a)) {
      passed.emplace(*place, a);
    }
  }
  auto out = std::vector<load::line_attributes>{};
  for (auto& [place, a] : passed) {
    out.push_back(std::move(a));
  }
  return out;
}

std::string attributes_words(load::line_attributes const& a) {
  auto parts = std::vector<std::string>{};
  if (a.tracks) {
    parts.push_back(*a.tracks == 1 ? "single track" : fmt::format("{} tracks", *a.tracks));
  }
  if (!a.electrification.empty()) {
    parts.push_back(a.electrification == "none" ? "no wires" : a.electrification);
  }
  if (a.speed_kmh) {
    parts.push_back(fmt::format("freight at {:g} km/h", *a.speed_kmh));
  }
  if (a.train_length_m) {
    parts.push_back(fmt::format("trains up to {} m", grouped(*a.train_length_m, 0)));
  }
  if (a.train_gross_t) {
    parts.push_back(fmt::format("up to {} t gross", grouped(*a.train_gross_t, 0)));
  }
  if (a.axle_load_t) {
    parts.push_back(fmt::format("{:g} t an axle", *a.axle_load_t));
  }
  if (a.capacity_trains_per_day) {
    parts.push_back(fmt::format("room for {:g} trains a day", *a.capacity_trains_per_day));
  }
  if (a.trains_per_day) {
    parts.push_back(fmt::format("{:g} trains run a day", *a.trains_per_day));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string lines_text(load::pack const& pack) {
  auto const rows = fact_rows{pack};
  auto by_line = std::map<std::string, std::vector<load::line_attributes>>{};
  for (auto& a : load::read_line_attributes(rows.table(load::fact_table::line_attributes))) {
    by_line[a.name].push_back(std::move(a));
  }
  auto out = std::string{"What is published of lines; trains a day of both directions together. No search uses it\n"};
  for (auto const& [name, all] : by_line) {
    out += fmt::format("\n  {} ({})\n", name, net::name_of(all.front().by));
    for (auto const& a : all) {
      out += fmt::format("    {} - {}{}: {}\n", a.from, a.to,
                         day_words(a.valid, rows.text(a.fact, "valid_from"), rows.text(a.fact, "valid_until")),
                         attributes_words(a));
      out += fmt::format("      {}\n", rows.describe(a.fact));
    }
  }
  return out;
}

}  // namespace wakhan::api
