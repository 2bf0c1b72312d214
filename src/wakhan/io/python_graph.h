// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wakhan::io {

// A graph as scgraph-data writes it: two lines of Python literals, `graph=[{neighbour: km, …}, …]` and `nodes=[[lat,
// lon], …]`. Read as text by a parser of these literals only; no Python is run. Lines other than these two are passed
// over.
struct python_graph {
  struct edge {
    std::uint32_t from, to;
    double km;
  };
  std::vector<double> lat, lon;  // degrees, one per node
  std::vector<edge> edges;       // directed as written, in file order
};

// Throws error{bad_input} with `name`, line and column for anything that is not such a graph: unknown token, number out
// of range
// (|lat| > 90, |lon| > 180, km < 0 or > 20,040, NaN), neighbour index ≥ number of nodes, unequal lengths of graph and
// nodes.
python_graph parse_python_graph(std::string_view text, std::string const& name);

}  // namespace wakhan::io
