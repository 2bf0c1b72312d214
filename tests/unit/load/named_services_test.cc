// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/named_services.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"

namespace wakhan::load {
namespace {

using net::mode;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Three terminals of which a line joins the first two, a port, and a terminal of a table that this pack did not build.
class named_services : public testing::Test {
 protected:
  named_services() {
    out_.data().countries.raw().resize(1);
    auto const a = terminal("a", mode::rail);
    auto const b = terminal("b", mode::rail);
    terminal("island", mode::rail);
    terminal("xxprt", mode::sea);
    auto track = network_builder::link{};
    track.from = line_of(a);
    track.to = line_of(b);
    track.by = mode::rail;
    out_.add_straight_link(track);
    rows_.add(fact_table::terminals, {{"id", "shut"}, {"name", "Shut"}, {"status", "closed"}});
  }

  static small_facts::fields service(small_facts::fields const& changed = {}) {
    auto row = small_facts::fields{{"id", "train"},
                                   {"name", "Train"},
                                   {"stops", "a;b"},
                                   {"runs", "both-ways"},
                                   {"status", "open"},
                                   {"departures_per_week", "2.5"},
                                   {"open_from", "2026-01-01"}};
    for (auto const& [column, value] : changed) {
      row[column] = value;
    }
    return row;
  }

  void build(small_facts::fields const& row, fact_table const table = fact_table::block_trains) {
    build_named_services(rows_.add(table, row).parse(), planned_, out_, found_);
  }

  net::network_data const& data() { return out_.data(); }

  findings found_;

 private:
  net::terminal_id terminal(std::string const& id, mode const by) {
    auto t = net::terminal{};
    t.id = t.name = out_.text(id);
    t.country = net::country_id{std::uint16_t{0}};
    t.modes = static_cast<std::uint8_t>(1U << static_cast<unsigned>(by));
    t.node = out_.add_node({}, net::node_kind::hub, net::carriage::hub, t.country);
    auto transfer = network_builder::link{};
    transfer.from = t.node;
    transfer.to = out_.add_node({}, net::node_kind::track, net::carriage::rail_1435, t.country);
    transfer.kind = net::link_kind::transfer;
    transfer.by = by;
    out_.add_straight_link(transfer);
    planned_.push_back({t, id, id, "CODE" + id, {}, {}, {}, {}, {}});
    return out_.data().terminals.push_back(t);
  }
  net::node_id line_of(net::terminal_id const t) { return net::node_id{out_.data().terminals[t].node.index() + 1}; }

