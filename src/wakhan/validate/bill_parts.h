// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "wakhan/net/network.h"
#include "wakhan/route/itinerary.h"

namespace wakhan::validate {

// Which part of a journey a published figure is about.
enum class scope {
  door,      // all of it
  terminal,  // from the departure of the first vehicle to the arrival of the last: without first and last miles, and
             // without handling and waiting at both ends; the charge of a ticket counts
};

// What one fact row adds to the figures of an itinerary. Without a row: what no row of rates is behind, such as fees of
// straits and waits at locks.
struct bill_part {
  net::fact_id fact;
  double hours{}, usd{};
};

// An itinerary's figures by the fact rows behind them, in the order in which they first occur; they add up to those of
// the scope. Spread is the variance of the whole time, hours².
struct billed {
  std::vector<bill_part> parts;
  double hours{}, usd{}, variance{};
};
billed bill_by_facts(net::network const& n, route::itinerary const& i, net::load_id what, scope how_far);

}  // namespace wakhan::validate
