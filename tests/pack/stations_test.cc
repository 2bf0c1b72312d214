// SPDX-License-Identifier: Apache-2.0
// Every station of the 1520 mm railways as a place to ask for, and what may get on and off there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "the_pack.h"
#include "wakhan/base/error.h"
#include "wakhan/io/file.h"
#include "wakhan/load/facts.h"
#include "wakhan/places/candidates.h"
#include "wakhan/places/place_table.h"

namespace {

using namespace wakhan;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

io::csv_table const& stations() {
  static auto const table = [] {
    auto const path = std::string{WAKHAN_SOURCE_DIR "/data/odbl/rail_stations.csv"};
    return io::parse_csv(io::read_file(path), path);
  }();
  return table;
}

// Whether a text means a station there; towns of the same name beside it may stand for it.
bool means_station(std::string_view const text, geo::lonlat const at) {
  auto const& table = the_pack().places();
  auto const found = places::find_candidates(table, text);
  return std::any_of(found.begin(), found.end(), [&](auto const& c) { return table.position[c.found.place] == at; });
}

TEST(stations, each_is_found_by_its_code_and_by_both_spellings_of_its_name) {
  auto asked = 0;
  for (std::size_t i = 0; i < stations().size(); ++i) {
    auto const row = stations()[i];
    if (row.is_empty("lon")) {
      continue;
    }
    ++asked;
    auto const at = load::position_of(row);
    EXPECT_TRUE(means_station(row.text("id"), at)) << row.text("id");
    EXPECT_TRUE(means_station(row.text("name"), at)) << row.text("name");
    EXPECT_TRUE(means_station(row.text("name_latin"), at)) << row.text("name_latin");
  }
  EXPECT_GT(asked, 11'000);
}

// Terminals of the pack by the station code.
TEST(stations, what_handles_boxes_is_open_for_them) {
  auto const& n = the_pack().network();
  auto const box = 1U << n.loads[net::load_id{std::uint16_t{0}}].form;
  auto const lists_boxes = [](io::csv_table::row const& row) {
    auto const operations = load::split_list(row.text("operations"));
    return std::any_of(operations.begin(), operations.end(),
                       [](std::string const& o) { return o.starts_with("10") || o.starts_with("12"); });
  };
  auto open = std::set<std::string>{};
  auto closed = std::set<std::string>{};
  for (std::size_t i = 0; i < stations().size(); ++i) {
    (lists_boxes(stations()[i]) ? open : closed).insert(stations()[i].text("id"));
  }
  auto boxes = std::size_t{0};
  auto others = std::size_t{0};
  for (auto const& t : n.terminals.all()) {
    if (t.kind == net::terminal_kind::station) {
      auto const handles_boxes = (t.handles & box) != 0;
      (handles_boxes ? boxes : others) += 1;
      EXPECT_TRUE((handles_boxes ? open : closed).contains(std::string{n.text(t.id)})) << n.text(t.id);
      EXPECT_NE(t.handles, 0) << n.text(t.id);
    }
  }
  EXPECT_GT(boxes, 900U);
  EXPECT_GT(others, 4'500U);
}

// Between two stations by wagon: their published kilometres, on rails from yard to yard.
TEST(stations, freight_goes_from_station_to_station) {
  auto request = question("680000", "690002");  // Yesil to Astana
  request.load = "ore";
  request.modes = {"rail"};
  auto const answer = api::find_routes(the_pack(), request);
  ASSERT_FALSE(answer.answers.empty());
  EXPECT_THAT(answer.answers[0].modes, testing::ElementsAre("rail"));
}

TEST(stations, one_that_is_not_open_for_the_load_says_so) {
  auto const& n = the_pack().network();
  auto const box = 1U << n.loads[net::load_id{std::uint16_t{0}}].form;
  auto const all = n.terminals.all();
  auto const found = std::find_if(all.begin(), all.end(), [&](net::terminal const& t) {
    return t.kind == net::terminal_kind::station && (t.handles & box) == 0;
  });
  ASSERT_NE(found, all.end());
  auto const answer = api::find_routes(the_pack(), question(std::string{n.text(found->id)}, "Duisburg"));
  EXPECT_THAT(answer.notes, Contains(HasSubstr("is not open for 40-foot containers")));
  auto request = question(std::string{n.text(found->id)}, "Duisburg");
  request.load = "tonne";
  EXPECT_THAT(api::find_routes(the_pack(), request).notes, Not(Contains(HasSubstr("is not open"))));
}

}  // namespace
