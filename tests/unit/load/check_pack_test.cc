// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/check_pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/temporary_folder.h"
#include "unit/io/thrown_by.h"
#include "unit/load/tiny_pack.h"

namespace wakhan::load {
namespace {

using net::carriage;
using net::link_kind;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(check_drawing, holds_without_findings_of_lines_that_cannot_run_so) {
  auto found = findings{};
  note(found, severity::doubt, "straight-line", "AA", "120 km");
  auto report = check_report{};
  check_drawing(found, report);
  EXPECT_TRUE(report.is_good());
}

TEST(check_drawing, counts_lines_that_cannot_run_so) {
  for (auto const* const check : {"line-over-land", "line-abroad", "redrawn-line"}) {
    auto found = findings{};
    note(found, severity::problem, check, "here", "so");
    auto report = check_report{};
    check_drawing(found, report);
    EXPECT_THAT(report.text(), HasSubstr(std::string{"finding "} + check));
    EXPECT_FALSE(report.is_good()) << check;
  }
}

// What the laws say of the tiny network after a change.
template <typename Change>
std::string laws_after(Change const& change) {
  auto data = tiny_pack_maker{}.data();
  change(data.network);
  auto report = check_report{};
  check_laws(net::view_of(data.network), report);
  return report.text();
}

net::link_id first_track(net::network_data const& n) {
  for (std::uint32_t i = 0; i < n.links.kind.size(); ++i) {
    if (n.links.kind[net::link_id{i}] == link_kind::track) {
      return net::link_id{i};
    }
  }
  return {};
}

TEST(check_lengths, names_the_row_of_a_mode_that_is_none) {
  auto const made = tiny_pack_maker{}.data();
  auto rows = small_facts{};
  rows.add(fact_table::network_bands, {{"mode", "camel"}, {"country", "AA"}, {"published_km", "1"}});
  auto report = check_report{};
  EXPECT_THAT(test::thrown_by([&] { check_lengths(net::view_of(made.network), rows.parse(), 0, report); }),
              AllOf(HasSubstr("network_bands.csv:2"), HasSubstr("'camel'")));
}

TEST(check_laws, hold_of_a_network_that_keeps_them) {
  EXPECT_THAT(laws_after([](auto&) {}), AllOf(Not(HasSubstr("BAD")), HasSubstr("All checks hold.")));
}

TEST(check_laws, catch_a_line_that_changes_its_gauge) {
  EXPECT_THAT(laws_after([](auto& n) { n.nodes.by[n.links.from[first_track(n)]] = carriage::rail_1520; }),
              AllOf(HasSubstr("BAD 1 lines change their gauge"), HasSubstr("ok  0 lines pass from one country")));
}

TEST(check_laws, catch_a_line_that_leaves_its_country) {
  auto const text = "BAD 1 lines pass from one country to another without a border";
  EXPECT_THAT(laws_after([](auto& n) { n.nodes.country[n.links.from[first_track(n)]] = kRight; }), HasSubstr(text));
  EXPECT_THAT(laws_after([](auto& n) { n.links.country[first_track(n)] = kRight; }), HasSubstr(text));
}

TEST(check_pack, says_the_same_for_any_number_of_threads) {
  auto const folder = test::temporary_folder{};
  write_pack(tiny_pack_maker{}.data(), folder / "p");
  auto const opened = pack{folder / "p"};
  auto const text = check_pack(opened, 1).text();
  EXPECT_THAT(text, AllOf(HasSubstr("Laws"), HasSubstr("Passages"), HasSubstr("Connections")));
  EXPECT_EQ(check_pack(opened, 3).text(), text);
}

}  // namespace
}  // namespace wakhan::load
