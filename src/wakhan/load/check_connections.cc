// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "wakhan/geo/kd_tree.h"
#include "wakhan/load/check_pack.h"

namespace wakhan::load {

namespace {

using net::link_kind;
using net::mode;

constexpr auto kConnections = "Connections";
constexpr double kPlaceMetres = 30'000;
constexpr double kSystemMetres = 1'000'000;
constexpr std::size_t kCausesShown = 3;
constexpr double kCrossingShare = 0.9;  // of the open crossings must have a line
constexpr double kPlaceShare = 0.75;    // of the control places must lie on one system

// Rail nodes that trains, or freight changing gauge at a hub, reach from each other: on one day, or with every border
// open.
class rail_systems {
 public:
  rail_systems(net::network const& n, std::optional<std::int32_t> const day)
      : n_{n}, day_{day}, root_(n.nodes.position.size()) {
    std::iota(root_.begin(), root_.end(), 0U);
    for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
      if (is_passable(net::link_id{i})) {
        unite(n.links.from[net::link_id{i}].value, n.links.to[net::link_id{i}].value);
      }
    }
    auto size = std::map<std::uint32_t, std::size_t>{};
    auto nodes = std::vector<std::uint32_t>{};
    for (std::uint32_t i = 0; i < n.nodes.position.size(); ++i) {
      if (net::is_rail(n.nodes.by[net::node_id{i}])) {
        nodes.push_back(i);
        ++size[find(i)];
      }
    }
    auto const by_size = [](auto const& a, auto const& b) { return a.second < b.second; };
    auto const greatest = std::max_element(size.begin(), size.end(), by_size);
    greatest_ = greatest == size.end() ? UINT32_MAX : greatest->first;
    order_ = geo::kd_order(n.nodes.position.all(), std::move(nodes));
  }

  bool is_on_greatest(net::node_id const node) const { return find(node.value) == greatest_; }
  bool are_joined(net::node_id const a, net::node_id const b) const { return find(a.value) == find(b.value); }

  // The nearest rail node within a radius: of the greatest system, or of any.
  std::optional<geo::neighbour> nearest(geo::lonlat const at, double const radius_m, bool const wants_greatest) const {
    auto const tree = geo::kd_tree{n_.nodes.position.all(), order_};
    auto const found = tree.nearest(
        at, 1, radius_m, [&](std::uint32_t const i) { return !wants_greatest || is_on_greatest(net::node_id{i}); });
    return found.empty() ? std::nullopt : std::optional{found.front()};
  }

 private:
  bool is_passable(net::link_id const link) const {
    if (n_.links.by[link] != mode::rail) {
      return false;
    }
    auto const ref = n_.links.ref[link];
    switch (n_.links.kind[link]) {
      case link_kind::track:
      case link_kind::free_border: return true;
      case link_kind::border:
        return !day_ || ref == UINT32_MAX || n_.crossings[net::crossing_id{ref}].valid.holds(*day_);
      case link_kind::transfer:
      case link_kind::gauge_change: return n_.terminals[net::terminal_id{ref}].is_hub != 0;
      default: return false;
    }
  }

  std::uint32_t find(std::uint32_t i) const {
    while (root_[i] != i) {
      i = root_[i];
    }
    return i;
  }

  void unite(std::uint32_t const a, std::uint32_t const b) {
    auto const top = std::min(find(a), find(b));
    for (auto i : {a, b}) {
      while (root_[i] != top) {
        i = std::exchange(root_[i], top);
      }
    }
  }

  net::network const& n_;
  std::optional<std::int32_t> day_;
  std::vector<std::uint32_t> root_, order_;
  std::uint32_t greatest_{};
};

// Rail borders with a line that are shut on the day and lead out of the system of a node, the nearest to `at` first.
std::vector<std::string> shut_ways_out(net::network const& n, rail_systems const& today, net::node_id const node,
                                       geo::lonlat const at) {
  auto ways = std::map<net::crossing_id, double>{};
  for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
    auto const link = net::link_id{i};
    if (n.links.kind[link] != link_kind::border || n.links.by[link] != mode::rail || n.links.ref[link] == UINT32_MAX) {
      continue;
    }
    if (today.are_joined(n.links.from[link], node) != today.are_joined(n.links.to[link], node)) {
      ways.emplace(net::crossing_id{n.links.ref[link]},
                   geo::rough_distance_m(at, n.nodes.position[n.links.from[link]]));
    }
  }
  auto order = std::vector<std::pair<double, net::crossing_id>>{};
  for (auto const& [crossing, metres] : ways) {
    order.emplace_back(metres, crossing);
  }
  std::sort(order.begin(), order.end());
  auto names = std::vector<std::string>{};
  for (std::size_t i = 0; i < std::min(kCausesShown, order.size()); ++i) {
    names.emplace_back(n.text(n.crossings[order[i].second].id));
  }
  return names;
}

