// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/port_charges.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"
#include "wakhan/load/rates.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// A port of AA that charges so much, where handling.csv charges 100 USD for getting on a ship and 60 for getting off.
net::terminal port_charging(std::string const& usd, std::string const& usual_on = "100",
                            std::string const& usual_off = "60") {
  auto made = small_facts{}.add_rates();
  for (auto const& [done, cost] : {std::pair{"load-sea", usual_on}, std::pair{"unload-sea", usual_off}}) {
    made.add(fact_table::handling, {{"operation", done},
                                    {"scope", "AA"},
                                    {"hours", "1"},
                                    {"sd_hours", "0"},
                                    {"usd_feu", cost},
                                    {"usd_teu", "1"},
                                    {"usd_tonne", "1"},
                                    {"kgco2e_per_tonne", "1"}});
  }
  made.add(fact_table::terminals, {{"id", "a"},
                                   {"name", "Port"},
                                   {"country", "AA"},
                                   {"lon", "5"},
                                   {"lat", "0"},
                                   {"type", "port"},
                                   {"hub", "yes"},
                                   {"modes", "sea;road"},
                                   {"handling_usd_feu", usd},
                                   {"status", "open"}});
  auto const rows = made.parse();
  auto const codes = two_codes();
  auto data = net::network_data{};
  data.countries.raw().resize(codes.size());
  resolve_rates(rows, codes, two_regions(), data);
  auto found = findings{};
  auto ports = plan_terminals(rows, {}, codes, {-180, -90, 180, 90}, 20'000, found);
  set_port_charges(ports, rows, net::view_of(data));
  return ports.at(0).row;
}

TEST(port_charges, are_shares_of_the_usual_charge_of_the_country) {
  EXPECT_EQ(port_charging("120").ship_charge_ppm, 1'500'000U);
  EXPECT_EQ(port_charging("40").ship_charge_ppm, 500'000U);
  EXPECT_EQ(port_charging("").ship_charge_ppm, 0U) << "no charge of its own";
}

TEST(port_charges, that_have_nothing_to_be_held_against_are_named_with_file_and_line) {
  EXPECT_THAT(thrown_by([] { port_charging("120", "0", "0"); }),
              AllOf(StartsWith("bad_input: data/terminals.csv:2"), HasSubstr("column 'handling_usd_feu'")));
  EXPECT_THAT(thrown_by([] { port_charging("9000"); }), HasSubstr("a hundred times"));
}

}  // namespace
}  // namespace wakhan::load
