// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/timed_answers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/two_country_pack.h"
#include "wakhan/api/moments.h"
#include "wakhan/api/route_explain.h"
#include "wakhan/api/route_table.h"

namespace wakhan::api {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kWednesday = 20'789 * kDay;  // 2026-12-02

// The two countries, with a train from yard-a to yard-b on Thursdays at 18:00.
class world_with_a_train {
 public:
  explicit world_with_a_train(std::string const& days) : opened_{written(folder_ / "train.pack", days)} {}
  load::pack const& opened() const { return opened_; }

 private:
  static std::string written(std::string const& path, std::string const& days) {
    auto rows = load::compared_country_facts();
    rows.add(load::fact_table::block_trains, {{"id", "a-train"},
                                              {"name", "A train"},
                                              {"stops", "yard-a;yard-b"},
                                              {"runs", "both-ways"},
                                              {"departures_per_week", "1"},
                                              {"days", days},
                                              {"time_utc", days.empty() ? "" : "18:00"},
                                              {"status", "open"}});
    load::write_pack(load::tiny_sources{rows}.build(), path);
    return path;
  }

  test::temporary_folder folder_;
  load::pack opened_;
};

load::pack const& thursday_world() {
  static auto const made = world_with_a_train{"thu"};
  return made.opened();
}

load::pack const& unknown_world() {
  static auto const made = world_with_a_train{""};
  return made.opened();
}

route_request by_rail() {
  auto asked = route_request{};
  asked.from = "yard-a";
  asked.to = "yard-b";
  asked.modes = {"rail"};
  asked.threads = 1;
  return asked;
}

route_answer leaving(load::pack const& pack, std::string const& moment) {
  auto asked = by_rail();
  asked.depart = moment;
  return find_routes(pack, asked);
}

route_answer there_by(load::pack const& pack, std::string const& moment) {
  auto asked = by_rail();
  asked.arrive_by = moment;
  return find_routes(pack, asked);
}

template <typename Change>
std::string refused(Change const& change) {
  auto asked = by_rail();
  change(asked);
  return thrown_by([&] { find_routes(unknown_world(), asked); });
}

TEST(timed_answers, wait_for_the_published_day) {
  auto const plain = find_routes(thursday_world(), by_rail());
  ASSERT_EQ(plain.answers.size(), 1U);
  auto const& mean = plain.answers[0];
  EXPECT_FALSE(mean.moments.has_value());
  auto const answer = leaving(thursday_world(), "2026-12-02");
  ASSERT_EQ(answer.answers.size(), 1U);
  auto const& a = answer.answers[0];
  ASSERT_TRUE(a.moments.has_value());
  auto const train =
      std::find_if(a.legs.begin(), a.legs.end(), [](auto const& l) { return l.moments->wait == "published"; });
  ASSERT_NE(train, a.legs.end());
  EXPECT_THAT(train->moments->services, ElementsAre("a-train"));
  EXPECT_EQ(moment_words(train->moments->departs), "Thu 2026-12-03 18:00");
  EXPECT_EQ(a.moments->ready, kWednesday);
  // After leaving everything is as in the plain answer, whose wait is half a week.
  auto const before =
      static_cast<double>(train->moments->departs - train->moments->ready) / kHour - train->moments->wait_hours;
  auto const came = static_cast<double>(train->moments->ready - kWednesday) / kHour;
  auto const after = mean.days_mean * 24 - came - before - 84;
  EXPECT_NEAR(static_cast<double>(a.moments->arrives - train->moments->departs) / kHour, after, 1.0 / 3600);
  EXPECT_NEAR(a.moments->hours_moving + a.moments->hours_transfer + a.moments->hours_border + a.moments->hours_waiting,
              a.moments->days * 24, 1e-9);
  EXPECT_NEAR(a.moments->hours_waiting - train->moments->wait_hours, mean.hours_waiting - 84, 1.0 / 3600);
  EXPECT_EQ(answer.date, "2026-12-02");
}

TEST(timed_answers, of_unknown_days_take_the_time_of_the_plain_answer) {
  auto const plain = find_routes(unknown_world(), by_rail());
  auto const timed = leaving(unknown_world(), "2026-12-02T09:30");
  ASSERT_EQ(timed.answers.size(), plain.answers.size());
  EXPECT_NEAR(timed.answers[0].moments->days, plain.answers[0].days_mean, 1.0 / 86'400);
  EXPECT_NEAR(timed.answers[0].moments->hours_waiting, plain.answers[0].hours_waiting, 1.0 / 3600);
  EXPECT_EQ(timed.answers[0].moments->ready, kWednesday + 9 * kHour + 1800);
  EXPECT_EQ(timed.answers[0].moments->leave_by, timed.answers[0].moments->ready);
}

TEST(timed_answers, look_back_from_when_freight_has_to_be_there) {
  auto const ahead = leaving(thursday_world(), "2026-12-02");
  auto const arrives = ahead.answers[0].moments->arrives;
  auto const back = there_by(thursday_world(), moment_iso(arrives + 60).substr(0, 16));
  ASSERT_EQ(back.answers.size(), 1U);
  EXPECT_EQ(back.answers[0].moments->arrives, arrives);
  EXPECT_EQ(back.answers[0].moments->ready, ahead.answers[0].moments->leave_by);
  EXPECT_GE(back.answers[0].moments->ready, kWednesday);
  auto const before = there_by(thursday_world(), moment_iso(arrives - 60).substr(0, 16));
  EXPECT_EQ(before.answers[0].moments->ready, back.answers[0].moments->ready - 7 * kDay);
}

TEST(timed_answers, ask_for_the_day_of_departure) {
  auto const quickest = find_routes(unknown_world(), by_rail()).answers[0].days_mean;
  auto const back = there_by(unknown_world(), "2027-02-01");
  EXPECT_EQ(back.date, day_words(20'850 * kDay + kDay / 2 - static_cast<std::int64_t>(quickest) * kDay).substr(4))
      << "from the last day on which it may arrive, 2027-02-01";
  auto asked = by_rail();
  asked.arrive_by = "2027-02-01";
  asked.date = "2026-05-01";
  EXPECT_EQ(find_routes(unknown_world(), asked).date, "2026-05-01") << "as it is asked";
}

TEST(timed_answers, refuse_moments_that_make_no_sense) {
  EXPECT_THAT(refused([](auto& q) { q.depart = "tomorrow"; }), HasSubstr("--depart: 'tomorrow' is no moment"));
  EXPECT_THAT(refused([](auto& q) { q.arrive_by = "2026-12-03T25:00"; }), HasSubstr("--arrive-by: '2026-12-03T25:00'"));
  EXPECT_THAT(refused([](auto& q) {
                q.depart = "2026-12-03";
                q.arrive_by = "2026-12-24";
              }),
              AllOf(HasSubstr("usage"), HasSubstr("only one can be asked")));
  EXPECT_THAT(refused([](auto& q) {
                q.depart = "2026-12-03T08:00";
                q.date = "2026-12-04";
              }),
              HasSubstr("--depart: its day is 2026-12-03, and that of --date is 2026-12-04"));
  auto same = by_rail();
  same.depart = "2026-12-03T08:00";
  same.date = "2026-12-03";
  EXPECT_FALSE(find_routes(unknown_world(), same).answers.empty());
}

TEST(timed_answers, say_where_no_departure_makes_it) {
  auto asked = asked_moment{};
  asked.depart = kWednesday;
  EXPECT_EQ(no_departure(asked).code, "no_departure");
  EXPECT_THAT(no_departure(asked).message, HasSubstr("within a year of Wed 2026-12-02 00:00"));
  asked = {std::nullopt, kWednesday};
  EXPECT_THAT(no_departure(asked).message, HasSubstr("in the year before Wed 2026-12-02 00:00"));
  auto none = route_answer{};
  none.arrive_by = kWednesday;
  none.reason = no_departure(asked);
  EXPECT_THAT(route_table(none), HasSubstr("without --depart and --arrive-by for mean waits"));
}

TEST(timed_answers, are_explained_by_leg) {
  auto const answer = leaving(thursday_world(), "2026-12-02");
  auto const text = route_explain(thursday_world(), answer, 400);
  EXPECT_THAT(text, AllOf(HasSubstr("By timetable: there Wed 2026-12-02"), HasSubstr("for a-train (published day)"),
                          HasSubstr("By timetable: ready Wed 2026-12-02 00:00 (")));
}

}  // namespace
}  // namespace wakhan::api
