// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace wakhan::timetable {

inline constexpr std::uint32_t kNone = UINT32_MAX;

// One ride or link of a way as a search found it.
struct step {
  std::uint32_t board_call = kNone;  // of the direction searched in; kNone for a link
  std::uint32_t alight_call = kNone;
  std::uint32_t link = kNone;
};

// A way as a search found it, in the direction and the time of the search.
struct found_way {
  std::int32_t arrives = 0;  // counted by the clock of the question
  std::int32_t cents = 0;
  std::uint32_t start = 0;  // which of those asked for
  std::vector<step> steps;
};

// Where a search begins, and when.
struct entry {
  std::uint32_t stop;
  std::int32_t moment;
};

// How freight came to a stop by a service.
struct arrival_label {
  std::uint32_t parent;       // the label that it got on after, kNone at a start
  std::uint32_t board_call;   // kNone at a start
  std::uint32_t alight_call;  // which of the starts, at a start
  std::uint32_t link;         // between the two, or kNone
};

// The way that ends with a label and, where it is not kNone, a link after it.
inline found_way unwind(std::vector<arrival_label> const& labels, std::uint32_t label, std::uint32_t const last_link) {
  auto way = found_way{};
  if (last_link != kNone) {
    way.steps.push_back({kNone, kNone, last_link});
  }
  for (; labels[label].parent != kNone; label = labels[label].parent) {
    auto const& l = labels[label];
    way.steps.push_back({l.board_call, l.alight_call, kNone});
    if (l.link != kNone) {
      way.steps.push_back({kNone, kNone, l.link});
    }
  }
  way.start = labels[label].alight_call;
  way.steps = {way.steps.rbegin(), way.steps.rend()};
  return way;
}

}  // namespace wakhan::timetable
