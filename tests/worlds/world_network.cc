// SPDX-License-Identifier: Apache-2.0
#include "world_network.h"

#include <algorithm>
#include <cmath>

#include "unit/net/three_loads.h"
#include "wakhan/base/error.h"
#include "wakhan/geo/kd_tree.h"
#include "wakhan/io/csv.h"
#include "wakhan/load/departure_days.h"
#include "wakhan/load/services.h"
#include "wakhan/net/overlay.h"
#include "world_dated_rows.h"
#include "world_hazards.h"
#include "world_modes.h"

namespace wakhan::worlds {

namespace {

using net::mode;

std::uint32_t rounded(double const value) { return static_cast<std::uint32_t>(std::llround(value)); }

// As a record holds it, however great a world makes it.
std::uint32_t fitted(double const value) { return rounded(std::min(value, 1e9)); }

constexpr std::size_t kOwnLoads = 3;  // those that a world knows without a line for them
constexpr double kFeuTonnes = 14;

}  // namespace

world_network::world_network(world const& w) : w_{w} {
  add_countries();
  add_loads();
  add_rates();
  add_handling();
  add_nodes();
  add_borders();
  add_passages();
  add_terminals();
  add_ferries();
  add_services();
  add_corridors_and_bans();
  finish();
}

net::country_id world_network::country(std::string const& code, std::size_t const line) const {
  for (std::size_t c = 0; c < w_.countries.size(); ++c) {
    if (w_.countries[c].code == code) {
      return net::country_id{static_cast<std::uint16_t>(c)};
    }
  }
  for (std::size_t t = 0; t < w_.territories.size(); ++t) {
    if (w_.territories[t].id == code) {
      return net::country_id{static_cast<std::uint16_t>(w_.countries.size() + t)};
    }
  }
  throw error{errc::bad_input, fmt::format("{}:{}: '{}' is no country of this world", w_.path, line, code)};
}

net::node_id world_network::node(std::string const& name, std::size_t const line) const {
  auto const found = nodes_.find(name);
  verify(found != nodes_.end(), errc::bad_input, "{}:{}: '{}' is not drawn", w_.path, line, name);
  return found->second;
}

route::stop world_network::stop(std::string const& name, std::size_t const line) const {
  auto const found = stops_.find(name);
  verify(found != stops_.end(), errc::bad_input, "{}:{}: '{}' is no place or terminal of this world", w_.path, line,
         name);
  return found->second;
}

load::network_builder::link world_network::link(net::node_id const a, net::node_id const b,
                                                net::link_kind const kind) const {
  auto made = load::network_builder::link{};
  made.from = a;
  made.to = b;
  made.kind = kind;
  return made;
}

void world_network::add_countries() {
  for (auto const& row : w_.countries) {
    auto c = net::country{};
    c.code = {row.code[0], row.code[1]};
    c.name = c.region = out_.text(row.code);
    out_.data().countries.push_back(c);
  }
  for (auto const& row : w_.territories) {
    auto c = net::country{};
    c.territory = c.name = out_.text(row.id);
    c.like = country(row.like, row.line);
    c.ground = row.is_own ? net::country_id{} : c.like;
    out_.data().countries.push_back(c);
  }
  add_views();
}

void world_network::add_views() {
  auto const find = [&](std::string const& id, std::size_t const n, std::size_t const line) {
    for (std::uint32_t v = 0; v < n; ++v) {
      if (w_.views[v].id == id) {
        return v;
      }
    }
    throw error{errc::bad_input, fmt::format("{}:{}: '{}' is no view of a line above", w_.path, line, id)};
  };
  for (std::uint32_t v = 0; v < w_.views.size(); ++v) {
    auto const& row = w_.views[v];
    auto made = net::point_of_view{};
    made.id = made.name = out_.text(row.id);
    made.base = row.base.empty() ? v : find(row.base, v, row.line);
    out_.data().points_of_view.push_back(made);
  }
  for (auto const& row : w_.attributions) {
    auto made = net::attribution{};
    made.territory = country(row.territory, row.line);
    made.country = country(row.country, row.line);
    made.view = find(row.view, w_.views.size(), row.line);
    made.valid = row.valid;
    out_.data().attributions.push_back(made);
  }
}

// Whether a slot of the rate tables is the country's own or one of a territory that takes its rates.
bool world_network::is_like(std::size_t const slot, std::string const& code, std::size_t const line) const {
  auto const whole = country(code, line).index();
  auto const territory = slot - w_.countries.size();
  return slot == whole ||
         (slot >= w_.countries.size() && territory < w_.territories.size() && w_.territories[territory].like == code);
}

void world_network::add_loads() {
  forms_ = {"container-40", "container-20", "general"};
  auto const add = [&](std::string const& id, double const tonnes, std::uint16_t const form, unsigned const modes) {
    auto l = net::load{};
    l.id = l.name = l.goods = l.unit = out_.text(id);
    l.form_name = out_.text(forms_[form]);
    l.net_grams = rounded(1e6 * tonnes);
    l.form = form;
    l.moves_by = static_cast<std::uint16_t>(modes);
    out_.data().loads.push_back(l);
  };
  add("feu", kFeuTonnes, 0, 0xFFFF);
  add("teu", kFeuTonnes / 2, 1, 0xFFFF);
  add("tonne", 1, 2, 0xFFFF);
  auto shares = std::vector<std::uint32_t>{1'000'000, 500'000, 71'429};
  for (auto const& row : w_.loads) {
    auto known = std::find(forms_.begin(), forms_.end(), row.form);
    if (known == forms_.end()) {
      known = forms_.insert(known, row.form);
    }
    auto modes = row.modes.empty() ? 0xFFFFU : 0U;
    for (auto const m : row.modes) {
      modes |= 1U << static_cast<unsigned>(m);
    }
    add(row.id, row.tonnes, static_cast<std::uint16_t>(known - forms_.begin()), modes);
    shares.push_back(rounded(1e6 * row.tonnes / kFeuTonnes));
  }
  out_.data().fee_share_ppm.raw() = shares;
}

std::uint16_t world_network::form(std::string const& name, std::size_t const line) const {
  auto const found = std::find(forms_.begin(), forms_.end(), name);
  verify(found != forms_.end(), errc::bad_input, "{}:{}: '{}' is no form of a load of this world", w_.path, line, name);
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(found - forms_.begin()));
}

