// SPDX-License-Identifier: Apache-2.0
#include "wakhan/base/progress.h"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

#include "wakhan/base/error.h"

namespace wakhan {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(progress, says_nothing_by_default) { EXPECT_NO_THROW(progress{}.step("read tables", 0.5)); }

TEST(progress, reports_each_step_with_its_share_in_order) {
  auto heard = std::vector<std::pair<std::string, double>>{};
  auto const p = progress{.report = [&](auto const name, auto const share) { heard.emplace_back(name, share); }};
  p.step("read tables", 0.0);
  p.step("join layers", 0.25);
  EXPECT_THAT(heard, ElementsAre(Pair("read tables", 0.0), Pair("join layers", 0.25)));
}

TEST(progress, ends_the_work_at_the_next_step_after_a_request_to_stop) {
  auto stop = std::stop_source{};
  auto heard = 0;
  auto const p = progress{.report = [&](auto, auto) { ++heard; }, .stop = stop.get_token()};
  p.step("read tables", 0.0);
  stop.request_stop();
  try {
    p.step("join layers", 0.25);
    FAIL() << "nothing was thrown";
  } catch (error const& e) {
    EXPECT_EQ(e.code(), errc::interrupted);
    EXPECT_STREQ(e.what(), "stopped before 'join layers'");
  }
  EXPECT_THROW(p.stop_if_asked("join layers"), error);
  EXPECT_EQ(heard, 2);  // the caller hears of the step before it is asked whether to go on
}

}  // namespace
}  // namespace wakhan
