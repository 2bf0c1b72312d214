// SPDX-License-Identifier: Apache-2.0
#include "wakhan/matrix/write_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/two_country_pack.h"
#include "wakhan/matrix/skims.h"

namespace wakhan::matrix {
namespace {

using load::two_country_world;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

// Nine places along the road, more pairs than are answered at once.
class table_of_nine : public ::testing::Test {
 protected:
  table_of_nine() {
    auto places = std::string{"place\n"};
    for (auto const lon : {2.0, 2.4, 3.6, 4.0, 4.4, 9.5, 10.5, 13.6, 14.0}) {
      places += fmt::format("\"{},0.1\"\n", lon);
    }
    folder.write("nine.csv", places);
    request.from_file = folder / "nine.csv";
    request.modes = {"rail", "road"};
  }
  matrix made() const { return matrix{two_country_world(), request}; }
  std::string whole() const {
    auto text = std::string{};
    write_table(made(), [&](std::string const& lines) { text += lines; }, {});
    return text;
  }
  // What is thrown by a run that is asked to stop at its second look.
  std::string cut_off() const {
    auto stop = std::stop_source{};
    auto told = progress{};
    told.stop = stop.get_token();
    told.report = [&](std::string_view, double const share) {
      if (share > 0.8) {  // in the second 64 pairs
        stop.request_stop();
      }
    };
    return thrown_by([&] { write_table_file(made(), folder / "out.csv", false, told); });
  }

  test::temporary_folder folder;
  matrix_request request;
};

TEST_F(table_of_nine, has_a_line_for_each_pair_below_its_header) {
  auto const text = whole();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 82);
  EXPECT_THAT(text, StartsWith("from,to,days_p50,"));
  EXPECT_THAT(text, HasSubstr("\r\n\"4,0.1\",\"14,0.1\","));
}

TEST_F(table_of_nine, is_written_to_a_file_as_a_whole) {
  write_table_file(made(), folder / "out.csv", false, {});
  EXPECT_EQ(io::read_file(folder / "out.csv"), whole());
  EXPECT_EQ(folder.n_files(), 2U) << "no pieces stay";
}

TEST_F(table_of_nine, is_written_as_its_ending_says) {
  auto const m = made();
  auto const skims_of_it = read_skims(whole(), m.origins(), m.destinations());
  write_table_file(m, folder / "out.npz", false, {});
  EXPECT_EQ(io::read_file(folder / "out.npz"), npz_of(skims_of_it));
  write_table_file(m, folder / "out.omx", false, {});
  EXPECT_EQ(io::read_file(folder / "out.omx"), omx_of(skims_of_it));
  write_table_file(m, folder / "OUT.OMX", false, {});
  EXPECT_EQ(io::read_file(folder / "OUT.OMX"), omx_of(skims_of_it));
  EXPECT_EQ(folder.n_files(), 4U) << "no pieces stay";
}

TEST_F(table_of_nine, that_was_cut_off_is_gone_on_with) {
  EXPECT_THAT(cut_off(), HasSubstr("interrupted"));
  EXPECT_FALSE(std::filesystem::exists(folder / "out.csv"));
  auto first_step = 0.0;
  auto told = progress{};
  told.report = [&](std::string_view, double const share) { first_step = first_step == 0 ? share : first_step; };
  write_table_file(made(), folder / "out.csv", true, told);
  EXPECT_GT(first_step, 0.5) << "what was answered is not asked again";
  EXPECT_EQ(io::read_file(folder / "out.csv"), whole());
}

TEST_F(table_of_nine, does_not_go_on_with_the_pieces_of_another_question) {
  EXPECT_THAT(cut_off(), HasSubstr("interrupted"));
  request.by = "time";
  EXPECT_THAT(thrown_by([&] { write_table_file(made(), folder / "out.csv", true, {}); }), StartsWith("bad_input"));
}

TEST_F(table_of_nine, leaves_figures_empty_where_there_is_no_way) {
  request.modes = {"rail"};
  request.avoid = {"post"};
  EXPECT_THAT(whole(), HasSubstr("\"4,0.1\",\"14,0.1\",,,,,,,,avoided_crossing\r\n"));
}

}  // namespace
}  // namespace wakhan::matrix
