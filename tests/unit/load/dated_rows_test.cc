// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/dated_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

net::load_id load(std::uint16_t const i) { return net::load_id{i}; }

load_table three_loads() {
  auto made = load_table{};
  for (std::size_t base = 0; base < 3; ++base) {
    auto row = load_table::row{};
    row.id = kBaseLoads[base];
    row.base = base;
    row.is_base = true;
    made.rows.push_back(row);
  }
  made.forms = {"box"};
  return made;
}

// A network with one post, whose usual hours are 5 and 6, and one strait, with rows that are bound to days.
class dated {
 public:
  explicit dated(small_facts rows) {
    rows.add(fact_table::countries, {{"code", "AA"}, {"region", "west"}});
    rows.add(fact_table::countries, {{"code", "BB"}, {"region", "east"}});
    auto post = net::crossing{};
    post.id = out.text("post");
    post.dwell_s = {5 * 3600, 6 * 3600};
    out.data().crossings.push_back(post);
    auto strait = net::passage{};
    strait.id = out.text("strait");
    out.data().passages.push_back(strait);
    add_dated_rows(rows.parse(), three_loads(), out);
  }
  std::vector<net::border_period>& periods() { return out.data().border_periods.raw(); }
  std::vector<net::lane_price>& prices() { return out.data().lane_prices.raw(); }

  network_builder out;
};

small_facts::fields period() {
  return {{"id", "p"},          {"crossing", "post"}, {"valid_from", "2022-02-24"}, {"valid_until", "2023-12-31"},
          {"dwell_h_ab", "40"}, {"dwell_sd_h", "30"}};
}

small_facts::fields price() {
  return {{"id", "l"},
          {"passage", "strait"},
          {"heading", "b-a"},
          {"from", "west;east"},
          {"valid_from", "2021"},
          {"valid_until", "2021"},
          {"fee_usd_feu", "9000"},
          {"fee_usd_teu", "5000"}};
}

TEST(dated_rows, hold_hours_of_a_post_for_their_days) {
  auto made = dated{small_facts{}.add(fact_table::border_periods, period())};
  ASSERT_THAT(made.periods(), SizeIs(1));
  auto const& p = made.periods()[0];
  EXPECT_EQ(p.at, net::crossing_id{0U});
  EXPECT_EQ(p.valid.from, *parse_date("2022-02-24", false));
  EXPECT_EQ(p.valid.until, *parse_date("2023-12-31", true));
  EXPECT_THAT(p.dwell_s, ElementsAre(40 * 3600U, 6 * 3600U)) << "nobody measured the way back";
  EXPECT_EQ(p.dwell_sd_s, 30 * 3600U);
  EXPECT_EQ(p.fact, net::fact_id::of(static_cast<std::uint32_t>(fact_table::border_periods), 0));
}

TEST(dated_rows, have_a_usual_spread_where_none_is_stated) {
  auto fields = period();
  fields.erase("dwell_sd_h");
  EXPECT_EQ(dated{small_facts{}.add(fact_table::border_periods, fields)}.periods()[0].dwell_sd_s, 28 * 3600U);
}

TEST(dated_rows, may_say_that_a_post_is_closed) {
  auto fields = period();
  fields.erase("dwell_h_ab");
  fields.erase("dwell_sd_h");
  fields["status"] = "closed";
  auto made = dated{small_facts{}.add(fact_table::border_periods, fields)};
  ASSERT_THAT(made.periods(), SizeIs(1));
  EXPECT_EQ(made.periods()[0].is_closed, 1U);
  auto const n = net::view_of(made.out.data());
  auto const post = net::crossing_id{0U};
  EXPECT_FALSE(n.is_closed_on(post, *parse_date("2022-02-23", false)));
  EXPECT_TRUE(n.is_closed_on(post, *parse_date("2022-02-24", false)));
  EXPECT_TRUE(n.is_closed_on(post, *parse_date("2023-12-31", false)));
  EXPECT_FALSE(n.is_closed_on(post, *parse_date("2024-01-01", false)));
  EXPECT_EQ(n.hours_at(post, *parse_date("2023-01-01", false)).dwell_s[0], 5 * 3600U) << "whoever is let through";
  auto within = fields;
  within["id"] = "q";
  EXPECT_THAT(
      dated{small_facts{}.add(fact_table::border_periods, period()).add(fact_table::border_periods, within)}.periods(),
      SizeIs(2))
      << "on days that have hours";
  EXPECT_THAT(thrown_by([&] {
                dated{small_facts{}.add(fact_table::border_periods, fields).add(fact_table::border_periods, within)};
              }),
              HasSubstr("overlaps an earlier row's"));
}

TEST(dated_rows, close_no_border_without_controls) {
  auto out = network_builder{};
  auto post = net::crossing{};
  post.id = out.text("post");
  out.data().crossings.push_back(post);
  auto free = network_builder::link{};
  free.from = out.add_node(geo::from_degrees(1, 0), net::node_kind::track, net::carriage::road, {});
  free.to = out.add_node(geo::from_degrees(2, 0), net::node_kind::track, net::carriage::road, {});
  free.kind = net::link_kind::free_border;
  free.by = net::mode::road;
  free.ref = 0;
  out.data().free_borders.push_back(out.add_straight_link(free));
  auto const rows = small_facts{}.add(
      fact_table::border_periods,
      {{"id", "p"}, {"crossing", "post"}, {"valid_from", "2022"}, {"valid_until", "2022"}, {"status", "closed"}});
  EXPECT_THAT(thrown_by([&] { add_dated_rows(rows.parse(), three_loads(), out); }),
              HasSubstr("is a border without controls"));
}

