// SPDX-License-Identifier: Apache-2.0
// A column is indexed by its own id only.
#include "ids.h"

#if WAKHAN_MUST_FAIL
double knots(wakhan::id_span<ship_id, double> column, port_id at) { return column[at]; }
#else
double knots(wakhan::id_span<ship_id, double> column, ship_id at) { return column[at]; }
#endif
