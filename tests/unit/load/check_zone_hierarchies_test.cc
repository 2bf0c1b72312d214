// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/check_zone_hierarchies.h"

#include "unit/load/tiny_sections.h"
#include "wakhan/hierarchy/topology_bytes.h"
#include "wakhan/net/zone_hierarchies.h"

namespace wakhan::load {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

using numbers = std::vector<std::uint32_t>;

template <typename Change>
void expect_damaged(std::string const& section, Change const& change, std::string const& what) {
  EXPECT_THAT(after<std::uint32_t>(section, change),
              AllOf(StartsWith("damaged_pack: "), HasSubstr("section '" + section + "': " + what)));
}

TEST(check_zone_hierarchies, offsets_fit_the_rows_they_count) {
  for (auto const* const section : {"hierarchy.first_node", "hierarchy.first_link", "hierarchy.first_word"}) {
    expect_damaged(
        section, [](numbers& rows) { ++rows.back(); }, "its offsets do not fit");
    expect_damaged(
        section, [](numbers& rows) { rows.front() = 1; }, "its offsets do not fit");
    expect_damaged(
        section, [](numbers& rows) { rows.pop_back(); }, "its offsets do not fit");
    expect_damaged(
        section, [](numbers& rows) { rows.clear(); }, "its offsets do not fit");
  }
}

TEST(check_zone_hierarchies, nodes_and_lines_are_those_of_the_zone) {
  auto const nodes = std::string{"they are not the nodes of the zone"};
  auto const lines = std::string{"they are not the lines of the zone"};
  expect_damaged(
      "hierarchy.node", [](numbers& rows) { rows.back() = 0; }, nodes);
  expect_damaged(
      "hierarchy.node", [](numbers& rows) { rows.back() = 1'000'000; }, nodes);
  expect_damaged(
      "hierarchy.node", [](numbers& rows) { rows.at(1) = rows.at(0); }, nodes);
  expect_damaged(
      "hierarchy.node", [](numbers& rows) { std::swap(rows.at(0), rows.at(1)); }, nodes);
  expect_damaged(
      "hierarchy.link", [](numbers& rows) { rows.back() = 0; }, lines);
  expect_damaged(
      "hierarchy.link", [](numbers& rows) { rows.back() = 1'000'000; }, lines);
  expect_damaged(
      "hierarchy.link", [](numbers& rows) { rows.at(1) = rows.at(0); }, lines);
}

TEST(check_zone_hierarchies, no_zone_has_one_of_which_no_part_can_be_closed) {
  EXPECT_THAT(after<std::uint32_t>("zone.free_border", [](numbers& rows) { rows.clear(); }),
              HasSubstr("section 'hierarchy.word': a zone has one of which no part can be closed"));
}

TEST(check_zone_hierarchies, any_number_of_a_topology_changed_is_refused_or_leads_nowhere) {
  auto const count = tiny().bytes.at(tiny().index("hierarchy.word")).size() / sizeof(std::uint32_t);
  auto refused = 0;
  for (std::size_t at = 0; at < count; ++at) {
    auto const said = after<std::uint32_t>("hierarchy.word", [&](numbers& words) { words.at(at) ^= 1U; });
    if (said != "nothing") {
      ++refused;
      EXPECT_THAT(said, AllOf(StartsWith("damaged_pack: "), HasSubstr("section 'hierarchy.word'"))) << at;
    }
  }
  EXPECT_GT(refused, 20);
  EXPECT_LT(refused, static_cast<int>(count)) << "what lies between columns is nothing";
}

// The hierarchy of another graph over as many nodes and lines.
std::string with_topology(std::vector<std::uint32_t> const& tail, std::vector<std::uint32_t> const& head,
                          std::uint32_t const nodes) {
  auto const bytes = hierarchy::to_bytes(hierarchy::build_topology({nodes, tail, head}).view());
  auto const at = tiny().index("hierarchy.word");
  auto const text = std::string{reinterpret_cast<char const*>(bytes.data()), bytes.size()};
  EXPECT_EQ(text.size(), tiny().bytes.at(at).size()) << "or its offsets are refused first";
  return reading(at, text);
}

TEST(check_zone_hierarchies, its_arcs_lie_between_the_ends_of_their_links) {
  // As it is: a row of four, each line and its way back.
  auto const tail = numbers{0, 1, 1, 2, 2, 3};
  auto const head = numbers{1, 0, 2, 1, 3, 2};
  EXPECT_EQ(with_topology(tail, head, 4), "nothing");
  EXPECT_THAT(with_topology({1, 0, 1, 2, 2, 3}, {0, 1, 2, 1, 3, 2}, 4),
              HasSubstr("section 'hierarchy.word': an arc does not lie between the ends of its link"));
  EXPECT_THAT(with_topology({0, 1, 1, 2, 2, 3}, {1, 0, 2, 1, 2, 3}, 4),
              HasSubstr("section 'hierarchy.word': a line is missing"));
  EXPECT_THAT(with_topology(tail, head, 5),
              HasSubstr("section 'hierarchy.word': a hierarchy is over other nodes and lines"));
}

}  // namespace
}  // namespace wakhan::load
