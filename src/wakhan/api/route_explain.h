// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/api/route.h"
#include "wakhan/load/pack.h"

namespace wakhan::api {

// The arithmetic of every answer shown, to be done again by hand: each step of each leg with its quantities and rates,
// the fact rows behind them (in full where they first occur) and what is assumed; the sums of each leg, which are those
// of route_table and route_json; the spread of the whole; the factors in the lengths. Lines are broken at `width`
// columns.
std::string route_explain(load::pack const& pack, route_answer const& answer, int width = 100);

}  // namespace wakhan::api
