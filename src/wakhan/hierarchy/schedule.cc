// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/schedule.h"

#include <algorithm>
#include <queue>

namespace wakhan::hierarchy {

namespace {

constexpr std::uint64_t kPieces = 64;  // no subtree is heavier than this part of the whole, if it can be cut

struct subtree {
  std::uint64_t work;
  std::uint32_t top;
  friend auto operator<=>(subtree const&, subtree const&) = default;
};

// Size and work of the subtree below each rank; work counts triangles by their middle node, and arcs.
struct totals {
  std::vector<std::uint32_t> size;
  std::vector<std::uint64_t> work;
};

totals add_up(topology const& t) {
  auto sums = totals{std::vector<std::uint32_t>(t.nodes(), 1), std::vector<std::uint64_t>(t.nodes(), 1)};
  for (std::uint32_t x = 0; x < t.nodes(); ++x) {
    for (auto d = t.down_first[x]; d < t.down_first[x + 1]; ++d) {
      sums.work[x] += t.up_first[t.down_node[d] + 1] - t.down_arc[d];
    }
    if (auto const p = t.parent(x); p != kNone) {
      sums.size[p] += sums.size[x];
      sums.work[p] += sums.work[x];
    }
  }
  return sums;
}

}  // namespace

schedule plan_customisation(topology const& t) {
  auto const sums = add_up(t);
  auto open = std::priority_queue<subtree>{};
  auto total = std::uint64_t{0};
  for (std::uint32_t x = 0; x < t.nodes(); ++x) {
    if (t.parent(x) == kNone) {
      open.push({sums.work[x], x});
      total += sums.work[x];
    }
  }
  auto plan = schedule{};
  while (!open.empty()) {
    auto const [work, x] = open.top();
    open.pop();
    auto const begin = x + 1 - sums.size[x];
    if (work <= total / kPieces || begin == x) {
      plan.subtrees.push_back({begin, x + 1});
      continue;
    }
    plan.top.push_back(x);
    // The children's subtrees lie side by side below x.
    for (auto child = x; child > begin; child -= sums.size[child - 1]) {
      open.push({sums.work[child - 1], child - 1});
    }
  }
  std::ranges::sort(plan.top);
  return plan;
}

triangle_list list_triangles(topology const& t) {
  auto list = triangle_list{};
  list.first.assign(1, 0);
  list.run_first.assign(1, 0);
  auto position = std::vector<std::uint32_t>(t.nodes());
  for (std::uint32_t x = 0; x < t.nodes(); ++x) {
    for (auto a = t.up_first[x]; a < t.up_first[x + 1]; ++a) {
      position[t.up_head[a]] = a;
    }
    for (auto d = t.down_first[x]; d < t.down_first[x + 1]; ++d) {
      auto const to_x = t.down_arc[d];
      auto const last = t.up_first[t.down_node[d] + 1];
      if (last - to_x - 1 > triangle_list::kMostListed) {
        list.run.push_back(d);
        continue;
      }
      for (auto a = to_x + 1; a < last; ++a) {
        list.arcs.insert(list.arcs.end(), {to_x, a, position[t.up_head[a]]});
      }
    }
    list.first.push_back(static_cast<std::uint32_t>(list.arcs.size() / 3));
    list.run_first.push_back(static_cast<std::uint32_t>(list.run.size()));
  }
  return list;
}

}  // namespace wakhan::hierarchy
