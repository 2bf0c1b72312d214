// SPDX-License-Identifier: Apache-2.0
// A column is not indexed by a bare number.
#include "ids.h"

#if WAKHAN_MUST_FAIL
double knots(wakhan::id_vector<ship_id, double> const& column) { return column[0U]; }
#else
double knots(wakhan::id_vector<ship_id, double> const& column) { return column[ship_id{0U}]; }
#endif
