// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/skim_sender.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "wakhan/base/assert.h"

namespace wakhan::route {

namespace {

// The node where a stop's arc begins or ends.
net::node_id node_at(net::network const& n, tied_stop const& at, std::uint32_t const node) {
  return node < n.portals.size() ? n.portals.all()[node] : at.extras()[node - n.portals.size()];
}

std::int64_t value_of(tied_stop const& at, tied_stop::arc const& a, skim_graph const& graph, net::view const& seen) {
  auto const& n = seen.base();
  auto const& price = graph.price();
  auto const tail = node_at(n, at, a.tail);
  if (a.link.is_valid()) {
    return seen.why_closed(a.link, 0) != net::closure::none ? skim_graph::kNever
                                                            : price(cost::link_bill(seen, a.link, tail).sum);
  }
  auto const& line = at.lines()[a.start];
  auto const& lines = line.ways[a.way].lines;
  auto const first =
      lines.empty() ? line_at(graph.kind(), line.node) : net::line_search::first_link(n, line.node, lines);
  if (why_stretch_closed(graph.kind(), {tail, node_at(n, at, a.head), first}) != net::closure::none) {
    return skim_graph::kNever;
  }
  return price(haul_price(seen, n.nodes.zone[line.node], a.metres));
}

// Whether freight of a question goes by the mode of a node's lines.
bool may_move_on(net::view const& seen, net::node_id const line) {
  auto const& n = seen.base();
  for (auto const link : n.links_at(line)) {
    if (n.links.kind[link] == net::link_kind::track) {
      return seen.is_mode_used(n.links.by[link]) && seen.has_equipment(n.links.by[link]);
    }
  }
  return true;
}

}  // namespace

skim_sender tied_to_parts(skim_sender const& whole, skim_graph const& graph, tied_stop const& receiver) {
  auto const& n = graph.kind().base();
  auto made = skim_sender{};
  made.tied = std::make_unique<tied_stop>(*whole.tied, graph.kind(), graph.parts());
  auto const lines = made.tied->lines();
  std::ranges::copy_if(whole.ways, std::back_inserter(made.ways), [&](skim_sender::straight const& way) {
    return graph.parts().of(n.nodes.zone[lines[way.line].node]) == nullptr;
  });
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    for (auto const& to : receiver.lines()) {
      if (lines[i].above.rank.empty() || to.above.rank.empty() || to.node == lines[i].node ||
          n.nodes.zone[to.node] != n.nodes.zone[lines[i].node]) {
        continue;
      }
      if (auto const metres = net::closed_zone::metres(lines[i].above, to.above)) {
        made.ways.push_back({i, to.node, *metres});
      }
    }
  }
  return made;
}

std::vector<std::int64_t> tied_values(tied_stop const& at, skim_graph const& graph, net::view const& seen) {
  auto values = std::vector<std::int64_t>{};
  values.reserve(at.arcs().size());
  for (auto const& a : at.arcs()) {
    values.push_back(value_of(at, a, graph, seen));
  }
  return values;
}

skim_question::skim_question(skim_graph const& graph, skim_tree const& tree, net::view const& seen,
                             skim_sender const& from, tied_stop const& to)
    : graph_{graph},
      tree_{tree},
      seen_{seen},
      n_{seen.base()},
      from_{from},
      to_{to},
      values_{tied_values(*from.tied, graph, seen)},
      onward_(from.tied->extras().size()) {
  join_receiver();
  settle();
  choose_pickup();
}

// Nodes by which both stops are tied, and ways straight from a line of the one to a line of the other.
void skim_question::join_receiver() {
  for (std::uint32_t i = 0; i < onward_.size(); ++i) {
    auto const there = to_.number_of(from_.tied->extras()[i]);
    if (there != tied_stop::kNone && tree_.at(there) != kNever) {
      onward_[i] = {tree_.at(there), onward::kind::joint, there};
    }
  }
  for (std::uint32_t w = 0; w < from_.ways.size(); ++w) {
    auto const& way = from_.ways[w];
    auto const there = to_.number_of(way.to);
    if (there == tied_stop::kNone || tree_.at(there) == kNever) {
      continue;
    }
    auto const& line = from_.tied->lines()[way.line];
    if (!may_move_on(seen_, line.node)) {
      continue;
    }
    auto const value = graph_.price()(haul_price(seen_, n_.nodes.zone[line.node], way.metres)) + tree_.at(there);
    auto& here = onward_[from_.tied->number_of(line.node) - graph_.nodes()];
    if (value < here.value) {
      here = {value, onward::kind::straight, w};
    }
  }
}

