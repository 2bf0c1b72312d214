// SPDX-License-Identifier: Apache-2.0
#include "fuzz/target.h"
#include "wakhan/io/python_graph.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* const data, std::size_t const size) {
  return wakhan::fuzz::run([&] {
    auto const graph = wakhan::io::parse_python_graph(wakhan::fuzz::as_text(data, size), "input.py");
    wakhan::fuzz::require(graph.lat.size() == graph.lon.size(), "a latitude for every longitude");
    for (auto const& edge : graph.edges) {
      wakhan::fuzz::require(edge.from < graph.lat.size() && edge.to < graph.lat.size(), "edges join nodes");
      wakhan::fuzz::require(edge.km >= 0.0 && edge.km <= 20'040.0, "lengths are in range");
    }
  });
}
