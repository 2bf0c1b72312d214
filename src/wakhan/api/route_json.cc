// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_json.h"

#include <nlohmann/json.hpp>

#include "wakhan/api/figures.h"
#include "wakhan/api/moments.h"

namespace wakhan::api {

namespace {

using json = nlohmann::ordered_json;

constexpr int kSeed = 0;  // nothing in a route is drawn by chance
constexpr int kJsonIndent = 2;

json km_json(double const value) { return rounded_to(value, 1); }
json hours_json(double const value) { return rounded_to(value, 2); }
json days_json(double const value) { return rounded_to(value, 2); }
json usd_json(double const value) { return rounded_to(value, 2); }
json kg_json(double const value) { return rounded_to(value, 1); }

json text_or_null(std::string const& text) { return text.empty() ? json(nullptr) : json(text); }

json texts_json(std::vector<std::string> const& texts) {
  auto out = json::array();
  for (auto const& t : texts) {
    out.push_back(t);
  }
  return out;
}

json point(geo::lonlat const at) { return json{{"lon", rounded_to(at.lon(), 6)}, {"lat", rounded_to(at.lat(), 6)}}; }

json terminal_json(std::optional<terminal_answer> const& t) {
  if (!t) {
    return nullptr;
  }
  auto out = json{{"id", t->id}, {"name", t->name}, {"capacity", nullptr}};
  if (t->capacity) {
    out["capacity"] = json{{"amount", rounded_to(t->capacity->amount, 1)},
                           {"unit", t->capacity->unit},
                           {"remark", text_or_null(t->capacity->remark)}};
  }
  return out;
}

json moment_or_null(std::optional<std::int64_t> const& moment) {
  return moment ? json(moment_iso(*moment)) : json(nullptr);
}

json timetable_json(leg_moments const& m) {
  return json{{"ready", moment_iso(m.ready)},           {"departs", moment_iso(m.departs)},
              {"departs_by_the_hour", m.has_hour},      {"arrives", moment_iso(m.arrives)},
              {"wait_hours", hours_json(m.wait_hours)}, {"wait", text_or_null(m.wait)},
              {"services", texts_json(m.services)}};
}

json timetable_json(answer_moments const& m) {
  return json{{"ready", moment_iso(m.ready)},
              {"ready_at_the_latest", moment_iso(m.leave_by)},
              {"arrives", moment_iso(m.arrives)},
              {"days", days_json(m.days)},
              {"hours", json{{"moving", hours_json(m.hours_moving)},
                             {"transfer", hours_json(m.hours_transfer)},
                             {"border", hours_json(m.hours_border)},
                             {"waiting", hours_json(m.hours_waiting)}}}};
}

json leg_json(leg_answer const& l) {
  auto out = json::object();
  out["mode"] = l.mode;
  out["gauge_mm"] = l.gauge_mm == 0 ? json(nullptr) : json(l.gauge_mm);
  out["vessel"] = text_or_null(l.vessel);
  out["equipment"] = text_or_null(l.equipment);
  out["from"] = l.from;
  out["to"] = l.to;
  out["distance_km"] = km_json(l.distance_km);
  out["hours"] = hours_json(l.hours);
  out["cost_usd"] = usd_json(l.cost_usd);
  out["co2e_wtw_kg"] = kg_json(l.co2e_wtw_kg);
  out["countries"] = texts_json(l.countries);
  out["service"] = text_or_null(l.service);
  out["services_waited_for"] = texts_json(l.services_waited_for);
  out["departures_per_week"] =
      l.services_waited_for.empty() ? json(nullptr) : json(rounded_to(l.departures_per_week, 3));
  out["from_terminal"] = terminal_json(l.from_terminal);
  out["to_terminal"] = terminal_json(l.to_terminal);
  out["assumed_terminal"] = l.uses_assumed_terminal;
  out["timetable"] = l.moments ? timetable_json(*l.moments) : json(nullptr);
  out["sources"] = texts_json(l.facts);
  return out;
}

json answer_json(itinerary_answer const& a) {
  auto out = json::object();
  out["title"] = a.title;
  out["corridor"] = a.corridor ? json(*a.corridor) : json(nullptr);
  out["modes"] = texts_json(a.modes);
  out["distance_km"] = km_json(a.distance_km);
  out["days_p50"] = days_json(a.days_p50);
  out["days_p90"] = days_json(a.days_p90);
  out["days_mean"] = days_json(a.days_mean);
  out["hours"] = json{{"moving", hours_json(a.hours_moving)},
                      {"transfer", hours_json(a.hours_transfer)},
                      {"border", hours_json(a.hours_border)},
                      {"waiting", hours_json(a.hours_waiting)}};
  out["timetable"] = a.moments ? timetable_json(*a.moments) : json(nullptr);
  out["cost_usd"] = usd_json(a.cost_usd);
  out["co2e_wtw_kg"] = kg_json(a.co2e_wtw_kg);
  out["gauge_changes"] = a.gauge_changes;
  out["countries"] = texts_json(a.countries);
  out["crossings"] = texts_json(a.crossings);
  out["passages"] = texts_json(a.passages);
  out["fastest"] = a.is_fastest;
  out["cheapest"] = a.is_cheapest;
  out["least_co2e"] = a.is_cleanest;
  out["shared_km"] = json::array();
  for (auto const km : a.shared_km) {
    out["shared_km"].push_back(km_json(km));
  }
  out["legs"] = json::array();
  for (auto const& l : a.legs) {
    out["legs"].push_back(leg_json(l));
  }
  out["sources"] = texts_json(a.sources);
  return out;
}

json question_json(route_answer const& r) {
  auto out = json::object();
  out["from"] = r.from;
  out["to"] = r.to;
  out["from_at"] = point(r.from_at);
  out["to_at"] = point(r.to_at);
  out["load"] = r.load;
  out["load_name"] = r.load_name;
  out["load_unit"] = r.load_unit;
  out["load_tonnes"] = r.load_tonnes;
  out["hazard"] = text_or_null(r.hazard);
  out["date"] = r.date;
  out["depart"] = moment_or_null(r.depart);
  out["arrive_by"] = moment_or_null(r.arrive_by);
  out["view"] = r.view;
  out["modes"] = texts_json(r.modes);
  out["avoid"] = texts_json(r.avoid);
  out["allow"] = texts_json(r.allow);
  out["open"] = texts_json(r.open);
  out["via"] = texts_json(r.via);
  return out;
}

json reason_json(std::optional<route_reason> const& reason) {
  return reason ? json{{"code", reason->code},
                       {"message", reason->message},
                       {"nearest", text_or_null(reason->nearest)},
                       {"modes", texts_json(reason->modes)}}
                : json(nullptr);
}

json disputed_json(std::vector<territory_answer> const& territories) {
  auto out = json::array();
  for (auto const& t : territories) {
    auto others = json::array();
    for (auto const& o : t.others) {
      others.push_back(json{{"country", o.country}, {"views", texts_json(o.views)}});
    }
    out.push_back(json{{"territory", t.id}, {"name", t.name}, {"country", t.country}, {"others", others}});
  }
  return out;
}

// Everything but the answers.
json head_json(route_answer const& answer) {
  auto out = json::object();
  out["version"] = answer.version;
  out["pack"] = json{{"name", answer.pack_name}, {"hash", answer.pack_hash}};
  out["scenario_hash"] = answer.scenario_hash;
  out["seed"] = kSeed;
  out["price_year"] = answer.price_year;
  out["question"] = question_json(answer);
  out["reason"] = reason_json(answer.reason);
  out["exact"] = answer.is_exact;
  out["tolerance_percent"] = answer.tolerance_percent;
  out["max_shared_percent"] = answer.max_shared_percent;
  out["missing_from_days"] = answer.is_exact ? json(nullptr) : days_json(answer.missing_from_days);
  out["front_size"] = answer.front_size;
  out["different"] = answer.different;
  out["disputed"] = disputed_json(answer.disputed);
  out["notes"] = texts_json(answer.notes);
  return out;
}

std::string line_of(json const& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string route_json(route_answer const& answer) {
  auto out = head_json(answer);
  out["answers"] = json::array();
  for (auto const& a : answer.answers) {
    out["answers"].push_back(answer_json(a));
  }
  return out.dump(kJsonIndent, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string route_ndjson(route_answer const& answer) {
  auto line = head_json(answer);
  line["answer"] = nullptr;
  if (answer.answers.empty()) {
    return line_of(line);
  }
  auto out = std::string{};
  for (auto const& a : answer.answers) {
    line["answer"] = answer_json(a);
    out += line_of(line);
  }
  return out;
}

}  // namespace wakhan::api
