// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/step_words.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "wakhan/api/exact_numbers.h"
#include "wakhan/api/figures.h"
#include "wakhan/api/step_facts.h"
#include "wakhan/load/capacity.h"

namespace wakhan::api {

namespace {

using net::mode;
using net::operation;
using route::step_kind;

std::string spread(cost::bill const& b) { return fmt::format("sd {} h", grouped(std::sqrt(b.variance) / 3600, 2)); }

constexpr std::uint32_t kWhole = 1'000'000;  // a share in millionths

std::string usd_of_cents(std::int64_t const cents) { return exact(cents, 2) + " USD"; }

// "66.667 s/km (54 km/h)"
std::string pace_words(std::uint32_t const pace_ms_per_km) {
  return fmt::format("{} s/km ({} km/h)", exact(pace_ms_per_km, 3), grouped(3.6e6 / std::max(pace_ms_per_km, 1U), 1));
}

std::string time_and_spread(route::step const& s) {
  return fmt::format("{}, {}", hours_text(s.bill.sum.time), spread(s.bill));
}

}  // namespace

step_explainer::step_explainer(net::network const& n, fact_rows const& rows, net::load_id const what)
    : n_{n}, rows_{rows}, what_{what}, tonnes_{rows.text(n.loads[what].fact, "net_tonnes")} {}

std::string step_explainer::words(route::step const& s) const {
  auto const road_row = [&](operation const done) -> net::handling const& {
    return n_.handling_at(mode::road, done, s.country);
  };
  switch (s.kind) {
    case step_kind::access: return access(s);
    case step_kind::pickup:
      return handling("loading the truck" + in_country(s.country), s, road_row(operation::load), nullptr);
    case step_kind::delivery:
      return handling("unloading the truck" + in_country(s.country), s, road_row(operation::unload), nullptr);
    case step_kind::line_haul: return haul(std::string{net::name_of(s.by)} + in_country(s.country), s);
    case step_kind::load:
    case step_kind::unload: return transfer(s);
    case step_kind::border: return border(s);
    case step_kind::passage: return passage(s);
    case step_kind::board: return boarding(s);
    case step_kind::alight: return alighting(s);
    case step_kind::sailing: return sailing(s);
    case step_kind::flight: return flight(s);
    case step_kind::gauge_change: return gauge_change(s);
    case step_kind::change_of_ships: return change_of_ships(s);
  }
  return {};
}

std::string step_explainer::in_country(net::country_id const c) const {
  if (!c.is_valid()) {
    return {};
  }
  // A territory pays the rates of whoever holds it, which no point of view changes.
  return n_.id_of(c) == n_.code_of(c) ? fmt::format(" in {}", n_.code_of(c))
                                      : fmt::format(" in {} (rates of {})", n_.id_of(c), n_.code_of(c));
}

// "198.8 g/km (14 t × 14.2 g/tkm)", with the share of that and the grams beside it where a row of load_shares.csv has
// them.
std::string step_explainer::emission_rate(net::rate const& rate) const {
  auto words = fmt::format("{} g/km ({} t × {} g/tkm", exact(rate.mg_co2e_per_km[what_], 3), tonnes_,
                           rows_.text(rate.emission_fact[what_], "gco2e_per_tkm"));
  if (auto const share = rows_.text(rate.share_fact[what_], "emission_share"); !share.empty()) {
    words += " × " + share;
  }
  if (auto const beside = rows_.text(rate.share_fact[what_], "gco2e_per_km"); !beside.empty()) {
    words += fmt::format(" + {} g/km", beside);
  }
  return words + ")";
}

// "0.65 USD/km", and how it follows from the tariff of another load where it does: "(0.65 for feu × 1.3)".
std::string step_explainer::tariff(net::rate const& rate) const {
  auto own = fmt::format("{} USD/km", exact(rate.millicent_per_km[what_], 5));
  auto const row = rate.tariff_fact[what_];
  auto const of = rows_.text(row, "load");
  auto const usd = std::strtod(rows_.text(row, "usd_per_km").c_str(), nullptr);
  if (of.empty() || of == n_.text(n_.loads[what_].id) || usd <= 0) {
    return own;
  }
  return fmt::format("{} ({} for {} × {:.4g})", own, rows_.text(row, "usd_per_km"), of,
                     rate.millicent_per_km[what_] / (1e5 * usd));
}

// "14 t × 0.8 kg/t"
std::string step_explainer::goods_words(std::uint32_t const grams, net::fact_id const fact) const {
  return grams == 0 ? std::string{"0"} : fmt::format("{} t × {} kg/t", tonnes_, rows_.text(fact, "kgco2e_per_tonne"));
}

// A fee stated per FEU, and the share of it that another load pays.
std::string step_explainer::fee_words(std::uint32_t const feu_cents) const {
  auto const share = n_.fee_share_ppm[what_];
  return share == kWhole ? usd_of_cents(feu_cents)
                         : fmt::format("{}/FEU × {}", usd_of_cents(feu_cents), exact(share, 6));
}

std::string step_explainer::haul(std::string const& name, route::step const& s) const {
  auto const& rate = *rate_of(n_, s);
  return fmt::format("{}: {} × {} = {}; × {} = {}; × {} = {}", name, km_text(s.metres), pace_words(rate.pace_ms_per_km),
                     time_and_spread(s), tariff(rate), usd_text(s.bill.sum.money), emission_rate(rate),
                     kg_text(s.bill.sum.co2e));
}

std::string step_explainer::access(route::step const& s) const {
  auto const circuity = n_.circuity_permille.all()[n_.country_slot(s.country)];
  auto const name = fmt::format("truck{}, great circle × {}", in_country(s.country), exact(circuity, 3));
  return s.metres == 0 ? "truck" + in_country(s.country) + ": 0 km, the place lies at the terminal" : haul(name, s);
}

// The wait for the next departure: of the named services that lead towards the destination, else of the mode in
// general.
std::string step_explainer::wait_words(route::step const& s, net::handling const& row) const {
  if (s.services.empty()) {
    return fmt::format(" + {} wait (half of 168 h / {} departures a week)", seconds_as_hours(row.wait_seconds),
                       rows_.text(row.service_fact, "departures_per_week"));
  }
  auto names = std::string{};
  auto sum = std::int64_t{0};
  for (auto const id : s.services) {
    auto const& service = n_.services[id];
    sum += service.departures_in_1000_weeks;
    names += fmt::format("{}{} {}", names.empty() ? "" : " + ", n_.text(service.name),
                         exact(service.departures_in_1000_weeks, 3));
  }
  return fmt::format(" + {} wait (half of 168 h / {} departures a week towards the destination: {})",
                     hours_text(s.bill.waiting), exact(sum, 3), names);
}

// Handling with the wait for the next departure and the charge per departure, where the bill has them. A terminal may
// have hours and a charge of its own; none: getting on a truck or a ferry.
std::string step_explainer::handling(std::string const& name, route::step const& s, net::handling const& row,
                                     net::terminal const* const terminal) const {
  auto const has_own = terminal != nullptr && s.by != mode::road && terminal->transfer_s != 0;
  auto time = fmt::format("{} {}", seconds_as_hours(has_own ? terminal->transfer_s : row.seconds),
                          has_own ? "by the terminal's own figure" : "handling");
  if (s.bill.waiting != 0) {
    time += wait_words(s, row);
  }
  auto money = usd_of_cents(row.cents[what_]);
  if (auto const share = terminal == nullptr ? kWhole : net::charge_ppm(*terminal, s.by); share != kWhole) {
    money += fmt::format(" × {} by the port's own charge", exact(share, 6));
  }
  auto const* const rate = rate_of(n_, s);
  if (rate != nullptr && rate->fixed_cents[what_] != 0) {
    money += fmt::format(" + {} fixed charge", usd_of_cents(rate->fixed_cents[what_]));
  }
  return fmt::format("{}: {} = {}; {} = {}; {} = {}", name, time, time_and_spread(s), money, usd_text(s.bill.sum.money),
                     goods_words(row.grams_co2e[what_], row.fact), kg_text(s.bill.sum.co2e));
}

std::string step_explainer::transfer(route::step const& s) const {
  auto const& terminal = n_.terminals[net::terminal_id{n_.links.ref[s.link]}];
  auto const is_load = s.kind == step_kind::load;
  auto const name = fmt::format("{} {} at {}{}", is_load ? "onto" : "off", net::name_of(s.by), n_.text(terminal.name),
                                terminal.kind == net::terminal_kind::assumed ? " (ASSUMED terminal)" : "");
  auto const& row = n_.handling_at(s.by, is_load ? operation::load : operation::unload, terminal.country);
  return handling(name, s, row, &terminal) + capacity_words(s, terminal.fact);
}

std::string step_explainer::gauge_change(route::step const& s) const {
  auto const& terminal = n_.terminals[net::terminal_id{n_.links.ref[s.link]}];
  return handling(fmt::format("change of gauge at {}", n_.text(terminal.name)), s, n_.gauge_change_at(terminal.country),
                  &terminal) +
         capacity_words(s, terminal.fact);
}

std::string step_explainer::change_of_ships(route::step const& s) const {
  auto const& terminal = n_.terminals[net::terminal_id{n_.links.ref[s.link]}];
  return handling(fmt::format("change of ships on the way, for no listed string leads from {} to the destination",
                              n_.text(terminal.name)),
                  s, n_.change_of_ships.all().front(), nullptr);
}

// A note on what the terminal can handle in all; the search takes no account of it.
std::string step_explainer::capacity_words(route::step const& s, net::fact_id const terminal) const {
  auto const found = load::parse_capacity(rows_.text(terminal, "capacity"), rows_.text(terminal, "capacity_unit"));
  if (s.by == mode::road || !found) {
    return {};
  }
  return fmt::format("; the terminal's published capacity, not used in the search: {} {}{}",
                     grouped(found->amount, found->amount < 1000 ? 1 : 0), load::name_of(found->unit),
                     found->remark.empty() ? std::string{} : fmt::format(" ({})", found->remark));
}

// Who says how long a border takes; a crossing's row may have another source for its dwell than for itself.
std::string step_explainer::dwell_origin(net::crossing const& c) const {
  auto const kind = rows_.text(c.dwell_fact, "dwell_kind");
  if (c.is_dwell_assumed != 0) {
    return "ASSUMED after other posts, no figure for this one";
  }
  return rows_.is_assumed(c.dwell_fact) || kind == "assumed" ? "ASSUMED" : kind.empty() ? "as in the row below" : kind;
}

std::string step_explainer::border(route::step const& s) const {
  auto const from = n_.nodes.country[tail_of(n_, s)];
  auto const to = n_.nodes.country[head_of(n_, s)];
  auto const codes = fmt::format("{} → {}", n_.id_of(from), n_.id_of(to));
  auto const ref = n_.links.ref[s.link];
  if (ref == UINT32_MAX) {
    return fmt::format("border {}: open, no stop", codes);
  }
  auto const& c = n_.crossings[net::crossing_id{ref}];
  if (s.bill.sum.time == 0 && s.bill.sum.money == 0) {
    return fmt::format("border {}, {}: no stop and no fee", n_.text(c.name), codes);
  }
  auto const hours = n_.hours_at(net::crossing_id{ref}, s.day);
  auto const direction = n_.ground_of(from) == n_.ground_of(c.country_a) ? 0U : 1U;
  auto const gauges =
      c.gauge_a_mm == c.gauge_b_mm || c.gauge_a_mm == 0 || c.gauge_b_mm == 0
          ? std::string{}
          : fmt::format(", change of gauge {} → {} mm included", direction == 0 ? c.gauge_a_mm : c.gauge_b_mm,
                        direction == 0 ? c.gauge_b_mm : c.gauge_a_mm);
  return fmt::format("border {}, {}: dwell {} ({}{}) = {}; fee {} = {}", n_.text(c.name), codes,
                     seconds_as_hours(hours.dwell_s[direction]),
                     hours.is_of_a_period ? "in those days, as in the row below" : dwell_origin(c), gauges,
                     time_and_spread(s), fee_words(c.fee_cents[direction]), usd_text(s.bill.sum.money));
}

std::string step_explainer::passage(route::step const& s) const {
  auto const& p = n_.passages[net::passage_id{n_.links.ref[s.link]}];
  auto const& rate = *rate_of(n_, s);
  if (p.waterway.is_valid() && s.by != mode::rail) {
    return waterway(s, p, rate);
  }
  auto const* const own = line_speed_of(n_, s);
  auto const pace = own != nullptr ? own->pace_ms_per_km : rate.pace_ms_per_km;
  auto const where = p.is_planned != 0       ? fmt::format(", planned{}", in_country(s.country))
                     : p.waterway.is_valid() ? in_country(s.country)
                                             : std::string{};
  auto const transit = p.transit_s == 0 ? std::string{} : fmt::format(" + {} transit", seconds_as_hours(p.transit_s));
  auto const fee = p.fee_cents[what_] == 0 ? std::string{} : fmt::format(" + {} fee", usd_of_cents(p.fee_cents[what_]));
  auto const lane_cents = s.lane == UINT32_MAX ? 0U : n_.lane_prices.all()[s.lane].cents[what_];
  auto const market =
      lane_cents == 0 ? std::string{} : fmt::format(" + {} of the trade lane", usd_of_cents(lane_cents));
  return fmt::format("{}{}: {} × {}{} = {}; × {}{}{} = {}; × {} = {}", n_.text(p.name), where, km_text(s.metres),
                     pace_words(pace), transit, time_and_spread(s), tariff(rate), fee, market,
                     usd_text(s.bill.sum.money), emission_rate(rate), kg_text(s.bill.sum.co2e));
}

// "Don, Volgodonsk to Rostov in RU: 263 km × 276.923 s/km (13 km/h) + 263 km × 54.753 s/km at locks = …; draught up to
// 3.2 m, a river-sea ship needs 2.5 m"
std::string step_explainer::waterway(route::step const& s, net::passage const& p, net::rate const& rate) const {
  auto const locks = p.lock_ms_per_km == 0
                         ? std::string{}
                         : fmt::format(" + {} × {} s/km at locks", km_text(s.metres), exact(p.lock_ms_per_km, 3));
  auto const least_cm = n_.least_draught_cm(n_.nodes.by[n_.links.from[s.link]]);
  auto const draught =
      p.draught_cm == 0
          ? std::string{"; draught not published"}
          : fmt::format("; draught up to {} m{}", exact(p.draught_cm, 2),
                        least_cm == 0 ? std::string{} : fmt::format(", its vessels need {} m", exact(least_cm, 2)));
  return fmt::format("{}{}: {} × {}{} = {}; × {} = {}; × {} = {}{}", n_.text(p.name), in_country(s.country),
                     km_text(s.metres), pace_words(rate.pace_ms_per_km), locks, time_and_spread(s), tariff(rate),
                     usd_text(s.bill.sum.money), emission_rate(rate), kg_text(s.bill.sum.co2e), draught);
}

std::string step_explainer::boarding(route::step const& s) const {
  auto const& ferry = n_.ferries[net::ferry_id{n_.links.ref[s.link]}];
  auto const& row = n_.handling_at(mode::ferry, operation::load, s.country);
  auto const fare = ferry.price_cents != 0
                        ? fmt::format("ticket {}", fee_words(ferry.price_cents))
                        : fmt::format("{} fixed charge", usd_of_cents(rate_of(n_, s)->fixed_cents[what_]));
  return fmt::format(
      "onto the {}: {} handling + {} wait ({}half the time between sailings) = {}; {} + {} = {}; {} = {}",
      n_.text(ferry.name), seconds_as_hours(row.seconds), seconds_as_hours(ferry.wait_s),
      ferry.is_wait_assumed != 0 ? "ASSUMED, " : "", time_and_spread(s), usd_of_cents(row.cents[what_]), fare,
      usd_text(s.bill.sum.money), goods_words(row.grams_co2e[what_], row.fact), kg_text(s.bill.sum.co2e));
}

std::string step_explainer::alighting(route::step const& s) const {
  auto const& ferry = n_.ferries[net::ferry_id{n_.links.ref[s.link]}];
  return handling(fmt::format("off the {}", n_.text(ferry.name)), s,
                  n_.handling_at(mode::ferry, operation::unload, s.country), nullptr);
}

std::string step_explainer::sailing(route::step const& s) const {
  auto const& ferry = n_.ferries[net::ferry_id{n_.links.ref[s.link]}];
  auto const& rate = *rate_of(n_, s);
  auto const money = ferry.price_cents != 0 ? std::string{"paid by the ticket"}
                                            : fmt::format("× {} = {}", tariff(rate), usd_text(s.bill.sum.money));
  return fmt::format("{}: {}, sailing {} = {}; {}; × {} = {}", n_.text(ferry.name), km_text(s.metres),
                     seconds_as_hours(ferry.sailing_s), time_and_spread(s), money, emission_rate(rate),
                     kg_text(s.bill.sum.co2e));
}

// A flight's bill holds the flying, the loading at one airport and the unloading at the other.
std::string step_explainer::flight(route::step const& s) const {
  auto const& rate = *rate_of(n_, s);
  auto const& on = n_.handling_at(mode::air, operation::load, n_.nodes.country[tail_of(n_, s)]);
  auto const& off = n_.handling_at(mode::air, operation::unload, n_.nodes.country[head_of(n_, s)]);
  auto const weekly = rows_.text(on.service_fact, "departures_per_week");
  auto const fixed = rate.fixed_cents[what_] == 0
                         ? std::string{}
                         : fmt::format(" + {} fixed charge", usd_of_cents(rate.fixed_cents[what_]));
  auto const ref = n_.links.ref[s.link];
  auto const stop = ref == UINT32_MAX ? std::string{}
                                      : fmt::format(" by a technical stop at {}, whose time is not counted",
                                                    n_.text(n_.terminals[net::terminal_id{ref}].name));
  return fmt::format(
      "flight{}: {} × {} + {} loading + {} wait (half of 168 h / {} departures a week) + {} unloading = {}; × {} "
      "+ {} loading + {} unloading{} = {}; × {} + {} + {} = {}",
      stop, km_text(s.metres), pace_words(rate.pace_ms_per_km), seconds_as_hours(on.seconds),
      seconds_as_hours(on.wait_seconds), weekly, seconds_as_hours(off.seconds), time_and_spread(s), tariff(rate),
      usd_of_cents(on.cents[what_]), usd_of_cents(off.cents[what_]), fixed, usd_text(s.bill.sum.money),
      emission_rate(rate), goods_words(on.grams_co2e[what_], on.fact), goods_words(off.grams_co2e[what_], off.fact),
      kg_text(s.bill.sum.co2e));
}

}  // namespace wakhan::api
