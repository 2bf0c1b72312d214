// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/loads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/thrown_by.h"
#include "unit/load/small_facts.h"
#include "unit/load/small_layer.h"
#include "wakhan/load/terminals.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

small_facts with_rates() { return small_facts{}.add_rates(); }

std::string refusal_of(small_facts::fields const& load) {
  return thrown_by([&] { read_loads(with_rates().add(fact_table::loads, load).parse()); });
}

TEST(read_loads, any_row_is_a_load_and_says_how_much_of_its_base_it_is) {
  auto rows = with_rates();
  rows.add(fact_table::loads,
           {{"id", "half-box"}, {"net_tonnes", "7"}, {"teu", "1"}, {"form", "box"}, {"base", "feu"}});
  rows.add(fact_table::loads, {{"id", "letter"}, {"net_tonnes", "0.014"}, {"form", "general"}, {"base", "feu"}});
  auto const loads = read_loads(rows.parse());
  ASSERT_EQ(loads.rows.size(), 5U);
  EXPECT_THAT(loads.forms, ElementsAre("box", "general"));
  EXPECT_DOUBLE_EQ(loads.rows[0].of_base, 1);
  EXPECT_DOUBLE_EQ(loads.rows[3].of_base, 0.5) << "boxes by TEU";
  EXPECT_DOUBLE_EQ(loads.rows[4].of_base, 0.001) << "the rest by net tonnes";
  EXPECT_EQ(loads.rows[4].form, 1);
}

TEST(read_loads, refuses_a_base_or_form_that_is_none) {
  EXPECT_THAT(refusal_of({{"id", "oats"}, {"net_tonnes", "1"}, {"form", "general"}, {"base", "barley"}}),
              AllOf(HasSubstr("data/loads.csv:5: column 'base'"), HasSubstr("feu, teu, tonne")));
  EXPECT_THAT(refusal_of({{"id", "oats"}, {"net_tonnes", "1"}, {"form", "sacks"}, {"base", "tonne"}}),
              AllOf(HasSubstr("data/loads.csv:5: column 'form': 'sacks'"), HasSubstr("equipment.csv")));
  EXPECT_THAT(refusal_of({{"id", "oats"}, {"net_tonnes", "0"}, {"form", "general"}, {"base", "tonne"}}),
              HasSubstr("'net_tonnes': '0'"));
}

TEST(read_loads, names_a_base_load_that_has_no_row) {
  auto rows = with_rates();
  rows.set(fact_table::loads, small_facts{}.bytes()[static_cast<std::size_t>(fact_table::loads)]);
  rows.add(fact_table::loads, {{"id", "teu"}, {"net_tonnes", "9"}, {"teu", "1"}, {"form", "box"}});
  rows.add(fact_table::loads, {{"id", "tonne"}, {"net_tonnes", "1"}, {"form", "general"}});
  EXPECT_THAT(thrown_by([&] { read_loads(rows.parse()); }),
              AllOf(HasSubstr("bad_input: loads.csv"), HasSubstr("'feu'")));
}

TEST(read_loads, refuses_more_loads_than_a_pack_has_room_for) {
  auto rows = with_rates();
  for (std::size_t i = 3; i <= net::kMostLoads; ++i) {
    rows.add(fact_table::loads,
             {{"id", fmt::format("x{}", i)}, {"net_tonnes", "1"}, {"form", "general"}, {"base", "tonne"}});
  }
  EXPECT_THAT(thrown_by([&] { read_loads(rows.parse()); }), AllOf(HasSubstr("data/loads.csv:18"), HasSubstr("16")));
}

TEST(read_loads, refuses_more_forms_than_a_terminal_has_bits_for) {
  auto rows = with_rates();
  for (int i = 0; i < 15; ++i) {
    rows.add(fact_table::equipment, {{"form", fmt::format("f{}", i)}, {"mode", "rail"}, {"carried", "yes"}});
  }
  EXPECT_THAT(thrown_by([&] { read_loads(rows.parse()); }), AllOf(HasSubstr("equipment.csv"), HasSubstr("17 forms")));
}

struct added {
  network_builder out;
  explicit added(small_facts const& rows) {
    auto const parsed = rows.parse();
    add_loads(parsed, read_loads(parsed), out);
  }
  net::load const& operator[](std::size_t const i) { return out.data().loads.raw()[i]; }
};

TEST(add_loads, moves_by_the_modes_that_have_equipment_for_the_form) {
  auto rows = with_rates();
  rows.add(fact_table::equipment, {{"form", "liquid"}, {"mode", "rail"}, {"carried", "yes"}});
  rows.add(fact_table::equipment, {{"form", "liquid"}, {"mode", "air"}, {"carried", "no"}});
  rows.add(fact_table::loads, {{"id", "oil"},
                               {"name", "one tonne of oil"},
                               {"goods", "oil"},
                               {"unit", "t"},
                               {"net_tonnes", "1"},
                               {"form", "liquid"},
                               {"base", "tonne"}});
  auto all = added{rows};
  EXPECT_EQ(all[0].moves_by, 0b111111);
  EXPECT_EQ(all[3].moves_by, 1U << static_cast<unsigned>(net::mode::rail));
  EXPECT_EQ(all[3].net_grams, 1'000'000U);
  EXPECT_EQ(all[3].form, 2);
}

