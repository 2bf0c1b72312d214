// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "wakhan/geo/kd_tree.h"
#include "wakhan/load/check_pack.h"

namespace wakhan::load {

namespace {

using net::link_kind;
using net::mode;

constexpr double kPlaceMetres = 30'000;

// The pieces of the rail network that trains, or freight changing gauge at a terminal, can pass on one day.
class rail_systems {
 public:
  rail_systems(net::network const& n, std::int32_t const day) : n_{n}, day_{day}, root_(n.nodes.position.size()) {
    std::iota(root_.begin(), root_.end(), 0U);
    auto size = std::map<std::uint32_t, std::size_t>{};
    for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
      auto const link = net::link_id{i};
      if (is_rail(link) && is_open(link)) {
        root_[std::max(find(n.links.from[link].value), find(n.links.to[link].value))] =
            std::min(find(n.links.from[link].value), find(n.links.to[link].value));
      }
    }
    for (std::uint32_t i = 0; i < n.nodes.position.size(); ++i) {
      if (net::is_rail(n.nodes.by[net::node_id{i}])) {
        rail_nodes_.push_back(i);
        ++size[find(i)];
      }
    }
    greatest_ = std::max_element(size.begin(), size.end(), [](auto const& a, auto const& b) { return a.second < b.second; })->first;
    order_ = geo::kd_order(n.nodes.position.all(), rail_nodes_);
  }

  // The rail node of the greatest system near a place, else of any.
  std::optional<net::node_id> near(geo::lonlat const at) {
    auto const tree = geo::kd_tree{n_.nodes.position.all(), order_};
    auto const great = tree.nearest(at, 1, kPlaceMetres, [&](std::uint32_t const i) { return find(i) == greatest_; });
    auto const any = great.empty() ? tree.nearest(at, 1, kPlaceMetres) : great;
    return any.empty() ? std::nullopt : std::optional{net::node_id{any.front().item}};
  }

  bool is_on_greatest(net::node_id const node) { return find(node.value) == greatest_; }

  // What would lead out of the system of a node if it were open.
  std::string why_apart(net::node_id const node) {
    auto const own = find(node.value);
    auto names = std::vector<std::string>{};
    for (std::uint32_t i = 0; i < n_.links.from.size() && names.size() < 3; ++i) {
      auto const link = net::link_id{i};
      auto const leads_out = n_.links.kind[link] == link_kind::border && n_.links.by[link] == mode::rail &&
                             (find(n_.links.from[link].value) == own) != (find(n_.links.to[link].value) == own);
      if (leads_out && n_.links.ref[link] != UINT32_MAX) {
        auto name = fmt::format("{} is closed", n_.text(n_.crossings[net::crossing_id{n_.links.ref[link]}].id));
        if (std::find(names.begin(), names.end(), name) == names.end()) {
          names.push_back(std::move(name));
        }
      }
    }
    return names.empty() ? "no line leads out of its system, and no terminal changes its gauge" : fmt::format("{}", fmt::join(names, ", "));
  }

 private:
  bool is_rail(net::link_id const link) const { return n_.links.by[link] == mode::rail && n_.links.kind[link] != link_kind::boarding; }
  bool is_open(net::link_id const link) const {
    switch (n_.links.kind[link]) {
      case link_kind::track:
      case link_kind::free_border: return true;
      case link_kind::border: return n_.links.ref[link] == UINT32_MAX || n_.crossings[net::crossing_id{n_.links.ref[link]}].valid.holds(day_);
      case link_kind::transfer: return n_.terminals[net::terminal_id{n_.links.ref[link]}].is_hub != 0;
      default: return false;
    }
  }
  std::uint32_t find(std::uint32_t i) {
    while (root_[i] != i) {
      root_[i] = root_[root_[i]];
      i = root_[i];
    }
    return i;
  }

  net::network const& n_;
  std::int32_t day_;
  std::vector<std::uint32_t> root_, rail_nodes_, order_;
  std::uint32_t greatest_{};
};

void check_crossings(net::network const& n, std::int32_t const day, check_report& report) {
  for (auto const by : {mode::rail, mode::road}) {
    auto open = 0;
    auto joined = 0;
    auto without = std::vector<std::string>{};
    for (auto const& c : n.crossings.all()) {
      if (c.by != by || c.is_pair_default != 0 || !c.valid.holds(day)) {
        continue;
      }
      ++open;
      joined += c.is_connected != 0 ? 1 : 0;
      if (c.is_connected == 0) {
        without.emplace_back(n.text(c.id));
      }
    }
    report.require(joined * 10 >= open * 9, "Connections",
                   fmt::format("{} of {} open {} crossings have a line{}{}", joined, open, name_of(by), without.empty() ? "" : "; none: ",
                               fmt::join(without, ", ")));
  }
}

}  // namespace

void check_connections(net::network const& n, facts const& rows, std::int32_t const day, check_report& report) {
  auto systems = rail_systems{n, day};
  auto const& table = rows[fact_table::control_places];
  auto joined = 0;
  auto apart = std::vector<std::string>{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const node = systems.near(position_of(row));
    if (node && systems.is_on_greatest(*node)) {
      ++joined;
      continue;
    }
    apart.push_back(fmt::format("{}: {}; known: {}", row.text("name"), node ? systems.why_apart(*node) : "no railway within 30 km", row.text("note")));
  }
  report.require(static_cast<std::size_t>(joined) * 4 >= table.size() * 3, "Connections",
                 fmt::format("{} of {} control places lie on one rail system, gauge changes included", joined, table.size()));
  for (auto const& line : apart) {
    report.info("Connections", line);
  }
  check_crossings(n, day, report);
}

}  // namespace wakhan::load
