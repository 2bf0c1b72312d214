// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/degrees_box.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <vector>

namespace wakhan::api {

namespace {

constexpr double kStraightMetres = 100'000;  // up to which a great circle is as good as straight on a map

std::optional<double> number(std::string_view const text) {
  auto value = 0.0;
  auto const [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  return code == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

// "60–78° E", "10° W–5° E"; the letter stands once where it holds for both.
std::string range_words(double const from, double const to, char const* const below, char const* const above) {
  auto const side = [&](double const value) { return value < 0 ? below : above; };
  return side(from) == side(to) ? fmt::format("{:g}–{:g}° {}", std::abs(from), std::abs(to), side(from))
                                : fmt::format("{:g}° {}–{:g}° {}", std::abs(from), side(from), std::abs(to), side(to));
}

// The middle of the great circle between two points; of points opposite each other some point between them.
geo::lonlat between(geo::lonlat const a, geo::lonlat const b) {
  auto const radians = [](double const degrees) { return degrees * std::numbers::pi / 180; };
  auto x = 0.0;
  auto y = 0.0;
  auto z = 0.0;
  for (auto const p : {a, b}) {
    x += std::cos(radians(p.lat())) * std::cos(radians(p.lon()));
    y += std::cos(radians(p.lat())) * std::sin(radians(p.lon()));
    z += std::sin(radians(p.lat()));
  }
  return geo::from_degrees(std::atan2(y, x) / std::numbers::pi * 180,
                           std::atan2(z, std::hypot(x, y)) / std::numbers::pi * 180);
}

}  // namespace

bool degrees_box::holds_longitude(geo::lonlat const p) const {
  return west <= east ? p.lon() >= west && p.lon() <= east : p.lon() >= west || p.lon() <= east;
}

bool degrees_box::holds(geo::lonlat const p) const {
  return holds_longitude(p) && p.lat() >= south && p.lat() <= north;
}

bool degrees_box::may_meet(geo::lonlat const a, geo::lonlat const b) const {
  if (geo::rough_distance_m(a, b) > kStraightMetres) {
    auto const middle = between(a, b);
    return may_meet(a, middle) || may_meet(middle, b);
  }
  auto const low = std::min(a.lat(), b.lat());
  auto const high = std::max(a.lat(), b.lat());
  if (high < south || low > north) {
    return false;
  }
  auto const is_over_antimeridian = std::abs(a.lon() - b.lon()) > 180;
  auto const spans_west =
      !is_over_antimeridian && std::min(a.lon(), b.lon()) <= west && west <= std::max(a.lon(), b.lon());
  return is_over_antimeridian || spans_west || holds_longitude(a) || holds_longitude(b);
}

draw::line degrees_box::outline() const {
  constexpr int kSteps = 24;
  auto points = draw::line{};
  for (int i = 0; i <= kSteps; ++i) {
    auto const part = static_cast<double>(i) / kSteps;
    for (auto const lat : {south, north}) {
      points.push_back(geo::from_degrees(west + part * width(), lat));
    }
    for (auto const lon : {west, east}) {
      points.push_back(geo::from_degrees(lon, south + part * (north - south)));
    }
  }
  return points;
}

degrees_box degrees_box::grown(double const part) const {
  auto const around = [](double const lon) { return lon < -180 ? lon + 360 : lon > 180 ? lon - 360 : lon; };
  auto const more = part * width();
  auto const is_all_round = width() + 2 * more >= 360;
  auto const up = part * (north - south);
  return {is_all_round ? -180 : around(west - more), std::max(-90.0, south - up),
          is_all_round ? 180 : around(east + more), std::min(90.0, north + up)};
}

std::string degrees_box::words() const {
  return range_words(west, east, "W", "E") + ", " + range_words(south, north, "S", "N");
}

std::optional<degrees_box> parse_degrees_box(std::string_view const text) {
  auto numbers = std::vector<double>{};
  for (std::size_t start = 0; start <= text.size();) {
    auto const end = std::min(text.find(',', start), text.size());
    auto const value = number(text.substr(start, end - start));
    if (!value) {
      return std::nullopt;
    }
    numbers.push_back(*value);
    start = end + 1;
  }
  if (numbers.size() != 4) {
    return std::nullopt;
  }
  auto const box = degrees_box{numbers[0], numbers[1], numbers[2], numbers[3]};
  auto const is_lon = [](double const lon) { return lon >= -180 && lon <= 180; };
  auto const is_good = is_lon(box.west) && is_lon(box.east) && box.west != box.east && box.south >= -90 &&
                       box.north <= 90 && box.south < box.north;
  return is_good ? std::optional{box} : std::nullopt;
}

}  // namespace wakhan::api
