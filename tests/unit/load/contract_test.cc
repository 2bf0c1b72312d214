// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/contract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/load/small_layer.h"
#include "wakhan/geo/polyline.h"

namespace wakhan::load {
namespace {

using net::carriage;
using ::testing::ElementsAre;

// A drawing after contraction.
struct contracted {
  network_builder out;
  point_nodes nodes;

  explicit contracted(drawing const& d, std::vector<std::uint32_t> const& kept = {},
                      length_factors const& factors = {1000, 1000, 1000}) {
    auto keep = std::vector<char>(d.lines.points.size(), 0);
    for (auto const p : kept) {
      keep[p] = 1;
    }
    nodes = contract_layer(d.lines, keep, factors, out);
    out.data().links.first_shape.push_back(static_cast<std::uint32_t>(out.data().shapes.size()));
  }

  std::size_t links() { return out.data().links.from.size(); }
  std::vector<std::uint32_t> lengths() {
    auto const all = out.data().links.length_m.all();
    return {all.begin(), all.end()};
  }
  std::vector<geo::lonlat> shape(std::uint32_t const link) {
    return geo::decode_polyline(net::view_of(out.data()).shape_of(net::link_id{link}));
  }
};

// Points at 0°, 1°, … on the equator, joined in order by edges of 1000, 1001, … m.
drawing chain(std::uint32_t const n) {
  auto d = drawing{};
  for (auto i = 0U; i < n; ++i) {
    d.point(i, 0);
    if (i > 0) {
      d.edge(i - 1, i, 999 + i);
    }
  }
  return d;
}

TEST(contract, a_chain_becomes_one_link_with_its_length_and_geometry) {
  auto const d = chain(4);
  auto c = contracted{d};
  EXPECT_THAT(c.lengths(), ElementsAre(1000U + 1001U + 1002U));
  EXPECT_EQ(c.shape(0), d.lines.points);
  EXPECT_EQ(c.out.data().nodes.position.size(), 2U);
  EXPECT_EQ(c.out.data().nodes.by[net::node_id{0U}], carriage::rail_1435);
  EXPECT_EQ(c.out.data().links.country[net::link_id{0U}], kLeft);
  EXPECT_EQ(c.out.data().links.by[net::link_id{0U}], net::mode::rail);
  EXPECT_EQ(c.nodes.find(0, carriage::rail_1435), c.out.data().links.from[net::link_id{0U}]);
  EXPECT_EQ(c.nodes.find(3, carriage::rail_1435), c.out.data().links.to[net::link_id{0U}]);
  EXPECT_FALSE(c.nodes.find(1, carriage::rail_1435).is_valid());
  EXPECT_FALSE(c.nodes.find(0, carriage::rail_1520).is_valid());
}

TEST(contract, a_junction_ends_its_chains) {
  auto d = chain(5);
  auto const side = d.point(2, 1);
  d.edge(2, side, 50);
  auto c = contracted{d};
  EXPECT_EQ(c.links(), 3U);
  EXPECT_EQ(c.out.data().nodes.position.size(), 4U);
  EXPECT_TRUE(c.nodes.find(2, carriage::rail_1435).is_valid());
}

TEST(contract, a_kept_point_stays_a_node) {
  auto c = contracted{chain(5), {2}};
  EXPECT_THAT(c.lengths(), ElementsAre(2001U, 2005U));
  EXPECT_TRUE(c.nodes.find(2, carriage::rail_1435).is_valid());
}

TEST(contract, a_ring_without_ends_becomes_one_link_from_its_lowest_point) {
  auto d = chain(4);
  d.edge(3, 0, 5);
  auto c = contracted{d};
  EXPECT_THAT(c.lengths(), ElementsAre(1000U + 1001U + 1002U + 5U));
  EXPECT_EQ(c.out.data().links.from[net::link_id{0U}], c.out.data().links.to[net::link_id{0U}]);
  ASSERT_EQ(c.shape(0).size(), 5U);
  EXPECT_EQ(c.shape(0).front(), c.shape(0).back());
  EXPECT_EQ(c.shape(0).front(), d.lines.points[0]);
}

TEST(contract, two_rings_are_two_links) {
  auto d = chain(3);
  d.edge(2, 0, 5);
  for (auto i = 3U; i < 6; ++i) {
    d.point(i, 1);
  }
  d.edge(3, 4, 7);
  d.edge(4, 5, 7);
  d.edge(5, 3, 7);
  EXPECT_THAT(contracted{d}.lengths(), ElementsAre(2006U, 21U));
}

TEST(contract, a_ring_with_a_kept_point_begins_there) {
  auto d = chain(4);
  d.edge(3, 0, 5);
  auto c = contracted{d, {2}};
  EXPECT_EQ(c.links(), 1U);
  EXPECT_EQ(c.shape(0).front(), d.lines.points[2]);
}

TEST(contract, a_dual_gauge_line_is_a_link_of_each_gauge) {
  auto d = chain(4);
  d.lines.edges[1].also = carriage::rail_1520;
  auto c = contracted{d};
  // The standard gauge runs through; the broad one has the middle alone.
  EXPECT_THAT(c.lengths(), ElementsAre(3003U, 1001U));
  auto const broad = c.nodes.find(1, carriage::rail_1520);
  ASSERT_TRUE(broad.is_valid());
  EXPECT_EQ(c.out.data().nodes.by[broad], carriage::rail_1520);
  EXPECT_EQ(c.out.data().links.from[net::link_id{1U}], broad);
}

TEST(contract, a_change_of_gauge_ends_the_chains) {
  auto d = chain(4);
  d.lines.edges[2].by = carriage::rail_1520;
  auto c = contracted{d};
  EXPECT_THAT(c.lengths(), ElementsAre(2001U, 1002U));
  EXPECT_NE(c.nodes.find(2, carriage::rail_1435), c.nodes.find(2, carriage::rail_1520));
}

TEST(contract, edges_of_a_row_are_not_mixed_with_others) {
  auto d = chain(5);
  auto const fact = net::fact_id::of(5, 3);
  d.lines.edges[1].fact = fact;
  d.lines.edges[2].fact = fact;
  auto c = contracted{d};
  EXPECT_THAT(c.lengths(), ElementsAre(1000U, 2003U, 1003U));
  EXPECT_EQ(c.out.data().links.fact[net::link_id{1U}], fact);
  EXPECT_FALSE(c.out.data().links.fact[net::link_id{0U}].is_valid());
}

TEST(contract, lengths_are_multiplied_by_the_countrys_factor_but_not_published_ones) {
  auto d = chain(3);
  d.lines.edges[1].fact = net::fact_id::of(5, 3);
  EXPECT_THAT((contracted{d, {}, {1100, 2000, 3000}}.lengths()), ElementsAre(1100U, 1001U));
  auto sea = chain(2);
  sea.lines.country = {net::country_id{}, net::country_id{}};
  EXPECT_THAT((contracted{sea, {}, {1100, 2000, 3000}}.lengths()), ElementsAre(3000U));
}

TEST(contract, a_loop_at_one_point_stays) {
  auto d = chain(2);
  d.edge(1, 1, 77);
  auto c = contracted{d};
  EXPECT_EQ(c.links(), 2U);
}

}  // namespace
}  // namespace wakhan::load
