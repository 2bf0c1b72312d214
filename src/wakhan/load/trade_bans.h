// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/load/country_list.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/network_builder.h"

namespace wakhan::load {

// The rows of trade_bans.csv. Throws error{bad_input} for a country that is none and a day that is none.
void add_trade_bans(facts const& rows, country_list const& countries, network_builder& out);

}  // namespace wakhan::load
