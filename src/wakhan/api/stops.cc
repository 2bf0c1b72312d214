// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/stops.h"

#include <algorithm>
#include <optional>

#include "wakhan/api/covered_area.h"
#include "wakhan/base/error.h"
#include "wakhan/geo/kd_tree.h"
#include "wakhan/places/query.h"
#include "wakhan/places/resolve.h"

namespace wakhan::api {

namespace {

constexpr double kPointMetres = 100'000;  // a point farther from any road is at sea or in a waste

net::country_id country_near(net::network const& n, geo::lonlat const at) {
  auto const roads = geo::kd_tree{n.nodes.position.all(), n.road_near.all()};
  auto const hits = roads.nearest(at, 1, kPointMetres);
  return hits.empty() ? net::country_id{} : n.nodes.country[net::node_id{hits.front().item}];
}

// Whether the country has this code, or any point of view ever counts the territory to the country that has it.
bool is_called_by_any(net::network const& n, net::country_id const c, std::string_view const code) {
  auto const rows = n.attributions.all();
  return n.code_of(c) == code || std::any_of(rows.begin(), rows.end(), [&](net::attribution const& a) {
           return a.territory == c && n.code_of(a.country) == code;
         });
}

// The row of a station's register that a place stands for.
std::optional<io::csv_table::row> station_row(load::pack const& pack, places::place_id const place) {
  auto const& table = pack.rows_of(load::fact_table::rail_stations);
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].text("name_latin") == places::name_of(pack.places(), place) && !table[i].is_empty("lon") &&
        load::position_of(table[i]) == pack.places().position[place]) {
      return table[i];
    }
  }
  return std::nullopt;
}

// What is to be said of a station at which this load neither gets on nor off; empty where it does.
std::string closed_station_note(load::pack const& pack, net::view const& seen, places::place_id const place) {
  auto const& n = pack.network();
  auto const row = station_row(pack, place);
  if (!row) {
    return {};
  }
  auto const name = places::name_of(pack.places(), place);
  auto const at = pack.places().position[place];
  for (std::uint32_t t = 0; t < n.terminals.size(); ++t) {
    if (auto const id = net::terminal_id{t};
        n.terminals[id].position == at && n.text(n.terminals[id].id) == row->text("id")) {
      return seen.serves(id) ? std::string{}
                             : fmt::format("station {} is not open for {}: they get on and off at others near it", name,
                                           n.text(n.loads[seen.what()].goods));
    }
  }
  auto const is_open = row->text("operations").find_first_of("0123456789") != std::string::npos;
  return fmt::format("{} station {}: freight gets on and off at others near it",
                     is_open ? "no line of the network reaches" : "no freight is handled at", name);
}

}  // namespace

found_stop find_stop(load::pack const& pack, net::view const& seen, std::string const& words) {
  auto const& n = pack.network();
  auto const asked = places::parse_query(words);
  if (asked.point) {
    auto const country = country_near(n, *asked.point);
    if (!country.is_valid()) {
      throw error{
          errc::unknown_place,
          fmt::format("'{}': no road of the network lies within {} km of this point", words, kPointMetres / 1000),
          fmt::format("points are lon,lat in degrees, e.g. 106.55,29.56 for Chongqing; {}", covered_area_words(n))};
    }
    return {{*asked.point, country}, fmt::format("{:.4f},{:.4f}", asked.point->lon(), asked.point->lat()), {}};
  }
  auto const code_of = [&](std::uint16_t const c) { return seen.shown_code(net::country_id{c}); };
  auto const is_called = [&](std::uint16_t const c, std::string_view const code) {
    return is_called_by_any(n, net::country_id{c}, code);
  };
  auto const found = places::resolve(pack.places(), code_of, words, is_called, [&] { return covered_area_words(n); });
  auto const place = found.taken.place;
  auto const country = pack.places().country[place];
  auto stop = route::stop{pack.places().position[place], net::country_id{country}};
  if (country == places::kNoCountry) {
    stop.country = country_near(n, stop.at);
  }
  auto note = found.note;
  if (pack.places().kind[place] == places::place_kind::station) {
    auto const closed = closed_station_note(pack, seen, place);
    note += (note.empty() || closed.empty() ? "" : "; ") + closed;
  }
  if (pack.places().kind[place] == places::place_kind::passenger_station) {
    note += fmt::format(
        "{}whether freight is handled at station {} is unknown: the way begins or ends on the road there "
        "or at a terminal near it",
        note.empty() ? "" : "; ", places::name_of(pack.places(), place));
  }
  return {stop, places::label(pack.places(), code_of, place), note};
}

}  // namespace wakhan::api
