// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "wakhan/base/parallel.h"
#include "wakhan/geo/kd_tree.h"
#include "wakhan/load/check_pack.h"
#include "wakhan/net/overlay.h"

namespace wakhan::load {

namespace {

using net::link_kind;
using net::mode;

constexpr auto kSection = "Distances against published ones";
constexpr double kLandMetres = 30'000;
constexpr double kSeaMetres = 100'000;
constexpr double kMedianLimit = 0.05;
constexpr double kWideLimit = 0.15;
constexpr double kWideShare = 0.85;
constexpr double kNarrowLimit = 0.10;
constexpr std::size_t kWorstShown = 10;
constexpr std::size_t kTries = 3;  // zones tried at either end

struct question {
  io::csv_table::row row;
  mode by;
  // From, places on the way that the table knows elsewhere, to. At each the nearest nodes of different zones: yards of
  // a foreign gauge may lie nearer than the line meant.
  std::vector<std::vector<net::node_id>> stops;
  double published_km{};
  std::optional<std::uint32_t> closed_passage;  // a way round: "Cape of Good Hope" means without Suez
  double network_km{};                          // 0 where there is no way
};

class nearest_of_mode {
 public:
  nearest_of_mode(net::network const& n, mode const by) : n_{n}, by_{by} {
    auto nodes = std::vector<std::uint32_t>{};
    auto const portals = portals_by_zone();
    for (std::uint32_t i = 0; i < n.nodes.position.size(); ++i) {
      auto const system = n.nodes.by[net::node_id{i}];
      // Stubs and yards that nothing joins would stand for no place.
      auto const zone = n.nodes.zone[net::node_id{i}];
      // Waterways have no zones: their sections are links between portals.
      if (is_of_mode(system, by) && (by == mode::waterway || (zone.is_valid() && portals[zone.index()] >= 2))) {
        nodes.push_back(i);
      }
    }
    order_ = geo::kd_order(n.nodes.position.all(), std::move(nodes));
  }

  std::vector<net::node_id> find(geo::lonlat const at) const {
    auto const tree = geo::kd_tree{n_.nodes.position.all(), order_};
    auto found = std::vector<net::node_id>{};
    for (std::size_t tries = 0; tries < kTries; ++tries) {
      auto const hits = tree.nearest(at, 1, by_ == mode::sea ? kSeaMetres : kLandMetres, [&](std::uint32_t const i) {
        return std::none_of(found.begin(), found.end(),
                            [&](auto const f) { return n_.nodes.zone[f] == n_.nodes.zone[net::node_id{i}]; });
      });
      if (hits.empty()) {
        break;
      }
      found.emplace_back(hits.front().item);
    }
    return found;
  }

 private:
  static bool is_of_mode(net::carriage const system, mode const by) {
    switch (by) {
      case mode::rail: return is_rail(system);
      case mode::road: return system == net::carriage::road;
      case mode::waterway: return system == net::carriage::waterway;
      default: return system == net::carriage::sea;
    }
  }

  // Portals by zone.
  std::vector<int> portals_by_zone() const {
    auto count = std::vector<int>(n_.zones.size(), 0);
    for (auto const node : n_.portals.all()) {
      if (n_.nodes.zone[node].is_valid()) {
        ++count[n_.nodes.zone[node].index()];
      }
    }
    return count;
  }

  net::network const& n_;
  mode by_;
  std::vector<std::uint32_t> order_;
};

// Published kilometres of lines count whatever their crossings' state: the table judges lengths, not borders.
bool may_follow(net::network const& n, question const& q, net::link_id const link) {
  if (n.links.by[link] != q.by) {
    return false;
  }
  auto const kind = n.links.kind[link];
  if (kind == link_kind::passage) {
    auto const ref = n.links.ref[link];
    return n.passages[net::passage_id{ref}].is_shut == 0 && ref != q.closed_passage;
  }
  return kind == link_kind::track || kind == link_kind::free_border || kind == link_kind::border;
}

std::optional<std::uint32_t> passage_of(net::network const& n, std::string_view const id) {
  for (std::uint32_t i = 0; i < n.passages.size(); ++i) {
    if (n.text(n.passages[net::passage_id{i}].id) == id) {
      return i;
    }
  }
  return std::nullopt;
}

// How one mode's pairs compare. A pair without a way is as wrong as can be: it counts against both shares.
struct comparison {
  std::vector<std::pair<double, question const*>> errors;  // of the pairs with a way, smallest first
  std::vector<std::string> unreachable;

