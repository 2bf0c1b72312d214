// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_geojson.h"

#include <array>
#include <nlohmann/json.hpp>

#include "wakhan/api/figures.h"
#include "wakhan/api/moments.h"
#include "wakhan/api/route_points.h"
#include "wakhan/base/assert.h"
#include "wakhan/draw/geojson.h"
#include "wakhan/geo/polyline.h"

namespace wakhan::api {

namespace {

using json = nlohmann::ordered_json;

std::string literal(json const& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

draw::feature leg_feature(itinerary_answer const& a, std::size_t const number, std::size_t const leg) {
  auto const& l = a.legs[leg];
  auto out = draw::feature{};
  out.lines.push_back(geo::with_geodesic_points(a.detail.legs[leg].shape, kLongestPieceMetres));
  auto const add = [&](char const* const key, json const& value) { out.properties.emplace_back(key, literal(value)); };
  add("answer", number + 1);
  add("title", a.title);
  add("leg", leg + 1);
  add("mode", l.mode);
  add("gauge_mm", l.gauge_mm == 0 ? json(nullptr) : json(l.gauge_mm));
  add("from", l.from);
  add("to", l.to);
  add("distance_km", rounded_to(l.distance_km, 1));
  add("hours", rounded_to(l.hours, 2));
  add("cost_usd", rounded_to(l.cost_usd, 2));
  add("co2e_wtw_kg", rounded_to(l.co2e_wtw_kg, 1));
  add("countries", json(l.countries));
  add("service", l.service.empty() ? json(nullptr) : json(l.service));
  add("assumed_terminal", l.uses_assumed_terminal);
  if (l.moments) {
    add("ready", moment_iso(l.moments->ready));
    add("departs", moment_iso(l.moments->departs));
    add("arrives", moment_iso(l.moments->arrives));
    add("wait", l.moments->wait.empty() ? json(nullptr) : json(l.moments->wait));
    add("wait_hours", rounded_to(l.moments->wait_hours, 2));
    add("departing_services", json(l.moments->services));
  }
  return out;
}

}  // namespace

std::string route_geojson(route_answer const& answer) {
  auto features = std::vector<draw::feature>{};
  for (std::size_t a = 0; a < answer.answers.size(); ++a) {
    WAKHAN_ASSERT(answer.answers[a].legs.size() == answer.answers[a].detail.legs.size());
    for (std::size_t l = 0; l < answer.answers[a].legs.size(); ++l) {
      features.push_back(leg_feature(answer.answers[a], a, l));
    }
  }
  // What the answer was made from, as foreign members (RFC 7946, 6.1).
  auto const made_from = std::array{
      std::pair{std::string{"version"}, literal(answer.version)},
      std::pair{std::string{"pack"}, literal(json{{"name", answer.pack_name}, {"hash", answer.pack_hash}})},
      std::pair{std::string{"scenario_hash"}, literal(answer.scenario_hash)},
      std::pair{std::string{"reason"}, literal(answer.reason ? json(answer.reason->message) : json(nullptr))},
  };
  return draw::to_geojson(features, made_from);
}

}  // namespace wakhan::api