// A world prices the 40-foot box; a 20-foot one pays half of it, others by their tonnes of its fourteen.
net::by_load<std::uint32_t> world_network::by_load(double const of_feu) const {
  auto values = net::by_load<std::uint32_t>{rounded(of_feu), rounded(of_feu / 2), rounded(of_feu / kFeuTonnes)};
  for (std::size_t i = 0; i < w_.loads.size(); ++i) {
    values[net::load_id{kOwnLoads + i}] = fitted(of_feu * w_.loads[i].tonnes / kFeuTonnes);
  }
  return values;
}

net::rate world_network::rate_of(rate_row const& row) const {
  auto r = net::rate{};
  r.pace_ms_per_km = rounded(3.6e6 / row.kmh);
  r.variation_permille = 200;
  r.millicent_per_km = by_load(1e5 * row.usd_per_km);
  r.mg_co2e_per_km = by_load(1000 * row.g_per_km);
  for (std::size_t i = 0; i < w_.loads.size(); ++i) {
    auto const what = net::load_id{kOwnLoads + i};
    for (auto const& [by, share] : w_.loads[i].shares) {
      r.millicent_per_km[what] = by == row.by ? fitted(r.millicent_per_km[what] * share) : r.millicent_per_km[what];
    }
    for (auto const& [by, grams] : w_.loads[i].extra_g_per_km) {
      r.mg_co2e_per_km[what] = fitted(r.mg_co2e_per_km[what] + (by == row.by ? 1000 * grams : 0));
    }
  }
  return r;
}

