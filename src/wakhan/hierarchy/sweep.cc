// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/sweep.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <numeric>
#include <type_traits>
#include <utility>

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

// The weights of up-arcs in one lane, on their ways up (0) or down (1), as numbers of a sweep.
template <typename Number>
auto weights_of(metric const& m, unsigned const part, unsigned const lane) {
  if constexpr (std::is_same_v<Number, std::uint32_t>) {
    auto const first = std::size_t{part} * m.stride() + lane;
    return [all = m.narrow(), first, apart = 2 * std::size_t{m.stride()}](std::uint32_t const arc) {
      return all[first + arc * apart];
    };
  } else {
    return [&m, part, lane](std::uint32_t const arc) {
      auto const w = m.weight(2 * std::uint64_t{arc} + part, lane);
      return w == kUnreached ? number_limits<Number>::kShut : w;
    };
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

unsigned sweep_graph::part(bool const is_way_down) const {
  return is_way_down == (direction_ == sweep_direction::from_roots) ? 1 : 0;
}

// Places without an arc get one that is shut, so that each has a last one.
void sweep_graph::copy_arcs() {
  auto const& t = metric_.shape();
  first_.reserve(ranks_.size() + 1);
  first_.push_back(0);
  for (auto const x : ranks_) {
    first_.push_back(first_.back() + std::max(1U, t.up_first[x + 1] - t.up_first[x]));
  }
  if (!metric_.is_wide()) {
    narrow_ = arcs<std::uint32_t>();
  }
}

template <typename Number>
line_vector<down_arc<Number>> sweep_graph::arcs() const {
  auto const& t = metric_.shape();
  auto const weight = weights_of<Number>(metric_, part(true), lane_);
  auto result = line_vector<down_arc<Number>>(first_.back());
  for (std::uint32_t place = 0; place < ranks_.size(); ++place) {
    auto* own = &result[first_[place]];
    *own = {2 * place, number_limits<Number>::kShut};
    for (auto a = t.up_first[ranks_[place]]; a < t.up_first[ranks_[place] + 1]; ++a) {
      *own++ = {2 * place_of_[t.up_head[a]], weight(a)};
    }
    ++result[first_[place + 1] - 1].head_and_last;
  }
  return result;
}

trees::trees(sweep_graph const& g, simd_level const level)
    : graph_{g}, level_{level}, climbed_((g.places() + kPlacesInWord - 1) / kPlacesInWord) {}

// Makes a place one where a sweep goes on from what is known of it, which is nothing yet where it was not one before.
template <typename Number>
void trees::begin_at(std::uint32_t const place, line_vector<Number>& at) {
  auto& word = climbed_[place / kPlacesInWord];
  auto const bit = std::uint64_t{1} << place % kPlacesInWord;
  if ((word & bit) == 0) {
    word |= bit;
    std::fill_n(at.begin() + std::ptrdiff_t{place} * stride_, stride_, number_limits<Number>::kShut);
  }
}

// The way up from one root, in a column of its own; what lies within the sweep graph goes to the root's lane there.
template <typename Number>
bool trees::climb_from(std::uint32_t const root, std::size_t const lane, line_vector<Number>& at,
                       line_vector<Number>& climb) {
  constexpr auto shut = number_limits<Number>::kShut;
  auto const& t = graph_.metric_.shape();
  auto const weight = weights_of<Number>(graph_.metric_, graph_.part(false), graph_.lane_);
  auto is_exact = true;
  climb[t.rank[root]] = 0;
  for (auto x = t.rank[root]; x != kNone; x = t.parent(x)) {
    auto const d = climb[x];
    climb[x] = shut;
    is_exact = is_exact && !is_large(d);
    if (d == shut) {
      continue;
    }
    if (auto const place = graph_.place_of_[x]; place != kNone) {
      begin_at(place, at);
      at[std::size_t{place} * stride_ + lane] = d;
    }
    for (auto a = t.up_first[x]; a < t.up_first[x + 1]; ++a) {
      auto& next = climb[t.up_head[a]];
      next = std::min(next, static_cast<Number>(d + weight(a)));
    }
  }
  return is_exact;
}

// From each place that a climb came to, with what it left there, up to the next one; a word of places at a time, so
// that their numbers are looked at while they are at hand. A word begins as if it had been climbed to.
template <typename Number>
bool trees::sweep(line_vector<down_arc<Number>> const& arcs, line_vector<Number>& at) {
  auto const& loops = kernels_for<Number>(level_, stride_);
  auto is_exact = true;
  for (std::uint32_t word = 0; word < climbed_.size(); ++word) {
    auto const begin = word * kPlacesInWord;
    auto const end = std::min(begin + kPlacesInWord, graph_.places());
    begin_at(begin, at);
    for (auto rest = std::exchange(climbed_[word], 0); rest != 0;) {
      auto const place = begin + static_cast<std::uint32_t>(std::countr_zero(rest));
      rest &= rest - 1;
      auto const next = rest == 0 ? end : begin + static_cast<std::uint32_t>(std::countr_zero(rest));
      loops.sweep(&arcs[graph_.first_[place]], arcs.data() + graph_.first_[next], at.data(), place);
    }
    is_exact = loops.are_all_exact(&at[std::size_t{begin} * stride_], end - begin) && is_exact;
  }
  return is_exact;
}

template <typename Number>
bool trees::grow_as(std::span<std::uint32_t const> const roots, line_vector<down_arc<Number>> const& arcs,
                    line_vector<Number>& at, line_vector<Number>& climb) {
  constexpr auto shut = number_limits<Number>::kShut;
  // What an earlier growth left does no harm, but nothing may be larger than shut.
  if (at.size() != std::size_t{graph_.places()} * stride_) {
    at.assign(std::size_t{graph_.places()} * stride_, shut);
  }
  climb.resize(graph_.metric_.shape().nodes(), shut);
  auto is_exact = true;
  for (std::size_t lane = 0; lane < roots.size(); ++lane) {
    is_exact = climb_from(roots[lane], lane, at, climb) && is_exact;
  }
  return sweep(arcs, at) && is_exact;
}

void trees::grow(std::span<std::uint32_t const> const roots) {
  auto const count = roots.size();
  verify(count >= 1 && count <= kMostRoots, errc::bad_input, "1 to {} trees grow at once, not {}", kMostRoots, count);
  check_nodes(graph_.metric_, roots);
  stride_ = count == 1 ? 1 : count <= 4 ? 4 : count <= 8 ? 8 : 16;
  is_wide_ = graph_.metric_.is_wide() || !grow_as(roots, graph_.narrow_, narrow_, narrow_climb_);
  if (is_wide_) {
    if (wide_arcs_.empty()) {
      wide_arcs_ = graph_.arcs<std::uint64_t>();
    }
    grow_as(roots, wide_arcs_, wide_, wide_climb_);
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
line_vector<std::uint64_t> find_rows(metric const& m, sweep_graph const& g, std::span<std::uint32_t const> sources,
                                     std::span<std::uint32_t const> leaves, resources const& use) {
  check_nodes(m, sources);
  auto rows = line_vector<std::uint64_t>(sources.size() * leaves.size());
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

line_vector<std::uint64_t> find_matrix(metric const& m, std::span<std::uint32_t const> const sources,
                                       std::span<std::uint32_t const> const targets, resources const& use,
                                       unsigned const lane) {
  return find_rows(m, sweep_graph{m, targets, sweep_direction::from_roots, lane}, sources, targets, use);
}

line_vector<std::uint64_t> find_trees(metric const& m, std::span<std::uint32_t const> const sources,
                                      resources const& use, unsigned const lane) {
  auto all = std::vector<std::uint32_t>(m.shape().nodes());
  std::iota(all.begin(), all.end(), 0U);
  return find_rows(m, sweep_graph{m, sweep_direction::from_roots, lane}, sources, all, use);
}

}  // namespace wakhan::hierarchy
