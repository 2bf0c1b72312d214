// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/timed_words.h"

#include <fmt/format.h>

#include "wakhan/api/figures.h"
#include "wakhan/api/moments.h"

namespace wakhan::api {

namespace {

std::string departure_words(leg_moments const& m) {
  if (m.wait == "published") {
    auto const what = m.services.empty() ? std::string{} : fmt::format(" for {}", m.services.front());
    return fmt::format(" after {} h{} ({})", grouped(m.wait_hours, 1), what,
                       m.has_hour ? "published day" : "published day, hour unknown");
  }
  if (m.wait == "mean") {
    return fmt::format(" after a mean wait of {} h (days unknown)", grouped(m.wait_hours, 1));
  }
  return m.wait == "aboard" ? " (stays aboard)" : "";
}

}  // namespace

std::string leg_moment_words(leg_moments const& m) {
  if (m.wait.empty()) {
    return fmt::format("from {}; arrives {}", moment_words(m.ready), moment_words(m.arrives));
  }
  auto const is_day_alone = !m.has_hour && m.wait == "published";
  return fmt::format("departs {}{}; arrives {}", is_day_alone ? day_words(m.departs) : moment_words(m.departs),
                     departure_words(m), moment_words(m.arrives));
}

std::string answer_moment_words(answer_moments const& m) {
  auto const latest =
      m.leave_by == m.ready ? std::string{} : fmt::format(" ({} at the latest)", moment_words(m.leave_by));
  return fmt::format("ready {}{}, delivered {}", moment_words(m.ready), latest, moment_words(m.arrives));
}

}  // namespace wakhan::api
