// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "wakhan/api/fact_rows.h"
#include "wakhan/api/route.h"
#include "wakhan/net/network.h"

namespace wakhan::api {

// The rows of distance_factors.csv by which the lengths of these answers were multiplied when the pack was built, in
// the order of the table: that of each mode and country, and those of drawn rings that a leg enters.
std::vector<net::fact_id> factors_in_use(net::network const& n, fact_rows const& rows,
                                         std::vector<itinerary_answer> const& answers);

}  // namespace wakhan::api
