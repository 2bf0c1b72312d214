// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/demo.h"

#include <fmt/format.h>

#include <algorithm>

namespace wakhan::api {

namespace {

demo_question ask(std::string from, std::string to, std::vector<std::string> avoid, std::string why) {
  auto q = demo_question{fmt::format("./wakhan route {} {}", from, to), {}, std::move(why)};
  if (!avoid.empty()) {
    q.command += fmt::format(" --avoid {}", fmt::join(avoid, ","));
  }
  q.request.from = std::move(from);
  q.request.to = std::move(to);
  q.request.avoid = std::move(avoid);
  return q;
}

std::string places(std::vector<std::string> const& ids) {
  return ids.empty() ? "none" : fmt::format("{}", fmt::join(ids, ", "));
}

std::string one_line(char const* const name, itinerary_answer const& a) {
  return fmt::format(
      "  {} {}: {:.1f} days (9 of 10 trips within {:.1f}), {:.0f} USD, {:.0f} kg CO2e, {:.0f} km; gauge changes {}; "
      "passages {}.\n",
      name, a.title, a.days_p50, a.days_p90, a.cost_usd, a.co2e_wtw_kg, a.distance_km, a.gauge_changes,
      places(a.passages));
}

}  // namespace

std::vector<demo_question> demo_questions() {
  return {
      ask("Chongqing", "Duisburg", {},
          "The land bridge between China and Europe beside the sea and the air: what does time cost?"),
      ask("Mumbai", "Moscow", {},
          "India to Russia: the North-South corridor by Iran in its branches against the long way by sea."),
      ask("Herat", "Istanbul", {},
          "Afghanistan to Turkey: through Iran, or by Turkmenistan, the Caspian ferry and the Caucasus (Lapis "
          "Lazuli)."),
      ask("Shanghai", "Rotterdam", {}, "The busiest sea lane, through Suez."),
      ask("Shanghai", "Rotterdam", {"suez"}, "The same with the Suez Canal closed: what does the detour cost?"),
      ask("Tashkent", "Karachi", {},
          "Central Asia to the Arabian Sea: whichever of Afghanistan, Iran and the Karakoram is open that day."),
  };
}

std::string explain_demo(demo_question const& question, route_answer const& answer) {
  auto out = fmt::format("{}\n{}\n", question.command, question.why);
  if (answer.answers.empty()) {
    return out + fmt::format("  No way: {}.\n", answer.reason ? answer.reason->message : std::string{"unknown"});
  }
  for (auto const& a : answer.answers) {
    if (a.is_fastest) {
      out += one_line("Fastest:", a);
    }
    if (a.is_cheapest) {
      out += one_line("Cheapest:", a);
    }
  }
  auto const dear = std::max_element(answer.answers.begin(), answer.answers.end(),
                                     [](auto const& a, auto const& b) { return a.hours_border < b.hours_border; });
  out += fmt::format(
      "  {} ways stand on the exact front of time, cost and emissions; {} differ in corridor, modes or passages.\n",
      answer.front_size, answer.different);
  if (dear->hours_border > 0) {
    out += fmt::format("  Borders take up to {:.0f} hours of the way ({}).\n", dear->hours_border, dear->title);
  }
  return out;
}

}  // namespace wakhan::api
