// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/network_builder.h"

#include <array>
#include <numeric>

#include "wakhan/geo/polyline.h"

namespace wakhan::load {

namespace {

// Disjoint sets of nodes (Tarjan 1975) with path halving; the smallest member stands for a set.
class disjoint_sets {
 public:
  explicit disjoint_sets(std::size_t const n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }
  void unite(std::uint32_t const a, std::uint32_t const b) {
    auto const x = find(a);
    auto const y = find(b);
    parent_[std::max(x, y)] = std::min(x, y);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

net::node_id network_builder::add_node(geo::lonlat const at, net::node_kind const kind, net::carriage const by,
                                       net::country_id const country) {
  data_.nodes.kind.push_back(kind);
  data_.nodes.by.push_back(by);
  data_.nodes.country.push_back(country);
  return data_.nodes.position.push_back(at);
}

net::link_id network_builder::add_link(link const& made, std::span<geo::lonlat const> const shape) {
  auto& links = data_.links;
  is_free_.push_back(made.is_free ? 1 : 0);
  links.to.push_back(made.to);
  links.kind.push_back(made.kind);
  links.by.push_back(made.by);
  links.country.push_back(made.country);
  links.length_m.push_back(made.length_m);
  links.ref.push_back(made.ref);
  links.fact.push_back(made.fact);
  links.first_shape.push_back(static_cast<std::uint32_t>(data_.shapes.size()));
  geo::encode_polyline(shape, data_.shapes.raw());
  return links.from.push_back(made.from);
}

net::link_id network_builder::add_straight_link(link const& made) {
  auto const ends = std::array{data_.nodes.position[made.from], data_.nodes.position[made.to]};
  return add_link(made, ends);
}

net::text_id network_builder::text(std::string_view const words) {
  if (auto const known = texts_.find(words); known != texts_.end()) {
    return known->second;
  }
  auto& strings = data_.strings.raw();
  auto const id = net::text_id{strings.size()};
  strings.insert(strings.end(), words.begin(), words.end());
  strings.push_back('\0');
  texts_.emplace(words, id);
  return id;
}

void network_builder::finish() {
  data_.links.first_shape.push_back(static_cast<std::uint32_t>(data_.shapes.size()));
  build_adjacency();
  build_zones();
  build_portals();
}

void network_builder::build_adjacency() {
  auto const n = data_.nodes.position.size();
  auto& first = data_.nodes.first_link.raw();
  first.assign(n + 1, 0);
  auto const m = data_.links.from.size();
  for (std::size_t l = 0; l < m; ++l) {
    ++first[data_.links.from[net::link_id{l}].index() + 1];
    ++first[data_.links.to[net::link_id{l}].index() + 1];
  }
  std::partial_sum(first.begin(), first.end(), first.begin());
  auto next = first;
  auto& at = data_.incident.raw();
  at.assign(2 * m, net::link_id{});
  for (std::size_t l = 0; l < m; ++l) {
    at[next[data_.links.from[net::link_id{l}].index()]++] = net::link_id{l};
    at[next[data_.links.to[net::link_id{l}].index()]++] = net::link_id{l};
  }
}

void network_builder::build_zones() {
  auto const n = data_.nodes.position.size();
  auto const m = data_.links.from.size();
  auto const view = net::view_of(data_);
  auto sets = disjoint_sets{n};
  auto is_on_track = std::vector<char>(n, 0);
  auto const rate_at = [&](net::node_id const node, net::mode const by) {
    return view.rate_index(net::rate_mode(view.nodes.by[node], by), view.nodes.country[node]);
  };
  for (std::size_t i = 0; i < m; ++i) {
    auto const l = net::link_id{i};
    auto const a = view.links.from[l];
    auto const b = view.links.to[l];
    auto const kind = view.links.kind[l];
    // A free border within one rate is no more than a point on the line.
    auto const is_free_border = kind == net::link_kind::border && is_free_[i] != 0 &&
                                view.nodes.by[a] == view.nodes.by[b] &&
                                rate_at(a, view.links.by[l]) == rate_at(b, view.links.by[l]);
    if (kind == net::link_kind::track || is_free_border) {
      is_on_track[a.index()] = is_on_track[b.index()] = 1;
      sets.unite(a.value, b.value);
    }
    is_free_[i] = is_free_border ? 1 : 0;
    if (is_free_border) {
      data_.links.kind[l] = net::link_kind::free_border;
      data_.free_borders.push_back(l);
    }
  }
  data_.nodes.zone.raw().assign(n, net::zone_id{});
  auto zone_of_root = std::vector<net::zone_id>(n);
  for (std::size_t i = 0; i < m; ++i) {
    auto const l = net::link_id{i};
    if (view.links.kind[l] != net::link_kind::track && is_free_[i] == 0) {
      continue;
    }
    auto const a = view.links.from[l];
    auto& zone = zone_of_root[sets.find(a.value)];
    if (!zone.is_valid()) {
      zone = data_.zones.push_back({rate_at(a, view.links.by[l]), view.nodes.by[a], 0, view.links.country[l], 0});
    } else if (data_.zones[zone].country != view.links.country[l]) {
      data_.zones[zone].country = {};
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (is_on_track[i] != 0) {
      data_.nodes.zone[net::node_id{i}] = zone_of_root[sets.find(static_cast<std::uint32_t>(i))];
    }
  }
}

void network_builder::build_portals() {
  auto const n = data_.nodes.position.size();
  auto const view = net::view_of(data_);
  data_.nodes.portal.raw().assign(n, net::portal_id{});
  auto const is_passable = [&](net::link_id const l) {
    auto const kind = view.links.kind[l];
    if (kind == net::link_kind::track || kind == net::link_kind::free_border) {
      return false;
    }
    // Terminals that only serve their own town are reached from the question's ends, never in mid-journey.
    return !net::is_at_terminal(kind) || data_.terminals[net::terminal_id{view.links.ref[l]}].is_hub != 0;
  };
  for (std::size_t i = 0; i < n; ++i) {
    auto const node = net::node_id{i};
    for (auto const l : view.links_at(node)) {
      if (is_passable(l)) {
        data_.nodes.portal[node] = data_.portals.push_back(node);
        break;
      }
    }
  }
}

}  // namespace wakhan::load
