// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "wakhan/load/facts.h"
#include "wakhan/net/network.h"

namespace wakhan::load {

// A row of distances.csv beside what the network says.
struct compared_distance {
  io::csv_table::row row;
  net::mode by;
  double published_km{};
  double network_km{};                       // 0 where there is no way
  net::country_id from_country, to_country;  // of the nodes that stand for the ends; invalid at sea
  bool is_placed{};                          // both ends are on the network, at different places
};

inline constexpr auto kComparedModes =
    std::array{net::mode::rail, net::mode::road, net::mode::sea, net::mode::waterway};

// Every row of distances.csv with its shortest way by its mode, along the places it names on the way; mode by mode, in
// the order of the table. Crossings count as open: the table judges lengths, not borders. The same for any number of
// threads.
std::vector<compared_distance> compare_distances(net::network const& n, facts const& rows, unsigned threads);

}  // namespace wakhan::load
