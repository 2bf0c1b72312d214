// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "unit/load/small_facts.h"

namespace wakhan::load {

// A territory `strip` of BB, by its ring, that AA holds: view `held` counts it to AA, view `un` to BB.
inline void add_strip(small_facts& rows, std::string const& outline) {
  rows.add(fact_table::views, {{"id", "held"}, {"name", "who holds it"}, {"default", "no"}});
  rows.add(fact_table::views, {{"id", "un"}, {"name", "resolutions"}, {"base", "held"}, {"default", "yes"}});
  rows.add(fact_table::disputed_areas, {{"id", "strip"}, {"name", "Strip"}, {"ring", outline}, {"ground", "AA"}});
  rows.add(fact_table::disputed, {{"id", "s-held"}, {"territory", "strip"}, {"view", "held"}, {"country", "AA"}});
  rows.add(fact_table::disputed, {{"id", "s-un"}, {"territory", "strip"}, {"view", "un"}, {"country", "BB"}});
}

// Two countries AA and BB with the strip at 10–12° east, 0–2° north, and a third view `aa` without a row of its own.
inline small_facts disputed_facts() {
  auto rows = small_facts{};
  rows.add(fact_table::countries, {{"code", "AA"}, {"name", "Westland"}, {"region", "west"}});
  rows.add(fact_table::countries, {{"code", "BB"}, {"name", "Eastland"}, {"region", "east"}});
  add_strip(rows, "10 0;12 0;12 2;10 2;10 0");
  rows.add(fact_table::views, {{"id", "aa"}, {"name", "Westland"}, {"base", "un"}, {"default", "no"}});
  return rows;
}

}  // namespace wakhan::load
