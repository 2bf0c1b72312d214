// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/rates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"

namespace wakhan::load {
namespace {

using net::mode;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// AA and BB in the regions west and east.
struct resolved {
  net::network_data data;
  explicit resolved(small_facts const& rows) {
    auto const codes = two_codes();
    data.countries.raw().resize(codes.size());
    resolve_rates(rows.parse(), codes, two_regions(), data);
  }
  net::rate rate(mode const by, net::country_id const c) const {
    return data.rates.all()[net::view_of(data).rate_index(by, c)];
  }
};

small_facts rates_alone() { return small_facts{}.add_rates(); }

TEST(rates, are_exact_integers_of_their_rows) {
  auto const r = resolved{rates_alone()}.rate(mode::rail, kLeft);
  EXPECT_EQ(r.pace_ms_per_km, 90'000U);
  EXPECT_EQ(r.variation_permille, 300U);
  EXPECT_EQ(r.millicent_per_km, (net::by_load<std::uint32_t>{100'000, 100'000, 100'000}));
  EXPECT_EQ(r.fixed_cents, (net::by_load<std::uint32_t>{5000, 5000, 5000}));
  EXPECT_EQ(r.mg_co2e_per_km, (net::by_load<std::uint32_t>{280'000, 180'000, 20'000}));
  EXPECT_EQ(r.speed_fact.table(), static_cast<std::uint32_t>(fact_table::speeds));
}

TEST(rates, the_code_beats_the_region_and_the_region_beats_the_rest) {
  auto rows = rates_alone();
  rows.add(fact_table::speeds, {{"mode", "rail"}, {"scope", "AA"}, {"speed_kmh", "60"}, {"cv", "0"}});
  rows.add(fact_table::speeds, {{"mode", "rail"}, {"scope", "west"}, {"speed_kmh", "50"}, {"cv", "0"}});
  rows.add(fact_table::speeds, {{"mode", "rail"}, {"scope", "east"}, {"speed_kmh", "20"}, {"cv", "0"}});
  auto const r = resolved{rows};
  EXPECT_EQ(r.rate(mode::rail, kLeft).pace_ms_per_km, 60'000U);
  EXPECT_EQ(r.rate(mode::rail, kRight).pace_ms_per_km, 180'000U);
  EXPECT_EQ(r.rate(mode::rail, {}).pace_ms_per_km, 90'000U);
  EXPECT_EQ(r.rate(mode::road, kLeft).pace_ms_per_km, 90'000U);
}

TEST(rates, equal_rates_are_kept_once) {
  auto const r = resolved{rates_alone()};
  auto const seen = net::view_of(r.data);
  EXPECT_EQ(seen.rate_index(mode::rail, kLeft), seen.rate_index(mode::rail, kRight));
  EXPECT_NE(seen.rate_index(mode::rail, kLeft), seen.rate_index(mode::road, kLeft));
}

TEST(rates, the_first_mile_goes_at_the_roads_rate) {
  auto const r = resolved{rates_alone()};
  auto const seen = net::view_of(r.data);
  EXPECT_EQ(seen.rate_index(mode::access, kRight), seen.rate_index(mode::road, kRight));
}

TEST(rates, river_sea_vessels_pay_what_ships_of_the_caspian_do) {
  auto rows = rates_alone();
  rows.add(fact_table::speeds, {{"mode", "sea"}, {"scope", "caucasus"}, {"speed_kmh", "18"}, {"cv", "0"}});
  EXPECT_EQ(resolved{rows}.rate(mode::waterway, {}).pace_ms_per_km, 200'000U);
}

TEST(rates, handling_and_waits_follow_the_same_rule) {
  auto rows = rates_alone();
  rows.add(fact_table::handling, {{"operation", "load-rail"},
                                  {"scope", "BB"},
                                  {"hours", "2"},
                                  {"sd_hours", "1"},
                                  {"usd_feu", "7"},
                                  {"usd_teu", "6"},
                                  {"usd_tonne", "5"},
                                  {"kgco2e_per_tonne", "2"}});
  auto const r = resolved{rows};
  auto const seen = net::view_of(r.data);
  auto const& left = seen.handling_at(mode::rail, net::operation::load, kLeft);
  auto const& right = seen.handling_at(mode::rail, net::operation::load, kRight);
  EXPECT_EQ(left.seconds, 36'000U);
  EXPECT_EQ(right.seconds, 7200U);
  EXPECT_EQ(right.cents, (net::by_load<std::uint32_t>{700, 600, 500}));
  EXPECT_EQ(right.grams_co2e, (net::by_load<std::uint32_t>{28'000, 18'000, 2000}));
  EXPECT_EQ(left.wait_seconds, 43'200U);
  EXPECT_EQ(seen.handling_at(mode::rail, net::operation::unload, kLeft).wait_seconds, 0U);
  EXPECT_FALSE(seen.handling_at(mode::rail, net::operation::unload, kLeft).service_fact.is_valid());
}

TEST(rates, a_change_of_ships_is_a_row_for_everywhere_or_none) {
  auto rows = rates_alone();
  EXPECT_EQ(resolved{rows}.data.change_of_ships.size(), 0U);
  auto const add = [&](char const* const scope, char const* const hours) {
    rows.add(fact_table::handling, {{"operation", "transshipment"},
                                    {"scope", scope},
                                    {"hours", hours},
                                    {"sd_hours", "90"},
                                    {"usd_feu", "1"},
                                    {"usd_teu", "1"},
                                    {"usd_tonne", "1"},
                                    {"kgco2e_per_tonne", "2"}});
  };
  add("BB", "5");
  EXPECT_EQ(resolved{rows}.data.change_of_ships.size(), 0U) << "the port of the change is not known";
  add("*", "182");
  auto const r = resolved{rows};
  ASSERT_EQ(r.data.change_of_ships.size(), 1U);
  EXPECT_EQ(r.data.change_of_ships.all()[0].seconds, 182U * 3600);
  EXPECT_EQ(r.data.change_of_ships.all()[0].sd_seconds, 90U * 3600);
}

TEST(rates, a_missing_row_is_named_with_table_and_country) {
  auto rows = rates_alone();
  rows.set(fact_table::speeds, small_facts{}.bytes()[static_cast<std::size_t>(fact_table::speeds)]);
  rows.add(fact_table::speeds, {{"mode", "rail"}, {"scope", "AA"}, {"speed_kmh", "60"}, {"cv", "0"}});
  EXPECT_THAT(thrown_by([&] { resolved{rows}; }),
              AllOf(HasSubstr("bad_input: speeds.csv"), HasSubstr("'rail'"), HasSubstr("'BB'"), HasSubstr("'*'")));
}

TEST(rates, a_missing_tariff_names_its_load) {
  auto rows = rates_alone();
  auto const& text = rows.bytes()[static_cast<std::size_t>(fact_table::tariffs)];
  auto without = text;
  auto const at = without.find("air,*,teu");
  ASSERT_NE(at, std::string::npos);
  without.replace(at, 3, "sea");
  rows.set(fact_table::tariffs, without);
  EXPECT_THAT(thrown_by([&] { resolved{rows}; }), AllOf(HasSubstr("tariffs.csv"), HasSubstr("'air teu'")));
}

TEST(rates, fees_are_shared_by_boxes_and_tonnes) {
  EXPECT_THAT(resolved{rates_alone()}.data.fee_share_ppm.all(), ElementsAre(1'000'000U, 500'000U, 71'429U));
}

// A load "malt" of 0.5 t whose rates follow from the tonne.
small_facts with_malt() {
  auto rows = rates_alone();
  rows.add(fact_table::loads, {{"id", "malt"}, {"net_tonnes", "0.5"}, {"form", "general"}, {"base", "tonne"}});
  return rows;
}
constexpr auto kMalt = net::load_id{std::uint16_t{3}};

TEST(load_shares, a_load_without_a_row_pays_by_its_quantity_of_the_base) {
  auto const r = resolved{with_malt()};
  auto const rate = r.rate(mode::rail, kLeft);
  EXPECT_EQ(rate.millicent_per_km[kMalt], 50'000U);
  EXPECT_EQ(rate.fixed_cents[kMalt], 2500U);
  EXPECT_EQ(rate.mg_co2e_per_km[kMalt], 10'000U);
  EXPECT_FALSE(rate.share_fact[kMalt].is_valid());
  EXPECT_EQ(net::view_of(r.data).handling_at(mode::rail, net::operation::load, kLeft).cents[kMalt], 200U);
  EXPECT_EQ(r.data.fee_share_ppm[kMalt], 35'714U);
}

TEST(load_shares, multiply_tariff_fixed_charge_handling_and_emissions) {
  auto rows = with_malt();
  rows.add(fact_table::load_shares, {{"load", "malt"},
                                     {"mode", "rail"},
                                     {"scope", "*"},
                                     {"tariff_share", "1.5"},
                                     {"fixed_share", "2"},
                                     {"handling_share", "3"},
                                     {"emission_share", "0.5"},
                                     {"gco2e_per_km", "7"}});
  auto const r = resolved{rows};
  auto const rate = r.rate(mode::rail, kLeft);
  EXPECT_EQ(rate.millicent_per_km[kMalt], 75'000U);
  EXPECT_EQ(rate.fixed_cents[kMalt], 5000U);
  EXPECT_EQ(rate.mg_co2e_per_km[kMalt], 12'000U) << "0.5 t × 20 g × 0.5 + 7 g";
  EXPECT_EQ(rate.share_fact[kMalt].table(), static_cast<std::uint32_t>(fact_table::load_shares));
  EXPECT_EQ(net::view_of(r.data).handling_at(mode::rail, net::operation::load, kLeft).cents[kMalt], 600U);
  EXPECT_EQ(r.rate(mode::road, kLeft).millicent_per_km[kMalt], 50'000U) << "another mode has no row";
}

TEST(load_shares, a_factor_of_the_loads_own_takes_the_place_of_the_general_one) {
  auto rows = with_malt();
  rows.add(fact_table::load_shares, {{"load", "malt"}, {"mode", "sea"}, {"scope", "*"}, {"gco2e_per_tkm", "4"}});
  rows.add(fact_table::load_shares, {{"load", "malt"}, {"mode", "sea"}, {"scope", "AA"}, {"gco2e_per_tkm", "36"}});
  auto const r = resolved{rows};
  EXPECT_EQ(r.rate(mode::sea, kRight).mg_co2e_per_km[kMalt], 2000U);
  EXPECT_EQ(r.rate(mode::sea, kLeft).mg_co2e_per_km[kMalt], 18'000U);
  EXPECT_EQ(r.rate(mode::sea, kRight).emission_fact[kMalt], r.rate(mode::sea, kRight).share_fact[kMalt]);
}

TEST(load_shares, a_tariff_of_the_loads_own_wins_unless_one_of_the_base_fits_the_country_better) {
  auto rows = with_malt();
  rows.add(fact_table::load_shares, {{"load", "malt"}, {"mode", "rail"}, {"scope", "*"}, {"tariff_share", "10"}});
  rows.add(fact_table::tariffs,
           {{"mode", "rail"}, {"scope", "*"}, {"load", "malt"}, {"usd_per_km", "3"}, {"usd_fixed", "1"}});
  rows.add(fact_table::tariffs,
           {{"mode", "rail"}, {"scope", "BB"}, {"load", "tonne"}, {"usd_per_km", "2"}, {"usd_fixed", "0"}});
  auto const r = resolved{rows};
  EXPECT_EQ(r.rate(mode::rail, kLeft).millicent_per_km[kMalt], 300'000U) << "its own, without the share";
  EXPECT_EQ(r.rate(mode::rail, kRight).millicent_per_km[kMalt], 1'000'000U) << "2 USD × 0.5 × 10";
}

TEST(load_shares, name_loads_and_modes_that_exist) {
  auto const refusal = [](char const* const column, char const* const value) {
    auto rows = with_malt();
    auto fields = small_facts::fields{{"load", "malt"}, {"mode", "rail"}, {"scope", "*"}};
    fields[column] = value;
    rows.add(fact_table::load_shares, fields);
    EXPECT_THAT(thrown_by([&] { resolved{rows}; }),
                HasSubstr(fmt::format("data/load_shares.csv:2: column '{}': '{}'", column, value)));
  };
  refusal("load", "barley");
  refusal("mode", "camel");
  refusal("mode", "none");
  refusal("tariff_share", "-1");
}

TEST(rates, figures_whose_products_would_not_fit_are_named_with_file_and_line) {
  auto heavy = rates_alone();
  heavy.add(fact_table::emission_factors, {{"mode", "rail"}, {"scope", "AA"}, {"gco2e_per_tkm", "50000"}});
  EXPECT_THAT(thrown_by([&] { resolved{heavy}; }),
              HasSubstr("data/emission_factors.csv:8: column 'gco2e_per_tkm': '50000' is not between 0 and 10000"));
  auto light = rates_alone();
  light.set(fact_table::loads, small_facts{}.bytes()[static_cast<std::size_t>(fact_table::loads)]);
  light.add(fact_table::loads, {{"id", "feu"}, {"net_tonnes", "0.001"}, {"teu", "2"}, {"form", "box"}});
  light.add(fact_table::loads, {{"id", "teu"}, {"net_tonnes", "0.001"}, {"teu", "1"}, {"form", "box"}});
  light.add(fact_table::loads, {{"id", "tonne"}, {"net_tonnes", "100"}, {"form", "general"}});
  EXPECT_THAT(thrown_by([&] { resolved{light}; }),
              HasSubstr("data/loads.csv:4: column 'net_tonnes': '100' is more than 10 times that of a feu"));
}

TEST(rates, a_share_that_makes_too_great_a_figure_is_named_with_the_row_that_it_multiplies) {
  auto rows = with_malt();
  rows.add(fact_table::load_shares, {{"load", "malt"}, {"mode", "rail"}, {"scope", "*"}, {"tariff_share", "1000"}});
  rows.add(fact_table::tariffs,
           {{"mode", "rail"}, {"scope", "BB"}, {"load", "tonne"}, {"usd_per_km", "9000"}, {"usd_fixed", "0"}});
  EXPECT_THAT(thrown_by([&] { resolved{rows}; }),
              AllOf(HasSubstr("tariffs.csv"), HasSubstr("greater than any that is possible")));
}

TEST(rates, numbers_out_of_range_are_named_with_file_and_line) {
  auto const refusal = [](fact_table const table, char const* const column, char const* const value) {
    auto rows = rates_alone();
    auto fields = table == fact_table::speeds
                      ? small_facts::fields{{"mode", "rail"}, {"scope", "AA"}, {"speed_kmh", "60"}, {"cv", "0"}}
                      : small_facts::fields{{"mode", "rail"}, {"scope", "AA"}, {"load", "feu"}, {"usd_per_km", "1"}};
    fields[column] = value;
    rows.add(table, fields);
    EXPECT_THAT(thrown_by([&] { resolved{rows}; }), AllOf(HasSubstr(fmt::format("data/{}:", file_of(table))),
                                                          HasSubstr(fmt::format("'{}': '{}'", column, value))));
  };
  refusal(fact_table::speeds, "speed_kmh", "0");
  refusal(fact_table::speeds, "cv", "-1");
  refusal(fact_table::tariffs, "usd_per_km", "-1");
  refusal(fact_table::tariffs, "usd_fixed", "-1");
}

TEST(distance_factors, the_code_beats_the_region_and_no_row_means_one) {
  auto rows = small_facts{};
  rows.add(fact_table::distance_factors, {{"mode", "rail"}, {"scope", "*"}, {"factor", "1.1"}});
  rows.add(fact_table::distance_factors, {{"mode", "rail"}, {"scope", "west"}, {"factor", "1.2"}});
  rows.add(fact_table::distance_factors,
           {{"mode", "rail"}, {"scope", "AA"}, {"factor", "1.3"}, {"ring", "0 0;1 0;1 1"}});
  auto const parsed = rows.parse();
  EXPECT_THAT(factors_of(parsed, mode::rail, two_codes(), two_regions()), ElementsAre(1200U, 1100U, 1100U));
  EXPECT_THAT(factors_of(parsed, mode::sea, two_codes(), two_regions()), ElementsAre(1000U, 1000U, 1000U));
}

TEST(distance_factors, lines_in_a_mountain_ring_take_its_factor_in_place_of_the_countrys) {
  auto const rows = small_facts{}
                        .add(fact_table::distance_factors,
                             {{"mode", "rail"}, {"scope", "*"}, {"factor", "1.5"}, {"ring", "4 -1;6 -1;6 1;4 1"}})
                        .parse();
  auto d = drawing{};
  for (auto const lon : {4.5, 5.0, 7.0}) {
    d.point(lon, 0);
  }
  d.edge(0, 1, 120'000);
  d.edge(1, 2, 120'000);
  auto found = findings{};
  stretch_mountain_lines(d.lines, rows, {1200, 1000, 1000}, found);
  // 120 km × 1.5 / 1.2: the country's 1.2 is multiplied in later.
  EXPECT_EQ(d.lines.edges[0].metres, 150'000U);
  EXPECT_EQ(d.lines.edges[1].metres, 120'000U);
  EXPECT_EQ(drawn_metres(d.lines.edges[0]), 120'000U);
  EXPECT_EQ(drawn_metres(d.lines.edges[1]), 120'000U);
  EXPECT_EQ(of_check(found, "mountain-factor").size(), 1U);
}

}  // namespace
}  // namespace wakhan::load
