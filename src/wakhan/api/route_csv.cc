// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_csv.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <vector>

#include "wakhan/api/moments.h"
#include "wakhan/io/csv.h"

namespace wakhan::api {

namespace {

constexpr std::string_view kHeader =
    "answer,title,leg,mode,gauge_mm,from,to,distance_km,hours,cost_usd,co2e_wtw_kg,countries,service,assumed_terminal,"
    "answer_distance_km,days_p50,days_p90,answer_cost_usd,answer_co2e_wtw_kg,hours_moving,hours_transfer,hours_border,"
    "hours_waiting,"
    "gauge_changes,modes,crossings,passages,corridor,leg_ready,leg_departs,leg_arrives,wait_hours,wait,departing_"
    "services,"
    "answer_ready,answer_arrives,timetable_days,version,pack_hash,scenario_hash";

std::string list_of(std::vector<std::string> const& words) { return fmt::format("{}", fmt::join(words, " ")); }
std::string km(double const value) { return fmt::format("{:.1f}", value); }
std::string hours(double const value) { return fmt::format("{:.2f}", value); }
std::string days(double const value) { return fmt::format("{:.2f}", value); }
std::string usd(double const value) { return fmt::format("{:.2f}", value); }
std::string kg(double const value) { return fmt::format("{:.1f}", value); }

// The fields in the order of the header.
std::vector<std::string> fields(itinerary_answer const& a, std::size_t const answer, std::size_t const leg) {
  auto const& l = a.legs[leg];
  return {std::to_string(answer + 1),
          a.title,
          std::to_string(leg + 1),
          l.mode,
          l.gauge_mm == 0 ? std::string{} : std::to_string(l.gauge_mm),
          l.from,
          l.to,
          km(l.distance_km),
          hours(l.hours),
          usd(l.cost_usd),
          kg(l.co2e_wtw_kg),
          list_of(l.countries),
          l.service,
          l.uses_assumed_terminal ? "yes" : "no",
          km(a.distance_km),
          days(a.days_p50),
          days(a.days_p90),
          usd(a.cost_usd),
          kg(a.co2e_wtw_kg),
          hours(a.hours_moving),
          hours(a.hours_transfer),
          hours(a.hours_border),
          hours(a.hours_waiting),
          std::to_string(a.gauge_changes),
          list_of(a.modes),
          list_of(a.crossings),
          list_of(a.passages),
          a.corridor.value_or("")};
}

// The moments of a leg and its answer; empty where none was asked for.
std::vector<std::string> moments(itinerary_answer const& a, leg_answer const& l) {
  if (!a.moments || !l.moments) {
    return std::vector<std::string>(9);
  }
  auto const& m = *l.moments;
  return {
      moment_iso(m.ready), moment_iso(m.departs),        moment_iso(m.arrives),          hours(m.wait_hours),  m.wait,
      list_of(m.services), moment_iso(a.moments->ready), moment_iso(a.moments->arrives), days(a.moments->days)};
}

}  // namespace

std::string route_csv(route_answer const& answer) {
  auto out = fmt::format("{}\r\n", kHeader);
  for (std::size_t a = 0; a < answer.answers.size(); ++a) {
    for (std::size_t l = 0; l < answer.answers[a].legs.size(); ++l) {
      auto cells = fields(answer.answers[a], a, l);
      for (auto& cell : moments(answer.answers[a], answer.answers[a].legs[l])) {
        cells.push_back(std::move(cell));
      }
      cells.insert(cells.end(), {answer.version, answer.pack_hash, answer.scenario_hash});
      for (auto& cell : cells) {
        cell = io::csv_field(cell);
      }
      out += fmt::format("{}\r\n", fmt::join(cells, ","));
    }
  }
  return out;
}

}  // namespace wakhan::api
