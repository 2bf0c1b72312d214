// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_explain.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "wakhan/api/exact_numbers.h"
#include "wakhan/api/fact_rows.h"
#include "wakhan/api/factors_in_use.h"
#include "wakhan/api/figures.h"
#include "wakhan/api/lines_passed.h"
#include "wakhan/api/moments.h"
#include "wakhan/api/page_writer.h"
#include "wakhan/api/step_facts.h"
#include "wakhan/api/step_words.h"
#include "wakhan/api/text_cells.h"
#include "wakhan/api/timed_words.h"
#include "wakhan/base/assert.h"
#include "wakhan/base/error.h"

namespace wakhan::api {

namespace {

constexpr std::size_t kStepIndent = 2;
constexpr std::size_t kFactIndent = 6;
constexpr double kDay = 86'400;

net::load_id load_of(net::network const& n, route_answer const& r) {
  auto const what = n.find_load(r.load);
  verify(what.has_value(), errc::internal, "an answer for '{}', which is no load", r.load);
  return *what;
}

class explainer {
 public:
  explainer(load::pack const& pack, route_answer const& answer, int const width)
      : n_{pack.network()},
        answer_{answer},
        what_{load_of(n_, answer)},
        rows_{pack},
        lines_{load::read_line_attributes(rows_.table(load::fact_table::line_attributes))},
        steps_{n_, rows_, what_},
        out_{{width, false}} {}

  std::string explain() {
    out_.write(fmt::format("The arithmetic: {} → {}, {}", answer_.from, answer_.to,
                           load_words(answer_.load, answer_.load_name, answer_.hazard)));
    out_.write(
        "Figures are means; sd is the standard deviation of a time: for line-haul the cv of its speed row × the time "
        "of 1,000 km × √(km / 1,000), for "
        "a wait half the time between departures / √3. Sums are made of the exact figures, so the last digit of a sum "
        "may differ from that of its "
        "printed parts.");
    if (auto const row = rows_.find(load::fact_table::loads, answer_.load)) {
      write_below(fmt::format("{} is {} t net", answer_.load, rows_.text(*row, "net_tonnes")), 0);
      write_fact(*row);
    }
    for (std::size_t i = 0; i < answer_.answers.size(); ++i) {
      write_answer(answer_.answers[i], i);
    }
    write_factors();
    return out_.take();
  }

 private:
  void write_below(std::string const& words, std::size_t const indent) {
    for (auto const& line : wrapped(printable(words), out_.width() - indent, 2)) {
      out_.write_line(std::string(indent, ' ') + line);
    }
  }

  void write_answer(itinerary_answer const& a, std::size_t const number) {
    WAKHAN_ASSERT(a.legs.size() == a.detail.legs.size());
    out_.blank();
    write_below(fmt::format("{}  {}", number + 1, a.title), 0);
    for (std::size_t l = 0; l < a.legs.size(); ++l) {
      write_leg(a.legs[l], a.detail.legs[l], l);
    }
    write_total(a);
  }

  void write_leg(leg_answer const& l, route::leg const& detail, std::size_t const number) {
    auto const gauge = l.gauge_mm == 0 ? std::string{} : fmt::format(" {} mm", l.gauge_mm);
    auto const by = l.equipment.empty() ? std::string{} : fmt::format(" ({})", l.equipment);
    write_below(fmt::format("Leg {}: {}{}{}, {} → {}", number + 1,
                            l.vessel == "river-sea" ? l.vessel : mode_words(l.mode), gauge, by, l.from, l.to),
                0);
    told_in_leg_.clear();
    auto sum = cost::bill{};
    auto metres = std::uint64_t{0};
    for (auto const& s : detail.steps) {
      write_below(steps_.words(s), kStepIndent);
      write_facts(facts_of(n_, s, what_));
      sum += s.bill;
      metres += s.metres;
    }
    WAKHAN_ASSERT(sum.sum == detail.bill.sum && metres == detail.metres);
    write_below(fmt::format("= leg {}: {} km, {} ({}), {}, {} kg", number + 1,
                            grouped(static_cast<double>(metres) / 1000, 1), hours_text(sum.sum.time), nature_words(sum),
                            usd_text(sum.sum.money), grouped(static_cast<double>(sum.sum.co2e) / 1e9, 1)),
                kStepIndent);
    write_lines(detail);
    if (l.moments) {
      write_below(
          fmt::format("By timetable: there {}, {}", moment_words(l.moments->ready), leg_moment_words(*l.moments)),
          kStepIndent);
    }
  }

