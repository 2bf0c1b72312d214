// SPDX-License-Identifier: Apache-2.0
#include "wakhan/base/error.h"

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace wakhan {
namespace {

using ::testing::Each;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// The fields of one CSV line; quoted fields may hold commas and doubled quotes, but no line ends.
std::vector<std::string> fields_of(std::string const& line) {
  auto fields = std::vector<std::string>(1);
  auto quoted = false;
  for (auto const c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

std::vector<std::vector<std::string>> rows_of_errors_csv() {
  auto file = std::ifstream{WAKHAN_SOURCE_DIR "/schema/errors.csv"};
  auto rows = std::vector<std::vector<std::string>>{};
  for (auto line = std::string{}; std::getline(file, line);) {
    rows.push_back(fields_of(line));
  }
  return rows;
}

// Every code of errc by counting up: a value beyond the last one is called internal.
std::map<std::string, int> exit_by_name() {
  auto exits = std::map<std::string, int>{};
  for (auto i = 0; i == 0 || name_of(static_cast<errc>(i)) != std::string{"internal"}; ++i) {
    exits[name_of(static_cast<errc>(i))] = exit_code(static_cast<errc>(i));
  }
  return exits;
}

TEST(errors_csv, has_one_complete_row_for_each_code_and_no_other) {
  auto const rows = rows_of_errors_csv();
  ASSERT_THAT(rows, Not(IsEmpty()));
  EXPECT_EQ(rows.front(), (std::vector<std::string>{"code", "exit", "meaning", "hint"}));
  auto exits = std::map<std::string, int>{};
  for (auto i = std::size_t{1}; i < rows.size(); ++i) {
    ASSERT_THAT(rows[i], SizeIs(4)) << "row " << i + 1;
    EXPECT_THAT(rows[i], Each(Not(IsEmpty()))) << "row " << i + 1;
    EXPECT_TRUE(exits.emplace(rows[i][0], std::stoi(rows[i][1])).second) << rows[i][0] << " is there twice";
  }
  EXPECT_EQ(exits, exit_by_name());
}

TEST(errors_csv, holds_the_hints_that_the_program_gives) {
  auto hints = std::map<std::string, std::string>{};
  for (auto const& row : rows_of_errors_csv()) {
    hints[row[0]] = row[3];
  }
  for (auto i = 0; i <= static_cast<int>(errc::interrupted); ++i) {
    EXPECT_EQ(hint_of(static_cast<errc>(i)), hints[name_of(static_cast<errc>(i))]) << i;
  }
}

TEST(error_codes, have_names_of_their_own) {
  auto const last = static_cast<std::size_t>(errc::interrupted);
  EXPECT_THAT(exit_by_name(), SizeIs(last + 1));
}

TEST(error_codes, tell_the_shell_whose_fault_it_was) {
  EXPECT_EQ(exit_code(errc::internal), 1);
  EXPECT_EQ(exit_code(errc::usage), 2);
  EXPECT_EQ(exit_code(errc::bad_input), 3);
  EXPECT_EQ(exit_code(errc::no_route), 4);
  EXPECT_EQ(exit_code(errc::unknown_place), 5);
  EXPECT_EQ(exit_code(errc::ambiguous_place), 5);
  EXPECT_EQ(exit_code(errc::limit), 6);
  EXPECT_EQ(exit_code(errc::interrupted), 130);
}

TEST(error, carries_code_message_and_hint) {
  auto const e = error{errc::limit, "more than 10 via places", "ask in two parts"};
  EXPECT_EQ(e.code(), errc::limit);
  EXPECT_STREQ(e.what(), "more than 10 via places");
  EXPECT_EQ(e.hint(), "ask in two parts");
}

TEST(verify, does_nothing_when_the_condition_holds) {
  EXPECT_NO_THROW(verify(true, errc::bad_input, "never said {}", 1));
}

TEST(verify, throws_the_code_and_the_formatted_message_otherwise) {
  try {
    verify(false, errc::bad_input, "{}:{}: '{}' is not a number", "data/ports.csv", 7, "x");
    FAIL() << "nothing was thrown";
  } catch (error const& e) {
    EXPECT_EQ(e.code(), errc::bad_input);
    EXPECT_STREQ(e.what(), "data/ports.csv:7: 'x' is not a number");
    EXPECT_THAT(e.hint(), IsEmpty());
  }
}

}  // namespace
}  // namespace wakhan
