// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "unit/net/three_loads.h"
#include "wakhan/geo/kd_tree.h"
#include "wakhan/load/network_builder.h"
#include "wakhan/net/overlay.h"
#include "wakhan/route/search_graph.h"

namespace wakhan::test {

// A corridor with everything on it: a town, rail of 1435 mm in AA from Inland, a post with a break of gauge, rail of
// 1520 mm in BB to the Port, ships through a strait to Overseas in CC. Beside it open borders: roads AA–BB–CC.
//
//   Town … Inland ==400 km== (post) --300 km-- [Port] ~~ 500 km ~~ (strait 100 km) ~~ 500 km ~~ Overseas
class small_corridor {
 public:
  static constexpr auto kAA = net::country_id{std::uint16_t{0}};
  static constexpr auto kBB = net::country_id{std::uint16_t{1}};
  static constexpr auto kCC = net::country_id{std::uint16_t{2}};
  static constexpr auto kInland = net::terminal_id{0U};
  static constexpr auto kPort = net::terminal_id{1U};
  static constexpr auto kOverseas = net::terminal_id{2U};

  small_corridor() {
    add_tables();
    add_lines();
    add_roads();
    out_.finish();
    auto& data = out_.data();
    auto roads = std::vector<std::uint32_t>{};
    for (std::uint32_t i = 0; i < data.nodes.by.size(); ++i) {
      if (data.nodes.by[net::node_id{i}] == net::carriage::road) {
        roads.push_back(i);
      }
    }
    data.road_near.raw() = geo::kd_order(data.nodes.position.all(), std::move(roads));
    auto yards = std::vector<geo::lonlat>{};
    for (auto const& t : data.terminals.all()) {
      yards.push_back(t.position);
    }
    data.hub_near.raw() = geo::kd_order(yards);
    net::build_overlay(data, 1);
  }

  net::network view() { return net::view_of(out_.data()); }

  // From now on boxes change ships where they go aboard at a port from which this string does not lead on.
  void list_string(net::terminal_id const from, net::terminal_id const to) {
    auto& data = out_.data();
    auto change = net::handling{};
    change.seconds = 182 * 3600;
    change.sd_seconds = 90 * 3600;
    data.change_of_ships.raw().assign(1, change);
    auto s = net::service{};
    s.id = s.name = out_.text("string");
    s.first_stop = static_cast<std::uint32_t>(data.service_stops.size());
    s.stops = 2;
    s.by = net::mode::sea;
    data.service_stops.push_back(from);
    data.service_stops.push_back(to);
    data.services.push_back(s);
  }

  // 55.6 km north of Inland.
  route::stop town() const { return {geo::from_degrees(0, 45.5), kAA}; }
  route::stop overseas() const { return {geo::from_degrees(40, 45), kCC}; }
  // At the ends of the roads, far from any terminal.
  route::stop west() const { return {geo::from_degrees(0, 20), kAA}; }
  route::stop east() const { return {geo::from_degrees(20, 20), kCC}; }

 private:
  using network_link = load::network_builder::link;

