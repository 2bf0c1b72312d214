// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <limits>
#include <set>

#include "wakhan/api/changes.h"
#include "wakhan/api/disputed.h"
#include "wakhan/api/fact_rows.h"
#include "wakhan/api/hazard_words.h"
#include "wakhan/api/missing_modes.h"
#include "wakhan/api/no_route.h"
#include "wakhan/api/passage_warnings.h"
#include "wakhan/api/route.h"
#include "wakhan/api/step_facts.h"
#include "wakhan/api/stops.h"
#include "wakhan/api/timed_answers.h"
#include "wakhan/api/trade_bans.h"
#include "wakhan/base/error.h"
#include "wakhan/base/parallel.h"
#include "wakhan/io/csv.h"
#include "wakhan/load/capacity.h"
#include "wakhan/load/facts.h"
#include "wakhan/route/choose_answers.h"
#include "wakhan/route/find_ways.h"
#include "wakhan/route/shared_kilometres.h"

namespace wakhan::api {

namespace {

constexpr int kMostAnswers = 1000;
constexpr std::size_t kMostVias = 16;

double hours(std::int64_t const microseconds) { return static_cast<double>(microseconds) / cost::kMicroseconds / 3600; }
double usd(std::int64_t const microcents) { return static_cast<double>(microcents) / cost::kMicrocents / 100; }
double kg(std::int64_t const micrograms) { return static_cast<double>(micrograms) / cost::kMicrograms / 1000; }
double km(std::uint64_t const metres) { return static_cast<double>(metres) / 1000; }

// Turns itineraries into words.
class describer {
 public:
  describer(load::pack const& pack, net::view const& seen, std::string from, std::string to)
      : pack_{pack},
        rows_{pack},
        n_{pack.network()},
        seen_{seen},
        what_{seen.what()},
        from_{std::move(from)},
        to_{std::move(to)} {}

  itinerary_answer describe(route::itinerary i) {
    auto a = itinerary_answer{};
    a.distance_km = km(i.metres);
    a.days_p50 = i.days_p50;
    a.days_p90 = i.days_p90;
    a.days_mean = hours(i.total.sum.time) / 24;
    a.hours_moving = hours(i.total.moving);
    a.hours_transfer = hours(i.total.transfer);
    a.hours_border = hours(i.total.border);
    a.hours_waiting = hours(i.total.waiting);
    a.cost_usd = usd(i.total.sum.money);
    a.co2e_wtw_kg = kg(i.total.sum.co2e);
    a.gauge_changes = i.gauge_changes;
    if (i.corridor) {
      a.corridor = std::string{n_.text(n_.corridors[*i.corridor].id)};
    }
    for (auto const m : i.modes) {
      a.modes.emplace_back(net::name_of(m));
    }
    a.countries = codes_of(i.countries);
    for (auto const c : i.crossings) {
      a.crossings.emplace_back(n_.text(n_.crossings[c].id));
    }
    for (auto const p : i.passages) {
      a.passages.emplace_back(n_.text(n_.passages[p].id));
      if (n_.passages[p].is_planned != 0) {
        a.projects.push_back(a.passages.back());
      }
    }
    for (std::size_t l = 0; l < i.legs.size(); ++l) {
      a.legs.push_back(describe_leg(i.legs, l));
      for (auto const& fact : a.legs.back().facts) {
        if (std::find(a.sources.begin(), a.sources.end(), fact) == a.sources.end()) {
          a.sources.push_back(fact);
        }
      }
    }
    a.title = title(i);
    a.detail = std::move(i);
    return a;
  }

