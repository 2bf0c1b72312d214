// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/network_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/load/tiny_pack.h"
#include "wakhan/geo/polyline.h"

namespace wakhan::load {
namespace {

using net::carriage;
using net::link_kind;
using net::mode;
using net::node_kind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A rail line of two nodes in AA and one of two in BB, which meet at 10°, with a border between them.
struct two_line_world {
  network_builder b{two_country_builder()};
  net::node_id west, end_a, end_b, east;
  net::link_id line_a, border, line_b;

  explicit two_line_world(bool const is_free, carriage const second = carriage::rail_1435) {
    west = node(5, carriage::rail_1435, kLeft);
    end_a = node(10, carriage::rail_1435, kLeft);
    end_b = node(10, second, kRight);
    east = node(15, second, kRight);
    line_a = b.add_straight_link({west, end_a, link_kind::track, mode::rail, kLeft, 560'000, UINT32_MAX, {}, false});
    border = b.add_straight_link({end_a, end_b, link_kind::border, mode::rail, kLeft, 0, UINT32_MAX, {}, is_free});
    line_b = b.add_straight_link({end_b, east, link_kind::track, mode::rail, kRight, 560'000, UINT32_MAX, {}, false});
  }
  net::node_id node(double const lon, carriage const by, net::country_id const where) {
    return b.add_node(geo::from_degrees(lon, 0), node_kind::track, by, where);
  }
  net::network finished() {
    b.finish();
    return net::view_of(b.data());
  }
};

TEST(network_builder, equal_texts_share_one_place) {
  auto b = network_builder{};
  auto const first = b.text("one");
  auto const second = b.text("two");
  EXPECT_EQ(b.text("one"), first);
  EXPECT_NE(first, second);
  auto const empty = b.text("");
  auto const n = net::view_of(b.data());
  EXPECT_EQ(n.text(first), "one");
  EXPECT_EQ(n.text(second), "two");
  EXPECT_EQ(n.text(empty), "");
}

TEST(network_builder, every_node_knows_its_links) {
  auto t = two_line_world{false};
  auto const n = t.finished();
  EXPECT_THAT(n.links_at(t.west), ElementsAre(t.line_a));
  EXPECT_THAT(n.links_at(t.end_a), ElementsAre(t.line_a, t.border));
  EXPECT_THAT(n.links_at(t.east), ElementsAre(t.line_b));
}

TEST(network_builder, every_link_keeps_its_shape) {
  auto t = two_line_world{false};
  auto const shape = std::vector{geo::from_degrees(15, 0), geo::from_degrees(16, 1), geo::from_degrees(17, 0)};
  auto const end = t.node(17, carriage::rail_1435, kRight);
  auto const bent =
      t.b.add_link({t.east, end, link_kind::track, mode::rail, kRight, 300'000, UINT32_MAX, {}, false}, shape);
  auto const n = t.finished();
  EXPECT_EQ(geo::decode_polyline(n.shape_of(bent)), shape);
  EXPECT_THAT(geo::decode_polyline(n.shape_of(t.line_a)),
              ElementsAre(geo::from_degrees(5, 0), geo::from_degrees(10, 0)));
}

TEST(network_builder, a_controlled_border_divides_zones_and_its_ends_are_portals) {
  auto t = two_line_world{false};
  auto const n = t.finished();
  EXPECT_EQ(n.nodes.zone[t.west], n.nodes.zone[t.end_a]);
  EXPECT_NE(n.nodes.zone[t.end_a], n.nodes.zone[t.end_b]);
  EXPECT_EQ(n.zones[n.nodes.zone[t.west]].country, kLeft);
  EXPECT_EQ(n.links.kind[t.border], link_kind::border);
  EXPECT_TRUE(n.nodes.portal[t.end_a].is_valid());
  EXPECT_TRUE(n.nodes.portal[t.end_b].is_valid());
  EXPECT_FALSE(n.nodes.portal[t.west].is_valid());
  EXPECT_THAT(n.free_borders.all(), IsEmpty());
}

TEST(network_builder, a_free_border_joins_zones_of_one_rate) {
  auto t = two_line_world{true};
  auto const n = t.finished();
  EXPECT_EQ(n.nodes.zone[t.west], n.nodes.zone[t.east]);
  EXPECT_FALSE(n.zones[n.nodes.zone[t.west]].country.is_valid());
  EXPECT_EQ(n.links.kind[t.border], link_kind::free_border);
  EXPECT_THAT(n.free_borders.all(), ElementsAre(t.border));
  EXPECT_FALSE(n.nodes.portal[t.end_a].is_valid());
}

TEST(network_builder, a_free_border_between_two_gauges_or_rates_stays_a_border) {
  auto gauges = two_line_world{true, carriage::rail_1520};
  EXPECT_EQ(gauges.finished().links.kind[gauges.border], link_kind::border);
  auto rates = two_line_world{true};
  auto& data = rates.b.data();
  auto other = data.rates.all()[0];
  ++other.pace_ms_per_km;
  data.rates.push_back(other);
  data.rate_of.raw()[static_cast<std::size_t>(mode::rail) * 3 + 1] = static_cast<std::uint16_t>(data.rates.size() - 1);
  auto const n = rates.finished();
  EXPECT_EQ(n.links.kind[rates.border], link_kind::border);
  EXPECT_TRUE(n.nodes.portal[rates.end_a].is_valid());
}

TEST(network_builder, only_hub_terminals_make_portals) {
  for (auto const is_hub : {false, true}) {
    auto t = two_line_world{false};
    auto const yard = t.b.add_node(geo::from_degrees(5, 0), node_kind::hub, carriage::hub, kLeft);
    auto row = net::terminal{};
    row.node = yard;
    row.country = kLeft;
    row.is_hub = is_hub ? 1 : 0;
    t.b.data().terminals.push_back(row);
    t.b.add_straight_link({yard, t.west, link_kind::transfer, mode::rail, kLeft, 0, 0, {}, false});
    auto const n = t.finished();
    EXPECT_EQ(n.nodes.portal[t.west].is_valid(), is_hub);
    EXPECT_FALSE(n.nodes.zone[yard].is_valid());
  }
}

}  // namespace
}  // namespace wakhan::load
