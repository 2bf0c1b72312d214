// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/geojson.h"

#include <cmath>
#include <utility>

#include "wakhan/base/error.h"
#include "wakhan/io/detail/json.h"

namespace wakhan::io {

namespace {

using detail::json_object;
using simdjson::ondemand::json_type;

using line_points = std::vector<degrees>;

constexpr std::size_t kMaxText = 4096;

[[noreturn]] void fail(json_object const& place, std::string const& complaint) {
  throw error{errc::bad_input, fmt::format("{}: {}", place.where(), complaint)};
}

// [lon, lat, …]; a height and what comes after it is passed over.
degrees read_position(simdjson::ondemand::array position, json_object const& place) {
  auto values = std::vector<double>{};
  for (auto element : position) {
    values.push_back(element.get_double());
  }
  if (values.size() < 2) {
    fail(place, fmt::format("a position of {} numbers; it must be [lon, lat]", values.size()));
  }
  auto const point = degrees{values[0], values[1]};
  if (!(std::abs(point.lon) <= 720.0 && std::abs(point.lat) <= 90.0)) {
    fail(place, fmt::format("[{}, {}] is out of range; it must be [lon, lat] in degrees", point.lon, point.lat));
  }
  return point;
}

line_points read_line(simdjson::ondemand::array positions, json_object const& place) {
  auto points = line_points{};
  for (auto position : positions) {
    points.push_back(read_position(position.get_array(), place));
  }
  if (points.size() < 2) {
    fail(place, fmt::format("a line of {} positions; it must have two", points.size()));
  }
  return points;
}

std::vector<line_points> read_geometry(json_object geometry) {
  auto const type = geometry.text("type");
  auto coordinates = geometry.list("coordinates");
  if (type == "Point") {
    return {{read_position(coordinates, geometry)}};
  }
  if (type == "LineString") {
    return {read_line(coordinates, geometry)};
  }
  if (type != "MultiLineString") {
    geometry.reject("type", type, "is not read; only Point, LineString and MultiLineString are");
  }
  auto lines = std::vector<line_points>{};
  for (auto positions : coordinates) {
    lines.push_back(read_line(positions.get_array(), geometry));
  }
  return lines;
}

std::string scalar_as_text(simdjson::ondemand::value value) {
  switch (json_type{value.type()}) {
    case json_type::string: return std::string{std::string_view{value.get_string()}};
    case json_type::number:
    case json_type::boolean: return detail::raw_text(value);
    case json_type::null: return {};
    default: throw simdjson::simdjson_error{simdjson::INCORRECT_TYPE};
  }
}

std::string list_as_text(simdjson::ondemand::array list) {
  auto text = std::string{};
  auto const* separator = "";
  for (simdjson::ondemand::value element : list) {
    text += std::exchange(separator, ";");
    text += scalar_as_text(element);
  }
  return text;
}

std::map<std::string, std::string> read_properties(json_object& feature) {
  auto value = feature.field("properties");
  auto properties = std::map<std::string, std::string>{};
  if (value.is_null()) {
    return properties;
  }
  for (auto field : value.get_object()) {
    auto key = std::string{std::string_view{field.unescaped_key()}};
    auto property = simdjson::ondemand::value{field.value()};
    auto text = property.type() == json_type::array ? list_as_text(property.get_array()) : scalar_as_text(property);
    if (text.size() > kMaxText) {
      feature.reject(key, text, fmt::format("is a text over {} bytes", kMaxText));
    }
    if (!properties.try_emplace(key, std::move(text)).second) {
      fail(feature, fmt::format("property '{}' is there twice", detail::excerpt(key)));
    }
  }
  return properties;
}

void append_feature(json_object feature, std::vector<geojson_feature>& features) {
  if (auto const type = feature.text("type"); type != "Feature") {
    feature.reject("type", type, "must be 'Feature'");
  }
  auto lines = read_geometry({feature.object("geometry"), feature.where()});
  auto const properties = read_properties(feature);
  for (auto& points : lines) {
    features.push_back({std::move(points), properties});
  }
}

std::vector<geojson_feature> read_features(simdjson::ondemand::array list, std::string const& name) {
  auto features = std::vector<geojson_feature>{};
  auto number = 0;
  for (auto element : list) {
    auto const where = fmt::format("{}: feature {}", name, ++number);
    try {
      append_feature({element.get_object(), where}, features);
    } catch (simdjson::simdjson_error const&) {
      throw error{errc::bad_input,
                  where + ": not a feature with numbers as coordinates and plain values as properties"};
    }
  }
  return features;
}

}  // namespace

std::vector<geojson_feature> parse_geojson(std::string_view const text, std::string const& name) {
  auto const json = detail::checked_json(text, name);
  auto parser = simdjson::ondemand::parser{};
  try {
    auto document = simdjson::ondemand::document{parser.iterate(json)};
    auto collection = json_object{document.get_object(), name};
    if (auto const type = collection.text("type"); type != "FeatureCollection") {
      collection.reject("type", type, "must be 'FeatureCollection'");
    }
    return read_features(collection.list("features"), name);
  } catch (simdjson::simdjson_error const& failure) {
    throw error{errc::bad_input, fmt::format("{}: not a FeatureCollection: {}", name, failure.what())};
  }
}

}  // namespace wakhan::io
