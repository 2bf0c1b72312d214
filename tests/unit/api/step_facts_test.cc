// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/step_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/api/small_answer.h"
#include "unit/net/three_loads.h"
#include "wakhan/api/fact_rows.h"

namespace wakhan::api {

using route::step_kind;
using test::step_maker;
using test::the_small_pack;
using testing::Contains;
using testing::ElementsAre;

namespace {

std::vector<std::string> ids(route::step const& s, net::load_id const what = net::kFeu) {
  static auto const rows = fact_rows{the_small_pack().pack};
  auto out = std::vector<std::string>{};
  for (auto const fact : facts_of(the_small_pack().pack.network(), s, what)) {
    out.push_back(rows.id_of(fact));
  }
  return out;
}

step_maker maker(net::load_id const what = net::kFeu) { return {the_small_pack().pack.network(), what}; }

}  // namespace

TEST(facts_of, line_haul_are_speed_tariff_of_the_load_and_emission) {
  auto const& n = the_small_pack().pack.network();
  for (auto const what : {net::kFeu, net::kTeu, net::kTonne}) {
    auto const s = maker(what).on_link(step_kind::line_haul, the_small_pack().links.rail_cn);
    auto const& rate = n.rates.all()[s.rate];
    EXPECT_THAT(facts_of(n, s, what), ElementsAre(rate.speed_fact, rate.tariff_fact[what], rate.emission_fact[what]));
  }
}

TEST(facts_of, a_border_are_its_crossing_and_dwell_once_each) {
  EXPECT_THAT(ids(maker().on_link(step_kind::border, the_small_pack().links.border)),
              ElementsAre("border_crossings:alashankou-dostyk"));
}

TEST(facts_of, loading_are_terminal_handling_service_and_the_tariff_of_its_fixed_charge) {
  auto const& n = the_small_pack().pack.network();
  auto const& row = n.handling_at(net::mode::rail, net::operation::load, test::kChina);
  auto const facts = facts_of(n, maker().on_link(step_kind::load, the_small_pack().links.load), net::kFeu);
  EXPECT_THAT(facts, Contains(row.fact));
  EXPECT_THAT(facts, Contains(row.service_fact));
  EXPECT_EQ(facts.front(), n.terminals[net::terminal_id{std::uint32_t{0}}].fact);
  auto const fixed = n.rates.all()[n.rate_index(net::mode::rail, test::kChina)];
  EXPECT_EQ(std::count(facts.begin(), facts.end(), fixed.tariff_fact[net::kFeu]),
            fixed.fixed_cents[net::kFeu] != 0 ? 1 : 0);
}

TEST(facts_of, loading_are_the_rows_of_the_services_waited_for_in_place_of_the_general_one) {
  auto const& n = the_small_pack().pack.network();
  auto loading = maker().on_link(step_kind::load, the_small_pack().links.load);
  loading.services = {net::service_id{0U}, net::service_id{1U}};
  auto const facts = facts_of(n, loading, net::kFeu);
  EXPECT_THAT(ids(loading), testing::IsSupersetOf({"block_trains:xian-baku", "block_trains:altynkol-poti"}));
  EXPECT_THAT(facts,
              testing::Not(Contains(n.handling_at(net::mode::rail, net::operation::load, test::kChina).service_fact)));
}

TEST(facts_of, an_assumed_terminal_has_no_row_of_its_own) {
  auto const& n = the_small_pack().pack.network();
  EXPECT_THAT(facts_of(n, maker().on_link(step_kind::unload, the_small_pack().links.unload, true), net::kFeu),
              ElementsAre(n.handling_at(net::mode::rail, net::operation::unload, test::kKazakhstan).fact));
}

TEST(facts_of, passages_and_ferries_name_their_rows_first) {
  auto const& links = the_small_pack().links;
  EXPECT_EQ(ids(maker().on_link(step_kind::passage, links.passage)).front(), "passages:suez");
  EXPECT_EQ(ids(maker().on_link(step_kind::board, links.board)).front(), "ferries:alat-aktau");
  EXPECT_EQ(ids(maker().on_link(step_kind::sailing, links.sailing)).front(), "ferries:alat-aktau");
  EXPECT_EQ(ids(maker().on_link(step_kind::alight, links.alight, true)).size(), 2U);
}

TEST(facts_of, a_flight_are_those_of_flying_and_of_both_airports) {
  auto const& n = the_small_pack().pack.network();
  auto const facts = facts_of(n, maker().on_link(step_kind::flight, the_small_pack().links.flight), net::kFeu);
  EXPECT_THAT(facts, Contains(n.handling_at(net::mode::air, net::operation::load, test::kChina).fact));
  EXPECT_THAT(facts, Contains(n.handling_at(net::mode::air, net::operation::unload, test::kAzerbaijan).fact));
}

TEST(facts_of, trucks_at_the_ends_have_handling_rows_of_the_road) {
  EXPECT_THAT(ids(maker().at_truck(step_kind::pickup, test::kChina)),
              Contains(testing::StartsWith("handling:load-road")));
  EXPECT_THAT(ids(maker().at_truck(step_kind::delivery, test::kChina)),
              ElementsAre(testing::StartsWith("handling:unload-road")));
}

TEST(tail_of, follows_the_direction_of_the_step) {
  auto const& n = the_small_pack().pack.network();
  auto const link = the_small_pack().links.border;
  auto const there = maker().on_link(step_kind::border, link);
  auto const back = maker().on_link(step_kind::border, link, true);
  EXPECT_EQ(tail_of(n, there), n.links.from[link]);
  EXPECT_EQ(tail_of(n, back), head_of(n, there));
}

}  // namespace wakhan::api
