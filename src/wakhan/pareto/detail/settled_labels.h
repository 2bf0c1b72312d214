// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "wakhan/pareto/detail/excess_graph.h"

namespace wakhan::pareto {

// The settled labels of one node as far as a later one has to be compared with them. Labels are settled in
// lexicographic order, so the first criterion of a later one is never less, and only the others are kept
// (dimensionality reduction: Pulido, Mandow, Pérez de la Cruz 2015).
//   covers(e)  whether one of them is no worse than e in all criteria but the first
//   covers_again(e)  the same at a first look: what it denies may still be covered
//   add(e)     takes in one that is not covered
template <std::size_t K>
class settled_labels;

// Two criteria: the last one settled has the least second (BOA*: Hernández and others 2020).
template <>
class settled_labels<2> {
 public:
  bool covers(excess<2> const& e) const { return least_ <= e[1]; }
  bool covers_again(excess<2> const& e) const { return covers(e); }
  void add(excess<2> const& e) { least_ = e[1]; }

 private:
  std::int64_t least_ = std::numeric_limits<std::int64_t>::max();
};

// Three: a staircase, the second criterion rising and the third falling.
template <>
class settled_labels<3> {
 public:
  bool covers(excess<3> const& e) const {
    if (covers_again(e)) {
      return true;
    }
    auto const next = std::upper_bound(steps_.begin(), steps_.end(), e[1],
                                       [](std::int64_t const v, step const& s) { return v < s.x; });
    if (next == steps_.begin() || std::prev(next)->y > e[2]) {
      return false;
    }
    latest_ = *std::prev(next);
    return true;
  }
  bool covers_again(excess<3> const& e) const { return latest_.x <= e[1] && latest_.y <= e[2]; }
  void add(excess<3> const& e) {
    auto const first = std::lower_bound(steps_.begin(), steps_.end(), e[1],
                                        [](step const& s, std::int64_t const v) { return s.x < v; });
    auto const last = std::find_if(first, steps_.end(), [&](step const& s) { return s.y < e[2]; });
    if (first == last) {
      steps_.insert(first, {e[1], e[2]});
    } else {
      *first = {e[1], e[2]};
      steps_.erase(first + 1, last);
    }
  }

 private:
  struct step {
    std::int64_t x, y;
  };
  std::vector<step> steps_;
  // That covered one last. Most that is covered at all is covered by the same again, and this lies nearer at hand.
  mutable step latest_{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::max()};
};

// Four: undominated ones, the second criterion not falling, so that only those before a place can cover and only those
// behind it can be covered.
template <>
class settled_labels<4> {
 public:
  bool covers(excess<4> const& e) const {
    auto const end = std::upper_bound(rest_.begin(), rest_.end(), e[1],
                                      [](std::int64_t const v, rest const& r) { return v < r[0]; });
    return std::any_of(rest_.begin(), end, [&](rest const& r) { return r[1] <= e[2] && r[2] <= e[3]; });
  }
  bool covers_again(excess<4> const& /*e*/) const { return false; }
  void add(excess<4> const& e) {
    auto const begin = std::lower_bound(rest_.begin(), rest_.end(), e[1],
                                        [](rest const& r, std::int64_t const v) { return r[0] < v; });
    auto const place = begin - rest_.begin();
    rest_.erase(std::remove_if(begin, rest_.end(), [&](rest const& r) { return e[2] <= r[1] && e[3] <= r[2]; }),
                rest_.end());
    rest_.insert(rest_.begin() + place, {e[1], e[2], e[3]});
  }

 private:
  using rest = std::array<std::int64_t, 3>;
  std::vector<rest> rest_;
};

}  // namespace wakhan::pareto
