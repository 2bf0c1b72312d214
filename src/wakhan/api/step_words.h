// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/api/fact_rows.h"
#include "wakhan/net/network.h"
#include "wakhan/route/itinerary.h"

namespace wakhan::api {

// Says how the bill of a step was reckoned, so that it can be done again by hand: "rail in KZ: 2,711.345 km × 66.667
// s/km = 50.21 h; …". Every figure on the right of an "=" is the step's own.
class step_explainer {
 public:
  step_explainer(net::network const& n, fact_rows const& rows, net::load_id what);
  std::string words(route::step const& s) const;

 private:
  std::string haul(std::string const& name, route::step const& s) const;
  std::string access(route::step const& s) const;
  std::string handling(std::string const& name, route::step const& s, net::handling const& row,
                       net::terminal const* terminal) const;
  std::string wait_words(route::step const& s, net::handling const& row) const;
  std::string transfer(route::step const& s) const;
  std::string capacity_words(route::step const& s, net::fact_id terminal) const;
  std::string border(route::step const& s) const;
  std::string dwell_origin(net::crossing const& c) const;
  std::string gauge_change(route::step const& s) const;
  std::string change_of_ships(route::step const& s) const;
  std::string passage(route::step const& s) const;
  std::string waterway(route::step const& s, net::passage const& p, net::rate const& rate) const;
  std::string boarding(route::step const& s) const;
  std::string alighting(route::step const& s) const;
  std::string sailing(route::step const& s) const;
  std::string flight(route::step const& s) const;

  std::string tariff(net::rate const& rate) const;
  std::string emission_rate(net::rate const& rate) const;
  std::string goods_words(std::uint32_t grams, net::fact_id fact) const;
  std::string fee_words(std::uint32_t feu_cents) const;
  std::string in_country(net::country_id c) const;

  net::network const& n_;
  fact_rows const& rows_;
  net::load_id what_;
  std::string tonnes_;  // net, as written in loads.csv
};

}  // namespace wakhan::api
