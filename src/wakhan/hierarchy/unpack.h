// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/hierarchy/metric.h"

namespace wakhan::hierarchy {

// One step of a way in the hierarchy: an up-arc, taken up (0) or down (1).
struct hop {
  std::uint32_t arc;
  unsigned down;
};

// Turns hops into arcs of the graph. Nothing is kept from customisation: an arc of the graph with the hop's weight is
// taken, else the lower triangle with the highest middle whose sum it is. What was found once may be remembered, for as
// long as the metric stays as it is.
class unpacker {
 public:
  unpacker(metric const& m, bool does_remember);

  // Appends the arcs that a hop stands for in a lane, in the order of travel.
  void unpack(hop const& h, unsigned lane, std::vector<std::uint32_t>& arcs);

 private:
  // The first hop over a triangle and its second, or an arc of the graph and kNone; kNone twice while it is unknown.
  struct parts {
    std::uint32_t first = kNone, second = kNone;
  };
  // A hop with the lower end of its arc, where that is at hand.
  struct open_hop {
    hop step;
    std::uint32_t low = kNone;
  };
  // `middle` gets the lower end of both parts' arcs where they are found anew.
  parts find_parts(open_hop const& h, unsigned lane, std::uint32_t& middle) const;
  parts parts_of(open_hop const& h, unsigned lane, std::uint32_t& middle);

  metric const* metric_;
  bool does_remember_;
  std::vector<parts> known_;  // by slot, in the first lane
  std::vector<open_hop> open_;
};

}  // namespace wakhan::hierarchy
