// SPDX-License-Identifier: Apache-2.0
// What each verb prints about a small pack, and where.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <array>

#include "unit/cli/small_program.h"

namespace wakhan::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

words route(words const& more = {}) {
  auto line = words{"route", "Westham", "Eastham"};
  line.insert(line.end(), more.begin(), more.end());
  return line;
}

TEST(pack_build, says_what_it_built) {
  EXPECT_THAT(the_program().built, prints("two.pack: pack 'two', "));
  EXPECT_TRUE(std::filesystem::exists(the_program().pack));
}

TEST(pack_build, of_a_recipe_that_makes_no_sense_writes_nothing) {
  auto const& p = the_program();
  p.folder.write("bad.toml", "name = ");
  EXPECT_THAT(p.run({"pack", "build", "--recipe", p.folder / "bad.toml", "-o", p.folder / "new.pack"}),
              fails(3, "bad.toml:"));
  EXPECT_FALSE(std::filesystem::exists(p.folder / "new.pack"));
}

TEST(pack_build, for_a_file_in_no_folder_is_not_begun) {
  auto const& p = the_program();
  auto const recipe = std::string{WAKHAN_SOURCE_DIR} + "/data/recipes/eurasia.toml";
  EXPECT_THAT(p.run({"pack", "build", "--recipe", recipe, "-o", p.folder / "nowhere/new.pack"}),
              fails(3, "is no folder to write"));
}

TEST(pack_info, shows_the_part_asked_for) {
  EXPECT_THAT(ask({"pack", "info"}), prints("Sources"));
  EXPECT_THAT(ask({"pack", "info", "--ids"}), prints("post"));
  EXPECT_THAT(ask({"pack", "info", "--loads"}), prints("feu"));
  EXPECT_THAT(ask({"pack", "info", "--countries"}), prints("  AA   "));
  EXPECT_THAT(ask({"pack", "info", "--corridors"}), prints("Corridors\n"));
  EXPECT_THAT(ask({"pack", "info", "--ids", "--loads"}), AllOf(prints("post"), prints("feu")));
  EXPECT_THAT(ask({"pack", "info", "--views"}), AllOf(prints("un         resolutions"), prints("strip: Strip")));
  EXPECT_THAT(
      ask({"pack", "info", "--projects"}),
      AllOf(prints("Westham - Eastham: "), prints("900 km · 1435 mm · 160 km/h · 15 Mt/year · 4600 million USD"),
            prints("planned, to begin 2027, to open 2031"), prints("\n  fast-line Fast line (rail; AA, BB)\n"),
            prints("no answer can use them\n\n  canal: Canal (canal; AA)\n")));
  EXPECT_THAT(ask({"pack", "info", "--ids"}), prints("AA/BB planned\n"));
  EXPECT_THAT(ask({"pack", "info", "--lines"}),
              prints("Westham - Eastham since 2021: single track, freight at 39 km/h"));
  EXPECT_THAT(ask({"pack", "info", "--agreements"}), AllOf(prints("member    AA"), prints("observer  BB")));
}

TEST(pack_check, says_what_a_small_pack_lacks) {
  auto const end = ask({"pack", "check"});
  EXPECT_THAT(end.exit, ::testing::AnyOf(0, 3));
  EXPECT_THAT(end.out, HasSubstr("Laws"));
}

TEST(pack_findings, are_summed_up_or_listed) {
  auto const summary = ask({"pack", "findings"});
  auto const all = ask({"pack", "findings", "--all"});
  EXPECT_EQ(summary.exit, 0);
  EXPECT_EQ(all.exit, 0);
  EXPECT_NE(summary.out, all.out);
  EXPECT_THAT(ask({"pack", "findings", "--check", "nowhere"}), fails(2, "no finding of kind"));
}

TEST(pack_draw, draws_what_is_asked_for) {
  EXPECT_THAT(ask({"pack", "draw"}), prints("</svg>"));
  EXPECT_THAT(ask({"pack", "draw", "--country", "AA", "--layer", "rail,road"}), prints("</svg>"));
  EXPECT_THAT(ask({"pack", "draw", "--box", "1,2,3"}), fails(2, "is no box"));
}

TEST(route, has_a_table_of_ways) { EXPECT_THAT(ask(route()), prints("Westham")); }

