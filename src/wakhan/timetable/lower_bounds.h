// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "wakhan/timetable/prices.h"

namespace wakhan::timetable {

inline constexpr std::size_t kLandmarks = 16;

// What the bounds of one target are made of.
struct target_bounds {
  std::uint32_t stop = 0;
  std::int32_t handling = 0;  // in what is bounded
  std::array<std::int32_t, kLandmarks> to_landmark{}, from_landmark{};
};

// How long freight that has arrived at a stop needs to another at the least, were no service ever waited for, or what
// it pays: by the triangle inequality over a few landmark stops (ALT: Goldberg and Harrelson 2005). Four rows of
// kLandmarks numbers a stop. A stop from which there is no way has a bound that is longer than any horizon.
class lower_bounds {
 public:
  // `against` is the same schedule in the other direction.
  static lower_bounds of_seconds(direction const& d, direction const& against);
  static lower_bounds of_cents(schedule const& s, direction const& d, direction const& against);

  target_bounds towards(std::uint32_t stop) const;
  // Seconds, or cents, from having arrived at the stop until arriving at the target.
  std::int32_t from(std::uint32_t stop, target_bounds const& target) const;

 private:
  using row = std::array<std::int32_t, kLandmarks>;
  lower_bounds() = default;
  template <typename Weights>
  void measure(direction const& d, Weights const& ahead, direction const& against, Weights const& back);

  std::vector<std::int32_t> handling_;      // by stop
  std::vector<row> arrived_to_, ready_to_;  // from having arrived, or being ready, until ready at each landmark
  std::vector<row> to_arrived_, to_ready_;  // from ready at each landmark until arrived, or ready
};

}  // namespace wakhan::timetable
