// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "wakhan/load/facts.h"
#include "wakhan/net/network.h"

namespace wakhan::load {

// How long the lines of a network are where each is counted once: rows of rail_sections.csv may lie along others.
class track_lengths {
 public:
  track_lengths(net::network const& n, facts const& rows);

  // Kilometres that a link adds to the lines there are.
  double km(net::link_id link) const;

 private:
  net::network n_;
  std::vector<double> shares_;  // of each row of rail_sections.csv, how much is new
};

}  // namespace wakhan::load
