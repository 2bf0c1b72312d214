// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/compare_distances.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <thread>

#include "wakhan/base/parallel.h"
#include "wakhan/geo/kd_tree.h"
#include "wakhan/net/overlay.h"

namespace wakhan::load {

namespace {

using net::link_kind;
using net::mode;

constexpr double kLandMetres = 30'000;
constexpr double kSeaEndMetres = 100'000;
constexpr double kSamePointMetres = 0.5;
constexpr std::size_t kTries = 3;  // zones tried at either end

// The nodes of one place: a station that lies on several lines has a copy on each.
using copies = std::vector<net::node_id>;

struct question {
  // From, places on the way that the table knows elsewhere, to. At each the nearest places of different zones: yards of
  // a foreign gauge may lie nearer than the line meant.
  std::vector<std::vector<copies>> stops;
  std::optional<std::uint32_t> closed_passage;  // a way round: "Cape of Good Hope" means without Suez
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

  std::vector<copies> find(geo::lonlat const at) const {
    auto const tree = geo::kd_tree{n_.nodes.position.all(), order_};
    auto found = std::vector<copies>{};
    for (std::size_t tries = 0; tries < kTries; ++tries) {
      auto const hits = tree.nearest(at, 1, by_ == mode::sea ? kSeaEndMetres : kLandMetres, [&](std::uint32_t const i) {
        return std::none_of(found.begin(), found.end(),
                            [&](auto const& f) { return n_.nodes.zone[f.front()] == n_.nodes.zone[net::node_id{i}]; });
      });
      if (hits.empty()) {
        break;
      }
      found.push_back(copies_of(tree, net::node_id{hits.front().item}));
    }
    return found;
  }

 private:
  // The node first, then those of its carriage system at the same point.
  copies copies_of(geo::kd_tree const& tree, net::node_id const node) const {
    auto const at = n_.nodes.position[node];
    auto found = copies{node};
    auto const is_copy = [&](std::uint32_t const i) {
      auto const other = net::node_id{i};
      return other != node && n_.nodes.position[other] == at && n_.nodes.by[other] == n_.nodes.by[node];
    };
    for (auto const& hit : tree.nearest(at, order_.size(), kSamePointMetres, is_copy)) {
      found.emplace_back(hit.item);
    }
    return found;
  }

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
bool may_follow(net::network const& n, mode const by, std::optional<std::uint32_t> const closed_passage,
                net::link_id const link) {
  if (n.links.by[link] != by) {
    return false;
  }
  auto const kind = n.links.kind[link];
  if (kind == link_kind::passage) {
    auto const ref = n.links.ref[link];
    return n.passages[net::passage_id{ref}].is_shut == 0 && ref != closed_passage;
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

std::vector<std::vector<copies>> stops_of(io::csv_table::row const& row, nearest_of_mode const& nearest,
                                          std::map<std::string, geo::lonlat, std::less<>> const& places) {
  auto stops = std::vector<std::vector<copies>>{};
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
double way_km(net::network const& n, mode const by, question const& q, net::zone_search& search) {
  auto sum = 0.0;
  auto here = q.stops.front();
  auto const shortest = [&](copies const& from, copies const& to) {
    auto best = std::optional<double>{};
    for (auto const a : from) {
      for (auto const b : to) {
        auto const found =
            search.run_to(a, b, [&](net::link_id const l) { return may_follow(n, by, q.closed_passage, l); });
        if (!found.empty() && (!best || found.front().metres < *best)) {
          best = found.front().metres;
        }
      }
    }
    return best;
  };
  for (std::size_t i = 1; i < q.stops.size(); ++i) {
    auto const* reached = static_cast<copies const*>(nullptr);
    // A yard of a foreign gauge is the place meant only where no line of one gauge leads from one to the other.
    for (auto const wants_one_gauge : {true, false}) {
      for (auto const& from : here) {
        for (auto const& to : q.stops[i]) {
          auto const has_one_gauge = n.nodes.by[from.front()] == n.nodes.by[to.front()];
          if (reached != nullptr || has_one_gauge != wants_one_gauge) {
            continue;
          }
          if (auto const metres = shortest(from, to)) {
            reached = &to;
            sum += *metres / 1000.0;
          }
        }
      }
    }
    if (reached == nullptr) {
      return 0;
    }
    here = {*reached};
  }
  return sum;
}

// The Arctic is no way of ordinary ships, and shut in the pack.
bool is_about(io::csv_table::row const& row, mode const by) {
  return row.text("mode") == (by == mode::waterway ? "river" : name_of(by)) &&
         row.text("via").find("Northern Sea Route") == std::string::npos;
}

}  // namespace

std::vector<compared_distance> compare_distances(net::network const& n, facts const& rows, unsigned const threads) {
  auto const& table = rows[fact_table::distances];
  auto const places = known_places(table);
  auto const suez = passage_of(n, "suez");
  auto compared = std::vector<compared_distance>{};
  auto asked = std::vector<question>{};
  for (auto const by : kComparedModes) {
    auto const nearest = nearest_of_mode{n, by};
    for (std::size_t i = 0; i < table.size(); ++i) {
      auto const row = table[i];
      if (!is_about(row, by)) {
        continue;
      }
      auto q = question{stops_of(row, nearest, places), {}};
      auto const& from = q.stops.front();
      auto const& to = q.stops.back();
      auto pair = compared_distance{row, by, row.number("distance_km", 1, 40'000), 0, {}, {}, false};
      if (!from.empty() && !to.empty() && from.front().front() != to.front().front()) {
        pair.is_placed = true;
        pair.from_country = n.nodes.country[from.front().front()];
        pair.to_country = n.nodes.country[to.front().front()];
      }
      if (row.text("via").find("Cape of Good Hope") != std::string::npos) {
        q.closed_passage = suez;
      }
      compared.push_back(pair);
      asked.push_back(std::move(q));
    }
  }
  auto const workers = threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads;
  auto searches = std::vector<net::zone_search>(workers, net::zone_search{n});
  parallel_for(asked.size(), workers, [&](unsigned const worker, std::size_t const i) {
    if (compared[i].is_placed) {
      compared[i].network_km = way_km(n, compared[i].by, asked[i], searches[worker]);
    }
  });
  return compared;
}

}  // namespace wakhan::load
