// SPDX-License-Identifier: Apache-2.0
#include "world_answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "wakhan/api/moments.h"
#include "wakhan/api/no_route.h"
#include "wakhan/api/timed_words.h"
#include "wakhan/base/error.h"
#include "wakhan/net/attribution.h"
#include "wakhan/net/hazard_class.h"
#include "wakhan/route/choose_answers.h"
#include "wakhan/route/find_ways.h"
#include "wakhan/route/itinerary.h"
#include "wakhan/route/pareto.h"
#include "wakhan/timing/timed_itinerary.h"
#include "world_network.h"

namespace wakhan::worlds {

namespace {

void set(std::vector<char>& flags, std::size_t const n, std::size_t const i) {
  flags.resize(n, 0);
  flags[i] = 1;
}

// Marks the row of this id in one of the tables; false where there is none.
template <typename Rows>
bool mark(net::network const& n, Rows const& rows, std::string const& id, std::vector<char>& flags) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (n.text(rows.all()[i].id) == id) {
      set(flags, rows.size(), i);
      return true;
    }
  }
  return false;
}

net::changes changes_of(world const& w, world_network const& drawn, net::network const& n, ask_row const& ask) {
  auto c = net::changes{};
  c.day = ask.day;
  auto const view = ask.view.empty() ? std::optional{std::uint32_t{0}} : net::find_point_of_view(n, ask.view);
  verify(view.has_value(), errc::bad_input, "{}:{}: '{}' is no view of this world", w.path, ask.line, ask.view);
  net::take_point_of_view(n, *view, c);
  for (auto const& word : ask.avoid) {
    if (!mark(n, n.crossings, word, c.avoided_crossings) && !mark(n, n.passages, word, c.avoided_passages)) {
      net::mark_country(n, c, drawn.country(word, ask.line), c.avoided_countries);
    }
  }
  for (auto const& word : ask.allow) {
    verify(mark(n, n.crossings, word, c.allowed_crossings) || mark(n, n.passages, word, c.allowed_passages) ||
               mark(n, n.trade_bans, word, c.allowed_bans) || mark(n, n.hazards, word, c.allowed_hazards),
           errc::bad_input, "{}:{}: '{}' is no crossing, passage, ban or rule on dangerous goods", w.path, ask.line,
           word);
  }
  for (auto const& word : ask.open) {
    verify(mark(n, n.passages, word, c.allowed_passages), errc::bad_input, "{}:{}: '{}' is no planned line", w.path,
           ask.line, word);
  }
  if (!ask.modes.empty()) {
    c.modes = 0;
    for (auto const m : ask.modes) {
      c.modes |= 1U << static_cast<unsigned>(m);
    }
  }
  auto const what = n.find_load(ask.what);
  verify(what.has_value(), errc::bad_input, "{}:{}: '{}' is no load of this world", w.path, ask.line, ask.what);
  c.what = *what;
  if (!ask.hazard.empty()) {
    auto const classes = net::parse_hazard_class(ask.hazard);
    verify(classes.has_value(), errc::bad_input, "{}:{}: '{}' is no class of dangerous goods", w.path, ask.line,
           ask.hazard);
    c.hazard_classes = *classes;
  }
  c.towards = drawn.stop(ask.to, ask.line).at;
  c.ends = {drawn.stop(ask.from, ask.line).country, drawn.stop(ask.to, ask.line).country};
  for (std::uint32_t i = 0; i < n.trade_bans.size(); ++i) {
    auto const id = net::trade_ban_id{i};
    if (net::concerns(n, n.trade_bans[id], id, c)) {
      net::mark_banned(n, c, n.trade_bans[id], c.banned_countries);
    }
  }
  return c;
}

double hours(std::int64_t const microseconds) { return static_cast<double>(microseconds) / 3.6e9; }

// When an answer leaves and arrives by timetable, where a question asks for a moment.
std::string moments_of(net::view const& seen, route::itinerary const& i, ask_row const& ask) {
  auto const timer = timing::itinerary_timer{seen, i};
  auto const t = ask.depart.empty() ? timer.there_by(api::parse_moment("arrive-by", ask.arrive_by, true))
                                    : timer.ready_at(api::parse_moment("depart", ask.depart, false));
  if (!t) {
    return "; no departure";
  }
  auto told = api::answer_moments{};
  told.ready = t->ready;
  told.leave_by = t->leave_by;
  told.arrives = t->arrives;
  return "; " + api::answer_moment_words(told);
}

