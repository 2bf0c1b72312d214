// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/python_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "unit/io/thrown_by.h"

namespace wakhan::io {
namespace {

using test::thrown_by;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string graph_error(std::string_view const text) {
  return thrown_by([&] { parse_python_graph(text, "rail.py"); });
}

// The error of a graph line with two good nodes, or of a nodes line with a good graph of one node.
std::string error_of_graph(std::string const& literal) {
  return graph_error("graph=" + literal + "\nnodes=[[1, 2], [3, 4]]\n");
}
std::string nodes_error(std::string const& literal) { return graph_error("graph=[{}]\nnodes=" + literal + "\n"); }

TEST(python_graph, reads_nodes_and_edges_in_file_order) {
  auto const graph = parse_python_graph(
      "\nfrom scgraph.core import GeoGraph\n"
      "graph=[{1: 2.02, 0: 0.0}, {0: 1e-05}, {}]\n"
      "nodes=[[-34.638, -58.381], [90, 180.0], [-90.0, -180]]\n"
      "world = GeoGraph(graph=graph, nodes=nodes)\n",
      "rail.py");
  EXPECT_THAT(graph.lat, ElementsAre(-34.638, 90.0, -90.0));
  EXPECT_THAT(graph.lon, ElementsAre(-58.381, 180.0, -180.0));
  ASSERT_EQ(graph.edges.size(), 3U);
  EXPECT_EQ(graph.edges[0].from, 0U);
  EXPECT_EQ(graph.edges[0].to, 1U);
  EXPECT_EQ(graph.edges[0].km, 2.02);
  EXPECT_EQ(graph.edges[1].to, 0U);
  EXPECT_EQ(graph.edges[1].km, 0.0);
  EXPECT_EQ(graph.edges[2].from, 1U);
  EXPECT_EQ(graph.edges[2].km, 1e-05);
}

TEST(python_graph, takes_blanks_carriage_returns_and_nodes_before_graph) {
  auto const graph = parse_python_graph("nodes = [ [1 ,2] , [3,4] ] \r\ngraph =[ { 1 :5 } ,{}]\r\n", "rail.py");
  EXPECT_THAT(graph.lat, ElementsAre(1.0, 3.0));
  ASSERT_EQ(graph.edges.size(), 1U);
  EXPECT_EQ(graph.edges[0].km, 5.0);
}

TEST(python_graph, reads_an_empty_graph) {
  auto const graph = parse_python_graph("graph=[]\nnodes=[]", "rail.py");
  EXPECT_TRUE(graph.lat.empty());
  EXPECT_TRUE(graph.edges.empty());
}

TEST(python_graph, says_which_of_the_two_lines_is_missing_or_doubled) {
  EXPECT_EQ(graph_error(""), "bad_input: rail.py: no line begins with 'nodes='; is it a graph of scgraph-data?");
  EXPECT_EQ(graph_error("nodes=[]\ngraphs=[]\n graph=[]"),
            "bad_input: rail.py: no line begins with 'graph='; is it a graph of scgraph-data?");
  EXPECT_EQ(graph_error("nodes=[]\ngraph=[]\ngraph=[]\n"),
            "bad_input: rail.py:3: a second line 'graph='; there must be one");
}

TEST(python_graph, names_line_and_column_of_an_unknown_token) {
  EXPECT_EQ(error_of_graph("[{1: 2.5}, {0; 3}]"), "bad_input: rail.py:1:20: ':' expected here, found '; 3}]'");
  EXPECT_EQ(nodes_error("[[1, x]]"), "bad_input: rail.py:2:12: longitude expected here, found 'x]]'");
  EXPECT_EQ(nodes_error("[[1, 2]"), "bad_input: rail.py:2:14: ']' expected here, found ''");
  EXPECT_EQ(nodes_error("[[1, 2]] # all"), "bad_input: rail.py:2:16: the end of the line expected here, found '# all'");
  EXPECT_THAT(nodes_error("[[1, 2, 3]]"), HasSubstr("']' expected here, found ', 3]]'"));
  EXPECT_THAT(nodes_error("[(1, 2)]"), HasSubstr("'[' expected here, found '(1, 2)]'"));
  EXPECT_THAT(error_of_graph("[{1: 2.5,}, {}]"), HasSubstr("the number of a node expected here, found '}, {}]'"));
  EXPECT_THAT(error_of_graph("[{-1: 2.5}, {}]"),
              HasSubstr("the number of a node expected here, found '-1: 2.5}, {}]'"));
  EXPECT_THAT(error_of_graph("[{1.0: 2.5}, {}]"), HasSubstr("':' expected here, found '.0: 2.5}, {}]'"));
  EXPECT_THAT(error_of_graph("[{1: \"2\"}, {}]"), HasSubstr("kilometres expected here"));
}

TEST(python_graph, runs_no_python) {
  EXPECT_THAT(error_of_graph("[{1: __import__('os').system('true')}, {}]"),
              HasSubstr("kilometres expected here, found '__import__('os').sys…'"));
}

TEST(python_graph, holds_numbers_to_their_range_on_both_sides) {
  EXPECT_EQ(error_of_graph("[{1: 20040}, {}]"), "nothing");
  EXPECT_EQ(error_of_graph("[{1: 20040.001}, {}]"),
            "bad_input: rail.py:1:12: kilometres must be a number between 0 and 20040, found '20040.001}, {}]'");
  for (auto const* const km : {"-0.1", "nan", "inf", "-inf", "1e999"}) {
    EXPECT_THAT(error_of_graph(fmt::format("[{{1: {}}}, {{}}]", km)),
                HasSubstr("kilometres must be a number between 0 and 20040"))
        << km;
  }
  EXPECT_THAT(nodes_error("[[90.001, 0]]"), HasSubstr("rail.py:2:9: latitude must be a number between -90 and 90"));
  EXPECT_THAT(nodes_error("[[-90.001, 0]]"), HasSubstr("latitude must be"));
  EXPECT_THAT(nodes_error("[[0, 180.001]]"), HasSubstr("longitude must be a number between -180 and 180"));
  EXPECT_THAT(nodes_error("[[0, -180.001]]"), HasSubstr("longitude must be"));
  EXPECT_THAT(nodes_error("[[nan, 0]]"), HasSubstr("latitude must be"));
}

TEST(python_graph, refuses_neighbours_that_are_no_nodes) {
  EXPECT_EQ(error_of_graph("[{1: 1}, {2: 7.5}]"),
            "bad_input: rail.py:1:17: the graph has 2 nodes, and this is none of them, found '2: 7.5}]'");
  EXPECT_THAT(error_of_graph("[{4294967296: 1}, {}]"), HasSubstr("the graph has 2 nodes, and this is none of them"));
}

TEST(python_graph, refuses_another_number_of_entries_than_of_nodes) {
  EXPECT_THAT(error_of_graph("[{}]"), HasSubstr("graph has 1 entries for 2 nodes"));
  EXPECT_THAT(error_of_graph("[{}, {}, {}]"), HasSubstr("graph has more entries than the 2 nodes"));
}

RC_GTEST_PROP(python_graph, reads_every_graph_that_was_written, ()) {
  auto const n = *rc::gen::inRange(1, 20);
  auto expected = std::vector<std::tuple<std::uint32_t, std::uint32_t, double>>{};
  auto graph = std::string{"graph=["};
  auto nodes = std::string{"nodes=["};
  for (auto from = 0; from < n; ++from) {
    graph += from == 0 ? "{" : ", {";
    auto const neighbours = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, n));
    for (auto i = std::size_t{0}; i < neighbours.size(); ++i) {
      auto const km = *rc::gen::inRange(0, 20'000'000) / 1000.0;
      graph += fmt::format("{}{}: {}", i == 0 ? "" : ", ", neighbours[i], km);
      expected.emplace_back(from, neighbours[i], km);
    }
    graph += "}";
    nodes += fmt::format("{}[{}, {}]", from == 0 ? "" : ", ", from * 0.5, from * -0.25);
  }
  auto const read = parse_python_graph(graph + "]\n" + nodes + "]\n", "rail.py");
  RC_ASSERT(read.lat.size() == static_cast<std::size_t>(n));
  RC_ASSERT(read.edges.size() == expected.size());
  for (auto i = std::size_t{0}; i < expected.size(); ++i) {
    RC_ASSERT(std::tuple(read.edges[i].from, read.edges[i].to, read.edges[i].km) == expected[i]);
  }
}

}  // namespace
}  // namespace wakhan::io
