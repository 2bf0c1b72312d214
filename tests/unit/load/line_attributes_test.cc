// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/line_attributes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::SizeIs;

small_facts::fields described_line() {
  return {{"name", "Old line"},       {"mode", "rail"},       {"from", "Westham"},   {"from_lon", "1"},
          {"from_lat", "0"},          {"to", "Eastham"},      {"to_lon", "3"},       {"to_lat", "0"},
          {"via", "2 0.5"},           {"valid_from", "2021"}, {"speed_kmh", "39.2"}, {"tracks", "1"},
          {"electrification", "25kV"}};
}

std::vector<line_attributes> read_described(small_facts::fields const& fields) {
  return read_line_attributes(
      small_facts{}.add(fact_table::line_attributes, fields).parse()[fact_table::line_attributes]);
}

TEST(line_attributes, hold_what_a_source_says_and_nothing_else) {
  auto const read = read_described(described_line());
  ASSERT_THAT(read, SizeIs(1));
  auto const& a = read[0];
  EXPECT_EQ(a.by, net::mode::rail);
  ASSERT_THAT(a.points, SizeIs(3));
  EXPECT_EQ(a.points[1], geo::from_degrees(2, 0.5)) << "what lies on the way stands between the ends";
  EXPECT_EQ(a.speed_kmh, 39.2);
  EXPECT_EQ(a.tracks, 1);
  EXPECT_EQ(a.electrification, "25kV");
  EXPECT_EQ(a.train_length_m, std::nullopt);
  EXPECT_EQ(a.capacity_trains_per_day, std::nullopt);
  EXPECT_EQ(a.valid.from, *parse_date("2021-01-01", false));
  EXPECT_EQ(a.fact, net::fact_id::of(static_cast<std::uint32_t>(fact_table::line_attributes), 0));
}

TEST(line_attributes, with_bad_fields_are_named_with_file_and_line) {
  auto const refusal = [](char const* const column, char const* const value) {
    auto fields = described_line();
    fields[column] = value;
    EXPECT_THAT(thrown_by([&] { read_described(fields); }),
                AllOf(HasSubstr("bad_input: data/line_attributes.csv:2"),
                      HasSubstr(fmt::format("column '{}': '{}'", column, value))));
  };
  refusal("name", "");
  refusal("from", "");
  refusal("mode", "sea");
  refusal("mode", "horse");
  refusal("to_lat", "91");
  refusal("via", "2");
  refusal("valid_until", "2020");
  refusal("speed_kmh", "0");
  refusal("tracks", "0");
  refusal("tracks", "9");
  refusal("electrification", "50kV");
  refusal("max_train_length_m", "-1");
  refusal("max_axle_load_t", "51");
}

TEST(line_attributes, a_row_that_says_nothing_is_refused) {
  auto fields = described_line();
  for (auto const* const column : {"speed_kmh", "tracks", "electrification"}) {
    fields.erase(column);
  }
  EXPECT_THAT(thrown_by([&] { read_described(fields); }), HasSubstr("says nothing of its line"));
}

}  // namespace
}  // namespace wakhan::load
