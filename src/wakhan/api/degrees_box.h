// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "wakhan/draw/line.h"

namespace wakhan::api {

// A part of the earth between two meridians and two parallels; west > east goes over 180°.
struct degrees_box {
  double west{}, south{}, east{}, north{};

  bool holds(geo::lonlat p) const;
  // Whether the great circle between two neighbouring points of a line may pass through the box.
  bool may_meet(geo::lonlat a, geo::lonlat b) const;
  // Points along the edges, close enough for any projection.
  draw::line outline() const;
  // The box with so much of its width and height more on every side, all round the earth at the most.
  degrees_box grown(double part) const;
  // Its four sides for people: "60–78° E, 25–40° N".
  std::string words() const;

 private:
  bool holds_longitude(geo::lonlat p) const;
  double width() const { return west <= east ? east - west : east - west + 360; }
};

// "W,S,E,N" in degrees; nothing for a text that is no such box.
std::optional<degrees_box> parse_degrees_box(std::string_view text);

}  // namespace wakhan::api