TEST(dated_rows, stand_in_the_order_of_posts_whatever_that_of_the_table) {
  auto out = network_builder{};
  for (auto const* const id : {"first", "second"}) {
    auto post = net::crossing{};
    post.id = out.text(id);
    out.data().crossings.push_back(post);
  }
  auto rows = small_facts{};
  for (auto const* const id : {"second", "first", "second"}) {
    auto fields = period();
    fields.erase("id");
    fields["crossing"] = id;
    fields["valid_from"] = rows.parse()[fact_table::border_periods].size() == 2 ? "2024" : fields["valid_from"];
    fields["valid_until"] = rows.parse()[fact_table::border_periods].size() == 2 ? "2024" : fields["valid_until"];
    rows.add(fact_table::border_periods, fields);
  }
  add_dated_rows(rows.parse(), three_loads(), out);
  auto const n = net::view_of(out.data());
  EXPECT_THAT(n.periods_of(net::crossing_id{0U}), SizeIs(1));
  EXPECT_THAT(n.periods_of(net::crossing_id{1U}), SizeIs(2));
}

TEST(dated_rows, hold_prices_of_a_lane_by_load_and_heading) {
  auto made = dated{small_facts{}.add(fact_table::lane_prices, price())};
  ASSERT_THAT(made.prices(), SizeIs(2)) << "one for each region";
  EXPECT_EQ(made.prices()[0].region, made.out.text("west"));
  EXPECT_EQ(made.prices()[1].region, made.out.text("east"));
  auto const& p = made.prices()[0];
  EXPECT_EQ(p.is_from_b, 1U);
  EXPECT_EQ(p.cents[load(0)], 900'000U);
  EXPECT_EQ(p.cents[load(1)], 500'000U);
  EXPECT_EQ(p.cents[load(2)], 0U);
  EXPECT_EQ(p.valid.until, *parse_date("2021-12-31", true));
}

TEST(dated_rows, are_multiplied_by_the_factor_of_their_cause) {
  auto made = dated{
      small_facts{}
          .add(fact_table::lane_prices, price())
          .add(fact_table::calibration,
               {{"id", "market"}, {"table", "lane_prices"}, {"rows", "l"}, {"factor", "1.5"}, {"prior_sd", "0.2"}})};
  EXPECT_EQ(made.prices()[0].cents[load(0)], 1'350'000U);
}

TEST(dated_rows, may_follow_each_other_but_not_overlap) {
  auto next = period();
  next["id"] = "q";
  next["valid_from"] = "2024-01-01";
  next["valid_until"] = "";
  EXPECT_THAT(
      dated{small_facts{}.add(fact_table::border_periods, period()).add(fact_table::border_periods, next)}.periods(),
      SizeIs(2));
  next["valid_from"] = "2023-12-31";
  EXPECT_THAT(thrown_by([&] {
                dated{small_facts{}.add(fact_table::border_periods, period()).add(fact_table::border_periods, next)};
              }),
              AllOf(HasSubstr("data/border_periods.csv:3"), HasSubstr("'valid_from': '2023-12-31'"),
                    HasSubstr("overlaps an earlier row's")));
  // The two headings of a strait have prices of their own.
  auto back = price();
  back["id"] = "m";
  back["heading"] = "a-b";
  EXPECT_THAT(dated{small_facts{}.add(fact_table::lane_prices, price()).add(fact_table::lane_prices, back)}.prices(),
              SizeIs(4));
}

TEST(dated_rows, with_bad_fields_are_named_with_file_and_line) {
  auto const refusal = [](fact_table const table, small_facts::fields fields, char const* const column,
                          char const* const value) {
    fields[column] = value;
    EXPECT_THAT(thrown_by([&] { dated{small_facts{}.add(table, fields)}; }),
                AllOf(HasSubstr(fmt::format("bad_input: data/{}:2", file_of(table))),
                      HasSubstr(fmt::format("column '{}': '{}'", column, value))));
  };
  refusal(fact_table::border_periods, period(), "crossing", "nowhere");
  refusal(fact_table::border_periods, period(), "valid_from", "2022-13");
  refusal(fact_table::border_periods, period(), "valid_until", "2021");
  refusal(fact_table::border_periods, period(), "dwell_h_ab", "-1");
  refusal(fact_table::border_periods, period(), "dwell_h_ab", "");
  refusal(fact_table::border_periods, period(), "dwell_sd_h", "-1");
  refusal(fact_table::border_periods, period(), "status", "shut");
  refusal(fact_table::border_periods, period(), "status", "closed");
  refusal(fact_table::lane_prices, price(), "passage", "nowhere");
  refusal(fact_table::lane_prices, price(), "heading", "north");
  refusal(fact_table::lane_prices, price(), "from", "nowhere");
  refusal(fact_table::lane_prices, price(), "from", "");
  refusal(fact_table::lane_prices, price(), "fee_usd_feu", "-5");
}

}  // namespace
}  // namespace wakhan::load
