// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "wakhan/route/itinerary.h"

namespace wakhan::route {

// The answers a planner calls different: one itinerary per signature (corridor, mode chain, passages) that stands on
// the front, so that no two share all three and every way left out shares all three with one kept. Then the `n` most
// useful of them (0 = all): those that would be chosen over the widest range of values of time, from a dollar to
// 100,000 dollars a day, with emissions at 100 dollars a tonne; the fastest, the cheapest and the one with least
// emissions always among them while n ≥ 4. Sorted by time.
struct chosen_answers {
  std::vector<std::size_t> kept;  // indices into the itineraries, by time
  std::size_t different{};        // before the cut to n
};
chosen_answers choose_answers(std::vector<itinerary> const& front, std::size_t n);

}  // namespace wakhan::route
