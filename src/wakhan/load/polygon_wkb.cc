// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/polygon_wkb.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace wakhan::load {

namespace {

constexpr std::uint32_t kPolygon = 3;
constexpr std::uint32_t kMultiPolygon = 6;
constexpr double kMostLon = 180.000001;  // 180 degrees, as others round them
constexpr double kMostLat = 90.000001;

class wkb_walk {
 public:
  explicit wkb_walk(std::string_view const bytes) : rest_{bytes} {}

  std::string fault() {
    auto const type = header();
    if (type % 1000 == kMultiPolygon) {
      auto const n = number();
      for (auto i = std::uint32_t{0}; i < n && fault_.empty(); ++i) {
        polygon(header());
      }
    } else {
      polygon(type);
    }
    if (fault_.empty() && !rest_.empty()) {
      fault_ = fmt::format("{} bytes follow the polygon", rest_.size());
    }
    return fault_;
  }

 private:
  template <typename T>
  T take() {
    auto bytes = std::array<char, sizeof(T)>{};
    if (rest_.size() < sizeof(T)) {
      fault_ = fault_.empty() ? "it ends too early" : fault_;
      rest_ = {};
      return T{};
    }
    std::copy_n(rest_.begin(), sizeof(T), bytes.begin());
    rest_.remove_prefix(sizeof(T));
    if (is_big_endian_) {
      std::reverse(bytes.begin(), bytes.end());
    }
    auto value = T{};
    std::memcpy(&value, bytes.data(), sizeof(T));
    return value;
  }
  std::uint32_t number() { return take<std::uint32_t>(); }

  std::uint32_t header() {
    is_big_endian_ = take<std::uint8_t>() == 0;
    return number();
  }

  void polygon(std::uint32_t const type) {
    if (fault_.empty() && (type % 1000 != kPolygon || type / 1000 > 3)) {
      fault_ = fmt::format("geometry type {} is no polygon", type);
      return;
    }
    auto const more = type / 1000 == 0 ? 0 : type / 1000 == 3 ? 2 : 1;  // heights and measures
    auto const rings = number();
    for (auto r = std::uint32_t{0}; r < rings && fault_.empty(); ++r) {
      auto const points = number();
      for (auto p = std::uint32_t{0}; p < points && fault_.empty(); ++p) {
        auto const lon = take<double>();
        auto const lat = take<double>();
        for (auto i = 0; i < more; ++i) {
          take<double>();
        }
        // Written so that a coordinate that is no number fails too.
        if (fault_.empty() && !(std::abs(lon) <= kMostLon && std::abs(lat) <= kMostLat)) {
          fault_ = fmt::format("ring {}, point {}: {},{} is not on the earth", r + 1, p + 1, lon, lat);
        }
      }
    }
  }

  std::string_view rest_;
  bool is_big_endian_{};
  std::string fault_;
};

}  // namespace

std::string fault_of_polygon_wkb(std::string_view const wkb) { return wkb_walk{wkb}.fault(); }

}  // namespace wakhan::load
