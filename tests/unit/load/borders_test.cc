// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/borders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/disputed_facts.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using net::mode;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;

std::int32_t const kDay = *parse_date("2026-11-01", false);
constexpr double kKm = 1 / 111.195;  // degrees of latitude

small_facts with_dwell() {
  return small_facts{}.add(fact_table::border_dwells, {{"mode", "rail"},
                                                       {"scope_a", "*"},
                                                       {"scope_b", "*"},
                                                       {"dwell_h", "40"},
                                                       {"dwell_sd_h", "20"},
                                                       {"fee_usd", "200"}});
}

small_facts::fields crossing(std::string const& id, double const lat) {
  return {{"id", id},        {"mode", "rail"}, {"country_a", "AA"},          {"country_b", "BB"},
          {"name", id},      {"lon", "10"},    {"lat", std::to_string(lat)}, {"status", "open"},
          {"transit", "yes"}};
}

small_facts::fields pair(std::string const& rule) {
  return {{"mode", "rail"}, {"country_a", "BB"}, {"country_b", "AA"}, {"rule", rule}};
}

// Facts and rules that stand on them.
struct rules_of {
  std::vector<std::string> codes{two_codes()};
  std::vector<std::string> regions{two_regions()};
  facts rows;
  border_rules rules;
  explicit rules_of(small_facts const& made) : rows{made.parse()}, rules{rows, codes, regions, kDay} {}
};

// A line over the border at each of these latitudes, cut there.
struct cut_lines {
  drawing d;
  std::vector<border_cut> cuts;
  explicit cut_lines(std::vector<double> const& latitudes, mode const kind = mode::rail) : d{kind} {
    for (auto const lat : latitudes) {
      auto const a = d.point(9.5, lat);
      auto const b = d.point(10.5, lat, kRight);
      d.edge(a, b);
    }
    cuts = cut_at_borders(d.lines, two_countries());
  }
};

struct opening {
  std::vector<opened_cut> cuts;
  findings found;
};

opening open(rules_of& r, cut_lines const& c) {
  auto out = opening{};
  out.cuts = r.rules.open_cuts(c.d.lines, c.cuts, out.found);
  return out;
}

