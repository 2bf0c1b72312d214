// SPDX-License-Identifier: Apache-2.0
#include "wakhan/validate/bill_parts.h"

#include <algorithm>
#include <iterator>

#include "wakhan/api/step_facts.h"

namespace wakhan::validate {

namespace {

using route::step;
using route::step_kind;

double hours(std::int64_t const microseconds) { return static_cast<double>(microseconds) / cost::kMicroseconds / 3600; }
double usd(std::int64_t const microcents) { return static_cast<double>(microcents) / cost::kMicrocents / 100; }

class biller {
 public:
  biller(net::network const& n, net::load_id const what) : n_{n}, what_{what} {}

  void add(step const& s) {
    made_.hours += hours(s.bill.sum.time);
    made_.usd += usd(s.bill.sum.money);
    made_.variance += s.bill.variance / 3600 / 3600;
    switch (s.kind) {
      case step_kind::line_haul:
      case step_kind::access:
      case step_kind::passage: return add_haul(s);
      case step_kind::flight: return add_flight(s);
      case step_kind::sailing: return add_sailing(s);
      case step_kind::border: return add_border(s);
      case step_kind::gauge_change:
        return put(n_.gauge_change_at(api::handling_country(n_, s)).fact, hours(s.bill.transfer),
                   usd(s.bill.sum.money));
      case step_kind::change_of_ships:
        return put(n_.change_of_ships.all().front().fact, hours(s.bill.transfer), usd(s.bill.sum.money));
      case step_kind::pickup:
      case step_kind::load: return add_handling(s, net::operation::load);
      case step_kind::board: return add_boarding(s);
      case step_kind::delivery:
      case step_kind::unload:
      case step_kind::alight: return add_handling(s, net::operation::unload);
    }
  }

  // Of getting on or off at an end: the charge that comes with the ticket, without the yard's work and the wait.
  void add_charge(step const& s) {
    auto const by = s.kind == step_kind::board || s.kind == step_kind::alight ? net::mode::ferry : s.by;
    auto const is_on = s.kind == step_kind::load || s.kind == step_kind::board;
    auto const& row =
        n_.handling_at(by, is_on ? net::operation::load : net::operation::unload, api::handling_country(n_, s));
    auto const charge = std::max(0.0, usd(s.bill.sum.money) - handled(s, row));
    auto const* const rate = s.kind == step_kind::load ? api::rate_of(n_, s) : nullptr;
    made_.usd += charge;
    put(rate != nullptr ? rate->tariff_fact[what_] : net::fact_id{}, 0, charge);
  }

  billed take() { return std::move(made_); }

 private:
  void put(net::fact_id const fact, double const more_hours, double const more_usd) {
    if (more_hours == 0 && more_usd == 0) {
      return;
    }
    auto const known =
        std::find_if(made_.parts.begin(), made_.parts.end(), [&](auto const& p) { return p.fact == fact; });
    auto& part = known != made_.parts.end() ? *known : made_.parts.emplace_back(bill_part{fact, 0, 0});
    part.hours += more_hours;
    part.usd += more_usd;
  }

  // What the rate makes of a stretch; the rest of it (a strait's transit and fee, locks) has no row of rates.
  void add_haul(step const& s) {
    auto const& rate = *api::rate_of(n_, s);
    auto const tariff = usd(static_cast<std::int64_t>(s.metres) * rate.millicent_per_km[what_]);
    put(api::speed_fact_of(n_, s), hours(s.bill.moving), 0);
    put(rate.tariff_fact[what_], 0, tariff);
    auto const market = s.lane == UINT32_MAX ? 0.0 : n_.lane_prices.all()[s.lane].cents[what_] / 100.0;
    put(s.lane == UINT32_MAX ? net::fact_id{} : n_.lane_prices.all()[s.lane].fact, 0, market);
    put({}, hours(s.bill.sum.time - s.bill.moving), usd(s.bill.sum.money) - tariff - market);
  }

  void add_flight(step const& s) {
    auto const& rate = *api::rate_of(n_, s);
    put(rate.speed_fact, hours(s.bill.moving), 0);
    put(rate.tariff_fact[what_], 0, usd(s.bill.sum.money));
    put({}, hours(s.bill.sum.time - s.bill.moving), 0);
  }

