// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "wakhan/net/mode.h"

namespace wakhan::worlds {

// The mode of line-haul in a carriage system.
inline net::mode mode_of(net::carriage const by) {
  return net::is_rail(by)                ? net::mode::rail
         : by == net::carriage::road     ? net::mode::road
         : by == net::carriage::waterway ? net::mode::waterway
                                         : net::mode::sea;
}

inline std::uint8_t bit(net::mode const m) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(m)); }

}  // namespace wakhan::worlds
