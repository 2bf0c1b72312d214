// SPDX-License-Identifier: Apache-2.0
#include "world_hazards.h"

#include <algorithm>

#include "unit/load/small_facts.h"
#include "wakhan/load/hazards.h"

namespace wakhan::worlds {

void add_hazards(world const& w, load::network_builder& out) {
  if (w.hazards.empty()) {
    return;
  }
  auto rows = load::small_facts{};
  for (auto const& h : w.hazards) {
    rows.add(load::fact_table::hazards, {{"id", h.id},
                                         {"name", h.id},
                                         {"classes", h.classes},
                                         {"applies_to", h.applies_to},
                                         {"target", h.target},
                                         {"modes", h.modes},
                                         {"valid_from", h.from},
                                         {"valid_until", h.until}});
  }
  auto const parsed = rows.parse();
  auto found = load::findings{};
  load::add_hazards(parsed, {}, out, found);
}

}  // namespace wakhan::worlds
