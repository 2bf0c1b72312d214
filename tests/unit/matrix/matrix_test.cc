// SPDX-License-Identifier: Apache-2.0
#include "wakhan/matrix/matrix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/io/thrown_by.h"
#include "unit/load/two_country_pack.h"
#include "wakhan/api/route.h"

namespace wakhan::matrix {
namespace {

using load::two_country_world;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr auto kTowns = "place\nyard-a\nyard-b\nHamlet\n";

// Lists of places in a folder, and what is asked about them.
struct asked {
  test::temporary_folder folder;
  matrix_request request;

  explicit asked(std::string const& from = kTowns, std::string const& to = {}) {
    folder.write("from.csv", from);
    request.from_file = folder / "from.csv";
    if (!to.empty()) {
      folder.write("to.csv", to);
      request.to_file = folder / "to.csv";
    }
  }
  matrix made() const { return matrix{two_country_world(), request}; }
  std::vector<cell> cells() const {
    auto const m = made();
    return m.cells(0, m.pairs());
  }
};

std::vector<api::itinerary_answer> ways(char const* const from, char const* const to) {
  auto question = api::route_request{};
  question.from = from;
  question.to = to;
  question.answers = 0;
  return api::find_routes(two_country_world(), question).answers;
}

TEST(matrix, has_origins_in_lines_and_destinations_in_columns) {
  auto const m = asked{kTowns, "place\nyard-b\nHamlet\n"}.made();
  ASSERT_EQ(m.pairs(), 6U);
  EXPECT_EQ(m.origin_of(3).words, "yard-b");
  EXPECT_EQ(m.destination_of(3).words, "Hamlet");
}

TEST(matrix, of_one_list_goes_from_each_place_to_each) {
  auto const cells = asked{}.cells();
  ASSERT_EQ(cells.size(), 9U);
  EXPECT_EQ(cells[0].distance_km, 0);
  EXPECT_GT(cells[1].distance_km, 500);
  EXPECT_EQ(cells[1].reason, "");
}

TEST(matrix, has_of_the_answers_of_route_the_one_best_in_what_is_asked) {
  auto const all = ways("yard-a", "yard-b");
  ASSERT_GT(all.size(), 1U);
  auto question = asked{};
  auto const best = [&](char const* const by) {
    question.request.by = by;
    return question.cells()[1];
  };
  auto const least = [&](auto const figure) {
    auto found = 1e300;
    for (auto const& a : all) {
      found = std::min(found, figure(a));
    }
    return found;
  };
  EXPECT_NEAR(best("time").days_mean, least([](auto const& a) { return a.days_mean; }), 1e-4);
  EXPECT_NEAR(best("money").cost_usd, least([](auto const& a) { return a.cost_usd; }), 0.01);
  EXPECT_NEAR(best("co2e").co2e_wtw_kg, least([](auto const& a) { return a.co2e_wtw_kg; }), 0.01);
  auto const value = [](auto const& way) { return way.cost_usd + 100 * way.days_mean + way.co2e_wtw_kg / 10; };
  EXPECT_NEAR(value(best("value")), least(value), 0.1);
}

TEST(matrix, tells_why_there_is_no_way) {
  auto question = asked{};
  question.request.modes = {"rail"};
  question.request.avoid = {"post"};
  auto const cells = question.cells();
  EXPECT_EQ(cells[1].reason, "avoided_crossing");
  EXPECT_TRUE(cells[1].modes.empty());
  EXPECT_EQ(cells[2].reason, "") << "within a country";
}

TEST(matrix, is_the_same_for_any_number_of_threads) {
  auto question = asked{};
  auto const figures = [&](unsigned const threads) {
    question.request.threads = threads;
    auto out = std::vector<double>{};
    for (auto const& c : question.cells()) {
      out.insert(out.end(), {c.days_p50, c.days_p90, c.days_mean, c.cost_usd, c.co2e_wtw_kg, c.distance_km});
    }
    return out;
  };
  EXPECT_EQ(figures(1), figures(4));
}

TEST(matrix, has_another_digest_when_anything_asked_is_another) {
  auto const plain = asked{}.made().digest();
  EXPECT_EQ(asked{}.made().digest(), plain);
  EXPECT_NE((asked{"place\nyard-a\nyard-b\n"}.made().digest()), plain);
  auto const changed = [](auto const& change) {
    auto question = asked{};
    change(question.request);
    return question.made().digest();
  };
  EXPECT_NE(changed([](auto& r) { r.by = "time"; }), plain);
  EXPECT_NE(changed([](auto& r) { r.day_usd = 7; }), plain);
  EXPECT_NE(changed([](auto& r) { r.load = "teu"; }), plain);
  EXPECT_NE(changed([](auto& r) { r.avoid = {"post"}; }), plain);
}

TEST(matrix, of_more_than_a_million_pairs_is_refused) {
  auto places = std::string{"place\n"};
  for (auto i = 0; i < 1001; ++i) {
    places += fmt::format("\"{:.4f},0\"\n", 2 + i * 0.0008);
  }
  EXPECT_THAT(thrown_by([&] { asked{places}.made(); }),
              AllOf(HasSubstr("limit"), HasSubstr("1001 places by 1001"), HasSubstr("1000000")));
}

TEST(place_list, keeps_the_words_of_its_file_and_finds_the_place) {
  auto const m = asked{"note,place\nfirst,Вестгем\nsecond,\"14,0.05\"\n"}.made();
  EXPECT_EQ(m.origin_of(0).words, "Вестгем");
  EXPECT_EQ(m.origin_of(0).name, "Westham,AA");
  EXPECT_EQ(m.origin_of(2).words, "14,0.05");
}

TEST(place_list, that_makes_no_sense_is_refused_with_file_line_and_value) {
  auto const refused = [](std::string const& list) { return thrown_by([&] { asked{list}.made(); }); };
  EXPECT_THAT(refused("town\nWestham\n"), AllOf(HasSubstr("from.csv"), HasSubstr("'place'")));
  EXPECT_THAT(refused("place\n"), HasSubstr("no place stands below the header"));
  EXPECT_THAT(refused("place,note\n,x\n"), AllOf(HasSubstr("from.csv:2"), HasSubstr("is empty")));
  EXPECT_THAT(refused("place\nWestham\nAtlantis\n"),
              AllOf(HasSubstr("unknown_place"), HasSubstr("from.csv:3"), HasSubstr("Atlantis")));
  EXPECT_THAT(refused("place\nWestham\nEastham\nWestham\n"),
              AllOf(HasSubstr("from.csv:4"), HasSubstr("stands there already, at"), HasSubstr("from.csv:2")));
}

TEST(place_list, of_more_than_5000_places_is_refused_before_any_is_looked_up) {
  auto places = std::string{"place\n"};
  for (auto i = 0; i < 5001; ++i) {
    places += "Atlantis\n";
  }
  EXPECT_THAT(thrown_by([&] { asked{places}.made(); }), AllOf(HasSubstr("limit"), HasSubstr("5001 places")));
}

}  // namespace
}  // namespace wakhan::matrix
