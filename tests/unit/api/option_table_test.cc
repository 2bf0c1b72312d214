// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/option_table.h"

#include <gmock/gmock.h>

#include <set>

#include "wakhan/api/pack_svg.h"
#include "wakhan/api/route.h"
#include "wakhan/base/error.h"
#include "wakhan/io/csv.h"
#include "wakhan/net/mode.h"

namespace wakhan::api {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr auto kHeader = "option,letter,verbs,type,values,minimum,maximum,default,setting,meaning\n";

option_row const& row(std::string const& name, std::string const& verb) {
  auto const* const found = find_option(name, verb);
  if (found == nullptr) {
    throw std::out_of_range{name};
  }
  return *found;
}

std::string refused(std::string const& line) {
  try {
    read_options(kHeader + line + "\n", "options.csv");
  } catch (error const& e) {
    return e.what();
  }
  return "nothing";
}

TEST(option_table, has_each_option_of_a_verb_once) {
  auto seen = std::set<std::pair<std::string, std::string>>{};
  for (auto const& r : option_table()) {
    for (auto const& verb : r.verbs) {
      EXPECT_TRUE(seen.emplace(r.name, verb).second) << r.name << " of " << verb;
    }
    if (r.verbs.empty()) {
      EXPECT_TRUE(seen.emplace(r.name, "").second) << r.name;
    }
  }
}

TEST(option_table, has_one_type_for_all_rows_that_share_a_setting) {
  for (auto const& a : option_table()) {
    for (auto const& b : option_table()) {
      if (!a.setting.empty() && a.setting == b.setting) {
        EXPECT_EQ(a.type, b.type) << a.setting;
        EXPECT_EQ(a.defaults, b.defaults) << a.setting;
        EXPECT_EQ(a.values, b.values) << a.setting;
        EXPECT_EQ(a.minimum, b.minimum) << a.setting;
        EXPECT_EQ(a.maximum, b.maximum) << a.setting;
      }
    }
  }
}

TEST(option_table, finds_the_row_of_a_verb_before_that_of_all_verbs) {
  EXPECT_THAT(row("--format", "doctor").values, ElementsAre("text", "json"));
  EXPECT_EQ(&row("--pack", "route"), &row("--pack", ""));
  EXPECT_EQ(find_option("--format", "demo"), nullptr);
}

TEST(option_table, has_the_defaults_of_the_requests_themselves) {
  auto const request = route_request{};
  EXPECT_THAT(row("--load", "route").defaults, ElementsAre(request.load));
  EXPECT_THAT(row("--answers", "route").defaults, ElementsAre(std::to_string(request.answers)));
  EXPECT_THAT(row("--max-labels", "route").defaults, ElementsAre(std::to_string(request.max_labels)));
  EXPECT_THAT(row("--threads", "route").defaults, ElementsAre(std::to_string(request.threads)));
  EXPECT_THAT(row("--layer", "pack draw").defaults, ElementsAreArray(map_of_pack{}.layers));
}

TEST(option_table, has_the_words_that_the_questions_take) {
  EXPECT_THAT(row("--layer", "pack draw").values, ElementsAreArray(map_layers()));
  auto const loads = io::read_csv(WAKHAN_SOURCE_DIR "/data/loads.csv");
  ASSERT_EQ(loads.size(), row("--load", "route").values.size());
  for (std::size_t i = 0; i < loads.size(); ++i) {
    EXPECT_EQ(row("--load", "route").values[i], loads[i].text("id"));
  }
  for (auto const& mode : row("--modes", "route").values) {
    EXPECT_TRUE(net::parse_mode(mode).has_value()) << mode;
  }
}

TEST(option_table, says_what_is_wrong_with_a_value) {
  EXPECT_EQ(complaint_about(row("--answers", "route"), {"6"}), std::nullopt);
  EXPECT_THAT(*complaint_about(row("--answers", "route"), {"six"}),
              HasSubstr("'six' is no whole number from 0 to 1000"));
  EXPECT_THAT(*complaint_about(row("--answers", "route"), {"1001"}), HasSubstr("1001"));
  EXPECT_THAT(*complaint_about(row("--answers", "route"), {"1 "}), HasSubstr("'1 '"));
  EXPECT_THAT(*complaint_about(row("--max-labels", "route"), {"999"}), HasSubstr("from 1000 on"));
  EXPECT_THAT(*complaint_about(row("--max-labels", "route"), {"99999999999999999999"}), HasSubstr("no whole number"));
  EXPECT_THAT(*complaint_about(row("--format", "route"), {"jsn"}), HasSubstr("none of table, json"));
  EXPECT_THAT(*complaint_about(row("--modes", "route"), {"rail", "camel"}), HasSubstr("'camel'"));
  EXPECT_THAT(*complaint_about(row("--quiet", ""), {"maybe"}), HasSubstr("neither true nor false"));
  EXPECT_THAT(*complaint_about(row("--load", "route"), {"feu", "teu"}), HasSubstr("one value"));
  EXPECT_EQ(complaint_about(row("--date", "route"), {""}), "its value is empty");
  EXPECT_EQ(complaint_about(row("--avoid", "route"), {"suez", ""}), "one of its values is empty");
}

TEST(option_table, says_which_word_or_id_stands_twice) {
  EXPECT_EQ(complaint_about(row("--modes", "route"), {"rail", "sea", "RAIL"}), "'RAIL' stands twice");
  EXPECT_EQ(complaint_about(row("--avoid", "route"), {"suez", "RU", "suez"}), "'suez' stands twice");
  EXPECT_EQ(complaint_about(row("--via", "route"), {"Herat", "Herat"}), std::nullopt) << "a place may be passed again";
  EXPECT_THAT(advice_for(row("--modes", "route"), {"rail", "rail"}), HasSubstr("write 'rail' once"));
  EXPECT_THAT(advice_for(row("--date", "route"), {""}), HasSubstr("leave it out or give it a value: Day of"));
}

TEST(option_table, takes_its_words_in_any_case_and_spells_them_its_own_way) {
  EXPECT_EQ(complaint_about(row("--format", "route"), {"CSV"}), std::nullopt);
  EXPECT_THAT(as_spelt(row("--format", "route"), {"CSV"}), ElementsAre("csv"));
  EXPECT_THAT(as_spelt(row("--hazard", "route"), {"9a"}), ElementsAre("9A"));
  EXPECT_THAT(as_spelt(row("--modes", "route"), {"Rail", "SEA"}), ElementsAre("rail", "sea"));
  EXPECT_THAT(as_spelt(row("--load", "route"), {"FEU"}), ElementsAre("feu"));
  EXPECT_THAT(as_spelt(row("--load", "route"), {"MyLoad"}), ElementsAre("MyLoad")) << "a pack may know more";
  EXPECT_THAT(as_spelt(row("--quiet", ""), {"YES"}), ElementsAre("true"));
  EXPECT_THAT(as_spelt(row("--quiet", ""), {"0"}), ElementsAre("false"));
  EXPECT_THAT(as_spelt(row("--avoid", "route"), {"--IDS"}), ElementsAre("--IDS"));
}

TEST(option_table, names_for_ids_the_options_of_pack_info_that_list_them) {
  for (auto const& r : option_table()) {
    for (auto const& list : r.is_id() ? r.values : std::vector<std::string>{}) {
      EXPECT_EQ(row(list, "pack info").type, value_type::flag) << r.name;
    }
  }
  for (auto const* const name : {"--avoid", "--allow", "--view"}) {
    EXPECT_FALSE(row(name, "route").values.empty()) << name << " cannot be completed";
  }
}

TEST(option_table, advises_the_nearest_word_or_the_meaning) {
  EXPECT_EQ(advice_for(row("--format", "route"), {"jsn"}), "did you mean json?");
  EXPECT_EQ(advice_for(row("--modes", "route"), {"rail", "raod"}), "did you mean road?");
  EXPECT_EQ(advice_for(row("--answers", "route"), {"six"}), row("--answers", "route").meaning);
}

TEST(option_table, refuses_rows_that_make_no_sense) {
  EXPECT_THAT(refused("--a,,,colour,,,,,,A"), HasSubstr("options.csv:2: column 'type': 'colour'"));
  EXPECT_THAT(refused("--a,,,text,,,,,,"), HasSubstr("column 'meaning'"));
  EXPECT_THAT(refused("--a,,,word,x;y,,,z,,A"), HasSubstr("column 'default'"));
  EXPECT_THAT(refused("--a,,,integer,,low,,,,A"), HasSubstr("column 'minimum'"));
  EXPECT_EQ(refused("--a,,,integer,,1,2,2,a,A"), "nothing");
  EXPECT_THAT(read_options(kHeader, "options.csv"), IsEmpty());
}

TEST(flags, are_said_in_four_ways) {
  EXPECT_EQ(parse_flag("yes"), true);
  EXPECT_EQ(parse_flag("0"), false);
  EXPECT_EQ(parse_flag("TRUE"), true);
  EXPECT_EQ(parse_flag(""), std::nullopt);
}

}  // namespace
}  // namespace wakhan::api
