// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "unit/io/temporary_folder.h"
#include "unit/net/three_loads.h"
#include "wakhan/load/loads.h"
#include "wakhan/load/network_builder.h"
#include "wakhan/load/pack.h"
#include "wakhan/load/rates.h"
#include "wakhan/net/zone_hierarchies.h"
#include "wakhan/places/place_builder.h"

namespace wakhan::test {

// The links of the small pack, one of each kind that a step can be of.
struct small_links {
  net::link_id load, rail_cn, border, rail_kz, unload, board, sailing, alight, passage, flight;
};

inline constexpr net::country_id kChina{std::uint16_t{0}};
inline constexpr net::country_id kKazakhstan{std::uint16_t{1}};
inline constexpr net::country_id kAzerbaijan{std::uint16_t{2}};

// A handful of nodes and one link of each kind, at the rates of the real fact tables: rail from a terminal in China
// over a break of gauge to an assumed terminal in Kazakhstan, a ferry on to Azerbaijan; a canal; a flight.
class small_pack_maker {
 public:
  small_pack_maker() : rows_{load::read_facts(WAKHAN_SOURCE_DIR "/data")} {
    add_countries();
    add_tables();
    add_nodes_and_links();
    b_.finish();
    auto& overlay = b_.data().overlay;
    overlay.first_arc.raw().assign(b_.data().portals.size() + 1, 0);
    overlay.first_link.raw().assign(1, 0);
    auto& thinned = b_.data().thinned;
    thinned.first_way.raw().assign(b_.data().nodes.position.size() + 1, 0);
    thinned.left.raw().assign(b_.data().nodes.position.size(), net::network::kTakenOut);
    net::build_zone_hierarchies(b_.data());
  }

  small_links links;

  net::crossing& crossing() { return b_.data().crossings[net::crossing_id{std::uint32_t{0}}]; }
  net::corridor& corridor() { return b_.data().corridors[net::corridor_id{std::uint32_t{0}}]; }
  std::vector<net::waypoint>& waypoints() { return b_.data().waypoints.raw(); }
  net::ferry& ferry() { return b_.data().ferries[net::ferry_id{std::uint32_t{0}}]; }

  void write(std::string const& path) {
    auto data = load::pack_data{};
    data.meta = {"small",
                 "2026-11-01",
                 2024,
                 {{"lines", "1", "00", "ODbL-1.0", "© OpenStreetMap contributors"},
                  {"towns", "1", "00", "CC-BY-4.0", "GeoNames"}}};
    data.network = b_.data();
    auto places = places::place_builder{};
    places.add({places::place_kind::city, geo::from_degrees(106.5, 29.5), 0, 1000, "Chongqing", {}, {}});
    data.places = places.finish();
    data.fact_bytes = rows_.bytes;
    // Two squares side by side.
    data.land = {ring({{60, 20}, {80, 20}, {80, 60}, {60, 60}}), ring({{80, 20}, {120, 20}, {120, 60}, {80, 60}})};
    load::write_pack(data, path);
  }

 private:
  static std::vector<geo::lonlat> ring(std::vector<std::array<double, 2>> const& points) {
    auto out = std::vector<geo::lonlat>{};
    for (auto const& p : points) {
      out.push_back(geo::from_degrees(p[0], p[1]));
    }
    return out;
  }

  net::fact_id fact(load::fact_table const table, std::string_view const id) const {
    for (std::size_t i = 0; i < rows_[table].size(); ++i) {
      if (rows_[table][i].text("id") == id) {
        return load::fact_of(table, rows_[table][i]);
      }
    }
    return load::fact_of(table, rows_[table][0]);
  }

