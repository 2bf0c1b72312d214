// SPDX-License-Identifier: Apache-2.0
// Which forms of loads a terminal handles.
#include <algorithm>
#include <set>

#include "wakhan/load/loads.h"
#include "wakhan/load/terminals.h"

namespace wakhan::load {

form_rules::form_rules(facts const& rows, load_table const& loads) {
  static auto const types =
      std::set<std::string, std::less<>>{"dry-port", "rail-terminal", "gauge-change",  "port",   "container-port",
                                         "station",  "airport",       "road-terminal", "assumed"};
  auto const& table = rows[fact_table::terminal_forms];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto made = rule{0,
                     split_list(row.text("terminal_types")),
                     split_list(row.text("operations")),
                     row.text("id"),
                     row.text("terminal"),
                     is_yes(row, "handled"),
                     false};
    for (auto const& form : split_list(row.text("forms"))) {
      auto const found = std::find(loads.forms.begin(), loads.forms.end(), form);
      if (found == loads.forms.end()) {
        row.reject("forms", fmt::format("holds '{}', which is no form of equipment.csv", form));
      }
      made.forms = static_cast<std::uint16_t>(made.forms | 1U << static_cast<unsigned>(found - loads.forms.begin()));
    }
    for (auto const& type : made.types) {
      if (!types.contains(type)) {
        row.reject("terminal_types", fmt::format("holds '{}', which is no type of terminals", type));
      }
    }
    if (made.types.empty() == made.terminal.empty()) {
      row.reject("terminal", "or terminal_types: name either one terminal or types");
    }
    rules_.push_back(std::move(made));
  }
}

std::uint16_t form_rules::handled(std::string_view const terminal, std::string_view const type,
                                  std::span<std::string const> const operations) {
  auto const is_open_for = [&](rule const& r) {
    return r.operations.empty() || std::any_of(operations.begin(), operations.end(), [&](std::string_view text) {
             // "10н": on private sidings only, where boxes are handled all the same.
             auto const number = text.substr(0, text.find_first_not_of("0123456789"));
             return std::find(r.operations.begin(), r.operations.end(), number) != r.operations.end();
           });
  };
  auto bits = 0U;
  for (auto const& r : rules_) {
    if (std::find(r.types.begin(), r.types.end(), type) != r.types.end() && is_open_for(r)) {
      bits = r.is_handled ? bits | r.forms : bits & ~unsigned{r.forms};
    }
  }
  for (auto& r : rules_) {
    if (!r.terminal.empty() && r.terminal == terminal) {
      r.is_used = true;
      bits = r.is_handled ? bits | r.forms : bits & ~unsigned{r.forms};
    }
  }
  return static_cast<std::uint16_t>(bits);
}

void form_rules::note_unused(findings& found) const {
  for (auto const& r : rules_) {
    if (!r.terminal.empty() && !r.is_used) {
      note(found, severity::problem, "terminal-forms-unknown", fmt::format("terminal_forms.csv:{}", r.id),
           "there is no terminal '{}' on the reference date", r.terminal);
    }
  }
}

void say_what_is_handled(std::span<planned_terminal> const terminals, form_rules& rules, findings& found) {
  for (auto& t : terminals) {
    t.row.handles = rules.handled(t.id, t.type, t.operations);
    if (t.row.handles == 0 && t.row.kind == net::terminal_kind::station) {
      t.row.modes = 0;
    } else if (t.row.handles == 0) {
      note(found, severity::doubt, "terminal-handles-nothing", t.id, "no row of terminal_forms.csv fits it");
    }
  }
}

}  // namespace wakhan::load