  void add_tables() {
    auto& data = out_.data();
    for (char const letter : {'A', 'B', 'C'}) {
      auto c = net::country{};
      c.code = {letter, letter};
      c.name = c.region = out_.text("x");
      data.countries.push_back(c);
    }
    data.rates.push_back({72'000, 200, {100'000, 50'000, 7'000}, {0, 0, 0}, {100'000, 50'000, 7'000}, {}, {}, {}, {}});
    data.rate_of.raw().assign(net::kModes * 4, 0);
    auto h = net::handling{};
    h.seconds = 3 * 3600;
    h.sd_seconds = 3600;
    h.cents = {4'000, 2'000, 300};
    h.wait_seconds = 12 * 3600;
    data.handling_of.raw().assign(net::kModes * 2 * 4, h);
    data.circuity_permille.raw().assign(4, 1500);
    data.fee_share_ppm.raw() = {1'000'000, 500'000, 71'429};
    net::add_three_loads(data, [&](std::string_view const words) { return out_.text(words); });
    auto post = net::crossing{};
    post.id = post.name = out_.text("post");
    post.country_a = kAA;
    post.country_b = kBB;
    post.dwell_s = {10 * 3600, 20 * 3600};
    post.by = net::mode::rail;
    data.crossings.push_back(post);
    for (auto const* const id : {"aa-bb", "bb-cc"}) {
      auto open = net::crossing{};
      open.id = open.name = out_.text(id);
      data.crossings.push_back(open);
    }
    auto strait = net::passage{};
    strait.id = strait.name = out_.text("strait");
    strait.transit_s = 5 * 3600;
    data.passages.push_back(strait);
  }

  net::node_id node(double const lon, double const lat, net::carriage const by, net::country_id const country) {
    return out_.add_node(geo::from_degrees(lon, lat), net::node_kind::track, by, country);
  }

  network_link join(net::node_id const from, net::node_id const to, net::link_kind const kind, net::mode const by,
                    std::uint32_t const km = 0, std::uint32_t const ref = UINT32_MAX) {
    auto made = network_link{};
    made.from = from;
    made.to = to;
    made.kind = kind;
    made.by = by;
    made.country = kind == net::link_kind::border ? net::country_id{} : out_.data().nodes.country[from];
    made.length_m = 1000 * km;
    made.ref = ref;
    return made;
  }

  void add_terminal(double const lon, net::country_id const country,
                    std::vector<std::pair<net::mode, net::node_id>> const& lines) {
    auto t = net::terminal{};
    t.id = t.name = out_.text("terminal");
    t.position = geo::from_degrees(lon, 45);
    t.country = country;
    t.is_hub = lines.size() > 1 ? 1 : 0;
    t.handles = net::kEveryForm;
    t.node = out_.add_node(t.position, net::node_kind::hub, net::carriage::hub, country);
    for (auto const& [by, line] : lines) {
      t.modes = static_cast<std::uint8_t>(t.modes | 1U << static_cast<unsigned>(by));
      out_.add_straight_link(join(t.node, line, net::link_kind::transfer, by, 0,
                                  static_cast<std::uint32_t>(out_.data().terminals.size())));
    }
    out_.data().terminals.push_back(t);
  }

  void add_lines() {
    using net::carriage;
    using net::link_kind;
    using net::mode;
    auto const a = node(0, 45, carriage::rail_1435, kAA);
    auto const pa = node(5, 45, carriage::rail_1435, kAA);
    auto const pb = node(5, 45, carriage::rail_1520, kBB);
    auto const b = node(10, 45, carriage::rail_1520, kBB);
    auto const s1 = node(10, 45, carriage::sea, {});
    auto const s2 = node(20, 45, carriage::sea, {});
    auto const s3 = node(21, 45, carriage::sea, {});
    auto const s4 = node(40, 45, carriage::sea, {});
    auto const junction = node(2, 45, carriage::rail_1435, kAA);
    out_.add_straight_link(join(a, junction, link_kind::track, mode::rail, 150));
    out_.add_straight_link(join(pa, junction, link_kind::track, mode::rail, 250));
    out_.add_straight_link(join(pa, pb, link_kind::border, mode::rail, 0, 0));
    out_.add_straight_link(join(b, pb, link_kind::track, mode::rail, 300));
    out_.add_straight_link(join(s1, s2, link_kind::track, mode::sea, 500));
    out_.add_straight_link(join(s2, s3, link_kind::passage, mode::sea, 100, 0));
    out_.add_straight_link(join(s3, s4, link_kind::track, mode::sea, 500));
    add_terminal(0, kAA, {{mode::rail, a}});
    add_terminal(10, kBB, {{mode::rail, b}, {mode::sea, s1}});
    add_terminal(40, kCC, {{mode::sea, s4}});
  }

  void add_roads() {
    using net::carriage;
    using net::link_kind;
    using net::mode;
    auto const a = node(0, 20, carriage::road, kAA);
    auto const b1 = node(5, 20, carriage::road, kBB);
    auto const b2 = node(15, 20, carriage::road, kBB);
    auto const c = node(20, 20, carriage::road, kCC);
    out_.add_straight_link(join(b1, b2, link_kind::track, mode::road, 1000));
    auto open = join(a, b1, link_kind::border, mode::road, 0, 1);
    open.is_free = true;
    out_.add_straight_link(open);
    open.from = b2;
    open.to = c;
    open.ref = 2;
    out_.add_straight_link(open);
  }

  load::network_builder out_;
};

}  // namespace wakhan::test
