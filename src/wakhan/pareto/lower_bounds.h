// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "wakhan/pareto/criteria_graph.h"
#include "wakhan/pareto/detail/label_queue.h"

namespace wakhan::pareto {

using cost_vector = std::array<std::int64_t, kMostCriteria>;  // those beyond K are zero

// Where the bounds of a search come from: for each node and criterion the least sum of any way to the target. All
// kinds give the same numbers, and so the same fronts. A bound is consistent: that of an arc's tail is no more than the
// arc's cost and the bound of its head. Not to be used by two threads at once.
class lower_bounds {
 public:
  // Throws error{bad_input} where check_graph() does. The columns have to live as long.
  explicit lower_bounds(criteria_graph const& g) : graph_{g} { check_graph(g); }
  lower_bounds(lower_bounds const&) = delete;
  lower_bounds& operator=(lower_bounds const&) = delete;
  virtual ~lower_bounds() = default;

  criteria_graph const& graph() const { return graph_; }
  // Turns to another target, a node of the graph.
  virtual void aim(std::uint32_t to) = 0;
  // Writes a node's bounds, one a criterion; false when no way leads to the target.
  virtual bool at(std::uint32_t node, cost_vector& least) = 0;
  // The same as far as is known without much work: what is written may be less, and true may be wrong.
  virtual bool at_least(std::uint32_t node, cost_vector& least) = 0;

 private:
  criteria_graph graph_;
};

// By one search backwards from the target a criterion (Dijkstra), which goes on only as far as nodes are asked for.
// Needs no preparation but the graph by heads.
class backward_bounds : public lower_bounds {
 public:
  explicit backward_bounds(criteria_graph const& g);

  void aim(std::uint32_t to) override;
  bool at(std::uint32_t node, cost_vector& least) override;
  bool at_least(std::uint32_t node, cost_vector& least) override;

 private:
  struct open_node {
    std::int64_t sum;
    std::uint32_t node;
    std::int64_t key() const { return sum; }
    friend bool operator<(open_node const& a, open_node const& b) { return a.sum < b.sum; }
  };
  struct in_arc {
    std::uint32_t arc, tail;
  };
  struct side {
    label_queue<open_node> open;
    std::int64_t reach;  // all nodes that are no farther are known
  };
  void search(unsigned criterion, std::uint32_t until);
  void improve(unsigned criterion, std::uint32_t node, std::int64_t sum);
  std::int64_t& least_of(std::uint32_t const node, unsigned const criterion) {
    return least_[std::size_t{node} * graph().criteria + criterion];
  }

  std::vector<std::uint32_t> first_;  // one more than nodes: where the arcs into a node begin
  std::vector<in_arc> arcs_;          // by head
  std::array<side, kMostCriteria> sides_;
  std::vector<std::int64_t> least_;  // [node][criterion]: what a node is asked for lies together
};

}  // namespace wakhan::pareto
