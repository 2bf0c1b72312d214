// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/ink.h"

#include <algorithm>
#include <cmath>

namespace wakhan::draw {

namespace {

// The shares of the way from `a` to `b`, counted from the frame's edge, at which it goes from one square to the next.
void add_cuts(std::vector<double>& cuts, double const a, double const b) {
  auto const [low, high] = std::minmax(a, b);
  for (auto edge = (std::floor(low / squares::kSide) + 1) * squares::kSide; edge < high; edge += squares::kSide) {
    cuts.push_back((edge - a) / (b - a));
  }
}

}  // namespace

ink::ink(box const& frame) : frame_{frame}, tiling_{frame}, pieces_(tiling_.size()), points_(tiling_.size()) {}

void ink::add_lines(std::span<path const> const lines, double const width_px) {
  widest_ = std::max(widest_, width_px);
  for (auto const& whole : lines) {
    for (auto const& part : clip_line(whole, frame_)) {
      for (std::size_t i = 1; i < part.size(); ++i) {
        add_segment(part[i - 1], part[i], width_px);
      }
    }
  }
}

void ink::add_point(xy const at) {
  auto& there = points_[tiling_.at(at)];
  if (frame_.contains(at) && std::find(there.begin(), there.end(), at) == there.end()) {
    there.push_back(at);
  }
}

double ink::area_of_lines(box const& window) const {
  auto sum = 0.0;
  tiling_.for_each(window.grown(widest_ / 2), [&](std::size_t const square) {
    for (auto const& one : pieces_[square]) {
      sum += one.width * length_inside(one.a, one.b, window.grown(one.width / 2));
    }
  });
  return sum;
}

std::size_t ink::points(box const& window, xy const own) const {
  auto found = std::size_t{0};
  tiling_.for_each(window, [&](std::size_t const square) {
    found += static_cast<std::size_t>(std::count_if(points_[square].begin(), points_[square].end(),
                                                    [&](xy const p) { return window.contains(p) && p != own; }));
  });
  return found;
}

// Cut at the edges of the squares, so that each of them has the length inside it, and no length is in two.
void ink::add_segment(xy const a, xy const b, double const width) {
  std::vector<double> cuts{0, 1};
  add_cuts(cuts, a.x - frame_.left, b.x - frame_.left);
  add_cuts(cuts, a.y - frame_.top, b.y - frame_.top);
  std::sort(cuts.begin(), cuts.end());
  auto const at = [&](double const share) { return xy{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)}; };
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    if (cuts[i - 1] < cuts[i]) {
      auto const middle = at((cuts[i - 1] + cuts[i]) / 2);
      pieces_[tiling_.at(middle)].push_back({at(cuts[i - 1]), at(cuts[i]), width});
    }
  }
}

}  // namespace wakhan::draw