  void add_countries() {
    auto const codes = std::vector<std::string>{"CN", "KZ", "AZ"};
    auto const regions = std::vector<std::string>{"china", "cis", "caucasus"};
    for (std::size_t i = 0; i < codes.size(); ++i) {
      b_.data().countries.push_back(
          {.code = {codes[i][0], codes[i][1]}, .name = b_.text(codes[i]), .region = b_.text(regions[i])});
    }
    load::resolve_rates(rows_, codes, regions, b_.data());
    load::add_loads(rows_, load::read_loads(rows_), b_);
  }

  void add_tables() {
    auto crossing = net::crossing{};
    crossing.id = b_.text("alashankou-dostyk");
    crossing.name = b_.text("Alashankou–Dostyk");
    crossing.position = geo::from_degrees(82.5, 45.2);
    crossing.country_a = kChina;
    crossing.country_b = kKazakhstan;
    crossing.dwell_s = {37 * 3600, 20 * 3600};
    crossing.dwell_sd_s = 26 * 3600;
    crossing.fee_cents = {34'100, 10'000};
    crossing.gauge_a_mm = 1435;
    crossing.gauge_b_mm = 1520;
    crossing.by = net::mode::rail;
    crossing.fact = fact(load::fact_table::border_crossings, "alashankou-dostyk");
    crossing.dwell_fact = crossing.fact;
    b_.data().crossings.push_back(crossing);
    auto corridor = net::corridor{};
    corridor.id = b_.text("land-bridge-alashankou");
    corridor.name = b_.text("New Eurasian Land Bridge, Alashankou - Dostyk - Brest");
    corridor.waypoints = 2;
    corridor.fact = fact(load::fact_table::corridors, "land-bridge-alashankou");
    b_.data().corridors.push_back(corridor);
    b_.data().waypoints.push_back({geo::from_degrees(106.4, 29.6), 50'000});
    b_.data().waypoints.push_back({geo::from_degrees(51.2, 43.6), 50'000});
    auto passage = net::passage{};
    passage.id = b_.text("suez");
    passage.name = b_.text("Suez Canal");
    passage.position = geo::from_degrees(32.3, 30.6);
    passage.transit_s = 12 * 3600;
    passage.fee_cents = {17'200, 8'600, 400};
    passage.fact = fact(load::fact_table::passages, "suez");
    b_.data().passages.push_back(passage);
    auto ferry = net::ferry{};
    ferry.id = b_.text("aktau-alat");
    ferry.name = b_.text("Aktau–Alat ferry");
    ferry.sailing_s = 20 * 3600;
    ferry.wait_s = 42 * 3600;
    ferry.is_wait_assumed = 1;
    ferry.fact = fact(load::fact_table::ferries, "alat-aktau");
    b_.data().ferries.push_back(ferry);
    add_services();
  }

  // Two trains that never run, so that they change no bill unless a test says that they were waited for.
  void add_services() {
    for (auto const* const id : {"xian-baku", "altynkol-poti"}) {
      auto s = net::service{};
      s.id = b_.text(id);
      s.name = b_.text(std::string{"The "} + id);
      s.by = net::mode::rail;
      s.departures_in_1000_weeks = b_.data().services.size() == 0 ? 2500 : 1000;
      s.valid = {1, 0};
      s.fact = fact(load::fact_table::block_trains, id);
      b_.data().services.push_back(s);
    }
  }

  net::terminal_id add_terminal(char const* const name, net::node_id const hub, net::country_id const country,
                                net::terminal_kind const kind, char const* const fact_row) {
    auto t = net::terminal{};
    t.id = b_.text(fact_row);
    t.name = b_.text(name);
    t.position = b_.data().nodes.position[hub];
    t.node = hub;
    t.country = country;
    t.kind = kind;
    t.is_hub = 1;
    t.handles = net::kEveryForm;
    t.modes = kind == net::terminal_kind::airport ? 0 : 1;  // rail
    if (kind != net::terminal_kind::assumed) {
      t.fact = fact(load::fact_table::terminals, fact_row);
    }
    return net::terminal_id{b_.data().terminals.push_back(t).index()};
  }

  net::link_id join(net::node_id const from, net::node_id const to, net::link_kind const kind, net::mode const by,
                    net::country_id const country, std::uint32_t const metres, std::uint32_t const ref = UINT32_MAX) {
    return b_.add_straight_link({from, to, kind, by, country, metres, ref, {}, false});
  }

  void add_nodes_and_links() {
    using net::carriage;
    using net::link_kind;
    using net::mode;
    using net::node_kind;
    auto const node = [&](double const lon, double const lat, node_kind const kind, carriage const by,
                          net::country_id const country) {
      return b_.add_node(geo::from_degrees(lon, lat), kind, by, country);
    };
    auto const hub_cn = node(106.4, 29.6, node_kind::hub, carriage::hub, kChina);
    auto const rail_cn = node(106.4, 29.6, node_kind::track, carriage::rail_1435, kChina);
    auto const border_cn = node(82.6, 45.2, node_kind::track, carriage::rail_1435, kChina);
    auto const border_kz = node(82.5, 45.2, node_kind::track, carriage::rail_1520, kKazakhstan);
    auto const rail_kz = node(51.2, 43.6, node_kind::track, carriage::rail_1520, kKazakhstan);
    auto const hub_kz = node(51.2, 43.6, node_kind::hub, carriage::hub, kKazakhstan);
    auto const dock_kz = node(51.2, 43.6, node_kind::dock, carriage::dock, {});
    auto const dock_az = node(49.4, 39.9, node_kind::dock, carriage::dock, {});
    auto const hub_az = node(49.4, 39.9, node_kind::hub, carriage::hub, kAzerbaijan);
    auto const sea_a = node(32.3, 31.4, node_kind::track, carriage::sea, {});
    auto const sea_b = node(32.5, 29.8, node_kind::track, carriage::sea, {});
    auto const cn =
        add_terminal("Chongqing Tuanjiecun", hub_cn, kChina, net::terminal_kind::dry_port, "cn-chongqing").value;
    auto const kz =
        add_terminal("Aktau (assumed terminal)", hub_kz, kKazakhstan, net::terminal_kind::assumed, "assumed-aktau")
            .value;
    links.load = join(hub_cn, rail_cn, link_kind::transfer, mode::rail, kChina, 0, cn);
    links.rail_cn = join(rail_cn, border_cn, link_kind::track, mode::rail, kChina, 3'318'348);
    links.border = join(border_cn, border_kz, link_kind::border, mode::rail, kChina, 0, 0);
    links.rail_kz = join(border_kz, rail_kz, link_kind::track, mode::rail, kKazakhstan, 2'653'055);
    links.unload = join(hub_kz, rail_kz, link_kind::transfer, mode::rail, kKazakhstan, 0, kz);
    links.board = join(hub_kz, dock_kz, link_kind::boarding, mode::ferry, kKazakhstan, 0, 0);
    links.sailing = join(dock_kz, dock_az, link_kind::sailing, mode::ferry, {}, 471'000, 0);
    links.alight = join(hub_az, dock_az, link_kind::boarding, mode::ferry, kAzerbaijan, 0, 0);
    links.passage = join(sea_a, sea_b, link_kind::passage, mode::sea, {}, 87'254, 0);
    links.flight = join(hub_cn, hub_az, link_kind::flight, mode::air, {}, 5'400'123);
  }

  load::facts rows_;
  load::network_builder b_;
};

// The small pack in a file of its own, open.
struct small_pack {
  temporary_folder folder;
  small_links links;
  load::pack pack;

  small_pack() : links{write(folder)}, pack{folder / "small.pack"} {}

 private:
  static small_links write(temporary_folder const& to) {
    auto maker = small_pack_maker{};
    maker.write(to / "small.pack");
    return maker.links;
  }
};

// The same for all tests of a program: it takes a moment to make.
inline small_pack const& the_small_pack() {
  static auto const made = small_pack{};
  return made;
}

}  // namespace wakhan::test
