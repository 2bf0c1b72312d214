// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "wakhan/geo/lonlat.h"
#include "wakhan/net/mode.h"
#include "wakhan/net/records.h"

// A world: a drawing of a small network and questions asked of it, written by hand (README.md tells the format).
namespace wakhan::worlds {

inline std::uint32_t seconds(double const hours) { return static_cast<std::uint32_t>(std::llround(3600 * hours)); }
inline std::uint32_t cents(double const usd) { return static_cast<std::uint32_t>(std::llround(100 * usd)); }

// What a kilometre costs one 40-foot container.
struct rate_row {
  net::mode by{net::mode::none};
  double kmh{}, usd_per_km{}, g_per_km{};
};

// A load besides the 40-foot container, the 20-foot one and the tonne.
struct load_row {
  std::size_t line{};
  std::string id, form;
  double tonnes{};
  std::vector<net::mode> modes;  // that carry it
  std::vector<std::pair<net::mode, double>> shares, extra_g_per_km;
};

struct country_row {
  std::string code;
  std::vector<rate_row> rates;
};

// A disputed territory: whose posts and rates are in use there, and who else claims it.
struct territory_row {
  std::size_t line{};
  std::string id, like;
  bool is_own{};  // its border is nobody else's
};

struct view_row {
  std::size_t line{};
  std::string id, base;  // base "" of the first one
};

struct attribution_row {
  std::size_t line{};
  std::string territory, view, country;
  net::validity valid;
};

struct handling_row {
  std::size_t line{};
  net::mode by{net::mode::none};
  std::string country;  // "" = everywhere
  net::operation what{net::operation::load};
  bool is_gauge_change{};  // neither loading nor unloading: from one gauge to the other at a hub
  double hours{}, usd{}, kg{}, wait_hours{};
};

struct circuity_row {
  std::size_t line{};
  double factor{};
  std::string country;  // "" = everywhere
};

struct node_row {
  std::size_t line{};
  std::string name;
  net::carriage by{};
  std::string country;  // "-" at sea
  geo::lonlat at;
};

struct line_row {
  std::size_t line{};
  std::string a, b;
  double km{};
};

struct border_row {
  std::size_t line{};
  std::string a, b, id;
  bool has_rules{};  // this line states them; other borders of the same id share them
  double dwell_h{}, dwell_back_h{}, fee_usd{}, fee_back_usd{};
  net::validity valid;
  bool is_bilateral{}, is_free{};
};

struct passage_row {
  std::size_t line{};
  std::string a, b, id;
  double km{}, hours{};
  double fee_usd{}, fee_teu_usd{}, fee_tonne_usd{};
  std::uint16_t season_open{}, season_close{};
  bool has_rules{}, is_shut{}, is_planned{};
  std::string waterway;  // which it is a section of; "" = a strait or canal of the sea
  double lock_min_per_km{}, draught_m{};
};

// Hours of a post on some days of departure, in place of its own.
struct period_row {
  std::size_t line{};
  std::string post;
  net::validity valid;
  double dwell_h{}, dwell_back_h{};
  bool is_closed{};
};

// How fast freight goes on a section of a railway on some days of departure.
struct speed_row {
  std::size_t line{};
  std::string section;
  net::validity valid;
  double kmh{};
};

// What freight that begins in a country pays on top in a passage, in one direction, on some days of departure.
struct lane_row {
  std::size_t line{};
  std::string passage, from;
  net::validity valid;
  double usd{};
  bool is_back{};  // from the passage's second node to its first
};

struct terminal_row {
  std::size_t line{};
  std::string name, country;
  geo::lonlat at;
  std::vector<std::string> nodes;
  double hours{};
  bool is_hub{}, is_assumed{}, is_airport{}, is_technical_stop{};
  bool serves_containers{true};
  std::vector<std::string> forms;  // none named: all that it is not said to lack
  std::string project;             // the planned passage that it is to be built with, or ""
};

struct ferry_row {
  std::size_t line{};
  std::string a, b, id;  // a and b: nodes or terminals
  double km{}, hours{}, wait_h{}, price_usd{};
  net::validity valid;
};

struct service_row {
  std::size_t line{};
  std::string id;
  net::mode by{net::mode::none};
  std::vector<std::string> stops;  // terminals
  double weekly{};                 // 0 = not known
  std::string days, hour;          // as data/README.md has them
  net::course runs{};
  net::validity valid;
};

struct ban_row {
  std::size_t line{};
  std::string id, goods_of, banned_in;
};

// A rule on dangerous goods, as a row of hazards.csv says it.
struct hazard_row {
  std::string id, classes, applies_to, target, modes, from, until;
};

struct corridor_row {
  std::string id;
  std::vector<net::waypoint> waypoints;
};

struct place_row {
  std::size_t line{};
  std::string name, country;
  geo::lonlat at;
};

// A question and the answers that the file expects.
struct ask_row {
  std::size_t line{};
  std::string from, to;
  std::vector<std::string> avoid, allow, open, via;
  std::string view;              // "" = the first one; named: answers tell the countries they pass
  std::vector<net::mode> modes;  // none named: all
  std::string what{"feu"}, hazard;
  std::int32_t day{};
  std::string depart, arrive_by;
  std::size_t answers{};  // 0 = all
  bool is_whole_front{};  // every way of the front instead of the chosen answers
  std::vector<std::string> expected;
};

struct world {
  std::string path;
  std::vector<std::string> text;  // the file's lines
  std::vector<country_row> countries;
  std::vector<territory_row> territories;
  std::vector<view_row> views;
  std::vector<attribution_row> attributions;
  std::vector<rate_row> rates;  // without a country: sea, waterway (river–sea), ferry, air
  std::vector<load_row> loads;
  std::vector<handling_row> handling;
  std::vector<circuity_row> circuity;
  std::vector<node_row> nodes;
  std::vector<line_row> lines;
  std::vector<border_row> borders;
  std::vector<passage_row> passages;
  std::vector<period_row> periods;
  std::vector<speed_row> speeds;
  std::vector<lane_row> lanes;
  std::vector<std::pair<net::carriage, double>> vessels;  // least draught in metres
  std::vector<terminal_row> terminals;
  std::vector<ferry_row> ferries;
  std::vector<service_row> services;
  std::vector<ban_row> bans;
  std::vector<hazard_row> hazards;
  std::vector<corridor_row> corridors;
  std::vector<place_row> places;
  std::vector<ask_row> asks;
};

// Reads a world; errc::bad_input names the file, the line and what was expected there.
world read_world(std::string const& path);

// The same file with other answers below its questions.
std::string with_answers(world const& w, std::vector<std::vector<std::string>> const& answers);

}  // namespace wakhan::worlds
