// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "wakhan/timetable/direction.h"

namespace wakhan::timetable {

// What services and links cost, in cents, as a search adds it up in a direction.
class prices {
 public:
  prices(schedule const& s, direction const& d);

  // Getting on at a call and staying on until another costs until(other) - before(call).
  std::int32_t before(boarding const& at) const { return before_[at.call]; }
  std::int32_t until(std::uint32_t const call) const { return until_[call]; }
  std::int32_t of_link(std::uint32_t const link) const { return links_[link]; }

 private:
  std::vector<std::int32_t> until_;   // by call: all sections up to it
  std::vector<std::int32_t> before_;  // by call: the same without boarding
  std::vector<std::int32_t> links_;   // by link
};

}  // namespace wakhan::timetable
