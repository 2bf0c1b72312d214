// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "wakhan/base/error.h"

namespace wakhan::fuzz {

// Ends the run, and so makes a finding, when something that must hold does not.
inline void require(bool const holds, char const* what) {
  if (!holds) {
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
  }
}

// Runs what a target does with one input. Whatever the input, it ends well or with an error that is the input's fault.
template <typename Action>
int run(Action const& action) {
  try {
    action();
  } catch (error const& e) {
    require(e.code() != errc::internal, e.what());
  }
  return 0;
}

inline std::string_view as_text(std::uint8_t const* const data, std::size_t const size) {
  return size == 0 ? std::string_view{} : std::string_view{reinterpret_cast<char const*>(data), size};
}

// True for one input in so many, always the same ones: for checks that take longer than the rest.
inline bool is_one_in(unsigned const many, std::string_view const input) {
  auto sum = std::uint32_t{0};
  for (auto const c : input) {
    sum = sum * 31 + static_cast<std::uint8_t>(c);
  }
  return sum % many == 0;
}

}  // namespace wakhan::fuzz
