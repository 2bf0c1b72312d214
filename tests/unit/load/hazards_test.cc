// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/hazards.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "wakhan/net/hazard_class.h"

namespace wakhan::load {
namespace {

using net::hazard_target;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Two towns with a road between them that a row drew, a rail line beside it, and one of each thing that a rule may
// name.
class hazards_of {
 public:
  explicit hazards_of(small_facts::fields row) {
    row.try_emplace("name", "the rule");
    row.try_emplace("classes", "3");
    auto rows = small_facts{};
    rows.add(fact_table::road_links, {{"id", "bridge"}});
    rows.add(fact_table::rail_links, {{"id", "unbuilt"}});
    rows.add(fact_table::ports, {{"id", "dry"}});
    rows.add(fact_table::hazards, std::move(row));
    auto const parsed = rows.parse();
    draw(parsed);
    add_hazards(parsed, {{}, {"box", "bulk"}}, out, found);
  }

  net::hazard const& rule() { return out.data().hazards.raw().at(0); }
  std::vector<net::link_id>& links() { return out.data().hazard_links.raw(); }

  network_builder out;
  findings found;
  net::link_id road, rail;

 private:
  void draw(facts const& parsed) {
    auto c = net::country{};
    c.code = {'A', 'A'};
    out.data().countries.push_back(c);
    out.data().rates.push_back({});
    out.data().rate_of.raw().assign(net::kModes * 2, 0);
    auto const node = [&](net::carriage const by, double const lon) {
      return out.add_node(geo::from_degrees(lon, 0), net::node_kind::track, by,
                          net::country_id{static_cast<std::uint16_t>(0)});
    };
    auto made = network_builder::link{};
    made.by = net::mode::road;
    made.from = node(net::carriage::road, 0);
    made.to = node(net::carriage::road, 10);
    made.fact = fact_of(fact_table::road_links, parsed[fact_table::road_links][0]);
    road = out.add_straight_link(made);
    made = {};
    made.by = net::mode::rail;
    made.from = node(net::carriage::rail_1520, 0);
    made.to = node(net::carriage::rail_1520, 10);
    rail = out.add_straight_link(made);
    auto f = net::ferry{};
    f.id = out.text("boat");
    out.data().ferries.push_back(f);
    auto t = net::terminal{};
    t.id = out.text("quay");
    out.data().terminals.push_back(t);
    auto p = net::passage{};
    p.id = out.text("strait");
    out.data().passages.push_back(p);
    auto x = net::crossing{};
    x.id = out.text("post");
    out.data().crossings.push_back(x);
    out.finish();
  }
};

TEST(add_hazards, a_row_says_classes_modes_forms_and_days) {
  auto const rule = hazards_of{
      {{"id", "rule"},
       {"classes", "1.1; 6"},
       {"applies_to", "mode"},
       {"modes", "rail;air"},
       {"forms", "bulk"},
       {"valid_from", "1970-01-03"},
       {"valid_until",
        "1970-01-05"}}}.rule();
  EXPECT_EQ(rule.classes, *net::parse_hazard_class("1.1") | *net::parse_hazard_class("6"));
  EXPECT_EQ(rule.what, hazard_target::mode);
  EXPECT_EQ(rule.modes, 1U << static_cast<unsigned>(net::mode::rail) | 1U << static_cast<unsigned>(net::mode::air));
  EXPECT_EQ(rule.forms, 0b10);
  EXPECT_EQ(rule.valid.from, 2);
  EXPECT_EQ(rule.valid.until, 4);
}

TEST(add_hazards, a_row_that_names_no_modes_or_forms_holds_for_all) {
  auto const rule = hazards_of{{{"applies_to", "country"}, {"target", "AA"}}}.rule();
  EXPECT_EQ(rule.what, hazard_target::country);
  EXPECT_EQ(rule.modes, 0xFF);
  EXPECT_EQ(rule.forms, 0xFFFF);
  EXPECT_TRUE(rule.valid.holds(-1'000'000) && rule.valid.holds(1'000'000));
}

TEST(add_hazards, a_row_finds_what_it_names) {
  auto const what = [](std::string const& kind, std::string const& id) {
    return hazards_of{{{"applies_to", kind}, {"target", id}}}.rule().what;
  };
  EXPECT_EQ(what("ferry", "boat"), hazard_target::ferry);
  EXPECT_EQ(what("terminal", "quay"), hazard_target::terminal);
  EXPECT_EQ(what("passage", "strait"), hazard_target::passage);
  EXPECT_EQ(what("crossing", "post"), hazard_target::crossing);
  EXPECT_EQ(what("terminal-type", "port"), hazard_target::terminal_kind);
}

TEST(add_hazards, a_link_is_what_its_row_drew_and_a_gate_what_crosses_it_by_the_modes_named) {
  auto link = hazards_of{{{"applies_to", "link"}, {"target", "bridge"}}};
  EXPECT_EQ(link.links(), std::vector{link.road});
  auto gate = hazards_of{{{"applies_to", "gate"}, {"target", "5 -1;5 1"}}};
  EXPECT_EQ(gate.links(), (std::vector{gate.road, gate.rail}));
  auto of_rail = hazards_of{{{"applies_to", "gate"}, {"target", "5 -1;5 1"}, {"modes", "rail"}}};
  EXPECT_EQ(of_rail.links(), std::vector{of_rail.rail});
  EXPECT_THAT(of_rail.found, IsEmpty());
}

TEST(add_hazards, what_the_facts_know_and_the_network_lacks_is_a_finding) {
  for (auto const& [kind, target] : std::vector<std::pair<std::string, std::string>>{
           {"terminal", "dry"}, {"link", "unbuilt"}, {"gate", "15 -1;15 1"}}) {
    auto made = hazards_of{{{"id", "lost"}, {"applies_to", kind}, {"target", target}}};
    EXPECT_THAT(made.out.data().hazards.raw(), IsEmpty()) << kind;
    ASSERT_EQ(made.found.size(), 1U) << kind;
    EXPECT_EQ(made.found[0].what, "hazards.csv:lost");
    EXPECT_THAT(made.found[0].message, HasSubstr(target));
  }
}

TEST(add_hazards, refuses_what_makes_no_sense_with_file_line_field_value_and_what_to_write) {
  auto const refused = [](small_facts::fields const& row) { return thrown_by([&] { hazards_of{row}; }); };
  EXPECT_THAT(refused({{"classes", "3;10"}, {"applies_to", "mode"}, {"modes", "air"}}),
              AllOf(HasSubstr("bad_input: data/hazards.csv:2: column 'classes': '3;10' holds '10'"),
                    HasSubstr("divisions such as 6.1")));
  EXPECT_THAT(refused({{"classes", ""}, {"applies_to", "mode"}, {"modes", "air"}}),
              HasSubstr("data/hazards.csv:2: column 'classes'"));
  EXPECT_THAT(refused({{"applies_to", "tunnel"}, {"target", "x"}}),
              AllOf(HasSubstr("column 'applies_to': 'tunnel'"), HasSubstr("crossing, passage, ferry")));
  EXPECT_THAT(refused({{"applies_to", "ferry"}, {"target", "bote"}}),
              AllOf(HasSubstr("data/hazards.csv:2: column 'target': 'bote'"), HasSubstr("ferries.csv")));
  EXPECT_THAT(refused({{"applies_to", "link"}, {"target", "tunnel"}}), HasSubstr("rail_links.csv, road_links.csv"));
  EXPECT_THAT(refused({{"applies_to", "country"}, {"target", "ZZ"}}), HasSubstr("column 'target': 'ZZ'"));
  EXPECT_THAT(refused({{"applies_to", "terminal-type"}, {"target", "shed"}}), HasSubstr("dry-port"));
  EXPECT_THAT(refused({{"applies_to", "mode"}}), HasSubstr("column 'modes'"));
  EXPECT_THAT(refused({{"applies_to", "mode"}, {"modes", "camel"}}), HasSubstr("'camel' is none of"));
  EXPECT_THAT(refused({{"applies_to", "mode"}, {"modes", "air"}, {"forms", "sacks"}}),
              AllOf(HasSubstr("'sacks' is no form"), HasSubstr("box, bulk")));
  EXPECT_THAT(refused({{"applies_to", "mode"}, {"modes", "air"}, {"name", ""}}), HasSubstr("column 'name'"));
  EXPECT_THAT(refused({{"applies_to", "gate"}, {"target", "5 1"}}), HasSubstr("column 'target': '5 1'"));
}

}  // namespace
}  // namespace wakhan::load
