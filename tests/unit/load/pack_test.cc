// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <set>

#include "unit/io/temporary_folder.h"
#include "unit/io/thrown_by.h"
#include "unit/load/tiny_pack.h"
#include "unit/load/tiny_sections.h"
#include "wakhan/base/parallel.h"
#include "wakhan/io/file.h"
#include "wakhan/load/check_pack.h"

namespace wakhan::load {
namespace {

using test::temporary_folder;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(pack, opens_as_it_was_written) {
  auto const folder = temporary_folder{};
  auto const data = tiny_pack_maker{}.data();
  write_pack(data, folder / "p");
  auto const p = pack{folder / "p"};
  EXPECT_EQ(p.path(), folder / "p");
  EXPECT_EQ(p.meta().name, "tiny");
  EXPECT_EQ(p.meta().reference_date, "2026-11-01");
  EXPECT_EQ(p.meta().price_year, 2024);
  ASSERT_EQ(p.meta().sources.size(), 1U);
  EXPECT_EQ(p.meta().sources[0].attribution, "nobody");
  EXPECT_EQ(p.network().nodes.position.size(), data.network.nodes.position.size());
  EXPECT_EQ(p.network().code_of(kRight), "BB");
  EXPECT_EQ(p.network().text(p.network().crossings[net::crossing_id{0U}].name), "Post");
  ASSERT_EQ(p.places().position.size(), 2U);
  EXPECT_EQ(places::name_of(p.places(), places::place_id{1U}), "Eastport");
  EXPECT_EQ(p.read_facts().bytes, data.fact_bytes);
  ASSERT_EQ(p.read_findings().size(), 2U);
  EXPECT_EQ(p.read_findings()[1].level, severity::problem);
  EXPECT_EQ(p.read_findings()[1].what, "");
  EXPECT_EQ(p.read_findings()[1].message, "two");
  EXPECT_EQ(p.read_land(), data.land);
  EXPECT_EQ(p.read_disputed_lines(), data.disputed);
  EXPECT_EQ(thrown_by([&] { p.check_contents(); }), "nothing");
}

TEST(pack, parses_a_table_once_whoever_asks) {
  auto const folder = temporary_folder{};
  auto const data = tiny_pack_maker{}.data();
  write_pack(data, folder / "p");
  auto const p = pack{folder / "p"};
  auto const all = p.read_facts();
  auto asked = std::vector<io::csv_table const*>(8);
  parallel_for(asked.size(), 4, [&](unsigned, std::size_t const i) { asked[i] = &p.rows_of(fact_table::speeds); });
  for (auto const* const table : asked) {
    EXPECT_EQ(table, asked.front());
  }
  EXPECT_EQ(asked.front()->size(), all[fact_table::speeds].size());
  EXPECT_EQ(p.rows_of(fact_table::loads).name(), "data/loads.csv");
}

TEST(pack, has_the_same_bytes_from_the_same_data) {
  auto const folder = temporary_folder{};
  write_pack(tiny_pack_maker{}.data(), folder / "a");
  write_pack(tiny_pack_maker{}.data(), folder / "b");
  EXPECT_EQ(io::read_file(folder / "a"), io::read_file(folder / "b"));
  EXPECT_EQ(pack{folder / "a"}.hash(), pack{folder / "b"}.hash());
}

TEST(pack, stays_valid_when_it_moves) {
  auto const folder = temporary_folder{};
  write_pack(tiny_pack_maker{}.data(), folder / "p");
  auto first = pack{folder / "p"};
  auto const second = std::move(first);
  EXPECT_EQ(second.network().code_of(kLeft), "AA");
}

TEST(pack, an_absent_one_is_missing) {
  EXPECT_THAT(thrown_by([] { pack{"/no/such.pack"}; }), StartsWith("missing_pack: /no/such.pack"));
}

TEST(pack, the_tiny_one_has_a_row_in_every_table_so_that_the_tests_below_mean_something) {
  for (std::size_t i = 0; i < tiny().names.size(); ++i) {
    EXPECT_FALSE(tiny().bytes[i].empty()) << tiny().names[i];
  }
}

TEST(pack, every_section_is_needed) {
  for (std::size_t skipped = 0; skipped < tiny().names.size(); ++skipped) {
    auto parts = std::vector<io::section>{};
    for (std::size_t i = 0; i < tiny().names.size(); ++i) {
      if (i != skipped) {
        parts.push_back({tiny().names[i], std::as_bytes(std::span{tiny().bytes[i].data(), tiny().bytes[i].size()})});
      }
    }
    auto const folder = temporary_folder{};
    folder.write("p", io::make_section_file(parts));
    EXPECT_THAT(
        thrown_by([&] { read_all(folder / "p"); }),
        AllOf(StartsWith("damaged_pack: "), HasSubstr(fmt::format("section '{}' is missing", tiny().names[skipped]))));
  }
}

TEST(pack, an_id_out_of_range_is_refused_with_its_section) {
  using net::node_id;
  constexpr auto kFar = std::uint32_t{1000};
  for (auto const* const s :
       {"link.from", "link.to", "portal.node", "near.road", "near.hub", "node.links", "zone.free_border",
        "overlay.head", "overlay.path", "thinned.ways", "thinned.left_node", "hierarchy.node", "hierarchy.link"}) {
    expect_value_refused(s, kFar);
    expect_value_refused(s, UINT32_MAX);
  }
  expect_value_refused("service.stops", std::uint32_t{2});
  for (auto const* const s : {"node.zone", "node.portal"}) {
    expect_value_refused(s, kFar);
  }
  for (auto const* const s : {"node.country", "link.country"}) {
    expect_value_refused(s, std::uint16_t{2});
  }
  expect_value_refused("rate_of", std::uint16_t{1000});
  expect_value_refused("link.fact", std::uint32_t{kFactTables << 24U});
  expect_value_refused("place.country", std::uint16_t{2});
  expect_value_refused("place.key_place", std::uint32_t{2});
}

TEST(pack, an_offset_out_of_range_is_refused_with_its_section) {
  for (auto const* const s :
       {"node.first_link", "link.first_shape", "overlay.first_arc", "overlay.first_link", "thinned.first_way",
        "hierarchy.first_node", "hierarchy.first_link", "hierarchy.first_word"}) {
    expect_value_refused(s, std::uint32_t{0});
    expect_value_refused(s, UINT32_MAX);
    EXPECT_THAT(after<std::uint32_t>(s, [](auto& rows) { rows.front() = 1; }),
                HasSubstr(fmt::format("section '{}'", s)));
    EXPECT_THAT(after<std::uint32_t>(s, [](auto& rows) { rows.at(rows.size() / 2) = UINT32_MAX; }),
                HasSubstr(fmt::format("section '{}'", s)));
  }
  expect_value_refused("place.name", UINT32_MAX);
  expect_value_refused("place.key_offset", UINT32_MAX);
}

TEST(pack, an_enumerator_that_does_not_exist_is_refused_with_its_section) {
  for (auto const* const s : {"node.kind", "node.carriage", "link.kind", "link.mode", "place.kind", "place.key_kind"}) {
    expect_value_refused(s, std::uint8_t{200});
  }
}

TEST(pack, a_link_of_a_row_that_does_not_exist_is_refused) {
  auto const& kinds = tiny().bytes[tiny().index("link.kind")];
  for (std::size_t l = 0; l < kinds.size(); ++l) {
    auto const kind = static_cast<net::link_kind>(kinds[l]);
    auto const needs_row = kind != net::link_kind::track;
    auto const result = after<std::uint32_t>("link.ref", [&](auto& rows) { rows.at(l) = 1000; });
    EXPECT_THAT(result, needs_row ? HasSubstr("section 'link.ref'") : HasSubstr("nothing")) << l;
  }
}

TEST(pack, a_row_with_a_bad_reference_is_refused_with_its_table) {
  auto const bad_text = net::text_id{std::uint32_t{1'000'000}};
  auto const bad_country = net::country_id{std::uint16_t{7}};
  auto const bad_fact = net::fact_id::of(kFactTables, 0);
  expect_refused<net::country>("country", [&](auto& r) { r.name = bad_text; });
  expect_refused<net::country>("country", [&](auto& r) { r.region = bad_text; });
  expect_refused<net::crossing>("crossing", [&](auto& r) { r.id = bad_text; });
  expect_refused<net::crossing>("crossing", [&](auto& r) { r.name = bad_text; });
  expect_refused<net::crossing>("crossing", [&](auto& r) { r.country_a = bad_country; });
  expect_refused<net::crossing>("crossing", [&](auto& r) { r.country_b = {}; });
  expect_refused<net::crossing>("crossing", [&](auto& r) { r.fact = bad_fact; });
  expect_refused<net::crossing>("crossing", [&](auto& r) { r.dwell_fact = bad_fact; });
  expect_refused<net::crossing>("crossing", [&](auto& r) { r.by = static_cast<net::mode>(200); });
  expect_refused<net::passage>("passage", [&](auto& r) { r.id = bad_text; });
  expect_refused<net::passage>("passage", [&](auto& r) { r.name = bad_text; });
  expect_refused<net::passage>("passage", [&](auto& r) { r.fact = bad_fact; });
  expect_refused<net::terminal>("terminal", [&](auto& r) { r.id = bad_text; });
  expect_refused<net::terminal>("terminal", [&](auto& r) { r.name = bad_text; });
  expect_refused<net::terminal>("terminal", [&](auto& r) { r.node = net::node_id{std::uint32_t{1000}}; });
  expect_refused<net::terminal>("terminal", [&](auto& r) { r.country = bad_country; });
  expect_refused<net::terminal>("terminal", [&](auto& r) { r.kind = static_cast<net::terminal_kind>(200); });
  expect_refused<net::terminal>("terminal", [&](auto& r) { r.fact = bad_fact; });
  expect_refused<net::ferry>("ferry", [&](auto& r) { r.id = bad_text; });
  expect_refused<net::ferry>("ferry", [&](auto& r) { r.name = bad_text; });
  expect_refused<net::ferry>("ferry", [&](auto& r) { r.fact = bad_fact; });
  expect_refused<net::service>("service", [&](auto& r) { r.id = bad_text; });
  expect_refused<net::service>("service", [&](auto& r) { r.name = bad_text; });
  expect_refused<net::service>("service", [&](auto& r) { r.fact = bad_fact; });
  expect_refused<net::service>("service", [&](auto& r) { r.by = net::mode::none; });
  expect_refused<net::service>("service", [&](auto& r) { r.runs = static_cast<net::course>(200); });
  expect_refused<net::service>("service", [&](auto& r) { r.first_stop = 1; });
  expect_refused<net::service>("service", [&](auto& r) { r.stops = UINT32_MAX; });
  expect_refused<net::published_days>("departure_days", [&](auto& r) { r.service = net::service_id{1U}; });
  expect_refused<net::published_days>("departure_days", [&](auto& r) { r.service = {}; });
  expect_refused<net::published_days>("departure_days", [&](auto& r) {
    r.service = {};
    r.ferry = net::ferry_id{1U};
  });
  expect_refused<net::published_days>("departure_days", [&](auto& r) { r.fact = bad_fact; });
  expect_refused<net::published_days>("departure_days", [&](auto& r) { r.dates = 3; });
  expect_refused<net::published_days>("departure_days", [&](auto& r) { r.first_date = UINT32_MAX; });
  expect_refused<net::published_days>("departure_days", [&](auto& r) { r.weekdays = 1; });
  expect_refused<net::published_days>("departure_days", [&](auto& r) {
    r.dates = 0;
    r.weekdays = 0x80;
  });
  for (auto const wrong : {-2, 86'400}) {
    expect_refused<net::published_days>("departure_days", [&](auto& r) { r.time_s = wrong; });
  }
  for (auto const wrong : {-2, 30 * 86'400 + 1}) {
    expect_refused<net::published_days>("departure_days", [&](auto& r) { r.cut_off_s = wrong; });
  }
  using season = std::pair<std::uint16_t, std::uint16_t>;
  for (auto const& wrong : {season{0, 101}, season{101, 0}, season{1301, 101}, season{230, 301}, season{101, 100}}) {
    expect_refused<net::published_days>("departure_days", [&](auto& r) {
      r.season_from = wrong.first;
      r.season_until = wrong.second;
    });
  }
  EXPECT_THAT(after<std::int32_t>("departure_dates", [](auto& rows) { rows[1] = rows[0]; }),
              HasSubstr("section 'departure_dates'"));
  expect_refused<net::trade_ban>("trade_ban", [&](auto& r) { r.id = bad_text; });
  expect_refused<net::trade_ban>("trade_ban", [&](auto& r) { r.goods_of = bad_country; });
  expect_refused<net::trade_ban>("trade_ban", [&](auto& r) { r.banned_in = bad_country; });
  expect_refused<net::trade_ban>("trade_ban", [&](auto& r) { r.fact = bad_fact; });
  expect_refused<net::border_period>("border_period", [&](auto& r) { r.at = net::crossing_id{1000U}; });
  expect_refused<net::border_period>("border_period", [&](auto& r) { r.fact = bad_fact; });
  expect_refused<net::line_speed>("line_speed", [&](auto& r) { r.at = net::passage_id{1000U}; });
  expect_refused<net::line_speed>("line_speed", [&](auto& r) { r.fact = bad_fact; });
  expect_refused<net::lane_price>("lane_price", [&](auto& r) { r.at = net::passage_id{1000U}; });
  expect_refused<net::lane_price>("lane_price", [&](auto& r) { r.region = bad_text; });
  expect_refused<net::lane_price>("lane_price", [&](auto& r) { r.fact = bad_fact; });
  expect_refused<net::hazard>("hazard", [&](auto& r) { r.id = bad_text; });
  expect_refused<net::hazard>("hazard", [&](auto& r) { r.name = bad_text; });
  expect_refused<net::hazard>("hazard", [&](auto& r) { r.fact = bad_fact; });
  expect_refused<net::hazard>("hazard", [&](auto& r) { r.target = 1; });
  expect_refused<net::hazard>("hazard", [&](auto& r) { r.links = 2; });
  expect_refused<net::hazard>("hazard", [&](auto& r) { r.links = 0; });
  expect_refused<net::hazard>("hazard", [&](auto& r) { r.classes = 1U << 21U; });
  for (auto const what : {net::hazard_target::country, net::hazard_target::crossing, net::hazard_target::passage,
                          net::hazard_target::ferry, net::hazard_target::terminal, net::hazard_target::terminal_kind,
                          net::hazard_target::mode}) {
    expect_refused<net::hazard>("hazard", [&](auto& r) {
      r.what = what;
      r.target = 1000;
    });
  }
  expect_refused<net::corridor>("corridor", [&](auto& r) { r.id = bad_text; });
  expect_refused<net::corridor>("corridor", [&](auto& r) { r.name = bad_text; });
  expect_refused<net::corridor>("corridor", [&](auto& r) { r.first_waypoint = 1; });
  expect_refused<net::corridor>("corridor", [&](auto& r) { r.waypoints = UINT32_MAX; });
  expect_refused<net::corridor>("corridor", [&](auto& r) { r.fact = bad_fact; });
  expect_refused<net::zone>("zone", [&](auto& r) { r.rate = 1000; });
  expect_refused<net::zone>("zone", [&](auto& r) { r.by = static_cast<net::carriage>(200); });
  expect_refused<net::zone>("zone", [&](auto& r) { r.country = bad_country; });
  expect_refused<net::rate>("rate", [&](auto& r) { r.speed_fact = bad_fact; });
  expect_refused<net::rate>("rate", [&](auto& r) { r.tariff_fact.values[2] = bad_fact; });
  expect_refused<net::handling>("handling_of", [&](auto& r) { r.service_fact = bad_fact; });
}

TEST(pack, texts_without_an_end_are_refused) {
  EXPECT_THAT(after<char>("strings", [](auto& rows) { rows.back() = 'x'; }), HasSubstr("section 'strings'"));
  EXPECT_THAT(after<char>("place.strings", [](auto& rows) { rows.back() = 'x'; }), HasSubstr("places: "));
}

TEST(pack, a_section_that_is_no_whole_number_of_rows_is_refused_with_its_name) {
  auto const free = std::set<std::string>{"meta", "findings", "land", "disputed", "strings", "place.strings"};
  for (std::size_t i = 0; i < tiny().names.size(); ++i) {
    auto const& name = tiny().names[i];
    if (!free.contains(name) && !name.starts_with("fact.")) {
      auto const result = reading(i, tiny().bytes[i] + '\0');
      EXPECT_THAT(result, AllOf(StartsWith("damaged_pack: "), AnyOf(HasSubstr("section '"), HasSubstr("places: "))))
          << name;
    }
  }
}

TEST(pack, a_section_with_a_row_less_is_refused_where_others_count_on_it) {
  // Rows that nothing refers to, or sets that may have any size.
  auto const free =
      std::set<std::string>{"zone.free_border", "service",    "trade_ban",   "corridor",       "near.road",
                            "border_period",    "lane_price", "line_speed",  "hazard",         "near.hub",
                            "departure_days",   "meta",       "findings",    "land",           "strings",
                            "place.strings",    "disputed",   "attribution", "change_of_ships"};
  auto const sizes = std::map<std::string, std::size_t>{{"node.position", 8},
                                                        {"node.country", 2},
                                                        {"link.country", 2},
                                                        {"zone", sizeof(net::zone)},
                                                        {"rate_of", 2},
                                                        {"country", sizeof(net::country)},
                                                        {"point_of_view", sizeof(net::point_of_view)},
                                                        {"crossing", sizeof(net::crossing)},
                                                        {"passage", sizeof(net::passage)},
                                                        {"vessel", sizeof(net::vessel)},
                                                        {"terminal", sizeof(net::terminal)},
                                                        {"ferry", sizeof(net::ferry)},
                                                        {"departure_dates", sizeof(std::int32_t)},
                                                        {"waypoint", sizeof(net::waypoint)},
                                                        {"rate", sizeof(net::rate)},
                                                        {"handling_of", sizeof(net::handling)},
                                                        {"gauge_change_of", sizeof(net::handling)},
                                                        {"node.kind", 1},
                                                        {"node.carriage", 1},
                                                        {"link.kind", 1},
                                                        {"link.mode", 1},
                                                        {"link.shapes", 1},
                                                        {"place.position", 8},
                                                        {"place.kind", 1},
                                                        {"place.has_terminal", 1},
                                                        {"place.country", 2},
                                                        {"place.key_kind", 1}};
  for (std::size_t i = 0; i < tiny().names.size(); ++i) {
    auto const& name = tiny().names[i];
    if (free.contains(name) || name.starts_with("fact.")) {
      continue;
    }
    auto const known = sizes.find(name);
    auto const row = known == sizes.end() ? std::size_t{4} : known->second;
    EXPECT_THAT(reading(i, tiny().bytes[i].substr(0, tiny().bytes[i].size() - row)), StartsWith("damaged_pack: "))
        << name;
    EXPECT_THAT(reading(i, ""), StartsWith("damaged_pack: ")) << name;
  }
}

TEST(pack, a_bad_meta_section_is_refused) {
  auto const meta = tiny().index("meta");
  auto const text = tiny().bytes[meta];
  EXPECT_THAT(reading(meta, ""), HasSubstr("section 'meta'"));
  EXPECT_THAT(reading(meta, text + "extra"), HasSubstr("section 'meta'"));
  auto other_date = text;
  other_date[text.find("2026-11-01") + 5] = '3';
  EXPECT_THAT(reading(meta, other_date), HasSubstr("section 'meta'"));
}

TEST(pack, bad_findings_are_refused) {
  auto const at = tiny().index("findings");
  EXPECT_EQ(reading(at, ""), "nothing");
  EXPECT_THAT(reading(at, tiny().bytes[at] + "1"),
              AllOf(StartsWith("damaged_pack: "), HasSubstr("section 'findings'")));
  for (auto const* const level : {"7", "", "-1", "12", "x"}) {
    EXPECT_THAT(reading(at, level + tiny().bytes[at].substr(1)),
                AllOf(StartsWith("damaged_pack: "), HasSubstr("section 'findings'")))
        << level;
  }
}

TEST(pack, land_longer_or_shorter_than_it_says_is_refused) {
  auto const at = tiny().index("land");
  auto const text = tiny().bytes[at];
  EXPECT_EQ(reading(at, ""), "nothing");
  for (auto const& bad :
       {text.substr(0, text.size() - 1), text.substr(0, 3), text + '\1', "\xFF\xFF\xFF\xFF" + text.substr(4)}) {
    EXPECT_THAT(reading(at, bad), AllOf(StartsWith("damaged_pack: "), HasSubstr("section 'land'")));
  }
}

TEST(pack, facts_that_are_no_table_are_named_with_their_file) {
  EXPECT_THAT(reading(tiny().index("fact.4"), ""), HasSubstr("gauges.csv"));
  EXPECT_THAT(reading(tiny().index("fact.4"), "id\nx\n"), HasSubstr("gauges.csv"));
}

TEST(pack, a_flipped_bit_anywhere_is_noticed_by_the_check_of_contents) {
  auto const whole = tiny().sealed(tiny().names.size(), "");
  auto const folder = temporary_folder{};
  for (std::size_t at = 0; at < whole.size(); at += 13) {
    auto bytes = whole;
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ 1U << at % 8);
    folder.write("p", bytes);
    EXPECT_THAT(thrown_by([&] { io::section_file{folder / "p"}.check_contents(); }),
                AllOf(AnyOf(StartsWith("damaged_pack: "), StartsWith("wrong_pack_format: ")), HasSubstr(folder / "p")))
        << at;
  }
}

TEST(pack, one_cut_at_the_edge_of_a_section_or_beside_it_is_refused) {
  auto const whole = tiny().sealed(tiny().names.size(), "");
  auto const folder = temporary_folder{};
  folder.write("p", whole);
  auto edges = std::vector<std::size_t>{};
  {
    auto const file = io::section_file{folder / "p"};
    auto const* const begin = file.sections().front().bytes.data() - 64 * (file.sections().size() + 1);
    for (auto const& s : file.sections()) {
      auto const first = static_cast<std::size_t>(s.bytes.data() - begin);
      edges.insert(edges.end(), {first, first + s.bytes.size()});
    }
  }
  for (auto const edge : edges) {
    for (auto const size : {edge - 1, edge, edge + 1}) {
      folder.write("p", whole.substr(0, size));
      EXPECT_THAT(thrown_by([&] { pack{folder / "p"}; }), StartsWith("damaged_pack: ")) << size;
    }
  }
}

TEST(pack, any_byte_of_any_section_may_change_without_a_crash) {
  auto const folder = temporary_folder{};
  for (std::size_t i = 0; i < tiny().names.size(); ++i) {
    auto const step = std::max<std::size_t>(1, tiny().bytes[i].size() / 64);
    for (std::size_t at = 0; at < tiny().bytes[i].size(); at += step) {
      for (auto const bits : {0x01, 0xFF}) {
        auto bytes = tiny().bytes[i];
        bytes[at] = static_cast<char>(bytes[at] ^ bits);
        folder.write("p", tiny().sealed(i, bytes));
        auto const result = thrown_by([&] {
          read_all(folder / "p");
          auto const p = pack{folder / "p"};
          auto report = check_report{};
          check_laws(p.network(), report);
          check_passages(p.network(), report);
        });
        EXPECT_THAT(result, AnyOf("nothing", StartsWith("damaged_pack: "), StartsWith("bad_input: ")))
            << tiny().names[i] << " byte " << at;
      }
    }
  }
}

}  // namespace
}  // namespace wakhan::load
