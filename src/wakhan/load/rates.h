// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "wakhan/load/contract.h"
#include "wakhan/load/facts.h"

namespace wakhan::load {

// Resolves speeds, tariffs, emission factors, handling, services and circuities to every mode and country: the row of
// the country's code wins over its region's, that over "*". Fills rates, rate_of, handling_of, gauge_change_of and
// circuity_permille. Throws error{bad_input} where no row fits.
void resolve_rates(facts const& rows, std::span<std::string const> countries, std::span<std::string const> regions,
                   net::network_data& out);

// The distance factors of a mode by country slot, 1000 where no row fits.
length_factors factors_of(facts const& rows, net::mode by, std::span<std::string const> countries,
                          std::span<std::string const> regions);

// Lengthens the edges inside the rings of distance_factors.csv (mountains, where lines are drawn straighter than they
// wind): the row's factor stands there in place of the country's, which is multiplied in later and is therefore divided
// out here.
void stretch_mountain_lines(layer& lines, facts const& rows, length_factors const& by_country, findings& found);

}  // namespace wakhan::load
