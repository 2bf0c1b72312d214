// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/skims.h"

#include <algorithm>
#include <utility>

namespace wakhan::route {

namespace {

// The same with no country, post or rule that could close a part of a zone.
net::changes with_whole_zones(net::network const& n, net::changes c) {
  c.avoided_countries.clear();
  c.banned_countries.clear();
  c.avoided_crossings.clear();
  c.allowed_hazards.assign(n.hazards.size(), 1);
  return c;
}

void add_flags(std::vector<char>& to, std::vector<char> const& more) {
  to.resize(std::max(to.size(), more.size()), 0);
  for (std::size_t i = 0; i < more.size(); ++i) {
    to[i] = to[i] != 0 || more[i] != 0 ? 1 : 0;
  }
}

// Whether a link is open from the day of departure on for so many days. Which day freight gets there is a matter of
// the quickest way with nothing closed; it is none later than by the way that is asked about.
bool is_open_for(net::view const& seen, net::link_id const link, std::int32_t const days) {
  for (auto day = 0; day <= (seen.is_dated(link) ? days : 0); ++day) {
    if (seen.why_closed(link, day) != net::closure::none) {
      return false;
    }
  }
  return true;
}

// Whether a question's freight may pass all of a way that a graph with more open has found, and that takes so many
// days.
bool is_open(net::view const& seen, std::span<way_piece const> const pieces, std::int32_t const days) {
  return std::all_of(pieces.begin(), pieces.end(), [&](way_piece const& p) {
    if (p.kind == piece_kind::access) {
      return !seen.is_country_avoided(seen.base().nodes.country[p.mile.node]);
    }
    return std::all_of(p.links.begin(), p.links.end(), [&](auto const link) {
      return (p.kind == piece_kind::link || may_haul(seen, link)) && is_open_for(seen, link, days);
    });
  });
}

bool share_tree(skims::alike const& a, skims::alike const& b) {
  return a.graph == b.graph && a.own_values == b.own_values && a.receiver_values == b.receiver_values;
}

// The same groups with those that share a tree behind each other, so that it is grown once.
std::vector<skims::alike> alike_together(std::vector<skims::alike> groups) {
  auto sorted = std::vector<skims::alike>{};
  auto is_taken = std::vector<char>(groups.size(), 0);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (is_taken[i] != 0) {
      continue;
    }
    auto const first = sorted.size();
    for (auto k = i; k < groups.size(); ++k) {
      if (is_taken[k] == 0 && (k == i || share_tree(sorted[first], groups[k]))) {
        is_taken[k] = 1;
        sorted.push_back(std::move(groups[k]));
      }
    }
  }
  return sorted;
}

}  // namespace

skims::skims(net::network const& n, net::changes const& kind, question ask, pricing price)
    : n_{n},
      kind_{kind},
      ask_{std::move(ask)},
      price_{std::move(price)},
      seen_{n_, kind_},
      ties_{seen_, ends_at::serving_terminals} {}

std::unique_ptr<tied_stop> skims::tie(stop const& here, worker& own) const {
  return std::make_unique<tied_stop>(seen_, ties_, own.search_, here);
}

skim_sender skims::tie_sender(stop const& here, std::span<tied_stop const* const> const receivers, worker& own) const {
  auto made = skim_sender{};
  made.tied = tie(here, own);
  for (std::uint32_t i = 0; i < made.tied->lines().size(); ++i) {
    auto const from = made.tied->lines()[i].node;
    auto is_searched = false;
    for (auto const* const to : receivers) {
      for (auto const& line : to->lines()) {
        if (line.node == from || line.climbed.empty() || n_.nodes.zone[line.node] != n_.nodes.zone[from]) {
          continue;
        }
        if (!std::exchange(is_searched, true)) {
          own.search_.ways(from, {});
        }
        auto const is_known = [&](auto const& w) { return w.line == i && w.to == line.node; };
        auto const metres = own.search_.metres_to(line.climbed);
        if (metres && std::none_of(made.ways.begin(), made.ways.end(), is_known)) {
          made.ways.push_back({i, line.node, *metres});
        }
      }
    }
  }
  return made;
}

