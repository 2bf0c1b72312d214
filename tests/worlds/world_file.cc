// SPDX-License-Identifier: Apache-2.0
#include "world_file.h"

#include <fmt/ranges.h>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <sstream>

#include "line_words.h"
#include "wakhan/base/error.h"
#include "wakhan/io/file.h"
#include "world_dated_rows.h"

namespace wakhan::worlds {

namespace {

constexpr auto kNever = net::validity{1, 0};
constexpr double kMostKm = 40'000;  // once around the earth

net::carriage carriage_of(words& w) {
  static auto const names = std::map<std::string, net::carriage, std::less<>>{{"road", net::carriage::road},
                                                                              {"sea", net::carriage::sea},
                                                                              {"river-sea", net::carriage::river_sea},
                                                                              {"waterway", net::carriage::waterway}};
  auto const word = w.name("rail and its gauge, road, sea, river-sea or waterway");
  if (auto const found = names.find(word); found != names.end()) {
    return found->second;
  }
  auto mm = 0;
  if (word.starts_with("rail")) {
    std::from_chars(word.data() + 4, word.data() + word.size(), mm);
  }
  auto const rail = net::rail_carriage(mm);
  if (!rail) {
    w.reject(fmt::format("rail1435, rail1520 …, road, sea, river-sea or waterway before this, not '{}'", word));
  }
  return *rail;
}

net::mode mode_of(words& w) {
  auto const word = w.name("a mode");
  auto const by = word == "river-sea" ? net::mode::waterway : net::parse_mode(word);
  if (!by) {
    w.reject(fmt::format("a mode before this, not '{}'", word));
  }
  return *by;
}

rate_row read_rate(words& w) {
  auto r = rate_row{mode_of(w), 0, 0, 0};
  r.kmh = w.amount("a speed", "kmh", 0.1, 1e5);
  r.usd_per_km = w.amount("a tariff", "usd/km", 0, 1e4);
  r.g_per_km = w.amount("emissions", "g/km");
  return r;
}

void read_country(world& out, words& w, std::size_t) {
  auto c = country_row{w.name("a code of two letters"), {}};
  if (c.code.size() != 2 ||
      std::any_of(c.code.begin(), c.code.end(), [](char const x) { return x < 'A' || x > 'Z'; })) {
    w.reject("a code of two capital letters before this");
  }
  while (!w.is_done()) {
    c.rates.push_back(read_rate(w));
    w.take("|");
  }
  out.countries.push_back(std::move(c));
}

// A share of the 40-foot container's tariff, or grams beside its emissions, for one mode.
std::pair<net::mode, double> read_share(words& w, char const* const what) {
  auto const by = mode_of(w);
  return {by, w.number(what, 0, 1000)};
}

void read_load(world& out, words& w, std::size_t const line) {
  auto l = load_row{};
  l.line = line;
  l.id = w.name("an id");
  l.tonnes = w.amount("a weight", "t", 0.001, 140);
  l.form = w.name("a form");
  while (!w.is_done()) {
    if (w.take("by")) {
      for (auto const& m : w.list("modes")) {
        auto one = words{fmt::format("{}:{}", out.path, line), m};
        l.modes.push_back(mode_of(one));
      }
    } else if (w.take("share")) {
      l.shares.push_back(read_share(w, "a share"));
    } else if (w.take("extra")) {
      l.extra_g_per_km.push_back(read_share(w, "grams"));
      w.take("g/km");
    } else {
      w.reject("by, share or extra");
    }
  }
  out.loads.push_back(std::move(l));
  if (out.loads.size() > 12) {
    w.reject("at most 12 loads");
  }
}

void read_territory(world& out, words& w, std::size_t const line) {
  auto t = territory_row{line, w.name("an id"), {}, false};
  t.is_own = w.take("own");
  if (!t.is_own && !w.take("ground")) {
    w.reject("ground, or own");
  }
  t.like = w.name("the country whose rates hold there");
  out.territories.push_back(std::move(t));
}

void read_view(world& out, words& w, std::size_t const line) {
  auto const id = w.name("an id");
  out.views.push_back({line, id, w.is_done() ? std::string{} : w.name("the view that speaks where this one does not")});
}

void read_attribution(world& out, words& w, std::size_t const line) {
  auto a = attribution_row{line, w.name("a territory"), w.name("a view"), w.name("a country"), {}};
  if (!w.is_done()) {
    a.valid = w.days();
  }
  out.attributions.push_back(std::move(a));
}

void read_handling(world& out, words& w, std::size_t const line) {
  auto h = handling_row{};
  h.line = line;
  h.by = mode_of(w);
  auto word = w.name("load, unload, gauge-change or a country");
  if (word != "load" && word != "unload" && word != "gauge-change") {
    h.country = word;
    word = w.name("load, unload or gauge-change");
  }
  h.is_gauge_change = word == "gauge-change";
  h.what = word == "load" ? net::operation::load : net::operation::unload;
  h.hours = w.amount("a time", "h");
  h.usd = w.has_number() ? w.amount("a price", "usd") : 0;
  h.kg = w.has_number() ? w.amount("emissions", "kg") : 0;
  h.wait_hours = w.take("wait") ? w.amount("a wait", "h") : 0;
  out.handling.push_back(h);
}

void read_circuity(world& out, words& w, std::size_t const line) {
  auto const factor = w.number("a factor", 0.5, 10);
  out.circuity.push_back({line, factor, w.is_done() ? std::string{} : w.name("a country")});
}

void read_node(world& out, words& w, std::size_t const line) {
  auto n = node_row{line, w.name("a name"), {}, {}, {}};
  n.by = carriage_of(w);
  n.country = w.name("a country, or - at sea");
  n.at = w.position();
  out.nodes.push_back(std::move(n));
}

void read_line(world& out, words& w, std::size_t const line) {
  auto l = line_row{line, w.name("a node"), w.name("a node"), 0};
  l.km = w.number("kilometres", 0, kMostKm);
  out.lines.push_back(std::move(l));
}

void read_border(world& out, words& w, std::size_t const line) {
  auto b = border_row{};
  b.line = line;
  b.a = w.name("a node");
  b.b = w.name("a node");
  b.id = w.name("a crossing's id");
  b.has_rules = !w.is_done();
  while (!w.is_done()) {
    if (w.take("dwell")) {
      b.dwell_h = b.dwell_back_h = w.amount("a dwell", "h");
    } else if (w.take("back")) {
      b.dwell_back_h = w.amount("a dwell the other way", "h");
    } else if (w.take("fee")) {
      b.fee_usd = b.fee_back_usd = w.amount("a fee", "usd");
    } else if (w.take("back-fee")) {
      b.fee_back_usd = w.amount("a fee the other way", "usd");
    } else if (w.take("open")) {
      b.valid = w.days();
    } else if (w.take("closed")) {
      b.valid = kNever;
    } else if (w.take("no-transit")) {
      b.is_bilateral = true;
    } else if (w.take("free")) {
      b.is_free = true;
    } else {
      w.reject("dwell, back, fee, back-fee, open, closed, no-transit or free");
    }
  }
  out.borders.push_back(std::move(b));
}

void read_passage(world& out, words& w, std::size_t const line) {
  auto p = passage_row{};
  p.line = line;
  p.a = w.name("a node");
  p.b = w.name("a node");
  p.id = w.name("a passage's id");
  p.km = w.number("kilometres", 0, kMostKm);
  p.has_rules = !w.is_done();
  while (!w.is_done()) {
    if (w.take("hours")) {
      p.hours = w.number("hours");
    } else if (w.take("fee")) {
      p.fee_usd = w.amount("a fee", "usd");
    } else if (w.take("fee-teu")) {
      p.fee_teu_usd = w.amount("a fee", "usd");
    } else if (w.take("fee-tonne")) {
      p.fee_tonne_usd = w.amount("a fee", "usd");
    } else if (w.take("season")) {
      auto const text = w.name("MM-DD..MM-DD");
      p.season_open = w.day_of_year(text.substr(0, text.find("..")));
      p.season_close = w.day_of_year(text.substr(std::min(text.size(), text.find("..") + 2)));
    } else if (w.take("shut")) {
      p.is_shut = true;
    } else if (w.take("planned")) {
      p.is_planned = true;
    } else if (w.take("of")) {
      p.waterway = w.name("a waterway's id");
    } else if (w.take("locks")) {
      p.lock_min_per_km = w.amount("waiting at locks", "min/km");
    } else if (w.take("draught")) {
      p.draught_m = w.amount("a draught", "m");
    } else {
      w.reject("hours, fee, fee-teu, fee-tonne, season, shut, planned, of, locks or draught");
    }
  }
  out.passages.push_back(std::move(p));
}

void read_vessel(world& out, words& w, std::size_t) {
  auto const by = carriage_of(w);
  out.vessels.emplace_back(by, w.amount("the least draught", "m"));
}

void read_terminal(world& out, words& w, std::size_t const line, bool const is_airport) {
  auto t = terminal_row{};
  t.line = line;
  t.is_airport = t.is_hub = is_airport;
  t.name = w.name("a name");
  t.at = w.position();
  t.country = w.name("a country");
  while (!w.is_done()) {
    if (w.take("at")) {
      t.nodes = w.list("nodes");
    } else if (w.take("with")) {
      t.project = w.name("a planned passage's id");
    } else if (w.take("hub")) {
      t.is_hub = true;
    } else if (w.take("no-containers")) {
      t.serves_containers = false;
    } else if (w.take("technical-stop")) {
      t.is_technical_stop = true;
    } else if (w.take("handles")) {
      t.forms = w.list("forms");
    } else if (w.take("assumed")) {
      t.is_assumed = true;
    } else if (w.take("hours")) {
      t.hours = w.number("hours");
    } else {
      w.reject("at, hub, no-containers, technical-stop, assumed or hours");
    }
  }
  out.terminals.push_back(std::move(t));
}

void read_ferry(world& out, words& w, std::size_t const line) {
  auto f = ferry_row{};
  f.line = line;
  f.a = w.name("a node or terminal");
  f.b = w.name("a node or terminal");
  f.id = w.name("a ferry's id");
  f.km = w.number("kilometres", 0, kMostKm);
  while (!w.is_done()) {
    if (w.take("hours")) {
      f.hours = w.number("hours");
    } else if (w.take("wait")) {
      f.wait_h = w.number("hours");
    } else if (w.take("price")) {
      f.price_usd = w.amount("a price", "usd");
    } else if (w.take("open")) {
      f.valid = w.days();
    } else if (w.take("closed")) {
      f.valid = kNever;
    } else {
      w.reject("hours, wait, price, open or closed");
    }
  }
  out.ferries.push_back(std::move(f));
}

void read_service(world& out, words& w, std::size_t const line) {
  auto s = service_row{};
  s.line = line;
  s.id = w.name("a service's id");
  s.by = mode_of(w);
  s.stops = w.list("terminals");
  while (!w.is_done()) {
    if (w.take("weekly")) {
      s.weekly = w.number("departures a week");
    } else if (w.take("days")) {
      s.days = fmt::format("{}", fmt::join(w.list("days"), " "));
    } else if (w.take("at")) {
      s.hour = w.name("an hour");
    } else if (w.take("one-way")) {
      s.runs = net::course::one_way;
    } else if (w.take("loop")) {
      s.runs = net::course::loop;
    } else if (w.take("open")) {
      s.valid = w.days();
    } else {
      w.reject("weekly, days, at, one-way, loop or open");
    }
  }
  out.services.push_back(std::move(s));
}

void read_corridor(world& out, words& w, std::size_t) {
  auto c = corridor_row{w.name("an id"), {}};
  while (!w.is_done()) {
    auto const at = w.position();
    c.waypoints.push_back({at, static_cast<std::uint32_t>(w.number("a radius in km", 0, 2000) * 1000)});
    w.take(";");
  }
  out.corridors.push_back(std::move(c));
}

void read_ban(world& out, words& w, std::size_t const line) {
  out.bans.push_back({line, w.name("an id"), w.name("the country of the goods"), w.name("the country that bans them")});
}

void read_hazard(world& out, words& w, std::size_t const) {
  auto h = hazard_row{};
  h.id = w.name("an id");
  h.classes = w.name("classes parted by ';'");
  h.applies_to = w.name("mode, country, crossing, passage, ferry, terminal, terminal-type or gate");
  if (h.applies_to != "mode") {
    h.target = w.name("an id, or the points of a gate as LON,LAT;LON,LAT");
  }
  if (h.applies_to == "gate") {
    std::replace(h.target.begin(), h.target.end(), ',', ' ');
  }
  while (!w.is_done()) {
    if (w.take("by")) {
      h.modes = w.name("modes parted by ';'");
    } else if (w.take("from")) {
      h.from = w.name("a date");
    } else if (w.take("until")) {
      h.until = w.name("a date");
    } else {
      w.reject("by, from or until");
    }
  }
  out.hazards.push_back(std::move(h));
}

void read_place(world& out, words& w, std::size_t const line) {
  auto p = place_row{line, w.name("a name"), {}, {}};
  p.at = w.position();
  p.country = w.name("a country");
  out.places.push_back(std::move(p));
}

void read_ask(world& out, words& w, std::size_t const line) {
  auto a = ask_row{};
  a.line = line;
  a.from = w.name("a place");
  a.to = w.name("a place");
  a.day = w.day("2026-01-01");
  while (!w.is_done()) {
    if (w.take("avoid")) {
      a.avoid = w.list("what to avoid");
    } else if (w.take("allow")) {
      a.allow = w.list("what to allow");
    } else if (w.take("open")) {
      a.open = w.list("planned lines");
    } else if (w.take("via")) {
      a.via = w.list("places");
    } else if (w.take("modes")) {
      for (auto const& m : w.list("modes")) {
        auto one = words{fmt::format("{}:{}", out.path, line), m};
        a.modes.push_back(mode_of(one));
      }
    } else if (w.take("date")) {
      a.day = w.day(w.name("a date"));
    } else if (w.take("depart")) {
      a.depart = w.name("a moment");
    } else if (w.take("arrive-by")) {
      a.arrive_by = w.name("a moment");
    } else if (w.take("view")) {
      a.view = w.name("a point of view");
    } else if (w.take("load")) {
      a.what = w.name("a load");
    } else if (w.take("hazard")) {
      a.hazard = w.name("a class of dangerous goods");
    } else if (w.take("answers")) {
      a.answers = static_cast<std::size_t>(w.number("how many"));
    } else if (w.take("front")) {
      a.is_whole_front = true;
    } else {
      w.reject("avoid, allow, open, via, modes, date, depart, arrive-by, view, load, hazard, answers or front");
    }
  }
  out.asks.push_back(std::move(a));
}

using reader = std::function<void(world&, words&, std::size_t)>;

std::map<std::string, reader, std::less<>> const& readers() {
  static auto const all = std::map<std::string, reader, std::less<>>{
      {"country", read_country},
      {"territory", read_territory},
      {"view", read_view},
      {"counts", read_attribution},
      {"rate", [](world& out, words& w, std::size_t) { out.rates.push_back(read_rate(w)); }},
      {"load", read_load},
      {"handling", read_handling},
      {"circuity", read_circuity},
      {"node", read_node},
      {"line", read_line},
      {"border", read_border},
      {"passage", read_passage},
      {"period", read_period},
      {"speed", read_speed},
      {"lane", read_lane},
      {"vessel", read_vessel},
      {"terminal", [](world& out, words& w, std::size_t const l) { read_terminal(out, w, l, false); }},
      {"airport", [](world& out, words& w, std::size_t const l) { read_terminal(out, w, l, true); }},
      {"ferry", read_ferry},
      {"service", read_service},
      {"corridor", read_corridor},
      {"ban", read_ban},
      {"hazard", read_hazard},
      {"place", read_place},
      {"ask", read_ask},
  };
  return all;
}

}  // namespace

world read_world(std::string const& path) {
  auto out = world{};
  out.path = path;
  auto const bytes = io::read_file(path);
  verify(simdjson::validate_utf8(bytes), errc::bad_input, "{}: is no text in UTF-8", path);
  auto stream = std::istringstream{bytes};
  for (auto text = std::string{}; std::getline(stream, text);) {
    out.text.push_back(text);
    auto const line = out.text.size();
    if (text.starts_with("  ")) {
      verify(!out.asks.empty(), errc::bad_input, "{}:{}: an answer without a question above it", path, line);
      out.asks.back().expected.push_back(text.substr(2));
      continue;
    }
    auto w = words{fmt::format("{}:{}", path, line), text};
    if (w.is_done() || text.starts_with('#')) {
      continue;
    }
    auto const kind = w.name("a kind of line");
    auto const found = readers().find(kind);
    verify(found != readers().end(), errc::bad_input, "{}:{}: '{}' is no kind of line of a world", path, line, kind);
    found->second(out, w, line);
    if (!w.is_done()) {
      w.reject("nothing more on this line");
    }
  }
  verify(!out.asks.empty(), errc::bad_input, "{}: asks no question", path);
  return out;
}

std::string with_answers(world const& w, std::vector<std::vector<std::string>> const& answers) {
  auto out = std::string{};
  auto next = std::size_t{0};
  for (std::size_t i = 0; i < w.text.size(); ++i) {
    if (w.text[i].starts_with("  ")) {
      continue;
    }
    out += w.text[i] + "\n";
    if (next < w.asks.size() && w.asks[next].line == i + 1) {
      for (auto const& answer : answers[next]) {
        out += "  " + answer + "\n";
      }
      ++next;
    }
  }
  return out;
}

}  // namespace wakhan::worlds
