// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "unit/load/small_facts.h"

namespace wakhan::load {

// Two countries AA and BB, three points of view, and a territory of BB that AA holds: `strip`, by the ring 10–12° east,
// 0–2° north; view `held` counts it to AA, view `un` to BB, view `aa` has no row of its own.
inline small_facts disputed_facts() {
  auto rows = small_facts{};
  rows.add(fact_table::countries, {{"code", "AA"}, {"name", "Westland"}, {"region", "west"}});
  rows.add(fact_table::countries, {{"code", "BB"}, {"name", "Eastland"}, {"region", "east"}});
  rows.add(fact_table::views, {{"id", "held"}, {"name", "who holds it"}, {"default", "no"}});
  rows.add(fact_table::views, {{"id", "un"}, {"name", "resolutions"}, {"base", "held"}, {"default", "yes"}});
  rows.add(fact_table::views, {{"id", "aa"}, {"name", "Westland"}, {"base", "un"}, {"default", "no"}});
  rows.add(fact_table::disputed_areas,
           {{"id", "strip"}, {"name", "Strip"}, {"ring", "10 0;12 0;12 2;10 2;10 0"}, {"ground", "AA"}});
  rows.add(fact_table::disputed, {{"id", "s-held"}, {"territory", "strip"}, {"view", "held"}, {"country", "AA"}});
  rows.add(fact_table::disputed, {{"id", "s-un"}, {"territory", "strip"}, {"view", "un"}, {"country", "BB"}});
  return rows;
}

}  // namespace wakhan::load
