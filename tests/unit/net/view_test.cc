// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/view.h"

#include <gtest/gtest.h>

#include "unit/net/three_loads.h"
#include "wakhan/load/network_builder.h"

namespace {

using namespace wakhan;
using net::closure;

// Two countries A and B with a border post, a strait, a ferry and a terminal.
class view_test : public testing::Test {
 protected:
  view_test() {
    auto& data = builder_.data();
    for (auto const letter : {'A', 'B', 'C'}) {
      auto c = net::country{};
      c.code = {letter, letter};
      data.countries.push_back(c);
    }
    data.rates.push_back({});
    data.rate_of.raw().assign(net::kModes * 4, 0);
    auto const a = builder_.add_node({0, 0}, net::node_kind::track, net::carriage::road, country(0));
    auto const b = builder_.add_node({1, 0}, net::node_kind::track, net::carriage::road, country(1));
    auto const sea_a = builder_.add_node({2, 0}, net::node_kind::track, net::carriage::sea, {});
    auto const sea_b = builder_.add_node({3, 0}, net::node_kind::track, net::carriage::sea, {});
    auto const hub = builder_.add_node({4, 0}, net::node_kind::hub, net::carriage::hub, country(0));
    auto const dock = builder_.add_node({5, 0}, net::node_kind::dock, net::carriage::dock, {});
    data.crossings.push_back({});
    data.crossings.raw()[0].country_a = country(0);
    data.crossings.raw()[0].country_b = country(1);
    data.passages.push_back({});
    data.ferries.push_back({});
    data.terminals.push_back({});
    data.terminals.raw()[0].handles = net::kBulk;
    net::add_three_loads(data, [&](std::string_view const words) { return builder_.text(words); });
    border = add(a, b, net::link_kind::border, net::mode::road);
    passage = add(sea_a, sea_b, net::link_kind::passage, net::mode::sea);
    transfer = add(hub, sea_a, net::link_kind::transfer, net::mode::sea);
    boarding = add(a, dock, net::link_kind::boarding, net::mode::ferry);
    builder_.finish();
  }

  static net::country_id country(int const i) { return net::country_id{static_cast<std::uint16_t>(i)}; }

  net::link_id add(net::node_id const from, net::node_id const to, net::link_kind const kind, net::mode const by) {
    auto link = load::network_builder::link{};
    link.from = from;
    link.to = to;
    link.kind = kind;
    link.by = by;
    link.ref = 0;
    return builder_.add_straight_link(link);
  }

  closure why(net::link_id const link, net::changes const& c, std::int32_t const days_after = 0) {
    return net::view{net::view_of(builder_.data()), c}.why_closed(link, days_after);
  }

  net::crossing& crossing() { return builder_.data().crossings.raw()[0]; }
  net::passage& strait() { return builder_.data().passages.raw()[0]; }

