// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>

#include "wakhan/net/network.h"
#include "wakhan/net/view.h"

namespace wakhan::cost {

// What a way costs one shipment: time in µs, money in millionths of a US cent, emissions (CO2e, well to wheel) in µg.
// Exact integers, fine enough that line-haul in proportion to distance needs no rounding: equal distances give equal
// sums, whatever the order of the links.
struct criteria {
  std::int64_t time{}, money{}, co2e{};

  friend constexpr criteria operator+(criteria const a, criteria const b) {
    return {a.time + b.time, a.money + b.money, a.co2e + b.co2e};
  }
  constexpr criteria& operator+=(criteria const b) { return *this = *this + b; }
  friend constexpr auto operator<=>(criteria const&, criteria const&) = default;
  // No criterion worse. Equal vectors dominate each other.
  constexpr bool dominates(criteria const b) const { return time <= b.time && money <= b.money && co2e <= b.co2e; }
  constexpr std::array<std::int64_t, 3> values() const { return {time, money, co2e}; }
};

inline constexpr std::int64_t kMicroseconds = 1'000'000;  // µs in a second
inline constexpr std::int64_t kMicrocents = 1'000'000;    // millionths in a cent
inline constexpr std::int64_t kMicrograms = 1'000'000;    // µg in a gram

// The cost of one link or leg with its time by nature and its spread.
struct bill {
  criteria sum;
  std::int64_t moving{}, transfer{}, border{}, waiting{};  // µs, together sum.time
  double variance{};                                       // s², of the whole time

  bill& operator+=(bill const& b);
};

// Line-haul over so many metres at a rate: time, money and emissions in proportion; the variance grows with distance so
// that a 1,000 km leg has the rate's coefficient of variation and two such legs are independent.
bill line_haul(net::rate const& rate, std::uint64_t metres, net::load_id what);
// The sum of that bill alone.
criteria line_haul_price(net::rate const& rate, std::uint64_t metres, net::load_id what);

// A link that is not inside a zone (border, passage, transfer, boarding, sailing, flight), passed from its end `from`
// by the freight of a question. Where named services lead from a terminal towards the destination, freight that is
// loaded there waits for them, else for the mode's general frequency. Going aboard a ship that does not lead there
// holds the change of ships on the way.
bill link_bill(net::view const& seen, net::link_id link, net::node_id from);

// That change alone, wherever it takes place: of boxes that go aboard an ocean ship at a port from which no listed
// string leads to the destination (departures::changes_ships). Zero of all other links and loads.
bill change_of_ships_bill(net::view const& seen, net::link_id link, net::node_id from);
// A transfer at a terminal without it.
bill transfer_bill(net::view const& seen, net::link_id link, net::node_id from);

// The first or last mile by truck: so many metres of road in a country.
bill access_bill(net::network const& n, net::country_id country, std::uint64_t metres, net::load_id what);

// Putting freight on a truck at the sender's or taking it off at the receiver's; charged where a question begins and
// ends by road.
bill handling_bill(net::network const& n, net::mode by, net::operation what_is_done, net::country_id country,
                   net::load_id what);

}  // namespace wakhan::cost
