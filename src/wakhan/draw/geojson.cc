// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/geojson.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string_view>

namespace wakhan::draw {

namespace {

constexpr std::int64_t kHalfTurn = 180'000'000;
constexpr std::int64_t kTurn = 360'000'000;

using position = std::pair<int, int>;
using part = std::vector<position>;

// A vertex whose longitude runs on past ±180 instead of jumping, in 1e-6 degree.
struct unwrapped {
  std::int64_t lon;
  std::int64_t lat;
};

std::int64_t floor_div(std::int64_t const a, std::int64_t const b) { return a / b - (a % b < 0 ? 1 : 0); }

std::vector<unwrapped> unwrap(line const& whole) {
  std::vector<unwrapped> out;
  for (auto const point : whole) {
    auto lon = std::int64_t{point.lon_e6};
    if (!out.empty()) {
      auto const ahead = lon - out.back().lon + kHalfTurn;
      lon = out.back().lon + ahead - kTurn * floor_div(ahead, kTurn) - kHalfTurn;
    }
    out.push_back({lon, point.lat_e6});
  }
  return out;
}

// Collects the parts of one line; turn k of a part covers the longitudes [-180, 180] + 360 k.
class splitter {
 public:
  void add(unwrapped const a, unwrapped const b) {
    auto const first = floor_div(std::min(a.lon, b.lon) + kHalfTurn, kTurn);
    auto const cut = kHalfTurn + kTurn * first;
    if (std::min(a.lon, b.lon) < cut && cut < std::max(a.lon, b.lon)) {
      auto const share = static_cast<double>(cut - a.lon) / static_cast<double>(b.lon - a.lon);
      auto const lat = a.lat + std::llround(share * static_cast<double>(b.lat - a.lat));
      add_inside(a, {cut, lat});
      add_inside({cut, lat}, b);
    } else {
      add_inside(a, b);
    }
  }

  std::vector<part> take() { return std::move(parts_); }

 private:
  // A segment that crosses no cut, though it may touch or run along one.
  void add_inside(unwrapped const a, unwrapped const b) {
    auto const runs_along = a.lon == b.lon && floor_div(a.lon + kHalfTurn, kTurn) * kTurn == a.lon + kHalfTurn;
    auto const turn = runs_along && !parts_.empty() ? turn_ : floor_div(a.lon + b.lon + kTurn, 2 * kTurn);
    if (parts_.empty() || turn != turn_) {
      turn_ = turn;
      parts_.push_back({place(a)});
    }
    parts_.back().push_back(place(b));
  }

  position place(unwrapped const p) const { return {static_cast<int>(p.lon - kTurn * turn_), static_cast<int>(p.lat)}; }

  std::vector<part> parts_;
  std::int64_t turn_{};
};

void append_degrees(std::string& out, int const e6) {
  auto const size = std::abs(static_cast<std::int64_t>(e6));
  fmt::format_to(std::back_inserter(out), "{}{}.{:06}", e6 < 0 ? "-" : "", size / 1'000'000, size % 1'000'000);
}

void append_position(std::string& out, position const p) {
  out += '[';
  append_degrees(out, p.first);
  out += ',';
  append_degrees(out, p.second);
  out += ']';
}

// Text as a JSON string: quotes, backslashes and control characters escaped, everything else as it is.
void append_string(std::string& out, std::string_view const text) {
  out += '"';
  for (auto const c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_part(std::string& out, part const& p) {
  out += '[';
  for (std::size_t i = 0; i < p.size(); ++i) {
    out += i == 0 ? "" : ",";
    append_position(out, p[i]);
  }
  out += ']';
}

void append_lines(std::string& out, std::vector<part> const& parts) {
  if (parts.size() == 1) {
    out += R"({"type":"LineString","coordinates":)";
    append_part(out, parts.front());
    out += '}';
    return;
  }
  out += R"({"type":"MultiLineString","coordinates":[)";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    out += i == 0 ? "" : ",";
    append_part(out, parts[i]);
  }
  out += "]}";
}

void append_point(std::string& out, geo::lonlat const point) {
  out += R"({"type":"Point","coordinates":)";
  append_position(out, {point.lon_e6, point.lat_e6});
  out += '}';
}

void append_geometry(std::string& out, feature const& f) {
  std::vector<part> parts;
  for (auto const& whole : f.lines) {
    auto split = split_at_antimeridian(whole);
    parts.insert(parts.end(), std::make_move_iterator(split.begin()), std::make_move_iterator(split.end()));
  }
  if (!parts.empty() && f.point) {
    out += R"({"type":"GeometryCollection","geometries":[)";
    append_lines(out, parts);
    out += ',';
    append_point(out, *f.point);
    out += "]}";
  } else if (!parts.empty()) {
    append_lines(out, parts);
  } else if (f.point) {
    append_point(out, *f.point);
  } else {
    out += "null";
  }
}

void append_member(std::string& out, std::pair<std::string, std::string> const& member) {
  append_string(out, member.first);
  out += ':';
  out += member.second;
}

void append_feature(std::string& out, feature const& f) {
  out += R"({"type":"Feature","geometry":)";
  append_geometry(out, f);
  out += R"(,"properties":{)";
  for (std::size_t i = 0; i < f.properties.size(); ++i) {
    out += i == 0 ? "" : ",";
    append_member(out, f.properties[i]);
  }
  out += "}}";
}

}  // namespace

std::vector<std::vector<std::pair<int, int>>> split_at_antimeridian(line const& whole) {
  auto const vertices = unwrap(whole);
  splitter parts;
  for (std::size_t i = 1; i < vertices.size(); ++i) {
    parts.add(vertices[i - 1], vertices[i]);
  }
  return parts.take();
}

std::string to_geojson(std::span<feature const> const features,
                       std::span<std::pair<std::string, std::string> const> const members) {
  std::string out = R"({"type":"FeatureCollection",)";
  for (auto const& member : members) {
    append_member(out, member);
    out += ',';
  }
  out += R"("features":[)";
  for (std::size_t i = 0; i < features.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    append_feature(out, features[i]);
  }
  out += "\n]}\n";
  return out;
}

}  // namespace wakhan::draw
