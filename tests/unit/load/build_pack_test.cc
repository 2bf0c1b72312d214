// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/build_pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <deque>
#include <map>
#include <set>

#include "unit/io/thrown_by.h"
#include "unit/load/disputed_facts.h"
#include "unit/load/packed_sources.h"
#include "wakhan/geo/polyline.h"

namespace wakhan::load {
namespace {

using net::link_kind;
using net::mode;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// Two countries built once, and the network seen.
struct built {
  pack_data data;
  explicit built(tiny_sources const& from = tiny_sources{}) : data{from.build()} {}
  net::network network() const { return net::view_of(data.network); }

  std::vector<net::link_id> links_of(link_kind const kind) const {
    auto const n = network();
    auto out = std::vector<net::link_id>{};
    for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
      if (n.links.kind[net::link_id{i}] == kind) {
        out.push_back(net::link_id{i});
      }
    }
    return out;
  }
  std::map<std::string, net::terminal> terminals() const {
    auto const n = network();
    auto out = std::map<std::string, net::terminal>{};
    for (auto const& t : n.terminals.all()) {
      out.emplace(n.text(t.id), t);
    }
    return out;
  }
  // Nodes that can be reached from a node over links for which `follow` holds.
  template <typename Follow>
  std::set<net::node_id> reached(net::node_id const from, Follow const& follow) const {
    auto const n = network();
    auto seen = std::set<net::node_id>{from};
    auto queue = std::deque<net::node_id>{from};
    for (; !queue.empty(); queue.pop_front()) {
      for (auto const l : n.links_at(queue.front())) {
        if (auto const next = n.other_end(l, queue.front()); follow(l) && seen.insert(next).second) {
          queue.push_back(next);
        }
      }
    }
    return seen;
  }
};

built const& two_countries_built() {
  static auto const made = built{};
  return made;
}

TEST(build_pack, has_every_kind_of_link_once_where_the_sources_have_it) {
  auto const& b = two_countries_built();
  EXPECT_EQ(b.network().countries.size(), 2U);
  EXPECT_EQ(b.links_of(link_kind::border).size(), 2U);   // rail and road
  EXPECT_EQ(b.links_of(link_kind::passage).size(), 3U);  // the strait and two sections of the river
  EXPECT_EQ(b.links_of(link_kind::flight).size(), 1U);
  EXPECT_EQ(b.links_of(link_kind::sailing).size(), 2U);      // trucks and containers
  EXPECT_EQ(b.links_of(link_kind::boarding).size(), 4U);     // both of them at both ports
  EXPECT_EQ(b.links_of(link_kind::free_border).size(), 1U);  // on the river
}

TEST(build_pack, draws_a_river_along_its_centre_line_and_over_a_free_border) {
  auto const& b = two_countries_built();
  auto const n = b.network();
  auto sections = std::vector<net::link_id>{};
  for (auto const l : b.links_of(link_kind::passage)) {
    if (n.links.by[l] == mode::waterway) {
      sections.push_back(l);
    }
  }
  ASSERT_EQ(sections.size(), 2U);
  EXPECT_EQ(n.links.length_m[sections[0]], 700'000U);
  EXPECT_EQ(n.code_of(n.links.country[sections[0]]), "AA");
  EXPECT_EQ(n.code_of(n.links.country[sections[1]]), "BB");
  auto const shape = geo::decode_polyline(n.shape_of(sections[0]));
  EXPECT_THAT(shape, Contains(geo::from_degrees(7, 5.5)));
  auto const& section = n.passages[net::passage_id{n.links.ref[sections[0]]}];
  EXPECT_EQ(n.text(section.id), "upper");
  EXPECT_EQ(section.links, 1U);
  EXPECT_EQ(n.text(n.passages[section.waterway].id), "long-river");
  auto const border = b.links_of(link_kind::free_border).front();
  EXPECT_EQ(n.links.by[border], mode::waterway);
  EXPECT_EQ(n.least_draught_cm(net::carriage::waterway), 150U);
}

TEST(build_pack, keeps_the_lengths_of_the_lines) {
  auto const& b = two_countries_built();
  auto const n = b.network();
  auto metres = std::map<mode, std::uint64_t>{};
  for (auto const l : b.links_of(link_kind::track)) {
    metres[n.links.by[l]] += n.links.length_m[l];
  }
  EXPECT_EQ(metres[mode::rail], 1'680'000U);
  EXPECT_EQ(metres[mode::road], 4'012'000U);
}

TEST(build_pack, lets_rail_over_the_border_at_the_post_with_a_change_of_gauge) {
  auto const& b = two_countries_built();
  auto const n = b.network();
  auto const rail = [&] {
    for (auto const l : b.links_of(link_kind::border)) {
      if (n.links.by[l] == mode::rail) {
        return l;
      }
    }
    return net::link_id{};
  }();
  ASSERT_TRUE(rail.is_valid());
  EXPECT_EQ(n.nodes.by[n.links.from[rail]], net::carriage::rail_1435);
  EXPECT_EQ(n.nodes.by[n.links.to[rail]], net::carriage::rail_1520);
  auto const& post = n.crossings[net::crossing_id{n.links.ref[rail]}];
  EXPECT_EQ(n.text(post.id), "post");
  EXPECT_EQ(post.is_connected, 1);
  EXPECT_THAT(post.dwell_s, ElementsAre(24 * 3600U, 12 * 3600U));
  EXPECT_EQ(n.nodes.position[n.links.from[rail]], n.nodes.position[n.links.to[rail]]);
  EXPECT_NEAR(n.nodes.position[n.links.from[rail]].lon(), 10.0, 0.001);
}

TEST(build_pack, ties_terminals_ports_airports_and_a_town_without_any) {
  auto const terminals = two_countries_built().terminals();
  auto const kind = [&](char const* const id) { return terminals.at(id).kind; };
  EXPECT_EQ(terminals.size(), 7U);
  EXPECT_EQ(kind("yard-a"), net::terminal_kind::dry_port);
  EXPECT_EQ(kind("yard-b"), net::terminal_kind::rail_terminal);
  EXPECT_EQ(kind("aawes"), net::terminal_kind::port);
  EXPECT_EQ(kind("bbeas"), net::terminal_kind::port);
  EXPECT_EQ(kind("air-AAW"), net::terminal_kind::airport);
  EXPECT_EQ(kind("air-BBE"), net::terminal_kind::airport);
  EXPECT_EQ(kind("assumed-1"), net::terminal_kind::assumed);  // Westham; Eastham has a yard, Hamlet is too small
  auto const bit = [](mode const m) { return 1U << static_cast<unsigned>(m); };
  EXPECT_EQ(terminals.at("yard-a").modes, bit(mode::rail) | bit(mode::road));
  EXPECT_EQ(terminals.at("aawes").modes, bit(mode::sea) | bit(mode::road));
}

TEST(build_pack, connects_the_yards_by_rail_and_the_ports_by_sea) {
  auto const& b = two_countries_built();
  auto const n = b.network();
  auto const terminals = b.terminals();
  auto const by = [&](mode const m) { return [&n, m](net::link_id const l) { return n.links.by[l] == m; }; };
  EXPECT_TRUE(b.reached(terminals.at("yard-a").node, by(mode::rail)).contains(terminals.at("yard-b").node));
  EXPECT_TRUE(b.reached(terminals.at("yard-a").node, by(mode::road)).contains(terminals.at("yard-b").node));
  EXPECT_TRUE(b.reached(terminals.at("aawes").node, by(mode::sea)).contains(terminals.at("bbeas").node));
  EXPECT_TRUE(b.reached(terminals.at("aawes").node, by(mode::ferry)).contains(terminals.at("bbeas").node));
  EXPECT_TRUE(b.reached(terminals.at("air-AAW").node, by(mode::air)).contains(terminals.at("air-BBE").node));
  // Without the strait the sea falls apart.
  auto const at_sea = [&](net::link_id const l) {
    return n.links.by[l] == mode::sea && n.links.kind[l] != link_kind::passage;
  };
  EXPECT_FALSE(b.reached(terminals.at("aawes").node, at_sea).contains(terminals.at("bbeas").node));
  EXPECT_EQ(n.passages[net::passage_id{0U}].links, 1U);
}

TEST(build_pack, knows_the_shortest_line_from_a_yard_to_the_border) {
  auto const& b = two_countries_built();
  auto const n = b.network();
  auto const yard = b.terminals().at("yard-a").node;
  auto lengths = std::vector<std::uint32_t>{};
  for (auto const l : n.links_at(yard)) {
    if (n.links.by[l] == mode::rail) {
      auto const portal = n.nodes.portal[n.other_end(l, yard)];
      ASSERT_TRUE(portal.is_valid());
      for (auto a = n.overlay.first_arc.all()[portal.index()]; a < n.overlay.first_arc.all()[portal.index() + 1]; ++a) {
        lengths.push_back(n.overlay.metres.all()[a]);
      }
    }
  }
  ASSERT_EQ(lengths.size(), 1U);
  EXPECT_NEAR(lengths[0], 672'000, 3);  // 224 + 224 + 168 + half of 112 km, where the border is found within 2 m
}

TEST(build_pack, keeps_corridors_and_trade_bans) {
  auto const n = two_countries_built().network();
  ASSERT_EQ(n.corridors.size(), 1U);
  EXPECT_EQ(n.corridors.all()[0].waypoints, 2U);
  EXPECT_EQ(n.waypoints.all()[1].at, geo::from_degrees(14, 0));
  EXPECT_EQ(n.waypoints.all()[1].radius_m, 50'000U);
  ASSERT_EQ(n.trade_bans.size(), 1U);
  EXPECT_FALSE(n.trade_bans.all()[0].valid.holds(20'000));
  EXPECT_TRUE(n.trade_bans.all()[0].valid.holds(30'000));
}

// A territory around yard-a that AA holds and another view counts to BB.
small_facts with_disputed_yard() {
  auto rows = two_country_facts();
  add_strip(rows, "3 -1;5 -1;5 1;3 1;3 -1");
  return rows;
}

TEST(build_pack, stamps_a_disputed_territory_and_leaves_it_one_with_its_ground) {
  auto const b = built{tiny_sources{with_disputed_yard()}};
  auto const n = b.network();
  auto const strip = net::country_id{std::uint16_t{2}};
  ASSERT_EQ(n.countries.size(), 3U);
  EXPECT_EQ(n.id_of(strip), "strip");
  EXPECT_EQ(b.terminals().at("yard-a").country, strip);
  EXPECT_EQ(n.nodes.country[b.terminals().at("yard-a").node], strip);
  EXPECT_NE(b.terminals().at("assumed-1").country, strip);
  auto borders = b.links_of(link_kind::free_border);
  std::erase_if(borders, [&](auto const l) { return n.links.by[l] == mode::waterway; });  // the river knows no posts
  EXPECT_EQ(borders.size(), 4U);  // rail and road, west and east of the yard
  for (auto const l : borders) {
    auto const a = n.nodes.country[n.links.from[l]];
    auto const c = n.nodes.country[n.links.to[l]];
    EXPECT_TRUE((a == strip) != (c == strip));
    EXPECT_EQ(n.ground_of(a), n.ground_of(c));
    EXPECT_EQ(n.nodes.zone[n.links.from[l]], n.nodes.zone[n.links.to[l]]);
  }
  auto metres = std::uint64_t{0};
  for (auto const l : b.links_of(link_kind::track)) {
    metres += n.links.by[l] == mode::rail ? n.links.length_m[l] : 0;
  }
  EXPECT_EQ(metres, 1'680'000U);
  EXPECT_EQ(n.rate_index(mode::rail, strip), n.rate_index(mode::rail, kLeft));
}

TEST(build_pack, keeps_points_of_view_and_the_boundaries_of_territories) {
  auto const sources = tiny_sources{with_disputed_yard()};
  write_pack(sources.build(), sources.folder / "disputed.pack");
  auto const opened = pack{sources.folder / "disputed.pack"};
  auto const& n = opened.network();
  EXPECT_EQ(n.points_of_view.size(), 2U);
  EXPECT_EQ(n.attributions.size(), 2U);
  EXPECT_EQ(opened.read_disputed_lines().size(), 1U);
  EXPECT_EQ(opened.read_land().size(), 2U);
  auto const yard = places::find_key(opened.places(), "yard-a");
  ASSERT_EQ(yard.last - yard.first, 1U);
  EXPECT_EQ(opened.places().country[opened.places().key_place[yard.first]], 2U);
}

TEST(build_pack, names_a_province_that_the_layer_lacks_and_an_area_that_covers_nothing) {
  auto rows = two_country_facts();
  rows.add(fact_table::disputed_areas, {{"id", "strip"}, {"provinces", "AA Nowhere"}, {"ground", "AA"}});
  rows.add(fact_table::views, {{"id", "held"}, {"default", "no"}});
  rows.add(fact_table::disputed, {{"id", "s-held"}, {"territory", "strip"}, {"view", "held"}, {"country", "AA"}});
  auto const sources = tiny_sources{rows};
  add_province(sources.raw.countries_path, rectangle("AA", {0, 0, 2, 2}), "Somewhere");
  EXPECT_THAT(
      thrown_by([&] { sources.build(); }),
      AllOf(HasSubstr("disputed_areas.csv:2"), HasSubstr("'provinces': 'AA Nowhere'"), HasSubstr("is no province")));
  auto const far = [&](char const* const ring) {
    auto const header = rows.bytes()[static_cast<std::size_t>(fact_table::disputed_areas)];
    auto moved = rows;
    moved.set(fact_table::disputed_areas, header.substr(0, header.find('\n') + 1));
    moved.add(fact_table::disputed_areas,
              {{"id", "strip"}, {"provinces", "AA Somewhere"}, {"ring", ring}, {"ground", "AA"}});
    auto const again = tiny_sources{moved};
    add_province(again.raw.countries_path, rectangle("AA", {0, 0, 2, 2}), "Somewhere");
    return thrown_by([&] { again.build(); });
  };
  EXPECT_THAT(far("12 0;13 0;13 1;12 0"), AllOf(HasSubstr("'ring'"), HasSubstr("covers nothing")));
  EXPECT_EQ(far("1 0;3 0;3 1;1 0"), "nothing");
}

TEST(build_pack, gives_the_same_bytes_for_any_number_of_threads) {
  auto const sources = tiny_sources{};
  auto files = std::vector<std::string>{};
  for (auto const threads : {1U, 2U, 4U}) {
    auto const path = sources.folder / fmt::format("{}.pack", threads);
    write_pack(sources.build(threads), path);
    files.push_back(io::read_file(path));
  }
  EXPECT_EQ(files[0], files[1]);
  EXPECT_EQ(files[0], files[2]);
}

TEST(build_pack, makes_a_pack_that_opens_in_less_than_two_seconds) {
  auto const start = std::chrono::steady_clock::now();
  auto const sources = tiny_sources{};
  write_pack(sources.build(), sources.folder / "tiny.pack");
  auto const opened = pack{sources.folder / "tiny.pack"};
  opened.check_contents();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{2});
  EXPECT_EQ(opened.meta().name, "tiny");
  EXPECT_EQ(opened.network().links.from.size(), two_countries_built().network().links.from.size());
  EXPECT_EQ(opened.read_facts()[fact_table::gauges].size(), 2U);
  EXPECT_EQ(opened.read_findings().size(), two_countries_built().data.found.size());
  EXPECT_EQ(opened.read_land().size(), 2U);
  auto const found = places::find_key(opened.places(), "westham");
  ASSERT_EQ(found.last - found.first, 1U);
  auto const place = opened.places().key_place[found.first];
  EXPECT_EQ(opened.places().population[place], 90'000U);
  auto const yard = places::find_key(opened.places(), "yard-b");
  ASSERT_EQ(yard.last - yard.first, 1U);
  EXPECT_EQ(opened.places().key_kind[yard.first], places::name_kind::code);
}

TEST(build_pack, leaves_a_break_of_gauge_without_a_post_closed) {
  auto rows = two_country_facts();
  auto const header = rows.bytes()[static_cast<std::size_t>(fact_table::border_crossings)];
  rows.set(fact_table::border_crossings, header.substr(0, header.find('\n') + 1));
  rows.add(fact_table::border_pairs, {{"mode", "rail"}, {"country_a", "AA"}, {"country_b", "BB"}, {"rule", "open"}});
  auto const b = built{tiny_sources{rows}};
  EXPECT_EQ(of_check(b.data.found, "gauge-break-without-post").size(), 1U);
  auto const n = b.network();
  for (auto const l : b.links_of(link_kind::border)) {
    EXPECT_EQ(n.links.by[l], mode::road);
  }
}

TEST(build_pack, makes_an_open_border_of_one_gauge_and_rate_a_point_on_the_line) {
  auto rows = two_country_facts();
  auto const crossings = rows.bytes()[static_cast<std::size_t>(fact_table::border_crossings)];
  rows.set(fact_table::border_crossings, crossings.substr(0, crossings.find('\n') + 1));
  auto const gauges = rows.bytes()[static_cast<std::size_t>(fact_table::gauges)];
  rows.set(fact_table::gauges, gauges.substr(0, gauges.find('\n') + 1));
  rows.add(fact_table::gauges, {{"country", "AA"}, {"gauge_mm", "1520"}});
  rows.add(fact_table::gauges, {{"country", "BB"}, {"gauge_mm", "1520"}});
  rows.add(fact_table::border_pairs, {{"mode", "rail"}, {"country_a", "AA"}, {"country_b", "BB"}, {"rule", "open"}});
  auto const b = built{tiny_sources{rows}};
  auto const n = b.network();
  ASSERT_EQ(b.links_of(link_kind::free_border).size(), 2U) << "this one and the river's";
  auto const border = b.links_of(link_kind::free_border).front();
  ASSERT_EQ(n.links.by[border], mode::rail);
  auto const zone = n.nodes.zone[n.links.from[border]];
  EXPECT_EQ(zone, n.nodes.zone[n.links.to[border]]);
  EXPECT_FALSE(n.zones[zone].country.is_valid());
}

TEST(build_pack, joins_no_airports_of_countries_whose_skies_are_shut_to_each_other) {
  auto const flights_with = [](std::string const& from, std::string const& until) {
    auto rows = two_country_facts();
    rows.add(fact_table::border_pairs, {{"mode", "air"},
                                        {"country_a", "BB"},
                                        {"country_b", "AA"},
                                        {"rule", "closed"},
                                        {"valid_from", from},
                                        {"valid_until", until}});
    return built{tiny_sources{rows}}.links_of(link_kind::flight).size();
  };
  EXPECT_EQ(flights_with("2022-02-28", ""), 0U);
  EXPECT_EQ(flights_with("2022-02-28", "2022-12-31"), 1U);  // over before the pack's day
  EXPECT_EQ(flights_with("2999", ""), 1U);                  // not yet
}

TEST(build_pack, says_which_field_of_which_line_makes_no_sense) {
  auto const error_of = [](fact_table const table, small_facts::fields const& row) {
    return thrown_by([&] { tiny_sources{two_country_facts().add(table, row)}.build(); });
  };
  for (auto const* const bad : {"CCC", "C", "cc", "C3", "Ç"}) {
    EXPECT_THAT(error_of(fact_table::countries, {{"code", bad}, {"name", "x"}, {"region", "west"}}),
                AllOf(StartsWith("bad_input: "), HasSubstr(fmt::format("countries.csv:4: column 'code': '{}'", bad))));
  }
  EXPECT_THAT(error_of(fact_table::trade_bans, {{"goods_of", "AA"}, {"banned_in", "ZZ"}}),
              HasSubstr("trade_bans.csv:3: column 'banned_in': 'ZZ'"));
  EXPECT_THAT(error_of(fact_table::trade_bans, {{"goods_of", ""}, {"banned_in", "AA"}}),
              HasSubstr("trade_bans.csv:3: column 'goods_of'"));
  for (auto const* const bad : {"Yard 4 0", "Yard 4 0 x", "Yard 4 0 0", "Yard 4 0 -5", "4 0 50", "Yard 200 0 50",
                                "Yard 4 95 50", "Yard nan 0 50", "Yard 4 0 inf", "Yard 4 0 1e9"}) {
    EXPECT_THAT(error_of(fact_table::corridors, {{"name", "c"}, {"waypoints", bad}}),
                AllOf(StartsWith("bad_input: "), HasSubstr("corridors.csv:3: column 'waypoints'")))
        << bad;
  }
}

TEST(build_pack, tells_where_it_is_and_stops_when_asked_to) {
  auto const sources = tiny_sources{};
  auto shares = std::vector<double>{};
  auto told = progress{};
  told.report = [&](std::string_view, double const share) { shares.push_back(share); };
  build_pack(sources.what, sources.raw, 1, told);
  EXPECT_GT(shares.size(), 5U);
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  EXPECT_GE(shares.front(), 0.0);
  EXPECT_LE(shares.back(), 1.0);
  auto stop = std::stop_source{};
  stop.request_stop();
  told.stop = stop.get_token();
  EXPECT_THAT(thrown_by([&] { build_pack(sources.what, sources.raw, 1, told); }), StartsWith("interrupted: "));
}

TEST(read_sources, takes_every_layer_out_of_its_package) {
  auto const sources = packed_sources{};
  auto steps = std::vector<std::string>{};
  auto told = progress{};
  told.report = [&](std::string_view const step, double) { steps.emplace_back(step); };
  auto const raw = read_sources(sources.what, sources.folder / "cache", told);
  EXPECT_EQ(raw.rail, sources.raw.rail);
  EXPECT_EQ(raw.road, sources.raw.road);
  EXPECT_EQ(raw.sea, sources.raw.sea);
  EXPECT_EQ(raw.ports, sources.raw.ports);
  EXPECT_EQ(raw.cities, sources.raw.cities);
  EXPECT_EQ(io::read_file(raw.countries_path), io::read_file(sources.raw.countries_path));
  EXPECT_THAT(steps, Contains("fetch lines 1"));
  EXPECT_EQ(build_pack(sources.what, raw, 1, {}).network.links.from.size(), sources.build().network.links.from.size());
}

TEST(read_sources, names_package_and_member_that_are_not_there) {
  auto sources = packed_sources{};
  sources.what.sea.path = "l/lake.geojson";
  auto const error_of_reading = [&] {
    return thrown_by([&] { read_sources(sources.what, sources.folder / "cache", {}); });
  };
  EXPECT_THAT(error_of_reading(), AllOf(StartsWith("bad_input: "), HasSubstr("lines.zip"), HasSubstr("lake.geojson")));
  sources.what.packages[0].sha256 = std::string(64, '1');
  EXPECT_THAT(error_of_reading(), StartsWith("hash_mismatch: "));
}

}  // namespace
}  // namespace wakhan::load
