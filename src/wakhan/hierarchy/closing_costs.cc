// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/detail/closing_costs.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "wakhan/hierarchy/detail/closer.h"

namespace wakhan::hierarchy {

namespace {

// Sixteen lanes are relaxed in the time of so many single arcs.
constexpr std::uint64_t kLanedMending = 8;
constexpr std::uint64_t kLanedAsking = 6;
// A wide metric is asked lane by lane.
constexpr std::uint64_t kWideAsking = 16;

}  // namespace

closing_costs::closing_costs(metric const& base, std::span<od_pair const> const pairs)
    : base_{base},
      pairs_{pairs},
      triangles_(base.shape().nodes()),
      climb_(base.shape().nodes()),
      is_marked_(base.shape().nodes(), 0) {
  auto const& t = base.shape();
  for (auto x = t.nodes(); x-- > 0;) {
    for (auto d = t.down_first[x]; d < t.down_first[x + 1]; ++d) {
      triangles_[x] += t.up_first[t.down_node[d] + 1] - t.down_arc[d] - 1;
    }
    auto const up = t.parent(x);
    climb_[x] = t.up_first[x + 1] - t.up_first[x] + (up == kNone ? 0 : climb_[up]);
  }
  all_triangles_ = std::reduce(triangles_.begin(), triangles_.end(), std::uint64_t{0});
}

// Appends the ranks that a closing can change and that are not marked yet: the lower ends of its arcs and all above.
void closing_costs::mark_above(closing const& c, std::vector<std::uint32_t>& ranks) {
  auto const& t = base_.shape();
  for (auto const arc : c.arcs) {
    auto const place = t.input_of[arc];
    if (place == kNone) {
      continue;
    }
    auto x = static_cast<std::uint32_t>(std::ranges::upper_bound(t.input_first, place) - t.input_first.begin() - 1);
    for (; x != kNone && is_marked_[x] == 0; x = t.parent(x)) {
      is_marked_[x] = 1;
      ranks.push_back(x);
    }
  }
}

std::uint64_t closing_costs::triangles_of(std::span<std::uint32_t const> const ranks) const {
  return std::transform_reduce(ranks.begin(), ranks.end(), std::uint64_t{0}, std::plus{},
                               [&](std::uint32_t const x) { return triangles_[x]; });
}

std::uint64_t closing_costs::climb_of(std::uint32_t const pair) const {
  auto const& rank = base_.shape().rank;
  return climb_[rank[pairs_[pair].from]] + climb_[rank[pairs_[pair].to]];
}

bool closing_costs::are_lanes_quicker(std::span<closing const* const> const closings) {
  auto singly = std::uint64_t{0};
  auto asked = std::vector<std::uint32_t>{};
  auto const forget = [&](std::vector<std::uint32_t>& ranks) {
    std::ranges::for_each(ranks, [&](std::uint32_t const x) { is_marked_[x] = 0; });
    ranks.clear();
  };
  auto ranks = std::vector<std::uint32_t>{};
  for (auto const* const c : closings) {
    mark_above(*c, ranks);
    // A change in a wide metric works all of it out anew.
    singly += base_.is_wide() ? all_triangles_ : triangles_of(ranks);
    forget(ranks);
    for (auto const pair : c->pairs) {
      singly += climb_of(pair);
      asked.push_back(pair);
    }
  }
  for (auto const* const c : closings) {
    mark_above(*c, ranks);
  }
  auto laned = kLanedMending * (base_.is_wide() ? all_triangles_ : triangles_of(ranks));
  forget(ranks);
  std::ranges::sort(asked);
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  for (auto const pair : asked) {
    laned += (base_.is_wide() ? kWideAsking : kLanedAsking) * climb_of(pair);
  }
  return laned < singly;
}

}  // namespace wakhan::hierarchy
