// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/load/facts.h"
#include "wakhan/load/loads.h"
#include "wakhan/load/network_builder.h"

namespace wakhan::load {

// Puts what holds for a span of days only into a network whose crossings and passages are there: the rows of
// border_periods.csv and lane_prices.csv. Throws error{bad_input} for a crossing or passage that is not there, a
// heading that is none, hours or prices below zero, and for two rows that speak of the same day.
void add_dated_rows(facts const& rows, load_table const& loads, network_builder& out);

}  // namespace wakhan::load
