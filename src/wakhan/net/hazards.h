// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "wakhan/net/network.h"

namespace wakhan::net {

// Which dangerous goods are moved, on which day, and which rules are passed over.
struct hazard_question {
  std::uint32_t classes{};    // bit per division of kHazardDivisions; 0 = no dangerous goods
  std::uint16_t form{};       // of the load, its bit number
  std::int32_t day{};         // of departure
  std::vector<char> allowed;  // rules that a permit passes over, by id; may be shorter than the table
};

// The rules on dangerous goods that hold for one question. Few hold at once, so each link is held against each of them.
class hazards {
 public:
  hazards() = default;
  hazards(network const& n, hazard_question const& asked);

  bool is_empty() const { return rules_.empty(); }
  // The rule that forbids these goods on a link or at a terminal; invalid where none does.
  hazard_id rule_of(link_id link) const;
  hazard_id rule_of(terminal_id at) const;

 private:
  bool forbids(hazard const& rule, link_id link) const;
  bool forbids(hazard const& rule, terminal_id at) const;
  bool is_in_country(link_id link, country_id c) const;
  bool is_end(link_id link, node_id node) const;

  network n_;
  std::vector<hazard_id> rules_;
};

}  // namespace wakhan::net
