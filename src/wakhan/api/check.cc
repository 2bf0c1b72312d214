// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <vector>

#include "wakhan/api/figures.h"
#include "wakhan/load/check_pack.h"
#include "wakhan/load/track_lengths.h"

namespace wakhan::api {

namespace {

constexpr std::size_t kCountriesShown = 25;

// Kilometres and links of line-haul by mode and country.
struct line_lengths {
  std::map<std::string, std::array<double, net::kModes>> by_country;
  std::array<double, net::kModes> km{};
  std::array<std::size_t, net::kModes> links{};
};

line_lengths measure(net::network const& n, load::facts const& rows) {
  auto const lengths = load::track_lengths{n, rows};
  auto sums = line_lengths{};
  for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
    auto const link = net::link_id{i};
    auto const kind = n.links.kind[link];
    if (kind != net::link_kind::track &&
        (kind != net::link_kind::passage || n.passages[net::passage_id{n.links.ref[link]}].is_planned != 0)) {
      continue;
    }
    auto const by = static_cast<std::size_t>(n.links.by[link]);
    auto const km = lengths.km(link);
    sums.km[by] += km;
    ++sums.links[by];
    if (n.links.country[link].is_valid()) {
      sums.by_country[std::string{n.id_of(n.links.country[link])}][by] += km;
    }
  }
  return sums;
}

// Connected pieces of line-haul of a mode, borders left aside.
std::size_t pieces(net::network const& n, net::mode const by) {
  return static_cast<std::size_t>(std::count_if(n.zones.all().begin(), n.zones.all().end(), [&](auto const& z) {
    return by == net::mode::rail   ? net::is_rail(z.by)
           : by == net::mode::road ? z.by == net::carriage::road
                                   : z.by == net::carriage::sea || z.by == net::carriage::river_sea;
  }));
}

std::string lines_text(net::network const& n, load::facts const& rows) {
  auto const sums = measure(n, rows);
  auto out = fmt::format("\n{:<10} {:>12} {:>10} {:>8}\n", "mode", "km", "links", "zones");
  for (auto const by : {net::mode::rail, net::mode::road, net::mode::sea}) {
    auto const i = static_cast<std::size_t>(by);
    out += fmt::format("{:<10} {:>12} {:>10} {:>8}\n", net::name_of(by), grouped(sums.km[i]),
                       grouped(static_cast<double>(sums.links[i])), pieces(n, by));
  }
  // Waterways are links between quays and junctions without zones.
  auto const water = static_cast<std::size_t>(net::mode::waterway);
  out += fmt::format("{:<10} {:>12} {:>10} {:>8}\n", "waterway", grouped(sums.km[water]),
                     grouped(static_cast<double>(sums.links[water])), "-");
  auto order = std::vector<std::pair<double, std::string>>{};
  for (auto const& [code, km] : sums.by_country) {
    order.emplace_back(-km[0] - km[1], code);
  }
  std::sort(order.begin(), order.end());
  out += fmt::format("\n{:<10} {:>12} {:>12}   (the {} countries with most)\n", "country", "rail km", "road km",
                     kCountriesShown);
  for (std::size_t i = 0; i < std::min(kCountriesShown, order.size()); ++i) {
    auto const& km = sums.by_country.at(order[i].second);
    out += fmt::format("{:<10} {:>12} {:>12}\n", order[i].second, grouped(km[0]), grouped(km[1]));
  }
  return out;
}

std::string terminals_text(net::network const& n) {
  static constexpr auto kNames =
      std::array{"dry ports", "rail terminals", "gauge-change terminals", "ports", "airports", "road terminals",
                 "stations",  "assumed"};
  auto count = std::array<std::size_t, kNames.size()>{};
  auto hubs = std::size_t{0};
  for (auto const& t : n.terminals.all()) {
    ++count.at(static_cast<std::size_t>(t.kind));
    hubs += t.is_hub;
  }
  auto out =
      fmt::format("\nTerminals: {}, of which freight may change mode in mid-journey at {}\n", n.terminals.size(), hubs);
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    out += fmt::format("  {:<24} {:>6}\n", kNames[i], count[i]);
  }
  return out;
}

std::string factors_text(load::facts const& rows) {
  auto out =
      std::string{"\nDistance factors in use (length = layer × factor; rows with published lengths have none)\n"};
  auto const& table = rows[load::fact_table::distance_factors];
  for (std::size_t i = 0; i < table.size(); ++i) {
    out += fmt::format("  {:<8} {:<18} {:>6}  {}\n", table[i].text("mode"), table[i].text("scope"),
                       table[i].text("factor"), table[i].text("kind"));
  }
  return out;
}

}  // namespace

checked_pack check_pack_text(load::pack const& pack) {
  auto const report = load::check_pack(pack, 0);
  return {report.text(), report.is_good()};
}

std::string pack_info_text(load::pack const& pack) {
  auto const& n = pack.network();
  auto out = fmt::format("Pack {} ({}), hash {}\nReference date {}, prices in US dollars of {}\n", pack.meta().name,
                         pack.path(), pack.hash(), pack.meta().reference_date, pack.meta().price_year);
  out += fmt::format(
      "\n{} nodes, {} links, {} zones, {} portals with {} ways between them\n{} places, {} crossings, {} passages, {} "
      "ferries, {} corridors\n",
      grouped(static_cast<double>(n.nodes.position.size())), grouped(static_cast<double>(n.links.from.size())),
      n.zones.size(), grouped(static_cast<double>(n.portals.size())),
      grouped(static_cast<double>(n.overlay.head.size())), grouped(static_cast<double>(pack.places().position.size())),
      n.crossings.size(), n.passages.size(), n.ferries.size(), n.corridors.size());
  auto const rows = pack.read_facts();
  out += lines_text(n, rows) + terminals_text(n) + factors_text(rows);
  out += "\nSources\n";
  for (auto const& s : pack.meta().sources) {
    out +=
        fmt::format("  {} {}, licence {}; {}\n    sha256 {}\n", s.name, s.version, s.licence, s.attribution, s.sha256);
  }
  return out + "  Facts of data/, Apache-2.0; data/odbl/ under ODbL-1.0, © OpenStreetMap contributors\n";
}

}  // namespace wakhan::api
