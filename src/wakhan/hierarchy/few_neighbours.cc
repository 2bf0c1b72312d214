// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/few_neighbours.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace wakhan::hierarchy {

namespace {

constexpr std::uint32_t kFew = 2;
// Two rounds take most of the time that there is to save. Beyond, so little is left of motorways that METIS orders all
// of it by least degree, and the trees of such orders are deep: 16 metrics over them take a quarter more time.
constexpr std::uint32_t kRounds = 2;

// Contracts in place: the lists of neighbours only ever shrink.
class contraction {
 public:
  explicit contraction(neighbours n) : n_{std::move(n)}, count_(n_.nodes()), round_of_(n_.nodes(), 0) {
    for (std::uint32_t u = 0; u < n_.nodes(); ++u) {
      count_[u] = n_.first[u + 1] - n_.first[u];
    }
  }

  void run() {
    auto next = std::vector<std::uint32_t>{};
    for (std::uint32_t u = 0; u < n_.nodes(); ++u) {
      if (count_[u] <= kFew) {
        next.push_back(u);
      }
    }
    for (auto round = std::uint32_t{1}; !next.empty() && round <= kRounds; ++round) {
      auto const now = std::exchange(next, {});
      for (auto const u : now) {
        if (round_of_[u] == round) {
          next.push_back(u);  // a neighbour of it went in this round
        } else {
          contract(u, round, next);
        }
      }
    }
  }

  reduced_graph take() {
    auto result = reduced_graph{std::move(contracted_), {}, {{0}, {}}};
    auto place = std::vector<std::uint32_t>(n_.nodes(), kNone);
    for (std::uint32_t u = 0; u < n_.nodes(); ++u) {
      if (count_[u] != kNone) {
        place[u] = static_cast<std::uint32_t>(result.kept.size());
        result.kept.push_back(u);
      }
    }
    for (auto const u : result.kept) {
      auto const of_u = list(u);
      std::transform(of_u.begin(), of_u.end(), std::back_inserter(result.left.node),
                     [&](std::uint32_t const v) { return place[v]; });
      std::sort(result.left.node.begin() + result.left.first.back(), result.left.node.end());
      result.left.first.push_back(static_cast<std::uint32_t>(result.left.node.size()));
    }
    return result;
  }

 private:
  std::span<std::uint32_t> list(std::uint32_t const u) { return std::span{n_.node}.subspan(n_.first[u], count_[u]); }

  void contract(std::uint32_t const u, std::uint32_t const round, std::vector<std::uint32_t>& next) {
    auto const of_u = list(u);
    for (auto const v : of_u) {
      auto const other = of_u.size() == kFew ? of_u[0] + of_u[1] - v : kNone;
      auto const before = count_[v];
      replace(v, u, other);
      round_of_[v] = round;
      if (before > kFew && count_[v] <= kFew) {
        next.push_back(v);
      }
    }
    count_[u] = kNone;
    contracted_.push_back(u);
  }

  // In the list of v, another neighbour takes the place of u, unless there is none or it stands there already.
  void replace(std::uint32_t const v, std::uint32_t const u, std::uint32_t const other) {
    auto const of_v = list(v);
    auto const at = std::find(of_v.begin(), of_v.end(), u);
    if (other != kNone && std::find(of_v.begin(), of_v.end(), other) == of_v.end()) {
      *at = other;
    } else {
      *at = of_v.back();
      --count_[v];
    }
  }

  neighbours n_;
  std::vector<std::uint32_t> count_;     // of neighbours left; kNone once contracted
  std::vector<std::uint32_t> round_of_;  // in which a neighbour went last
  std::vector<std::uint32_t> contracted_;
};

}  // namespace

reduced_graph contract_few_neighbours(neighbours n) {
  auto work = contraction{std::move(n)};
  work.run();
  return work.take();
}

}  // namespace wakhan::hierarchy