  // What is published of the lines that the leg passes.
  void write_lines(route::leg const& detail) {
    auto const day = detail.steps.empty() ? 0 : detail.steps.front().day;
    for (auto const& a : lines_passed(lines_, detail, day)) {
      write_below(fmt::format("{}, {} - {}, not used in the search: {}", a.name, a.from, a.to, attributes_words(a)),
                  kStepIndent);
      write_facts({a.fact});
    }
  }

  static std::string nature_words(cost::bill const& b) {
    auto parts = std::vector<std::string>{};
    for (auto const& [time, name] :
         {std::pair{b.moving, "moving"}, {b.transfer, "transfer"}, {b.border, "border"}, {b.waiting, "waiting"}}) {
      if (time != 0) {
        parts.push_back(fmt::format("{} {}", name, hours_text(time)));
      }
    }
    return fmt::format("{}", fmt::join(parts, " + "));
  }

  // Rows met for the first time in full, those of earlier legs by their id, those of this leg not again.
  void write_facts(std::vector<net::fact_id> const& facts) {
    auto again = std::vector<std::string>{};
    for (auto const fact : facts) {
      if (!told_in_leg_.insert(fact).second) {
        continue;
      }
      if (told_.contains(fact)) {
        again.push_back(rows_.id_of(fact) + (rows_.is_assumed(fact) ? " (ASSUMED)" : ""));
      } else {
        write_fact(fact);
      }
    }
    if (!again.empty()) {
      write_below(fmt::format("again {}", fmt::join(again, ", ")), kFactIndent);
    }
  }

  void write_fact(net::fact_id const fact) {
    told_.insert(fact);
    write_below(rows_.describe(fact), kFactIndent);
  }

  static std::string timetable_words(answer_moments const& m) {
    return fmt::format("By timetable: {}: {} h = moving {} h + transfer {} h + border {} h + waiting {} h",
                       answer_moment_words(m), grouped(m.days * 24, 2), grouped(m.hours_moving, 2),
                       grouped(m.hours_transfer, 2), grouped(m.hours_border, 2), grouped(m.hours_waiting, 2));
  }

  void write_total(itinerary_answer const& a) {
    if (a.moments) {
      write_below(timetable_words(*a.moments), 0);
    }
    auto const& b = a.detail.total;
    auto const mean_h = static_cast<double>(b.sum.time) / cost::kMicroseconds / 3600;
    auto const variance_h2 = b.variance / 3600 / 3600;
    auto const sigma2 = std::log1p(variance_h2 / (mean_h * mean_h));
    write_below(fmt::format("= answer {}: {} km, mean {} ({}), {}, {} kg", &a - answer_.answers.data() + 1,
                            grouped(a.distance_km, 1), hours_text(b.sum.time), nature_words(b), usd_text(b.sum.money),
                            grouped(a.co2e_wtw_kg, 1)),
                0);
    write_below(fmt::format("Spread: the variances of the steps add up to v = {} h² (sd {} h) around the mean m = {} "
                            "h. A log-normal distribution with this "
                            "mean and variance has σ² = ln(1 + v/m²) = {:.6f};",
                            grouped(variance_h2, 1), grouped(std::sqrt(variance_h2), 2), grouped(mean_h, 2), sigma2),
                kStepIndent);
    write_below(fmt::format("P50 = m · e^(−σ²/2) = {} h = {} days; P90 = P50 · e^(1.28155 σ) = {} h = {} days",
                            grouped(a.days_p50 * kDay / 3600, 2), grouped(a.days_p50, 2),
                            grouped(a.days_p90 * kDay / 3600, 2), grouped(a.days_p90, 2)),
                kStepIndent);
  }

  // Lengths of the network's lines are multiplied when the pack is built; say by what.
  void write_factors() {
    auto const rows = factors_in_use(n_, rows_, answer_.answers);
    if (rows.empty()) {
      return;
    }
    out_.blank();
    out_.write("Factors that are already in the lengths above, by mode and country:");
    for (auto const row : rows) {
      write_below(fmt::format("{} {}: × {}; {}", rows_.text(row, "mode"), rows_.text(row, "scope"),
                              rows_.text(row, "factor"), rows_.describe(row)),
                  kStepIndent);
    }
  }

  net::network const& n_;
  route_answer const& answer_;
  net::load_id what_;
  fact_rows rows_;
  std::vector<load::line_attributes> lines_;
  step_explainer steps_;
  page_writer out_;
  std::set<net::fact_id> told_, told_in_leg_;
};

}  // namespace

std::string route_explain(load::pack const& pack, route_answer const& answer, int const width) {
  return explainer{pack, answer, width}.explain();
}

}  // namespace wakhan::api
