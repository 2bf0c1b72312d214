// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/skims.h"

#include <algorithm>
#include <utility>

namespace wakhan::route {

namespace {

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

bool skims::closing::has_parts(net::network const& n) {
  auto const lock = std::scoped_lock{guard_};
  if (!has_parts_) {
    auto const split = find_split_zones({n, more_});
    has_parts_ = std::ranges::find(split, 1) != split.end();
  }
  return *has_parts_;
}

skim_graph const& skims::graph_for(net::changes const& asked, closing* const more) const {
  auto banned = asked.banned_countries;
  if (std::find(banned.begin(), banned.end(), 1) == banned.end()) {
    banned.clear();
  }
  auto const is_own = more != nullptr && more->has_parts(n_);
  auto const lock = std::scoped_lock{is_own ? more->guard_ : guard_};
  auto& graph = is_own ? more->graphs_[banned] : graphs_[banned];
  if (!graph) {
    auto kind = is_own ? more->added_to(kind_) : kind_;
    kind.banned_countries = std::move(banned);
    graph = std::make_unique<skim_graph>(n_, kind, price_);
  }
  return *graph;
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
                                       closing* const more, tied_to_graphs& tied) const {
  auto groups = std::vector<alike>{};
  auto group_of_country = std::map<std::uint16_t, std::size_t>{};
  for (std::size_t i = 0; i < from.size(); ++i) {
    auto const& here = from[i]->tied->here();
    auto const [known, is_new] = group_of_country.try_emplace(here.country.value, groups.size());
    if (is_new) {
      auto const asked = ask_(here, to.here());
      auto const& graph = graph_for(asked, more);
      auto closed = more == nullptr ? asked : more->added_to(asked);
      auto seen = groups.empty() ? net::view{n_, std::move(closed)} : net::view{std::move(closed), groups.front().seen};
      auto const* receiver = &to;
      if (!graph.parts().all().empty()) {
        auto& own = tied[&graph];
        own = own ? std::move(own) : std::make_unique<tied_stop>(to, graph.kind(), graph.parts());
        receiver = own.get();
      }
      auto values = graph.own_values(seen);
      auto receiver_values = tied_values(*receiver, graph, seen);
      groups.push_back({std::move(seen), &graph, receiver, std::move(values), std::move(receiver_values), {}});
    }
    groups[known->second].senders.push_back(i);
  }
  return alike_together(std::move(groups));
}

std::vector<skims::answer> skims::ask(std::span<skim_sender const* const> const from, tied_stop const& to, worker& own,
                                      closing* const more) const {
  auto answers = std::vector<answer>(from.size());
  auto tied = tied_to_graphs{};
  auto const groups = group(from, to, more, tied);
  auto const* grown = static_cast<alike const*>(nullptr);
  for (auto const& g : groups) {
    if (grown == nullptr || !share_tree(*grown, g)) {
      auto const has_shut = more != nullptr && !more->has_parts(n_);
      auto const shut = has_shut ? shut_arcs(*g.graph, *more) : std::span<std::uint32_t const>{};
      own.tree_.grow(*g.graph, g.own_values, shut, *g.receiver, g.receiver_values);
      grown = &g;
    }
    for (auto const i : g.senders) {
      answers[i] = g.graph->parts().all().empty() ? answer_to(g, *from[i], own)
                                                  : answer_to(g, tied_to_parts(*from[i], *g.graph, *g.receiver), own);
    }
  }
  return answers;
}

skims::answer skims::answer_to(alike const& group, skim_sender const& from, worker& own) const {
  auto const& to = *group.receiver;
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
