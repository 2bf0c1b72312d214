// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace wakhan {

// An index that is not a number: its own type is its tag, so a node can never be taken for a link.
// Default-constructed means invalid. No arithmetic on purpose.
template <typename Self, typename T = std::uint32_t>
struct strong_id {
  using value_type = T;
  static constexpr T kInvalid = std::numeric_limits<T>::max();

  constexpr strong_id() = default;
  explicit constexpr strong_id(T const v) : value{v} {}
  explicit constexpr strong_id(std::size_t const v)
    requires(!std::is_same_v<T, std::size_t>)
      : value{static_cast<T>(v)} {}

  constexpr bool is_valid() const { return value != kInvalid; }
  constexpr std::size_t index() const { return static_cast<std::size_t>(value); }
  friend constexpr auto operator<=>(strong_id, strong_id) = default;

  T value{kInvalid};
};

}  // namespace wakhan
