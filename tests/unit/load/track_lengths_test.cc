// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/track_lengths.h"

#include <gtest/gtest.h>

#include "unit/load/small_facts.h"

namespace wakhan::load {
namespace {

// Four links of 100 km: a line of the layer, a published one, the row that lies along that one, and a row that is not
// there.
TEST(track_lengths, count_a_published_line_once) {
  auto rows = small_facts{};
  rows.add(fact_table::rail_sections,
           {{"id", "1-2"}, {"name", "A - B"}, {"country", "AA"}, {"points", "000001 0;000002 100"}});
  rows.add(fact_table::rail_sections,
           {{"id", "pair-1-2"}, {"name", "A - B"}, {"country", "AA"}, {"points", "000001 0;000002 100"}});
  auto const section = [](std::uint32_t const row) {
    return net::fact_id::of(static_cast<std::uint32_t>(fact_table::rail_sections), row);
  };
  auto const metres = std::vector<std::uint32_t>(4, 100'000);
  auto const facts_of_links = std::vector{net::fact_id{}, section(0), section(1), section(2)};
  auto n = net::network{};
  n.links.length_m = id_span<net::link_id, std::uint32_t>{metres};
  n.links.fact = id_span<net::link_id, net::fact_id>{facts_of_links};
  auto const lengths = track_lengths{n, rows.parse()};
  EXPECT_DOUBLE_EQ(lengths.km(net::link_id{0U}), 100);
  EXPECT_DOUBLE_EQ(lengths.km(net::link_id{1U}), 100);
  EXPECT_DOUBLE_EQ(lengths.km(net::link_id{2U}), 0);
  EXPECT_DOUBLE_EQ(lengths.km(net::link_id{3U}), 100) << "of a damaged pack, whose table lacks the row";
}

}  // namespace
}  // namespace wakhan::load