  std::size_t pairs() const { return errors.size() + unreachable.size(); }
  double median() const {
    auto const middle = pairs() / 2;
    return middle < errors.size() ? errors[middle].first : 1.0;
  }
  double share_within(double const limit) const {
    auto const n = std::count_if(errors.begin(), errors.end(), [&](auto const& e) { return e.first <= limit; });
    return static_cast<double>(n) / static_cast<double>(pairs());
  }
};

comparison compare(mode const by, std::vector<question> const& asked) {
  auto found = comparison{};
  for (auto const& q : asked) {
    if (q.by == by && q.network_km > 0) {
      found.errors.emplace_back(std::abs(q.network_km / q.published_km - 1), &q);
    } else if (q.by == by) {
      found.unreachable.push_back(q.row.text("id"));
    }
  }
  std::stable_sort(found.errors.begin(), found.errors.end(),
                   [](auto const& a, auto const& b) { return a.first < b.first; });
  return found;
}

void report_mode(mode const by, std::vector<question> const& asked, int const unplaced, check_report& report) {
  auto const found = compare(by, asked);
  if (found.pairs() == 0) {
    return;
  }
  report.require(
      found.median() <= kMedianLimit && found.share_within(kWideLimit) >= kWideShare, kSection,
      fmt::format("{}: {} pairs, median error {:.1f} %, {:.0f} % within 10 %, {:.0f} % within 15 % (must be: {:.0f} %, "
                  "{:.0f} % within 15 %)",
                  name_of(by), found.pairs(), 100 * found.median(), 100 * found.share_within(kNarrowLimit),
                  100 * found.share_within(kWideLimit), 100 * kMedianLimit, 100 * kWideShare));
  for (std::size_t i = 0; i < std::min(kWorstShown, found.errors.size()); ++i) {
    auto const& [error, q] = found.errors[found.errors.size() - 1 - i];
    if (error > kNarrowLimit) {
      report.info(kSection, fmt::format("{}: network {:.0f} km, published {:.0f} ({:+.0f} %)", q->row.text("id"),
                                        q->network_km, q->published_km, 100 * (q->network_km / q->published_km - 1)));
    }
  }
  if (!found.unreachable.empty()) {
    report.info(kSection, fmt::format("without a way: {}", fmt::join(found.unreachable, ", ")));
  }
  if (unplaced > 0) {
    report.info(kSection, fmt::format("not compared: {} pairs with an end off the network", unplaced));
  }
}

// Places by name, as the ends of the table's rows give them: "Zabaikalsk (border joint RU/CN)" counts as Zabaikalsk.
std::map<std::string, geo::lonlat, std::less<>> known_places(io::csv_table const& table) {
  auto found = std::map<std::string, geo::lonlat, std::less<>>{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (auto const* const end : {"from", "to"}) {
      auto const& name = table[i].text(end);
      found.emplace(name.substr(0, name.find(" (")),
                    position_of(table[i], fmt::format("{}_lon", end), fmt::format("{}_lat", end)));
    }
  }
  return found;
}

std::vector<std::vector<net::node_id>> stops_of(io::csv_table::row const& row, nearest_of_mode const& nearest,
                                                std::map<std::string, geo::lonlat, std::less<>> const& places) {
  auto stops = std::vector<std::vector<net::node_id>>{};
  stops.push_back(nearest.find(position_of(row, "from_lon", "from_lat")));
  for (auto const& name : split_list(row.text("via"))) {
    if (auto const place = places.find(name); place != places.end()) {
      if (auto on_the_way = nearest.find(place->second); !on_the_way.empty()) {
        stops.push_back(std::move(on_the_way));
      }
    }
  }
  stops.push_back(nearest.find(position_of(row, "to_lon", "to_lat")));
  return stops;
}

// The shortest way along the stops in kilometres, 0 where there is none.
double way_km(net::network const& n, question const& q, net::zone_search& search) {
  auto sum = 0.0;
  auto here = q.stops.front();
  for (std::size_t i = 1; i < q.stops.size(); ++i) {
    auto reached = std::optional<net::node_id>{};
    for (auto const from : here) {
      for (auto const to : q.stops[i]) {
        if (reached) {
          continue;
        }
        auto const found = search.run_to(from, to, [&](net::link_id const l) { return may_follow(n, q, l); });
        if (!found.empty()) {
          reached = to;
          sum += found.front().metres / 1000.0;
        }
      }
    }
    if (!reached) {
      return 0;
    }
    here = {*reached};
  }
  return sum;
}

}  // namespace

void check_distances(net::network const& n, facts const& rows, unsigned const threads, check_report& report) {
  auto const& table = rows[fact_table::distances];
  auto const places = known_places(table);
  auto const suez = passage_of(n, "suez");
  auto asked = std::vector<question>{};
  auto unplaced = std::array<int, net::kModes>{};
  for (auto const by : {mode::rail, mode::road, mode::sea, mode::waterway}) {
    auto const nearest = nearest_of_mode{n, by};
    for (std::size_t i = 0; i < table.size(); ++i) {
      auto const row = table[i];
      // The Arctic is no way of ordinary ships, and shut in the pack.
      if (row.text("mode") != (by == mode::waterway ? "river" : name_of(by)) ||
          row.text("via").find("Northern Sea Route") != std::string::npos) {
        continue;
      }
      auto stops = stops_of(row, nearest, places);
      if (stops.front().empty() || stops.back().empty() || stops.front().front() == stops.back().front()) {
        ++unplaced[static_cast<std::size_t>(by)];
        continue;
      }
      auto q = question{row, by, std::move(stops), row.number("distance_km", 1, 40'000), {}, 0};
      if (row.text("via").find("Cape of Good Hope") != std::string::npos) {
        q.closed_passage = suez;
      }
      asked.push_back(std::move(q));
    }
  }
  auto const workers = threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads;
  auto searches = std::vector<net::zone_search>(workers, net::zone_search{n});
  parallel_for(asked.size(), workers, [&](unsigned const worker, std::size_t const i) {
    asked[i].network_km = way_km(n, asked[i], searches[worker]);
  });
  for (auto const by : {mode::rail, mode::road, mode::sea, mode::waterway}) {
    report_mode(by, asked, unplaced[static_cast<std::size_t>(by)], report);
  }
}

}  // namespace wakhan::load
