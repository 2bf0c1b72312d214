// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace wakhan::net {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr country_id kFirst{std::uint16_t{0}};
constexpr country_id kSecond{std::uint16_t{1}};

// Three nodes in a row with two links, the second drawn from right to left.
network_data row_of_three() {
  auto data = network_data{};
  data.nodes.position.raw() = {{0, 0}, {1, 0}, {2, 0}};
  data.nodes.first_link.raw() = {0, 1, 3, 4};
  data.incident.raw() = {link_id{0U}, link_id{0U}, link_id{1U}, link_id{1U}};
  data.links.from.raw() = {node_id{0U}, node_id{2U}};
  data.links.to.raw() = {node_id{1U}, node_id{1U}};
  data.links.first_shape.raw() = {0, 2, 5};
  data.shapes.raw() = {1, 2, 3, 4, 5};
  data.countries.push_back({.code = {'K', 'Z'}});
  data.countries.push_back({.code = {'C', 'N'}});
  return data;
}

TEST(network, sees_every_column_of_its_data) {
  auto data = row_of_three();
  data.overlay.metres.raw() = {7, 8, 9};
  auto const n = view_of(data);
  auto bytes = std::vector<std::span<std::byte const>>{};
  for_each_column(data, [&](char const*, auto const& column) { bytes.push_back(std::as_bytes(column.all())); });
  auto next = std::size_t{0};
  for_each_column(n, [&](char const* const name, auto const& column) {
    auto const seen = std::as_bytes(column.all());
    EXPECT_EQ(seen.data(), bytes[next].data()) << name;
    EXPECT_EQ(seen.size(), bytes[next].size()) << name;
    ++next;
  });
  EXPECT_EQ(next, bytes.size());
  EXPECT_EQ(n.overlay.metres.all()[2], 9U);
}

TEST(network, has_a_name_of_its_own_for_every_column) {
  auto names = std::set<std::string>{};
  auto count = std::size_t{0};
  auto const data = row_of_three();
  for_each_column(data, [&](char const* const name, auto const&) {
    names.insert(name);
    ++count;
    EXPECT_LT(std::string{name}.size(), 32U);  // as long as a section's name may be
  });
  EXPECT_EQ(names.size(), count);
}

TEST(network, finds_the_links_of_a_node_and_their_other_ends) {
  auto const data = row_of_three();
  auto const n = view_of(data);
  EXPECT_THAT(n.links_at(node_id{0U}), ElementsAre(link_id{0U}));
  EXPECT_THAT(n.links_at(node_id{1U}), ElementsAre(link_id{0U}, link_id{1U}));
  EXPECT_EQ(n.other_end(link_id{1U}, node_id{2U}), node_id{1U});
  EXPECT_EQ(n.other_end(link_id{1U}, node_id{1U}), node_id{2U});
  EXPECT_TRUE(n.is_link_from(link_id{1U}, node_id{2U}));
  EXPECT_FALSE(n.is_link_from(link_id{1U}, node_id{1U}));
}

TEST(network, finds_the_shape_of_a_link) {
  auto const data = row_of_three();
  auto const n = view_of(data);
  EXPECT_THAT(n.shape_of(link_id{0U}), ElementsAre(1, 2));
  EXPECT_THAT(n.shape_of(link_id{1U}), ElementsAre(3, 4, 5));
}

TEST(network, reads_texts_from_one_table) {
  auto data = row_of_three();
  data.strings.raw() = {'a', 'b', '\0', '\0', 'c', '\0'};
  auto const n = view_of(data);
  EXPECT_EQ(n.text(text_id{0U}), "ab");
  EXPECT_EQ(n.text(text_id{1U}), "b");
  EXPECT_EQ(n.text(text_id{3U}), "");
  EXPECT_EQ(n.text(text_id{4U}), "c");
  EXPECT_THAT(n.text(text_id{}), IsEmpty());
}

TEST(network, knows_countries_by_code_and_has_a_slot_for_none) {
  auto const data = row_of_three();
  auto const n = view_of(data);
  EXPECT_EQ(n.code_of(kSecond), "CN");
  EXPECT_EQ(n.code_of({}), "");
  EXPECT_EQ(n.country_slot(kSecond), 1U);
  EXPECT_EQ(n.country_slot({}), 2U);
}

TEST(network, looks_rates_and_handling_up_by_mode_and_country) {
  auto data = row_of_three();
  for (std::size_t i = 0; i < kModes * 3; ++i) {
    data.rate_of.push_back(static_cast<std::uint16_t>(i));
  }
  for (std::size_t i = 0; i < kModes * 2 * 3; ++i) {
    auto row = handling{};
    row.seconds = static_cast<std::uint32_t>(i);
    data.handling_of.push_back(row);
  }
  auto const n = view_of(data);
  EXPECT_EQ(n.rate_index(mode::rail, kFirst), 0);
  EXPECT_EQ(n.rate_index(mode::rail, {}), 2);
  EXPECT_EQ(n.rate_index(mode::road, kSecond), 4);
  EXPECT_EQ(n.rate_index(mode::access, {}), kModes * 3 - 1);
  EXPECT_EQ(n.handling_at(mode::rail, operation::load, kSecond).seconds, 1U);
  EXPECT_EQ(n.handling_at(mode::rail, operation::unload, kFirst).seconds, 3U);
  EXPECT_EQ(n.handling_at(mode::access, operation::unload, {}).seconds, kModes * 6 - 1);
}

}  // namespace
}  // namespace wakhan::net
