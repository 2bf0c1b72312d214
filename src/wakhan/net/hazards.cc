// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/hazards.h"

#include <algorithm>

namespace wakhan::net {

namespace {

bool is_allowed(std::vector<char> const& allowed, std::size_t const rule) {
  return rule < allowed.size() && allowed[rule] != 0;
}

bool has_mode(hazard const& rule, mode const by) { return (rule.modes >> static_cast<unsigned>(by) & 1U) != 0; }

}  // namespace

hazards::hazards(network const& n, hazard_question const& asked) : n_{n} {
  for (std::size_t i = 0; i < n_.hazards.size(); ++i) {
    auto const id = hazard_id{i};
    auto const& rule = n_.hazards[id];
    if ((rule.classes & asked.classes) != 0 && (rule.forms >> asked.form & 1U) != 0 && rule.valid.holds(asked.day) &&
        !is_allowed(asked.allowed, i)) {
      rules_.push_back(id);
    }
  }
}

hazard_id hazards::rule_of(link_id const link) const {
  auto const found =
      std::find_if(rules_.begin(), rules_.end(), [&](hazard_id const id) { return forbids(n_.hazards[id], link); });
  return found == rules_.end() ? hazard_id{} : *found;
}

hazard_id hazards::rule_of(terminal_id const at) const {
  auto const found =
      std::find_if(rules_.begin(), rules_.end(), [&](hazard_id const id) { return forbids(n_.hazards[id], at); });
  return found == rules_.end() ? hazard_id{} : *found;
}

bool hazards::is_in_country(link_id const link, country_id const c) const {
  return n_.links.country[link] == c || n_.nodes.country[n_.links.from[link]] == c ||
         n_.nodes.country[n_.links.to[link]] == c;
}

bool hazards::is_end(link_id const link, node_id const node) const {
  return n_.links.from[link] == node || n_.links.to[link] == node;
}

bool hazards::forbids(hazard const& rule, link_id const link) const {
  if (!has_mode(rule, n_.links.by[link])) {
    return false;
  }
  auto const ref = n_.links.ref[link];
  auto const kind = n_.links.kind[link];
  switch (rule.what) {
    case hazard_target::mode: return true;
    case hazard_target::country: return is_in_country(link, country_id{static_cast<std::uint16_t>(rule.target)});
    case hazard_target::crossing:
      return (kind == link_kind::border || kind == link_kind::free_border) && ref == rule.target;
    case hazard_target::passage:
      return kind == link_kind::passage &&
             (ref == rule.target || n_.passages[passage_id{ref}].waterway == passage_id{rule.target});
    case hazard_target::ferry: return (kind == link_kind::boarding || kind == link_kind::sailing) && ref == rule.target;
    case hazard_target::terminal:
      return (is_at_terminal(kind) && ref == rule.target) ||
             (kind == link_kind::flight && is_end(link, n_.terminals[terminal_id{rule.target}].node));
    case hazard_target::terminal_kind:
      return is_at_terminal(kind) && static_cast<std::uint32_t>(n_.terminals[terminal_id{ref}].kind) == rule.target;
    case hazard_target::links: {
      auto const links = n_.hazard_links.all().subspan(rule.target, rule.links);
      return std::binary_search(links.begin(), links.end(), link);
    }
  }
  return false;
}

bool hazards::forbids(hazard const& rule, terminal_id const at) const {
  auto const& t = n_.terminals[at];
  // A rule for one mode says nothing of the terminal's other tracks and quays: their links are asked one by one.
  if ((t.modes & ~rule.modes) != 0) {
    return false;
  }
  return (rule.what == hazard_target::terminal && at.value == rule.target) ||
         (rule.what == hazard_target::terminal_kind && static_cast<std::uint32_t>(t.kind) == rule.target);
}

}  // namespace wakhan::net