// The countries passed, as the question's view counts them, and the disputed territories among them.
std::string countries_of(net::view const& seen, route::itinerary const& i) {
  auto codes = std::vector<std::string_view>{};
  auto territories = std::string{};
  for (auto const c : i.countries) {
    auto const code = seen.shown_code(c);
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) {
      codes.push_back(code);
    }
    if (seen.base().is_disputed(c)) {
      territories += fmt::format("; {} counted to {}", seen.base().text(seen.base().countries[c].territory), code);
    }
  }
  return fmt::format("; countries {}{}", fmt::join(codes, " "), territories);
}

std::string line_of(net::network const& n, route::itinerary const& i) {
  auto modes = std::vector<std::string_view>{};
  for (auto const m : i.modes) {
    modes.push_back(net::name_of(m));
  }
  auto text = fmt::format(
      "{} {:g} km {:.1f} h (moving {:.1f} transfer {:.1f} border {:.1f} waiting {:.1f}) {:.2f} USD {:.1f} kg",
      fmt::join(modes, "-"), static_cast<double>(i.metres) / 1000, hours(i.total.sum.time), hours(i.total.moving),
      hours(i.total.transfer), hours(i.total.border), hours(i.total.waiting),
      static_cast<double>(i.total.sum.money) / 1e8, static_cast<double>(i.total.sum.co2e) / 1e9);
  auto const list = [&](char const* const what, auto const& ids, auto const& rows) {
    if (!ids.empty()) {
      text += fmt::format("; {}", what);
      for (auto const id : ids) {
        text += fmt::format(" {}", n.text(rows[id].id));
      }
    }
  };
  list("crossings", i.crossings, n.crossings);
  list("passages", i.passages, n.passages);
  if (i.gauge_changes > 0) {
    text += fmt::format("; gauge changes {}", i.gauge_changes);
  }
  if (i.corridor) {
    text += fmt::format("; corridor {}", n.text(n.corridors[*i.corridor].id));
  }
  return text;
}

std::string no_way(route::search_graph const& graph, net::changes const& c) {
  for (auto const end : c.ends) {
    if (graph.seen().is_country_avoided(end)) {
      return fmt::format(
          "no way: {}",
          api::code_of(graph.seen().is_country_banned(end) ? net::closure::trade_ban : net::closure::avoided_country));
    }
  }
  auto codes = std::vector<std::string>{};
  for (auto const& o : graph.obstacles().met) {
    auto const code = std::string{api::code_of(o.why)};
    if (codes.empty() || codes.back() != code) {
      codes.push_back(code);
    }
  }
  return fmt::format("no way: {}", codes.empty() ? std::string{api::code_of(net::closure::none)}
                                                 : fmt::format("{}", fmt::join(codes, ", ")));
}

std::vector<std::string> answer_one(world const& w, world_network& drawn, ask_row const& ask) {
  auto const n = drawn.view();
  auto stops = std::vector{drawn.stop(ask.from, ask.line)};
  for (auto const& via : ask.via) {
    stops.push_back(drawn.stop(via, ask.line));
  }
  stops.push_back(drawn.stop(ask.to, ask.line));
  auto const c = changes_of(w, drawn, n, ask);
  auto const seen = net::view{n, c};
  auto const found = route::find_ways(n, c, stops, {}, 1);
  auto const& graph = *found.graph;
  auto const& front = found.front;
  if (front.ways.empty()) {
    return {no_way(graph, c)};
  }
  auto itineraries = std::vector<route::itinerary>{};
  auto const maker = route::itinerary_maker{graph, stops.front(), stops.back()};
  for (auto const& way : front.ways) {
    itineraries.push_back(maker.make(way));
  }
  auto lines = std::vector<std::string>{};
  auto const add = [&](route::itinerary const& i) {
    lines.push_back(line_of(n, i) + (ask.view.empty() ? std::string{} : countries_of(seen, i)));
    if (!ask.depart.empty() || !ask.arrive_by.empty()) {
      lines.back() += moments_of(seen, i, ask);
    }
  };
  if (ask.is_whole_front) {
    std::for_each(itineraries.begin(), itineraries.end(), add);
    return lines;
  }
  for (auto const i : route::choose_answers(itineraries, ask.answers).kept) {
    add(itineraries[i]);
  }
  return lines;
}

}  // namespace

std::vector<std::vector<std::string>> answer(world const& w) {
  auto drawn = world_network{w};
  auto answers = std::vector<std::vector<std::string>>{};
  for (auto const& ask : w.asks) {
    answers.push_back(answer_one(w, drawn, ask));
  }
  return answers;
}

}  // namespace wakhan::worlds
