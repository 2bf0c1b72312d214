// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/map_labels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/api/small_answer.h"

namespace wakhan::api {

using test::small_answer;
using test::the_small_pack;
using testing::ElementsAre;

namespace {

std::vector<std::string> names(std::vector<draw::map_label> const& labels) {
  auto out = std::vector<std::string>{};
  for (auto const& l : labels) {
    out.push_back(l.text);
  }
  return out;
}

}  // namespace

TEST(map_labels, names_ends_passages_posts_and_terminals_by_rank) {
  auto const answer = small_answer();
  auto const labels = map_labels(the_small_pack().pack.network(), answer, answer.answers);
  // The terminal of Chongqing lies in the town of the origin.
  EXPECT_THAT(names(labels), ElementsAre("Chongqing", "Baku", "Suez Canal", "Alashankou–Dostyk", "Aktau"));
  EXPECT_EQ(labels[0].rank, 0);
  EXPECT_EQ(labels[0].at, answer.from_at);
  EXPECT_TRUE(
      std::is_sorted(labels.begin(), labels.end(), [](auto const& a, auto const& b) { return a.rank < b.rank; }));
}

TEST(map_labels, says_each_name_once) {
  auto answer = small_answer();
  answer.answers.push_back(answer.answers[1]);
  EXPECT_EQ(map_labels(the_small_pack().pack.network(), answer, answer.answers).size(), 5U);
}

TEST(map_labels, names_only_what_the_drawn_answer_passes) {
  auto const answer = small_answer();
  EXPECT_THAT(names(map_labels(the_small_pack().pack.network(), answer, {answer.answers.data(), 1})),
              ElementsAre("Chongqing", "Baku"));
}

TEST(map_labels, keeps_coordinates_asked_for_as_they_are) {
  auto answer = small_answer();
  answer.from = "106.5000,29.5000";
  EXPECT_EQ(map_labels(the_small_pack().pack.network(), answer, {}).front().text, "106.5000,29.5000");
}

}  // namespace wakhan::api
