// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace wakhan::test {

// splitmix64 (Steele, Lea, Flood 2014): the same numbers on any machine.
class random_numbers {
 public:
  explicit random_numbers(std::uint64_t const seed) : state_{seed} {}

  // From 0 up to n - 1.
  std::int64_t below(std::int64_t const n) {
    state_ += 0x9e3779b97f4a7c15ULL;
    auto z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return static_cast<std::int64_t>((z ^ (z >> 31U)) % static_cast<std::uint64_t>(n));
  }
  bool one_in(std::int64_t const n) { return below(n) == 0; }

 private:
  std::uint64_t state_;
};

}  // namespace wakhan::test