std::int64_t skim_question::from(std::uint32_t const node) const {
  return node < graph_.nodes() ? tree_.at(node) : onward_[node - graph_.nodes()].value;
}

// Until nothing gets better (Bellman 1958): some twenty nodes, all within a few arcs of each other.
void skim_question::settle() {
  auto const arcs = from_.tied->arcs();
  for (auto is_better = true; is_better;) {
    is_better = false;
    for (std::uint32_t i = 0; i < arcs.size(); ++i) {
      auto const& a = arcs[i];
      if (a.tail < graph_.nodes() || values_[i] == kNever || from(a.head) == kNever) {
        continue;
      }
      auto const value = values_[i] + from(a.head);
      auto& here = onward_[a.tail - graph_.nodes()];
      if (value < here.value) {
        here = {value, onward::kind::arc, i};
        is_better = true;
      }
    }
  }
}

void skim_question::choose_pickup() {
  auto const pickups = from_.tied->pickups();
  for (std::size_t i = 0; i < pickups.size(); ++i) {
    auto const there = from(pickups[i].node);
    if (there == kNever) {
      continue;
    }
    if (auto const value = graph_.price()(pickups[i].price) + there; value < best_) {
      best_ = value;
      pickup_ = i;
    }
  }
}

// Whether a way that comes to a line of the sender's, and goes on from there at a price, can be better than the best.
// It comes by a portal, or straight from a line of the receiver. To there it is at least a first mile, and no less than
// the best way is longer than the one from there to the receiver.
bool skim_question::may_come_to(std::uint32_t const line, std::int64_t const on_from_there,
                                std::int64_t const first_mile) const {
  auto const is_better_by = [&](std::uint32_t const node, std::int64_t const to_line) {
    auto const before = tree_.at(node) == kNever ? first_mile : std::max(first_mile, best_ - tree_.at(node));
    return before + to_line + on_from_there < best_;
  };
  if (line < graph_.nodes()) {
    return is_better_by(line, 0);
  }
  for (auto const& a : from_.tied->arcs_into(line)) {
    auto const value = values_[static_cast<std::size_t>(&a - from_.tied->arcs().data())];
    if (a.tail < graph_.nodes() && value != kNever && is_better_by(a.tail, value)) {
      return true;
    }
  }
  return std::any_of(from_.ways.begin(), from_.ways.end(), [&](skim_sender::straight const& way) {
    auto const start = from_.tied->lines()[way.line].node;
    auto const there = to_.number_of(way.to);
    return from_.tied->number_of(start) == line && there != tied_stop::kNone &&
           is_better_by(there, graph_.price()(haul_price(seen_, n_.nodes.zone[start], way.metres)));
  });
}

bool skim_question::may_pass_own_terminal() const {
  auto first_mile = kNever;
  for (auto const& p : from_.tied->pickups()) {
    first_mile = std::min(first_mile, graph_.price()(p.price));
  }
  auto const arcs = from_.tied->arcs();
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    auto const& unloading = arcs[i];
    if (unloading.link.is_valid() && !unloading.is_loading && values_[i] != kNever && from(unloading.head) != kNever &&
        may_come_to(unloading.tail, values_[i] + from(unloading.head), first_mile)) {
      return true;
    }
  }
  return false;
}

