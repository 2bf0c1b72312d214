// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/order.h"

#include <metis.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <utility>

#include "wakhan/base/error.h"
#include "wakhan/hierarchy/few_neighbours.h"

namespace wakhan::hierarchy {

static_assert(sizeof(idx_t) == sizeof(std::uint32_t), "METIS counts in 32 bits");

namespace {

// Each cut is the best of 20, of 5 in graphs with more neighbours than this: seconds well spent, since one good cut
// at the top saves a third of all triangles.
constexpr std::size_t kManyNeighbours = 2'000'000;

// Each arc both ways; a loop is left out.
template <typename Take>
void for_each_half(graph const& g, Take const& take) {
  for (std::size_t a = 0; a < g.tail.size(); ++a) {
    if (g.tail[a] != g.head[a]) {
      take(g.tail[a], g.head[a]);
      take(g.head[a], g.tail[a]);
    }
  }
}

// Sorts each node's neighbours and closes the gaps that doubles leave.
void drop_doubles(neighbours& n) {
  auto kept = std::uint32_t{0};
  auto begin = std::uint32_t{0};
  for (std::uint32_t u = 0; u < n.nodes(); ++u) {
    auto const end = n.first[u + 1];
    auto const from = n.node.begin() + begin;
    std::sort(from, n.node.begin() + end);
    auto const last = std::unique(from, n.node.begin() + end);
    auto const next = std::copy(from, last, n.node.begin() + kept);
    n.first[u] = kept;
    kept = static_cast<std::uint32_t>(next - n.node.begin());
    begin = end;
  }
  n.first.back() = kept;
  n.node.resize(kept);
}

}  // namespace

neighbours find_neighbours(graph const& g) {
  check_graph(g);
  auto n = neighbours{};
  n.first.assign(std::size_t{g.nodes} + 1, 0);
  for_each_half(g, [&](std::uint32_t const u, std::uint32_t) { ++n.first[u + 1]; });
  std::partial_sum(n.first.begin(), n.first.end(), n.first.begin());
  n.node.resize(n.first.back());
  auto next = std::vector<std::uint32_t>(n.first.begin(), n.first.end() - 1);
  for_each_half(g, [&](std::uint32_t const u, std::uint32_t const v) { n.node[next[u]++] = v; });
  drop_doubles(n);
  return n;
}

namespace {

// Places of a graph in the order that METIS gives them.
std::vector<std::uint32_t> dissect(neighbours const& n) {
  auto order = std::vector<std::uint32_t>(n.nodes());
  if (n.node.empty()) {
    std::iota(order.begin(), order.end(), 0U);
    return order;
  }
  verify(n.node.size() <= static_cast<std::size_t>(std::numeric_limits<idx_t>::max()), errc::limit,
         "METIS orders at most {} neighbours", std::numeric_limits<idx_t>::max());
  // METIS reads signed indices of the same width.
  auto first = std::vector<idx_t>(n.first.begin(), n.first.end());
  auto node = std::vector<idx_t>(n.node.begin(), n.node.end());
  auto count = static_cast<idx_t>(n.nodes());
  auto options = std::array<idx_t, METIS_NOPTIONS>{};
  METIS_SetDefaultOptions(options.data());
  options[METIS_OPTION_SEED] = 1;
  options[METIS_OPTION_NITER] = 20;
  options[METIS_OPTION_NSEPS] = n.node.size() > kManyNeighbours ? 5 : 20;
  auto at = std::vector<idx_t>(n.nodes());
  auto rank = std::vector<idx_t>(n.nodes());
  auto const status = METIS_NodeND(&count, first.data(), node.data(), nullptr, options.data(), at.data(), rank.data());
  verify(status == METIS_OK, errc::internal, "METIS could not order {} nodes (status {})", n.nodes(), status);
  for (std::uint32_t u = 0; u < n.nodes(); ++u) {
    order[static_cast<std::size_t>(rank[u])] = u;
  }
  return order;
}

}  // namespace

std::vector<std::uint32_t> nested_dissection(graph const& g) {
  auto reduced = contract_few_neighbours(find_neighbours(g));
  auto order = std::move(reduced.contracted);
  for (auto const place : dissect(reduced.left)) {
    order.push_back(reduced.kept[place]);
  }
  return order;
}

}  // namespace wakhan::hierarchy
