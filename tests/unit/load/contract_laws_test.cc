// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <vector>

#include "unit/load/small_layer.h"
#include "wakhan/geo/polyline.h"
#include "wakhan/load/contract.h"

// What holds for every layer after contraction: parallel edges, loops, rings, dual gauges and kept points included.
namespace wakhan::load {
namespace {

using net::carriage;

// At full size from the first case on: small numbers have no more room for faults than large ones.
template <typename T>
T drawn_between(T const low, T const end) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(low, end));
}

struct drawn_layer {
  drawing d;
  std::vector<char> keep;

  drawn_layer() {
    auto const n = drawn_between<std::uint32_t>(1, 10);
    for (auto i = 0U; i < n; ++i) {
      d.point(0.1 * i, 0);
      keep.push_back(drawn_between(0, 5) == 0 ? 1 : 0);
    }
    auto const edges = drawn_between(0, 14);
    for (int i = 0; i < edges; ++i) {
      auto const a = drawn_between(0U, n);
      auto const b = drawn_between(0U, n);
      auto& e = d.edge(a, b, drawn_between(1U, 1000U));
      e.by = *rc::gen::element(carriage::rail_1435, carriage::rail_1435, carriage::rail_1520);
      if (e.by == carriage::rail_1435 && drawn_between(0, 5) == 0) {
        e.also = carriage::rail_1520;
      }
      if (drawn_between(0, 6) == 0) {
        e.fact = net::fact_id::of(5, 1);
      }
    }
  }
};

struct sums {
  std::uint64_t metres{};
  std::size_t edges{};
  bool operator==(sums const&) const = default;
};

RC_GTEST_PROP(contract, keeps_every_edge_once_with_its_length, ()) {
  for (int i = 0; i < 10; ++i) {
    auto const drawn = drawn_layer{};
    auto before = std::map<carriage, sums>{};
    for (auto const& e : drawn.d.lines.edges) {
      for (auto const by : {e.by, e.also}) {
        if (by != carriage::hub) {
          before[by].metres += e.metres;
          ++before[by].edges;
        }
      }
    }
    auto out = network_builder{};
    contract_layer(drawn.d.lines, drawn.keep, {1000, 1000, 1000}, out);
    out.data().links.first_shape.push_back(static_cast<std::uint32_t>(out.data().shapes.size()));
    auto const n = net::view_of(out.data());
    auto after = std::map<carriage, sums>{};
    for (std::uint32_t l = 0; l < n.links.from.size(); ++l) {
      auto const link = net::link_id{l};
      auto const by = n.nodes.by[n.links.from[link]];
      RC_ASSERT(n.nodes.by[n.links.to[link]] == by);
      auto const shape = geo::decode_polyline(n.shape_of(link));
      RC_ASSERT(shape.front() == n.nodes.position[n.links.from[link]]);
      RC_ASSERT(shape.back() == n.nodes.position[n.links.to[link]]);
      after[by].metres += n.links.length_m[link];
      after[by].edges += shape.size() - 1;
    }
    RC_ASSERT(after == before);
  }
}

RC_GTEST_PROP(contract, makes_every_kept_point_on_a_line_a_node, ()) {
  for (int i = 0; i < 10; ++i) {
    auto const drawn = drawn_layer{};
    auto out = network_builder{};
    auto const nodes = contract_layer(drawn.d.lines, drawn.keep, {1000, 1000, 1000}, out);
    for (auto const& e : drawn.d.lines.edges) {
      for (auto const p : {e.a, e.b}) {
        if (drawn.keep[p] != 0) {
          auto const node = nodes.find(p, e.by);
          RC_ASSERT(node.is_valid());
          RC_ASSERT(out.data().nodes.position[node] == drawn.d.lines.points[p]);
        }
      }
    }
  }
}

TEST(contract, keeps_parallel_edges_as_links_of_their_own) {
  auto d = drawing{};
  d.point(0, 0);
  d.point(1, 0);
  d.edge(0, 1, 500);
  d.edge(0, 1, 700);
  d.edge(1, 0, 900);
  auto out = network_builder{};
  contract_layer(d.lines, {0, 0}, {1000, 1000, 1000}, out);
  auto const lengths = out.data().links.length_m.all();
  EXPECT_EQ(std::vector<std::uint32_t>(lengths.begin(), lengths.end()), (std::vector<std::uint32_t>{500, 700, 900}));
}

}  // namespace
}  // namespace wakhan::load
