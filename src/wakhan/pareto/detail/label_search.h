// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include "wakhan/pareto/detail/known_ways.h"
#include "wakhan/pareto/detail/label_queue.h"
#include "wakhan/pareto/detail/made_labels.h"
#include "wakhan/pareto/detail/settled_labels.h"
#include "wakhan/pareto/detail/useful_turns.h"
#include "wakhan/pareto/front.h"

namespace wakhan::pareto {

// One question: labels in lexicographic order of their excess. See front.h for what it promises and why.
template <std::size_t K>
class label_search {
 public:
  label_search(lower_bounds& bounds, std::uint32_t const to, front_options const& options, progress const& told)
      : bounds_{bounds}, graph_{bounds, to}, to_{to}, options_{options}, told_{told} {
    is_eased_ =
        std::any_of(options.tolerance.begin(), options.tolerance.begin() + K, [](auto const t) { return t > 0; });
  }

  front run(std::uint32_t const from) {
    auto found = front{};
    if (graph_.see(from) == kNone) {
      return found;
    }
    find_known_ways();
    make_room();
    queue_.push({{}, kNone, kNone});
    made_ = 1;
    while (!queue_.empty()) {
      if (made_ > options_.max_labels) {
        cut_off(found);
        break;
      }
      take(queue_.pop(), found);
    }
    found.stats = {made_, labels_.size(), graph_.nodes()};
    return found;
  }

 private:
  struct entry {
    excess<K> sum;
    std::uint32_t arc, parent;
    std::int64_t key() const { return sum[0]; }
    friend bool operator<(entry const& a, entry const& b) {
      for (std::size_t k = 0; k < K; ++k) {
        if (a.sum[k] != b.sum[k]) {
          return a.sum[k] < b.sum[k];
        }
      }
      return a.arc != b.arc ? a.arc < b.arc : a.parent < b.parent;
    }
  };
  struct label {
    std::uint32_t arc, parent;
  };

  void find_known_ways() {
    auto ways = known_ways<K>{bounds_, graph_, to_};
    for (std::size_t k = 0; k < K; ++k) {
      known_.push_back(ways.find_best_in(k));
      marks_[k] = known_.back().sum;
    }
  }

  void take(entry const& e, front& found) {
    auto const here = place_of({e.arc, e.parent});
    if (is_beaten(e.sum) || settled_[here].covers(e.sum)) {
      return;
    }
    settled_[here].add(e.sum);
    auto const number = static_cast<std::uint32_t>(labels_.size());
    labels_.push_back({e.arc, e.parent});
    if (number % kLabelsBetweenWords == 0) {
      tell(e.sum[0]);
    }
    if (graph_.origin_of(here) == to_) {
      target_.add(e.sum);
      found.ways.push_back(unpack(e.sum, number));
      return;
    }
    auto const onward = graph_.out(here, [&](excess<K> const& sum) { return is_beaten(sum); });
    make_room();
    if (e.arc == kNone || onward.end - onward.begin < kManyArcs) {
      for (auto a = onward.begin; a < onward.end; ++a) {
        consider(a, e.sum, number, false);
      }
      return;
    }
    auto const tail = place_of(labels_[e.parent]);
    for (auto const a : turns_.after(e.arc, tail, graph_.made(tail), onward)) {
      consider(a, e.sum, number, true);
    }
  }

  // The label that an arc makes of another one, unless it is of no use. `is_one_of_many`: of the arcs out of the tail.
  void consider(std::uint32_t const a, excess<K> const& before, std::uint32_t const parent, bool const is_one_of_many) {
    auto const& arc = graph_.at(a);
    auto const sum = before + arc.cost;
    // Most are of no use, and most of those at the first look, which has to be short.
    if (!settled_[arc.head].covers_again(sum)) {
      make(a, sum, parent, is_one_of_many);
    }
  }

  void make(std::uint32_t const a, excess<K> const& sum, std::uint32_t const parent, bool const is_one_of_many) {
    auto const& arc = graph_.at(a);
    if (settled_[arc.head].covers(sum) || (is_one_of_many && made_at_[arc.head].beat(sum)) || is_beaten(sum)) {
      return;
    }
    if (is_one_of_many) {
      made_at_[arc.head].add(sum);
    }
    queue_.push({sum, a, parent});
    ++made_;
  }