 private:
  std::string title(route::itinerary const& i) const {
    auto words = std::string{};
    auto const has_ocean_leg = std::any_of(i.legs.begin(), i.legs.end(), [](auto const& l) {
      return l.by == net::mode::sea && l.system != net::carriage::river_sea;
    });
    for (auto const m : i.modes) {
      auto const is_river_sea = m == net::mode::sea && !has_ocean_leg;
      words += fmt::format("{}{}", words.empty() ? "" : "–", is_river_sea ? "river-sea" : net::name_of(m));
    }
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
      words[0] = static_cast<char>(words[0] - 'a' + 'A');
    }
    if (i.corridor) {
      return fmt::format("{} by {}", words, n_.text(n_.corridors[*i.corridor].name));
    }
    // Without a name the passages tell ways apart, else the border posts.
    auto by = std::vector<std::string>{};
    for (auto const p : i.passages) {
      by.emplace_back(n_.text(n_.passages[p].name));
    }
    if (by.empty()) {
      for (auto const c : i.crossings) {
        if (n_.crossings[c].is_pair_default == 0) {
          by.emplace_back(n_.text(n_.crossings[c].name));
        }
      }
    }
    return by.empty() ? words
                      : fmt::format("{} by {}", words,
                                    by.size() > 3 ? fmt::format("{}, {} … {}", by[0], by[1], by.back())
                                                  : fmt::format("{}", fmt::join(by, ", ")));
  }

  // In order of the way, each once where it is entered: a territory counted to the country beside it is no new one.
  std::vector<std::string> codes_of(std::vector<net::country_id> const& passed) const {
    auto codes = std::vector<std::string>{};
    for (auto const c : passed) {
      auto const code = seen_.shown_code(c);
      if (std::find(codes.begin(), codes.end(), code) == codes.end()) {
        codes.emplace_back(code);
      }
    }
    return codes;
  }

  std::string end_name(route::leg const& l, bool const is_from) const {
    auto const terminal = is_from ? l.from_terminal : l.to_terminal;
    auto const crossing = is_from ? l.from_crossing : l.to_crossing;
    if (terminal.is_valid()) {
      return std::string{n_.text(n_.terminals[terminal].name)};
    }
    if (crossing.is_valid()) {
      return std::string{n_.text(n_.crossings[crossing].name)};
    }
    return {};
  }

  // A leg begins where its neighbour ends, the first and last at the question's places.
  std::string name_at(std::vector<route::leg> const& legs, std::size_t const boundary) const {
    if (boundary == 0) {
      return from_;
    }
    if (boundary == legs.size()) {
      return to_;
    }
    for (auto const& name : {end_name(legs[boundary - 1], false), end_name(legs[boundary], true)}) {
      if (!name.empty()) {
        return name;
      }
    }
    // Ferries begin and end at their quays: "Alat–Aktau ferry" names both.
    auto const ferry = legs[boundary - 1].ferry.is_valid() ? legs[boundary - 1].ferry : legs[boundary].ferry;
    return ferry.is_valid() ? quay_name(ferry, legs[boundary].ferry.is_valid() ? legs[boundary] : legs[boundary - 1],
                                        legs[boundary].ferry.is_valid())
                            : std::string{};
  }

  std::string quay_name(net::ferry_id const ferry, route::leg const& l, bool const is_start) const {
    auto name = std::string{n_.text(n_.ferries[ferry].name)};
    auto const dash = name.find("–");
    if (dash == std::string::npos) {
      return name;
    }
    auto const a = name.substr(0, dash);
    auto b = name.substr(dash + std::string_view{"–"}.size());
    if (auto const word = b.rfind(" ferry"); word != std::string::npos) {
      b.erase(word);
    }
    auto const sailing =
        std::find_if(l.steps.begin(), l.steps.end(), [](auto const& s) { return s.kind == route::step_kind::sailing; });
    auto const is_backwards = sailing != l.steps.end() && sailing->is_backwards;
    return is_start != is_backwards ? a : b;
  }

