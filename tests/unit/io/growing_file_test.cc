// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/growing_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "unit/io/temporary_folder.h"
#include "wakhan/io/file.h"

namespace wakhan::io {
namespace {

using test::temporary_folder;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// Of the error that something throws, what it says and what it advises.
template <typename Action>
std::string words_of(Action const& action) {
  try {
    action();
  } catch (error const& e) {
    return fmt::format("{}: {}; {}", name_of(e.code()), e.what(), e.hint());
  }
  return "nothing";
}

TEST(growing_file, takes_the_place_of_the_old_file_only_when_it_is_finished) {
  auto const folder = temporary_folder{};
  auto const path = folder / "skims.csv";
  write_file_atomically(path, "old\n");
  auto file = growing_file{path, "a1"};
  file.begin();
  file.add("one\n");
  file.add("two\n");
  EXPECT_EQ(read_file(path), "old\n");
  EXPECT_EQ(read_file(file.pieces_path()), "one\ntwo\n");
  file.finish();
  EXPECT_EQ(read_file(path), "one\ntwo\n");
  EXPECT_FALSE(std::filesystem::exists(file.pieces_path()));
}

TEST(growing_file, may_end_as_something_made_of_its_pieces) {
  auto const folder = temporary_folder{};
  auto const path = folder / "skims.npz";
  auto file = growing_file{path, "a1"};
  file.begin();
  file.add("one\n");
  file.finish_as("ONE");
  EXPECT_EQ(read_file(path), "ONE");
  EXPECT_FALSE(std::filesystem::exists(file.pieces_path()));
  std::filesystem::create_directory(folder / "taken");
  auto taken = growing_file{folder / "taken", "a1"};
  taken.begin();
  EXPECT_THAT(words_of([&] { taken.finish_as("TWO"); }), HasSubstr("go on with --resume"));
  auto gone = growing_file{path, "a2"};
  gone.begin();
  std::filesystem::remove(gone.pieces_path());
  EXPECT_THAT(words_of([&] { gone.finish_as("TWO"); }), HasSubstr("cannot remove"));
  EXPECT_EQ(read_file(path), "TWO");
}

TEST(growing_file, goes_on_behind_the_last_whole_line) {
  auto const folder = temporary_folder{};
  auto const path = folder / "skims.csv";
  {
    auto file = growing_file{path, "a1"};
    file.begin();
    file.add("one\ntwo\nthr");
  }
  auto file = growing_file{path, "a1"};
  EXPECT_EQ(file.go_on(), "one\ntwo\n");
  file.add("three\n");
  file.finish();
  EXPECT_EQ(read_file(path), "one\ntwo\nthree\n");
}

TEST(growing_file, goes_on_from_the_start_where_no_line_was_whole) {
  auto const folder = temporary_folder{};
  auto const path = folder / "skims.csv";
  growing_file{path, "a1"}.begin();
  EXPECT_EQ((growing_file{path, "a1"}.go_on()), "");
}

TEST(growing_file, of_something_else_is_never_gone_on_with) {
  auto const folder = temporary_folder{};
  auto const path = folder / "skims.csv";
  growing_file{path, "a1"}.begin();
  auto other = growing_file{path, "b2"};
  auto const words = words_of([&] { other.go_on(); });
  EXPECT_THAT(words, StartsWith("bad_input: "));
  EXPECT_THAT(words, HasSubstr("skims.csv.b2.part"));
  EXPECT_THAT(words, HasSubstr("without --resume"));
}

TEST(growing_file, that_the_system_takes_no_more_of_says_how_to_go_on) {
  auto const folder = temporary_folder{};
  auto const path = folder / "skims.csv";
  auto file = growing_file{path, "a1"};
  std::filesystem::create_symlink("/dev/full", file.pieces_path());
  file.begin();
  auto const words = words_of([&] { file.add("one\n"); });
  EXPECT_THAT(words, StartsWith("io_failure: cannot write"));
  EXPECT_THAT(words, HasSubstr("go on with --resume"));
}

TEST(growing_file, says_what_it_cannot_open_shorten_or_replace) {
  auto const folder = temporary_folder{};
  auto nowhere = growing_file{folder / "none/skims.csv", "a1"};
  EXPECT_THAT(words_of([&] { nowhere.begin(); }), StartsWith("io_failure: cannot open"));

  auto file = growing_file{folder / "folder", "a1"};
  std::filesystem::create_directories(folder / "folder/inside");
  file.begin();
  file.add("one\n");
  EXPECT_THAT(words_of([&] { file.finish(); }), HasSubstr("cannot replace"));
}

}  // namespace
}  // namespace wakhan::io