// The nearest rail crossing row that no line of the network passes, or that is shut.
std::string nearest_idle_row(net::network const& n, std::int32_t const day, geo::lonlat const at) {
  auto best = kSystemMetres;
  auto text = std::string{};
  for (auto const& c : n.crossings.all()) {
    auto const is_idle =
        c.is_pair_default == 0 && !c.project.is_valid() && (c.is_connected == 0 || !c.valid.holds(day));
    if (c.by == mode::rail && is_idle && geo::rough_distance_m(c.position, at) < best) {
      best = geo::rough_distance_m(c.position, at);
      text = fmt::format("; the nearest shut crossing row is {}, {:.0f} km away", n.text(c.id), best / 1000);
    }
  }
  return text;
}

std::string why_apart(net::network const& n, rail_systems const& today, std::int32_t const day, geo::lonlat const at) {
  auto const near = today.nearest(at, kPlaceMetres, false);
  if (!near) {
    return "no railway within 30 km" + nearest_idle_row(n, day, at);
  }
  auto const node = net::node_id{near->item};
  if (auto const names = shut_ways_out(n, today, node, at); !names.empty()) {
    return fmt::format("cut off by shut crossings: {}", fmt::join(names, ", "));
  }
  auto const rest = today.nearest(n.nodes.position[node], kSystemMetres, true);
  auto const gauge = [&](std::uint32_t const i) { return net::gauge_mm(n.nodes.by[net::node_id{i}]); };
  auto const where = !rest ? std::string{"nothing of the greatest system within 1,000 km"}
                           : fmt::format("the greatest system begins {:.0f} km away{}", rest->metres / 1000,
                                         gauge(rest->item) == gauge(near->item)
                                             ? std::string{}
                                             : fmt::format(" with {} mm instead of {} mm and no terminal between them",
                                                           gauge(rest->item), gauge(near->item)));
  return fmt::format("no line leads out of its system; {}{}", where, nearest_idle_row(n, day, at));
}

void check_places(net::network const& n, facts const& rows, std::int32_t const day, rail_systems const& today,
                  check_report& report) {
  auto const ever = rail_systems{n, std::nullopt};
  auto const& table = rows[fact_table::control_places];
  auto joined = std::size_t{0};
  auto joined_ever = std::size_t{0};
  auto apart = std::vector<std::string>{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const at = position_of(table[i]);
    joined_ever += ever.nearest(at, kPlaceMetres, true) ? 1 : 0;
    if (today.nearest(at, kPlaceMetres, true)) {
      ++joined;
    } else {
      apart.push_back(
          fmt::format("{}: {}; known: {}", table[i].text("name"), why_apart(n, today, day, at), table[i].text("note")));
    }
  }
  report.require(static_cast<double>(joined) >= kPlaceShare * static_cast<double>(table.size()), kConnections,
                 fmt::format("{} of {} control places lie on one rail system today, gauge changes included", joined,
                             table.size()));
  report.info(kConnections, fmt::format("{} of {} would with every rail crossing open", joined_ever, table.size()));
  for (auto const& line : apart) {
    report.info(kConnections, line);
  }
}

// Crossings that have border links of their own, and whether one of these touches the greatest rail system. Where any
// line may cross, a row's line goes by the rule of its pair instead.
std::map<std::uint32_t, bool> linked_crossings(net::network const& n, rail_systems const& today) {
  auto found = std::map<std::uint32_t, bool>{};
  for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
    auto const link = net::link_id{i};
    auto const kind = n.links.kind[link];
    if ((kind == link_kind::border || kind == link_kind::free_border) && n.links.ref[link] != UINT32_MAX) {
      found[n.links.ref[link]] |= today.is_on_greatest(n.links.from[link]) || today.is_on_greatest(n.links.to[link]);
    }
  }
  return found;
}

void check_crossings(net::network const& n, std::int32_t const day, rail_systems const& today, check_report& report) {
  auto const linked = linked_crossings(n, today);
  for (auto const by : {mode::rail, mode::road}) {
    auto open = std::size_t{0};
    auto without = std::vector<std::string>{};
    auto aside = std::vector<std::string>{};
    for (std::uint32_t i = 0; i < n.crossings.size(); ++i) {
      auto const& c = n.crossings[net::crossing_id{i}];
      if (c.by != by || c.is_pair_default != 0 || c.project.is_valid() || !c.valid.holds(day)) {
        continue;
      }
      ++open;
      if (c.is_connected == 0) {
        without.emplace_back(n.text(c.id));
      } else if (auto const own = linked.find(i); by == mode::rail && own != linked.end() && !own->second) {
        aside.emplace_back(n.text(c.id));
      }
    }
    report.require(static_cast<double>(open - without.size()) >= kCrossingShare * static_cast<double>(open),
                   kConnections,
                   fmt::format("{} of {} open {} crossings have a line{}{}", open - without.size(), open, name_of(by),
                               without.empty() ? "" : "; none: ", fmt::join(without, ", ")));
    if (!aside.empty()) {
      report.info(kConnections, fmt::format("with a line, but not on the greatest system: {}", fmt::join(aside, ", ")));
    }
  }
}

}  // namespace

void check_connections(net::network const& n, facts const& rows, std::int32_t const day, check_report& report) {
  auto const today = rail_systems{n, day};
  check_places(n, rows, day, today, report);
  check_crossings(n, day, today, report);
}

}  // namespace wakhan::load