  leg_answer describe_leg(std::vector<route::leg> const& legs, std::size_t const number) {
    auto const& l = legs[number];
    auto a = leg_answer{};
    a.mode = std::string{net::name_of(l.by)};
    a.gauge_mm = l.gauge_mm;
    a.vessel = l.system == net::carriage::river_sea  ? "river-sea"
               : l.by == net::mode::sea              ? "ocean"
               : l.system == net::carriage::waterway ? "barge"
                                                     : "";
    if (auto const row = rows_.equipment(n_.text(n_.loads[what_].form_name), l.by)) {
      a.equipment = rows_.text(*row, "equipment");
    }
    a.from = name_at(legs, number);
    a.to = name_at(legs, number + 1);
    a.distance_km = km(l.metres);
    a.hours = hours(l.bill.sum.time);
    a.cost_usd = usd(l.bill.sum.money);
    a.co2e_wtw_kg = kg(l.bill.sum.co2e);
    a.countries = codes_of(l.countries);
    if (l.ferry.is_valid()) {
      a.service = std::string{n_.text(n_.ferries[l.ferry].name)};
    }
    a.from_terminal = describe_terminal(l.from_terminal);
    a.to_terminal = describe_terminal(l.to_terminal);
    for (auto const terminal : {l.from_terminal, l.to_terminal}) {
      a.uses_assumed_terminal = a.uses_assumed_terminal ||
                                (terminal.is_valid() && n_.terminals[terminal].kind == net::terminal_kind::assumed);
    }
    for (auto const& s : l.steps) {
      for (auto const id : s.services) {
        a.services_waited_for.emplace_back(n_.text(n_.services[id].id));
        a.departures_per_week += n_.services[id].departures_in_1000_weeks / 1000.0;
      }
      for (auto const fact : facts_of(n_, s, what_)) {
        auto words = rows_.id_of(fact);
        if (std::find(a.facts.begin(), a.facts.end(), words) == a.facts.end()) {
          a.facts.push_back(std::move(words));
        }
      }
    }
    return a;
  }

  std::optional<terminal_answer> describe_terminal(net::terminal_id const id) {
    if (!id.is_valid()) {
      return std::nullopt;
    }
    auto const& t = n_.terminals[id];
    auto a = terminal_answer{std::string{n_.text(t.id)}, std::string{n_.text(t.name)}, std::nullopt};
    auto const is_listed =
        t.fact.is_valid() && t.fact.table() == static_cast<std::uint32_t>(load::fact_table::terminals);
    auto const row = is_listed ? load::row_of(pack_.rows_of(load::fact_table::terminals), t.fact) : std::nullopt;
    if (auto const found =
            row ? load::parse_capacity(row->text("capacity"), row->text("capacity_unit")) : std::nullopt) {
      a.capacity = capacity_answer{found->amount, std::string{load::name_of(found->unit)}, found->remark};
    }
    return a;
  }

  load::pack const& pack_;
  fact_rows rows_;
  net::network const& n_;
  net::view const& seen_;
  net::load_id what_;
  std::string from_, to_;
};

// Marks the first answer that nothing beats that is compared, shown or not; none where the best is not shown.
void mark_best(std::vector<itinerary_answer>& answers, std::vector<std::size_t> const& kept,
               std::vector<route::itinerary> const& compared) {
  auto const mark = [&](std::int64_t cost::criteria::*const key, bool itinerary_answer::*const flag) {
    auto least = std::numeric_limits<std::int64_t>::max();
    for (auto const& c : compared) {
      least = std::min(least, c.total.sum.*key);
    }
    auto const best = std::find_if(kept.begin(), kept.end(),
                                   [&](std::size_t const k) { return compared[k].total.sum.*key == least; });
    if (best != kept.end()) {
      answers[static_cast<std::size_t>(best - kept.begin())].*flag = true;
    }
  };
  mark(&cost::criteria::time, &itinerary_answer::is_fastest);
  mark(&cost::criteria::money, &itinerary_answer::is_cheapest);
  mark(&cost::criteria::co2e, &itinerary_answer::is_cleanest);
}

// What candidates for answers share; the links of their ways are found once they are asked about. `of`: the way of
// each.
class way_sharing {
 public:
  way_sharing(route::search_graph const& graph, std::vector<route::way> const& ways, std::vector<std::size_t> const& of)
      : graph_{graph}, ways_{ways}, of_{of}, links_(of.size()) {}

