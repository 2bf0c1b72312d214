// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/contract.h"

#include <array>
#include <cmath>

namespace wakhan::load {

namespace {

using net::carriage;

std::uint64_t key(std::uint32_t const point, carriage const by) {
  return (std::uint64_t{point} << 8U) | static_cast<std::uint64_t>(by);
}

// The edges of one carriage system and the chains between their ends.
class contraction {
 public:
  contraction(layer const& lines, std::vector<char> const& keep, length_factors const& factors, carriage const by,
              network_builder& out, point_nodes& nodes)
      : lines_{lines},
        keep_{keep},
        factors_{factors},
        by_{by},
        out_{out},
        nodes_{nodes},
        first_(lines.points.size() + 1, 0) {
    index();
    used_.assign(lines.edges.size(), 0);
  }

  void run() {
    for (std::uint32_t p = 0; p < lines_.points.size(); ++p) {
      if (degree(p) > 0 && is_end(p)) {
        walk_from(p);
      }
    }
    // What is left are rings without any end: their lowest point becomes one.
    for (std::uint32_t p = 0; p < lines_.points.size(); ++p) {
      if (degree(p) > 0 && !is_end(p) && used_[edges_[first_[p]]] == 0) {
        ring_end_ = p;
        walk_from(p);
      }
    }
  }

 private:
  bool is_mine(layer::edge const& e) const { return e.by == by_ || e.also == by_; }

  void index() {
    for (auto const& e : lines_.edges) {
      if (is_mine(e)) {
        ++first_[e.a + 1];
        ++first_[e.b + 1];
      }
    }
    for (std::size_t p = 0; p < lines_.points.size(); ++p) {
      first_[p + 1] += first_[p];
    }
    edges_.resize(first_.back());
    auto next = first_;
    for (std::uint32_t i = 0; i < lines_.edges.size(); ++i) {
      if (is_mine(lines_.edges[i])) {
        edges_[next[lines_.edges[i].a]++] = i;
        edges_[next[lines_.edges[i].b]++] = i;
      }
    }
  }

  std::uint32_t degree(std::uint32_t const p) const { return first_[p + 1] - first_[p]; }

  bool is_end(std::uint32_t const p) const {
    if (degree(p) != 2 || keep_[p] != 0 || p == ring_end_) {
      return true;
    }
    auto const& a = lines_.edges[edges_[first_[p]]];
    auto const& b = lines_.edges[edges_[first_[p] + 1]];
    return a.fact != b.fact || a.passage != b.passage;
  }

  net::node_id node(std::uint32_t const p) {
    auto known = nodes_.find(p, by_);
    if (!known.is_valid()) {
      known = out_.add_node(lines_.points[p], net::node_kind::track, by_, lines_.country[p]);
      nodes_.set(p, by_, known);
    }
    return known;
  }

  void walk_from(std::uint32_t const start) {
    for (auto i = first_[start]; i < first_[start + 1]; ++i) {
      if (used_[edges_[i]] != 0) {
        continue;
      }
      auto shape = std::vector{lines_.points[start]};
      auto metres = std::uint64_t{0};
      auto edge = edges_[i];
      auto at = start;
      while (true) {
        used_[edge] = 1;
        metres += lines_.edges[edge].metres;
        at = other_end(lines_.edges[edge], at);
        shape.push_back(lines_.points[at]);
        if (is_end(at)) {
          break;
        }
        edge = edges_[first_[at]] == edge ? edges_[first_[at] + 1] : edges_[first_[at]];
      }
      add(start, at, lines_.edges[edge], metres, shape);
    }
  }

  void add(std::uint32_t const from, std::uint32_t const to, layer::edge const& last, std::uint64_t const metres,
           std::vector<geo::lonlat> const& shape) {
    auto const country = lines_.country[from];
    auto const slot = country.is_valid() ? country.index() : factors_.size() - 1;
    // A published length needs no factor.
    auto const permille = last.fact.is_valid() ? 1000U : factors_[slot];
    auto made = network_builder::link{};
    made.from = node(from);
    made.to = node(to);
    made.by = lines_.kind;
    made.country = country;
    made.length_m = static_cast<std::uint32_t>((metres * permille + 500) / 1000);
    made.fact = last.fact;
    if (last.passage != UINT32_MAX) {
      made.kind = net::link_kind::passage;
      made.ref = last.passage;
    }
    out_.add_link(made, shape);
  }

  layer const& lines_;
  std::vector<char> const& keep_;
  length_factors const& factors_;
  carriage by_;
  network_builder& out_;
  point_nodes& nodes_;
  std::vector<std::uint32_t> first_, edges_;
  std::vector<char> used_;
  std::uint32_t ring_end_{UINT32_MAX};
};

}  // namespace

net::node_id point_nodes::find(std::uint32_t const point, carriage const by) const {
  auto const found = nodes_.find(key(point, by));
  return found == nodes_.end() ? net::node_id{} : found->second;
}

void point_nodes::set(std::uint32_t const point, carriage const by, net::node_id const node) {
  nodes_[key(point, by)] = node;
}

point_nodes contract_layer(layer const& lines, std::vector<char> const& keep, length_factors const& factors,
                           network_builder& out) {
  auto nodes = point_nodes{};
  auto present = std::array<bool, 16>{};
  for (auto const& e : lines.edges) {
    present[static_cast<std::size_t>(e.by)] = true;
    if (e.also != carriage::hub) {
      present[static_cast<std::size_t>(e.also)] = true;
    }
  }
  for (std::size_t by = 0; by < static_cast<std::size_t>(carriage::hub); ++by) {
    if (present[by]) {
      contraction{lines, keep, factors, static_cast<carriage>(by), out, nodes}.run();
    }
  }
  return nodes;
}

}  // namespace wakhan::load
