// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/query.h"

#include <algorithm>

#include "wakhan/base/error.h"
#include "wakhan/hierarchy/detail/raw.h"

namespace wakhan::hierarchy {

namespace {

constexpr auto kShut = number_limits<std::uint32_t>::kShut;

std::uint64_t sum_of(std::uint64_t const a, std::uint64_t const b) {
  return a == kUnreached || b == kUnreached ? kUnreached : a + b;
}

}  // namespace

query::query(metric const& m, simd_level const level)
    : metric_{m}, unpacker_{m, false}, level_{level}, narrow_(std::size_t{m.shape().nodes()} * 2 * m.stride(), kShut) {}

query::query(metric const& m, pruned_arcs const& kept, simd_level const level) : query{m, level} {
  kept_ = &kept;
  unpacker_ = unpacker{m, true};
}

std::uint32_t query::rank_of(std::uint32_t const node) const {
  verify(node < metric_.shape().nodes(), errc::bad_input, "a hierarchy of {} nodes has no node {}",
         metric_.shape().nodes(), node);
  return metric_.shape().rank[node];
}

void query::shut_again(std::uint32_t x) {
  auto const width = std::size_t{2} * metric_.stride();
  for (; x != kNone; x = metric_.shape().parent(x)) {
    if (is_wide_) {
      std::fill_n(wide_.begin() + 2 * static_cast<std::ptrdiff_t>(x), 2, kUnreached);
    } else {
      std::fill_n(narrow_.data() + x * width, width, kShut);
    }
  }
}

bool query::try_narrow(std::uint32_t const from, std::uint32_t const to) {
  is_wide_ = false;
  if (metric_.is_wide()) {
    return false;
  }
  auto const& kernels = kernels_for<std::uint32_t>(level_, metric_.stride());
  auto const raw = raw_of(metric_.shape());
  auto* const length = static_cast<std::uint32_t*>(length_);
  if (kept_ != nullptr) {
    kept_arcs<std::uint32_t> const sides[] = {kept_->out.raw(), kept_->back.raw()};
    return kernels.query_kept(raw, static_cast<kept_arcs<std::uint32_t> const*>(sides), narrow_.data(), {from, to},
                              length);
  }
  return kernels.query(raw, metric_.narrow().data(), narrow_.data(), {from, to}, length);
}

void query::climb_wide(std::uint32_t const x, unsigned const lane) {
  auto const& t = metric_.shape();
  for (auto a = t.up_first[x]; a < t.up_first[x + 1]; ++a) {
    for (std::size_t side = 0; side < 2; ++side) {
      auto const sum = sum_of(wide_[2 * std::size_t{x} + side], metric_.weight(2 * std::uint64_t{a} + side, lane));
      auto& at = wide_[2 * std::size_t{t.up_head[a]} + side];
      at = std::min(at, sum);
    }
  }
}

// The same search in one lane with sums of 64 bits; returns the node where the shortest way turns, kNone if there is
// none.
std::uint32_t query::search_wide(std::uint32_t from, std::uint32_t to, unsigned const lane) {
  auto const& t = metric_.shape();
  is_wide_ = true;
  wide_.resize(std::size_t{t.nodes()} * 2, kUnreached);
  wide_[2 * std::size_t{from}] = 0;
  wide_[2 * std::size_t{to} + 1] = 0;
  while (from != to) {
    auto& lower = from < to ? from : to;
    climb_wide(lower, lane);
    lower = t.parent(lower);
  }
  auto least = kUnreached;
  auto turn = kNone;
  for (auto x = from; x != kNone; x = t.parent(x)) {
    auto const sum = sum_of(wide_[2 * std::size_t{x}], wide_[2 * std::size_t{x} + 1]);
    if (sum < least) {
      least = sum;
      turn = x;
    }
    climb_wide(x, lane);
  }
  return turn;
}

std::uint64_t query::distance_of(std::uint32_t const x, unsigned const side, unsigned const lane) const {
  if (is_wide_) {
    return wide_[2 * std::size_t{x} + side];
  }
  auto const d = narrow_[(2 * std::size_t{x} + side) * metric_.stride() + lane];
  return d == kShut ? kUnreached : d;
}

void query::distances(std::uint32_t const from, std::uint32_t const to, std::span<std::uint64_t> const lengths) {
  verify(lengths.size() == metric_.lanes(), errc::bad_input, "{} places for the lengths of {} lanes", lengths.size(),
         metric_.lanes());
  auto const s = rank_of(from);
  auto const t = rank_of(to);
  auto const is_exact = try_narrow(s, t);
  shut_again(s);
  shut_again(t);
  for (unsigned lane = 0; lane < metric_.lanes(); ++lane) {
    if (is_exact) {
      lengths[lane] = length_[lane] == kShut ? kUnreached : length_[lane];
      continue;
    }
    auto const turn = search_wide(s, t, lane);
    lengths[lane] = turn == kNone ? kUnreached : wide_[2 * std::size_t{turn}] + wide_[2 * std::size_t{turn} + 1];
    shut_again(s);
    shut_again(t);
  }
}

std::uint64_t query::distance(std::uint32_t const from, std::uint32_t const to) {
  std::uint64_t lengths[metric::kMostLanes];
  distances(from, to, {static_cast<std::uint64_t*>(lengths), metric_.lanes()});
  return lengths[0];
}

// The lowest node at which a shortest way turns from up to down.
std::uint32_t query::turn_of(std::uint32_t const from, std::uint64_t const length, unsigned const lane) const {
  auto x = from;
  while (x != kNone && sum_of(distance_of(x, 0, lane), distance_of(x, 1, lane)) != length) {
    x = metric_.shape().parent(x);
  }
  return x;
}

// The hops of the climb from an end to the turn, the last one first: from above, each node from which the distance of
// the one reached so far could come. Side 0 is the way out, 1 the way back.
std::vector<hop> query::climb_to(std::uint32_t const end, std::uint32_t const turn, unsigned const side,
                                 unsigned const lane) {
  auto const& t = metric_.shape();
  climbed_.clear();
  for (auto x = end; x != turn; x = t.parent(x)) {
    climbed_.push_back(x);
  }
  auto hops = std::vector<hop>{};
  auto reached = turn;
  for (auto i = climbed_.size(); i-- > 0;) {
    auto const x = climbed_[i];
    auto const near = distance_of(x, side, lane);
    auto const far = distance_of(reached, side, lane);
    if (near > far) {
      continue;
    }
    auto const arc = t.arc_between(x, reached);
    if (arc != kNone && sum_of(near, metric_.weight(2 * std::uint64_t{arc} + side, lane)) == far) {
      hops.push_back({arc, side});
      reached = x;
    }
  }
  return hops;
}

way query::find_way(std::uint32_t const from, std::uint32_t const to, unsigned const lane) {
  verify(lane < metric_.lanes(), errc::bad_input, "a metric of {} lanes has no lane {}", metric_.lanes(), lane);
  auto const s = rank_of(from);
  auto const t = rank_of(to);
  auto turn = kNone;
  auto result = way{};
  if (try_narrow(s, t)) {
    if (length_[lane] != kShut) {
      result.length = length_[lane];
      turn = turn_of(s, result.length, lane);
    }
  } else {
    shut_again(s);
    shut_again(t);
    turn = search_wide(s, t, lane);
    result.length = turn == kNone ? kUnreached : distance_of(turn, 0, lane) + distance_of(turn, 1, lane);
  }
  if (turn != kNone) {
    auto const out = climb_to(s, turn, 0, lane);
    std::for_each(out.rbegin(), out.rend(), [&](hop const& h) { unpacker_.unpack(h, lane, result.arcs); });
    for (auto const& h : climb_to(t, turn, 1, lane)) {
      unpacker_.unpack(h, lane, result.arcs);
    }
  }
  shut_again(s);
  shut_again(t);
  return result;
}

}  // namespace wakhan::hierarchy
