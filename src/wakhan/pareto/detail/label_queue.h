// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace wakhan::pareto {

// A queue whose entries leave in their full order (operator<), for searches in which nothing enters that comes before
// what has left. Entries lie in buckets by `key()`, a number that is not negative, and are only sorted when their
// bucket is reached; what enters the bucket at hand goes into a small heap beside it. What lies beyond all buckets
// waits in one heap of leftovers, for which buckets of a fitting width are made once the others are empty; so no range
// has to be known beforehand.
template <typename Entry>
class label_queue {
 public:
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  void clear() {
    for (auto& b : buckets_) {
      b.clear();
    }
    run_.clear();
    fresh_.clear();
    beyond_.clear();
    size_ = 0;
    here_ = kBuckets;
    base_ = 0;
    shift_ = 0;
  }

  void push(Entry const& e) {
    ++size_;
    auto const place = (e.key() - base_) >> shift_;
    if (place >= kBuckets || here_ == kBuckets) {
      beyond_.push_back(e);
    } else if (place <= here_) {
      fresh_.push_back(e);
      std::push_heap(fresh_.begin(), fresh_.end(), comes_later{});
    } else {
      buckets_[static_cast<std::size_t>(place)].push_back(e);
    }
  }

  // The next one, which leaves. The queue must not be empty.
  Entry pop() {
    while (run_.empty() && fresh_.empty()) {
      advance();
    }
    --size_;
    if (fresh_.empty() || (!run_.empty() && run_.back() < fresh_.front())) {
      auto const next = run_.back();
      run_.pop_back();
      return next;
    }
    std::pop_heap(fresh_.begin(), fresh_.end(), comes_later{});
    auto const next = fresh_.back();
    fresh_.pop_back();
    return next;
  }

 private:
  static constexpr std::int64_t kBuckets = 512;
  struct comes_later {
    bool operator()(Entry const& a, Entry const& b) const { return b < a; }
  };

  void advance() {
    for (++here_; here_ < kBuckets; ++here_) {
      auto& next = buckets_[static_cast<std::size_t>(here_)];
      if (!next.empty()) {
        run_.swap(next);
        next.clear();
        std::sort(run_.begin(), run_.end(), comes_later{});
        return;
      }
    }
    spread();
  }

  // Spreads the leftovers over buckets that reach from the least to the greatest of them.
  void spread() {
    auto const [least, greatest] = std::minmax_element(
        beyond_.begin(), beyond_.end(), [](Entry const& a, Entry const& b) { return a.key() < b.key(); });
    base_ = least->key();
    auto const range = greatest->key() - base_;
    for (shift_ = 0; (range >> shift_) >= kBuckets; ++shift_) {
    }
    here_ = -1;
    for (auto const& e : beyond_) {
      buckets_[static_cast<std::size_t>((e.key() - base_) >> shift_)].push_back(e);
    }
    beyond_.clear();
  }

  std::array<std::vector<Entry>, static_cast<std::size_t>(kBuckets)> buckets_;
  std::vector<Entry> run_;     // of the bucket at hand, the next one last
  std::vector<Entry> fresh_;   // a heap: what came into it since
  std::vector<Entry> beyond_;  // all buckets
  std::size_t size_ = 0;
  std::int64_t here_ = kBuckets;
  std::int64_t base_ = 0;
  unsigned shift_ = 0;
};

}  // namespace wakhan::pareto