  route::likeness more_than(int const percent) const {
    if (percent == 100) {
      return {};
    }
    return [this, percent](std::size_t const a, std::size_t const b) {
      return route::share_more_than(graph_.seen().base(), links(a), links(b), percent);
    };
  }
  std::vector<double> kilometres(std::size_t const of, std::vector<std::size_t> const& with) const {
    auto km = std::vector<double>{};
    for (auto const other : with) {
      km.push_back(static_cast<double>(route::shared_metres(graph_.seen().base(), links(of), links(other))) / 1000);
    }
    return km;
  }

 private:
  std::vector<net::link_id> const& links(std::size_t const candidate) const {
    if (links_[candidate].empty()) {
      links_[candidate] = route::passed_links(graph_, ways_[of_[candidate]]);
    }
    return links_[candidate];
  }

  route::search_graph const& graph_;
  std::vector<route::way> const& ways_;
  std::vector<std::size_t> const& of_;
  mutable std::vector<std::vector<net::link_id>> links_;
};

void check(route_request const& request) {
  verify(request.answers >= 0 && request.answers <= kMostAnswers, errc::usage, "--answers: {} is not from 0 to {}",
         request.answers, kMostAnswers);
  verify(request.via.size() <= kMostVias, errc::limit, "--via: {} places, the limit is {}", request.via.size(),
         kMostVias);
  verify(request.tolerance_percent >= 0 && request.tolerance_percent <= 100, errc::usage,
         "--tolerance: {} is not from 0 to 100 percent", request.tolerance_percent);
  verify(request.max_shared_percent >= 0 && request.max_shared_percent <= 100, errc::usage,
         "--max-shared: {} is not from 0 to 100 percent", request.max_shared_percent);
  verify(request.max_labels >= 1000, errc::usage, "--max-labels: {} is under 1000", request.max_labels);
}

// What the answer says of the pack and of the question as it was understood, but for its places.
void tell_question(load::pack const& pack, change_words const& asked, net::changes const& changes,
                   route_answer& answer) {
  auto const& n = pack.network();
  answer.version = version();
  answer.pack_name = pack.meta().name;
  answer.pack_hash = pack.hash();
  answer.price_year = pack.meta().price_year;
  answer.scenario_hash = hash_of(n, changes);
  answer.load = asked.load;
  answer.hazard = asked.hazard;
  auto const& goods = n.loads[changes.what];
  answer.load_name = n.text(goods.name);
  answer.load_unit = n.text(goods.unit);
  answer.load_tonnes = goods.net_grams / 1e6;
  answer.date = date_text(changes.day);
  answer.modes = asked.modes;
  answer.avoid = asked.avoid;
  answer.allow = asked.allow;
  answer.open = asked.open;
  answer.view = view_id(n, changes);
  answer.shown_as = changes.shown_as;
  auto const notes = notes_on_projects(asked.open);
  answer.notes.insert(answer.notes.begin(), notes.begin(), notes.end());
}

net::changes with_ends_of(net::network const& n, net::changes changes, std::span<route::stop const> const stops) {
  changes.ends = {stops.front().country, stops.back().country};
  changes.towards = stops.back().at;
  apply_trade_bans(n, changes);
  return changes;
}

// How many days before it has to be there freight leaves at the latest, by the quickest way of the day it arrives.
std::int32_t days_ahead(net::network const& n, net::changes const& changes, std::span<route::stop const> const stops,
                        unsigned const threads) {
  auto const seconds = quickest_seconds(n, with_ends_of(n, changes, stops), stops, threads);
  return static_cast<std::int32_t>(seconds.value_or(0) / 86'400);
}

// The places of a question, in order, told in the answer as they were understood.
std::vector<route::stop> read_stops(load::pack const& pack, net::view const& unclosed, route_request const& request,
                                    route_answer& answer) {
  auto stops = std::vector<route::stop>{};
  auto const add_stop = [&](std::string const& words) {
    auto const found = find_stop(pack, unclosed, words);
    stops.push_back(found.at);
    if (!found.note.empty()) {
      answer.notes.push_back(found.note);
    }
    return found.name;
  };
  answer.from = add_stop(request.from);
  for (auto const& via : request.via) {
    answer.via.push_back(add_stop(via));
  }
  answer.to = add_stop(request.to);
  answer.from_at = stops.front().at;
  answer.to_at = stops.back().at;
  return stops;
}

void add(std::vector<std::string> more, std::vector<std::string>& notes) {
  std::move(more.begin(), more.end(), std::back_inserter(notes));
}

// One for each way, but for its shape: hundreds of them would fill the memory, and few are shown.
void make_outlines(route::found_ways const& found, route::itinerary_maker const& maker,
                   std::vector<route::itinerary>& made) {
  for (auto const& way : found.front.ways) {
    made.push_back(maker.make(way));
    for (auto& leg : made.back().legs) {
      leg.shape = {};
    }
  }
}

}  // namespace

route_answer find_routes(load::pack const& pack, route_request const& request) {
  check(request);
  auto const& n = pack.network();
  auto const moment = read_moment(request);
  auto const asked = as_spelt(pack, {request.avoid, request.allow, request.modes, request.load, request.hazard,
                                     date_of(request, moment), request.view, request.open});
  auto changes = read_changes(pack, asked);
  auto answer = route_answer{};
  answer.depart = moment.depart;
  answer.arrive_by = moment.arrive_by;
  auto const unclosed = net::view{n, changes};
  auto const stops = read_stops(pack, unclosed, request, answer);
  if (moment.arrive_by && request.date.empty()) {
    changes.day -= days_ahead(n, changes, stops, request.threads);
  }
  tell_question(pack, asked, changes, answer);
  auto const with_ends = with_ends_of(n, changes, stops);
  auto const seen = net::view{n, with_ends};
  auto const found = route::find_ways(
      n, with_ends, stops, {request.max_labels, std::int64_t{request.tolerance_percent} * 10}, request.threads);
  auto const& graph = *found.graph;
  auto const& front = found.front;
  // What bans leave out is sought beside the making of itineraries.
  auto const maker = route::itinerary_maker{graph, stops.front(), stops.back()};
  auto outlines = std::vector<route::itinerary>{};
  parallel_for(2, request.threads, [&](unsigned, std::size_t const part) {
    part == 0 ? add(trade_ban_notes(n, with_ends, found), answer.notes) : make_outlines(found, maker, outlines);
  });
  answer.is_exact = front.is_exact;
  answer.tolerance_percent = request.tolerance_percent;
  answer.missing_from_days = hours(front.missing_from_time) / 24;
  answer.front_size = front.ways.size();
  answer.stats = front.stats;
  if (front.ways.empty()) {
    answer.reason = explain_no_route(pack, graph, answer, stops);
    answer.reason->modes = missing_modes(n, with_ends, stops, request.threads);
    answer.disputed = disputed_territories(n, with_ends, stops, {});
    return answer;
  }
  auto const compared = compare(seen, outlines, moment);
  if (compared.rows.empty()) {
    answer.reason = no_departure(moment);
    answer.disputed = disputed_territories(n, with_ends, stops, {});
    return answer;
  }
  auto const sharing = way_sharing{graph, front.ways, compared.of};
  auto const chosen = route::choose_answers(compared.rows, static_cast<std::size_t>(request.answers),
                                            sharing.more_than(request.max_shared_percent));
  answer.different = chosen.different;
  answer.max_shared_percent = request.max_shared_percent;
  auto words = describer{pack, seen, answer.from, answer.to};
  for (auto const i : chosen.kept) {
    answer.answers.push_back(words.describe(maker.make(front.ways[compared.of[i]])));
    answer.answers.back().shared_km = sharing.kilometres(i, chosen.kept);
    if (moment.is_asked()) {
      tell_moments(n, compared.timed[i], answer.answers.back());
    }
  }
  mark_best(answer.answers, chosen.kept, compared.rows);
  add(hazard_notes(pack, with_ends, stops, answer.hazard, request.max_labels, request.threads), answer.notes);
  add(passage_warnings(pack, answer.answers), answer.notes);
  answer.disputed = disputed_territories(n, with_ends, stops, answer.answers);
  return answer;
}

}  // namespace wakhan::api