  void add_sailing(step const& s) {
    auto const& rate = *api::rate_of(n_, s);
    put({}, hours(s.bill.sum.time), 0);  // a ferry's hours are its own row's
    put(rate.tariff_fact[what_], 0, usd(s.bill.sum.money));
  }

  void add_border(step const& s) {
    auto const ref = n_.links.ref[s.link];
    auto const fact = ref == UINT32_MAX ? net::fact_id{} : n_.hours_at(net::crossing_id{ref}, s.day).fact;
    put(fact, hours(s.bill.border), usd(s.bill.sum.money));
  }

  // The yard's work without the price of boarding, at a port's own charge where it has one.
  double handled(step const& s, net::handling const& row) const {
    auto const is_transfer = s.kind == step_kind::load || s.kind == step_kind::unload;
    auto const share = is_transfer ? net::charge_ppm(n_.terminals[net::terminal_id{n_.links.ref[s.link]}], s.by)
                                   : static_cast<std::uint32_t>(cost::kMicrocents);
    return usd(std::int64_t{row.cents[what_]} * share);
  }

  void add_handling(step const& s, net::operation const done) {
    auto const by = s.kind == step_kind::alight ? net::mode::ferry : s.by;
    auto const& row = n_.handling_at(by, done, api::handling_country(n_, s));
    auto const work = std::min(handled(s, row), usd(s.bill.sum.money));
    put(row.fact, hours(s.bill.transfer), work);
    put(s.services.empty() ? row.service_fact : net::fact_id{}, hours(s.bill.waiting), 0);
    auto const fixed = usd(s.bill.sum.money) - work;
    auto const* const rate = api::rate_of(n_, s);
    put(rate != nullptr ? rate->tariff_fact[what_] : net::fact_id{}, 0, fixed);
  }

  // The wait for a ferry, and its fare where it is paid as a ticket, are its own row's.
  void add_boarding(step const& s) {
    auto const& row = n_.handling_at(net::mode::ferry, net::operation::load, s.country);
    put(row.fact, hours(s.bill.transfer), row.cents[what_] / 100.0);
    put({}, hours(s.bill.waiting), usd(s.bill.sum.money) - row.cents[what_] / 100.0);
  }

  net::network const& n_;
  net::load_id what_;
  billed made_;
};

bool is_mile(step const& s) {
  return s.kind == step_kind::access || s.kind == step_kind::pickup || s.kind == step_kind::delivery;
}

bool is_handling(step const& s) {
  return s.kind == step_kind::load || s.kind == step_kind::unload || s.kind == step_kind::board ||
         s.kind == step_kind::alight;
}

// The steps of a journey from the departure of its first vehicle to the arrival of its last, between the steps of
// getting on and off at both ends.
struct ridden {
  std::vector<step const*> ends, between;
};

ridden between_terminals(std::vector<step const*> steps) {
  auto const is_by_road = std::none_of(steps.begin(), steps.end(), [](auto const* s) { return is_handling(*s); });
  if (is_by_road) {
    std::erase_if(steps, [](auto const* s) { return s->kind == step_kind::pickup || s->kind == step_kind::delivery; });
    return {{}, std::move(steps)};
  }
  std::erase_if(steps, [](auto const* s) { return is_mile(*s); });
  // Off the first mile's truck and onto the train are two steps of one place.
  auto const moves = [](auto const* s) { return !is_handling(*s); };
  auto const first = std::find_if(steps.begin(), steps.end(), moves);
  auto const last = std::find_if(steps.rbegin(), std::make_reverse_iterator(first), moves).base();
  auto made = ridden{{steps.begin(), first}, {first, last}};
  made.ends.insert(made.ends.end(), last, steps.end());
  return made;
}

}  // namespace

billed bill_by_facts(net::network const& n, route::itinerary const& i, net::load_id const what, scope const how_far) {
  auto steps = std::vector<step const*>{};
  for (auto const& leg : i.legs) {
    for (auto const& s : leg.steps) {
      steps.push_back(&s);
    }
  }
  auto const counted = how_far == scope::terminal ? between_terminals(std::move(steps)) : ridden{{}, std::move(steps)};
  auto made = biller{n, what};
  for (auto const* const s : counted.between) {
    made.add(*s);
  }
  for (auto const* const s : counted.ends) {
    // The truck of a first or last mile is no part of the price from terminal to terminal.
    if (s->by != net::mode::road) {
      made.add_charge(*s);
    }
  }
  return made.take();
}

}  // namespace wakhan::validate
