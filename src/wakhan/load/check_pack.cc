// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/check_pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace wakhan::load {

namespace {

using net::link_kind;

// Whether a point lies in a box that does not pass the antimeridian from low to high longitude, or does.
bool is_in_box(geo::lonlat const p, geo::lonlat const low, geo::lonlat const high) {
  auto const has_lon = low.lon_e6 <= high.lon_e6 ? low.lon_e6 <= p.lon_e6 && p.lon_e6 <= high.lon_e6
                                                 : p.lon_e6 >= low.lon_e6 || p.lon_e6 <= high.lon_e6;
  return has_lon && low.lat_e6 <= p.lat_e6 && p.lat_e6 <= high.lat_e6;
}

// The nodes of ships' systems inside a passage's box and whether its probes are joined there.
class box_waters {
 public:
  box_waters(net::network const& n, net::passage const& p) : n_{n} {
    for (std::uint32_t i = 0; i < n.nodes.position.size(); ++i) {
      auto const node = net::node_id{i};
      auto const by = n.nodes.by[node];
      if ((by == net::carriage::sea || by == net::carriage::river_sea) &&
          is_in_box(n.nodes.position[node], p.box_low, p.box_high)) {
        inside_.insert(i);
      }
    }
  }

  bool joins(geo::lonlat const a, geo::lonlat const b, std::uint32_t const closed_passage) const {
    auto queue = nodes_at(nearest(a));
    auto const goals = nodes_at(nearest(b));
    auto seen = std::set<std::uint32_t>(queue.begin(), queue.end());
    for (std::size_t i = 0; i < queue.size(); ++i) {
      for (auto const link : n_.links_at(net::node_id{queue[i]})) {
        auto const kind = n_.links.kind[link];
        if (kind != link_kind::track && (kind != link_kind::passage || n_.links.ref[link] == closed_passage)) {
          continue;
        }
        auto const next = n_.other_end(link, net::node_id{queue[i]}).value;
        if (inside_.contains(next) && seen.insert(next).second) {
          queue.push_back(next);
        }
      }
    }
    return std::any_of(goals.begin(), goals.end(), [&](auto const goal) { return seen.contains(goal); });
  }

  bool empty() const { return inside_.empty(); }

 private:
  std::uint32_t nearest(geo::lonlat const at) const {
    return *std::min_element(inside_.begin(), inside_.end(), [&](auto const x, auto const y) {
      return geo::rough_distance_m(n_.nodes.position[net::node_id{x}], at) <
             geo::rough_distance_m(n_.nodes.position[net::node_id{y}], at);
    });
  }

  // Ocean ships and river–sea vessels have nodes of their own at the same point.
  std::vector<std::uint32_t> nodes_at(std::uint32_t const node) const {
    auto found = std::vector<std::uint32_t>{};
    std::copy_if(inside_.begin(), inside_.end(), std::back_inserter(found), [&](auto const i) {
      return n_.nodes.position[net::node_id{i}] == n_.nodes.position[net::node_id{node}];
    });
    return found;
  }

  net::network const& n_;
  std::set<std::uint32_t> inside_;
};

}  // namespace

