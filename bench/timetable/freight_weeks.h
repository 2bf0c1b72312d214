// SPDX-License-Identifier: Apache-2.0
// A week of freight services over an invented continent, the same on any machine: towns in clusters, liner loops
// between ports of several clusters, feeders, block trains along lines of towns, daily shuttles, ferries, and trucks
// between near towns. Nothing here knows any side of the benchmark.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <utility>
#include <vector>

#include "unit/timetable/random_numbers.h"
#include "wakhan/timetable/schedule.h"

namespace bench {

namespace tt = wakhan::timetable;

using wakhan::test::random_numbers;

// How services of a kind go.
struct manner {
  std::int64_t km_per_hour, dwell_s, cut_off_s;
  std::int64_t boarding_cents, cents_per_km;
};

class freight_weeks {
 public:
  static constexpr std::int64_t kTownsInCluster = 64, kPorts = 8;

  // Clusters of 64 towns; services are added until the week has that many connections.
  freight_weeks(std::int64_t const clusters, std::int64_t const connections) : clusters_{clusters} {
    place_towns();
    add_links();
    for (auto i = 0; i < 9 * clusters; ++i) {
      add_loop();
      add_feeder();
    }
    for (auto i = 0; i < 5 * clusters; ++i) {
      add_ferry();
    }
    for (auto i = 0; i < 40 * clusters; ++i) {
      add_block_train();
    }
    while (connections_ < connections) {
      add_shuttle();
    }
  }

  tt::schedule const& rows() const { return rows_; }
  std::int64_t connections() const { return connections_; }

