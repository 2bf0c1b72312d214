// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/network_builder.h"

namespace wakhan::load {

// The loads whose money stands in columns of its own (handling.csv, passages.csv); each other load names one of them
// as its base.
inline constexpr std::array<std::string_view, 3> kBaseLoads{"feu", "teu", "tonne"};

// The rows of loads.csv as figures are worked out from them.
struct load_table {
  struct row {
    std::string id;
    double net_tonnes{};
    double teu{};        // 0 = no box
    std::size_t base{};  // index into kBaseLoads
    bool is_base{};
    double of_base{1};     // how much of the base load it is: by TEU between boxes, else by net tonnes
    std::uint16_t form{};  // index into forms
  };
  std::vector<row> rows;
  std::vector<std::string> forms;  // of equipment.csv, in order of appearance
};

// Throws error{bad_input} where the table has too many rows, lacks a base load, or names a base or form that does not
// exist.
load_table read_loads(facts const& rows);

// Puts the loads into the network: what they are, and by which modes some equipment of equipment.csv carries them.
void add_loads(facts const& rows, load_table const& loads, network_builder& out);

// Which forms of loads a terminal handles, by terminal_forms.csv: the row of the terminal itself, else those of its
// type. What no row names is not handled.
class form_rules {
 public:
  // Throws error{bad_input} for a form or type that does not exist.
  form_rules(facts const& rows, load_table const& loads);

  // Bit per form. `operations`: what the station is open for, as its table lists it; empty elsewhere.
  std::uint16_t handled(std::string_view terminal, std::string_view type, std::span<std::string const> operations);

  // Rows that name a terminal nobody asked about are findings.
  void note_unused(findings& found) const;

 private:
  struct rule {
    std::uint16_t forms{};
    std::vector<std::string> types, operations;
    std::string id, terminal;
    bool is_handled{}, is_used{};
  };
  std::vector<rule> rules_;
};

}  // namespace wakhan::load
