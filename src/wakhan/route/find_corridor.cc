// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/find_corridor.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace wakhan::route {

namespace {

bool is_near(geo::lonlat const p, net::waypoint const& w) {
  auto const degrees = w.radius_m / 110'000.0;
  return std::abs(p.lat() - w.at.lat()) <= degrees && geo::rough_distance_m(p, w.at) <= w.radius_m;
}

// The latitudes and longitudes that legs lie between; east of the antimeridian longitudes begin anew, so that a way
// over it lies between all.
struct extent {
  std::int32_t south{90'000'000}, north{-90'000'000}, west{180'000'000}, east{-180'000'000};

  explicit extent(std::vector<leg> const& legs) {
    for (auto const& l : legs) {
      for (auto const p : l.shape) {
        south = std::min(south, p.lat_e6);
        north = std::max(north, p.lat_e6);
        west = std::min(west, p.lon_e6);
        east = std::max(east, p.lon_e6);
      }
    }
  }
  // Whether a point of the legs may be near the waypoint.
  bool may_pass(net::waypoint const& w) const {
    constexpr double kDegreesOfMetre = 1.0 / 110'000;
    constexpr double kNearPole = 85;  // from there on all longitudes are near
    auto const high = w.radius_m * kDegreesOfMetre * 1e6;
    auto const nearest_pole = std::abs(w.at.lat()) + high * 1e-6;
    auto const wide = high / std::cos(std::min(nearest_pole, kNearPole) * std::numbers::pi / 180);
    return w.at.lat_e6 >= south - high && w.at.lat_e6 <= north + high &&
           (nearest_pole >= kNearPole || (w.at.lon_e6 >= west - wide && w.at.lon_e6 <= east + wide) ||
            std::abs(w.at.lon()) + wide * 1e-6 >= 180);
  }
};

// Whether legs by the modes of the corridor pass the waypoints.
template <typename Waypoints>
bool passes_in_order(std::vector<leg> const& legs, std::uint32_t const modes, Waypoints const& waypoints) {
  auto next = waypoints.begin();
  for (auto const& l : legs) {
    if ((modes >> static_cast<unsigned>(l.by) & 1U) == 0) {
      continue;
    }
    for (auto p = l.shape.begin(); p != l.shape.end() && next != waypoints.end(); ++p) {
      while (next != waypoints.end() && is_near(*p, *next)) {
        ++next;
      }
    }
  }
  return next == waypoints.end();
}

}  // namespace

std::optional<net::corridor_id> find_corridor(net::network const& n, std::vector<leg> const& legs) {
  auto const passed = extent{legs};
  auto best = std::optional<net::corridor_id>{};
  for (std::uint32_t c = 0; c < n.corridors.size(); ++c) {
    auto const& row = n.corridors[net::corridor_id{c}];
    if (best && row.waypoints <= n.corridors[*best].waypoints) {
      continue;
    }
    auto const waypoints = n.waypoints.all().subspan(row.first_waypoint, row.waypoints);
    if (!std::all_of(waypoints.begin(), waypoints.end(), [&](auto const& w) { return passed.may_pass(w); })) {
      continue;
    }
    auto const reversed = std::vector<net::waypoint>(waypoints.rbegin(), waypoints.rend());
    if (passes_in_order(legs, row.modes, waypoints) || passes_in_order(legs, row.modes, reversed)) {
      best = net::corridor_id{c};
    }
  }
  return best;
}

}  // namespace wakhan::route
