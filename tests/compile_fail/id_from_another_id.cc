// SPDX-License-Identifier: Apache-2.0
// A port does not become a ship, not even where it is said.
#include "ids.h"

#if WAKHAN_MUST_FAIL
ship_id board(port_id a) { return ship_id{a}; }
#else
ship_id board(ship_id a) { return ship_id{a}; }
#endif
