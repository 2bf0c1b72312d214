// SPDX-License-Identifier: Apache-2.0
// What is answered, and refused, about a small network with everything in it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/two_country_pack.h"
#include "wakhan/api/demo.h"
#include "wakhan/api/route.h"
#include "wakhan/api/route_explain.h"

namespace wakhan::api {
namespace {

using load::two_country_world;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

route_request question(char const* const from = "yard-a", char const* const to = "yard-b") {
  auto asked = route_request{};
  asked.from = from;
  asked.to = to;
  asked.answers = 0;
  asked.threads = 1;
  return asked;
}

template <typename Change>
route_answer answer_to(Change const& change, route_request asked = question()) {
  change(asked);
  return find_routes(two_country_world(), asked);
}

template <typename Change>
std::string question_refused(Change const& change) {
  return thrown_by([&] { answer_to(change); });
}

// The code of the reason why there is no way, and what is said of it.
template <typename Change>
std::string reason(Change const& change, route_request const& asked = question()) {
  auto const found = answer_to(change, asked);
  return found.reason ? found.reason->code + ": " + found.reason->message : "there is a way";
}

TEST(find_routes, refuses_numbers_that_make_no_sense) {
  EXPECT_THAT(question_refused([](auto& q) { q.answers = -1; }), AllOf(HasSubstr("usage"), HasSubstr("--answers: -1")));
  EXPECT_THAT(question_refused([](auto& q) { q.tolerance_percent = 101; }),
              AllOf(HasSubstr("usage"), HasSubstr("--tolerance: 101 is not from 0 to 100 percent")));
  EXPECT_THAT(question_refused([](auto& q) { q.max_shared_percent = -1; }),
              AllOf(HasSubstr("usage"), HasSubstr("--max-shared: -1 is not from 0 to 100 percent")));
  EXPECT_THAT(question_refused([](auto& q) { q.max_labels = 999; }),
              AllOf(HasSubstr("usage"), HasSubstr("--max-labels: 999")));
  EXPECT_THAT(question_refused([](auto& q) { q.via.assign(100, "Hamlet"); }),
              AllOf(HasSubstr("limit"), HasSubstr("--via: 100")));
}

TEST(find_routes, refuses_words_that_it_does_not_know) {
  EXPECT_THAT(question_refused([](auto& q) { q.avoid = {"pots"}; }), HasSubstr("--avoid: 'pots'"));
  EXPECT_THAT(question_refused([](auto& q) { q.allow = {"pots"}; }), HasSubstr("--allow: 'pots'"));
  EXPECT_THAT(question_refused([](auto& q) { q.modes = {"camel"}; }), HasSubstr("--modes: 'camel'"));
  EXPECT_THAT(question_refused([](auto& q) { q.date = "2026"; }), HasSubstr("--date: '2026'"));
  EXPECT_THAT(question_refused([](auto& q) { q.hazard = "1.7"; }), HasSubstr("--hazard: '1.7'"));
  EXPECT_THAT(question_refused([](auto& q) { q.view = "martian"; }), HasSubstr("--view: 'martian'"));
  EXPECT_THAT(question_refused([](auto& q) { q.load = "elephant"; }), HasSubstr("--load: 'elephant'"));
  EXPECT_THAT(question_refused([](auto& q) { q.from = "-40,-50"; }),
              HasSubstr("no road of the network lies within 100 km"));
}

TEST(find_routes, tells_what_stands_in_the_way) {
  EXPECT_THAT(reason([](auto& q) { q.modes = {"sea"}; }), HasSubstr("excluded_mode: the way needs"));
  auto const by_rail = [](auto& q) { q.modes = {"rail"}; };
  EXPECT_EQ(reason(by_rail), "there is a way");
  EXPECT_THAT(reason([&](auto& q) {
                by_rail(q);
                q.avoid = {"post"};
              }),
              HasSubstr("avoided_crossing: Post is avoided"));
  EXPECT_THAT(reason([&](auto& q) {
                by_rail(q);
                q.hazard = "8";
              }),
              AllOf(HasSubstr("hazard: "), HasSubstr("forbidden by the rule on acids (hazards:no-acids; Somebody")));
  EXPECT_THAT(reason([](auto& q) { q.avoid = {"BB"}; }), HasSubstr("avoided_country"));
  EXPECT_THAT(reason([](auto& q) { q.date = "2031-01-01"; }), HasSubstr("trade_ban"));
  auto const ports = question("Westport", "Eastport");
  EXPECT_THAT(reason([](auto& q) { q.modes = {"sea"}; }, ports), HasSubstr("not_handled: Westport does not handle"));
  EXPECT_THAT(reason(
                  [](auto& q) {
                    q.modes = {"sea"};
                    q.load = "tonne";
                    q.avoid = {"strait"};
                  },
                  ports),
              HasSubstr("avoided_passage: Strait is avoided"));
}

TEST(find_routes, names_what_carries_the_load) {
  auto const found = answer_to([](auto& q) { q.modes = {"rail"}; });
  ASSERT_FALSE(found.answers.empty());
  auto carriers = std::vector<std::string>{};
  for (auto const& leg : found.answers[0].legs) {
    carriers.push_back(leg.equipment);
  }
  EXPECT_THAT(carriers,
              testing::Contains(two_country_world().rows_of(load::fact_table::equipment)[0].text("equipment")));
}

TEST(find_routes, tells_which_modes_would_give_a_way) {
  auto const missing = [](auto const& change) {
    auto const found = answer_to(change);
    return found.reason ? found.reason->modes : std::vector<std::string>{"there is a way"};
  };
  EXPECT_THAT(missing([](auto& q) { q.modes = {"sea"}; }), testing::ElementsAre("rail", "road"));
  EXPECT_THAT(missing([](auto& q) { q.avoid = {"BB"}; }), IsEmpty()) << "no mode is left out";
  EXPECT_THAT(missing([](auto& q) {
                q.modes = {"sea"};
                q.avoid = {"BB"};
              }),
              IsEmpty());
}

TEST(find_routes, passes_over_a_rule_that_the_question_allows) {
  auto const asked = [](std::vector<std::string> const& allowed) {
    return reason([&](auto& q) {
      q.modes = {"rail"};
      q.hazard = "8";
      q.allow = allowed;
    });
  };
  EXPECT_THAT(asked({}), HasSubstr("hazard"));
  EXPECT_EQ(asked({"no-acids"}), "there is a way");
}

TEST(find_routes, uses_a_planned_line_where_the_question_opens_it) {
  auto const asked = [](std::vector<std::string> const& opened) {
    return answer_to([&](auto& q) {
      q.modes = {"rail"};
      q.open = opened;
    });
  };
  auto const by_it = [](route_answer const& found) {
    return std::count_if(found.answers.begin(), found.answers.end(), [](auto const& a) {
      return std::find(a.passages.begin(), a.passages.end(), "fast-line") != a.passages.end();
    });
  };
  auto const usual = asked({});
  EXPECT_EQ(by_it(usual), 0);
  auto const opened = asked({"FAST-LINE"});
  ASSERT_EQ(by_it(opened), 1);
  EXPECT_THAT(opened.open, testing::ElementsAre("fast-line"));
  EXPECT_NE(opened.scenario_hash, usual.scenario_hash);
  EXPECT_THAT(opened.notes, Contains(HasSubstr("fast-line is not there yet")));
  auto const way =
      std::find_if(opened.answers.begin(), opened.answers.end(), [](auto const& a) { return !a.passages.empty(); });
  EXPECT_THAT(way->crossings, testing::ElementsAre("fast-line-aa-bb"));
  EXPECT_THAT(way->projects, testing::ElementsAre("fast-line"));
  EXPECT_NEAR(way->distance_km, 224 + 900, 1);
}

TEST(find_routes, notes_a_way_that_other_goods_may_take) {
  auto const found = answer_to([](auto& q) { q.hazard = "8"; });
  EXPECT_FALSE(found.answers.empty());
  EXPECT_THAT(found.notes, Contains(HasSubstr("a way that other goods may take is left out")));
}

TEST(find_routes, passes_the_places_named_on_the_way) {
  auto const found = answer_to([](auto& q) { q.via = {"Westham"}; });
  ASSERT_EQ(found.via.size(), 1U);
  EXPECT_FALSE(found.answers.empty());
}

TEST(find_routes, tells_of_a_disputed_territory_on_the_way) {
  auto const on_the_way = answer_to([](auto& q) { q.modes = {"road"}; }, question("AAW", "BBE"));
  ASSERT_EQ(on_the_way.disputed.size(), 1U);
  EXPECT_EQ(on_the_way.disputed[0].id, "strip");
  EXPECT_THAT(answer_to([](auto&) {}).disputed, IsEmpty());
}

TEST(route_explain, of_a_load_that_the_pack_does_not_know_is_our_mistake) {
  auto found = answer_to([](auto&) {});
  found.load = "elephant";
  EXPECT_THAT(thrown_by([&] { route_explain(two_country_world(), found); }),
              AllOf(HasSubstr("internal"), HasSubstr("elephant")));
}

TEST(demo, says_what_its_answer_shows) {
  auto const asked = demo_questions().front();
  EXPECT_THAT(explain_demo(asked, answer_to([](auto&) {})),
              AllOf(HasSubstr(asked.command), HasSubstr("Fastest: Road"), HasSubstr("Cheapest: Rail"),
                    HasSubstr("Borders take up to")));
  EXPECT_THAT(explain_demo(asked, answer_to([](auto& q) { q.modes = {"sea"}; })), HasSubstr("No way: the way needs"));
}

}  // namespace
}  // namespace wakhan::api
