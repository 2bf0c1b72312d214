// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/potential.h"

#include <algorithm>

#include "wakhan/base/error.h"

namespace wakhan::hierarchy {

namespace {

void improve(std::uint64_t& least, std::uint64_t const a, std::uint64_t const b) {
  if (a != kUnreached && b != kUnreached) {
    least = std::min(least, a + b);
  }
}

}  // namespace

potential::potential(metric const& m, unsigned const lane)
    : metric_{m}, lane_{lane}, known_(m.shape().nodes(), kUnreached), is_final_(m.shape().nodes(), 0) {
  verify(lane < m.lanes(), errc::bad_input, "a metric of {} lanes has no lane {}", m.lanes(), lane);
}

void potential::aim(std::uint32_t const target) {
  auto const& t = metric_.shape();
  verify(target < t.nodes(), errc::bad_input, "a hierarchy of {} nodes has no node {}", t.nodes(), target);
  for (auto const x : touched_) {
    known_[x] = kUnreached;
    is_final_[x] = 0;
  }
  touched_.clear();
  known_[t.rank[target]] = 0;
  for (auto x = t.rank[target]; x != kNone; x = t.parent(x)) {
    touched_.push_back(x);
    for (auto a = t.up_first[x]; a < t.up_first[x + 1]; ++a) {
      improve(known_[t.up_head[a]], known_[x], metric_.weight(2 * std::uint64_t{a} + 1, lane_));
    }
  }
}

void potential::finish(std::uint32_t const x) {
  auto const& t = metric_.shape();
  auto least = known_[x];
  for (auto a = t.up_first[x]; a < t.up_first[x + 1]; ++a) {
    improve(least, known_[t.up_head[a]], metric_.weight(2 * std::uint64_t{a}, lane_));
  }
  known_[x] = least;
  is_final_[x] = 1;
  touched_.push_back(x);
}

std::uint64_t potential::at(std::uint32_t const node) {
  auto const& t = metric_.shape();
  verify(node < t.nodes(), errc::bad_input, "a hierarchy of {} nodes has no node {}", t.nodes(), node);
  open_.clear();
  for (auto x = t.rank[node]; x != kNone && is_final_[x] == 0; x = t.parent(x)) {
    open_.push_back(x);
  }
  std::for_each(open_.rbegin(), open_.rend(), [&](std::uint32_t const x) { finish(x); });
  return known_[t.rank[node]];
}

}  // namespace wakhan::hierarchy
