// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>

#include "wakhan/io/geopackage_writer.h"

namespace wakhan::io::detail {

inline constexpr int kWgs84 = 4326;

// The smallest box around a geometry, in degrees.
struct envelope {
  double min_x{}, max_x{}, min_y{}, max_y{};
};

inline double degrees(int const e6) { return static_cast<double>(e6) / 1e6; }

// Of at least one position.
inline envelope envelope_of(std::vector<std::vector<position_e6>> const& parts) {
  auto const first = parts.front().front();
  auto low = first;
  auto high = first;
  for (auto const& part : parts) {
    for (auto const& [lon, lat] : part) {
      low = {std::min(low.first, lon), std::min(low.second, lat)};
      high = {std::max(high.first, lon), std::max(high.second, lat)};
    }
  }
  return {degrees(low.first), degrees(high.first), degrees(low.second), degrees(high.second)};
}

// Writes a GeoPackage geometry: header of clause 2.1.3, then little-endian WKB (OGC 06-103r4, clause 8.2).
class blob_writer {
 public:
  static std::string point(position_e6 const at) {
    auto out = blob_writer{};
    out.header(0);
    out.wkb_head(kPoint);
    out.position(at);
    return out.bytes_;
  }

  static std::string lines(std::vector<std::vector<position_e6>> const& parts) {
    auto out = blob_writer{};
    out.header(kHasEnvelope);
    auto const box = envelope_of(parts);
    for (auto const value : {box.min_x, box.max_x, box.min_y, box.max_y}) {
      out.real(value);
    }
    out.wkb_head(kMultiLine);
    out.whole(static_cast<std::uint32_t>(parts.size()));
    for (auto const& part : parts) {
      out.wkb_head(kLine);
      out.whole(static_cast<std::uint32_t>(part.size()));
      for (auto const& at : part) {
        out.position(at);
      }
    }
    return out.bytes_;
  }

 private:
  static constexpr std::uint32_t kPoint = 1;
  static constexpr std::uint32_t kLine = 2;
  static constexpr std::uint32_t kMultiLine = 5;
  static constexpr unsigned kLittleEndian = 1;
  static constexpr unsigned kHasEnvelope = 1U << 1U;

  void header(unsigned const envelope_flag) {
    bytes_ += "GP";
    bytes_ += '\0';  // version 1
    bytes_ += static_cast<char>(kLittleEndian | envelope_flag);
    whole(kWgs84);
  }
  void wkb_head(std::uint32_t const type) {
    bytes_ += static_cast<char>(kLittleEndian);
    whole(type);
  }
  void position(position_e6 const at) {
    real(degrees(at.first));
    real(degrees(at.second));
  }
  void whole(std::uint32_t const value) { little_endian(value, sizeof value); }
  void real(double const value) { little_endian(std::bit_cast<std::uint64_t>(value), sizeof value); }
  void little_endian(std::uint64_t const value, std::size_t const size) {
    for (std::size_t i = 0; i < size; ++i) {
      bytes_ += static_cast<char>(value >> (8 * i) & 0xffU);
    }
  }

  std::string bytes_;
};

}  // namespace wakhan::io::detail
