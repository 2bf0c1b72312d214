// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace wakhan::io {

struct degrees {
  double lon, lat;
};

// One feature: points of one line (one point for a Point); a MultiLineString becomes several features with the same
// properties. Property values as text: strings as they are, numbers and booleans as written, null as "", lists joined
// by ';'.
struct geojson_feature {
  std::vector<degrees> points;
  std::map<std::string, std::string> properties;
};

// Reads a FeatureCollection of Points, LineStrings and MultiLineStrings (RFC 7946; longitudes beyond ±180 are kept as
// they are). Throws error{bad_input} with `name` and the feature's number for anything else, NaN or |lon| > 720 or
// |lat| > 90.
std::vector<geojson_feature> parse_geojson(std::string_view text, std::string const& name);

}  // namespace wakhan::io
