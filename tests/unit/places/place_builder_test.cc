// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/place_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/io/thrown_by.h"
#include "wakhan/base/error.h"

namespace wakhan::places {
namespace {

using names = std::vector<std::string>;

std::vector<std::string> keys_of(place_columns const& columns) {
  auto const table = columns.view();
  auto keys = std::vector<std::string>{};
  for (std::size_t row = 0; row < table.key_offset.size(); ++row) {
    keys.emplace_back(key_of(table, row));
  }
  return keys;
}

errc error_of_adding(std::string const& name, names const& alternates, names const& codes) {
  auto builder = place_builder{};
  try {
    builder.add({place_kind::city, {}, 0, 0, name, alternates, codes});
  } catch (error const& e) {
    return e.code();
  }
  return errc::internal;
}

TEST(place_builder, numbers_places_in_the_order_of_adding) {
  auto builder = place_builder{};
  EXPECT_EQ(builder.add({place_kind::city, {1, 2}, 3, 4, "Zürich", {}, {}}), place_id{0U});
  EXPECT_EQ(builder.add({place_kind::port, {5, 6}, 7, 8, "Aktau", {}, {}}), place_id{1U});
  auto const columns = builder.finish();
  auto const table = columns.view();
  EXPECT_EQ(name_of(table, place_id{0U}), "Zürich");
  EXPECT_EQ(name_of(table, place_id{1U}), "Aktau");
  EXPECT_EQ(table.position[place_id{1U}], (geo::lonlat{5, 6}));
  EXPECT_EQ(table.kind[place_id{1U}], place_kind::port);
  EXPECT_EQ(table.country[place_id{1U}], 7);
  EXPECT_EQ(table.population[place_id{1U}], 8U);
  EXPECT_THAT(keys_of(columns), testing::ElementsAre("aktau", "zurich"));
}

TEST(place_builder, takes_no_more_names_than_it_has_room_for) {
  auto const error_in = [](std::uint32_t const room, std::string const& name, names const& alternates) {
    auto builder = place_builder{room};
    return test::thrown_by([&] { builder.add({place_kind::city, {}, 0, 0, name, alternates, {}}); });
  };
  EXPECT_EQ(error_in(10, "Chongqing", {}), "nothing");
  EXPECT_EQ(error_in(9, "Chongqing", {}), "limit: places: more than 9 bytes of names");
  EXPECT_EQ(error_in(12, "Aktau", names{"Shevchen"}), "limit: places: more than 12 bytes of folded names");
  EXPECT_EQ(error_in(14, "Aktau", names{"Shevchen"}), "nothing");
}

TEST(place_builder, drops_alternates_that_add_no_key) {
  auto builder = place_builder{};
  builder.add(
      {place_kind::city, {}, 0, 0, "Chongqing", names{"重庆", "CHONGQING", "?", "Chungking", "Chung-king", ""}, {}});
  auto const columns = builder.finish();
  EXPECT_THAT(keys_of(columns), testing::ElementsAre("chongqing", "chungking"));
  EXPECT_THAT(columns.key_kind, testing::ElementsAre(name_kind::main, name_kind::alternate));
}

TEST(place_builder, keeps_a_code_beside_an_equal_name) {
  auto builder = place_builder{};
  builder.add({place_kind::airport, {}, 0, 0, "Ufa", names{"UFA"}, names{"UFA"}});
  auto const columns = builder.finish();
  EXPECT_THAT(keys_of(columns), testing::ElementsAre("ufa", "ufa"));
  EXPECT_THAT(columns.key_kind, testing::ElementsAre(name_kind::code, name_kind::main));
}

TEST(place_builder, keeps_codes_as_they_are_but_in_lower_case) {
  auto builder = place_builder{};
  builder.add({place_kind::terminal, {}, 0, 0, "T", {}, names{"CN CKG", "Khorgos-Gate", "750005"}});
  EXPECT_THAT(keys_of(builder.finish()), testing::ElementsAre("750005", "cnckg", "khorgos-gate", "t"));
}

TEST(place_builder, keeps_spellings_only_of_shared_names) {
  auto builder = place_builder{};
  builder.add({place_kind::city, {}, 0, 0, "Suzhou", names{"苏州"}, {}});
  builder.add({place_kind::city, {}, 0, 0, "Suzhou", names{"宿州"}, {}});
  builder.add({place_kind::city, {}, 0, 0, "Chongqing", names{"重庆"}, {}});
  EXPECT_THAT(keys_of(builder.finish()), testing::ElementsAre("chongqing", "suzhou", "suzhou", "宿州", "苏州"));
}

TEST(place_builder, stores_equal_keys_once) {
  auto builder = place_builder{};
  builder.add({place_kind::city, {}, 0, 0, "Brest", {}, {}});
  builder.add({place_kind::city, {}, 1, 0, "Brest", {}, {}});
  auto const columns = builder.finish();
  ASSERT_EQ(columns.key_offset.size(), 2U);
  EXPECT_EQ(columns.key_offset[0], columns.key_offset[1]);
}

TEST(place_builder, can_hold_a_place_that_no_text_names) {
  auto builder = place_builder{};
  builder.add({place_kind::city, {}, 0, 0, "?", {}, {}});
  auto const columns = builder.finish();
  EXPECT_EQ(columns.position.size(), 1U);
  EXPECT_TRUE(columns.key_offset.empty());
}

TEST(place_builder, refuses_bad_names_and_codes) {
  EXPECT_EQ(error_of_adding("", {}, {}), errc::bad_input);
  EXPECT_EQ(error_of_adding(std::string("a\0b", 3), {}, {}), errc::bad_input);
  EXPECT_EQ(error_of_adding(std::string(1025, 'a'), {}, {}), errc::bad_input);
  EXPECT_EQ(error_of_adding("A", {std::string(1025, 'a')}, {}), errc::bad_input);
  EXPECT_EQ(error_of_adding("A", {}, {""}), errc::bad_input);
  EXPECT_EQ(error_of_adding("A", {}, {"two words"}), errc::bad_input);
  EXPECT_EQ(error_of_adding("A", {}, {"ж"}), errc::bad_input);
}

TEST(place_builder, is_unchanged_by_a_refused_place) {
  auto builder = place_builder{};
  EXPECT_THROW(builder.add({place_kind::city, {}, 0, 0, "A", {}, names{""}}), error);
  EXPECT_EQ(builder.finish().position.size(), 0U);
}

TEST(place_builder, can_be_used_again_after_finish) {
  auto builder = place_builder{};
  builder.add({place_kind::city, {}, 0, 0, "Brest", {}, {}});
  builder.finish();
  builder.add({place_kind::city, {}, 0, 0, "Aktau", {}, {}});
  EXPECT_THAT(keys_of(builder.finish()), testing::ElementsAre("aktau"));
}

RC_GTEST_PROP(place_builder, sorts_its_index_and_passes_the_check, (std::vector<std::string> const& given)) {
  auto builder = place_builder{};
  for (auto const& name : given) {
    auto usable = name;
    std::erase(usable, '\0');
    builder.add({place_kind::city, {}, kNoCountry, 0, "x" + usable, names{usable, "Ж" + usable}, names{"x-1"}});
  }
  auto const columns = builder.finish();
  check(columns.view(), 0);
  auto const keys = keys_of(columns);
  RC_ASSERT(std::is_sorted(keys.begin(), keys.end()));
}

}  // namespace
}  // namespace wakhan::places
