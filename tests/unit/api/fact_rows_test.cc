// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/fact_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/api/small_pack.h"

namespace wakhan::api {

using load::fact_table;
using test::the_small_pack;
using testing::HasSubstr;

TEST(fact_rows, finds_rows_by_id_and_says_table_and_id) {
  auto const rows = fact_rows{the_small_pack().pack};
  auto const suez = rows.find(fact_table::passages, "suez");
  ASSERT_TRUE(suez);
  EXPECT_EQ(rows.id_of(*suez), "passages:suez");
  EXPECT_EQ(rows.text(*suez, "name"), "Suez Canal");
  EXPECT_EQ(rows.text(*suez, "no such column"), "");
  EXPECT_FALSE(rows.find(fact_table::passages, "no such passage"));
  EXPECT_EQ(rows.find("passages:suez"), suez);
  for (auto const* const none : {"passages:none", "none:suez", "suez", ""}) {
    EXPECT_FALSE(rows.find(none)) << none;
  }
}

TEST(fact_rows, describes_sourced_rows_by_title_date_and_kind) {
  auto const rows = fact_rows{the_small_pack().pack};
  auto const suez = *rows.find(fact_table::passages, "suez");
  auto const words = rows.describe(suez);
  for (auto const* const column : {"source_title", "source_date", "kind"}) {
    EXPECT_THAT(words, HasSubstr(rows.text(suez, column)));
  }
}

TEST(fact_rows, describes_assumed_rows_in_capitals_with_their_note) {
  auto const rows = fact_rows{the_small_pack().pack};
  auto const load = *rows.find(fact_table::loads, "feu");
  ASSERT_TRUE(rows.is_assumed(load));
  EXPECT_EQ(rows.describe(load), "loads:feu, ASSUMED: " + rows.text(load, "note"));
}

TEST(fact_rows, knows_when_there_is_no_such_row) {
  auto const rows = fact_rows{the_small_pack().pack};
  EXPECT_EQ(rows.id_of(net::fact_id{}), "unknown row");
  EXPECT_EQ(rows.id_of(net::fact_id::of(2, 0xFFFFFF)), "unknown row");
  EXPECT_EQ(rows.id_of(net::fact_id::of(250, 0)), "unknown row");
}

TEST(best_row, prefers_the_country_to_its_region_and_that_to_any) {
  auto const rows = fact_rows{the_small_pack().pack};
  auto const scope = [&](char const* const mode, char const* const country) {
    auto const row = rows.best_row(fact_table::distance_factors, mode, country);
    return row ? rows.text(*row, "scope") : std::string{};
  };
  EXPECT_EQ(scope("rail", "KZ"), "KZ");
  EXPECT_EQ(scope("rail", "GE"), "caucasus");
  EXPECT_EQ(scope("rail", "US"), "*");
  EXPECT_EQ(scope("sledge", "KZ"), "");
}

}  // namespace wakhan::api
