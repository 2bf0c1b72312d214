// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/ids.h"

#include <gtest/gtest.h>

namespace wakhan::net {
namespace {

TEST(fact_id, holds_table_and_row) {
  auto const id = fact_id::of(27, 0xABCDEF);
  EXPECT_EQ(id.table(), 27U);
  EXPECT_EQ(id.row(), 0xABCDEFU);
  EXPECT_TRUE(id.is_valid());
  EXPECT_NE(fact_id::of(0, 1), fact_id::of(1, 0));
}

TEST(fact_id, is_invalid_unless_made_of_a_row) {
  EXPECT_FALSE(fact_id{}.is_valid());
  EXPECT_NE(fact_id::of(0, 0), fact_id{});
}

}  // namespace
}  // namespace wakhan::net
