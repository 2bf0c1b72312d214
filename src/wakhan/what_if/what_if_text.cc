// SPDX-License-Identifier: Apache-2.0
#include "wakhan/what_if/what_if_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "wakhan/api/figures.h"
#include "wakhan/api/page_writer.h"
#include "wakhan/api/text_cells.h"
#include "wakhan/io/csv.h"

namespace wakhan::what_if {

namespace {

using api::grouped;
using api::look_of_line;

constexpr std::size_t kNameWidth = 28;

std::string by_words(what_if_answer const& a) {
  return a.by == "time"    ? "time"
         : a.by == "money" ? "money"
         : a.by == "co2e"  ? "CO2e"
                           : fmt::format("value (a day at {} USD, a tonne of CO2e at 100 USD)", a.day_usd);
}

// With its sign, as a difference.
std::string more(double const figure, int const decimals) {
  auto const words = grouped(figure, decimals);
  return words.front() == '-' || grouped(0, decimals) == words ? words : "+" + words;
}

// What ways around cost at the mean, and which pair is hit hardest.
struct summary {
  std::size_t rerouted{};
  double days{}, usd{}, measure{};
  changed_pair const* worst{};
};

summary summary_of(what_if_answer const& a, closed_set const& s) {
  auto sum = summary{};
  for (auto const& c : s.changed) {
    if (!c.now.reason.empty()) {
      continue;
    }
    auto const& before = a.before[c.pair];
    ++sum.rerouted;
    sum.days += c.now.days_p50 - before.days_p50;
    sum.usd += c.now.cost_usd - before.cost_usd;
    sum.measure += extra(a, c);
    if (sum.worst == nullptr || extra(a, c) > extra(a, *sum.worst)) {
      sum.worst = &c;
    }
  }
  if (sum.rerouted != 0) {
    sum.days /= static_cast<double>(sum.rerouted);
    sum.usd /= static_cast<double>(sum.rerouted);
    sum.measure /= static_cast<double>(sum.rerouted);
  }
  return sum;
}

// The pair that is hit hardest: cut off, else with the longest way round.
std::string worst_words(what_if_answer const& a, closed_set const& s, summary const& sum) {
  auto const pair_words = [&](std::size_t const pair) {
    return fmt::format("{} – {}", a.origin_of(pair).name, a.destination_of(pair).name);
  };
  auto const cut =
      std::find_if(s.changed.begin(), s.changed.end(), [](auto const& c) { return !c.now.reason.empty(); });
  if (cut != s.changed.end()) {
    return fmt::format("no way: {}", pair_words(cut->pair));
  }
  return sum.worst == nullptr
             ? std::string{}
             : fmt::format("{} d, {} USD: {}", more(sum.worst->now.days_p50 - a.before[sum.worst->pair].days_p50, 1),
                           more(sum.worst->now.cost_usd - a.before[sum.worst->pair].cost_usd, 0),
                           pair_words(sum.worst->pair));
}

std::string set_line(what_if_answer const& a, closed_set const& s) {
  auto const name = fmt::format("{}", fmt::join(s.ids, ", "));
  auto const head =
      fmt::format("  {} {:>6} {:>7}", api::left_aligned(api::shortened(name, kNameWidth), kNameWidth),
                  grouped(static_cast<double>(s.changed.size())), grouped(static_cast<double>(s.cut_off())));
  auto const sum = summary_of(a, s);
  if (s.changed.empty()) {
    return head + "  nothing changes";
  }
  auto const is_rerouted = sum.rerouted != 0;
  auto const figures = fmt::format(" {:>9} {:>7} {:>8}", is_rerouted ? more(sum.measure, a.by == "time" ? 1 : 0) : "",
                                   is_rerouted ? more(sum.days, 1) : "", is_rerouted ? more(sum.usd, 0) : "");
  return head + figures + "  " + worst_words(a, s, sum);
}

std::string figures_of(matrix::cell const& c) {
  return c.reason.empty() ? fmt::format("{:.2f},{:.2f},{:.2f},{:.2f},{:.1f},{:.1f},{},", c.days_p50, c.days_p90,
                                        c.days_mean, c.cost_usd, c.co2e_wtw_kg, c.distance_km, fmt::join(c.modes, " "))
                          : fmt::format(",,,,,,,{}", c.reason);
}

std::string row(what_if_answer const& a, std::size_t const pair, std::string const& closed, matrix::cell const& c) {
  auto const& before = a.before[pair];
  auto const differences = closed.empty() || !c.reason.empty() || !before.reason.empty()
                               ? std::string{",,"}
                               : fmt::format("{:.2f},{:.2f},{:.1f}", c.days_p50 - before.days_p50,
                                             c.cost_usd - before.cost_usd, c.co2e_wtw_kg - before.co2e_wtw_kg);
  return fmt::format("{},{},{},{},{},{}\r\n", io::csv_field(a.origin_of(pair).words),
                     io::csv_field(a.destination_of(pair).words), closed, figures_of(c), differences, a.pack_hash);
}

}  // namespace

std::string what_if_text(what_if_answer const& answer, api::table_options const& options, std::size_t const shown) {
  auto out = api::page_writer{options};
  auto const ways = static_cast<std::size_t>(
      std::count_if(answer.before.begin(), answer.before.end(), [](auto const& c) { return c.reason.empty(); }));
  out.write(fmt::format("What if something is closed: {} ways between {} and {} places, best by {}: {}, leaving {}",
                        grouped(static_cast<double>(ways)), answer.origins.size(), answer.destinations.size(),
                        by_words(answer), answer.load_name, answer.date),
            look_of_line::title);
  out.blank();
  auto const measure = answer.by == "value"  ? "value USD"
                       : answer.by == "time" ? "mean days"
                       : answer.by == "co2e" ? "kg CO2e"
                                             : "money USD";
  out.write_line(fmt::format("  {} {:>6} {:>7} {:>9} {:>7} {:>8}  {}", api::left_aligned("closed", kNameWidth), "ways",
                             "cut off", measure, "days", "USD", "hit hardest"),
                 look_of_line::title);
  for (std::size_t i = 0; i < std::min(shown, answer.sets.size()); ++i) {
    out.write_line(set_line(answer, answer.sets[i]));
  }
  out.blank();
  out.write(
      "ways: how many pass it; cut off: how many have no other way; days (median) and USD: what the ways around "
      "take and cost more, at the mean.",
      look_of_line::faint);
  if (shown < answer.sets.size()) {
    out.write(fmt::format("{} of {} sets; --format csv holds all, --shown shows more.", shown, answer.sets.size()),
              look_of_line::faint);
  }
  return out.take();
}

std::string what_if_csv(what_if_answer const& answer) {
  auto rows = std::vector<std::pair<std::size_t, std::string>>{};
  for (std::size_t i = 0; i < answer.before.size(); ++i) {
    rows.emplace_back(i, row(answer, i, "", answer.before[i]));
  }
  for (auto const& s : answer.sets) {
    for (auto const& c : s.changed) {
      rows.emplace_back(c.pair, row(answer, c.pair, fmt::format("{}", fmt::join(s.ids, " ")), c.now));
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
  auto out = std::string{
      "from,to,closed,days_p50,days_p90,days_mean,cost_usd,co2e_wtw_kg,distance_km,modes,reason,"
      "extra_days_p50,extra_cost_usd,extra_co2e_wtw_kg,pack_hash\r\n"};
  for (auto const& [pair, text] : rows) {
    out += text;
  }
  return out;
}

}  // namespace wakhan::what_if
