// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/hierarchy/topology.h"

namespace wakhan::hierarchy {

// How customisation is cut into tasks: subtrees that share nothing, heaviest first, and the ranks above them, which
// come afterwards in ascending order. The same for any number of threads.
struct schedule {
  struct run {
    std::uint32_t begin, end;  // ranks
    friend bool operator==(run const&, run const&) = default;
  };
  std::vector<run> subtrees;
  std::vector<std::uint32_t> top;
};

schedule plan_customisation(topology const& t);

}  // namespace wakhan::hierarchy
