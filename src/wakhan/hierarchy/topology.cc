// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/topology.h"

#include <algorithm>
#include <numeric>

#include "wakhan/base/error.h"
#include "wakhan/hierarchy/elimination.h"
#include "wakhan/hierarchy/order.h"

namespace wakhan::hierarchy {

namespace {

// The up-arcs once more, by their upper ends.
void turn_round(owned_topology& t) {
  auto const n = t.rank.size();
  t.down_first.assign(n + 1, 0);
  for (auto const y : t.up_head) {
    ++t.down_first[y + 1];
  }
  std::partial_sum(t.down_first.begin(), t.down_first.end(), t.down_first.begin());
  t.down_node.resize(t.up_head.size());
  t.down_arc.resize(t.up_head.size());
  auto next = t.down_first;
  for (std::uint32_t x = 0; x < n; ++x) {
    for (auto a = t.up_first[x]; a < t.up_first[x + 1]; ++a) {
      auto const place = next[t.up_head[a]]++;
      t.down_node[place] = x;
      t.down_arc[place] = a;
    }
  }
}

// Which arcs of the graph lie on which slots.
void map_inputs(owned_topology& t, graph const& g) {
  struct entry {
    std::uint32_t slot, arc;
  };
  auto entries = std::vector<entry>{};
  entries.reserve(g.tail.size());
  auto const seen = t.view();
  t.input_first.assign(std::size_t{g.nodes} + 1, 0);
  for (std::uint32_t a = 0; a < g.tail.size(); ++a) {
    auto const [low, high] = std::minmax(t.rank[g.tail[a]], t.rank[g.head[a]]);
    if (low != high) {
      entries.push_back({2 * seen.arc_between(low, high) + (t.rank[g.tail[a]] == low ? 0U : 1U), a});
      ++t.input_first[low + 1];
    }
  }
  std::partial_sum(t.input_first.begin(), t.input_first.end(), t.input_first.begin());
  std::ranges::sort(entries, {}, [](entry const& e) { return std::pair{e.slot, e.arc}; });
  t.input_of.assign(g.tail.size(), kNone);
  for (auto const& e : entries) {
    t.input_of[e.arc] = static_cast<std::uint32_t>(t.input_arc.size());
    t.input_slot.push_back(e.slot);
    t.input_arc.push_back(e.arc);
  }
}

}  // namespace

std::uint32_t topology::arc_between(std::uint32_t const x, std::uint32_t const y) const {
  auto const run = up_head.subspan(up_first[x], up_first[x + 1] - up_first[x]);
  auto const found = std::ranges::lower_bound(run, y);
  return found == run.end() || *found != y ? kNone : up_first[x] + static_cast<std::uint32_t>(found - run.begin());
}

topology owned_topology::view() const {
  return {rank, up_first, up_head, down_first, down_node, down_arc, input_first, input_slot, input_arc, input_of};
}

owned_topology build_topology(graph const& g, std::span<std::uint32_t const> const order) {
  verify(order.size() == g.nodes, errc::bad_input, "an order of {} nodes for a graph of {}", order.size(), g.nodes);
  auto const n = find_neighbours(g);
  auto const given = ranks_of(order);
  auto const by_subtree = post_order(elimination_tree(n, order, given), order);
  auto t = owned_topology{};
  t.rank = ranks_of(by_subtree);
  auto up = upper_neighbours(n, by_subtree, t.rank);
  t.up_first = std::move(up.first);
  t.up_head = std::move(up.node);
  turn_round(t);
  map_inputs(t, g);
  return t;
}

owned_topology build_topology(graph const& g) { return build_topology(g, nested_dissection(g)); }

}  // namespace wakhan::hierarchy