  small_facts rows_;
  std::vector<planned_terminal> planned_;
  network_builder out_;
};

TEST_F(named_services, of_a_row_keep_stops_frequency_and_days) {
  build(service());
  ASSERT_EQ(data().services.size(), 1U);
  auto const& s = data().services.all()[0];
  EXPECT_EQ(s.by, mode::rail);
  EXPECT_EQ(s.runs, net::course::both_ways);
  EXPECT_EQ(s.departures_in_1000_weeks, 2500U);
  EXPECT_EQ(s.valid.from, *parse_date("2026-01-01", false));
  EXPECT_EQ(s.fact, net::fact_id::of(static_cast<std::uint32_t>(fact_table::block_trains), 0));
  EXPECT_THAT(data().service_stops.all(), ElementsAre(net::terminal_id{0U}, net::terminal_id{1U}));
  EXPECT_THAT(found_, IsEmpty());
}

TEST_F(named_services, of_published_days_have_the_frequency_of_these_days) {
  build(service({{"departures_per_week", ""}, {"days", "mon wed sat"}, {"time_utc", "18:00"}}));
  ASSERT_EQ(data().services.size(), 1U);
  EXPECT_EQ(data().services.all()[0].departures_in_1000_weeks, 3000U);
  auto const* const days = net::view_of(data()).days_of(net::service_id{0U});
  ASSERT_NE(days, nullptr);
  EXPECT_EQ(days->weekdays, 0b010'0101U);
  EXPECT_EQ(days->time_s, 18 * 3600);
  EXPECT_EQ(days->fact, data().services.all()[0].fact);
}

TEST_F(named_services, have_no_days_where_their_first_stop_is_left_out) {
  build(service({{"stops", "shut;a;b"}, {"departures_per_week", ""}, {"days", "mon wed sat"}, {"time_utc", "18:00"}}));
  ASSERT_EQ(data().services.size(), 1U);
  EXPECT_EQ(data().services.all()[0].departures_in_1000_weeks, 3000U) << "as often from each stop";
  EXPECT_EQ(data().departure_days.size(), 0U);
}

TEST_F(named_services, without_a_frequency_are_kept_as_unknown) {
  build(service({{"departures_per_week", ""}}));
  ASSERT_EQ(data().services.size(), 1U);
  EXPECT_EQ(data().services.all()[0].departures_in_1000_weeks, 0U);
}

TEST_F(named_services, may_name_a_stop_by_its_code_in_small_letters) {
  build(service({{"stops", "codea;b"}}));
  EXPECT_THAT(data().service_stops.all(), ElementsAre(net::terminal_id{0U}, net::terminal_id{1U}));
}

TEST_F(named_services, with_a_stop_that_no_table_knows_are_refused) {
  EXPECT_THAT(thrown_by([&] {
                build(service({{"stops", "a;nowhere"}}));
              }),
              AllOf(HasSubstr("block_trains.csv:2"), HasSubstr("'stops'"), HasSubstr("names 'nowhere'")));
}

TEST_F(named_services, of_frequency_zero_are_refused) {
  EXPECT_THAT(thrown_by([&] {
                build(service({{"departures_per_week", "0"}}));
              }),
              AllOf(HasSubstr("block_trains.csv:2"), HasSubstr("'departures_per_week'"), HasSubstr("leave it empty")));
}

TEST_F(named_services, that_run_in_no_known_way_are_refused) {
  EXPECT_THAT(thrown_by([&] {
                build(service({{"runs", "sometimes"}}));
              }),
              AllOf(HasSubstr("block_trains.csv:2"), HasSubstr("both-ways, one-way, loop")));
}

TEST_F(named_services, of_one_id_are_refused) {
  EXPECT_THAT(thrown_by([&] {
                build(service());
                build(service());
              }),
              AllOf(HasSubstr("block_trains.csv:3"), HasSubstr("stands twice")));
}

TEST_F(named_services, leave_out_stops_that_no_line_joins_and_say_so) {
  build(service({{"stops", "a;island;b"}}));
  EXPECT_THAT(data().service_stops.all(), ElementsAre(net::terminal_id{0U}, net::terminal_id{1U}));
  ASSERT_EQ(found_.size(), 1U);
  EXPECT_EQ(found_[0].check, "service-stop");
  EXPECT_EQ(found_[0].what, "block_trains.csv:train");
  EXPECT_THAT(found_[0].message, AllOf(HasSubstr("'island'"), HasSubstr("no line by rail")));
}

TEST_F(named_services, with_fewer_than_two_stops_left_are_not_used) {
  build(service({{"stops", "a;shut;xxprt"}}));
  EXPECT_EQ(data().services.size(), 0U);
  ASSERT_EQ(found_.size(), 3U);
  EXPECT_THAT(found_[0].message, AllOf(HasSubstr("'shut'"), HasSubstr("not open")));
  EXPECT_THAT(found_[1].message, AllOf(HasSubstr("'xxprt'"), HasSubstr("nothing is loaded there by rail")));
  EXPECT_EQ(found_[2].check, "service-without-line");
}

TEST_F(named_services, of_liners_go_by_sea) {
  build(service({{"stops", "xxprt;a"}, {"runs", "loop"}}), fact_table::liner_services);
  EXPECT_EQ(data().services.size(), 0U);
  ASSERT_EQ(found_.size(), 2U);
  EXPECT_THAT(found_[0].message, HasSubstr("nothing is loaded there by sea"));
  EXPECT_EQ(found_[0].what, "liner_services.csv:train");
}

}  // namespace
}  // namespace wakhan::load