TEST(add_loads, refuses_equipment_of_no_mode_or_told_twice_or_neither_yes_nor_no) {
  auto const refusal = [](small_facts::fields const& row) {
    return thrown_by([&] { added{with_rates().add(fact_table::equipment, row)}; });
  };
  EXPECT_THAT(refusal({{"form", "box"}, {"mode", "camel"}, {"carried", "yes"}}),
              HasSubstr("data/equipment.csv:14: column 'mode': 'camel'"));
  EXPECT_THAT(refusal({{"form", "box"}, {"mode", "rail"}, {"carried", "yes"}}), HasSubstr("stands twice"));
  EXPECT_THAT(refusal({{"form", "liquid"}, {"mode", "rail"}, {"carried", "maybe"}}), HasSubstr("'carried': 'maybe'"));
  EXPECT_THAT(refusal({{"mode", "rail"}, {"carried", "yes"}}), HasSubstr("column 'form'"));
}

// Forms by number: 0 = box, 1 = general.
struct ruled {
  facts parsed;
  form_rules rules;
  explicit ruled(small_facts const& rows) : parsed{rows.parse()}, rules{parsed, read_loads(parsed)} {}
};

TEST(form_rules, take_the_row_of_the_type_and_then_that_of_the_terminal) {
  auto rows = with_rates();
  rows.add(fact_table::terminal_forms, {{"forms", "box"}, {"terminal", "quay"}, {"handled", "yes"}});
  rows.add(fact_table::terminal_forms, {{"forms", "general"}, {"terminal", "depot"}, {"handled", "no"}});
  auto r = ruled{rows};
  EXPECT_EQ(r.rules.handled("pier", "port", {}), 0b10);
  EXPECT_EQ(r.rules.handled("quay", "port", {}), 0b11);
  EXPECT_EQ(r.rules.handled("depot", "dry-port", {}), 0b01);
  auto found = findings{};
  r.rules.note_unused(found);
  EXPECT_TRUE(found.empty());
}

TEST(form_rules, read_what_a_station_is_open_for) {
  auto rows = small_facts{}.add_rates();
  rows.set(fact_table::terminal_forms, small_facts{}.bytes()[static_cast<std::size_t>(fact_table::terminal_forms)]);
  rows.add(fact_table::terminal_forms,
           {{"forms", "box"}, {"terminal_types", "station"}, {"handled", "yes"}, {"operations", "10;12"}});
  auto r = ruled{rows};
  auto const handled = [&](std::vector<std::string> const& operations) {
    return r.rules.handled("010002", "station", operations);
  };
  EXPECT_EQ(handled({"8", "11"}), 0) << "20-foot boxes only";
  EXPECT_EQ(handled({"3", "10н"}), 1) << "on private sidings";
  EXPECT_EQ(handled({"1", "2"}), 0) << "'1' is not '10'";
}

TEST(say_what_is_handled, leaves_no_terminal_where_a_station_takes_nothing) {
  auto rows = small_facts{}.add_rates();
  rows.set(fact_table::terminal_forms, small_facts{}.bytes()[static_cast<std::size_t>(fact_table::terminal_forms)]);
  rows.add(fact_table::terminal_forms,
           {{"forms", "box"}, {"terminal_types", "station"}, {"handled", "yes"}, {"operations", "3"}});
  auto r = ruled{rows};
  auto list = std::vector<planned_terminal>(3);
  for (auto& t : list) {
    t.row.kind = net::terminal_kind::station;
    t.row.modes = 1;
    t.type = "station";
  }
  list[0].operations = {"3"};
  list[1].operations = {"1"};
  list[2].row.kind = net::terminal_kind::dry_port;
  auto found = findings{};
  say_what_is_handled(list, r.rules, found);
  EXPECT_EQ(list[0].row.modes, 1);
  EXPECT_EQ(list[1].row.modes, 0) << "freight neither gets on nor off";
  EXPECT_EQ(list[2].row.modes, 1);
  EXPECT_EQ(of_check(found, "terminal-handles-nothing").size(), 1U) << "that it is a station's rule is no finding";
}

TEST(form_rules, report_rows_of_terminals_that_are_not_there) {
  auto rows = with_rates();
  rows.add(fact_table::terminal_forms, {{"id", "lost"}, {"forms", "box"}, {"terminal", "nowhere"}, {"handled", "yes"}});
  auto r = ruled{rows};
  auto found = findings{};
  r.rules.note_unused(found);
  ASSERT_EQ(of_check(found, "terminal-forms-unknown").size(), 1U);
  EXPECT_THAT(found.front().message, HasSubstr("'nowhere'"));
}

TEST(form_rules, refuse_what_they_do_not_know) {
  auto const refusal = [](small_facts::fields const& row) {
    return thrown_by([&] { ruled{with_rates().add(fact_table::terminal_forms, row)}; });
  };
  EXPECT_THAT(refusal({{"forms", "gas"}, {"terminal_types", "port"}, {"handled", "yes"}}),
              AllOf(HasSubstr("data/terminal_forms.csv:4: column 'forms'"), HasSubstr("'gas'")));
  EXPECT_THAT(refusal({{"forms", "box"}, {"terminal_types", "harbour"}, {"handled", "yes"}}), HasSubstr("'harbour'"));
  EXPECT_THAT(refusal({{"forms", "box"}, {"handled", "yes"}}), HasSubstr("column 'terminal'"));
  EXPECT_THAT(refusal({{"forms", "box"}, {"terminal_types", "port"}, {"handled", "si"}}), HasSubstr("'handled': 'si'"));
}

}  // namespace
}  // namespace wakhan::load
