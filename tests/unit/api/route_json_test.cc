// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "unit/api/small_answer.h"
#include "wakhan/io/csv.h"

namespace wakhan::api {

using nlohmann::ordered_json;
using test::disputed_answer;
using test::no_answer;
using test::small_answer;
using test::timed_answer;
using testing::ElementsAre;

namespace {

// The paths of all fields below a value, "answers[].legs[].mode".
void collect(ordered_json const& value, std::string const& path, std::set<std::string>& out) {
  if (value.is_object()) {
    for (auto const& [key, member] : value.items()) {
      auto const name = path.empty() ? key : path + "." + key;
      out.insert(name);
      collect(member, name, out);
    }
  } else if (value.is_array()) {
    for (auto const& member : value) {
      collect(member, path + "[]", out);
    }
  }
}

std::set<std::string> fields_of(ordered_json const& value) {
  auto out = std::set<std::string>{};
  collect(value, "", out);
  return out;
}

bool fits(ordered_json const& value, std::string const& type) {
  auto const alone = type.substr(0, type.find(" or null"));
  return (value.is_null() && type.ends_with(" or null")) || (value.is_string() && alone == "text") ||
         (value.is_boolean() && alone == "truth") || (value.is_number_integer() && alone == "integer") ||
         (value.is_number() && alone == "number") || (value.is_object() && alone == "object") ||
         (value.is_array() && alone.starts_with("list of "));
}

// Calls f(value) for every value at a path of schema/fields.csv.
template <typename F>
void for_each_at(ordered_json const& value, std::string const& path, F&& f) {
  auto const dot = std::min(path.find('.'), path.size());
  auto key = path.substr(0, dot);
  auto const rest = dot < path.size() ? path.substr(dot + 1) : std::string{};
  auto const is_list = key.ends_with("[]");
  if (is_list) {
    key.resize(key.size() - 2);
  }
  if (!value.is_object()) {
    return;  // null
  }
  auto const& member = value.at(key);
  if (rest.empty()) {
    f(member);
  } else if (is_list) {
    for (auto const& each : member) {
      for_each_at(each, rest, f);
    }
  } else {
    for_each_at(member, rest, f);
  }
}

io::csv_table field_table() { return io::read_csv(WAKHAN_SOURCE_DIR "/schema/fields.csv"); }

}  // namespace

TEST(route_json, has_exactly_the_fields_of_the_schema) {
  auto written = fields_of(ordered_json::parse(route_json(disputed_answer())));
  auto const without = fields_of(ordered_json::parse(route_json(no_answer())));
  auto const timed = fields_of(ordered_json::parse(route_json(timed_answer())));
  written.insert(without.begin(), without.end());
  written.insert(timed.begin(), timed.end());
  auto listed = std::set<std::string>{};
  auto const table = field_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    EXPECT_TRUE(listed.insert(table[i].text("field")).second) << table[i].text("field") << " stands twice";
    EXPECT_FALSE(table[i].text("meaning").empty()) << table[i].where();
  }
  EXPECT_EQ(written, listed);
}

TEST(route_json, gives_every_field_the_type_of_the_schema) {
  auto const table = field_table();
  for (auto const& answer : {small_answer(), disputed_answer(), timed_answer(), no_answer()}) {
    auto const document = ordered_json::parse(route_json(answer));
    for (std::size_t i = 0; i < table.size(); ++i) {
      for_each_at(document, table[i].text("field"), [&](ordered_json const& value) {
        EXPECT_TRUE(fits(value, table[i].text("type"))) << table[i].text("field") << ": " << value;
      });
    }
  }
}

TEST(route_json, names_units_at_the_end_of_fields) {
  auto const table = field_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const& field = table[i].text("field");
    auto const& unit = table[i].text("unit");
    EXPECT_EQ(field.ends_with("_km"), unit == "km") << field;
    EXPECT_EQ(field.ends_with("_usd"), unit == "USD") << field;
    EXPECT_EQ(field.ends_with("_kg"), unit == "kg") << field;
  }
}

TEST(route_json, rounds_to_what_the_figures_are_worth) {
  auto answer = small_answer();
  auto& l = answer.answers[0].legs[0];
  l.distance_km = 1234.5678;
  l.hours = 12.3456;
  l.cost_usd = 99.999;
  l.co2e_wtw_kg = 0.04;
  auto const leg = ordered_json::parse(route_json(answer))["answers"][0]["legs"][0];
  EXPECT_EQ(leg["distance_km"], 1234.6);
  EXPECT_EQ(leg["hours"], 12.35);
  EXPECT_EQ(leg["cost_usd"], 100.0);
  EXPECT_EQ(leg["co2e_wtw_kg"], 0.0);
}

