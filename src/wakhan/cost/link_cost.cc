// SPDX-License-Identifier: Apache-2.0
#include "wakhan/cost/link_cost.h"

namespace wakhan::cost {

namespace {

using net::load_id;
using net::mode;

// A fee stated per FEU for another load.
std::int64_t share_of_feu_fee(net::network const& n, std::int64_t const cents, load_id const what) {
  return cents * n.fee_share_ppm[what];  // cents × millionths are millionths of a cent
}

double squared(double const x) { return x * x; }

// Time of line haul in place of what there is.
void move_at(bill& b, std::uint32_t const pace_ms_per_km, std::uint32_t const variation_permille,
             std::uint64_t const metres) {
  auto const m = static_cast<std::int64_t>(metres);
  b.sum.time += m * pace_ms_per_km - b.moving;
  b.moving = m * pace_ms_per_km;
  // cv² · (seconds for 1,000 km)² for each 1,000 km.
  b.variance = squared(variation_permille / 1000.0 * pace_ms_per_km) * static_cast<double>(m) / 1e6;
}

bill border_bill(net::view const& seen, net::link_id const link, net::node_id const from) {
  auto const& n = seen.base();
  auto const ref = n.links.ref[link];
  if (ref == UINT32_MAX) {
    return {};
  }
  auto const& crossing = n.crossings[net::crossing_id{ref}];
  auto const hours = n.hours_at(net::crossing_id{ref}, seen.day());
  auto const direction = n.ground_of(n.nodes.country[from]) == n.ground_of(crossing.country_a) ? 0U : 1U;
  auto b = bill{};
  b.border = std::int64_t{hours.dwell_s[direction]} * kMicroseconds;
  b.sum = {b.border, share_of_feu_fee(n, crossing.fee_cents[direction], seen.what()), 0};
  b.variance = hours.dwell_s[direction] == 0 ? 0.0 : squared(hours.dwell_sd_s);
  return b;
}

bill passage_bill(net::view const& seen, net::link_id const link, net::node_id const from) {
  auto const& n = seen.base();
  auto const what = seen.what();
  auto const& passage = n.passages[net::passage_id{n.links.ref[link]}];
  auto const at = n.links.from[link];
  auto const metres = n.links.length_m[link];
  auto const by = net::rate_mode(n.nodes.by[at], n.links.by[link]);
  auto b = line_haul(n.rates.all()[n.rate_index(by, n.nodes.country[at])], metres, what);
  if (auto const* const own = n.speed_on(net::passage_id{n.links.ref[link]}, seen.day())) {
    move_at(b, own->pace_ms_per_km, own->variation_permille, metres);
  }
  // The locks of a section are spread over its length: metres × ms/km is µs.
  auto const locks = std::int64_t{metres} * passage.lock_ms_per_km;
  auto const transit = std::int64_t{passage.transit_s} * kMicroseconds + locks;
  b.waiting += transit;
  auto const lane = seen.lane_price_on(link, from);
  auto const cents = std::int64_t{passage.fee_cents[what]} + (lane ? n.lane_prices.all()[*lane].cents[what] : 0U);
  b.sum += {transit, cents * kMicrocents, 0};
  b.variance += squared(static_cast<double>(transit) / static_cast<double>(kMicroseconds) / 2);
  return b;
}

// The wait for the next departure, uniform between nothing and the whole headway, which is twice the mean.
void add_wait(bill& b, std::uint32_t const mean_s) {
  auto const wait = std::int64_t{mean_s} * kMicroseconds;
  b.waiting += wait;
  b.sum.time += wait;
  b.variance += squared(mean_s / 1.7320508);
}

bill work_alone(net::handling const& row, load_id const what) {
  auto b = bill{};
  b.transfer = std::int64_t{row.seconds} * kMicroseconds;
  b.sum = {b.transfer, std::int64_t{row.cents[what]} * kMicrocents, std::int64_t{row.grams_co2e[what]} * kMicrograms};
  b.variance = squared(row.sd_seconds);
  return b;
}

// Handling and the charge of a boarding, without the wait.
bill handling_alone(net::network const& n, mode const by, net::operation const what_is_done,
                    net::country_id const country, load_id const what) {
  auto b = work_alone(n.handling_at(by, what_is_done, country), what);
  if (what_is_done == net::operation::load && by != mode::ferry) {
    b.sum.money += std::int64_t{n.rates.all()[n.rate_index(by, country)].fixed_cents[what]} * kMicrocents;
  }
  return b;
}

// A terminal's own hours replace the usual ones, as when loading; trains that go on are not waited for.
bill gauge_change_bill(net::network const& n, net::link_id const link, load_id const what) {
  auto const& terminal = n.terminals[net::terminal_id{n.links.ref[link]}];
  auto const& row = n.gauge_change_at(terminal.country);
  auto b = bill{};
  b.transfer = std::int64_t{terminal.transfer_s != 0 ? terminal.transfer_s : row.seconds} * kMicroseconds;
  b.sum = {b.transfer, std::int64_t{row.cents[what]} * kMicrocents, std::int64_t{row.grams_co2e[what]} * kMicrograms};
  b.variance = squared(row.sd_seconds);
  return b;
}

bill boarding_bill(net::network const& n, net::link_id const link, net::node_id const from, load_id const what) {
  auto const& ferry = n.ferries[net::ferry_id{n.links.ref[link]}];
  auto const is_boarding = n.nodes.kind[from] != net::node_kind::dock;
  auto const country = n.links.country[link];
  auto b = handling_bill(n, mode::ferry, is_boarding ? net::operation::load : net::operation::unload, country, what);
  if (!is_boarding) {
    return b;
  }
  auto const wait = std::int64_t{ferry.wait_s} * kMicroseconds;
  b.sum.time += wait - b.waiting;
  b.waiting = wait;
  b.variance += squared(ferry.wait_s / 1.7320508);  // uniform between nothing and the whole headway
  if (ferry.price_cents != 0) {
    b.sum.money += share_of_feu_fee(n, ferry.price_cents, what);
  } else {
    b.sum.money += std::int64_t{n.rates.all()[n.rate_index(mode::ferry, country)].fixed_cents[what]} * kMicrocents;
  }
  return b;
}

bill sailing_bill(net::network const& n, net::link_id const link, load_id const what) {
  auto const& ferry = n.ferries[net::ferry_id{n.links.ref[link]}];
  auto b = line_haul(n.rates.all()[n.rate_index(mode::ferry, {})], n.links.length_m[link], what);
  auto const sailing = std::int64_t{ferry.sailing_s} * kMicroseconds;
  b.variance *= b.moving > 0 ? squared(static_cast<double>(sailing) / static_cast<double>(b.moving)) : 0.0;
  b.moving = sailing;
  b.sum.time = sailing;
  if (ferry.price_cents != 0) {
    b.sum.money = 0;  // paid as a ticket when boarding
  }
  return b;
}

// A flight is boarded at the airport's yard itself: loading and its wait at one end, unloading at the other.
bill flight_bill(net::network const& n, net::link_id const link, net::node_id const from, load_id const what) {
  auto const origin = n.nodes.country[from];
  auto const& rate = n.rates.all()[n.rate_index(mode::air, origin)];
  auto b = line_haul(rate, n.links.length_m[link], what);
  b += handling_bill(n, mode::air, net::operation::load, origin, what);
  b += handling_bill(n, mode::air, net::operation::unload, n.nodes.country[n.other_end(link, from)], what);
  return b;
}

}  // namespace

bill& bill::operator+=(bill const& b) {
  sum += b.sum;
  moving += b.moving;
  transfer += b.transfer;
  border += b.border;
  waiting += b.waiting;
  variance += b.variance;
  return *this;
}

bill line_haul(net::rate const& rate, std::uint64_t const metres, load_id const what) {
  auto b = bill{};
  b.sum = line_haul_price(rate, metres, what);
  b.moving = b.sum.time;
  move_at(b, rate.pace_ms_per_km, rate.variation_permille, metres);
  return b;
}

// Metres × ms/km is µs, × thousandths of a cent a km microcents, × mg/km micrograms.
criteria line_haul_price(net::rate const& rate, std::uint64_t const metres, load_id const what) {
  auto const m = static_cast<std::int64_t>(metres);
  return {m * rate.pace_ms_per_km, m * rate.millicent_per_km[what], m * rate.mg_co2e_per_km[what]};
}

bill handling_bill(net::network const& n, mode const by, net::operation const what_is_done,
                   net::country_id const country, load_id const what) {
  auto b = handling_alone(n, by, what_is_done, country, what);
  if (what_is_done == net::operation::load && by != mode::ferry) {
    add_wait(b, n.handling_at(by, what_is_done, country).wait_seconds);
  }
  return b;
}

bill transfer_bill(net::view const& seen, net::link_id const link, net::node_id const from) {
  auto const& n = seen.base();
  auto const id = net::terminal_id{n.links.ref[link]};
  auto const& terminal = n.terminals[id];
  auto const by = n.links.by[link];
  auto const is_loading = n.nodes.kind[from] == net::node_kind::hub;
  auto const done = is_loading ? net::operation::load : net::operation::unload;
  auto b = handling_alone(n, by, done, terminal.country, seen.what());
  if (is_loading) {
    auto const general = n.handling_at(by, done, terminal.country).wait_seconds;
    add_wait(b, seen.departures().wait_seconds(id, by).value_or(general));
  }
  // A terminal's own figure replaces the usual one, for what takes place at the terminal and not for trucks.
  if (by != mode::road && terminal.transfer_s != 0) {
    auto const own = std::int64_t{terminal.transfer_s} * kMicroseconds;
    b.sum.time += own - b.transfer;
    b.transfer = own;
  }
  auto const usual = std::int64_t{n.handling_at(by, done, terminal.country).cents[seen.what()]};
  b.sum.money += usual * net::charge_ppm(terminal, by) - usual * kMicrocents;
  return b;
}

bill change_of_ships_bill(net::view const& seen, net::link_id const link, net::node_id const from) {
  auto const& n = seen.base();
  auto const is_boarding = n.links.kind[link] == net::link_kind::transfer && n.links.by[link] == mode::sea &&
                           n.nodes.kind[from] == net::node_kind::hub &&
                           n.nodes.by[n.other_end(link, from)] == net::carriage::sea;
  auto const what = seen.what();
  if (!is_boarding || n.change_of_ships.all().empty() || n.loads[what].is_box == 0) {
    return {};
  }
  auto const port = net::terminal_id{n.links.ref[link]};
  return seen.departures().changes_ships(port, n.terminals[port].position)
             ? work_alone(n.change_of_ships.all().front(), what)
             : bill{};
}

bill access_bill(net::network const& n, net::country_id const country, std::uint64_t const metres, load_id const what) {
  return line_haul(n.rates.all()[n.rate_index(mode::access, country)], metres, what);
}

bill link_bill(net::view const& seen, net::link_id const link, net::node_id const from) {
  auto const& n = seen.base();
  auto const what = seen.what();
  switch (n.links.kind[link]) {
    case net::link_kind::track: {
      auto const node = n.links.from[link];
      auto const by = net::rate_mode(n.nodes.by[node], n.links.by[link]);
      return line_haul(n.rates.all()[n.rate_index(by, n.nodes.country[node])], n.links.length_m[link], what);
    }
    case net::link_kind::free_border: return {};
    case net::link_kind::border: return border_bill(seen, link, from);
    case net::link_kind::passage: return passage_bill(seen, link, from);
    case net::link_kind::transfer: {
      auto b = transfer_bill(seen, link, from);
      b += change_of_ships_bill(seen, link, from);
      return b;
    }
    case net::link_kind::boarding: return boarding_bill(n, link, from, what);
    case net::link_kind::sailing: return sailing_bill(n, link, what);
    case net::link_kind::flight: return flight_bill(n, link, from, what);
    case net::link_kind::gauge_change: return gauge_change_bill(n, link, what);
  }
  return {};
}

}  // namespace wakhan::cost
