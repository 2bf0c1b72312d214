// SPDX-License-Identifier: Apache-2.0
#include "wakhan/base/strong_id.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <type_traits>

namespace wakhan {
namespace {

struct boat_id : strong_id<boat_id> {
  using strong_id::strong_id;
};
struct port_id : strong_id<port_id, std::uint16_t> {
  using strong_id::strong_id;
};

static_assert(sizeof(boat_id) == 4 && sizeof(port_id) == 2, "an id is as small as its number");
static_assert(std::is_trivially_copyable_v<boat_id>, "an id lies in a mapped pack as it is");
static_assert(!std::is_convertible_v<std::uint32_t, boat_id> && !std::is_convertible_v<boat_id, std::uint32_t>);
static_assert(!std::is_constructible_v<boat_id, port_id>);

TEST(strong_id, is_invalid_until_it_is_given_a_number) {
  EXPECT_FALSE(boat_id{}.is_valid());
  EXPECT_TRUE(boat_id{0U}.is_valid());
  EXPECT_EQ(boat_id{}.value, 0xFFFFFFFFU);
  EXPECT_EQ(port_id{}.value, 0xFFFFU);
}

TEST(strong_id, is_made_from_its_own_number_or_from_an_index) {
  EXPECT_EQ(boat_id{7U}, boat_id{std::size_t{7}});
  EXPECT_EQ(port_id{std::size_t{65534}}.index(), 65534U);
  EXPECT_EQ(boat_id{7U}.index(), 7U);
}

TEST(strong_id, is_ordered_by_its_number_with_invalid_last) {
  EXPECT_LT(boat_id{1U}, boat_id{2U});
  EXPECT_LT(boat_id{2U}, boat_id{});
  EXPECT_NE(boat_id{1U}, boat_id{2U});
}

}  // namespace
}  // namespace wakhan
