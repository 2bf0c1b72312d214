// SPDX-License-Identifier: Apache-2.0
#include "wakhan/base/parallel.h"

#include <gmock/gmock.h>

#include <cmath>
#include <cstddef>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

namespace wakhan {
namespace {

using ::testing::Each;

class parallel_for_on_threads : public ::testing::TestWithParam<unsigned> {};

// A sum whose last bits depend on the order of its parts.
double sum_of_slots(unsigned const threads) {
  auto slots = std::vector<double>(10'007);
  parallel_for(slots.size(), threads,
               [&](unsigned, std::size_t const i) { slots[i] = std::sin(static_cast<double>(i)); });
  return std::accumulate(slots.begin(), slots.end(), 0.0);
}

TEST_P(parallel_for_on_threads, does_each_item_exactly_once) {
  auto times = std::vector<int>(1'000);
  parallel_for(times.size(), GetParam(), [&](unsigned, std::size_t const i) { ++times[i]; });
  EXPECT_THAT(times, Each(1));
}

TEST_P(parallel_for_on_threads, gives_the_same_answer_to_the_last_bit) {
  EXPECT_EQ(sum_of_slots(GetParam()), sum_of_slots(1));
}

TEST_P(parallel_for_on_threads, gives_item_i_to_worker_i_modulo_threads) {
  auto workers = std::vector<unsigned>(100);
  parallel_for(workers.size(), GetParam(), [&](unsigned const worker, std::size_t const i) { workers[i] = worker; });
  for (std::size_t i = 0; i < workers.size(); ++i) {
    EXPECT_EQ(workers[i], i % GetParam());
  }
}

TEST_P(parallel_for_on_threads, carries_the_first_workers_exception_to_the_caller) {
  auto const work = [](unsigned, std::size_t const i) {
    if (i >= 90) {
      throw std::runtime_error{"worker of item " + std::to_string(i)};
    }
  };
  // 90 is divisible by 1, 2 and 3: its worker is the first to be asked for what it threw.
  try {
    parallel_for(100, GetParam(), work);
    FAIL() << "nothing was thrown";
  } catch (std::runtime_error const& e) {
    EXPECT_STREQ(e.what(), "worker of item 90");
  }
}

INSTANTIATE_TEST_SUITE_P(one_two_and_three, parallel_for_on_threads, ::testing::Values(1U, 2U, 3U),
                         [](auto const& run) { return std::to_string(run.param) + "_threads"; });

TEST(parallel_for, does_nothing_for_no_items) {
  parallel_for(0, 4, [](unsigned, std::size_t) { FAIL() << "there was no item"; });
}

TEST(parallel_for, takes_all_cores_when_asked_for_zero_threads) { EXPECT_EQ(sum_of_slots(0), sum_of_slots(1)); }

TEST(parallel_for, has_more_threads_than_items_without_harm) {
  auto times = std::vector<int>(3);
  parallel_for(times.size(), 16, [&](unsigned, std::size_t const i) { ++times[i]; });
  EXPECT_THAT(times, Each(1));
}

}  // namespace
}  // namespace wakhan
