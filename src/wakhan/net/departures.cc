// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/departures.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace wakhan::net {

namespace {

constexpr double kNearerShare = 0.5;  // of the distance to the destination that a stop further on may still have
constexpr std::uint64_t kWeekSeconds = 7 * 86'400;

// Where a string counts as leading to a destination; see departures::changes_ships.
constexpr double kReachM = 400'000;
constexpr double kInlandReach = 2;
constexpr double kShortSeaM = 2'000'000;

// Whether freight that gets on at the stop `from` gets to the stop `to` without getting off.
bool leads_on(course const runs, std::size_t const from, std::size_t const to) {
  return runs == course::one_way ? to > from : to != from;
}

}  // namespace

departures::departures(network const& n, std::int32_t const day, std::optional<geo::lonlat> const& towards)
    : towards_{towards} {
  for (std::size_t i = 0; i < n.services.size(); ++i) {
    auto const& s = n.services.all()[i];
    if (s.departures_in_1000_weeks != 0 && s.valid.holds(day)) {
      add_calls(n, service_id{i}, towards);
    }
  }
  auto const key = [](call const& c) { return std::tuple{c.at, c.by, c.service}; };
  std::sort(calls_.begin(), calls_.end(), [&](auto const& a, auto const& b) { return key(a) < key(b); });
  // A string that calls twice at a port on its round is one departure a round towards any one place.
  calls_.erase(
      std::unique(calls_.begin(), calls_.end(), [&](auto const& a, auto const& b) { return key(a) == key(b); }),
      calls_.end());
  add_strings(n);
}

void departures::add_strings(network const& n) {
  nearest_port_m_ = std::numeric_limits<double>::infinity();
  for (auto const& s : n.services.all()) {
    if (s.by != mode::sea) {
      continue;
    }
    lists_strings_ = true;
    if (!towards_) {
      return;
    }
    auto const stops = n.service_stops.all().subspan(s.first_stop, s.stops);
    auto left = std::vector<double>{};
    for (auto const stop : stops) {
      left.push_back(geo::rough_distance_m(n.terminals[stop].position, *towards_));
    }
    for (std::size_t from = 0; from < stops.size(); ++from) {
      auto best = std::numeric_limits<double>::infinity();
      for (std::size_t to = 0; to < stops.size(); ++to) {
        best = leads_on(s.runs, from, to) ? std::min(best, left[to]) : best;
      }
      nearest_.push_back({stops[from], best});
      nearest_port_m_ = std::min(nearest_port_m_, left[from]);
    }
  }
  auto const key = [](nearest_call const& c) { return std::tuple{c.at, c.left_m}; };
  std::sort(nearest_.begin(), nearest_.end(), [&](auto const& a, auto const& b) { return key(a) < key(b); });
}

bool departures::changes_ships(terminal_id const at, geo::lonlat const& where) const {
  if (!towards_ || !lists_strings_) {
    return false;
  }
  if (geo::rough_distance_m(where, *towards_) <= kShortSeaM) {
    return false;
  }
  auto const reach = std::max(kReachM, kInlandReach * nearest_port_m_);
  auto const first =
      std::lower_bound(nearest_.begin(), nearest_.end(), at, [](auto const& c, auto const& t) { return c.at < t; });
  return first == nearest_.end() || first->at != at || first->left_m > reach;
}

void departures::add_calls(network const& n, service_id const id, std::optional<geo::lonlat> const& towards) {
  auto const& s = n.services[id];
  auto const stops = n.service_stops.all().subspan(s.first_stop, s.stops);
  auto left = std::vector<double>(stops.size(), 0);  // from each stop to the destination
  for (std::size_t i = 0; i < stops.size() && towards; ++i) {
    left[i] = geo::rough_distance_m(n.terminals[stops[i]].position, *towards);
  }
  for (std::size_t from = 0; from < stops.size(); ++from) {
    auto best = std::numeric_limits<double>::infinity();
    for (std::size_t to = 0; to < stops.size(); ++to) {
      if (leads_on(s.runs, from, to) && stops[to] != stops[from]) {
        best = std::min(best, left[to]);
      }
    }
    if (towards ? best < kNearerShare * left[from] : best == 0) {
      calls_.push_back({stops[from], s.by, id, s.departures_in_1000_weeks});
    }
  }
}

std::span<departures::call const> departures::calls_at(terminal_id const at, mode const by) const {
  auto const first = std::partition_point(calls_.begin(), calls_.end(),
                                          [&](auto const& c) { return std::tie(c.at, c.by) < std::tie(at, by); });
  auto const last = std::partition_point(first, calls_.end(), [&](auto const& c) { return c.at == at && c.by == by; });
  return {first, last};
}

std::vector<service_id> departures::services_at(terminal_id const at, mode const by) const {
  auto found = std::vector<service_id>{};
  for (auto const& c : calls_at(at, by)) {
    found.push_back(c.service);
  }
  return found;
}

std::uint64_t departures::in_1000_weeks(terminal_id const at, mode const by) const {
  auto sum = std::uint64_t{0};
  for (auto const& c : calls_at(at, by)) {
    sum += c.departures_in_1000_weeks;
  }
  return sum;
}

std::optional<std::uint32_t> departures::wait_seconds(terminal_id const at, mode const by) const {
  auto const sum = in_1000_weeks(at, by);
  if (sum == 0) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>((kWeekSeconds * 1000 + sum) / (2 * sum));
}

}  // namespace wakhan::net
