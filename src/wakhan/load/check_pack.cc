// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/check_pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "wakhan/load/track_lengths.h"
#include "wakhan/net/attribution.h"

namespace wakhan::load {

namespace {

using net::link_kind;

constexpr double kLeastShare = 0.9;
constexpr double kRounding = 2000;  // metres

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
        if (kind != link_kind::track && (kind != link_kind::passage || n_.links.ref[link] == closed_passage ||
                                         n_.passages[net::passage_id{n_.links.ref[link]}].is_planned != 0)) {
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

using country_pair = std::pair<net::country_id, net::country_id>;

// Pairs of neighbours between which any line of a mode may cross without control on the day.
std::set<std::pair<net::mode, country_pair>> open_pairs(net::network const& n, facts const& rows,
                                                        std::int32_t const day) {
  auto by_code = std::map<std::string, net::country_id, std::less<>>{};
  for (std::size_t c = 0; c < n.countries.size(); ++c) {
    auto const id = net::country_id{static_cast<std::uint16_t>(c)};
    by_code.emplace(n.code_of(id), id);
  }
  auto found = std::set<std::pair<net::mode, country_pair>>{};
  auto const& table = rows[fact_table::border_pairs];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const by = net::parse_mode(row.text("mode"));
    auto const a = by_code.find(row.text("country_a"));
    auto const b = by_code.find(row.text("country_b"));
    if (by && a != by_code.end() && b != by_code.end() && row.text("rule") == "open" && span_of(row).holds(day)) {
      found.emplace(*by, std::minmax(a->second, b->second));
    }
  }
  return found;
}

struct law_breaks {
  int gauge{}, country{}, border{}, length{}, adjacency{};
};

void judge_track(net::network const& n, net::link_id const link, law_breaks& broken) {
  auto const a = n.links.from[link];
  auto const b = n.links.to[link];
  broken.gauge += n.nodes.by[a] != n.nodes.by[b] ? 1 : 0;
  broken.country += n.nodes.country[a] != n.nodes.country[b] || n.nodes.country[a] != n.links.country[link] ? 1 : 0;
  // Published lines have their length wherever their stations are drawn: those that do not fit are findings
  // (published-line-too-short).
  if (is_of_published_line(n.links.fact[link])) {
    return;
  }
  // Published lengths and factors under 1 may lie a little under the great circle of rounded end points.
  auto const direct = geo::rough_distance_m(n.nodes.position[a], n.nodes.position[b]);
  broken.length += n.links.length_m[link] + kRounding < kLeastShare * direct ? 1 : 0;
}

bool is_border(net::network const& n, net::link_id const link) {
  return n.links.kind[link] == link_kind::border || n.links.kind[link] == link_kind::free_border;
}

// Whether a border has a crossing of its two countries and mode, or is one of an open pair.
bool is_lawful(net::network const& n, net::link_id const link,
               std::set<std::pair<net::mode, country_pair>> const& open) {
  auto const pair_of = [&](net::country_id const a, net::country_id const b) {
    return country_pair{std::min(n.ground_of(a), n.ground_of(b)), std::max(n.ground_of(a), n.ground_of(b))};
  };
  auto const pair = pair_of(n.nodes.country[n.links.from[link]], n.nodes.country[n.links.to[link]]);
  auto const ref = n.links.ref[link];
  if (ref == UINT32_MAX) {
    return pair.first == pair.second || open.contains({n.links.by[link], pair});
  }
  auto const& c = n.crossings[net::crossing_id{ref}];
  return c.by == n.links.by[link] && pair_of(c.country_a, c.country_b) == pair;
}

bool is_at(net::network const& n, net::link_id const link, net::node_id const node) {
  auto const links = n.links_at(node);
  return std::find(links.begin(), links.end(), link) != links.end();
}

}  // namespace

void check_laws(net::network const& n, check_report& report) {
  auto broken = law_breaks{};
  for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
    auto const link = net::link_id{i};
    auto const a = n.links.from[link];
    auto const b = n.links.to[link];
    auto const is_inland = n.links.kind[link] == link_kind::passage && n.links.by[link] != net::mode::sea;
    if (n.links.kind[link] == link_kind::track || is_inland) {
      judge_track(n, link, broken);
    } else if (is_border(n, link)) {
      broken.border += n.links.ref[link] == UINT32_MAX && n.nodes.by[a] != n.nodes.by[b] ? 1 : 0;
    }
    broken.adjacency += is_at(n, link, a) && is_at(n, link, b) ? 0 : 1;
  }
  auto const require = [&](int const found, std::string_view const what) {
    report.require(found == 0, "Laws", fmt::format("{} {}", found, what));
  };
  require(broken.gauge, "lines change their gauge or carriage system without a transfer");
  require(broken.country, "lines pass from one country to another without a border");
  require(broken.border, "borders are open to another gauge without a crossing row");
  require(broken.length, "lines are shorter than nine tenths of the great circle between their ends");
  require(broken.adjacency, "links are missing at one of their ends");
}

