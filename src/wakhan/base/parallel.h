// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace wakhan {

// Calls work(worker, i) for every i in [0, n) on `threads` threads (0 = all cores).
// Item i always belongs to worker i mod threads; results go to slot i of the caller's memory, sums are made afterwards
// in index order, so the answer is the same for any number of threads. The first exception by worker number is
// rethrown.
template <typename Work>
void parallel_for(std::size_t const n, unsigned threads, Work const& work) {
  if (threads == 0) {
    threads = std::max(1U, std::thread::hardware_concurrency());
  }
  if (threads == 1 || n < 2) {
    for (std::size_t i = 0; i < n; ++i) {
      work(0U, i);
    }
    return;
  }
  std::vector<std::exception_ptr> failures(threads);
  {
    std::vector<std::jthread> workers;
    for (unsigned w = 0; w < threads; ++w) {
      workers.emplace_back([&, w] {
        try {
          for (std::size_t i = w; i < n; i += threads) {
            work(w, i);
          }
        } catch (...) {
          failures[w] = std::current_exception();
        }
      });
    }
  }
  for (auto const& failure : failures) {
    if (failure) {
      std::rethrow_exception(failure);
    }
  }
}

}  // namespace wakhan