void check_laws(net::network const& n, check_report& report) {
  auto gauge_breaks = 0;
  auto unnamed_borders = 0;
  auto country_leaks = 0;
  auto too_short = 0;
  for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
    auto const link = net::link_id{i};
    auto const a = n.links.from[link];
    auto const b = n.links.to[link];
    if (n.links.kind[link] == link_kind::track) {
      gauge_breaks += n.nodes.by[a] != n.nodes.by[b] ? 1 : 0;
      country_leaks += n.nodes.country[a] != n.nodes.country[b] || n.nodes.country[a] != n.links.country[link] ? 1 : 0;
      auto const direct = geo::rough_distance_m(n.nodes.position[a], n.nodes.position[b]);
      // Published lengths and factors under 1 may lie a little under the great circle of rounded end points.
      too_short += n.links.length_m[link] + 2000 < 0.9 * direct ? 1 : 0;
    } else if (n.links.kind[link] == link_kind::border) {
      // Without a row a border is open by its pair, and then free; a free one that is no part of a zone joins two
      // rates.
      auto const a_zone = n.nodes.zone[a];
      auto const b_zone = n.nodes.zone[b];
      unnamed_borders +=
          n.links.ref[link] == UINT32_MAX && a_zone.is_valid() && b_zone.is_valid() && n.nodes.by[a] != n.nodes.by[b]
              ? 1
              : 0;
    }
  }
  report.require(gauge_breaks == 0, "Laws",
                 fmt::format("{} lines change their gauge or carriage system without a transfer", gauge_breaks));
  report.require(country_leaks == 0, "Laws",
                 fmt::format("{} lines pass from one country to another without a border", country_leaks));
  report.require(unnamed_borders == 0, "Laws",
                 fmt::format("{} borders are open without a crossing row or an open pair", unnamed_borders));
  report.require(
      too_short == 0, "Laws",
      fmt::format("{} lines are shorter than nine tenths of the great circle between their ends", too_short));
}

void check_passages(net::network const& n, check_report& report) {
  for (std::uint32_t i = 0; i < n.passages.size(); ++i) {
    auto const& p = n.passages[net::passage_id{i}];
    auto const waters = box_waters{n, p};
    auto const name = n.text(p.id);
    if (waters.empty()) {
      report.require(false, "Passages", fmt::format("{}: no water in its box", name));
      continue;
    }
    auto const with = waters.joins(p.probe_a, p.probe_b, UINT32_MAX);
    auto const without = waters.joins(p.probe_a, p.probe_b, i);
    report.require(with && !without && p.links > 0, "Passages",
                   fmt::format("{}: {} links; probes {} with them and {} without", name, p.links,
                               with ? "joined" : "apart", without ? "joined" : "apart"));
  }
}

void check_lengths(net::network const& n, facts const& rows, check_report& report) {
  auto km = std::vector<double>(net::kModes * (n.countries.size() + 1), 0);
  for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
    auto const link = net::link_id{i};
    if (n.links.kind[link] == link_kind::track) {
      km[static_cast<std::size_t>(n.links.by[link]) * (n.countries.size() + 1) +
         n.country_slot(n.links.country[link])] += n.links.length_m[link] / 1000.0;
    }
  }
  auto const& table = rows[fact_table::network_bands];
  for (std::size_t r = 0; r < table.size(); ++r) {
    auto const row = table[r];
    auto const by = net::parse_mode(row.text("mode"));
    if (!by) {
      row.reject("mode", "is no mode");
    }
    auto const& code = row.text("country");
    for (std::size_t c = 0; c < n.countries.size(); ++c) {
      if (n.code_of(net::country_id{static_cast<std::uint16_t>(c)}) != code) {
        continue;
      }
      auto const found = km[static_cast<std::size_t>(*by) * (n.countries.size() + 1) + c];
      auto const share = found / row.number("published_km", 1, 1e7);
      auto const low = row.number("low_share", 0, 10);
      auto const high = row.number("high_share", 0, 10);
      report.require(low <= share && share <= high, "Kilometres by country",
                     fmt::format("{} {}: {:.0f} km, {:.2f} of the published {:.0f} (band {:.2f} to {:.2f})",
                                 row.text("mode"), code, found, share, row.number("published_km"), low, high));
    }
  }
}

check_report check_pack(pack const& p, unsigned const threads) {
  auto report = check_report{};
  auto const rows = p.read_facts();
  auto const day = *parse_date(p.meta().reference_date, false);
  check_laws(p.network(), report);
  check_passages(p.network(), report);
  check_connections(p.network(), rows, day, report);
  check_lengths(p.network(), rows, report);
  check_distances(p.network(), rows, threads, report);
  return report;
}

}  // namespace wakhan::load
