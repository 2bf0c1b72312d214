// SPDX-License-Identifier: Apache-2.0
// The ready questions of `wakhan demo` against tests/golden: mode chain, crossings and passages of each answer.
// When facts change for good reason: WAKHAN_UPDATE=1 build/test/tests/pack/test_pack --gtest_filter='golden.*', then
// read the difference.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "the_pack.h"
#include "wakhan/api/demo.h"
#include "wakhan/io/file.h"

namespace {

using namespace wakhan;

std::string summary(api::route_answer const& answer) {
  auto out = std::string{};
  for (auto const& a : answer.answers) {
    out +=
        fmt::format("{}\n  modes     {}\n  crossings {}\n  passages  {}\n  gauges    {} changes\n", a.title,
                    fmt::join(a.modes, " "), fmt::join(a.crossings, " "), fmt::join(a.passages, " "), a.gauge_changes);
  }
  return out;
}

TEST(golden, answers_of_the_demo_questions) {
  auto text = std::string{};
  for (auto const& q : api::demo_questions()) {
    text += fmt::format("== {}\n{}", q.command, summary(api::find_routes(the_pack(), q.request)));
  }
  auto const path = std::string{WAKHAN_SOURCE_DIR "/tests/golden/demo.txt"};
  if (std::getenv("WAKHAN_UPDATE") != nullptr) {
    io::write_file_atomically(path, text);
  }
  EXPECT_EQ(text, io::read_file(path));
}

}  // namespace
