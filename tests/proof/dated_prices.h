// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "proof/rules.h"

namespace wakhan::proof {

// What the day of a question changes in the price of a link: posts that were slower or quicker in those days, railways
// with a speed of their own, and what trade lanes asked then in the straits they pass. Told a second time, from the
// columns alone.
class dated_prices {
 public:
  dated_prices(net::network const& n, net::changes const& c)
      : n_{n}, usual_{n, c.what}, day_{c.day}, load_{c.what}, origin_{c.ends[0]} {}

  criteria more(net::link_id const link, bool const is_backwards) const {
    auto const ref = n_.links.ref[link];
    auto const from = is_backwards ? n_.links.to[link] : n_.links.from[link];
    auto const to = is_backwards ? n_.links.from[link] : n_.links.to[link];
    if (n_.links.kind[link] == net::link_kind::border && ref != UINT32_MAX) {
      return {more_time(net::crossing_id{ref}, from), 0, 0};
    }
    if (n_.links.kind[link] == net::link_kind::passage) {
      return {longer_ride(link, from), more_money(net::passage_id{ref}, from, to), 0};
    }
    return {};
  }

 private:
  bool is_today(net::validity const& v) const { return day_ >= v.from && day_ <= v.until; }

  bool is_home(net::text_id const region) const {
    return origin_.is_valid() && n_.text(n_.countries[origin_].region) == n_.text(region);
  }

  std::int64_t more_time(net::crossing_id const post, net::node_id const from) const {
    auto const& usual = n_.crossings[post];
    auto const way = holder(n_, n_.nodes.country[from]) == usual.country_a ? std::size_t{0} : std::size_t{1};
    for (auto const& p : n_.border_periods.all()) {
      if (p.at == post && p.is_closed == 0 && is_today(p.valid)) {
        return kMillion * (std::int64_t{p.dwell_s[way]} - std::int64_t{usual.dwell_s[way]});
      }
    }
    return 0;
  }

  std::int64_t longer_ride(net::link_id const link, net::node_id const from) const {
    auto const metres = n_.links.length_m[link];
    for (auto const& s : n_.line_speeds.all()) {
      if (s.at.value == n_.links.ref[link] && is_today(s.valid)) {
        return std::int64_t{metres} * s.pace_ms_per_km -
               usual_.line(usual_.line_mode(from, n_.links.by[link]), n_.nodes.country[from], metres).time;
      }
    }
    return 0;
  }

  std::int64_t more_money(net::passage_id const strait, net::node_id const from, net::node_id const to) const {
    auto const balance = [&](net::node_id const node) {
      return geo::rough_distance_m(n_.nodes.position[node], n_.passages[strait].probe_a) -
             geo::rough_distance_m(n_.nodes.position[node], n_.passages[strait].probe_b);
    };
    auto const is_from_b = balance(to) < balance(from);
    auto cents = std::int64_t{0};
    for (auto const& p : n_.lane_prices.all()) {
      cents += p.at == strait && is_today(p.valid) && (p.is_from_b != 0) == is_from_b && is_home(p.region)
                   ? p.cents[load_]
                   : 0;
    }
    return kMillion * cents;
  }

  net::network const& n_;
  price_list usual_;
  std::int32_t day_;
  net::load_id load_;
  net::country_id origin_;
};

}  // namespace wakhan::proof
