// SPDX-License-Identifier: Apache-2.0
#include "wakhan/base/id_span.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "wakhan/base/strong_id.h"

namespace wakhan {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct ship_id : strong_id<ship_id> {
  using strong_id::strong_id;
};

TEST(id_span, is_a_view_that_its_id_indexes) {
  auto const knots = std::array{12.0, 14.5, 20.0};
  auto const column = id_span<ship_id, double>{knots};
  EXPECT_EQ(column[ship_id{1U}], 14.5);
  EXPECT_EQ(&column[ship_id{2U}], &knots[2]) << "nothing is copied";
  EXPECT_EQ(column.size(), 3U);
  EXPECT_FALSE(column.empty());
  EXPECT_THAT(column.all(), ElementsAre(12.0, 14.5, 20.0));
}

TEST(id_span, is_empty_by_default) {
  auto const column = id_span<ship_id, int>{};
  EXPECT_TRUE(column.empty());
  EXPECT_THAT(column.all(), IsEmpty());
}

TEST(id_vector, starts_with_as_many_copies_as_asked_for) {
  auto const column = id_vector<ship_id, std::string>(2, "unnamed");
  EXPECT_THAT(column.all(), ElementsAre("unnamed", "unnamed"));
}

TEST(id_vector, hands_out_the_id_of_what_is_added) {
  auto column = id_vector<ship_id, std::string>{};
  auto const first = column.push_back("Aral");
  auto const second = column.push_back("Caspian");
  EXPECT_EQ(first, ship_id{0U});
  column[second] += " Star";
  EXPECT_EQ(column[second], "Caspian Star");
  EXPECT_EQ(column.view()[first], "Aral");
  EXPECT_EQ(column.size(), 2U);
}

TEST(id_vector, shares_its_memory_with_raw_and_view) {
  auto column = id_vector<ship_id, int>(1, 5);
  column.raw().push_back(6);
  EXPECT_THAT(column.view().all(), ElementsAre(5, 6));
  EXPECT_EQ(column.view().all().data(), column.raw().data());
}

TEST(id_lists, gives_each_key_its_own_values_in_order) {
  auto const offsets = std::array<std::uint32_t, 4>{0, 2, 2, 3};
  auto const values = std::array{'a', 'b', 'c'};
  auto const lists = id_lists<ship_id, char>{offsets, values};
  EXPECT_EQ(lists.size(), 3U);
  EXPECT_THAT(lists[ship_id{0U}], ElementsAre('a', 'b'));
  EXPECT_THAT(lists[ship_id{1U}], IsEmpty());
  EXPECT_THAT(lists[ship_id{2U}], ElementsAre('c'));
}

TEST(id_lists, has_no_keys_by_default) { EXPECT_EQ((id_lists<ship_id, int>{}.size()), 0U); }

RC_GTEST_PROP(id_lists, holds_any_lists_put_behind_each_other, (std::vector<std::vector<int>> const& rows)) {
  auto offsets = std::vector<std::uint32_t>{0};
  auto values = std::vector<int>{};
  for (auto const& row : rows) {
    values.insert(values.end(), row.begin(), row.end());
    offsets.push_back(static_cast<std::uint32_t>(values.size()));
  }
  auto const lists = id_lists<ship_id, int>{offsets, values};
  RC_ASSERT(lists.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto const row = lists[ship_id{i}];
    RC_ASSERT(std::vector<int>(row.begin(), row.end()) == rows[i]);
  }
}

#ifndef NDEBUG
TEST(id_span, stops_in_debug_builds_at_an_id_beyond_its_end) {
  auto const knots = std::array{12.0};
  auto const column = id_span<ship_id, double>{knots};
  EXPECT_DEATH(static_cast<void>(column[ship_id{1U}]), "contract broken");
  EXPECT_DEATH(static_cast<void>(column[ship_id{}]), "contract broken");
}
#endif

}  // namespace
}  // namespace wakhan
