// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "wakhan/route/itinerary.h"

namespace wakhan::route {

// The answers a planner calls different: one itinerary per signature (corridor, mode chain, passages) that stands on
// the front, so that no two share all three and every way left out shares all three with one kept. Then the `n` most
// useful of them (0 = all): first the one that is dearer than the best by the least factor over all values of time,
// from 10 to 10,000 dollars a day with emissions at 100 dollars a tonne; then those that are the best over the widest
// range of these; the fastest, the cheapest and the one with least emissions always among them while n ≥ 4. Sorted by
// time.
//
// Where `are_alike` is given, none is kept that is alike to one kept before it, not even an extreme; and after those
// that stand for their signature, the other itineraries of the front are candidates, too, by their use.
struct chosen_answers {
  std::vector<std::size_t> kept;  // indices into the itineraries, by time
  std::size_t different{};        // before the cut to n
};
using likeness = std::function<bool(std::size_t, std::size_t)>;  // of two itineraries, by their indices
chosen_answers choose_answers(std::vector<itinerary> const& front, std::size_t n, likeness const& are_alike = {});

}  // namespace wakhan::route
