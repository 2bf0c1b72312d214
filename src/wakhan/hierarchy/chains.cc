// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/detail/chains.h"

namespace wakhan::hierarchy {

chains::chains(metric const& m)
    : shape_{m.shape()},
      n_neighbours_(shape_.nodes(), 0),
      is_alone_(shape_.inputs(), 0),
      tail_(shape_.inputs()),
      head_(shape_.inputs()) {
  auto const given = m.given();
  for (std::uint32_t x = 0; x < shape_.nodes(); ++x) {
    auto last = kNone;  // the open input before
    for (auto e = shape_.input_first[x]; e < shape_.input_first[x + 1]; ++e) {
      auto const slot = shape_.input_slot[e];
      auto const y = shape_.up_head[slot / 2];
      tail_[e] = slot % 2 == 0 ? x : y;
      head_[e] = slot % 2 == 0 ? y : x;
      if (given[e] == kClosed) {
        continue;
      }
      // Inputs ascend by slot: those of one slot, and both directions, lie side by side.
      auto const slot_before = last == kNone ? kNone : shape_.input_slot[last];
      is_alone_[e] = 1;
      if (slot_before == slot) {
        is_alone_[e] = is_alone_[last] = 0;
      } else if (slot_before == kNone || slot_before / 2 != slot / 2) {
        ++n_neighbours_[x];
        ++n_neighbours_[y];
      }
      last = e;
    }
  }
}

// A way that comes from x to a node y with two neighbours, and does not end there, goes on to the other one, z: back to
// x it would pass x twice. And what leaves y for z, and did not begin there, came from x. There is one arc for each
// step.
bool chains::are_joined(std::uint32_t const first, std::uint32_t const second, od_pair const& ends) const {
  auto const a = shape_.input_of[first];
  auto const b = shape_.input_of[second];
  auto const between = head_[a];
  return is_alone_[a] != 0 && is_alone_[b] != 0 && between == tail_[b] && tail_[a] != head_[b] &&
         n_neighbours_[between] == 2 && between != shape_.rank[ends.from] && between != shape_.rank[ends.to];
}

}  // namespace wakhan::hierarchy
