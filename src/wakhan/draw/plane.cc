// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/plane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace wakhan::draw {

namespace {

xy between(xy const a, xy const b, double const share) {
  return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

// One side of a window: how far a point lies inside it, negative outside.
struct side {
  double x;
  double y;
  double offset;
  double depth(xy const p) const { return x * p.x + y * p.y + offset; }
};

std::array<side, 4> sides_of(box const& window) {
  return {side{1, 0, -window.left}, side{-1, 0, window.right}, side{0, 1, -window.top}, side{0, -1, window.bottom}};
}

path clip_ring(path const& ring, side const& edge) {
  path out;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    auto const a = ring[i];
    auto const b = ring[(i + 1) % ring.size()];
    auto const from = edge.depth(a);
    auto const to = edge.depth(b);
    if (from >= 0) {
      out.push_back(a);
    }
    if ((from >= 0) != (to >= 0)) {
      out.push_back(between(a, b, from / (from - to)));
    }
  }
  return out;
}

// The shares of a segment at which it enters and leaves the window (Liang and Barsky, 1984); none if it stays outside.
std::optional<std::pair<double, double>> shares_inside(xy const a, xy const b, box const& window) {
  auto enter = 0.0;
  auto leave = 1.0;
  for (auto const& edge : sides_of(window)) {
    auto const from = edge.depth(a);
    auto const to = edge.depth(b);
    if (from < 0 && to < 0) {
      return std::nullopt;
    }
    if (from < 0) {
      enter = std::max(enter, from / (from - to));
    } else if (to < 0) {
      leave = std::min(leave, from / (from - to));
    }
  }
  return enter <= leave ? std::optional{std::pair{enter, leave}} : std::nullopt;
}

double distance(xy const a, xy const b) { return std::hypot(a.x - b.x, a.y - b.y); }

double distance_to_segment(xy const p, xy const a, xy const b) {
  auto const dx = b.x - a.x;
  auto const dy = b.y - a.y;
  auto const square = dx * dx + dy * dy;
  if (square == 0) {
    return distance(p, a);
  }
  auto const share = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0);
  return distance(p, between(a, b, share));
}

// The point strictly between first and last that lies farthest from the segment joining them, and how far.
std::pair<std::size_t, double> farthest(std::span<xy const> whole, std::size_t const first, std::size_t const last) {
  std::pair<std::size_t, double> found{first, -1};
  for (auto i = first + 1; i < last; ++i) {
    auto const away = distance_to_segment(whole[i], whole[first], whole[last]);
    if (away > found.second) {
      found = {i, away};
    }
  }
  return found;
}

}  // namespace

box bounds(std::span<xy const> points) {
  box b{points[0].x, points[0].y, points[0].x, points[0].y};
  for (auto const p : points) {
    b = {std::min(b.left, p.x), std::min(b.top, p.y), std::max(b.right, p.x), std::max(b.bottom, p.y)};
  }
  return b;
}

double ring_area(std::span<xy const> ring) {
  auto twice = 0.0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    auto const a = ring[i];
    auto const b = ring[(i + 1) % ring.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}

path clip_ring(path ring, box const& window) {
  for (auto const& edge : sides_of(window)) {
    ring = clip_ring(ring, edge);
  }
  return ring;
}

std::vector<path> clip_line(std::span<xy const> const whole, box const& window) {
  std::vector<path> pieces;
  auto is_open = false;
  for (std::size_t i = 1; i < whole.size(); ++i) {
    auto const inside = shares_inside(whole[i - 1], whole[i], window);
    if (!inside) {
      is_open = false;
      continue;
    }
    if (!is_open) {
      pieces.push_back({between(whole[i - 1], whole[i], inside->first)});
    }
    pieces.back().push_back(inside->second < 1 ? between(whole[i - 1], whole[i], inside->second) : whole[i]);
    is_open = inside->second >= 1;
  }
  return pieces;
}

double length_inside(xy const a, xy const b, box const& window) {
  auto const inside = shares_inside(a, b, window);
  return inside ? (inside->second - inside->first) * distance(a, b) : 0;
}

path simplify_line(std::span<xy const> const whole, double const tolerance) {
  if (whole.size() < 3) {
    return {whole.begin(), whole.end()};
  }
  std::vector<char> keep(whole.size(), 0);
  keep.front() = keep.back() = 1;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, whole.size() - 1}};
  while (!open.empty()) {
    auto const [first, last] = open.back();
    open.pop_back();
    auto const [middle, away] = farthest(whole, first, last);
    if (away > tolerance) {
      keep[middle] = 1;
      open.emplace_back(first, middle);
      open.emplace_back(middle, last);
    }
  }
  path out;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (keep[i] != 0) {
      out.push_back(whole[i]);
    }
  }
  return out;
}

path simplify_ring(path const& ring, double const tolerance) {
  if (ring.size() < 4) {
    return ring;
  }
  auto const pivot = std::max_element(ring.begin() + 1, ring.end(), [&](xy const a, xy const b) {
    return distance(ring.front(), a) < distance(ring.front(), b);
  });
  auto out = simplify_line({ring.begin(), pivot + 1}, tolerance);
  path back{pivot, ring.end()};
  back.push_back(ring.front());
  auto const second = simplify_line(back, tolerance);
  out.insert(out.end(), second.begin() + 1, second.end() - 1);
  return out;
}

}  // namespace wakhan::draw