TEST(route_json, carries_the_figures_of_the_answer) {
  auto const answer = small_answer();
  auto const document = ordered_json::parse(route_json(answer));
  auto const& rail = document["answers"][1];
  EXPECT_EQ(rail["corridor"], "middle-corridor");
  EXPECT_THAT(rail["modes"].get<std::vector<std::string>>(), ElementsAre("rail", "ferry", "sea"));
  EXPECT_NEAR(rail["cost_usd"], answer.answers[1].cost_usd, 0.005);
  EXPECT_NEAR(rail["days_p90"], answer.answers[1].days_p90, 0.005);
  EXPECT_EQ(rail["legs"][2]["gauge_mm"], 1520);
  EXPECT_TRUE(rail["legs"][3]["gauge_mm"].is_null());
  EXPECT_EQ(rail["legs"][3]["service"], "Aktau–Alat ferry");
  EXPECT_THAT(rail["legs"][1]["services_waited_for"].get<std::vector<std::string>>(),
              ElementsAre("xian-baku", "altynkol-poti"));
  EXPECT_EQ(rail["legs"][1]["departures_per_week"], 3.5);
  EXPECT_EQ(rail["legs"][1]["from_terminal"]["id"], "cn-chongqing");
  EXPECT_EQ(rail["legs"][1]["from_terminal"]["capacity"]["amount"], 1'000'000);
  EXPECT_EQ(rail["legs"][1]["from_terminal"]["capacity"]["unit"], "TEU a year");
  EXPECT_TRUE(rail["legs"][2]["to_terminal"]["capacity"]["remark"].is_null());
  EXPECT_TRUE(rail["legs"][2]["departures_per_week"].is_null());
  EXPECT_TRUE(rail["legs"][2]["from_terminal"].is_null());
  EXPECT_TRUE(rail["least_co2e"]);
  EXPECT_TRUE(document["answers"][0]["corridor"].is_null());
  EXPECT_TRUE(document["reason"].is_null());
  EXPECT_EQ(document["pack"]["hash"], "0123456789abcdef");
  EXPECT_EQ(document["question"]["to_at"]["lat"], 40.41);
}

TEST(route_json, tells_moments_by_timetable_where_they_are_asked_for) {
  auto const document = ordered_json::parse(route_json(timed_answer()));
  EXPECT_EQ(document["question"]["depart"], "2026-12-03T00:00:00Z");
  EXPECT_TRUE(document["question"]["arrive_by"].is_null());
  auto const& rail = document["answers"][1];
  EXPECT_EQ(rail["timetable"]["ready_at_the_latest"], "2026-12-03T20:00:00Z");
  EXPECT_EQ(rail["timetable"]["arrives"], "2026-12-15T00:00:00Z");
  EXPECT_EQ(rail["timetable"]["days"], 12.0);
  EXPECT_EQ(rail["timetable"]["hours"]["waiting"], 12.0);
  auto const& train = rail["legs"][1]["timetable"];
  EXPECT_EQ(train["departs"], "2026-12-06T18:00:00Z");
  EXPECT_EQ(train["departs_by_the_hour"], true);
  EXPECT_EQ(train["wait"], "published");
  EXPECT_EQ(train["services"], ordered_json::array({"xian-baku"}));
  EXPECT_TRUE(rail["legs"][0]["timetable"]["wait"].is_null()) << "a truck goes at once";
  EXPECT_TRUE(ordered_json::parse(route_json(small_answer()))["answers"][1]["timetable"].is_null());
}

TEST(route_json, gives_the_reason_where_there_is_no_answer) {
  auto const document = ordered_json::parse(route_json(no_answer()));
  EXPECT_EQ(document["reason"]["code"], "avoided_passage");
  EXPECT_TRUE(document["reason"]["modes"].empty());
  EXPECT_TRUE(document["answers"].is_array());
  EXPECT_TRUE(document["answers"].empty());
}

TEST(route_json, says_from_which_time_ways_may_be_missing) {
  auto answer = small_answer();
  EXPECT_TRUE(ordered_json::parse(route_json(answer))["missing_from_days"].is_null());
  answer.is_exact = false;
  answer.missing_from_days = 12.345;
  auto const document = ordered_json::parse(route_json(answer));
  EXPECT_EQ(document["exact"], false);
  EXPECT_NEAR(document["missing_from_days"], 12.345, 0.0051);
}

TEST(route_json, is_valid_whatever_a_name_holds) {
  auto answer = small_answer();
  answer.from = "a\"\\\n\xff";
  EXPECT_EQ(ordered_json::parse(route_json(answer))["question"]["from"], "a\"\\\n\uFFFD");
}

TEST(route_json, gives_equal_bytes_for_equal_answers) {
  EXPECT_EQ(route_json(small_answer()), route_json(small_answer()));
}

// What the lines of NDJSON hold, put together again.
ordered_json answers_of_lines(std::string const& text) {
  auto in = std::istringstream{text};
  auto answers = ordered_json::array();
  for (auto line = std::string{}; std::getline(in, line);) {
    answers.push_back(ordered_json::parse(line).at("answer"));
  }
  return answers;
}

TEST(route_ndjson, has_one_line_for_each_answer_in_the_order_of_json) {
  auto const document = ordered_json::parse(route_json(small_answer()));
  ASSERT_GE(document["answers"].size(), 2U);
  EXPECT_EQ(answers_of_lines(route_ndjson(small_answer())), document["answers"]);
}

TEST(route_ndjson, tells_in_each_line_what_was_asked_of_which_pack) {
  auto head = ordered_json::parse(route_json(small_answer()));
  head.erase("answers");
  auto in = std::istringstream{route_ndjson(small_answer())};
  for (auto line = std::string{}; std::getline(in, line);) {
    auto value = ordered_json::parse(line);
    value.erase("answer");
    EXPECT_EQ(value, head);
  }
}

TEST(route_ndjson, has_one_line_with_the_reason_where_there_is_no_answer) {
  auto const text = route_ndjson(no_answer());
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
  auto const value = ordered_json::parse(text);
  EXPECT_TRUE(value.at("answer").is_null());
  EXPECT_EQ(value["reason"]["code"], "avoided_passage");
}

TEST(route_ndjson, keeps_a_line_whole_whatever_a_name_holds) {
  auto answer = small_answer();
  answer.from = "a\r\nb\xff";
  EXPECT_EQ(answers_of_lines(route_ndjson(answer)).size(), answer.answers.size());
}

}  // namespace wakhan::api
