// SPDX-License-Identifier: Apache-2.0
#include "wakhan/what_if/what_if.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/io/thrown_by.h"
#include "unit/load/two_country_pack.h"
#include "wakhan/io/csv.h"
#include "wakhan/what_if/what_if_text.h"

namespace wakhan::what_if {
namespace {

using load::two_country_world;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

struct asked {
  test::temporary_folder folder;
  what_if_request request;

  explicit asked(std::vector<std::vector<std::string>> without = {}, std::vector<std::string> each = {}) {
    folder.write("from.csv", "place\nyard-a\nyard-b\nHamlet\n");
    request.way.from_file = folder / "from.csv";
    request.without = std::move(without);
    request.without_each = std::move(each);
  }
  what_if_answer answer() const { return find_what_if(two_country_world(), request); }
};

// The whole table, asked as a question of its own that avoids the set.
std::vector<matrix::cell> avoiding(asked const& a, std::vector<std::string> const& ids) {
  auto request = a.request.way;
  request.avoid = ids;
  auto const m = matrix::matrix{two_country_world(), request};
  auto cells = std::vector<matrix::cell>{};
  for (std::size_t i = 0; i < m.pairs(); ++i) {
    cells.push_back(m.cell_alone(i));
  }
  return cells;
}

void expect_equal(matrix::cell const& a, matrix::cell const& b) {
  EXPECT_EQ(a.reason.empty(), b.reason.empty());
  EXPECT_EQ(a.days_mean, b.days_mean);
  EXPECT_EQ(a.days_p90, b.days_p90);
  EXPECT_EQ(a.cost_usd, b.cost_usd);
  EXPECT_EQ(a.co2e_wtw_kg, b.co2e_wtw_kg);
  EXPECT_EQ(a.distance_km, b.distance_km);
  EXPECT_EQ(a.modes, b.modes);
}

TEST(what_if, gives_every_pair_the_answer_that_it_has_when_it_avoids_the_set) {
  for (auto const* const by : {"value", "time", "money"}) {
    auto question = asked{{{"post"}, {"AA"}, {"strait", "post"}}};
    question.request.way.by = by;
    auto const a = question.answer();
    ASSERT_EQ(a.sets.size(), 3U);
    auto cut = std::size_t{0};
    for (auto const& set : a.sets) {
      auto now = a.before;
      for (auto const& c : set.changed) {
        now[c.pair] = c.now;
      }
      auto const expected = avoiding(question, set.ids);
      for (std::size_t i = 0; i < now.size(); ++i) {
        if (a.before[i].reason.empty()) {
          expect_equal(now[i], expected[i]);
        } else {
          EXPECT_FALSE(now[i].reason.empty()) << "closing opens nothing";
        }
      }
      cut += set.changed.size();
    }
    EXPECT_GT(cut, 0U) << by;
  }
}

TEST(what_if, leaves_out_pairs_whose_way_passes_nothing_of_the_set) {
  auto const a = asked{{{"post"}}}.answer();
  ASSERT_FALSE(a.sets[0].changed.empty());
  for (auto const& c : a.sets[0].changed) {
    EXPECT_NE(c.pair / 3, c.pair % 3) << "a place to itself passes no post";
  }
}

TEST(what_if, of_each_kind_closes_all_that_ways_pass_and_tells_the_dearest_first) {
  auto question = asked{{}, {"crossings", "countries"}};
  question.request.way.modes = {"rail"};
  auto const a = question.answer();
  auto ids = std::vector<std::string>{};
  for (auto const& s : a.sets) {
    ASSERT_EQ(s.ids.size(), 1U);
    ids.push_back(s.ids[0]);
    EXPECT_FALSE(s.changed.empty()) << s.ids[0];
  }
  EXPECT_THAT(ids, AllOf(Contains("post"), Contains("AA"), Contains("BB")));
  auto const cost = [&](closed_set const& s) {
    auto sum = 0.0;
    for (auto const& c : s.changed) {
      sum += extra(a, c);
    }
    return std::pair{s.cut_off(), sum};
  };
  EXPECT_TRUE(
      std::is_sorted(a.sets.begin(), a.sets.end(), [&](auto const& x, auto const& y) { return cost(x) > cost(y); }));
}

TEST(what_if, is_the_same_for_any_number_of_threads) {
  auto question = asked{{{"post"}}, {"passages"}};
  auto const text = [&](unsigned const threads) {
    question.request.way.threads = threads;
    return what_if_csv(question.answer());
  };
  EXPECT_EQ(text(1), text(4));
}

TEST(what_if, refuses_what_makes_no_sense) {
  EXPECT_THAT(thrown_by([] { asked{}.answer(); }), AllOf(HasSubstr("usage"), HasSubstr("nothing is to be closed")));
  EXPECT_THAT(thrown_by([] { asked{{{}}}.answer(); }), HasSubstr("names nothing to close"));
  EXPECT_THAT(thrown_by([] { asked{{{"nowhere"}}}.answer(); }),
              AllOf(HasSubstr("usage"), HasSubstr("--without: 'nowhere' is no passage")));
  auto broken = asked{{{"post"}}};
  broken.request.way.load = "gold";
  EXPECT_THAT(thrown_by([&] { broken.answer(); }), HasSubstr("--load"));
  auto many = std::string{"place\n"};
  for (auto i = 0; i < 500; ++i) {
    many += fmt::format("\"{:.4f},0\"\n", 2 + i * 0.0008);
  }
  auto const large = asked{{{"post"}}};
  large.folder.write("from.csv", many);
  EXPECT_THAT(thrown_by([&] { large.answer(); }), AllOf(HasSubstr("limit"), HasSubstr("250000 pairs")));
  EXPECT_THAT(thrown_by([] { asked({}, {"rivers"}).answer(); }),
              AllOf(HasSubstr("'rivers'"), HasSubstr("passages, crossings, countries")));
}

TEST(what_if_csv, has_a_row_for_each_pair_and_one_for_each_set_that_cuts_its_way) {
  auto question = asked{{{"post"}}};
  question.request.way.modes = {"rail"};
  auto const a = question.answer();
  auto const text = what_if_csv(a);
  EXPECT_EQ(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')), 1 + 9 + a.sets[0].changed.size());
  EXPECT_THAT(text, HasSubstr("yard-a,yard-b,post,,,,,,,,cut_off,,,,"));
  question.request.way.modes = {};
  question.request.way.by = "money";
  auto const open = question.answer();
  auto const& c = open.sets[0].changed.at(0);
  EXPECT_GT(extra(open, c), 0);
  EXPECT_THAT(what_if_csv(open), HasSubstr(fmt::format(",{:.2f},{:.2f},", c.now.days_p50 - open.before[c.pair].days_p50,
                                                       c.now.cost_usd - open.before[c.pair].cost_usd)));
}

TEST(what_if_text, tells_how_many_ways_a_set_cuts_and_who_is_hit_hardest) {
  auto question = asked{{{"post"}, {"strait"}}};
  question.request.way.modes = {"rail"};
  auto options = api::table_options{};
  options.width = 120;
  auto const text = what_if_text(question.answer(), options, 10);
  EXPECT_THAT(text, AllOf(HasSubstr("best by value (a day at 100 USD"), HasSubstr("no way: "),
                          HasSubstr("nothing changes"), Not(HasSubstr("--shown"))));
  question.request.way.modes = {};
  question.request.way.by = "money";
  EXPECT_THAT(what_if_text(question.answer(), options, 1),
              AllOf(HasSubstr(" d, "), HasSubstr("1 of 2 sets"), HasSubstr("best by money")));
}

}  // namespace
}  // namespace wakhan::what_if
