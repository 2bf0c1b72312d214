// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/passage_warnings.h"

#include <fmt/format.h>

#include <set>

#include "wakhan/api/fact_rows.h"

namespace wakhan::api {

std::vector<std::string> passage_warnings(load::pack const& pack, std::vector<itinerary_answer> const& answers) {
  auto passed = std::set<std::string>{};
  for (auto const& a : answers) {
    passed.insert(a.passages.begin(), a.passages.end());
  }
  auto const facts = fact_rows{pack};
  auto notes = std::vector<std::string>{};
  for (auto const& id : passed) {
    auto const row = facts.find(load::fact_table::passages, id);
    if (auto const warning = row ? facts.text(*row, "warning") : std::string{}; !warning.empty()) {
      notes.push_back(fmt::format("{}: {} (passages:{}; --avoid {} keeps away from it)", facts.text(*row, "name"),
                                  warning, id, id));
    }
  }
  return notes;
}

}  // namespace wakhan::api
