// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "wakhan/api/route.h"
#include "wakhan/net/network.h"

// The places of answers as rows of a table; answers and what is in them count from 1.
namespace wakhan::api {

// Lines for other programs have no longer pieces, since those draw them straight in longitude and latitude.
inline constexpr double kLongestPieceMetres = 200'000;

// Where a leg begins or ends.
struct stop_row {
  std::size_t answer{}, number{};
  std::string kind;  // origin, terminal, gauge_change, quay or destination
  std::string name;
  std::string terminal, country;  // ids; empty where there is none
  bool is_assumed{};              // a terminal that stands for one nobody lists
  double hours_since_start{};     // mean time until freight leaves on its next leg, 0 at the origin
  geo::lonlat at;
};

// A border post on the way; countries, time and cost are those of this passage.
struct crossing_row {
  std::size_t answer{}, number{};
  std::string id, name, mode, from, to;
  int gauge_from_mm{}, gauge_to_mm{};  // 0: no rail
  double hours{}, cost_usd{};
  bool is_pair_default{};         // not a post but the ordinary case of two neighbours
  std::optional<geo::lonlat> at;  // none where freight passes an open border without a post
};

// A strait or canal, or all sections of a waterway on the way, at the middle one of them.
struct passage_row {
  std::size_t answer{}, number{};
  std::string id, name;
  double distance_km{}, hours{}, cost_usd{};
  geo::lonlat at;
};

std::vector<stop_row> stop_rows(net::network const& n, route_answer const& answer);
std::vector<crossing_row> crossing_rows(net::network const& n, route_answer const& answer);

// Where the way takes the passage: of a waterway the middle one of its sections on it.
geo::lonlat place_on_way(net::network const& n, route::itinerary const& way, net::passage_id passage);

std::vector<passage_row> passage_rows(net::network const& n, route_answer const& answer);

}  // namespace wakhan::api
