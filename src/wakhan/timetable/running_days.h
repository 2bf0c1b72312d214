// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "wakhan/timetable/schedule.h"

namespace wakhan::timetable {

// On which days (since 1970-01-01) a service may begin its course: those of its season, from its opening to its end.
// A season from or until 29 February begins on 1 March or ends on 28 February in other years.
class running_days {
 public:
  explicit running_days(service const& s);

  bool are_all() const { return !season_ && !from_ && !until_; }
  // The nearest such day, the given one if it is one; nothing where none is left.
  std::optional<std::int32_t> at_or_after(std::int32_t day) const;
  std::optional<std::int32_t> at_or_before(std::int32_t day) const;

 private:
  bool is_in_season(std::int32_t day) const;

  std::optional<season> season_;
  std::optional<std::int32_t> from_, until_;
};

}  // namespace wakhan::timetable
