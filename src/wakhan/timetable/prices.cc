// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/prices.h"

namespace wakhan::timetable {

prices::prices(schedule const& s, direction const& d) : until_(d.calls()), before_(d.calls()) {
  for (std::size_t id = 0; id < s.services.size(); ++id) {
    auto const& calls = s.services[id].calls;
    auto sum = std::int64_t{0};
    for (std::size_t i = 0; i < calls.size(); ++i) {
      sum += calls[i].cents;
      // Looking back, the course is ridden from its end: there the sections passed are those further on.
      auto const call = d.is_backward() ? d.first_call(id + 1) - 1 - i : d.first_call(id) + i;
      until_[call] = static_cast<std::int32_t>(d.is_backward() ? -sum : sum);
      before_[call] = until_[call] - static_cast<std::int32_t>(s.services[id].boarding_cents);
    }
  }
  for (auto const& l : s.links) {
    links_.push_back(static_cast<std::int32_t>(l.cents));
  }
}

}  // namespace wakhan::timetable