skim_graph const& skims::graph_for(net::changes const& asked) const {
  auto banned = asked.banned_countries;
  if (std::find(banned.begin(), banned.end(), 1) == banned.end()) {
    banned.clear();
  }
  auto const lock = std::scoped_lock{guard_};
  auto& graph = graphs_[banned];
  if (!graph) {
    auto kind = kind_;
    kind.banned_countries = std::move(banned);
    graph = std::make_unique<skim_graph>(n_, kind, price_);
  }
  if (!graph->has_split_zones()) {
    return *graph;
  }
  if (!open_graph_) {
    open_graph_ = std::make_unique<skim_graph>(n_, with_whole_zones(n_, kind_), price_);
  }
  return *open_graph_;
}

skims::closing::closing(net::changes const& more) {
  more_.avoided_countries = more.avoided_countries;
  more_.avoided_crossings = more.avoided_crossings;
  more_.avoided_passages = more.avoided_passages;
}

net::changes skims::closing::added_to(net::changes asked) const {
  add_flags(asked.avoided_countries, more_.avoided_countries);
  add_flags(asked.avoided_crossings, more_.avoided_crossings);
  add_flags(asked.avoided_passages, more_.avoided_passages);
  return asked;
}

std::span<std::uint32_t const> skims::shut_arcs(skim_graph const& graph, closing& more) const {
  auto const lock = std::scoped_lock{more.guard_};
  auto const [known, is_new] = more.shut_.try_emplace(&graph);
  if (is_new) {
    known->second = graph.arcs_shut_by({n_, more.added_to(kind_)});
  }
  return known->second;
}

std::vector<skims::alike> skims::group(std::span<skim_sender const* const> const from, tied_stop const& to,
                                       closing const* const more) const {
  auto groups = std::vector<alike>{};
  auto group_of_country = std::map<std::uint16_t, std::size_t>{};
  for (std::size_t i = 0; i < from.size(); ++i) {
    auto const& here = from[i]->tied->here();
    auto const [known, is_new] = group_of_country.try_emplace(here.country.value, groups.size());
    if (is_new) {
      auto const asked = ask_(here, to.here());
      auto const& graph = graph_for(asked);
      auto seen = net::view{n_, more == nullptr ? asked : more->added_to(asked)};
      auto values = graph.own_values(seen);
      auto tied = tied_values(to, graph, seen);
      groups.push_back({std::move(seen), &graph, std::move(values), std::move(tied), {}});
    }
    groups[known->second].senders.push_back(i);
  }
  return alike_together(std::move(groups));
}

std::vector<skims::answer> skims::ask(std::span<skim_sender const* const> const from, tied_stop const& to, worker& own,
                                      closing* const more) const {
  auto answers = std::vector<answer>(from.size());
  auto const groups = group(from, to, more);
  auto const* grown = static_cast<alike const*>(nullptr);
  for (auto const& g : groups) {
    if (grown == nullptr || !share_tree(*grown, g)) {
      auto const shut = more == nullptr ? std::span<std::uint32_t const>{} : shut_arcs(*g.graph, *more);
      own.tree_.grow(*g.graph, g.own_values, shut, to, g.receiver_values);
      grown = &g;
    }
    for (auto const i : g.senders) {
      answers[i] = answer_to(g, *from[i], to, own);
    }
  }
  return answers;
}

skims::answer skims::answer_to(alike const& group, skim_sender const& from, tied_stop const& to, worker& own) const {
  if (from.tied->shares_far_terminal(to)) {
    return {};
  }
  auto const asked = skim_question{*group.graph, own.tree_, group.seen, from, to};
  if (asked.value() == skim_tree::kNever) {
    return {outcome::no_way, 0, {}, {}};
  }
  if (asked.may_pass_own_terminal()) {
    return {};
  }
  auto const pieces = asked.pieces(own.search_);
  auto way = make_itinerary(group.seen, from.tied->here(), to.here(), pieces);
  auto const days = static_cast<std::int32_t>(way.total.sum.time / cost::kMicroseconds / 86'400);
  if (days >= net::view::kLongestDays || !is_open(group.seen, pieces, days)) {
    return {};
  }
  return {outcome::way, asked.value(), std::move(way), elements_of(n_, pieces)};
}

}  // namespace wakhan::route
