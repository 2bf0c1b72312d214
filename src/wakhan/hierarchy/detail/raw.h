// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/hierarchy/detail/kernels.h"
#include "wakhan/hierarchy/topology.h"

namespace wakhan::hierarchy {

// A topology as the inner loops read it.
inline raw_topology raw_of(topology const& t) {
  return {t.up_first.data(), t.up_head.data(),     t.down_first.data(), t.down_node.data(),
          t.down_arc.data(), t.input_first.data(), t.input_slot.data()};
}

// A weight as given as a narrow number; one too large is taken just below shut, where it will be noticed.
inline std::uint32_t narrow_number(std::uint32_t const given) {
  constexpr auto shut = number_limits<std::uint32_t>::kShut;
  return given == kClosed ? shut : given < shut ? given : shut - 1;
}

// True for a narrow number that came out of a sum too large to go on with.
inline bool is_too_large(std::uint32_t const number) {
  return number >= number_limits<std::uint32_t>::kLimit && number < number_limits<std::uint32_t>::kShut;
}

}  // namespace wakhan::hierarchy
