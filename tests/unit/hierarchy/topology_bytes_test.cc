// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/topology_bytes.h"

#include <gtest/gtest.h>

#include "random_graph.h"
#include "wakhan/base/error.h"
#include "wakhan/hierarchy/query.h"

namespace {

using namespace wakhan;
using namespace wakhan::hierarchy;

TEST(topology_bytes, read_back_are_the_same_hierarchy) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    auto g = test::random_graph{seed};
    auto const shape = g.topology();
    auto const bytes = to_bytes(shape.view());
    auto const t = parse_topology(bytes);
    ASSERT_EQ(to_bytes(t), bytes);
    auto const weights = g.weights(test::weight_kind::middling);
    auto kept = metric{shape.view()};
    auto read = metric{t};
    kept.customise(weights);
    read.customise(weights);
    ASSERT_EQ(kept, read);
  }
}

TEST(topology_bytes, of_no_node_are_read_back) {
  auto const bytes = to_bytes(build_topology(graph{}).view());
  EXPECT_EQ(parse_topology(bytes).nodes(), 0U);
}

TEST(topology_bytes, cut_anywhere_are_refused) {
  auto g = test::random_graph{11};
  auto const bytes = to_bytes(g.topology().view());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    ASSERT_THROW(parse_topology(std::span{bytes}.first(size)), error) << size;
  }
  auto longer = bytes;
  longer.resize(bytes.size() + 64);
  EXPECT_THROW(parse_topology(longer), error);
}

// Whatever a number is changed to: either it is refused, or all that later reads take for granted still holds, and they
// end. (Another slot for an arc of the graph, say, is another graph.)
TEST(topology_bytes, with_any_number_changed_are_refused_or_harmless) {
  auto refused = 0;
  auto accepted = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    auto g = test::random_graph{seed, 10};
    auto const bytes = to_bytes(g.topology().view());
    auto const weights = g.weights(test::weight_kind::small);
    for (std::size_t at = 0; at < bytes.size(); at += 4) {
      auto damaged = bytes;
      damaged[at + g.below(4)] ^= static_cast<std::byte>(1U << g.below(8));
      try {
        auto const t = parse_topology(damaged);
        ++accepted;
        auto m = metric{t};
        m.customise(std::vector<std::uint32_t>(t.input_of.size(), 1));
        auto q = query{m};
        for (std::uint32_t n = 0; n < t.nodes(); ++n) {
          q.find_way(0, n);
        }
      } catch (error const& e) {
        ASSERT_EQ(e.code(), errc::damaged_pack);
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 1000);
  EXPECT_GT(accepted, 0);  // padding between columns
}

}  // namespace
