// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wakhan/load/pack.h"
#include "wakhan/net/view.h"
#include "wakhan/route/itinerary.h"

// One plain function per question: a request in, an answer out.
namespace wakhan::api {

// What `wakhan route` asks; texts as the user writes them.
struct route_request {
  std::string from, to;            // name, UN/LOCODE, station code or lon,lat
  std::string load{"feu"};         // a load of the pack: feu, teu, tonne, grain, …
  std::string hazard;              // class or division of dangerous goods: 3, 6.1, …; empty = none
  std::vector<std::string> modes;  // rail road sea waterway ferry air; empty = all
  std::vector<std::string> avoid;  // passages, crossings, countries (ISO 3166-1 alpha-2)
  std::vector<std::string> allow;  // passages and crossings to use whatever their status, rules to pass over
  std::vector<std::string> open;   // planned railways and roads to use as if they were there
  std::vector<std::string> via;    // places to pass, in order
  std::string date;                // of departure, YYYY-MM-DD; empty = the pack's reference date
  std::string depart;              // when freight is ready: YYYY-MM-DDTHH:MM in UTC, or a day; empty = mean waits
  std::string arrive_by;           // by when it has to be there, likewise; a day alone until its end
  std::string view;                // to whom disputed territories are counted; empty = the pack's default
  int answers{6};                  // 0 = all that differ
  std::size_t max_labels{2'000'000};
  int tolerance_percent{0};     // 0 to 100: leaves out ways that are no more than so much better than one that is found
  int max_shared_percent{100};  // 0 to 100: no two answers share more of the shorter one's kilometres; 100 = any may
  unsigned threads{0};
};

// What a terminal can handle, as published; not used in the search.
struct capacity_answer {
  double amount{};
  std::string unit;    // "TEU a year", "t a year", "trains a day"
  std::string remark;  // of the source, often empty
};

struct terminal_answer {
  std::string id, name;
  std::optional<capacity_answer> capacity;
};

// When a leg leaves and arrives, where a moment was asked for; seconds since 1970-01-01 00:00 UTC.
struct leg_moments {
  std::int64_t ready{}, departs{}, arrives{};
  double wait_hours{};
  // What it waits for: "mean" for half the headway of services whose days are not known, "published" for a published
  // day; "aboard" where freight stays on the service of the leg before; empty where it goes at once.
  std::string wait;
  bool has_hour{};                    // departs is published by the hour, not by the day alone
  std::vector<std::string> services;  // ids of the one that leaves then, or of all that share a mean wait
};

// The same of a whole answer. The hours add up to its days.
struct answer_moments {
  std::int64_t ready{}, leave_by{}, arrives{};  // leave_by: ready so late it still makes the first departure
  double days{};
  double hours_moving{}, hours_transfer{}, hours_border{}, hours_waiting{};
};

struct leg_answer {
  std::string mode;
  int gauge_mm{};  // 0 where there is none
  std::string from, to;
  double distance_km{}, hours{}, cost_usd{}, co2e_wtw_kg{};
  std::vector<std::string> countries;
  std::vector<std::string> facts;                             // "table:row id" of every row behind its figures
  std::string service;                                        // ferry line, or empty
  std::optional<terminal_answer> from_terminal, to_terminal;  // where the leg begins or ends at one
  std::vector<std::string> services_waited_for;  // ids of the trains or ships whose departures make its wait; empty =
                                                 // the mode's general frequency
  double departures_per_week{};                  // of those together, 0 where there are none
  std::string vessel;                            // ocean, river-sea or barge; empty for other modes
  std::string equipment;                         // what carries the load: "tank wagon"; empty where no row says
  bool uses_assumed_terminal{};
  std::optional<leg_moments> moments;
};

struct itinerary_answer {
  std::string title;
  std::optional<std::string> corridor;
  std::vector<std::string> modes;
  double distance_km{}, days_p50{}, days_p90{}, days_mean{};
  double hours_moving{}, hours_transfer{}, hours_border{}, hours_waiting{};
  double cost_usd{}, co2e_wtw_kg{};
  int gauge_changes{};
  std::vector<std::string> countries, crossings, passages;
  std::vector<std::string> projects;  // those of the passages that are planned lines
  std::vector<leg_answer> legs;
  std::vector<std::string> sources;                 // fact rows, each once, in order of the legs
  bool is_fastest{}, is_cheapest{}, is_cleanest{};  // of all ways of the front
  std::vector<double> shared_km;          // with each answer shown, in their order, without first and last miles
  std::optional<answer_moments> moments;  // where --depart or --arrive-by asks
  route::itinerary detail;                // for maps and for the arithmetic
};

// A disputed territory that an answer passes, and to whom it is counted; only where points of view differ that day.
struct territory_answer {
  std::string id, name;
  std::string country;  // by the question's point of view: ISO code, or the id where it is counted to no country
  struct other {
    std::string country;
    std::vector<std::string> views;
  };
  std::vector<other> others;  // what other points of view say
};

// Why there is no answer.
struct route_reason {
  std::string code;  // avoided_passage, border_closed, …
  std::string message;
  std::string nearest;             // the last place that can be reached on the way, or what stands in the way
  std::vector<std::string> modes;  // each, added to those of the question, gives it a way: "rail", "rail,sea"
};

struct route_answer {
  std::string version, pack_name, pack_hash, scenario_hash;
  int price_year{};
  // The question as understood.
  std::string from, to, load, hazard, date, view;
  std::optional<std::int64_t> depart, arrive_by;
  std::string load_name, load_unit;  // "one tonne of grain", "t": what the figures are for
  double load_tonnes{};              // net
  geo::lonlat from_at, to_at;
  std::vector<std::string> modes, avoid, allow, open, via;
  std::optional<route_reason> reason;
  std::vector<itinerary_answer> answers;
  std::vector<net::country_id> shown_as;   // by country: to whom the question's point of view counts it
  std::vector<territory_answer> disputed;  // of the question's places and the answers shown
  std::vector<std::string> notes;          // what to tell the user beside the answer: which place was taken, …
  int tolerance_percent{}, max_shared_percent{100};
  bool is_exact{true};
  double missing_from_days{};  // where not exact: ways that are missing take at least so long
  std::size_t front_size{}, different{};
  route::pareto_stats stats;
};

// Throws error{unknown_place | ambiguous_place | usage}; no way is an answer with a reason, not an error.
route_answer find_routes(load::pack const& pack, route_request const& request);

// The program's version, e.g. "0.1.0".
char const* version();

}  // namespace wakhan::api
