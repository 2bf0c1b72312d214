// SPDX-License-Identifier: Apache-2.0
// An id becomes a number only where it is said.
#include "ids.h"

#if WAKHAN_MUST_FAIL
std::uint32_t number(ship_id a) { return a; }
#else
std::uint32_t number(ship_id a) { return a.value; }
#endif