void world_network::add_rates() {
  auto& data = out_.data();
  auto const slots = w_.countries.size() + w_.territories.size() + 1;
  data.rates.push_back(rate_of({mode::none, 3600, 0, 0}));  // what nobody states: a second a kilometre, free
  data.rate_of.raw().assign(net::kModes * slots, 0);
  auto const add = [&](rate_row const& row) {
    // Equal rates are one, so that open neighbours with equal rates are one zone.
    auto const made = rate_of(row);
    for (std::size_t r = 0; r < data.rates.size(); ++r) {
      auto const& known = data.rates.all()[r];
      if (known.pace_ms_per_km == made.pace_ms_per_km && known.millicent_per_km == made.millicent_per_km &&
          known.mg_co2e_per_km == made.mg_co2e_per_km) {
        return r;
      }
    }
    data.rates.push_back(made);
    return data.rates.size() - 1;
  };
  auto const put = [&](rate_row const& row, std::size_t const slot) {
    auto const index = add(row);
    for (auto const by : {row.by, row.by == mode::road ? mode::access : row.by}) {
      data.rate_of.raw()[static_cast<std::size_t>(by) * slots + slot] = static_cast<std::uint16_t>(index);
    }
  };
  for (auto const& row : w_.rates) {
    for (std::size_t slot = 0; slot < slots; ++slot) {
      put(row, slot);
    }
  }
  for (std::size_t c = 0; c < w_.countries.size(); ++c) {
    for (auto const& row : w_.countries[c].rates) {
      for (std::size_t slot = 0; slot < slots; ++slot) {
        if (is_like(slot, w_.countries[c].code, 0)) {
          put(row, slot);
        }
      }
    }
  }
  data.circuity_permille.raw().assign(slots, 1300);
  for (auto const& row : w_.circuity) {
    for (std::size_t slot = 0; slot < slots; ++slot) {
      if (row.country.empty() || is_like(slot, row.country, row.line)) {
        data.circuity_permille.raw()[slot] = rounded(1000 * row.factor);
      }
    }
  }
}

void world_network::add_handling() {
  auto& table = out_.data().handling_of.raw();
  auto const slots = w_.countries.size() + w_.territories.size() + 1;
  table.assign(net::kModes * 2 * slots, {});
  out_.data().gauge_change_of.raw().assign(slots, {});
  for (auto const is_general : {true, false}) {
    for (auto const& row : w_.handling) {
      for (std::size_t slot = 0; slot < slots; ++slot) {
        if (row.country.empty() != is_general || (!is_general && !is_like(slot, row.country, row.line))) {
          continue;
        }
        auto h = net::handling{};
        h.seconds = seconds(row.hours);
        h.cents = by_load(100 * row.usd);
        h.grams_co2e = by_load(1000 * row.kg);
        h.wait_seconds = seconds(row.wait_hours);
        if (row.is_gauge_change) {
          out_.data().gauge_change_of.raw()[slot] = h;
          continue;
        }
        table[(static_cast<std::size_t>(row.by) * 2 + static_cast<std::size_t>(row.what)) * slots + slot] = h;
      }
    }
  }
}

void world_network::add_nodes() {
  auto const& systems = out_.data().nodes.by;
  for (auto const& row : w_.nodes) {
    auto const where = row.country == "-" ? net::country_id{} : country(row.country, row.line);
    nodes_[row.name] = out_.add_node(row.at, net::node_kind::track, row.by, where);
  }
  for (auto const& row : w_.lines) {
    auto const a = node(row.a, row.line);
    auto const b = node(row.b, row.line);
    verify(systems[a] == systems[b] && out_.data().nodes.country[a] == out_.data().nodes.country[b], errc::bad_input,
           "{}:{}: a line joins nodes of one carriage system and country; draw a border", w_.path, row.line);
    auto made = link(a, b, net::link_kind::track);
    made.by = mode_of(systems[a]);
    made.country = out_.data().nodes.country[a];
    made.length_m = rounded(1000 * row.km);
    out_.add_straight_link(made);
  }
}

