// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/sweep.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <type_traits>

#include "wakhan/base/error.h"
#include "wakhan/base/parallel.h"
#include "wakhan/hierarchy/detail/raw.h"

namespace wakhan::hierarchy {

namespace {

void check_nodes(metric const& m, std::span<std::uint32_t const> nodes) {
  auto const is_node = [&](std::uint32_t const n) { return n < m.shape().nodes(); };
  verify(std::ranges::all_of(nodes, is_node), errc::bad_input, "a node is asked for that a hierarchy of {} has not",
         m.shape().nodes());
}

void check_lane(metric const& m, unsigned const lane) {
  verify(lane < m.lanes(), errc::bad_input, "a metric of {} lanes has no lane {}", m.lanes(), lane);
}

// A weight of the metric as another number.
template <typename Number>
Number number_of(metric const& m, std::uint64_t const slot, unsigned const lane) {
  if constexpr (std::is_same_v<Number, std::uint32_t>) {
    return m.narrow()[slot * m.stride() + lane];
  } else {
    auto const w = m.weight(slot, lane);
    return w == kUnreached ? number_limits<Number>::kShut : w;
  }
}

// Wide numbers never are.
bool is_large(std::uint64_t const) { return false; }
bool is_large(std::uint32_t const d) { return is_too_large(d); }

}  // namespace

sweep_graph::sweep_graph(metric const& m, sweep_direction const direction, unsigned const lane)
    : metric_{m}, direction_{direction}, lane_{lane}, place_of_(m.shape().nodes()), ranks_(m.shape().nodes()) {
  check_lane(m, lane);
  std::iota(ranks_.rbegin(), ranks_.rend(), 0U);
  std::iota(place_of_.rbegin(), place_of_.rend(), 0U);
  copy_arcs();
}

sweep_graph::sweep_graph(metric const& m, std::span<std::uint32_t const> const leaves, sweep_direction const direction,
                         unsigned const lane)
    : metric_{m}, direction_{direction}, lane_{lane}, place_of_(m.shape().nodes(), kNone) {
  check_lane(m, lane);
  check_nodes(m, leaves);
  for (auto const leaf : leaves) {
    for (auto x = m.shape().rank[leaf]; x != kNone && place_of_[x] == kNone; x = m.shape().parent(x)) {
      place_of_[x] = 0;
      ranks_.push_back(x);
    }
  }
  std::ranges::sort(ranks_, std::greater{});
  for (std::uint32_t place = 0; place < ranks_.size(); ++place) {
    place_of_[ranks_[place]] = place;
  }
  copy_arcs();
}

std::uint64_t sweep_graph::slot(std::uint32_t const arc, unsigned const part) const {
  return 2 * std::uint64_t{arc} + (direction_ == sweep_direction::from_roots ? part : 1 - part);
}

template <typename Number>
line_vector<Number> sweep_graph::weights() const {
  auto const& t = metric_.shape();
  auto result = line_vector<Number>(head_.size());
  for (std::uint32_t place = 0; place < ranks_.size(); ++place) {
    auto a = t.up_first[ranks_[place]];
    for (auto i = first_[place]; i < first_[place + 1]; ++i) {
      result[i] = number_of<Number>(metric_, slot(a++, 1), lane_);
    }
  }
  return result;
}

void sweep_graph::copy_arcs() {
  auto const& t = metric_.shape();
  first_.reserve(ranks_.size() + 1);
  first_.push_back(0);
  for (auto const x : ranks_) {
    first_.push_back(first_.back() + t.up_first[x + 1] - t.up_first[x]);
  }
  head_.resize(first_.back());
  for (std::uint32_t place = 0; place < ranks_.size(); ++place) {
    auto const x = ranks_[place];
    std::transform(t.up_head.begin() + t.up_first[x], t.up_head.begin() + t.up_first[x + 1],
                   head_.begin() + first_[place], [&](std::uint32_t const y) { return place_of_[y]; });
  }
  if (!metric_.is_wide()) {
    narrow_ = weights<std::uint32_t>();
  }
}

trees::trees(sweep_graph const& g, simd_level const level) : graph_{g}, level_{level} {}

// The way up from one root, in a column of its own; what lies within the sweep graph goes to the root's lane there.
template <typename Number>
bool trees::climb_from(std::uint32_t const root, std::size_t const lane, line_vector<Number>& at,
                       line_vector<Number>& climb) const {
  constexpr auto shut = number_limits<Number>::kShut;
  auto const& m = graph_.metric_;
  auto const& t = m.shape();
  auto is_exact = true;
  climb[t.rank[root]] = 0;
  for (auto x = t.rank[root]; x != kNone; x = t.parent(x)) {
    auto const d = climb[x];
    climb[x] = shut;
    is_exact = is_exact && !is_large(d);
    if (d == shut) {
      continue;
    }
    if (graph_.place_of_[x] != kNone) {
      at[std::size_t{graph_.place_of_[x]} * stride_ + lane] = d;
    }
    for (auto a = t.up_first[x]; a < t.up_first[x + 1]; ++a) {
      auto& next = climb[t.up_head[a]];
      next = std::min(next, static_cast<Number>(d + number_of<Number>(m, graph_.slot(a, 0), graph_.lane_)));
    }
  }
  return is_exact;
}

template <typename Number>
bool trees::grow_as(std::span<std::uint32_t const> const roots, line_vector<Number> const& weights,
                    line_vector<Number>& at, line_vector<Number>& climb) {
  constexpr auto shut = number_limits<Number>::kShut;
  at.assign(std::size_t{graph_.places()} * stride_, shut);
  climb.resize(graph_.metric_.shape().nodes(), shut);
  auto is_exact = true;
  for (std::size_t lane = 0; lane < roots.size(); ++lane) {
    is_exact = climb_from(roots[lane], lane, at, climb) && is_exact;
  }
  return kernels_for<Number>(level_, stride_)
             .sweep(graph_.first_.data(), graph_.head_.data(), weights.data(), at.data(), graph_.places()) &&
         is_exact;
}

void trees::grow(std::span<std::uint32_t const> const roots) {
  auto const count = roots.size();
  verify(count >= 1 && count <= kMostRoots, errc::bad_input, "1 to {} trees grow at once, not {}", kMostRoots, count);
  check_nodes(graph_.metric_, roots);
  stride_ = count == 1 ? 1 : count <= 4 ? 4 : count <= 8 ? 8 : 16;
  is_wide_ = graph_.metric_.is_wide() || !grow_as(roots, graph_.narrow_, narrow_, narrow_climb_);
  if (is_wide_) {
    if (wide_weights_.empty()) {
      wide_weights_ = graph_.weights<std::uint64_t>();
    }
    grow_as(roots, wide_weights_, wide_, wide_climb_);
  }
}

std::uint64_t trees::distance(std::size_t const root, std::uint32_t const leaf) const {
  auto const place = graph_.place_of_[graph_.metric_.shape().rank[leaf]];
  auto const at = std::size_t{place} * stride_ + root;
  if (is_wide_) {
    return wide_[at] == number_limits<std::uint64_t>::kShut ? kUnreached : wide_[at];
  }
  return narrow_[at] == number_limits<std::uint32_t>::kShut ? kUnreached : narrow_[at];
}

// A tree's distances lie beside those of the others: a block of leaves fits into the first cache, and is read once for
// all roots.
template <typename Number>
void trees::write_rows_of(line_vector<Number> const& at, std::size_t const roots,
                          std::span<std::uint32_t const> const leaves, std::uint64_t* const rows,
                          std::size_t const apart) const {
  constexpr auto kBlock = std::size_t{64};
  auto const& rank = graph_.metric_.shape().rank;
  auto beginning = std::array<Number const*, kBlock>{};
  for (std::size_t first = 0; first < leaves.size(); first += kBlock) {
    auto const count = std::min(kBlock, leaves.size() - first);
    for (std::size_t j = 0; j < count; ++j) {
      beginning[j] = &at[std::size_t{graph_.place_of_[rank[leaves[first + j]]]} * stride_];
    }
    for (std::size_t root = 0; root < roots; ++root) {
      auto* const row = rows + root * apart + first;
      for (std::size_t j = 0; j < count; ++j) {
        auto const d = beginning[j][root];
        row[j] = d == number_limits<Number>::kShut ? kUnreached : d;
      }
    }
  }
}

void trees::write_rows(std::size_t const roots, std::span<std::uint32_t const> const leaves, std::uint64_t* const rows,
                       std::size_t const apart) const {
  is_wide_ ? write_rows_of(wide_, roots, leaves, rows, apart) : write_rows_of(narrow_, roots, leaves, rows, apart);
}

namespace {

// Rows of distances, 16 sources at a time; a batch's rows are its own.
std::vector<std::uint64_t> find_rows(metric const& m, sweep_graph const& g, std::span<std::uint32_t const> sources,
                                     std::span<std::uint32_t const> leaves, resources const& use) {
  check_nodes(m, sources);
  auto rows = std::vector<std::uint64_t>(sources.size() * leaves.size());
  auto const batches = (sources.size() + trees::kMostRoots - 1) / trees::kMostRoots;
  auto const threads = use.threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : use.threads;
  auto spaces = std::vector<trees>(threads, trees{g, use.level});
  parallel_for(batches, threads, [&](unsigned const worker, std::size_t const batch) {
    auto const begin = batch * trees::kMostRoots;
    auto const count = std::min(trees::kMostRoots, sources.size() - begin);
    auto& grown = spaces[worker];
    grown.grow(sources.subspan(begin, count));
    grown.write_rows(count, leaves, rows.data() + begin * leaves.size(), leaves.size());
  });
  return rows;
}

}  // namespace

std::vector<std::uint64_t> find_matrix(metric const& m, std::span<std::uint32_t const> const sources,
                                       std::span<std::uint32_t const> const targets, resources const& use,
                                       unsigned const lane) {
  return find_rows(m, sweep_graph{m, targets, sweep_direction::from_roots, lane}, sources, targets, use);
}

std::vector<std::uint64_t> find_trees(metric const& m, std::span<std::uint32_t const> const sources,
                                      resources const& use, unsigned const lane) {
  auto all = std::vector<std::uint32_t>(m.shape().nodes());
  std::iota(all.begin(), all.end(), 0U);
  return find_rows(m, sweep_graph{m, sweep_direction::from_roots, lane}, sources, all, use);
}

}  // namespace wakhan::hierarchy
