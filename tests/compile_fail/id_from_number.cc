// SPDX-License-Identifier: Apache-2.0
// A number becomes an id only where it is said.
#include "ids.h"

#if WAKHAN_MUST_FAIL
ship_id first() { return 0U; }
#else
ship_id first() { return ship_id{0U}; }
#endif
