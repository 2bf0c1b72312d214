// SPDX-License-Identifier: Apache-2.0
// Command lines and settings that make no sense: what is said of them, and the exit code.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "option_value.h"
#include "program.h"
#include "unit/cli/small_program.h"
#include "unit/io/thrown_by.h"
#include "unknown_word.h"

namespace wakhan::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(command_line, without_a_verb_names_the_verbs) {
  EXPECT_THAT(ask({}), fails(2, "needs a verb"));
  EXPECT_THAT(ask({"pack"}), fails(2, "'wakhan pack' needs a verb"));
}

TEST(command_line, with_an_unknown_verb_names_the_nearest) {
  EXPECT_THAT(ask({"rout"}), AllOf(fails(2, "'wakhan rout' is no verb"), fails(2, "did you mean route?")));
  EXPECT_THAT(ask({"pack", "buidl"}), fails(2, "did you mean build?"));
  EXPECT_THAT(ask({"elephant"}), fails(2, "write one of route, matrix"));
  EXPECT_THAT(ask({"help", "route", "now"}), fails(2, "has no verbs below it"));
}

TEST(help, for_an_unknown_word_names_the_nearest_and_lists_verbs_and_topics) {
  EXPECT_THAT(ask({"help", "setings"}),
              AllOf(fails(2, "'setings' is neither a verb nor a topic"), fails(2, "did you mean settings?")));
  EXPECT_THAT(ask({"help", "nope"}), AllOf(fails(2, "verbs are route, "), fails(2, "topics are exit-codes, settings")));
}

TEST(command_line, with_an_unknown_option_names_the_nearest_or_the_verb_that_has_it) {
  EXPECT_THAT(ask({"route", "A", "B", "--anwsers", "3"}), fails(2, "did you mean --answers?"));
  EXPECT_THAT(ask({"route", "A", "B", "-x"}), fails(2, "no such option"));
  EXPECT_THAT(ask({"--load", "teu", "route", "A", "B"}), fails(2, "'wakhan route' has it"));
}

TEST(command_line, with_a_word_too_few_or_too_many_says_which) {
  EXPECT_THAT(ask({"route", "A"}), fails(2, "TO is missing"));
  EXPECT_THAT(ask({"route", "A", "B", "C"}), fails(2, "3 words where it takes 2"));
  EXPECT_THAT(ask({"route", "A", "B", "--load"}), fails(2, "its value is missing"));
  EXPECT_THAT(ask({"route", "A", "B", "--load", "teu", "--load=feu"}), fails(2, "is given twice"));
}

TEST(command_line, with_a_value_that_its_option_does_not_take_says_what_it_takes) {
  EXPECT_THAT(ask({"route", "A", "B", "--answers", "six"}), fails(2, "'six' is no whole number from 0 to 1000"));
  EXPECT_THAT(ask({"route", "A", "B", "--format", "pdf"}), fails(2, "none of table"));
}

TEST(command_line, with_an_empty_value_or_one_that_stands_twice_is_refused) {
  for (auto const* const option : {"--date", "--depart", "--arrive-by", "--view", "-o", "--avoid", "--load"}) {
    EXPECT_THAT(ask({"route", "A", "B", option, ""}), fails(2, "empty")) << option;
  }
  EXPECT_THAT(ask({"route", "A", "B", "--modes", "rail,rail"}), fails(2, "--modes: 'rail' stands twice"));
  EXPECT_THAT(ask({"route", "A", "B", "--date="}), fails(2, "--date: its value is empty"));
  EXPECT_THAT(ask({"route", "", "B"}), AllOf(fails(2, "from: its value is empty"), fails(2, "  give it a value: ")));
  EXPECT_THAT(ask({"pack", "draw", "--corridor", ""}), fails(2, "--corridor: its value is empty"));
}

