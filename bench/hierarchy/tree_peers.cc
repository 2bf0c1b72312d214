// SPDX-License-Identifier: Apache-2.0
// Grows the trees of the benchmark of hierarchies by Dijkstra's algorithm as two C++ libraries have it:
// tree_peers lemon|boost [--large] FILE RUNS. C++17, for LEMON 1.3. Each library gets its static graph and keeps its
// memory between trees.
#include <lemon/dijkstra.h>
#include <lemon/static_graph.h>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>

#include "questions.h"

namespace {

using bench::checksum;
using bench::measure;
using bench::numbers;
using bench::questions;

// Rows of distances, and of each 997th number the checksum, as all sides tell it.
template <typename Grow>
void grow_all(questions const& q, int const runs, Grow const& grow) {
  auto rows = numbers(q.roots.size() * q.graph.nodes());
  measure(q.trees_work(), runs, [&](checksum& sum) {
    for (std::size_t i = 0; i < q.roots.size(); ++i) {
      grow(q.roots[i], &rows[i * q.graph.nodes()]);
    }
    for (std::size_t i = 0; i < rows.size(); i += 997) {
      sum.add(rows[i]);
    }
  });
}

// Arcs by tail; a loop does no harm.
std::vector<unsigned> by_tail(bench::graph_file const& g) {
  auto arcs = numbers(g.tail.size());
  std::iota(arcs.begin(), arcs.end(), 0U);
  std::stable_sort(arcs.begin(), arcs.end(), [&](unsigned const a, unsigned const b) { return g.tail[a] < g.tail[b]; });
  return arcs;
}

void grow_by_lemon(questions const& q, int const runs) {
  using graph = lemon::StaticDigraph;
  auto const& g = q.graph;
  auto const arcs = by_tail(g);
  auto ends = std::vector<std::pair<int, int>>{};
  for (auto const a : arcs) {
    ends.emplace_back(g.tail[a], g.head[a]);
  }
  auto built = graph{};
  built.build(static_cast<int>(g.nodes()), ends.begin(), ends.end());
  auto weight = graph::ArcMap<int>{built};
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    weight[graph::arc(static_cast<int>(i))] = static_cast<int>(g.weight[arcs[i]]);
  }
  auto search = lemon::Dijkstra<graph, graph::ArcMap<int>>{built, weight};
  grow_all(q, runs, [&](unsigned const root, unsigned* const row) {
    search.run(graph::node(static_cast<int>(root)));
    for (unsigned n = 0; n < g.nodes(); ++n) {
      auto const node = graph::node(static_cast<int>(n));
      row[n] = search.reached(node) ? static_cast<unsigned>(search.dist(node)) : bench::kClosedArc;
    }
  });
}

void grow_by_boost(questions const& q, int const runs) {
  struct road {
    unsigned weight;
  };
  using graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, road>;
  auto const& g = q.graph;
  auto const arcs = by_tail(g);
  auto ends = std::vector<std::pair<unsigned, unsigned>>{};
  auto roads = std::vector<road>{};
  for (auto const a : arcs) {
    ends.emplace_back(g.tail[a], g.head[a]);
    roads.push_back({g.weight[a]});
  }
  auto const built = graph{boost::edges_are_sorted, ends.begin(), ends.end(), roads.begin(), g.nodes()};
  auto const ids = get(boost::vertex_index, built);
  grow_all(q, runs, [&](unsigned const root, unsigned* const row) {
    auto const distance = boost::make_iterator_property_map(row, ids);
    boost::dijkstra_shortest_paths_no_color_map(
        built, root,
        boost::weight_map(get(&road::weight, built)).distance_map(distance).distance_inf(bench::kClosedArc));
  });
}

}  // namespace

int main(int const argc, char const* const* const argv) {
  auto words = std::vector<std::string>(argv + 1, argv + argc);
  auto const is_lemon = bench::take_option(words, "lemon");
  auto const is_boost = !is_lemon && bench::take_option(words, "boost");
  auto const is_large = bench::take_option(words, "--large");
  if (is_lemon == is_boost || words.size() != 2) {
    std::fputs("usage: tree_peers lemon|boost [--large] FILE RUNS\n", stderr);
    return 2;
  }
  auto const g = bench::read_graph(words[0]);
  auto const q = questions{g, is_large};
  (is_lemon ? grow_by_lemon : grow_by_boost)(q, std::stoi(words[1]));
  return 0;
}
