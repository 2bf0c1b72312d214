// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "wakhan/base/error.h"
#include "world_modes.h"
#include "world_network.h"

namespace wakhan::worlds {

using net::mode;

net::passage_id world_network::project(std::string const& name, std::size_t const line) {
  auto const passages = out_.data().passages.all();
  for (std::uint32_t p = 0; p < passages.size() && !name.empty(); ++p) {
    if (passages[p].id == out_.text(name) && passages[p].is_planned != 0) {
      return net::passage_id{p};
    }
  }
  verify(name.empty(), errc::bad_input, "{}:{}: '{}' is no planned passage of this world", w_.path, line, name);
  return {};
}

// In worlds that say what a change of gauge takes.
void world_network::add_gauge_changes(load::network_builder::link made, std::vector<net::node_id> const& others) {
  made.kind = net::link_kind::gauge_change;
  auto const is_drawn =
      std::any_of(w_.handling.begin(), w_.handling.end(), [](auto const& row) { return row.is_gauge_change; });
  for (auto const other : others) {
    if (is_drawn && out_.data().nodes.by[other] != out_.data().nodes.by[made.to]) {
      made.from = other;
      out_.add_straight_link(made);
    }
  }
}

void world_network::add_terminals() {
  for (auto const& row : w_.terminals) {
    auto t = net::terminal{};
    t.id = t.name = out_.text(row.name);
    t.position = row.at;
    t.country = country(row.country, row.line);
    t.kind = row.is_airport   ? net::terminal_kind::airport
             : row.is_assumed ? net::terminal_kind::assumed
                              : net::terminal_kind::dry_port;
    t.is_hub = row.is_hub ? 1 : 0;
    t.is_technical_stop = row.is_technical_stop ? 1 : 0;
    t.handles = row.forms.empty() ? std::uint16_t{0xFFFF} : std::uint16_t{0};
    for (auto const& name : row.forms) {
      t.handles = static_cast<std::uint16_t>(t.handles | form(name, row.line));
    }
    if (!row.serves_containers) {
      t.handles = static_cast<std::uint16_t>(t.handles & ~0b11U);
    }
    t.transfer_s = seconds(row.hours);
    t.project = project(row.project, row.line);
    t.modes = row.is_airport ? bit(mode::air) : std::uint8_t{0};
    t.node = out_.add_node(row.at, net::node_kind::hub, net::carriage::hub, t.country);
    auto const ref = static_cast<std::uint32_t>(out_.data().terminals.size());
    auto rail = std::vector<net::node_id>{};
    for (auto const& name : row.nodes) {
      auto made = link(t.node, node(name, row.line), net::link_kind::transfer);
      made.by = mode_of(out_.data().nodes.by[made.to]);
      made.country = t.country;
      made.ref = ref;
      t.modes = static_cast<std::uint8_t>(t.modes | bit(made.by));
      if (made.by == mode::rail && row.is_hub) {
        add_gauge_changes(made, rail);
        rail.push_back(made.to);
      }
      out_.add_straight_link(made);
    }
    nodes_[row.name] = t.node;
    stops_[row.name] = {row.at, t.country};
    terminals_[row.name] = out_.data().terminals.push_back(t);
  }
  for (auto const& row : w_.places) {
    stops_[row.name] = {row.at, country(row.country, row.line)};
  }
}

}  // namespace wakhan::worlds
