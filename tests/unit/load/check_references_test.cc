// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/check_references.h"

#include <functional>
#include <map>
#include <set>

#include "unit/load/tiny_sections.h"

namespace wakhan::load {
namespace {

using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr auto kOffEarth = geo::lonlat{0, 90'000'001};

// A wrong value for every section that can hold one.
std::map<std::string, std::function<std::string(std::string const&)>> const& wrong_values() {
  static auto const value = []<typename T>(T const wrong) {
    return [wrong](std::string const& section) { return after<T>(section, [&](auto& rows) { rows.back() = wrong; }); };
  };
  static auto const change = []<typename T>(T, auto const& f) {
    return [f](std::string const& section) { return after<T>(section, [&](auto& rows) { f(rows.back()); }); };
  };
  static auto const text = [](std::string const& bytes) {
    return [bytes](std::string const& section) { return reading(tiny().index(section), bytes); };
  };
  constexpr auto kFar = std::uint32_t{1'000'000};
  static auto const all = std::map<std::string, std::function<std::string(std::string const&)>>{
      {"meta", text("x")},
      {"node.position", value(kOffEarth)},
      {"node.kind", value(std::uint8_t{3})},
      {"node.carriage", value(std::uint8_t{net::kCarriages})},
      {"node.country", value(std::uint16_t{2})},
      {"node.zone", value(kFar)},
      {"node.portal", value(kFar)},
      {"node.first_link", value(kFar)},
      {"node.links", value(kFar)},
      {"link.from", value(kFar)},
      {"link.to", value(kFar)},
      {"link.kind", value(std::uint8_t{9})},
      {"link.mode", value(std::uint8_t{7})},
      {"link.country", value(std::uint16_t{2})},
      {"link.length_m", value(std::uint32_t{50'000'001})},
      {"link.ref",
       [](std::string const& s) { return after<std::uint32_t>(s, [](auto& rows) { rows.front() = kFar; }); }},
      {"link.fact", value(std::uint32_t{kFactTables << 24U})},
      {"link.first_shape", value(kFar)},
      {"zone", change(net::zone{}, [](auto& z) { z.rate = 1000; })},
      {"portal.node", value(kFar)},
      {"zone.free_border", value(kFar)},
      {"overlay.first_arc", value(kFar)},
      {"overlay.head", value(kFar)},
      {"overlay.metres", value(std::uint32_t{50'000'001})},
      {"overlay.first_link", value(kFar)},
      {"overlay.path", value(kFar)},
      {"thinned.line", change(net::thinned_line{}, [](auto& l) { l.ends[1] = net::node_id{kFar}; })},
      {"thinned.first_way", value(kFar)},
      {"thinned.ways", value(kFar)},
      {"node.left", value(kFar)},
      {"thinned.left_node", value(kFar)},
      {"hierarchy.first_node", value(kFar)},
      {"hierarchy.node", value(kFar)},
      {"hierarchy.first_link", value(kFar)},
      {"hierarchy.link", value(kFar)},
      {"hierarchy.first_word", value(kFar)},
      {"hierarchy.word",
       [](std::string const& s) { return after<std::uint32_t>(s, [](auto& rows) { rows.front() = 0; }); }},
      {"country", change(net::country{}, [](auto& c) { c.code[1] = '\xFF'; })},
      {"point_of_view", change(net::point_of_view{}, [](auto& v) { v.base = 2; })},
      {"attribution", change(net::attribution{}, [](auto& a) { a.country = {}; })},
      {"crossing", change(net::crossing{}, [](auto& c) { c.position = kOffEarth; })},
      {"load", change(net::load{}, [](auto& l) { l.fact = net::fact_id::of(kFactTables, 0); })},
      {"passage", change(net::passage{}, [](auto& p) { p.box_high = kOffEarth; })},
      {"vessel", change(net::vessel{}, [](auto& v) { v.fact = net::fact_id::of(kFactTables, 0); })},
      {"terminal", change(net::terminal{},
                          [](auto& t) {
                            t.position = {180'000'001, 0};
                          })},
      {"ferry", change(net::ferry{}, [](auto& f) { f.name = net::text_id{1U}; })},
      {"service", change(net::service{}, [](auto& s) { s.first_stop = 1; })},
      {"service.stops", value(std::uint32_t{2})},
      {"departure_days", change(net::published_days{}, [](auto& d) { d.ferry = net::ferry_id{0U}; })},
      {"departure_dates", value(std::int32_t{1'000'001})},
      {"trade_ban", change(net::trade_ban{}, [](auto& b) { b.goods_of = {}; })},
      {"border_period", change(net::border_period{}, [](auto& b) { b.at = net::crossing_id{kFar}; })},
      {"line_speed", change(net::line_speed{}, [](auto& s) { s.pace_ms_per_km = 1'000'000'001; })},
      {"lane_price", change(net::lane_price{}, [](auto& l) { l.at = net::passage_id{kFar}; })},
      {"hazard", change(net::hazard{}, [](auto& h) { h.what = static_cast<net::hazard_target>(8); })},
      {"hazard.links", value(kFar)},
      {"corridor", change(net::corridor{}, [](auto& c) { c.waypoints = kFar; })},
      {"waypoint", change(net::waypoint{}, [](auto& w) { w.radius_m = 2'000'001; })},
      {"rate", change(net::rate{}, [](auto& r) { r.mg_co2e_per_km.values[2] = 1'000'000'001; })},
      {"rate_of", value(std::uint16_t{1000})},
      {"handling_of", change(net::handling{}, [](auto& h) { h.fact = net::fact_id::of(kFactTables, 0); })},
      {"gauge_change_of", change(net::handling{}, [](auto& h) { h.fact = net::fact_id::of(kFactTables, 0); })},
      {"change_of_ships", change(net::handling{}, [](auto& h) { h.fact = net::fact_id::of(kFactTables, 0); })},
      {"circuity", value(std::uint32_t{10'001})},
      {"fee_share", value(std::uint32_t{10'000'001})},
      {"near.road", value(kFar)},
      {"near.hub", value(kFar)},
      {"strings",
       [](std::string const& s) { return after<char>(s, [](auto& rows) { rows[rows.size() - 2] = '\xC3'; }); }},
      {"place.position", value(kOffEarth)},
      {"place.kind", value(std::uint8_t{200})},
      {"place.country", value(std::uint16_t{2})},
      {"place.name", [](std::string const& s) { return after<std::uint32_t>(s, [](auto& rows) { ++rows.back(); }); }},
      {"place.strings", [](std::string const& s) { return after<char>(s, [](auto& rows) { rows.front() = '\xFF'; }); }},
      {"place.key_offset",
       [](std::string const& s) { return after<std::uint32_t>(s, [](auto& rows) { ++rows.back(); }); }},
      {"place.key_place", value(kFar)},
      {"place.key_kind", value(std::uint8_t{200})},
      {"findings", text("x")},
      {"land", text("\xFF\xFF")},
      {"disputed", text("\xFF\xFF")},
  };
  return all;
}

TEST(check_references, a_wrong_value_in_any_column_is_refused_with_its_section) {
  // Any bytes are lines of some shape, and any number is a flag or a number of people.
  auto const any_value_will_do = std::set<std::string>{"link.shapes", "place.has_terminal", "place.population"};
  for (auto const& name : tiny().names) {
    if (any_value_will_do.contains(name) || name.starts_with("fact.")) {
      continue;
    }
    ASSERT_TRUE(wrong_values().contains(name)) << "add a wrong value of the new section " << name;
    EXPECT_THAT(wrong_values().at(name)(name),
                AllOf(StartsWith("damaged_pack: "), AnyOf(HasSubstr("section '" + name + "'"), HasSubstr("places: "))))
        << name;
  }
}

TEST(check_references, a_project_of_a_terminal_or_post_is_a_planned_line) {
  expect_refused<net::terminal>("terminal", [](auto& t) { t.project = net::passage_id{1'000'000U}; });
  expect_refused<net::terminal>("terminal", [](auto& t) { t.project = net::passage_id{0U}; });
  expect_refused<net::crossing>("crossing", [](auto& c) { c.project = net::passage_id{1'000'000U}; });
  expect_refused<net::passage>("passage", [](auto& p) { p.is_planned = 2; });
}

TEST(check_references, a_portal_and_its_node_name_each_other) {
  expect_refused<std::uint32_t>("portal.node", [](auto& node) { node = node == 0 ? 1 : 0; });
  EXPECT_THAT(after<net::portal_id>("node.portal",
                                    [](auto& rows) {
                                      for (auto& portal : rows) {
                                        portal = portal.is_valid() ? portal : net::portal_id{0U};
                                      }
                                    }),
              HasSubstr("section 'node.portal': two nodes are the same portal"));
}

TEST(check_references, a_link_stands_at_the_nodes_it_joins) {
  EXPECT_THAT(after<std::uint32_t>("node.links", [](auto& rows) { std::swap(rows.front(), rows.back()); }),
              HasSubstr("section 'node.links': a link stands at a node that it does not join"));
}

TEST(check_references, a_thinned_line_is_made_of_lines_before_it) {
  auto const refused = [](auto const& change) {
    return after<net::thinned_line>("thinned.line", [&](auto& lines) { change(lines.at(0)); });
  };
  EXPECT_THAT(refused([](auto& l) { l.parts = {0, 0}; }), HasSubstr("'thinned.line': a part is no line before it"));
  EXPECT_THAT(refused([](auto& l) { l.parts[0] = std::uint32_t{1'000'000}; }),
              HasSubstr("a part is no line before it"));
  EXPECT_THAT(refused([](auto& l) { l.metres = 50'000'001; }), HasSubstr("section 'thinned.line'"));
  EXPECT_THAT(refused([](auto& l) { ++l.metres; }), HasSubstr("its parts do not make it up"));
  EXPECT_THAT(refused([](auto& l) { l.ends[0] = l.ends[1]; }), HasSubstr("its parts do not make it up"));
}

TEST(check_references, a_way_leads_on_from_its_own_node_and_nodes_left_have_their_numbers) {
  EXPECT_THAT(after<std::uint32_t>("thinned.first_way",
                                   [](auto& offsets) {
                                     // What belongs to one node goes to the one before it.
                                     for (std::size_t i = 1; i + 1 < offsets.size(); ++i) {
                                       offsets[i] = offsets[i + 1];
                                     }
                                   }),
              HasSubstr("a line leads on from a node that it does not join"));
  EXPECT_THAT(after<std::uint32_t>("thinned.left_node", [](auto& nodes) { nodes.front() = nodes.back() + 1; }),
              HasSubstr("section 'thinned.left_node'"));
  EXPECT_THAT(after<std::uint32_t>("node.left",
                                   [](auto& numbers) {
                                     for (auto& number : numbers) {
                                       number = number == net::network::kTakenOut ? 0 : number;
                                     }
                                   }),
              HasSubstr("section 'node.left': two nodes have one number"));
}

TEST(check_references, a_way_of_the_overlay_has_links) {
  EXPECT_THAT(after<std::uint32_t>("overlay.first_link", [](auto& rows) { rows.at(1) = rows.at(0); }),
              HasSubstr("section 'overlay.first_link': a way has no link"));
}

TEST(check_references, a_border_inside_a_zone_has_a_zone) {
  EXPECT_THAT(after<net::zone_id>("node.zone", [](auto& rows) { std::fill(rows.begin(), rows.end(), net::zone_id{}); }),
              HasSubstr("section 'zone.free_border': a border lies in no zone"));
}

TEST(check_references, a_position_off_the_earth_is_refused_in_every_table) {
  expect_refused<net::passage>("passage", [](auto& p) { p.position = kOffEarth; });
  expect_refused<net::passage>("passage", [](auto& p) { p.probe_a = kOffEarth; });
  expect_refused<net::passage>("passage", [](auto& p) { p.probe_b = kOffEarth; });
  expect_refused<net::passage>("passage", [](auto& p) { p.box_low = {INT32_MIN, 0}; });
  expect_refused<net::waypoint>("waypoint", [](auto& w) { w.at = kOffEarth; });
}

TEST(check_references, a_rate_that_would_overflow_sums_is_refused) {
  expect_refused<net::rate>("rate", [](auto& r) { r.pace_ms_per_km = 1'000'000'001; });
  expect_refused<net::rate>("rate", [](auto& r) { r.millicent_per_km.values[0] = 1'000'000'001; });
}

TEST(check_references, a_territory_names_the_countries_it_stands_for) {
  expect_refused<net::country>("country", [](auto& c) { c.ground = net::country_id{std::uint16_t{2}}; });
  expect_refused<net::country>("country", [](auto& c) { c.like = net::country_id{std::uint16_t{2}}; });
  expect_refused<net::country>("country", [](auto& c) { c.code = {}; });  // a territory, but whose rates?
  expect_refused<net::country>("country", [](auto& c) { c.fact = net::fact_id::of(kFactTables, 0); });
  expect_refused<net::attribution>("attribution", [](auto& a) { a.view = 2; });
  expect_refused<net::attribution>("attribution", [](auto& a) { a.territory = net::country_id{std::uint16_t{2}}; });
}

TEST(check_references, a_text_that_begins_within_another_one_is_refused) {
  EXPECT_THAT(after<net::country>("country", [](auto& rows) { rows.back().name.value += 1; }),
              HasSubstr("section 'country': a text does not begin where it says"));
}

}  // namespace
}  // namespace wakhan::load
