// SPDX-License-Identifier: Apache-2.0
#include "wakhan/pareto/detail/label_queue.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace {

struct numbered {
  std::int64_t first, second;
  std::int64_t key() const { return first; }
  friend auto operator<=>(numbered const&, numbered const&) = default;
};

// Entries come and go at random, none before the last that left; widths range from ties to jumps of 2^40.
TEST(label_queue, gives_back_in_order_what_an_ordered_set_does) {
  auto random = std::mt19937_64{1};
  auto queue = wakhan::pareto::label_queue<numbered>{};
  for (unsigned round = 0; round < 200; ++round) {
    queue.clear();
    ASSERT_TRUE(queue.empty());
    auto expected = std::multiset<numbered>{};
    auto last = numbered{static_cast<std::int64_t>(random() % 100), 0};
    for (unsigned step = 0; step < 2'000; ++step) {
      if (expected.empty() || random() % 2 == 0) {
        auto const jump = static_cast<std::int64_t>(random() >> (63 - round % 41));
        auto const e = numbered{last.first + jump, last.second + static_cast<std::int64_t>(random() % 3)};
        queue.push(e);
        expected.insert(e);
      } else {
        last = queue.pop();
        ASSERT_EQ(last, *expected.begin());
        expected.erase(expected.begin());
      }
      ASSERT_EQ(queue.size(), expected.size());
    }
  }
}

}  // namespace