way_piece skim_question::piece_of(tied_stop const& at, tied_stop::arc const& a) const {
  if (a.link.is_valid()) {
    return {piece_kind::link, {}, {a.link}, a.is_backwards, {}};
  }
  auto const& line = at.lines()[a.start];
  auto const& way = line.ways[a.way];
  auto const* const part = graph_.parts().of(n_.nodes.zone[line.node]);
  auto links =
      part != nullptr ? part->zone().links(line.node, way.to) : net::line_search::links(n_, line.node, way.lines);
  if (a.is_backwards) {
    std::reverse(links.begin(), links.end());
  }
  return {piece_kind::line_haul, node_at(n_, at, a.tail), std::move(links), false, {}};
}

way_piece skim_question::straight_piece(skim_sender::straight const& way, net::line_search& search) const {
  auto const from = from_.tied->lines()[way.line].node;
  if (auto const* const part = graph_.parts().of(n_.nodes.zone[from])) {
    return {piece_kind::line_haul, from, part->zone().links(from, way.to), false, {}};
  }
  auto const found = search.ways(from, std::array{way.to});
  auto const it = std::find_if(found.begin(), found.end(), [&](auto const& w) { return w.to == way.to; });
  WAKHAN_ASSERT(it != found.end());
  return {piece_kind::line_haul, from, net::line_search::links(n_, from, it->lines), false, {}};
}

// Up to the first node that the tree knows, whose number there is returned.
std::uint32_t skim_question::add_sender_pieces(std::vector<way_piece>& all, net::line_search& search) const {
  auto const& pickup = from_.tied->pickups()[pickup_];
  all.push_back({piece_kind::access, {}, {}, false, pickup.what});
  auto node = pickup.node;
  while (node >= graph_.nodes()) {
    auto const& here = onward_[node - graph_.nodes()];
    WAKHAN_ASSERT(here.by != onward::kind::none);
    switch (here.by) {
      case onward::kind::arc: {
        auto const& a = from_.tied->arcs()[here.which];
        all.push_back(piece_of(*from_.tied, a));
        node = a.head;
        break;
      }
      case onward::kind::straight:
        all.push_back(straight_piece(from_.ways[here.which], search));
        return to_.number_of(from_.ways[here.which].to);
      case onward::kind::joint:
      case onward::kind::none: return here.which;
    }
  }
  return node;
}

way_piece skim_question::shared_piece(skim_graph::arc const& a) const {
  if (a.kind == arc_kind::link) {
    return {piece_kind::link, {}, {net::link_id{a.id}}, a.is_backwards, {}};
  }
  auto const from = node_at(n_, to_, a.tail);
  if (a.kind == arc_kind::haul) {
    auto const& zone = graph_.parts().of(n_.nodes.zone[from])->zone();
    return {piece_kind::line_haul, from, zone.links(from, node_at(n_, to_, a.head)), false, {}};
  }
  auto const first = n_.overlay.first_link.all();
  auto const links = n_.overlay.path.all().subspan(first[a.id], first[a.id + 1] - first[a.id]);
  return {piece_kind::line_haul, from, {links.begin(), links.end()}, false, {}};
}

void skim_question::add_tree_pieces(std::uint32_t node, std::vector<way_piece>& all) const {
  while (true) {
    auto const next = tree_.on(node);
    WAKHAN_ASSERT(next.by != skim_tree::next::kind::none);
    switch (next.by) {
      case skim_tree::next::kind::shared: {
        auto const& a = graph_.arcs()[next.arc];
        all.push_back(shared_piece(a));
        node = a.head;
        break;
      }
      case skim_tree::next::kind::local: {
        auto const& a = to_.arcs()[next.arc];
        all.push_back(piece_of(to_, a));
        node = a.head;
        break;
      }
      case skim_tree::next::kind::delivery:
      case skim_tree::next::kind::none:
        return all.push_back({piece_kind::access, {}, {}, false, to_.deliveries()[next.arc].what});
    }
  }
}

std::vector<way_piece> skim_question::pieces(net::line_search& search) const {
  WAKHAN_ASSERT(best_ != kNever);
  auto all = std::vector<way_piece>{};
  auto const node = add_sender_pieces(all, search);
  add_tree_pieces(node, all);
  return all;
}

}  // namespace wakhan::route
