// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "wakhan/net/view.h"

// Where dangerous goods of a question may not go, told a second time: first every link and terminal that a rule names
// is listed, then it is looked up. Nothing here calls `net::hazards`.
namespace wakhan::proof {

class goods_rules {
 public:
  goods_rules(net::network const& n, net::changes const& c)
      : is_link_shut_(n.links.from.size(), 0), is_yard_shut_(n.terminals.size(), 0) {
    for (std::size_t i = 0; i < n.hazards.size(); ++i) {
      auto const& rule = n.hazards.all()[i];
      auto const is_permitted = i < c.allowed_hazards.size() && c.allowed_hazards[i] != 0;
      auto const is_of_class = (rule.classes & c.hazard_classes) != 0;
      auto const is_of_form = (rule.forms & (1U << n.loads[c.what].form)) != 0;
      if (is_of_class && is_of_form && !is_permitted && c.day >= rule.valid.from && c.day <= rule.valid.until) {
        shut_links(n, rule);
        shut_yards(n, rule);
      }
    }
  }

  bool is_shut(net::link_id const link) const { return is_link_shut_[link.index()] != 0; }
  bool is_yard_shut(std::size_t const terminal) const { return is_yard_shut_[terminal] != 0; }

 private:
  static bool is_of_mode(net::hazard const& rule, net::mode const by) {
    return (rule.modes & (1U << static_cast<unsigned>(by))) != 0;
  }

  void shut_links(net::network const& n, net::hazard const& rule) {
    auto named = std::set<net::link_id>{};
    for (std::uint32_t i = 0; rule.what == net::hazard_target::links && i < rule.links; ++i) {
      named.insert(n.hazard_links.all()[rule.target + i]);
    }
    for (std::size_t i = 0; i < is_link_shut_.size(); ++i) {
      auto const link = net::link_id{i};
      if (is_of_mode(rule, n.links.by[link]) && (named.contains(link) || is_named(n, rule, link))) {
        is_link_shut_[i] = 1;
      }
    }
  }

  // Whether a rule means a link by what it belongs to.
  static bool is_named(net::network const& n, net::hazard const& rule, net::link_id const link) {
    auto const kind = n.links.kind[link];
    auto const ref = n.links.ref[link];
    auto const ends = std::array{n.links.from[link], n.links.to[link]};
    auto const is_at = [&](auto const& holds) { return holds(ends[0]) || holds(ends[1]); };
    switch (rule.what) {
      case net::hazard_target::links: return false;
      case net::hazard_target::mode: return true;
      case net::hazard_target::country:
        return n.links.country[link].value == rule.target ||
               is_at([&](auto const end) { return n.nodes.country[end].value == rule.target; });
      case net::hazard_target::crossing:
        return ref == rule.target && (kind == net::link_kind::border || kind == net::link_kind::free_border);
      case net::hazard_target::ferry:
        return ref == rule.target && (kind == net::link_kind::boarding || kind == net::link_kind::sailing);
      case net::hazard_target::passage: {
        auto const is_passage = kind == net::link_kind::passage;
        return is_passage && (ref == rule.target || n.passages[net::passage_id{ref}].waterway.value == rule.target);
      }
      case net::hazard_target::terminal: {
        auto const yard = n.terminals[net::terminal_id{rule.target}].node;
        auto const is_flight = kind == net::link_kind::flight && is_at([&](auto const end) { return end == yard; });
        return is_flight ||
               ((kind == net::link_kind::transfer || kind == net::link_kind::gauge_change) && ref == rule.target);
      }
      case net::hazard_target::terminal_kind: {
        auto const is_transfer = kind == net::link_kind::transfer || kind == net::link_kind::gauge_change;
        return is_transfer && static_cast<std::uint32_t>(n.terminals[net::terminal_id{ref}].kind) == rule.target;
      }
    }
    return false;
  }

  // A yard is shut as a whole where the rule holds for all modes that it has.
  void shut_yards(net::network const& n, net::hazard const& rule) {
    for (std::uint32_t i = 0; i < is_yard_shut_.size(); ++i) {
      auto const& yard = n.terminals[net::terminal_id{i}];
      auto const is_meant =
          (rule.what == net::hazard_target::terminal && rule.target == i) ||
          (rule.what == net::hazard_target::terminal_kind && rule.target == static_cast<std::uint32_t>(yard.kind));
      if (is_meant && (yard.modes | rule.modes) == rule.modes) {
        is_yard_shut_[i] = 1;
      }
    }
  }

  std::vector<char> is_link_shut_, is_yard_shut_;
};

}  // namespace wakhan::proof
