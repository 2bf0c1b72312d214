// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/zone_hierarchies.h"

#include <gmock/gmock.h>

#include "wakhan/hierarchy/topology_bytes.h"

namespace wakhan::net {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Zone 0: nodes 0, 2 and 4 in a row; zone 1: nodes 1 and 3, joined; node 5 lies in none.
struct two_zones {
  network_data data;

  two_zones() {
    data.nodes.position.raw().resize(6);
    for (std::uint32_t i = 0; i < 6; ++i) {
      data.nodes.zone.push_back(i == 5 ? zone_id{} : zone_id{i % 2});
    }
    data.zones.raw().resize(2);
    link(0, 2, link_kind::track);
    link(1, 3, link_kind::track);
    link(4, 2, link_kind::free_border);
    link(4, 5, link_kind::border);
  }

  void link(std::uint32_t const from, std::uint32_t const to, link_kind const kind) {
    data.links.from.push_back(node_id{from});
    data.links.to.push_back(node_id{to});
    data.links.kind.push_back(kind);
    data.links.length_m.push_back(1);
  }

  zone_hierarchy of(std::uint32_t const zone) const { return hierarchy_of(view_of(data), zone_id{zone}); }
};

TEST(zone_hierarchies, are_of_zones_with_a_free_border_inside) {
  auto z = two_zones{};
  z.data.free_borders.push_back(link_id{2U});
  build_zone_hierarchies(z.data);
  EXPECT_THAT(find_closable_zones(view_of(z.data)), ElementsAre(1, 0));
  EXPECT_THAT(z.of(0).nodes, ElementsAre(node_id{0U}, node_id{2U}, node_id{4U}));
  EXPECT_THAT(z.of(0).links, ElementsAre(link_id{0U}, link_id{2U}));
  EXPECT_THAT(z.of(1).nodes, IsEmpty());
  EXPECT_THAT(z.of(1).links, IsEmpty());
  EXPECT_THAT(z.of(1).words, IsEmpty());
  auto const t = hierarchy::parse_topology(std::as_bytes(z.of(0).words));
  EXPECT_EQ(t.nodes(), 3U);
  EXPECT_EQ(t.input_of.size(), 4U);
}

TEST(zone_hierarchies, are_of_zones_whose_lines_a_rule_names_and_of_no_others) {
  auto z = two_zones{};
  z.data.hazard_links.raw() = {link_id{1U}, link_id{3U}};
  build_zone_hierarchies(z.data);
  EXPECT_THAT(find_closable_zones(view_of(z.data)), ElementsAre(0, 1)) << "a border is no line";
  EXPECT_THAT(z.of(0).nodes, IsEmpty());
  EXPECT_THAT(z.of(1).nodes, ElementsAre(node_id{1U}, node_id{3U}));
  z.data.hazard_links.raw().clear();
  build_zone_hierarchies(z.data);
  EXPECT_THAT(z.of(1).nodes, IsEmpty()) << "they are made anew";
}

}  // namespace
}  // namespace wakhan::net