TEST(borders, an_edge_over_the_border_is_cut_there) {
  auto d = drawing{};
  auto const a = d.point(9, 0);
  auto const b = d.point(13, 0, kRight);
  d.edge(a, b, 400'000).fact = net::fact_id::of(5, 7);
  auto const cuts = cut_at_borders(d.lines, two_countries());
  ASSERT_EQ(cuts.size(), 1U);
  ASSERT_EQ(d.lines.edges.size(), 2U);
  auto const& first = d.lines.edges[0];
  auto const& second = d.lines.edges[1];
  EXPECT_EQ(first.a, a);
  EXPECT_EQ(first.b, cuts[0].point_a);
  EXPECT_EQ(second.a, cuts[0].point_b);
  EXPECT_EQ(second.b, b);
  EXPECT_EQ(first.metres + second.metres, 400'000U);
  EXPECT_NEAR(first.metres, 100'000, 100);
  EXPECT_EQ(first.fact, second.fact);
  EXPECT_EQ(d.lines.country[cuts[0].point_a], kLeft);
  EXPECT_EQ(d.lines.country[cuts[0].point_b], kRight);
  EXPECT_EQ(d.lines.points[cuts[0].point_a], d.lines.points[cuts[0].point_b]);
  EXPECT_NEAR(d.lines.points[cuts[0].point_a].lon(), 10, 0.001);
}

TEST(borders, an_edge_inside_a_country_is_not_cut) {
  auto d = drawing{};
  d.point(2, 0);
  d.point(9.9, 0);
  d.edge(0, 1);
  EXPECT_TRUE(cut_at_borders(d.lines, two_countries()).empty());
  EXPECT_EQ(d.lines.edges.size(), 1U);
}

TEST(borders, a_crossing_opens_its_nearest_cut_only) {
  auto r = rules_of{with_dwell().add(fact_table::border_crossings, crossing("post", 1.02))};
  auto const out = open(r, cut_lines{{0, 1, 2}});
  ASSERT_EQ(out.cuts.size(), 1U);
  EXPECT_EQ(out.cuts[0].crossing, 0U);
  EXPECT_FALSE(out.cuts[0].is_free);
  EXPECT_EQ(out.cuts[0].cut.point_a, cut_lines({0, 1, 2}).cuts[1].point_a);
  EXPECT_EQ(r.rules.crossings().rows[0].is_connected, 1);
  auto const ended = of_check(out.found, "line-ends-at-border");
  ASSERT_EQ(ended.size(), 1U);
  EXPECT_EQ(ended[0].what, "rail AA-BB");
  EXPECT_THAT(ended[0].message, HasSubstr("2 lines"));
}

TEST(borders, the_nearer_of_two_crossings_takes_the_cut_and_the_other_the_next) {
  auto r = rules_of{with_dwell()
                        .add(fact_table::border_crossings, crossing("far", 0.1))
                        .add(fact_table::border_crossings, crossing("near", 0.01))};
  auto const out = open(r, cut_lines{{0, 0.5}});
  ASSERT_EQ(out.cuts.size(), 2U);
  EXPECT_EQ(out.cuts[0].crossing, 1U);
  EXPECT_EQ(out.cuts[1].crossing, 0U);
}

TEST(borders, a_crossing_reaches_sixty_kilometres_and_no_farther) {
  auto near = rules_of{with_dwell().add(fact_table::border_crossings, crossing("post", 59 * kKm))};
  EXPECT_EQ(open(near, cut_lines{{0}}).cuts.size(), 1U);
  auto far = rules_of{with_dwell().add(fact_table::border_crossings, crossing("post", 61 * kKm))};
  EXPECT_TRUE(open(far, cut_lines{{0}}).cuts.empty());
}

TEST(borders, a_parallel_track_belongs_to_the_same_post) {
  auto r = rules_of{with_dwell().add(fact_table::border_crossings, crossing("post", 0))};
  auto const out = open(r, cut_lines{{0, 1.4 * kKm, 3 * kKm}});
  ASSERT_EQ(out.cuts.size(), 2U);
  EXPECT_EQ(out.cuts[0].crossing, 0U);
  EXPECT_EQ(out.cuts[1].crossing, 0U);
}

TEST(borders, a_crossing_without_a_line_is_a_finding) {
  auto later = crossing("later", 6);
  later["status"] = "planned";
  auto r = rules_of{
      with_dwell().add(fact_table::border_crossings, crossing("lost", 5)).add(fact_table::border_crossings, later)};
  auto const found = of_check(open(r, cut_lines{{0}}).found, "crossing-without-line");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].what, "border_crossings.csv:lost");
  EXPECT_EQ(found[0].level, severity::problem);
  EXPECT_EQ(found[1].what, "border_crossings.csv:later");
  EXPECT_EQ(found[1].level, severity::info);
}

TEST(borders, a_crossing_of_one_mode_opens_no_other) {
  auto r = rules_of{with_dwell().add(fact_table::border_crossings, crossing("post", 0))};
  auto const out = open(r, cut_lines({0}, mode::road));
  EXPECT_TRUE(out.cuts.empty());
  EXPECT_TRUE(of_check(out.found, "crossing-without-line").empty());
}

TEST(borders, an_open_pair_passes_anywhere_freely) {
  auto r = rules_of{with_dwell().add(fact_table::border_pairs, pair("open"))};
  auto const out = open(r, cut_lines{{0, 5}});
  ASSERT_EQ(out.cuts.size(), 2U);
  for (auto const& c : out.cuts) {
    EXPECT_TRUE(c.is_free);
    EXPECT_FALSE(c.crossing.has_value());
  }
  EXPECT_TRUE(of_check(out.found, "line-ends-at-border").empty());
}

TEST(borders, an_open_pair_with_a_fee_is_not_free) {
  auto row = pair("open");
  row["fee_usd"] = "12";
  auto r = rules_of{with_dwell().add(fact_table::border_pairs, row)};
  auto const out = open(r, cut_lines{{0}});
  ASSERT_EQ(out.cuts.size(), 1U);
  EXPECT_FALSE(out.cuts[0].is_free);
  EXPECT_EQ(out.cuts[0].crossing, 0U);
  EXPECT_EQ(r.rules.crossings().rows[0].fee_cents[0], 1200U);
}

TEST(borders, a_pair_that_costs_time_passes_anywhere_at_its_default_and_at_posts_by_theirs) {
  for (auto const* const rule : {"controls", "open"}) {
    auto row = pair(rule);
    row["dwell_h"] = "6";
    auto r = rules_of{
        with_dwell().add(fact_table::border_crossings, crossing("post", 0)).add(fact_table::border_pairs, row)};
    auto const out = open(r, cut_lines{{0, 5}});
    ASSERT_EQ(out.cuts.size(), 2U) << rule;
    EXPECT_EQ(out.cuts[0].crossing, 0U) << rule;
    EXPECT_EQ(out.cuts[1].crossing, 1U) << rule;
    EXPECT_FALSE(out.cuts[1].is_free) << rule;
    auto const& usual = r.rules.crossings().rows[1];
    EXPECT_EQ(usual.is_pair_default, 1);
    EXPECT_EQ(usual.dwell_s[0], 6U * 3600);
    EXPECT_EQ(r.rules.crossings().ids[1], "bb-aa-rail");
  }
}

TEST(borders, a_pair_with_posts_or_closed_passes_at_listed_crossings_only) {
  for (auto const* const rule : {"posts", "closed"}) {
    auto r = rules_of{
        with_dwell().add(fact_table::border_crossings, crossing("post", 0)).add(fact_table::border_pairs, pair(rule))};
    auto const out = open(r, cut_lines{{0, 5}});
    ASSERT_EQ(out.cuts.size(), 1U) << rule;
    EXPECT_EQ(out.cuts[0].crossing, 0U) << rule;
  }
}

TEST(borders, a_rule_holds_for_both_orders_and_its_days_only) {
  auto row = pair("open");
  row["valid_until"] = "2026-10";
  auto next = pair("closed");
  next["valid_from"] = "2026-11";
  auto const r = rules_of{with_dwell().add(fact_table::border_pairs, row).add(fact_table::border_pairs, next)};
  EXPECT_EQ(r.rules.rule(mode::rail, kLeft, kRight), pair_rule::closed);
  EXPECT_EQ(r.rules.rule(mode::rail, kRight, kLeft), pair_rule::closed);
  EXPECT_EQ(r.rules.rule(mode::road, kLeft, kRight), pair_rule::posts);
}

TEST(borders, a_crossing_near_a_place_is_found_by_pair_mode_and_distance) {
  auto const r = rules_of{
      with_dwell().add(fact_table::border_crossings, crossing("post", 0)).add(fact_table::border_pairs, pair("open"))};
  auto const at = geo::from_degrees(10, 5 * kKm);
  EXPECT_TRUE(r.rules.has_crossing_near(mode::rail, kRight, kLeft, at, 6000));
  EXPECT_FALSE(r.rules.has_crossing_near(mode::rail, kRight, kLeft, at, 4000));
  EXPECT_FALSE(r.rules.has_crossing_near(mode::road, kRight, kLeft, at, 6000));
  EXPECT_FALSE(r.rules.has_crossing_near(mode::rail, kLeft, kLeft, at, 6000));
}

TEST(borders, a_crossing_without_a_dwell_takes_the_best_fitting_default) {
  auto made = with_dwell();
  made.add(fact_table::border_dwells, {{"mode", "rail"},
                                       {"scope_a", "east"},
                                       {"scope_b", "west"},
                                       {"dwell_h", "30"},
                                       {"dwell_sd_h", "10"},
                                       {"fee_usd", "100"}});
  made.add(fact_table::border_dwells, {{"mode", "road"},
                                       {"scope_a", "AA"},
                                       {"scope_b", "BB"},
                                       {"dwell_h", "1"},
                                       {"dwell_sd_h", "1"},
                                       {"fee_usd", "1"}});
  auto known = crossing("known", 1);
  known["dwell_h_ab"] = "7";
  known["fee_usd_ba"] = "9";
  auto timed = crossing("timed", 2);
  timed["dwell_h_ba"] = "8";
  auto const r = rules_of{made.add(fact_table::border_crossings, crossing("post", 0))
                              .add(fact_table::border_crossings, known)
                              .add(fact_table::border_crossings, timed)};
  auto const& rows = r.rules.crossings().rows;
  EXPECT_EQ(rows[0].dwell_s[0], 30U * 3600);
  EXPECT_EQ(rows[0].dwell_s[1], 30U * 3600);
  EXPECT_EQ(rows[0].fee_cents[1], 10'000U);
  EXPECT_EQ(rows[0].is_dwell_assumed, 1);
  EXPECT_EQ(rows[1].dwell_s[0], 7U * 3600);
  EXPECT_EQ(rows[1].dwell_s[1], 7U * 3600);
  EXPECT_EQ(rows[1].fee_cents[0], 900U);
  EXPECT_EQ(rows[1].is_dwell_assumed, 0);
  EXPECT_EQ(rows[2].dwell_s[0], 8U * 3600);
  EXPECT_EQ(rows[2].fee_cents[0], 10'000U);
  EXPECT_EQ(rows[2].dwell_fact, rows[2].fact);
}

TEST(borders, a_crossing_that_no_dwell_fits_is_named) {
  EXPECT_THAT(thrown_by([] { rules_of{small_facts{}.add(fact_table::border_crossings, crossing("post", 0))}; }),
              AllOf(HasSubstr("border_dwells.csv"), HasSubstr("'post'")));
}

TEST(borders, bad_fields_are_named_with_file_and_line) {
  auto const refusal = [](fact_table const table, small_facts::fields fields, char const* const column,
                          char const* const value) {
    fields[column] = value;
    EXPECT_THAT(thrown_by([&] { rules_of{with_dwell().add(table, fields)}; }),
                AllOf(HasSubstr(fmt::format("bad_input: data/{}:2", file_of(table))),
                      HasSubstr(fmt::format("column '{}': '{}'", column, value))));
  };
  refusal(fact_table::border_crossings, crossing("x", 0), "mode", "sea");
  refusal(fact_table::border_crossings, crossing("x", 0), "country_a", "ZZ");
  refusal(fact_table::border_crossings, crossing("x", 0), "transit", "maybe");
  refusal(fact_table::border_crossings, crossing("x", 0), "status", "shut");
  refusal(fact_table::border_crossings, crossing("x", 0), "gauge_a_mm", "2001");
  refusal(fact_table::border_crossings, crossing("x", 0), "dwell_h_ab", "-1");
  auto timed = crossing("x", 0);
  timed["dwell_h_ab"] = "3";
  refusal(fact_table::border_crossings, timed, "dwell_sd_h", "-1");
  refusal(fact_table::border_crossings, crossing("x", 0), "fee_usd_ab", "-5");
  refusal(fact_table::border_crossings, crossing("x", 0), "fee_usd_ba", "1e12");
  refusal(fact_table::border_pairs, pair("open"), "rule", "ajar");
  refusal(fact_table::border_pairs, pair("open"), "mode", "sea");
  auto by_air = pair("closed");
  by_air["mode"] = "air";
  refusal(fact_table::border_pairs, by_air, "rule", "open");
  refusal(fact_table::border_pairs, pair("open"), "country_b", "ZZ");
  refusal(fact_table::border_pairs, pair("open"), "valid_from", "2026-13");
  refusal(fact_table::border_pairs, pair("controls"), "dwell_h", "-2");
  refusal(fact_table::border_pairs, pair("controls"), "fee_usd", "-2");
}

TEST(borders, a_crossing_without_transit_is_bilateral) {
  auto fields = crossing("x", 0);
  fields["transit"] = "no";
  auto const r = rules_of{with_dwell().add(fact_table::border_crossings, fields)};
  EXPECT_EQ(r.rules.crossings().rows[0].is_bilateral, 1U);
}

// Rules in a world with a territory `strip` that AA holds and `valley`, which runs posts of its own.
struct disputed_rules {
  facts rows;
  country_list countries;
  border_rules rules;
  explicit disputed_rules(small_facts made = {}) : rows{complete(made)}, countries{rows}, rules{made_rules()} {}

  static facts complete(small_facts made) {
    made.add(fact_table::countries, {{"code", "AA"}, {"region", "west"}});
    made.add(fact_table::countries, {{"code", "BB"}, {"region", "east"}});
    made.add(fact_table::disputed_areas, {{"id", "strip"}, {"ring", "0 0;1 0;1 1;0 0"}, {"ground", "AA"}});
    made.add(fact_table::disputed_areas,
             {{"id", "valley"}, {"ring", "0 0;1 0;1 1;0 0"}, {"ground", "own"}, {"rates", "AA"}});
    return made.parse();
  }
  border_rules made_rules() const { return {rows, countries.codes(), countries.regions(), kDay, &countries}; }
};

constexpr net::country_id kStrip{std::uint16_t{2}};
constexpr net::country_id kValley{std::uint16_t{3}};

// Cuts between these two entries.
opening open_between(disputed_rules& r, net::country_id const a, net::country_id const b) {
  auto c = cut_lines{{0}};
  c.d.lines.country[c.cuts[0].point_a] = a;
  c.d.lines.country[c.cuts[0].point_b] = b;
  auto out = opening{};
  out.cuts = r.rules.open_cuts(c.d.lines, c.cuts, out.found);
  return out;
}

TEST(borders, a_territory_and_the_country_that_holds_it_are_one) {
  auto r = disputed_rules{};
  auto const out = open_between(r, kStrip, kLeft);
  ASSERT_EQ(out.cuts.size(), 1U);
  EXPECT_TRUE(out.cuts[0].is_free);
  EXPECT_FALSE(out.cuts[0].crossing.has_value());
  EXPECT_EQ(r.rules.rule(mode::rail, kStrip, kLeft), pair_rule::open);
  EXPECT_TRUE(out.found.empty());
}

TEST(borders, at_the_outer_line_of_a_territory_the_rules_of_its_ground_hold) {
  auto r = disputed_rules{with_dwell().add(fact_table::border_crossings, crossing("post", 0))};
  auto const out = open_between(r, kStrip, kRight);
  ASSERT_EQ(out.cuts.size(), 1U);
  EXPECT_EQ(out.cuts[0].crossing, 0U);
  EXPECT_TRUE(r.rules.has_crossing_near(mode::rail, kRight, kStrip, geo::from_degrees(10, 0), 1000));
  auto closed = disputed_rules{small_facts{}.add(fact_table::border_pairs, pair("closed"))};
  EXPECT_EQ(closed.rules.rule(mode::rail, kStrip, kRight), pair_rule::closed);
  EXPECT_TRUE(open_between(closed, kStrip, kRight).cuts.empty());
}

TEST(borders, a_territory_with_posts_of_its_own_is_opened_by_rows_that_name_it_alone) {
  auto row = pair("controls");
  row["country_b"] = "valley";
  auto r =
      disputed_rules{with_dwell().add(fact_table::border_pairs, pair("controls")).add(fact_table::border_pairs, row)};
  EXPECT_EQ(r.rules.rule(mode::rail, kValley, kRight), pair_rule::controls);
  EXPECT_EQ(r.rules.rule(mode::rail, kValley, kLeft), pair_rule::posts);
  EXPECT_EQ(open_between(r, kValley, kRight).cuts.size(), 1U);
  EXPECT_TRUE(open_between(r, kValley, kLeft).cuts.empty());
}

TEST(borders, a_row_cannot_name_a_territory_without_posts_of_its_own) {
  auto row = pair("open");
  row["country_b"] = "strip";
  EXPECT_THAT(thrown_by([&] { disputed_rules{small_facts{}.add(fact_table::border_pairs, row)}; }),
              AllOf(HasSubstr("border_pairs.csv:2"), HasSubstr("'country_b': 'strip'"), HasSubstr("name AA")));
  row["country_b"] = "moon";
  EXPECT_THAT(thrown_by([&] { disputed_rules{small_facts{}.add(fact_table::border_pairs, row)}; }),
              AllOf(HasSubstr("'country_b': 'moon'"), HasSubstr("disputed_areas.csv")));
}

}  // namespace
}  // namespace wakhan::load
