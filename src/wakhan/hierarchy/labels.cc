// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/labels.h"

#include <algorithm>

#include "wakhan/base/error.h"
#include "wakhan/hierarchy/detail/kernels.h"

namespace wakhan::hierarchy {

namespace {

// As wide numbers have it: the sum of two still fits.
constexpr auto kFar = number_limits<std::uint64_t>::kShut;

// How many nodes lie above both: the roots of two trees differ already.
std::size_t count_common(label const& a, label const& b) {
  auto low = std::size_t{0};
  auto high = std::min(a.rank.size(), b.rank.size());
  while (low < high) {
    auto const middle = (low + high) / 2;
    a.rank[middle] == b.rank[middle] ? low = middle + 1 : high = middle;
  }
  return low;
}

std::uint64_t least_sum(label const& a, label const& b, std::size_t const common) {
  auto least = kFar;
  for (std::size_t d = 0; d < common; ++d) {
    least = std::min(least, a.length[d] + b.length[d]);
  }
  return least;
}

}  // namespace

labels::labels(metric const& m) : metric_{m}, depth_(m.shape().nodes(), 0) {
  for (auto x = m.shape().nodes(); x-- > 0;) {
    auto const p = m.shape().parent(x);
    depth_[x] = p == kNone ? 0 : depth_[p] + 1;
  }
}

label labels::of(std::uint32_t const node, label_side const side) const {
  auto const& t = metric_.shape();
  verify(node < t.nodes(), errc::bad_input, "a hierarchy of {} nodes has no label of node {}", t.nodes(), node);
  auto made = label{};
  auto const last = depth_[t.rank[node]];
  made.rank.resize(std::size_t{last} + 1);
  for (auto x = t.rank[node]; x != kNone; x = t.parent(x)) {
    made.rank[depth_[x]] = x;
  }
  made.length.assign(made.rank.size(), kFar);
  made.length[last] = 0;
  for (auto d = made.rank.size(); d-- > 0;) {
    auto const x = made.rank[d];
    for (auto a = t.up_first[x]; made.length[d] < kFar && a < t.up_first[x + 1]; ++a) {
      auto const weight = metric_.weight(2 * std::uint64_t{a} + (side == label_side::out ? 0 : 1), 0);
      if (weight != kUnreached) {
        auto& there = made.length[depth_[t.up_head[a]]];
        there = std::min(there, made.length[d] + weight);
      }
    }
  }
  return made;
}

std::uint64_t labels::distance(label const& out, label const& back) {
  auto const least = least_sum(out, back, count_common(out, back));
  return least == kFar ? kUnreached : least;
}

// The hops of a climb up to the turn, the last one first: from above, each node from which the one reached so far could
// come.
std::vector<hop> labels::hops_to(label const& climbed, std::size_t const turn, unsigned const side) const {
  auto hops = std::vector<hop>{};
  auto reached = turn;
  for (auto d = turn + 1; d < climbed.rank.size(); ++d) {
    auto const arc = metric_.shape().arc_between(climbed.rank[d], climbed.rank[reached]);
    if (climbed.length[d] > climbed.length[reached] || arc == kNone) {
      continue;
    }
    auto const weight = metric_.weight(2 * std::uint64_t{arc} + side, 0);
    if (weight != kUnreached && climbed.length[d] + weight == climbed.length[reached]) {
      hops.push_back({arc, side});
      reached = d;
    }
  }
  return hops;
}

way labels::find_way(label const& out, label const& back) const {
  auto found = way{};
  auto turn = count_common(out, back);
  auto const least = least_sum(out, back, turn);
  if (least == kFar) {
    return found;
  }
  found.length = least;
  do {  // the lowest of several places
    --turn;
  } while (out.length[turn] + back.length[turn] != least);
  auto unpacking = unpacker{metric_, false};
  auto const up = hops_to(out, turn, 0);
  std::for_each(up.rbegin(), up.rend(), [&](hop const& h) { unpacking.unpack(h, 0, found.arcs); });
  for (auto const& h : hops_to(back, turn, 1)) {
    unpacking.unpack(h, 0, found.arcs);
  }
  return found;
}

}  // namespace wakhan::hierarchy
