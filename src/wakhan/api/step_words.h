// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/api/fact_rows.h"
#include "wakhan/net/network.h"
#include "wakhan/route/itinerary.h"

namespace wakhan::api {

// Says how the bill of a step was reckoned, so that it can be done again by hand: "rail in KZ: 2,711.345 km × 66.667 s/km = 50.21 h; …".
class step_explainer {
 public:
  step_explainer(net::network const& n, fact_rows const& rows, net::load what);
  std::string words(route::step const& s) const;

 private:
  std::string haul(std::string const& name, route::step const& s) const;
  std::string access(route::step const& s) const;
  std::string handling(std::string const& name, route::step const& s, net::mode by, net::operation done, net::country_id country) const;
  std::string transfer(route::step const& s) const;
  std::string border(route::step const& s) const;
  std::string passage(route::step const& s) const;
  std::string boarding(route::step const& s) const;
  std::string sailing(route::step const& s) const;
  std::string flight(route::step const& s) const;

  std::string emission_rate(net::rate const& rate) const;
  std::string wait_words(net::handling const& row) const;
  std::string charge_words(net::handling const& row, net::rate const* rate, std::int64_t ticket_microcents) const;
  std::string goods_words(net::handling const& row, std::string const& kg) const;
  std::string feu_share() const;
  std::string country(net::country_id c) const;

  net::network const& n_;
  fact_rows const& rows_;
  net::load what_;
  std::string tonnes_;  // net, as written in loads.csv
};

}  // namespace wakhan::api