TEST(command_line, that_contradicts_itself_is_refused) {
  EXPECT_THAT(ask({"route", "A", "B", "-o", "x.svg", "--format", "csv"}),
              fails(2, "'csv' is not what -o 'x.svg' ends"));
  EXPECT_THAT(ask({"validate", "-o", "x.csv", "--format", "svg"}), fails(2, "'svg' is not what -o 'x.csv' ends"));
  EXPECT_THAT(ask({"validate", "fit", "-o", "x.svg"}), fails(2, "does not end in .csv or .txt"));
  EXPECT_THAT(ask({"pack", "draw", "-o", "c.png"}), fails(2, "'c.png' does not end in .svg"));
  EXPECT_THAT(ask({"matrix", "a.csv", "-o", "skims.json"}), fails(2, "'skims.json' does not end in .csv"));
  EXPECT_THAT(ask({"matrix", "a.csv", "-o", "skims.foo"}), fails(2, "write one of these endings"));
  EXPECT_THAT(ask({"route", "A", "B", "--explain", "-o", "x.json"}), fails(2, "and this is json"));
  EXPECT_THAT(ask({"route", "A", "B", "--draw", "2"}), AllOf(fails(2, "this is a table"), fails(2, "-o route.svg")));
  EXPECT_THAT(ask({"what-if", "a.csv", "-o", "x.svg", "--without", "post"}), fails(2, "'x.svg' does not end in .csv"));
  EXPECT_THAT(ask({"reach", "yard-a", "--bands", "five"}), fails(2, "'five' is no whole number"));
  EXPECT_THAT(ask({"reach", "yard-a", "--countries", "QQ"}), fails(2, "'QQ' is no country"));
  EXPECT_THAT(ask({"route", "Westham", "Eastham", "--avoid", "post", "--allow", "POST"}),
              AllOf(fails(2, "--avoid: 'post' stands after --allow too"), fails(2, "leave it out of one of them")));
}

TEST(command_line, with_words_that_only_the_pack_can_refuse_ends_the_same) {
  EXPECT_THAT(ask({"route", "Westham", "Eastham", "--avoid", "pots"}), fails(2, "did you mean post"));
  EXPECT_THAT(ask({"route", "Westham", "Eastham", "--load", "elephant"}), fails(2, "this pack knows feu"));
  EXPECT_THAT(ask({"route", "Westham", "Eastham", "--allow", "pots"}), fails(2, "did you mean post"));
  EXPECT_THAT(
      ask({"route", "Westham", "Eastham", "--open", "fast-lane"}),
      AllOf(fails(2, "'fast-lane' is no planned railway, road, canal or port"), fails(2, "did you mean fast-line")));
  EXPECT_THAT(ask({"route", "Westham", "Eastham", "--open", "kanal"}), fails(2, "pack info --projects"));
  EXPECT_THAT(ask({"route", "Westham", "Eastham", "--open", "canal"}), fails(2, "'canal' is a canal without a line"));
  EXPECT_THAT(ask({"route", "Westham", "Eastham", "--open", "fast-line", "--avoid", "fast-line"}),
              fails(2, "stands after --open too"));
  EXPECT_THAT(ask({"route", "Westham", "Eastham", "--allow", "fast-line"}), fails(2, "--open fast-line does"));
  EXPECT_THAT(ask({"route", "Westham", "Eastham", "--view", "martian"}), fails(2, "write one of held, un"));
  EXPECT_THAT(ask({"route", "Westham", "Eastham", "--date", "tomorrow"}), fails(2, "is no date"));
  EXPECT_THAT(ask({"route", "Westham", "Eastham", "--hazard", "1.7"}), fails(2, "is none of 1, 1.1"));
  EXPECT_THAT(ask({"route", "Atlantis", "Eastham"}),
              AllOf(fails(5, "Atlantis"), fails(5, "this pack knows places in ")));
  EXPECT_THAT(ask({"route", "170,-40", "Eastham"}), AllOf(fails(5, "no road"), fails(5, "this pack knows places in ")));
  EXPECT_THAT(ask({"pack", "draw", "--country", "XX"}), fails(2, "no country 'XX'"));
}

TEST(pack, that_is_not_there_or_is_none_is_told) {
  auto const& p = the_program();
  EXPECT_THAT(p.run({"--pack", p.folder / "none.pack", "pack", "info"}), fails(3, "there is no pack here"));
  p.folder.write("words.pack",
                 "no pack at all, only some words that are long enough to be read as a header of 64 bytes");
  EXPECT_THAT(p.run({"--pack", p.folder / "words.pack", "pack", "info"}), fails(3, "not a Wakhan pack"));
}

TEST(print, on_a_full_stdout_is_an_error) {
  for (auto const& line : {words{"--help"}, words{"help", "exit-codes"}}) {
    EXPECT_THAT(the_program().run(line, {}, "/dev/full"), fails(3, "stdout: cannot write"));
  }
}

TEST(program, without_a_row_in_the_table_of_options_is_our_mistake) {
  auto p = program{"", "0", "", "."};
  auto value = std::string{};
  EXPECT_THAT(test::thrown_by([&] { p.top().takes("--nonsense", &value); }),
              AllOf(HasSubstr("internal"), HasSubstr("no row '--nonsense'")));
}

