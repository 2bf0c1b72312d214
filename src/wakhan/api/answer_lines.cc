// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/answer_lines.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "wakhan/api/figures.h"
#include "wakhan/api/moments.h"
#include "wakhan/api/text_cells.h"
#include "wakhan/api/timed_words.h"

namespace wakhan::api {

namespace {

constexpr std::size_t kIndent = 3;  // of what stands below an answer's title
constexpr std::size_t kLegIndent = 5;
constexpr std::size_t kGap = 2;  // between columns
constexpr std::size_t kNarrowestPlaces = 16;
constexpr std::size_t kWidestPlaces = 70;   // of "from → to", on wide terminals
constexpr std::size_t kCountryWidth = 120;  // terminals of this width have room for the countries of each leg

using line_cells = std::vector<std::string>;

std::string days_words(itinerary_answer const& a) {
  return fmt::format("{} ({})", grouped(a.days_p50, 1), grouped(a.days_p90, 1));
}

std::string title_words(itinerary_answer const& a) {
  auto const marks = marks_of(a);
  return marks.empty() ? a.title : fmt::format("{} [{}]", a.title, marks);
}

std::string mode_cell(leg_answer const& l) {
  return l.vessel == "river-sea" ? l.vessel
         : l.gauge_mm == 0       ? mode_words(l.mode)
                                 : fmt::format("{} {} mm", mode_words(l.mode), l.gauge_mm);
}

// The figures of a leg, aligned to the right; the first cell to the left.
line_cells leg_figures(leg_answer const& l) {
  return {mode_cell(l), grouped(l.distance_km) + " km", hours_or_days(l.hours), grouped(l.cost_usd) + " USD",
          grouped(l.co2e_wtw_kg) + " kg"};
}

// A place at an end of a leg; assumed terminals are marked with a star.
std::string place_words(std::string const& name) {
  constexpr std::string_view kAssumed = " (assumed terminal)";
  return name.ends_with(kAssumed) ? name.substr(0, name.size() - kAssumed.size()) + "*" : name;
}

std::string places_words(leg_answer const& l) {
  auto const words = fmt::format("{} → {}", place_words(l.from), place_words(l.to));
  return l.uses_assumed_terminal && words.find('*') == std::string::npos ? words + " *" : words;
}

// The place lies at the terminal: nothing moves, nothing is paid.
bool is_nothing(leg_answer const& l) { return l.distance_km == 0 && l.hours == 0 && l.cost_usd == 0; }

std::vector<std::size_t> widths_of(std::vector<line_cells> const& rows) {
  auto widths = std::vector<std::size_t>(rows.front().size(), 0);
  for (auto const& r : rows) {
    for (std::size_t i = 0; i < r.size(); ++i) {
      widths[i] = std::max(widths[i], columns_of(r[i]));
    }
  }
  return widths;
}

// What is left of the page for text beside columns of these widths.
std::size_t room_beside(std::vector<std::size_t> const& widths, std::size_t const page, std::size_t const indent) {
  auto used = indent;
  for (auto const w : widths) {
    used += w + kGap;
  }
  return page > used + 12 ? page - used : 12;
}

std::string figures_line(itinerary_answer const& a) {
  if (a.moments) {
    return fmt::format("{} days by timetable ({} by mean waits, P90 {}) · {} USD · {} kg CO2e · {} km",
                       grouped(a.moments->days, 1), grouped(a.days_mean, 1), grouped(a.days_p90, 1),
                       grouped(a.cost_usd), grouped(a.co2e_wtw_kg), grouped(a.distance_km));
  }
  return fmt::format("{} days (P90 {}) · {} USD · {} kg CO2e · {} km", grouped(a.days_p50, 1), grouped(a.days_p90, 1),
                     grouped(a.cost_usd), grouped(a.co2e_wtw_kg), grouped(a.distance_km));
}

std::string chain_line(itinerary_answer const& a) {
  auto words = fmt::format("{}", fmt::join(a.modes, " → "));
  auto const add = [&](std::string_view const what, std::vector<std::string> const& list) {
    if (!list.empty()) {
      words += fmt::format("; {} {}", what, fmt::join(list, ", "));
    }
  };
  add("borders", a.crossings);
  auto passages = a.passages;
  std::erase_if(passages, [&](std::string const& id) {
    return std::find(a.projects.begin(), a.projects.end(), id) != a.projects.end();
  });
  add("passages", passages);
  add("planned lines", a.projects);
  if (a.gauge_changes > 0) {
    words += fmt::format("; {} change{} of gauge", a.gauge_changes, a.gauge_changes == 1 ? "" : "s");
  }
  return words;
}

std::string hours_line(itinerary_answer const& a) {
  if (a.moments) {
    auto const& m = *a.moments;
    return fmt::format("by timetable {} h: moving {} h, transfer {} h, border {} h, waiting {} h", grouped(m.days * 24),
                       grouped(m.hours_moving), grouped(m.hours_transfer), grouped(m.hours_border),
                       grouped(m.hours_waiting));
  }
  return fmt::format("mean {} h: moving {} h, transfer {} h, border {} h, waiting {} h", grouped(a.days_mean * 24),
                     grouped(a.hours_moving), grouped(a.hours_transfer), grouped(a.hours_border),
                     grouped(a.hours_waiting));
}

// The figures of a leg beside what stands left of them.
std::string with_figures(std::string line, line_cells const& cells, std::vector<std::size_t> const& widths) {
  for (std::size_t c = 1; c < cells.size(); ++c) {
    line += std::string(kGap, ' ') + right_aligned(cells[c], widths[c]);
  }
  return line;
}

// On a narrow page the places stand below the figures, which must not be cut off.
void write_narrow_leg(page_writer& out, leg_answer const& l, std::vector<std::size_t> const& widths) {
  auto const cells = leg_figures(l);
  out.write_line(std::string(kLegIndent, ' ') + with_figures(left_aligned(cells[0], widths[0]), cells, widths));
  for (auto const& line : wrapped(printable(places_words(l)), out.width() - kLegIndent - kGap, 2)) {
    out.write_line(std::string(kLegIndent + kGap, ' ') + line);
  }
}

void write_leg(page_writer& out, leg_answer const& l, std::vector<std::size_t> const& widths) {
  if (room_beside(widths, out.width(), kLegIndent) < kNarrowestPlaces) {
    write_narrow_leg(out, l, widths);
    return;
  }
  auto const shows_countries = out.width() >= kCountryWidth;
  auto const countries =
      shows_countries ? std::string(kGap, ' ') + fmt::format("{}", fmt::join(l.countries, " ")) : std::string{};
  auto const room = std::min(room_beside(widths, out.width() - (shows_countries ? 24 : 0), kLegIndent), kWidestPlaces);
  auto const places = wrapped(printable(places_words(l)), room, 2);
  auto const cells = leg_figures(l);
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto const line = std::string(kLegIndent, ' ') + left_aligned(i == 0 ? cells[0] : "", widths[0] + kGap) +
                      left_aligned(places[i], room);
    out.write_line(i == 0 ? with_figures(line, cells, widths) + countries : line);
  }
}

// When a leg leaves and arrives, below it.
void write_moments(page_writer& out, leg_answer const& l) {
  if (!l.moments) {
    return;
  }
  auto const indent = kLegIndent + kGap;
  for (auto const& line : wrapped(printable(leg_moment_words(*l.moments)), out.width() - indent, 2)) {
    out.write_line(std::string(indent, ' ') + line, look_of_line::faint);
  }
}

}  // namespace