TEST(route, names_planned_lines_apart_from_straits) {
  auto const asked = ask(route({"--modes", "rail", "--open", "fast-line"}));
  EXPECT_THAT(asked, AllOf(prints("planned lines fast-line"), Not(prints("passages fast-line"))));
}

TEST(route, explains_each_figure_when_asked) {
  EXPECT_THAT(ask(route({"--answers", "1", "--explain"})).out, HasSubstr("speeds:row-1"));
  EXPECT_THAT(ask(route({"--answers", "1", "--modes", "rail", "--explain"})).out,
              HasSubstr("not used in the search: single track, freight at 39 km/h"));
}

TEST(route, is_written_in_the_format_asked_for) {
  for (auto const& [format, words] : std::map<std::string, std::string>{{"json", "\"crossings\""},
                                                                        {"ndjson", "\"answer\":{"},
                                                                        {"csv", "distance_km"},
                                                                        {"geojson", "\"FeatureCollection\""},
                                                                        {"gpkg", "SQLite format 3"},
                                                                        {"svg", "</svg>"}}) {
    EXPECT_THAT(ask(route({"--format", format})), prints(words)) << format;
  }
}

TEST(route, is_written_to_a_file_in_the_format_of_its_ending) {
  auto const& p = the_program();
  for (auto const* const file : {"way.json", "way.csv", "way.svg", "way.txt"}) {
    auto const format = std::filesystem::path{file}.extension().string().substr(1);
    EXPECT_THAT(ask(route({"-o", p.folder / file})).out, IsEmpty()) << file;
    EXPECT_EQ(io::read_file(p.folder / file), ask(route({"--format", format == "txt" ? "table" : format})).out) << file;
  }
  EXPECT_THAT(ask(route({"-o", p.folder / "way.pdf"})), fails(2, "does not end in"));
  EXPECT_THAT(ask(route({"-o", p.folder / "nowhere/way.json"})), fails(3, "nowhere"));
}

TEST(route, takes_ids_and_words_in_any_case_and_spells_them_its_own_way) {
  auto const spelt = ask(route({"--load", "teu", "--avoid", "post", "--view", "un", "--format", "json"}));
  EXPECT_EQ(ask(route({"--load", "TEU", "--avoid", "POST", "--view", "UN", "--format", "JSON"})).out, spelt.out);
  EXPECT_THAT(spelt.out, AllOf(HasSubstr("\"load\": \"teu\""), HasSubstr("\"post\"")));
}

TEST(pack_draw, takes_countries_in_any_case) {
  EXPECT_EQ(ask({"pack", "draw", "--country", "aa"}).out, ask({"pack", "draw", "--country", "AA"}).out);
}

TEST(route, fits_the_width_that_is_there) {
  EXPECT_NE(ask(route(), {{"COLUMNS", "60"}}).out, ask(route(), {{"COLUMNS", "200"}}).out);
}

TEST(route, is_coloured_where_colours_are_wanted) {
  EXPECT_THAT(ask(route({"--color", "always"})).out, HasSubstr("\033["));
  EXPECT_THAT(ask(route({"--color", "never"})).out, Not(HasSubstr("\033[")));
  EXPECT_THAT(ask(route()).out, Not(HasSubstr("\033["))) << "a file is no terminal";
}

// A terminal that is as good as none: what is printed there stays unread.
struct terminal {
  int master{::posix_openpt(O_RDWR | O_NOCTTY)};
  terminal() {
    EXPECT_EQ(::grantpt(master), 0);
    EXPECT_EQ(::unlockpt(master), 0);
  }
  ~terminal() { ::close(master); }
  std::string path() const { return ::ptsname(master); }
  std::string read() const {
    auto bytes = std::array<char, 4000>{};
    auto const n = ::read(master, bytes.data(), bytes.size());
    return {bytes.data(), n > 0 ? static_cast<std::size_t>(n) : 0};
  }
};

TEST(route, is_coloured_at_a_terminal_which_gets_no_database) {
  auto const& p = the_program();
  auto const at = terminal{};
  auto const line = words{"--pack", p.pack, "route", "Westham", "Eastham"};
  auto database = line;
  database.insert(database.end(), {"--format", "gpkg"});
  EXPECT_THAT(p.run(database, {}, at.path()), fails(2, "no text for a terminal"));
  EXPECT_EQ(p.run(line, {{"COLUMNS", ""}}, at.path()).exit, 0);
  EXPECT_THAT(at.read(), HasSubstr("\033["));
}