  load::network_builder builder_;
  net::link_id border, passage, transfer, boarding;
};

TEST_F(view_test, leaves_everything_open_when_nothing_is_changed) {
  auto c = net::changes{};
  c.what = net::kTonne;
  for (auto const link : {border, passage, transfer, boarding}) {
    EXPECT_EQ(why(link, c), closure::none);
  }
}

TEST_F(view_test, closes_what_the_question_avoids) {
  auto c = net::changes{};
  c.avoided_crossings = {1};
  EXPECT_EQ(why(border, c), closure::avoided_crossing);
  c = {};
  c.avoided_passages = {1};
  EXPECT_EQ(why(passage, c), closure::avoided_passage);
  c = {};
  c.avoided_countries = {0, 1, 0};
  EXPECT_EQ(why(border, c), closure::avoided_country);
  c = {};
  c.banned_countries = {1, 0, 0};
  EXPECT_EQ(why(border, c), closure::trade_ban);
  c = {};
  c.modes = 1U << static_cast<unsigned>(net::mode::rail);
  EXPECT_EQ(why(border, c), closure::excluded_mode);
}

TEST_F(view_test, opens_posts_on_the_days_they_are_open_and_by_request) {
  crossing().valid = {100, 200};
  auto c = net::changes{};
  c.day = 99;
  EXPECT_EQ(why(border, c), closure::border_closed);
  EXPECT_EQ(why(border, c, 1), closure::none) << "freight gets there a day later";
  c.day = 201;
  EXPECT_EQ(why(border, c), closure::border_closed);
  c.allowed_crossings = {1};
  EXPECT_EQ(why(border, c), closure::none);
}

TEST_F(view_test, knows_a_planned_line_and_its_station_only_when_it_is_opened) {
  auto c = net::changes{};
  c.what = net::kTonne;
  EXPECT_TRUE((net::view{net::view_of(builder_.data()), c}.is_built(passage)));
  strait().is_planned = strait().is_shut = 1;
  builder_.data().terminals.raw()[0].project = net::passage_id{std::uint32_t{0}};
  auto const closed = net::view{net::view_of(builder_.data()), c};
  EXPECT_FALSE(closed.is_built(passage));
  EXPECT_FALSE(closed.is_built(transfer));
  EXPECT_TRUE(closed.is_built(border));
  EXPECT_FALSE(closed.serves(net::terminal_id{std::uint32_t{0}}));
  EXPECT_EQ(closed.why_closed(passage, 0), closure::passage_shut);
  EXPECT_EQ(closed.why_closed(transfer, 0), closure::not_handled);
  c.allowed_passages = {1};
  auto const open = net::view{net::view_of(builder_.data()), c};
  EXPECT_TRUE(open.is_built(passage));
  EXPECT_TRUE(open.is_built(transfer));
  EXPECT_TRUE(open.serves(net::terminal_id{std::uint32_t{0}}));
  EXPECT_EQ(open.why_closed(passage, 0), closure::none);
  EXPECT_TRUE(open.without_closures().is_built(passage));
}

TEST_F(view_test, keeps_transit_out_of_posts_that_serve_their_two_countries_only) {
  crossing().is_bilateral = 1;
  auto c = net::changes{};
  c.ends = {country(2), country(2)};
  EXPECT_EQ(why(border, c), closure::no_transit);
  auto const a = crossing().country_a;
  auto const b = crossing().country_b;
  for (auto const ends : {std::array{a, a}, std::array{a, country(2)}, std::array{country(2), b}}) {
    c.ends = ends;
    EXPECT_EQ(why(border, c), closure::no_transit) << "only one of its countries is an end: the goods go on";
  }
  c.ends = {a, b};
  EXPECT_EQ(why(border, c), closure::none);
  c.ends = {b, a};
  EXPECT_EQ(why(border, c), closure::none);
}

TEST_F(view_test, shuts_straits_by_status_and_season) {
  auto c = net::changes{};
  strait().is_shut = 1;
  EXPECT_EQ(why(passage, c), closure::passage_shut);
  c.allowed_passages = {1};
  EXPECT_EQ(why(passage, c), closure::none);
  strait() = {};
  strait().season_open = 701;
  strait().season_close = 1115;
  c = {};  // 1 January 1970
  EXPECT_EQ(why(passage, c), closure::out_of_season);
  EXPECT_EQ(why(passage, c, 181), closure::none) << "1 July";
}

TEST_F(view_test, a_permit_opens_shut_waters_in_their_season_only) {
  auto c = net::changes{};
  c.allowed_passages = {1};
  strait().is_shut = 1;
  strait().season_open = 701;
  strait().season_close = 1115;
  EXPECT_EQ(why(passage, c), closure::out_of_season);
  EXPECT_EQ(why(passage, c, 181), closure::none);
  strait().is_shut = 0;
  EXPECT_EQ(why(passage, c), closure::none) << "as with an icebreaker";
  strait().valid = {0, 10};
  EXPECT_EQ(why(passage, {}, 190), closure::passage_shut);
}

TEST_F(view_test, what_is_said_of_a_waterway_holds_for_its_sections) {
  builder_.data().passages.push_back({});
  strait().waterway = net::passage_id{1U};
  auto c = net::changes{};
  EXPECT_EQ(why(passage, c), closure::none);
  c.avoided_passages = {0, 1};
  EXPECT_EQ(why(passage, c), closure::avoided_passage);
  c = {};
  strait().is_shut = 1;
  EXPECT_EQ(why(passage, c), closure::passage_shut);
  c.allowed_passages = {0, 1};
  EXPECT_EQ(why(passage, c), closure::none);
}

TEST_F(view_test, a_vessel_needs_its_draught) {
  auto vessels = std::vector<net::vessel>(net::kCarriages);
  vessels[static_cast<std::size_t>(net::carriage::sea)].least_draught_cm = 250;
  builder_.data().vessels.raw() = vessels;
  EXPECT_EQ(why(passage, {}), closure::none) << "its draught is not known";
  strait().draught_cm = 250;
  EXPECT_EQ(why(passage, {}), closure::none);
  strait().draught_cm = 249;
  EXPECT_EQ(why(passage, {}), closure::too_shallow);
  auto c = net::changes{};
  c.allowed_passages = {1};
  EXPECT_EQ(why(passage, c), closure::none);
}

TEST_F(view_test, refuses_boxes_where_none_are_handled) {
  EXPECT_EQ(why(transfer, {}), closure::not_handled);
  builder_.data().terminals.raw()[0].handles = net::kEveryForm;
  EXPECT_EQ(why(transfer, {}), closure::none);
}

TEST_F(view_test, knows_when_a_ferry_sails) {
  builder_.data().ferries.raw()[0].valid = {10, 20};
  EXPECT_EQ(why(boarding, {}), closure::service_closed);
  EXPECT_EQ(why(boarding, {}, 10), closure::none);
}

TEST(seasons, may_pass_the_turn_of_the_year) {
  EXPECT_TRUE(net::is_in_season(0, 0, 0));
  EXPECT_TRUE(net::is_in_season(1101, 331, 0));     // 1 January lies in November to March
  EXPECT_FALSE(net::is_in_season(1101, 331, 120));  // 1 May does not
  EXPECT_TRUE(net::is_in_season(401, 1130, 120));
}

}  // namespace
