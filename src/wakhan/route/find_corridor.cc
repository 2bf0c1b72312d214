// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/find_corridor.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>

namespace wakhan::route {

namespace {

// Latitudes and longitudes that something lies between, in millionths of a degree.
struct extent {
  std::int32_t south{90'000'000}, north{-90'000'000}, west{180'000'000}, east{-180'000'000};

  void take(geo::lonlat const p) {
    south = std::min(south, p.lat_e6);
    north = std::max(north, p.lat_e6);
    west = std::min(west, p.lon_e6);
    east = std::max(east, p.lon_e6);
  }
  bool holds(geo::lonlat const p) const {
    return south <= p.lat_e6 && p.lat_e6 <= north && west <= p.lon_e6 && p.lon_e6 <= east;
  }
  bool meets(extent const& other) const {
    return south <= other.north && other.south <= north && west <= other.east && other.west <= east;
  }
};

// A waypoint and what its circle lies between; near a pole, or where longitudes begin anew, that is all longitudes.
struct circle {
  net::waypoint w;
  extent within;

  explicit circle(net::waypoint const& made) : w{made} {
    constexpr double kDegreesOfMetre = 1.0 / 110'000;
    constexpr double kNearPole = 85;
    auto const high = w.radius_m * kDegreesOfMetre;
    auto const nearest_pole = std::abs(w.at.lat()) + high;
    auto const wide = high / std::cos(std::min(nearest_pole, kNearPole) * std::numbers::pi / 180);
    auto const e6 = [](double const degrees) { return static_cast<std::int32_t>(std::lround(degrees * 1e6)); };
    within.south = e6(w.at.lat() - high);
    within.north = e6(w.at.lat() + high);
    auto const is_everywhere = nearest_pole >= kNearPole || std::abs(w.at.lon()) + wide >= 180;
    within.west = is_everywhere ? -180'000'000 : e6(w.at.lon() - wide);
    within.east = is_everywhere ? 180'000'000 : e6(w.at.lon() + wide);
  }
  bool holds(geo::lonlat const p) const { return within.holds(p) && geo::rough_distance_m(p, w.at) <= w.radius_m; }
};

// A run of points of a leg: most runs lie nowhere near the waypoint that is sought next.
struct run {
  std::uint32_t mode_bit{};
  extent within;
  std::span<geo::lonlat const> points;
};

std::vector<run> runs_of(std::vector<leg> const& legs) {
  constexpr std::size_t kPoints = 64;
  auto runs = std::vector<run>{};
  for (auto const& l : legs) {
    auto const shape = std::span{l.shape};
    for (std::size_t first = 0; first < shape.size(); first += kPoints) {
      auto made =
          run{1U << static_cast<unsigned>(l.by), {}, shape.subspan(first, std::min(kPoints, shape.size() - first))};
      for (auto const p : made.points) {
        made.within.take(p);
      }
      runs.push_back(made);
    }
  }
  return runs;
}

bool may_pass(std::span<run const> const runs, std::uint32_t const modes, circle const& c) {
  return std::any_of(runs.begin(), runs.end(),
                     [&](auto const& r) { return (r.mode_bit & modes) != 0 && r.within.meets(c.within); });
}

// Whether legs by the modes of the corridor pass the waypoints.
template <typename Circles>
bool passes_in_order(std::span<run const> const runs, std::uint32_t const modes, Circles next, Circles const end) {
  for (auto const& r : runs) {
    if ((r.mode_bit & modes) == 0) {
      continue;
    }
    for (auto p = r.points.begin(); p != r.points.end() && next != end && r.within.meets(next->within); ++p) {
      while (next != end && next->holds(*p)) {
        ++next;
      }
    }
  }
  return next == end;
}

}  // namespace

std::optional<net::corridor_id> find_corridor(net::network const& n, std::vector<leg> const& legs) {
  auto const runs = runs_of(legs);
  auto best = std::optional<net::corridor_id>{};
  for (std::uint32_t c = 0; c < n.corridors.size(); ++c) {
    auto const& row = n.corridors[net::corridor_id{c}];
    if (best && row.waypoints <= n.corridors[*best].waypoints) {
      continue;
    }
    auto const waypoints = n.waypoints.all().subspan(row.first_waypoint, row.waypoints);
    auto const circles = std::vector<circle>(waypoints.begin(), waypoints.end());
    auto const is_near = [&](auto const& one) { return may_pass(runs, row.modes, one); };
    if (std::all_of(circles.begin(), circles.end(), is_near) &&
        (passes_in_order(runs, row.modes, circles.begin(), circles.end()) ||
         passes_in_order(runs, row.modes, circles.rbegin(), circles.rend()))) {
      best = net::corridor_id{c};
    }
  }
  return best;
}

}  // namespace wakhan::route
