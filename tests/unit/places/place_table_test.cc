// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/place_table.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "unit/places/small_places.h"
#include "wakhan/base/error.h"

namespace wakhan::places {
namespace {

place_columns two_places() {
  auto builder = place_builder{};
  builder.add({place_kind::city, {23'700'000, 52'100'000}, 0, 340'000, "Brest", std::vector<std::string>{"Брест"}, {}});
  builder.add({place_kind::port, {-4'490'000, 48'390'000}, 1, 0, "Brest", {}, std::vector<std::string>{"FRBES"}});
  return builder.finish();
}

TEST(find_key, gives_all_rows_of_a_key_and_none_of_another) {
  auto const columns = two_places();
  auto const table = columns.view();
  auto const [first, last] = find_key(table, "brest");
  ASSERT_EQ(last - first, 2U);
  EXPECT_EQ(table.key_place[first], place_id{0U});
  EXPECT_EQ(table.key_place[first + 1], place_id{1U});
  for (auto const* key : {"", "bres", "brestx", "zzz", "a"}) {
    auto const none = find_key(table, key);
    EXPECT_EQ(none.first, none.last) << key;
  }
}

TEST(find_key, finds_nothing_in_an_empty_table) {
  auto const none = find_key(place_table{}, "brest");
  EXPECT_EQ(none.first, none.last);
}

TEST(label, names_place_and_country) {
  auto const places = small_places{{{"Brest", "BY", 23.7, 52.1}, {"Platform", "", 3.0, 55.0}}};
  EXPECT_EQ(label(places.table(), places.country_code(), place_id{0U}), "Brest,BY");
  EXPECT_EQ(label(places.table(), places.country_code(), place_id{1U}), "Platform");
}

TEST(check, accepts_what_the_builder_makes) {
  auto const columns = two_places();
  EXPECT_NO_THROW(check(columns.view(), 2));
  EXPECT_NO_THROW(check(place_table{}, 0));
}

TEST(check, refuses_every_kind_of_damage) {
  auto const damages = std::vector<std::function<void(place_columns&)>>{
      [](auto& c) { c.position.raw().pop_back(); },
      [](auto& c) { c.has_terminal.raw().push_back(0); },
      [](auto& c) { c.kind.raw()[0] = static_cast<place_kind>(7); },
      [](auto& c) { c.country.raw()[1] = 2; },
      [](auto& c) { c.name.raw()[0] = static_cast<std::uint32_t>(c.strings.size()); },
      [](auto& c) { c.strings.back() = 'x'; },
      [](auto& c) { c.strings.clear(); },
      [](auto& c) { c.key_place.pop_back(); },
      [](auto& c) { c.key_kind.pop_back(); },
      [](auto& c) { c.key_offset[0] = static_cast<std::uint32_t>(c.strings.size()); },
      [](auto& c) { c.key_place[0] = place_id{2U}; },
      [](auto& c) { c.key_place[0] = place_id{}; },
      [](auto& c) { c.key_kind[0] = static_cast<name_kind>(3); },
  };
  for (std::size_t i = 0; i < damages.size(); ++i) {
    auto columns = two_places();
    damages[i](columns);
    try {
      check(columns.view(), 2);
      ADD_FAILURE() << "damage " << i << " went unseen";
    } catch (error const& e) {
      EXPECT_EQ(e.code(), errc::damaged_pack);
    }
  }
}

TEST(check, allows_places_without_country) {
  auto columns = two_places();
  columns.country.raw()[1] = kNoCountry;
  EXPECT_NO_THROW(check(columns.view(), 2));
}

}  // namespace
}  // namespace wakhan::places