TEST(assign, refuses_a_number_that_the_variable_does_not_hold) {
  auto few = 0;
  EXPECT_THAT(test::thrown_by([&] { assign(*api::find_option("--threads", "route"), {"99999999999"}, &few); }),
              HasSubstr("--threads: '99999999999' is too large"));
}

TEST(throw_usage, says_what_the_library_says_where_it_knows_no_better) {
  EXPECT_THAT(test::thrown_by([] {
                throw_usage(verb_text{"wakhan", "wakhan", "", "", {}, {}}, {}, "something else");
              }),
              HasSubstr("usage: something else"));
}

// Settings stand in a file of the folder that the program runs in.
class settings : public ::testing::Test {
 protected:
  ~settings() override { std::filesystem::remove(the_program().folder / "wakhan.toml"); }
  static void write(char const* const toml) { the_program().folder.write("wakhan.toml", toml); }
};

TEST_F(settings, hold_where_no_option_is_given) {
  write("answers = 1\n");
  auto const lines = [](words const& more) {
    auto line = words{"route", "yard-a", "yard-b", "--format", "csv"};
    line.insert(line.end(), more.begin(), more.end());
    auto const text = ask(line).out;
    return std::count(text.begin(), text.end(), '\n');
  };
  EXPECT_LT(lines({}), lines({"--answers", "6"}));
  EXPECT_EQ(lines({"--config", "/dev/null"}), lines({"--answers", "6"}));
  EXPECT_THAT(ask({"config", "show", "--origin", "--quiet"}), prints("# wakhan.toml:1"));
}

TEST_F(settings, that_make_no_sense_are_told_with_their_place) {
  auto const route = words{"route", "Westham", "Eastham"};
  write("laod = \"teu\"\n");
  EXPECT_THAT(ask({"config", "show"}),
              AllOf(fails(3, "wakhan.toml:1: 'laod' is no setting"), fails(3, "did you mean load?")));
  write("load = \n");
  EXPECT_THAT(ask(route), fails(3, "wakhan.toml:1: "));
  write("answers = \"six\"\n");
  EXPECT_THAT(ask(route), fails(3, "wakhan.toml:1: answers: 'six'"));
  write("avoid = [\"pots\"]\n");
  EXPECT_THAT(ask(route), fails(3, "wakhan.toml:1: avoid: 'pots' is no"));
}

TEST_F(settings, in_variables_that_are_none_are_noted_once_by_what_settings_matter_to) {
  auto const wrong = variables{{"WAKHAN_LAOD", "teu"}};
  auto const note = std::string{"note: WAKHAN_LAOD is no setting; did you mean WAKHAN_LOAD?\n"};
  EXPECT_EQ(ask({"pack", "info"}, wrong).err, note);
  EXPECT_EQ(ask({"config", "show"}, wrong).err, note);
  EXPECT_EQ(ask({"--quiet", "pack", "info"}, wrong).err, "");
  EXPECT_EQ(ask({"completion", "bash"}, wrong).err, "");
  EXPECT_EQ(ask({"pack", "info"}, {{"WAKHAN_UPDATE", "1"}}).err, "");
}

TEST_F(settings, of_a_format_give_way_to_the_ending_of_a_file) {
  auto const& p = the_program();
  write("format = \"csv\"\n");
  EXPECT_EQ(ask({"route", "Westham", "Eastham", "-o", p.folder / "way.svg"}).exit, 0);
  EXPECT_THAT(io::read_file(p.folder / "way.svg"), HasSubstr("</svg>"));
  EXPECT_THAT(ask({"route", "Westham", "Eastham"}), prints("distance_km"));
}

TEST_F(settings, that_name_a_file_that_is_not_there_are_named) {
  EXPECT_THAT(the_program().run({"pack", "info"}, {{"WAKHAN_PACK", "none.pack"}}),
              fails(3, "it is named by WAKHAN_PACK"));
  EXPECT_THAT(ask({"--config", "none.toml", "route", "A", "B"}), fails(3, "none.toml"));
}

TEST_F(settings, that_are_broken_keep_nobody_from_help) {
  write("laod = \"teu\"\n");
  EXPECT_THAT(ask({"help"}), prints("route"));
  EXPECT_THAT(ask({"completion", "bash"}), prints("complete -"));
  EXPECT_THAT(ask({"doctor"}).out, HasSubstr("'laod' is no setting"));
}

}  // namespace
}  // namespace wakhan::cli