  std::uint32_t place_of(label const& l) const { return l.arc == kNone ? 0 : graph_.at(l.arc).head; }

  void make_room() {
    if (settled_.size() < graph_.nodes()) {
      settled_.resize(graph_.nodes());
      made_at_.resize(graph_.nodes());
    }
  }

  // Whether no way of at least so much excess that ends later is wanted: a way found before is as good, or
  // nearly, as far as is tolerated, or one of those known from the beginning is better.
  bool is_beaten(excess<K> const& sum) const {
    if (target_.covers(is_eased_ ? eased(sum) : sum)) {
      return true;
    }
    return std::any_of(marks_.begin(), marks_.end(), [&](auto const& mark) { return beats<K>(mark, sum); });
  }
  // What (1 + ε) times the whole cost comes to, rounded down, as excess.
  excess<K> eased(excess<K> sum) const {
    for (std::size_t k = 0; k < K; ++k) {
      auto const whole = std::max<std::int64_t>(0, sum[k] + graph_.bound(0)[k]);
      sum[k] += whole / 1000 * options_.tolerance[k] + whole % 1000 * options_.tolerance[k] / 1000;
    }
    return sum;
  }

  way unpack(excess<K> const& sum, std::uint32_t number) const {
    auto made = finished(sum);
    for (; labels_[number].arc != kNone; number = labels_[number].parent) {
      auto const chain = graph_.chain(labels_[number].arc);
      made.arcs.insert(made.arcs.end(), chain.rbegin(), chain.rend());
    }
    std::reverse(made.arcs.begin(), made.arcs.end());
    return made;
  }
  way finished(excess<K> const& sum) const {
    auto made = way{};
    for (std::size_t k = 0; k < K; ++k) {
      made.sum[k] = sum[k] + graph_.bound(0)[k];
    }
    return made;
  }

  // Ends with the ways that were known from the beginning, where none that was found beats them.
  void cut_off(front& found) {
    found.is_exact = false;
    found.missing_from = queue_.pop().sum[0] + graph_.bound(0)[0];
    for (auto const& k : known_) {
      auto candidate = finished(k.sum);
      auto const covers = [&](cost_vector const& sum) {
        return std::equal(sum.begin(), sum.end(), candidate.sum.begin(), std::less_equal<>{});
      };
      auto const is_covered =
          std::any_of(found.ways.begin(), found.ways.end(), [&](way const& w) { return covers(w.sum); });
      if (!is_covered) {
        candidate.arcs = k.arcs;
        found.ways.push_back(std::move(candidate));
      }
    }
    std::stable_sort(found.ways.begin(), found.ways.end(), [](way const& a, way const& b) { return a.sum < b.sum; });
  }

  void tell(std::int64_t const first) const {
    auto const most = std::max_element(known_.begin(), known_.end(), [](auto const& a, auto const& b) {
                        return a.sum[0] < b.sum[0];
                      })->sum[0];
    told_.step("find the front",
               most == 0 ? 0.0 : std::min(1.0, static_cast<double>(first) / static_cast<double>(most)));
  }

  static constexpr std::uint32_t kLabelsBetweenWords = 4096;
  // From so many arcs out of a place on, as in networks whose ports are all joined to each other, most of what they
  // make is beaten at once, and it pays to look which are of use. On roads and railways it never does.
  static constexpr std::uint32_t kManyArcs = 8;

  lower_bounds& bounds_;
  excess_graph<K> graph_;
  std::uint32_t to_;
  front_options const& options_;
  progress const& told_;
  bool is_eased_ = false;
  std::size_t made_ = 0;
  std::vector<known_way<K>> known_;   // one a criterion
  std::array<excess<K>, K> marks_{};  // and what they cost
  label_queue<entry> queue_;
  std::vector<label> labels_;               // settled ones
  std::vector<settled_labels<K>> settled_;  // by place
  std::vector<made_labels<K>> made_at_;     // by place
  useful_turns<K> turns_{graph_};
  settled_labels<K> target_;
};

}  // namespace wakhan::pareto
