// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "wakhan/load/network_builder.h"
#include "wakhan/route/search_graph.h"
#include "world_file.h"

namespace wakhan::worlds {

// The network that a world draws.
class world_network {
 public:
  // errc::bad_input names the file and line of a name that is not drawn.
  explicit world_network(world const& w);

  net::network view() { return net::view_of(out_.data()); }
  net::country_id country(std::string const& code, std::size_t line) const;
  // Where a question begins or ends: a place or a terminal.
  route::stop stop(std::string const& name, std::size_t line) const;

 private:
  void add_countries();
  void add_loads();
  void add_views();
  void add_rates();
  void add_handling();
  void add_nodes();
  void add_borders();
  void add_passages();
  void add_terminals();
  void add_ferries();
  void add_services();
  void add_corridors_and_bans();
  void finish();
  std::uint16_t form(std::string const& name, std::size_t line) const;
  void add_gauge_changes(load::network_builder::link made, std::vector<net::node_id> const& others);
  net::passage_id project(std::string const& name, std::size_t line);  // invalid where the name is empty
  net::rate rate_of(rate_row const& row) const;
  net::by_load<std::uint32_t> by_load(double of_feu) const;
  bool is_like(std::size_t slot, std::string const& code, std::size_t line) const;
  net::node_id node(std::string const& name, std::size_t line) const;
  load::network_builder::link link(net::node_id a, net::node_id b, net::link_kind kind) const;

  world const& w_;
  load::network_builder out_;
  std::vector<std::string> forms_;
  std::map<std::string, net::node_id> nodes_;  // nodes and terminals' yards
  std::map<std::string, route::stop> stops_;
  std::map<std::string, net::terminal_id> terminals_;
};

}  // namespace wakhan::worlds
