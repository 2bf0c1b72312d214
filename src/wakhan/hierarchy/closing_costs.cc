// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/detail/closing_costs.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "wakhan/hierarchy/detail/closer.h"

namespace wakhan::hierarchy {

namespace {

// Sixteen lanes are relaxed in the time of so many single arcs.
constexpr std::int64_t kLanedMending = 8;
constexpr std::int64_t kLanedAsking[] = {16, 8, 4};  // by level
// A wide metric is asked lane by lane.
constexpr std::int64_t kWideAsking = 16;

}  // namespace

closing_costs::closing_costs(metric const& base, std::span<od_pair const> const pairs, simd_level const level)
    : base_{base},
      pairs_{pairs},
      laned_asking_{base.is_wide() ? kWideAsking : kLanedAsking[static_cast<int>(usable_simd_level(level))]},
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
  all_triangles_ = std::reduce(triangles_.begin(), triangles_.end(), std::int64_t{0});
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

// Forgets marks; returns the triangles of what was marked.
std::int64_t closing_costs::unmark(std::vector<std::uint32_t>& ranks) {
  auto triangles = std::int64_t{0};
  for (auto const x : ranks) {
    is_marked_[x] = 0;
    triangles += triangles_[x];
  }
  ranks.clear();
  return triangles;
}

std::int64_t closing_costs::climb_of(std::uint32_t const pair) const {
  auto const& rank = base_.shape().rank;
  return climb_[rank[pairs_[pair].from]] + climb_[rank[pairs_[pair].to]];
}

std::int64_t closing_costs::saved_in_mending(std::span<closing const* const> const closings) {
  if (base_.is_wide()) {  // any change works all of it out anew
    return (static_cast<std::int64_t>(closings.size()) - kLanedMending) * all_triangles_;
  }
  auto saved = std::int64_t{0};
  auto ranks = std::vector<std::uint32_t>{};
  for (auto const* const c : closings) {
    mark_above(*c, ranks);
    saved += unmark(ranks);
  }
  std::ranges::for_each(closings, [&](closing const* const c) { mark_above(*c, ranks); });
  return saved - kLanedMending * unmark(ranks);
}

std::int64_t closing_costs::saved_in_asking(std::span<closing const* const> const closings) const {
  auto saved = std::int64_t{0};
  auto asked = std::vector<std::uint32_t>{};
  for (auto const* const c : closings) {
    asked.insert(asked.end(), c->pairs.begin(), c->pairs.end());
  }
  std::ranges::for_each(asked, [&](std::uint32_t const pair) { saved += climb_of(pair); });
  std::ranges::sort(asked);
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  std::ranges::for_each(asked, [&](std::uint32_t const pair) { saved -= laned_asking_ * climb_of(pair); });
  return saved;
}

// What single arcs change is not known beforehand; it is taken to cost the same in lanes, where the upper parts of the
// changes are mended at once.
std::int64_t closing_costs::saved_by_lanes(std::span<closing const* const> const closings) {
  auto const are_few = !base_.is_wide() && closings.front()->arcs.size() <= kFewArcs;
  return saved_in_asking(closings) + (are_few ? 0 : saved_in_mending(closings));
}

std::int64_t closing_costs::of_lanes() const { return kLanedMending * all_triangles_; }

}  // namespace wakhan::hierarchy