 private:
  static constexpr manner kShip{33, 20 * 3600, 24 * 3600, 30'000, 6};
  static constexpr manner kFeeder{26, 12 * 3600, 12 * 3600, 15'000, 11};
  static constexpr manner kBlockTrain{42, 2 * 3600, 6 * 3600, 12'000, 55};
  static constexpr manner kShuttle{55, 1800, 2 * 3600, 8'000, 75};
  static constexpr manner kFerry{28, 0, 3 * 3600, 9'000, 40};

  struct town {
    std::int64_t x_km, y_km;
  };

  void place_towns() {
    for (std::int64_t c = 0; c < clusters_; ++c) {
      auto const x = draw_.below(9000);
      auto const y = draw_.below(5000);
      for (std::int64_t i = 0; i < kTownsInCluster; ++i) {
        towns_.push_back({x + draw_.below(700) - 350, y + draw_.below(700) - 350});
        rows_.stops.push_back({(i < kPorts ? 12 : 4) * 3600 + draw_.below(8) * 900});
      }
    }
  }

  std::int64_t km(std::int64_t const a, std::int64_t const b) const {
    auto const dx = std::abs(towns_[at(a)].x_km - towns_[at(b)].x_km);
    auto const dy = std::abs(towns_[at(a)].y_km - towns_[at(b)].y_km);
    return std::max(dx, dy) + std::min(dx, dy) / 2 + 5;
  }

  static std::size_t at(std::int64_t const i) { return static_cast<std::size_t>(i); }
  static tt::stop_id stop(std::int64_t const i) { return tt::stop_id{static_cast<std::uint32_t>(i)}; }
  std::int64_t towns() const { return clusters_ * kTownsInCluster; }
  std::int64_t any_port_of(std::int64_t const cluster) { return cluster * kTownsInCluster + draw_.below(kPorts); }
  std::int64_t any_town_of(std::int64_t const cluster) {
    return cluster * kTownsInCluster + draw_.below(kTownsInCluster);
  }

  // One of the nearest clusters.
  std::int64_t near(std::int64_t const cluster, std::int64_t const of_nearest) {
    auto others = std::vector<std::int64_t>(at(clusters_));
    std::iota(others.begin(), others.end(), 0);
    std::sort(others.begin(), others.end(), [&](auto const a, auto const b) {
      return std::pair{km(a * kTownsInCluster, cluster * kTownsInCluster), a} <
             std::pair{km(b * kTownsInCluster, cluster * kTownsInCluster), b};
    });
    return others[at(1 + draw_.below(std::min(of_nearest, clusters_ - 1)))];
  }

  // Trucks between towns of a cluster that lie within 70 km of each other.
  void add_links() {
    for (std::int64_t a = 0; a < towns(); ++a) {
      auto const first = a / kTownsInCluster * kTownsInCluster;
      for (auto b = first; b < first + kTownsInCluster; ++b) {
        if (a != b && km(a, b) < 70) {
          rows_.links.push_back({stop(a), stop(b), 5 * 3600 + km(a, b) * 90, 20'000 + 160 * km(a, b), 0});
        }
      }
    }
  }

  // Ports of several clusters in a row, and back; the ship is on the way into the second round for half of it.
  void add_loop() {
    auto cluster = draw_.below(clusters_);
    auto ports = std::vector<std::int64_t>{};
    for (auto i = 3 + draw_.below(4); i > 0; --i) {
      ports.push_back(any_port_of(cluster));
      ports.push_back(any_port_of(cluster));
      cluster = near(cluster, 9);
    }
    auto const half = ports;
    ports.insert(ports.end(), half.begin(), half.end() - static_cast<std::ptrdiff_t>(half.size() / 2));
    add(ports, kShip, one_day());
  }

  void add_feeder() {
    auto const cluster = draw_.below(clusters_);
    auto ports = std::vector<std::int64_t>{};
    for (auto i = 3 + draw_.below(4); i > 0; --i) {
      ports.push_back(any_port_of(i % 2 == 0 ? cluster : near(cluster, 3)));
    }
    add(ports, kFeeder, one_day() | one_day());
  }

  void add_ferry() {
    auto const cluster = draw_.below(clusters_);
    auto const from = any_port_of(cluster);
    auto const to = any_port_of(near(cluster, 4));
    add({from, to}, kFerry, 0x7F);
    add({to, from}, kFerry, 0x7F);
  }

  void add_block_train() {
    auto cluster = draw_.below(clusters_);
    auto stops = std::vector<std::int64_t>{any_port_of(cluster)};
    for (auto i = 2 + draw_.below(3); i > 0; --i) {
      stops.push_back(any_town_of(cluster));
      cluster = near(cluster, 6);
      stops.push_back(any_town_of(cluster));
    }
    add(stops, kBlockTrain, one_day() | one_day() | one_day());
  }

  void add_shuttle() {
    auto const cluster = draw_.below(clusters_);
    auto const other = draw_.below(3) == 0 ? near(cluster, 4) : cluster;
    auto stops = std::vector<std::int64_t>{};
    for (auto i = 7 + draw_.below(6); i > 0; --i) {
      stops.push_back(any_town_of(i % 2 == 0 ? cluster : other));
    }
    add(stops, kShuttle, 0x7F);
  }

  unsigned one_day() { return 1U << static_cast<unsigned>(draw_.below(7)); }

  void add(std::vector<std::int64_t> stops, manner const& by, unsigned const days) {
    stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
    if (stops.size() < 2) {
      return;
    }
    auto s = tt::service{};
    for (std::size_t i = 0; i < stops.size(); ++i) {
      auto const far = i == 0 ? 0 : km(stops[i - 1], stops[i]);
      s.calls.push_back({stop(stops[i]), far * 3600 / by.km_per_hour, i == 0 ? 0 : by.dwell_s, by.cut_off_s,
                         far * by.cents_per_km / 1000 * 1000, 0});
    }
    s.departures = tt::weekly{{static_cast<std::uint8_t>(days), draw_.below(96) * 900}};
    s.boarding_cents = by.boarding_cents + draw_.below(20) * 500;
    for (unsigned d = 0; d < 7; ++d) {
      connections_ += (days >> d & 1U) != 0 ? std::ssize(s.calls) - 1 : 0;
    }
    rows_.services.push_back(std::move(s));
  }

  random_numbers draw_{2026};
  std::int64_t clusters_;
  std::int64_t connections_ = 0;
  std::vector<town> towns_;
  tt::schedule rows_;
};

}  // namespace bench
