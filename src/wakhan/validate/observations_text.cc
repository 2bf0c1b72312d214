// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "wakhan/api/text_cells.h"
#include "wakhan/io/csv.h"
#include "wakhan/route/itinerary.h"
#include "wakhan/validate/statistics.h"
#include "wakhan/validate/validate.h"

namespace wakhan::validate {

namespace {

constexpr double kWithin = 0.35;
constexpr double kP95 = 1.6448536269514722;  // 95 % quantile of the standard normal distribution

char const* unit_of(quantity const what) {
  switch (what) {
    case quantity::transit_days:
    case quantity::door_days: return "d";
    case quantity::price: return "USD";
    case quantity::border_hours: return "h";
    case quantity::distance_km: return "km";
  }
  return "";
}

fit_result const& fit_of(validation const& v, quantity const what) {
  return what == quantity::price ? v.money : v.time;
}

// Errors of one group of observations, as the pack stands and left out of the fit.
struct group_errors {
  std::vector<double> as_built, left_out;
};

std::string percent(double const share) { return std::isnan(share) ? "-" : fmt::format("{:.0f} %", 100 * share); }

std::string group_line(std::string_view const name, group_errors const& e) {
  return fmt::format("  {} {:>5} {:>8} {:>8} {:>10} {:>12} {:>10}\n", api::left_aligned(name, 34), e.as_built.size(),
                     percent(median(e.as_built)), percent(quantile(e.as_built, 0.9)),
                     percent(share_within(e.as_built, kWithin)), percent(median(e.left_out)),
                     percent(share_within(e.left_out, kWithin)));
}

void add_errors(validation const& v, std::size_t const i, group_errors& to) {
  auto const& t = v.trips[i];
  to.as_built.push_back(relative_error(t.computed, t.about->value));
  if (auto const& out = fit_of(v, t.about->what).left_out[i]; out) {
    to.left_out.push_back(relative_error(*out, t.about->value));
  }
}

// Fitted natures and the others apart: nobody promised to keep a promise.
std::string summary(validation const& v, bool const is_fitted) {
  auto whole = std::map<quantity, group_errors>{};
  auto groups = std::map<std::tuple<quantity, std::string, std::string>, group_errors>{};
  for (std::size_t i = 0; i < v.trips.size(); ++i) {
    auto const& o = *v.trips[i].about;
    if (v.trips[i].is_compared() && (fitting_weight(o.how) > 0) == is_fitted) {
      add_errors(v, i, whole[o.what]);
      add_errors(v, i, groups[{o.what, o.mode, v.trips[i].region}]);
    }
  }
  auto out = fmt::format("  {} {:>5} {:>8} {:>8} {:>10} {:>12} {:>10}\n", api::left_aligned("", 34), "rows", "median",
                         "P90", "within 35%", "left out: med", "within 35%");
  for (auto const& [what, errors] : whole) {
    out += group_line(name_of(what), errors);
    for (auto const& [key, part] : groups) {
      if (std::get<0>(key) == what) {
        out += group_line(fmt::format("  {} {}", std::get<1>(key), std::get<2>(key)), part);
      }
    }
  }
  return out;
}

std::string range_of(observation const& o) {
  return o.low || o.high ? fmt::format(" ({:g}–{:g})", o.low.value_or(o.value), o.high.value_or(o.value)) : "";
}

std::string trip_line(trip const& t) {
  auto const& o = *t.about;
  auto const ends = o.what == quantity::border_hours ? o.crossing : fmt::format("{} – {}", o.asked.from, o.asked.to);
  auto const change = 100 * (t.computed / o.value - 1);
  return fmt::format("  {} {} {:>9.6g} {:<3}{} {:>9.6g} {:>+6.0f} %  {}{}\n", api::left_aligned(o.id, 40),
                     api::left_aligned(ends, 34), o.value, unit_of(o.what), api::left_aligned(range_of(o), 14),
                     t.computed, change, name_of(o.how),
                     !o.corridor.empty() && !t.has_named_corridor ? ", not by the corridor named" : "");
}

std::string trip_lines(validation const& v, bool const is_fitted) {
  auto out = std::string{};
  for (auto const& t : v.trips) {
    if (t.is_compared() && (fitting_weight(t.about->how) > 0) == is_fitted) {
      out += trip_line(t);
    }
  }
  return out;
}

// How many of the published ranges of times lie inside what the pack takes for 90 % of journeys.
std::string ranges_line(validation const& v) {
  auto ranges = 0;
  auto inside = 0;
  for (auto const& t : v.trips) {
    auto const& o = *t.about;
    if (!t.is_compared() || (o.what != quantity::transit_days && o.what != quantity::door_days) || !o.low || !o.high ||
        *o.low == *o.high) {
      continue;
    }
    auto const variance = t.standard_deviation * t.standard_deviation;
    auto const p5 = route::log_normal_quantile(t.computed, variance, -kP95);
    auto const p95 = route::log_normal_quantile(t.computed, variance, kP95);
    ++ranges;
    inside += p5 <= *o.low && *o.high <= p95 ? 1 : 0;
  }
  return fmt::format("\nOf {} published ranges of days {} lie wholly between the P5 and P95 of the computed time\n",
                     ranges, inside);
}

}  // namespace

std::string observations_text(validation const& v) {
  auto out = std::string{
      "Observed against computed: |computed / observed − 1|\n\nMeasured, operated, scheduled, "
      "official and reported figures (\"left out\": by factors fitted without the same two "
      "places)\n"};
  out += summary(v, true);
  out += "\nAdvertised, planned, calculated and estimated figures, never fitted\n" + summary(v, false) + ranges_line(v);
  out += fmt::format("\n  {} {} {:>13}{} {:>9} {:>8}\n", api::left_aligned("observation", 40),
                     api::left_aligned("", 34), "observed", api::left_aligned("", 14), "computed", "error");
  out += trip_lines(v, true) + "\n" + trip_lines(v, false);
  auto missing = std::string{};
  for (auto const& t : v.trips) {
    if (!t.is_compared()) {
      missing += fmt::format("  {}: {}\n", t.about->id, t.failure);
    }
  }
  return missing.empty() ? out : out + "\nNot compared\n" + missing;
}

std::string observations_csv(validation const& v) {
  auto out = std::string{
      "id,quantity,unit,mode,region,nature,observed,observed_min,observed_max,computed,computed_left_out,relative_"
      "error,"
      "way,not_compared\n"};
  auto const number = [](std::optional<double> const& value) { return value ? fmt::format("{:.6g}", *value) : ""; };
  for (std::size_t i = 0; i < v.trips.size(); ++i) {
    auto const& t = v.trips[i];
    auto const& o = *t.about;
    auto const computed = t.is_compared() ? std::optional{t.computed} : std::nullopt;
    auto const error = t.is_compared() ? std::optional{t.computed / o.value - 1} : std::nullopt;
    out += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", o.id, name_of(o.what), unit_of(o.what), o.mode,
                       t.region, name_of(o.how), number(o.value), number(o.low), number(o.high), number(computed),
                       number(fit_of(v, o.what).left_out[i]), number(error), io::csv_field(t.way),
                       io::csv_field(t.failure));
  }
  return out;
}

}  // namespace wakhan::validate
