// SPDX-License-Identifier: Apache-2.0
#include "wakhan/reach/reach_geojson.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "wakhan/api/figures.h"
#include "wakhan/reach/areas.h"
#include "wakhan/reach/bands.h"

namespace wakhan::reach {

namespace {

using api::rounded_to;
using json = nlohmann::ordered_json;

json place_of(geo::lonlat const at) { return json::array({at.lon_e6 / 1e6, at.lat_e6 / 1e6}); }

json polygons_json(std::vector<polygon> const& polygons) {
  auto all = json::array();
  for (auto const& p : polygons) {
    auto rings = json::array();
    for (auto const& r : p.rings) {
      auto points = json::array();
      for (auto const at : r) {
        // Four decimals, ten metres: outlines of land are no finer.
        points.push_back(json::array({rounded_to(at.lon(), 4), rounded_to(at.lat(), 4)}));
      }
      rings.push_back(std::move(points));
    }
    all.push_back(std::move(rings));
  }
  return json{{"type", "MultiPolygon"}, {"coordinates", std::move(all)}};
}

json feature(json geometry, json properties) {
  return json{{"type", "Feature"}, {"geometry", std::move(geometry)}, {"properties", std::move(properties)}};
}

// The class of a town on the map: its gateway where there are several, else its band.
std::size_t class_of(reach_answer const& a, reached_town const& t) {
  return a.gateways.size() > 1 ? t.ways.front().gateway : t.band;
}

json area_properties(reach_answer const& a, std::size_t const of_class) {
  auto towns = std::size_t{0};
  auto people = std::uint64_t{0};
  for (auto const& t : a.towns) {
    if (t.is_reached() && class_of(a, t) == of_class) {
      ++towns;
      people += t.people;
    }
  }
  auto out = json{{"kind", "area"}};
  if (a.gateways.size() > 1) {
    out["gateway"] = a.gateways[of_class].name;
  } else {
    out["band"] = band_words(of_class, a.bands, a.unit);
    out["from"] = of_class == 0 ? 0 : a.bands[of_class - 1];
    out["to"] = of_class < a.bands.size() ? json(a.bands[of_class]) : json(nullptr);
    out["unit"] = a.unit;
  }
  out["towns"] = towns;
  out["people"] = people;
  return out;
}

json town_properties(reach_answer const& a, reached_town const& t) {
  auto out = json{{"kind", "town"}, {"place", t.place.name}, {"country", t.country}, {"people", t.people}};
  if (!t.is_reached()) {
    out["reason"] = t.reason;
    return out;
  }
  auto const& best = t.ways.front();
  out["gateway"] = a.gateways[best.gateway].name;
  out["measure"] = rounded_to(best.measure, 2);
  out["unit"] = a.unit;
  out["band"] = band_words(t.band, a.bands, a.unit);
  out["days_p50"] = rounded_to(best.way.days_p50, 2);
  out["days_p90"] = rounded_to(best.way.days_p90, 2);
  out["cost_usd"] = rounded_to(best.way.cost_usd, 2);
  out["co2e_wtw_kg"] = rounded_to(best.way.co2e_wtw_kg, 1);
  out["distance_km"] = rounded_to(best.way.distance_km, 1);
  out["modes"] = best.way.modes;
  if (auto const margin = t.margin()) {
    out["second_gateway"] = a.gateways[t.ways[1].gateway].name;
    out["margin"] = rounded_to(*margin, 2);
  }
  return out;
}

json point(geo::lonlat const at) { return json{{"type", "Point"}, {"coordinates", place_of(at)}}; }

json attributions_of(load::pack const& pack) {
  auto all = std::set<std::string>{};
  for (auto const& s : pack.meta().sources) {
    all.insert(s.attribution);
  }
  return json(all);
}

}  // namespace

std::string reach_geojson(load::pack const& pack, reach_answer const& answer) {
  auto towns = std::vector<classed_town>{};
  for (auto const& t : answer.towns) {
    towns.push_back({t.place.at.at, t.is_reached() ? class_of(answer, t) : kNoClass});
  }
  for (auto const at : answer.other_towns) {
    towns.push_back({at, kNoClass});
  }
  auto features = json::array();
  for (auto const& a : share_out_land(towns, pack.read_land())) {
    features.push_back(feature(polygons_json(a.polygons), area_properties(answer, a.of_class)));
  }
  for (auto const& t : answer.towns) {
    features.push_back(feature(point(t.place.at.at), town_properties(answer, t)));
  }
  for (auto const& g : answer.gateways) {
    features.push_back(feature(point(g.at.at), json{{"kind", "gateway"}, {"place", g.name}}));
  }
  auto const out = json{{"type", "FeatureCollection"},
                        {"version", answer.version},
                        {"pack", answer.pack_name},
                        {"pack_hash", answer.pack_hash},
                        {"by", answer.by},
                        {"load", answer.load_name},
                        {"date", answer.date},
                        {"view", answer.view},
                        {"notes", answer.notes},
                        {"direction", answer.is_towards ? "to the gateways" : "from the gateways"},
                        {"attribution", attributions_of(pack)},
                        {"features", std::move(features)}};
  return out.dump() + "\n";
}

}  // namespace wakhan::reach