void check_borders(net::network const& n, facts const& rows, std::int32_t const day, check_report& report) {
  auto const open = open_pairs(n, rows, day);
  auto found = 0;
  for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
    found += is_border(n, net::link_id{i}) && !is_lawful(n, net::link_id{i}, open) ? 1 : 0;
  }
  report.require(found == 0, "Laws",
                 fmt::format("{} borders have neither a crossing row of their two countries nor an open pair", found));
}

namespace {

// A section has links of its own; a waterway as a whole is named by sections that have.
void check_waterway(net::network const& n, net::passage_id const id, check_report& report) {
  auto const& p = n.passages[id];
  auto const passages = n.passages.all();
  auto const sections = std::count_if(passages.begin(), passages.end(),
                                      [&](auto const& other) { return other.waterway == id && other.links > 0; });
  auto const is_good = p.waterway == id ? sections > 0 : p.links > 0;
  if (!is_good || p.waterway == id) {
    report.require(is_good, "Waterways", fmt::format("{}: {} sections with links", n.text(p.id), sections));
  }
}

}  // namespace

void check_passages(net::network const& n, check_report& report) {
  for (std::uint32_t i = 0; i < n.passages.size(); ++i) {
    auto const& p = n.passages[net::passage_id{i}];
    if (p.waterway.is_valid()) {
      check_waterway(n, net::passage_id{i}, report);
      continue;
    }
    if (p.is_planned != 0) {
      report.require(p.links > 0, "Planned lines", fmt::format("{}: {} links", n.text(p.id), p.links));
      continue;
    }
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

namespace {

// Kilometres of track by mode and country slot.
class track_sums {
 public:
  track_sums(net::network const& n, facts const& rows, net::view const& seen)
      : n_{n}, km_(net::kModes * (n.countries.size() + 1), 0) {
    auto const lengths = track_lengths{n, rows};
    for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
      auto const link = net::link_id{i};
      if (n.links.kind[link] == link_kind::track) {
        km_[slot(n.links.by[link], n.country_slot(seen.shown(n.links.country[link])))] += lengths.km(link);
      }
    }
  }
  double km(net::mode const by, std::size_t const country) const { return km_[slot(by, country)]; }

 private:
  std::size_t slot(net::mode const by, std::size_t const country) const {
    return static_cast<std::size_t>(by) * (n_.countries.size() + 1) + country;
  }

  net::network const& n_;
  std::vector<double> km_;
};

}  // namespace

void check_lengths(net::network const& n, facts const& rows, std::int32_t const day, check_report& report) {
  // Published lengths count territories as the default point of view does.
  auto counted = net::changes{};
  counted.day = day;
  net::take_point_of_view(n, net::default_point_of_view(n), counted);
  auto const seen = net::view{n, counted};
  auto const sums = track_sums{n, rows, seen};
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
      auto const found = sums.km(*by, c);
      auto const share = found / row.number("published_km", 1, 1e7);
      auto const low = row.number("low_share", 0, 10);
      auto const high = row.number("high_share", 0, 10);
      report.require(low <= share && share <= high, "Kilometres by country",
                     fmt::format("{} {}: {:.0f} km, {:.2f} of the published {:.0f} (band {:.2f} to {:.2f})",
                                 row.text("mode"), code, found, share, row.number("published_km"), low, high));
      break;
    }
  }
}

void check_drawing(std::span<finding const> const found, check_report& report) {
  auto const require_none = [&](std::string_view const check, std::string_view const what) {
    auto const count = std::count_if(found.begin(), found.end(), [&](auto const& f) { return f.check == check; });
    report.require(count == 0, "Drawing", fmt::format("{} {} (finding {})", count, what, check));
  };
  require_none("line-over-land", "sea lines run over land");
  require_none("line-abroad", "railways are drawn through a country in which neither end lies");
  require_none("redrawn-line", "rows draw a line anew that is not there");
}

check_report check_pack(pack const& p, unsigned const threads) {
  auto report = check_report{};
  auto const rows = p.read_facts();
  auto const day = *parse_date(p.meta().reference_date, false);
  check_laws(p.network(), report);
  check_borders(p.network(), rows, day, report);
  check_passages(p.network(), report);
  check_drawing(p.read_findings(), report);
  check_connections(p.network(), rows, day, report);
  check_lengths(p.network(), rows, day, report);
  check_distances(p.network(), rows, threads, report);
  return report;
}

}  // namespace wakhan::load
