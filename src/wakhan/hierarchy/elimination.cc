// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/elimination.h"

#include <algorithm>

#include "wakhan/base/error.h"

namespace wakhan::hierarchy {

namespace {

// Children of each place as linked lists, a list for the roots at the end; ascending.
struct child_lists {
  std::vector<std::uint32_t> first, next;
};

child_lists children_of(std::span<std::uint32_t const> parent) {
  auto const n = parent.size();
  auto lists = child_lists{std::vector<std::uint32_t>(n + 1, kNone), std::vector<std::uint32_t>(n, kNone)};
  for (auto x = n; x-- > 0;) {
    auto& head = lists.first[parent[x] == kNone ? n : parent[x]];
    lists.next[x] = head;
    head = static_cast<std::uint32_t>(x);
  }
  return lists;
}

// Adds a run of neighbours above x to the list that grows at the end of `found`, each once.
template <typename Range, typename ToRank>
void add_above(std::uint32_t const x, Range const& run, ToRank const& to_rank, std::vector<std::uint32_t>& seen_by,
               std::vector<std::uint32_t>& found) {
  for (auto const v : run) {
    auto const y = to_rank(v);
    if (y > x && seen_by[y] != x) {
      seen_by[y] = x;
      found.push_back(y);
    }
  }
}

}  // namespace

std::vector<std::uint32_t> ranks_of(std::span<std::uint32_t const> order) {
  auto rank = std::vector<std::uint32_t>(order.size(), kNone);
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    auto const node = order[place];
    verify(node < order.size() && rank[node] == kNone, errc::bad_input,
           "an order of {} nodes names {} twice or beyond its end", order.size(), node);
    rank[node] = place;
  }
  return rank;
}

std::vector<std::uint32_t> elimination_tree(neighbours const& n, std::span<std::uint32_t const> order,
                                            std::span<std::uint32_t const> rank) {
  auto parent = std::vector<std::uint32_t>(order.size(), kNone);
  auto ancestor = parent;
  for (std::uint32_t x = 0; x < order.size(); ++x) {
    auto const u = order[x];
    for (auto i = n.first[u]; i < n.first[u + 1]; ++i) {
      // Climb from a lower neighbour to the top of its tree so far; x becomes the parent of that top.
      for (auto y = rank[n.node[i]]; y < x;) {
        auto const above = ancestor[y];
        ancestor[y] = x;
        if (above == kNone) {
          parent[y] = x;
        }
        y = above == kNone ? x : above;
      }
    }
  }
  return parent;
}

std::vector<std::uint32_t> post_order(std::span<std::uint32_t const> parent, std::span<std::uint32_t const> order) {
  auto const n = static_cast<std::uint32_t>(parent.size());
  auto lists = children_of(parent);
  auto result = std::vector<std::uint32_t>{};
  result.reserve(n);
  auto open = std::vector<std::uint32_t>{n};
  while (!open.empty()) {
    auto const x = open.back();
    auto const child = lists.first[x];
    if (child != kNone) {
      lists.first[x] = lists.next[child];
      open.push_back(child);
    } else {
      open.pop_back();
      if (x != n) {
        result.push_back(order[x]);
      }
    }
  }
  return result;
}

neighbours upper_neighbours(neighbours const& n, std::span<std::uint32_t const> order,
                            std::span<std::uint32_t const> rank) {
  auto const parent = elimination_tree(n, order, rank);
  auto const lists = children_of(parent);
  auto up = neighbours{};
  up.first.reserve(order.size() + 1);
  up.first.push_back(0);
  auto seen_by = std::vector<std::uint32_t>(order.size(), kNone);
  auto found = std::vector<std::uint32_t>{};
  for (std::uint32_t x = 0; x < order.size(); ++x) {
    auto const u = order[x];
    found.clear();
    add_above(
        x, std::span{n.node}.subspan(n.first[u], n.first[u + 1] - n.first[u]),
        [&](std::uint32_t const v) { return rank[v]; }, seen_by, found);
    for (auto c = lists.first[x]; c != kNone; c = lists.next[c]) {
      add_above(
          x, std::span{up.node}.subspan(up.first[c], up.first[c + 1] - up.first[c]),
          [](std::uint32_t const y) { return y; }, seen_by, found);
    }
    std::sort(found.begin(), found.end());
    up.node.insert(up.node.end(), found.begin(), found.end());
    verify(up.node.size() <= kMostArcs, errc::limit, "a hierarchy holds at most {} up-arcs: the order cuts badly",
           kMostArcs);
    up.first.push_back(static_cast<std::uint32_t>(up.node.size()));
  }
  return up;
}

}  // namespace wakhan::hierarchy