TEST(route, tells_why_there_is_no_way) {
  auto const shut = route({"--modes", "rail", "--avoid", "post"});
  EXPECT_THAT(ask(shut).exit, 4);
  EXPECT_THAT(ask(shut).out, HasSubstr("post"));
  auto drawn = shut;
  drawn.insert(drawn.end(), {"--format", "svg"});
  EXPECT_THAT(ask(drawn), fails(4, "there is no way to draw"));
}

TEST(route, says_notes_on_stderr_unless_it_is_to_be_quiet) {
  auto const banned = route({"--date", "2031-01-01", "--modes", "rail"});
  auto quiet = banned;
  quiet.insert(quiet.begin(), "--quiet");
  EXPECT_THAT(ask(banned).err, HasSubstr("note: "));
  EXPECT_THAT(ask(quiet).err, IsEmpty());
}

TEST(reach, is_a_table_lines_or_a_map) {
  auto const& p = the_program();
  auto const asked = words{"reach", "yard-a", "--people", "1"};
  auto const with = [&](words const& more) {
    auto line = asked;
    line.insert(line.end(), more.begin(), more.end());
    return line;
  };
  EXPECT_THAT(ask(asked), prints("From yard-a"));
  EXPECT_THAT(ask(with({"--within", "30", "--bands", "1,30"})), prints("1 to 30 d"));
  EXPECT_THAT(ask(with({"--towards", "--by", "money", "--format", "csv"})), prints("place,country,people"));
  EXPECT_THAT(ask(with({"-o", p.folder / "reach.geojson"})).out, IsEmpty());
  EXPECT_THAT(io::read_file(p.folder / "reach.geojson"), HasSubstr("\"kind\":\"area\""));
}

TEST(what_if, is_a_table_or_lines) {
  auto const& p = the_program();
  p.folder.write("ends.csv", "place\nWestham\nEastham\n");
  auto const list = p.folder / "ends.csv";
  EXPECT_THAT(ask({"what-if", list, "--without", "post,strait", "--without-each", "countries"}),
              prints("post, strait"));
  EXPECT_THAT(ask({"what-if", list, "--without", "post", "--format", "csv"}), prints("from,to,closed"));
  EXPECT_THAT(ask({"what-if", list, "--without", "post", "-o", p.folder / "closed.csv"}).out, IsEmpty());
  EXPECT_THAT(io::read_file(p.folder / "closed.csv"), HasSubstr("Westham,Eastham,post,"));
  EXPECT_THAT(ask({"what-if", list, "--open", "fast-line", "--without", "post"}).err, HasSubstr("note: "));
}

TEST(matrix, is_printed_or_written_to_a_file) {
  auto const& p = the_program();
  p.folder.write("places.csv", "place\nWestham\nEastham\n");
  auto const list = p.folder / "places.csv";
  auto const printed = ask({"matrix", list});
  EXPECT_THAT(printed, prints("Westham,Eastham,"));
  EXPECT_THAT(ask({"matrix", list, "-o", p.folder / "skims.csv"}).out, IsEmpty());
  EXPECT_EQ(io::read_file(p.folder / "skims.csv"), printed.out);
  EXPECT_THAT(ask({"matrix", list, "--resume"}), fails(2, "name it with --output"));
  EXPECT_THAT(ask({"matrix", list, "--resume", "-o", p.folder / "skims.csv"}), fails(3, "no run was cut off here"));
}

TEST(validate, compares_what_a_file_observes) {
  auto const& p = the_program();
  p.folder.write("mine.csv",
                 "id,from,to,via,load,mode,corridor,quantity,value,value_min,value_max,unit,observed_from,observed_to,"
                 "nature,forcing,source_title\n"
                 "days,Westham,Eastham,,,rail,,transit_days,4,,,days,2025,2025,measured,modes=rail,Somebody\n");
  auto const mine = p.folder / "mine.csv";
  EXPECT_THAT(ask({"validate", "--observations", mine}), prints("Westham – Eastham"));
  EXPECT_THAT(ask({"validate", "--observations", mine, "--format", "csv"}), prints("days,transit_days,d,rail,"));
  EXPECT_THAT(ask({"validate", "--observations", mine, "--format", "svg"}), prints("Transit times"));
  EXPECT_THAT(ask({"validate", "fit", "--observations", mine}), prints("train-pace"));
  EXPECT_THAT(ask({"validate", "fit", "--observations", mine, "--format", "csv"}), prints("train-pace,speeds,row-1,"));
  EXPECT_THAT(ask({"validate", "distances"}), prints("badly-measured"));
}

