// SPDX-License-Identifier: Apache-2.0
#include "wakhan/geo/polyline.h"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <cmath>

namespace wakhan::geo {

namespace {

void put(std::int32_t const delta, std::vector<std::uint8_t>& out) {
  auto bits = (static_cast<std::uint32_t>(delta) << 1U) ^ static_cast<std::uint32_t>(delta >> 31);
  while (bits >= 0x80U) {
    out.push_back(static_cast<std::uint8_t>(bits | 0x80U));
    bits >>= 7U;
  }
  out.push_back(static_cast<std::uint8_t>(bits));
}

// Moves `at` past one number; false when the bytes end within it.
bool take(std::span<std::uint8_t const> const bytes, std::size_t& at, std::int32_t& value) {
  auto bits = std::uint32_t{0};
  for (auto shift = 0U; at < bytes.size() && shift < 35U; shift += 7U) {
    auto const byte = bytes[at++];
    bits |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
    if (byte < 0x80U) {
      value = static_cast<std::int32_t>((bits >> 1U) ^ (~(bits & 1U) + 1U));
      return true;
    }
  }
  return false;
}

std::int32_t plus(std::int32_t const a, std::int32_t const b) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(a) + static_cast<std::uint32_t>(b));
}

std::int32_t minus(std::int32_t const a, std::int32_t const b) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(a) - static_cast<std::uint32_t>(b));
}

}  // namespace

void encode_polyline(std::span<lonlat const> const points, std::vector<std::uint8_t>& out) {
  auto last = lonlat{};
  for (auto const p : points) {
    put(minus(p.lon_e6, last.lon_e6), out);
    put(minus(p.lat_e6, last.lat_e6), out);
    last = p;
  }
}

std::vector<lonlat> decode_polyline(std::span<std::uint8_t const> const bytes) {
  auto points = std::vector<lonlat>{};
  auto last = lonlat{};
  for (std::size_t at = 0; at < bytes.size();) {
    auto lon = std::int32_t{0};
    auto lat = std::int32_t{0};
    if (!take(bytes, at, lon) || !take(bytes, at, lat)) {
      break;
    }
    last = {plus(last.lon_e6, lon), plus(last.lat_e6, lat)};
    points.push_back(last);
  }
  return points;
}

std::vector<lonlat> with_geodesic_points(std::span<lonlat const> const points, double const longest_m) {
  auto out = std::vector<lonlat>{};
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i > 0) {
      auto const a = points[i - 1];
      auto const b = points[i];
      auto const geodesic = GeographicLib::Geodesic::WGS84().InverseLine(a.lat(), a.lon(), b.lat(), b.lon());
      auto const pieces = static_cast<int>(std::ceil(geodesic.Distance() / longest_m));
      for (auto piece = 1; piece < pieces; ++piece) {
        auto lat = 0.0;
        auto lon = 0.0;
        geodesic.Position(geodesic.Distance() * piece / pieces, lat, lon);
        out.push_back(from_degrees(lon, lat));
      }
    }
    out.push_back(points[i]);
  }
  return out;
}

double length_m(std::span<lonlat const> const points) {
  auto sum = 0.0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    sum += distance_m(points[i - 1], points[i]);
  }
  return sum;
}

std::optional<double> crossing_share(lonlat const a, lonlat const b, lonlat const c, lonlat const d) {
  auto const x = [&](lonlat const p) { return lon_difference(a.lon(), p.lon()); };
  auto const rx = x(b);
  auto const ry = b.lat() - a.lat();
  auto const sx = lon_difference(c.lon(), d.lon());
  auto const sy = d.lat() - c.lat();
  auto const cross = rx * sy - ry * sx;
  if (cross == 0) {
    return std::nullopt;
  }
  auto const qx = x(c);
  auto const qy = c.lat() - a.lat();
  auto const t = (qx * sy - qy * sx) / cross;
  auto const u = (qx * ry - qy * rx) / cross;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? std::optional{t} : std::nullopt;
}

}  // namespace wakhan::geo
