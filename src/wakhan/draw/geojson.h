// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "wakhan/draw/line.h"

namespace wakhan::draw {

// One thing on a map: lines, a point, both or neither, and what is known about it as (key, JSON literal) pairs;
// the key is plain text and is escaped here, the literal is copied as it stands.
struct feature {
  std::vector<line> lines;
  std::optional<geo::lonlat> point;
  std::vector<std::pair<std::string, std::string>> properties;
};

// The parts of a line after cutting it at the antimeridian (RFC 7946, 3.1.9), as [longitude, latitude] in 1e-6 degree;
// a part that ends at the cut ends at +180 or -180, whichever side it lies on. Lines of fewer than two points vanish.
std::vector<std::vector<std::pair<int, int>>> split_at_antimeridian(line const& whole);

// An RFC 7946 FeatureCollection, one feature a line, coordinates with six decimals.
// A feature with lines and a point becomes a GeometryCollection, one with neither has a null geometry.
// `members`: further members of the collection, as (key, JSON literal) pairs.
std::string to_geojson(std::span<feature const> features,
                       std::span<std::pair<std::string, std::string> const> members = {});

}  // namespace wakhan::draw
