// SPDX-License-Identifier: Apache-2.0
// A ship is never compared with a port.
#include "ids.h"

#if WAKHAN_MUST_FAIL
bool same(ship_id a, port_id b) { return a == b; }
#else
bool same(ship_id a, ship_id b) { return a == b; }
#endif
