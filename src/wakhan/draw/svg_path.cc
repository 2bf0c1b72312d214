// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/svg_path.h"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <iterator>

namespace wakhan::draw {

namespace {

void append_tenths(std::string& out, long const value) {
  fmt::format_to(std::back_inserter(out), "{}{}.{}", value < 0 ? "-" : "", std::labs(value) / 10,
                 std::labs(value) % 10);
}

void append_pair(std::string& out, long const x, long const y) {
  append_tenths(out, x);
  out += y < 0 ? "" : " ";
  append_tenths(out, y);
}

}  // namespace

std::string tenths(double const value) {
  std::string out;
  append_tenths(out, std::lround(value * 10));
  return out;
}

void append_path_data(std::string& out, std::span<xy const> const points, bool const closed) {
  auto const before = out.size();
  auto steps = std::size_t{0};
  auto x = 0L;
  auto y = 0L;
  for (std::size_t i = 0; i < points.size(); ++i) {
    auto const to_x = std::lround(points[i].x * 10);
    auto const to_y = std::lround(points[i].y * 10);
    if (i != 0 && to_x == x && to_y == y) {
      continue;
    }
    out += i == 0 ? "M" : "l";
    append_pair(out, to_x - x, to_y - y);
    x = to_x;
    y = to_y;
    steps += i == 0 ? 0 : 1;
  }
  if (steps < (closed ? 2U : 1U)) {
    out.resize(before);
  } else if (closed) {
    out += 'z';
  }
}

}  // namespace wakhan::draw
