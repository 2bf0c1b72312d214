// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "wakhan/base/progress.h"
#include "wakhan/pareto/lower_bounds.h"

namespace wakhan::pareto {

inline constexpr std::int64_t kMostTolerance = 1000;
inline constexpr std::size_t kMostLabels = kNone - 1;

// One way from the origin to the destination.
struct way {
  cost_vector sum{};                // those beyond K are zero
  std::vector<std::uint32_t> arcs;  // of the graph; none where origin and destination are the same
};

struct front_options {
  std::size_t max_labels{20'000'000};  // made, at most kMostLabels; the search ends beyond
  // ε of each criterion in permille, 0 to kMostTolerance: every way costs at least 1 / (1 + ε) of a way of the front
  // in each criterion. All zero: the exact front.
  std::array<std::int64_t, kMostCriteria> tolerance{};
};

struct front_stats {
  std::size_t labels{};   // made
  std::size_t settled{};  // taken from the queue and kept
  std::size_t nodes{};    // of the graph that were looked at
};

struct front {
  std::vector<way> ways;  // lexicographically by their sums: no two are equal, none is no better than another
  bool is_exact{true};    // false: the limit of labels was passed, and ways may be missing
  // Where it is not exact: every way that is missing (beyond tolerance) costs at least so much in the first criterion.
  std::int64_t missing_from{};
  front_stats stats;
};

// All ways between two nodes of a graph, that of the bounds, which no other beats in all criteria; none where no way
// leads there. One way stands for all of equal sums: labels leave the queue by their
// estimates, lexicographically, ties by the arc that made them in the order in which arcs were first seen, then by the
// parent that left first; the first one at a node stays. So the same question, with bounds of the same kind, gives the
// same bytes; another kind of bounds gives the same sums.
//
// Label setting in lexicographic order of estimates (sum plus lower bound) with dimensionality reduction: two criteria
// as BOA* (Hernández, Yeoh, Baier, Zhang, Suazo, Koenig 2020), more as NAMOA*dr (Pulido, Mandow, Pérez de la Cruz
// 2015), with dominance looked at when a label is made and again when it leaves the queue (LTMOA*: Hernández and others
// 2023). Labels that one way already known beats are not made, and chains of nodes without a choice are single arcs.
// Where many arcs leave a node, a label is not made either where some label made at its node before beats it, or where
// a single arc beats the last two of its way: both are ways that can take its place.
//
// With a tolerance, a label (or an arc) is dropped when a whole way F that was found before costs no more than (1 + ε)
// times its estimate in each criterion. Claim: for every whole way P there is a returned way R with R ≤ (1 + ε) P.
// Proof: of all whole ways that are ≤ P take one, Q, that none beats, and follow its labels from the origin; the bounds
// are consistent, so each estimate is ≤ Q. As long as the label of a prefix is settled, its next arc makes the label of
// the next prefix, unless that is not kept for one of these reasons:
//  1. a settled label of that node is no worse in all criteria. Put its way in the place of Q's prefix: the whole way
//     still is ≤ P, none beats it, and its settled prefix reaches as far along Q. Go on with it, from that node;
//  2. a whole way that is known, or another way to the same node with the rest of Q, is better than the estimate in
//  some
//     criterion and worse in none. Then it beats Q, which none does: this never happens;
//  3. a found way F is ≤ (1 + ε) times the estimate, which is ≤ Q ≤ P. Then F ≤ (1 + ε) P.
// Either 3 happens once, or Q's end is reached and settled, hence found. What is found is returned: the order is
// lexicographic, and a label is settled only if no found way is as good, so no later one beats it. The only comparison
// with ε is one between whole ways, so nothing is compounded along a way. (Chains and arcs left out are the same
// labels, not made one by one.)
//
// Beyond the limit of labels: what was found so far, together with ways that are best in single criteria.
// Throws error{bad_input} for an end that is no node of the graph, for a tolerance or a limit out of range, and
// error{interrupted} when asked to stop, which it looks for every some thousand labels. O(labels · log labels) and the
// comparisons: constant, logarithmic and linear in a node's settled labels for two, three and four criteria.
front find_front(lower_bounds& bounds, std::uint32_t from, std::uint32_t to, front_options const& options = {},
                 progress const& told = {});

}  // namespace wakhan::pareto
