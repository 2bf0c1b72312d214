// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "wakhan/api/answer_lines.h"
#include "wakhan/api/figures.h"
#include "wakhan/api/moments.h"
#include "wakhan/api/page_writer.h"
#include "wakhan/api/text_cells.h"

namespace wakhan::api {

namespace {

std::string question_words(route_answer const& r) {
  auto const when = r.depart      ? fmt::format("ready {} UTC", moment_words(*r.depart))
                    : r.arrive_by ? fmt::format("to be there by {} UTC", moment_words(*r.arrive_by))
                                  : fmt::format("leaving {}", r.date);
  auto words = fmt::format("{}, {}", load_words(r.load, r.load_name, r.hazard), when);
  auto const add = [&](std::string_view const what, std::vector<std::string> const& list) {
    if (!list.empty()) {
      words += fmt::format("; {} {}", what, fmt::join(list, ", "));
    }
  };
  add("by", r.modes);
  add("avoiding", r.avoid);
  add("allowing", r.allow);
  add("as if there were", r.open);
  return words;
}

void write_header(page_writer& out, route_answer const& r) {
  auto places = std::vector<std::string>{r.from};
  places.insert(places.end(), r.via.begin(), r.via.end());
  places.push_back(r.to);
  out.write(fmt::format("{}", fmt::join(places, " → ")), look_of_line::title);
  out.write(question_words(r));
}

void write_warning(page_writer& out, route_answer const& r) {
  if (r.tolerance_percent > 0) {
    out.write(
        fmt::format("Within {} %: ways are left out that are better than one that was found by no more than that in "
                    "days, dollars and CO2e alike{}",
                    r.tolerance_percent, r.is_exact ? "; fastest, cheapest and cleanest hold to within it." : "."),
        look_of_line::warning);
  }
  if (!r.is_exact) {
    out.write(fmt::format("Not complete: the search ended at its limit of labels. The fastest, cheapest and cleanest "
                          "ways shown are exact; other ways "
                          "that take {} days or more may be missing. --max-labels raises the limit.",
                          grouped(r.missing_from_days, 1)),
              look_of_line::warning);
  }
}

char const* hint_for(std::string_view const code) {
  auto const is = [&](std::initializer_list<std::string_view> const codes) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
  };
  if (is({"avoided_passage", "avoided_crossing", "avoided_country"})) {
    return "drop one --avoid, or allow more modes with --modes";
  }
  if (is({"excluded_mode"})) {
    return "add the mode to --modes, or leave --modes out";
  }
  if (is({"border_closed", "no_transit", "passage_shut", "too_shallow"})) {
    return "--allow ID uses a crossing or passage whatever its status; --date asks for another day";
  }
  if (is({"out_of_season", "service_closed"})) {
    return "ask for another day with --date YYYY-MM-DD";
  }
  if (is({"trade_ban"})) {
    return "--allow with the id that the note on stderr names passes over the ban";
  }
  if (is({"hazard"})) {
    return "allow other modes with --modes; --allow with the id named passes over a rule, as with a permit";
  }
  if (is({"not_handled"})) {
    return "ask for a terminal that handles these goods, or with another --load";
  }
  if (is({"no_departure"})) {
    return "ask for another day, or without --depart and --arrive-by for mean waits";
  }
  if (is({"no_equipment"})) {
    return "allow other modes with --modes, or ask with another --load";
  }
  return "ask for a larger place near by, or with fewer conditions";
}

// "counted to UA (view un; de-facto, ru: RU)"
std::string counted_words(territory_answer const& t, std::string const& view) {
  auto others = std::string{};
  for (auto const& o : t.others) {
    others += fmt::format("; {}: {}", fmt::join(o.views, ", "), o.country);
  }
  return fmt::format("counted to {} (view {}{})", t.country == t.id ? "no other country" : t.country, view, others);
}

// The disputed territories passed; those of which the same is said, in one sentence.
void write_disputed(page_writer& out, route_answer const& r) {
  auto said = std::vector<std::pair<std::string, std::vector<std::string>>>{};
  for (auto const& t : r.disputed) {
    auto const words = counted_words(t, r.view);
    auto same = std::find_if(said.begin(), said.end(), [&](auto const& s) { return s.first == words; });
    if (same == said.end()) {
      same = said.insert(said.end(), {words, {}});
    }
    same->second.push_back(t.name);
  }
  for (auto const& [words, names] : said) {
    out.write(fmt::format("Disputed: {} – {}.", fmt::join(names, "; "), words), look_of_line::faint, 10);
  }
  if (!said.empty()) {
    out.write("`wakhan pack info --views` names the sources; --view takes another point of view.", look_of_line::faint);
  }
}

// "add rail or sea to --modes: then there is a way"
std::string modes_hint(std::vector<std::string> const& modes) {
  auto const head = fmt::format("{}", fmt::join(modes.begin(), modes.end() - 1, ", "));
  return fmt::format("add {}{}{} to --modes: then there is a way", head, head.empty() ? "" : " or ", modes.back());
}

void write_no_answer(page_writer& out, route_reason const& reason) {
  out.blank();
  out.write(fmt::format("No way: {}.", reason.message), look_of_line::warning, 8);
  if (!reason.nearest.empty()) {
    out.write(fmt::format("Nearest: {}.", reason.nearest), look_of_line::plain, 9);
  }
  out.write(fmt::format("Try: {}.", reason.modes.empty() ? hint_for(reason.code) : modes_hint(reason.modes)),
            look_of_line::plain, 5);
}

std::string days_note(route_answer const& r) {
  auto const money = fmt::format("money is US dollars of {}; CO2e is well to wheel.", r.price_year);
  return r.depart || r.arrive_by
             ? fmt::format(
                   "Days are from being ready to being delivered: services whose days are published are waited "
                   "for by these days, others for half their headway. Moments are UTC; {}",
                   money)
             : fmt::format("Days are the median (P50) and, in brackets, what 9 of 10 journeys keep (P90); {}", money);
}

void write_footer(page_writer& out, route_answer const& r) {
  auto const shown = r.answers.size();
  out.blank();
  auto const are_limited = r.max_shared_percent < 100;
  out.write(
      shown < r.different
          ? fmt::format(
                "{} of {} answers that differ are shown, the best over all values of time; --answers 0 shows all.",
                shown, r.different)
      : are_limited ? fmt::format("All {} answers that share at most {} % of their kilometres are shown.", shown,
                                  r.max_shared_percent)
      : shown == 1  ? std::string{"No other answer differs in corridor, modes or passages without being worse in all "
                                  "three figures."}
                    : fmt::format("All {} answers that differ in corridor, modes or passages are shown.", shown),
      look_of_line::faint);
  out.write("--explain shows the arithmetic of every leg and the source of every figure.", look_of_line::faint);
  write_disputed(out, r);
  auto const has_assumed = std::any_of(r.answers.begin(), r.answers.end(), [](auto const& a) {
    return std::any_of(a.legs.begin(), a.legs.end(), [](auto const& l) { return l.uses_assumed_terminal; });
  });
  if (has_assumed) {
    out.write("* begins or ends at an assumed terminal: a town on the line where no listed terminal is known.",
              look_of_line::faint);
  }
}

}  // namespace

std::string route_table(route_answer const& answer, table_options const& options) {
  auto out = page_writer{options};
  write_header(out, answer);
  write_warning(out, answer);
  if (answer.answers.empty()) {
    write_no_answer(out, answer.reason.value_or(route_reason{"", "the search found none", "", {}}));
    write_disputed(out, answer);
    return out.take();
  }
  out.write(days_note(answer), look_of_line::faint);
  if (answer.answers.size() > 1) {
    write_overview(out, answer.answers,
                   answer.depart      ? moment_column::delivered
                   : answer.arrive_by ? moment_column::ready
                                      : moment_column::none);
  }
  for (std::size_t i = 0; i < answer.answers.size(); ++i) {
    write_answer(out, answer.answers, i);
  }
  write_footer(out, answer);
  return out.take();
}

}  // namespace wakhan::api