TEST(demo, asks_about_places_that_a_small_pack_does_not_have) { EXPECT_THAT(ask({"demo"}), fails(5, "Chongqing")); }

TEST(doctor, finds_a_pack_that_is_not_there) {
  auto const& p = the_program();
  auto const look = [&](std::string const& pack, words const& more = {}) {
    auto line = words{"--pack", pack, "doctor", "--recipe", p.recipe, "--cache", p.folder / "cache"};
    line.insert(line.end(), more.begin(), more.end());
    return p.run(line);
  };
  EXPECT_EQ(look(p.folder / "none.pack").exit, 3);
  EXPECT_THAT(look(p.pack).out, HasSubstr("pack contents"));
  std::filesystem::copy_file(p.pack, p.folder / "old.pack");
  std::filesystem::last_write_time(p.folder / "old.pack", std::filesystem::file_time_type::min());
  EXPECT_THAT(look(p.folder / "old.pack").out, HasSubstr("was changed"));
  EXPECT_THAT(look(p.pack, {"--format", "json"}).out, HasSubstr("\"name\": \"pack contents\""));
}

TEST(doctor, without_the_sources_says_that_questions_can_be_asked) {
  auto const& p = the_program();
  auto const end = p.run({"--pack", p.pack, "doctor"});
  EXPECT_THAT(end, prints("no pack can be built here"));
  EXPECT_THAT(end.out, HasSubstr("all is well"));
  EXPECT_EQ(p.run({"--pack", p.pack, "doctor", "--recipe", "none.toml"}).exit, 3);
}

TEST(config, shows_every_setting_and_where_it_comes_from) {
  EXPECT_THAT(ask({"config", "show"}), prints("load = \"feu\""));
  EXPECT_THAT(ask({"config", "show", "--origin"}, {{"WAKHAN_LOAD", "teu"}}),
              AllOf(prints("load = \"teu\""), prints("# WAKHAN_LOAD")));
  EXPECT_THAT(ask({"config", "show"}, {{"WAKHAN_LAOD", "teu"}}).err, HasSubstr("did you mean WAKHAN_LOAD?"));
}

TEST(completion, is_written_for_each_shell) {
  EXPECT_THAT(ask({"completion", "bash"}), prints("complete -"));
  EXPECT_THAT(ask({"completion", "zsh"}), prints("compdef"));
  EXPECT_THAT(ask({"completion", "fish"}), prints("complete -c wakhan"));
}

TEST(help, of_a_verb_is_the_same_as_its_option) {
  for (auto const& verb : {words{"route"}, words{"pack", "build"}, words{"validate", "fit"}}) {
    auto asked = verb;
    asked.insert(asked.begin(), "help");
    auto with_option = verb;
    with_option.emplace_back("--help");
    EXPECT_THAT(ask(asked), prints("Examples:"));
    EXPECT_EQ(ask(asked).out, ask(with_option).out);
  }
}

TEST(help, knows_exit_codes_and_settings) {
  EXPECT_THAT(ask({"help", "exit-codes"}), prints("130"));
  EXPECT_THAT(ask({"help", "settings"}), prints("WAKHAN_LOAD"));
  EXPECT_THAT(ask({"help"}), prints("route"));
  EXPECT_THAT(ask({"--version"}), prints("wakhan "));
}

TEST(man, has_a_page_for_the_program_and_for_each_verb) {
  for (auto const& verb : {words{}, words{"route"}, words{"pack", "draw"}}) {
    auto asked = verb;
    asked.insert(asked.begin(), "man");
    EXPECT_THAT(ask(asked), prints(".SH OPTIONS"));
  }
  EXPECT_THAT(ask({"man", "pack", "fetch"}), fails(2, "'wakhan pack fetch' is no verb"));
}

}  // namespace
}  // namespace wakhan::cli
