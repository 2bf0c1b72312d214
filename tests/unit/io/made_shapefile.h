// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstring>
#include <string>
#include <vector>

#include "wakhan/io/geojson.h"

// Shapefiles made by tests (ESRI Shapefile Technical Description, 1998).
namespace wakhan::test::shp {

inline constexpr int kPointType = 1;
inline constexpr int kLineType = 3;
inline constexpr int kPolygonType = 5;

using parts = std::vector<std::vector<io::degrees>>;

inline std::string big(std::size_t const value) {
  auto bytes = std::string(4, '\0');
  for (auto i = 0U; i < 4; ++i) {
    bytes[i] = static_cast<char>(value >> (24 - 8 * i) & 0xFFU);
  }
  return bytes;
}

template <typename T>
inline std::string little(T const value) {
  auto bytes = std::string(sizeof value, '\0');
  std::memcpy(bytes.data(), &value, sizeof value);
  return bytes;
}

inline std::string box() { return little(-180.0) + little(-90.0) + little(180.0) + little(90.0); }

// ESRI Shapefile Technical Description (1998), the main file's header; a length in words of two bytes.
inline std::string header(int const type, std::size_t const bytes) {
  return big(9994) + std::string(20, '\0') + big(bytes / 2) + little(1000) + little(type) + box() +
         std::string(32, '\0');
}

inline std::string shape_of(int const type, parts const& lines) {
  auto starts = std::string{};
  auto points = std::string{};
  auto n = 0;
  for (auto const& line : lines) {
    starts += little(n);
    for (auto const& point : line) {
      points += little(point.lon) + little(point.lat);
      ++n;
    }
  }
  return little(type) + box() + little(static_cast<int>(lines.size())) + little(n) + starts + points;
}

// The two files of a shapefile with these records.
struct shapefile {
  shapefile(int const type, std::vector<std::string> const& records) {
    auto index = std::string{};
    auto body = std::string{};
    for (auto i = std::size_t{0}; i < records.size(); ++i) {
      index += big((100 + body.size()) / 2) + big(records[i].size() / 2);
      body += big(i + 1) + big(records[i].size() / 2) + records[i];
    }
    shp = header(type, 100 + body.size()) + body;
    shx = header(type, 100 + index.size()) + index;
  }
  std::string shp, shx;
};

}  // namespace wakhan::test::shp