std::string marks_of(itinerary_answer const& a) {
  auto marks = std::vector<std::string_view>{};
  for (auto const& [is_so, word] :
       {std::pair{a.is_fastest, "fastest"}, {a.is_cheapest, "cheapest"}, {a.is_cleanest, "least CO2e"}}) {
    if (is_so) {
      marks.emplace_back(word);
    }
  }
  return fmt::format("{}", fmt::join(marks, ", "));
}

void write_overview(page_writer& out, std::span<itinerary_answer const> const answers, moment_column const when) {
  auto rows = std::vector<line_cells>{{"#", "days (P90)", "USD", "kg CO2e", "km"}};
  auto const is_looking_back = when == moment_column::ready;
  if (when != moment_column::none) {
    rows = {{"#", is_looking_back ? "ready by" : "delivered", "days", "USD", "kg CO2e", "km"}};
  }
  for (std::size_t i = 0; i < answers.size(); ++i) {
    auto const& a = answers[i];
    rows.push_back(
        {std::to_string(i + 1), days_words(a), grouped(a.cost_usd), grouped(a.co2e_wtw_kg), grouped(a.distance_km)});
    if (when != moment_column::none) {
      auto const& m = a.moments.value();
      rows.back()[1] = grouped(m.days, 1);
      rows.back().insert(rows.back().begin() + 1, moment_words(is_looking_back ? m.ready : m.arrives));
    }
  }
  auto const widths = widths_of(rows);
  auto const room = room_beside(widths, out.width(), 0);
  out.blank();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    auto line = right_aligned(rows[r][0], widths[0]);
    for (std::size_t c = 1; c < widths.size(); ++c) {
      line += std::string(kGap, ' ') + right_aligned(rows[r][c], widths[c]);
    }
    auto const titles =
        r == 0 ? std::vector<std::string>{"way"} : wrapped(printable(title_words(answers[r - 1])), room, 2);
    auto const before = columns_of(line) + kGap;
    for (std::size_t t = 0; t < titles.size(); ++t) {
      out.write_line((t == 0 ? line + std::string(kGap, ' ') : std::string(before, ' ')) + titles[t],
                     r == 0 ? look_of_line::faint : look_of_line::plain);
    }
  }
}

void write_answer(page_writer& out, std::span<itinerary_answer const> const answers, std::size_t const number) {
  auto const& a = answers[number];
  auto rows = std::vector<line_cells>{};
  for (auto const& each : answers) {
    std::transform(each.legs.begin(), each.legs.end(), std::back_inserter(rows), leg_figures);
  }
  auto const widths = widths_of(rows);
  auto const write_below = [&](std::string const& words, look_of_line const look, std::string margin) {
    for (auto const& line : wrapped(printable(words), out.width() - kIndent, 2)) {
      out.write_line(margin + line, look);
      margin.assign(kIndent, ' ');
    }
  };
  out.blank();
  write_below(title_words(a), look_of_line::title, left_aligned(std::to_string(number + 1), kIndent));
  write_below(figures_line(a), look_of_line::mark, std::string(kIndent, ' '));
  if (a.moments) {
    write_below(answer_moment_words(*a.moments), look_of_line::mark, std::string(kIndent, ' '));
  }
  write_below(chain_line(a), look_of_line::plain, std::string(kIndent, ' '));
  for (auto const& l : a.legs) {
    if (!is_nothing(l)) {
      write_leg(out, l, widths);
      write_moments(out, l);
    }
  }
  write_below(hours_line(a), look_of_line::faint, std::string(kIndent, ' '));
}

}  // namespace wakhan::api