void world_network::add_borders() {
  auto ids = std::map<std::string, std::uint32_t>{};
  for (auto const& row : w_.borders) {
    auto const a = node(row.a, row.line);
    auto const b = node(row.b, row.line);
    verify(out_.data().nodes.country[a].is_valid() && out_.data().nodes.country[b].is_valid(), errc::bad_input,
           "{}:{}: a border joins nodes of countries, not of the sea", w_.path, row.line);
    auto const [place, fresh] = ids.try_emplace(row.id, static_cast<std::uint32_t>(out_.data().crossings.size()));
    if (fresh) {
      auto c = net::crossing{};
      c.id = c.name = out_.text(row.id);
      c.position = out_.data().nodes.position[a];
      c.country_a = out_.data().nodes.country[a];
      c.country_b = out_.data().nodes.country[b];
      c.by = mode_of(out_.data().nodes.by[a]);
      c.dwell_s = {seconds(row.dwell_h), seconds(row.dwell_back_h)};
      c.dwell_sd_s = c.dwell_s[0] / 2;
      c.fee_cents = {cents(row.fee_usd), cents(row.fee_back_usd)};
      c.valid = row.valid;
      c.is_bilateral = row.is_bilateral ? 1 : 0;
      c.is_connected = 1;
      out_.data().crossings.push_back(c);
    }
    auto made = link(a, b, net::link_kind::border);
    made.by = mode_of(out_.data().nodes.by[a]);
    made.ref = place->second;
    made.is_free = row.is_free;
    out_.add_straight_link(made);
  }
}

