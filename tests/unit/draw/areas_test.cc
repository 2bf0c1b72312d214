// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/areas.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace wakhan::draw {
namespace {

constexpr box kFrame{0, 0, 300, 200};

RC_GTEST_PROP(areas, find_what_going_through_all_boxes_finds, ()) {
  auto const some_box = [] {
    auto const left = *rc::gen::inRange(-30, 320) * 1.0;
    auto const top = *rc::gen::inRange(-30, 220) * 1.0;
    return box{left, top, left + *rc::gen::inRange(1, 90), top + *rc::gen::inRange(1, 30)};
  };
  areas taken{kFrame};
  std::map<std::size_t, box> all;
  auto const steps = *rc::gen::inRange(1, 60);
  for (auto i = 0; i < steps; ++i) {
    auto const number = static_cast<std::size_t>(*rc::gen::inRange(0, 20));
    if (auto const known = all.find(number); known != all.end()) {
      taken.remove(number, known->second);
      all.erase(known);
    } else {
      all.emplace(number, some_box());
      taken.add(number, all[number]);
    }
  }
  auto const window = some_box();
  std::vector<std::size_t> expected;
  for (auto const& [number, area] : all) {
    if (area.overlaps(window)) {
      expected.push_back(number);
    }
  }
  RC_ASSERT(taken.overlapping(window) == expected);
}

}  // namespace
}  // namespace wakhan::draw
