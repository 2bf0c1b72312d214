// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/route/search_graph.h"

namespace wakhan::route {

struct pareto_options {
  std::size_t max_labels{2'000'000};
  // Ways are left out whose time, money and emissions are all at least 1 / (1 + tolerance) of those of a way that is
  // found; in permille, 0 to 1000. The bound holds for whole ways (pareto/front.h has the proof).
  std::int64_t tolerance_permille{0};
};

// One way through the search graph: its arcs from the origin to the destination.
struct way {
  std::vector<std::uint32_t> arcs;
  cost::criteria sum;
};

struct pareto_stats {
  std::size_t labels{};   // made
  std::size_t settled{};  // taken from the queue and kept
};

struct pareto_front {
  std::vector<way> ways;  // no two equal in all criteria, none dominated; by time, then money, then emissions
  bool is_exact{true};    // false: the label limit was reached, and ways may be missing
  // Where it is not exact: every way that is missing takes at least so much time (µs).
  std::int64_t missing_from_time{};
  pareto_stats stats;
};

// All ways from origin to destination, through the places to pass in their order, that no other beats in time, money
// and emissions at once; one representative for equal vectors (pareto::find_front, with bounds by backward searches).
// At the limit of labels: what was found so far, together with the ways that are best in each criterion alone and in a
// fan of weighted sums, and is_exact false.
pareto_front find_pareto_front(search_graph const& graph, pareto_options const& options = {});

}  // namespace wakhan::route