void world_network::add_passages() {
  auto ids = std::map<std::string, std::uint32_t>{};
  for (auto const& row : w_.passages) {
    auto const [place, fresh] = ids.try_emplace(row.id, static_cast<std::uint32_t>(out_.data().passages.size()));
    if (fresh) {
      auto p = net::passage{};
      p.id = p.name = out_.text(row.id);
      p.transit_s = seconds(row.hours);
      p.fee_cents = by_load(100 * row.fee_usd);
      p.fee_cents[net::kTeu] = cents(row.fee_teu_usd);
      p.fee_cents[net::kTonne] = cents(row.fee_tonne_usd);
      p.season_open = row.season_open;
      p.season_close = row.season_close;
      p.is_shut = row.is_shut || row.is_planned ? 1 : 0;
      p.is_planned = row.is_planned ? 1 : 0;
      p.lock_ms_per_km = rounded(60'000 * row.lock_min_per_km);
      p.draught_cm = rounded(100 * row.draught_m);
      out_.data().passages.push_back(p);
    }
    auto made = link(node(row.a, row.line), node(row.b, row.line), net::link_kind::passage);
    made.by = mode_of(out_.data().nodes.by[made.from]);
    made.country = out_.data().nodes.country[made.from];
    verify(made.country == out_.data().nodes.country[made.to], errc::bad_input,
           "{}:{}: a passage lies in one country; draw a border", w_.path, row.line);
    made.length_m = rounded(1000 * row.km);
    made.ref = place->second;
    out_.add_straight_link(made);
  }
  // Sections name the waterway that they are part of, which is a row of its own.
  for (auto const& row : w_.passages) {
    if (!row.waterway.empty()) {
      auto const [place, fresh] =
          ids.try_emplace(row.waterway, static_cast<std::uint32_t>(out_.data().passages.size()));
      if (fresh) {
        auto whole = net::passage{};
        whole.id = whole.name = out_.text(row.waterway);
        out_.data().passages.push_back(whole);
      }
      out_.data().passages[net::passage_id{ids.at(row.id)}].waterway = net::passage_id{place->second};
    }
  }
  out_.data().vessels.raw().assign(net::kCarriages, {});
  for (auto const& [by, draught_m] : w_.vessels) {
    out_.data().vessels.raw()[static_cast<std::size_t>(by)].least_draught_cm = rounded(100 * draught_m);
  }
}

void world_network::add_ferries() {
  for (auto const& row : w_.ferries) {
    auto f = net::ferry{};
    f.id = f.name = out_.text(row.id);
    f.sailing_s = seconds(row.hours);
    f.wait_s = seconds(row.wait_h);
    f.price_cents = cents(row.price_usd);
    f.valid = row.valid;
    auto made = load::network_builder::link{};
    made.by = mode::ferry;
    made.ref = static_cast<std::uint32_t>(out_.data().ferries.size());
    out_.data().ferries.push_back(f);
    auto docks = std::vector<net::node_id>{};
    for (auto const& name : {row.a, row.b}) {
      made.from = node(name, row.line);
      auto const at = out_.data().nodes.position[made.from];
      made.country = out_.data().nodes.country[made.from];
      made.to = out_.add_node(at, net::node_kind::dock, net::carriage::dock, {});
      made.kind = net::link_kind::boarding;
      docks.push_back(made.to);
      out_.add_straight_link(made);
    }
    made.from = docks[0];
    made.to = docks[1];
    made.kind = net::link_kind::sailing;
    made.country = {};
    made.length_m = rounded(1000 * row.km);
    out_.add_straight_link(made);
  }
}

void world_network::add_services() {
  for (auto const& row : w_.services) {
    auto s = net::service{};
    s.id = s.name = out_.text(row.id);
    s.by = row.by;
    s.runs = row.runs;
    s.departures_in_1000_weeks = rounded(1000 * row.weekly);
    s.valid = row.valid;
    s.first_stop = static_cast<std::uint32_t>(out_.data().service_stops.size());
    s.stops = static_cast<std::uint32_t>(row.stops.size());
    for (auto const& name : row.stops) {
      auto const found = terminals_.find(name);
      verify(found != terminals_.end(), errc::bad_input, "{}:{}: '{}' is no terminal of this world", w_.path, row.line,
             name);
      out_.data().service_stops.push_back(found->second);
    }
    auto const table =
        io::parse_csv(fmt::format("days,time_utc,cut_off_hours,season,weekly\n{},{},,,{}\n", row.days, row.hour,
                                  row.weekly == 0 ? std::string{} : fmt::format("{}", row.weekly)),
                      fmt::format("{}:{}", w_.path, row.line));
    load::add_days(load::days_of(table[0], "weekly"), out_.data().services.push_back(s), out_);
  }
}

void world_network::add_corridors_and_bans() {
  for (auto const& row : w_.corridors) {
    auto c = net::corridor{};
    c.id = c.name = out_.text(row.id);
    c.first_waypoint = static_cast<std::uint32_t>(out_.data().waypoints.size());
    c.waypoints = static_cast<std::uint32_t>(row.waypoints.size());
    for (auto const& p : row.waypoints) {
      out_.data().waypoints.push_back(p);
    }
    out_.data().corridors.push_back(c);
  }
  for (auto const& row : w_.bans) {
    out_.data().trade_bans.push_back({.id = out_.text(row.id),
                                      .goods_of = country(row.goods_of, row.line),
                                      .banned_in = country(row.banned_in, row.line)});
  }
}

void world_network::finish() {
  load::build_flights(nullptr, out_);
  out_.finish();
  add_dated_rows(w_, out_);
  add_hazards(w_, out_);
  auto& data = out_.data();
  auto roads = std::vector<std::uint32_t>{};
  for (std::uint32_t i = 0; i < data.nodes.position.size(); ++i) {
    if (data.nodes.by[net::node_id{i}] == net::carriage::road) {
      roads.push_back(i);
    }
  }
  data.road_near.raw() = geo::kd_order(data.nodes.position.all(), std::move(roads));
  auto hubs = std::vector<geo::lonlat>{};
  std::transform(data.terminals.all().begin(), data.terminals.all().end(), std::back_inserter(hubs),
                 [](auto const& t) { return t.position; });
  data.hub_near.raw() = geo::kd_order(hubs);
  net::build_overlay(data, 1);
}

}  // namespace wakhan::worlds
