// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/line_search.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "wakhan/base/error.h"
#include "wakhan/net/detail/unpack_lines.h"

namespace wakhan::net {

namespace {

constexpr auto kNone = ~std::uint32_t{0};

// Opening a pack sees that lines refer to lines and nodes that are there, not that they hang together.
void must_hold(bool const is_whole) {
  verify(is_whole, errc::damaged_pack, "the thinned lines of the pack do not hang together");
}

std::span<std::uint32_t const> ways_from(network const& n, node_id const node) {
  auto const first = n.thinned.first_way.all();
  return n.thinned.ways.all().subspan(first[node.index()], first[node.index() + 1] - first[node.index()]);
}

}  // namespace

line_search::line_search(network const& n) : n_{n}, search_{n.thinned.left_nodes.size()} {}

std::uint32_t line_search::number(node_id const node) {
  if (auto const left = n_.thinned.left[node]; left != network::kTakenOut) {
    return left;
  }
  auto const left = n_.thinned.left_nodes.size();
  auto const [place, is_new] = number_.try_emplace(node.value, static_cast<std::uint32_t>(left + met_.size()));
  if (is_new) {
    met_.push_back(node);
    search_.grow(left + met_.size());
  }
  return place->second;
}

std::vector<line_way> line_search::ways(node_id const start, std::span<node_id const> const targets) {
  auto const left = n_.thinned.left_nodes.size();
  number_.clear();
  met_.clear();
  auto const from = number(start);
  auto const node_of = [&](std::uint32_t const i) {
    return i < left ? n_.thinned.left_nodes.all()[i] : met_[i - left];
  };
  auto found = std::vector<std::pair<std::uint32_t, std::uint64_t>>{};
  search_.run(
      from, [&](std::uint32_t const i) { return n_.nodes.portal[node_of(i)].is_valid(); },
      [&](std::uint32_t const i, auto const& way) {
        auto const node = node_of(i);
        for (auto const line : ways_from(n_, node)) {
          auto const& on = n_.thinned.lines.all()[line];
          way(number(on.other_end(node)), on.metres, line);
        }
      },
      [&](std::uint32_t const i, std::uint64_t const metres) {
        found.emplace_back(i, metres);
        return true;
      });
  auto ways = std::vector<line_way>{};
  for (auto const& [i, metres] : found) {
    ways.push_back({node_of(i), static_cast<std::uint32_t>(metres), lines_to(i, start)});
  }
  for (auto const target : targets) {
    if (target != start && n_.nodes.zone[target] == n_.nodes.zone[start] && !n_.nodes.portal[target].is_valid()) {
      add_target(start, target, ways);
    }
  }
  return ways;
}

// Dijkstra's search (1959) over lines that lead up; nodes left are reached and not left again. Nearest first.
std::vector<line_search::climbed> line_search::climb(node_id const from) const {
  auto reached = std::unordered_map<std::uint32_t, std::pair<std::uint64_t, std::uint32_t>>{{from.value, {0, kNone}}};
  auto heap = std::vector<std::pair<std::uint64_t, std::uint32_t>>{{0, from.value}};
  auto all = std::vector<climbed>{};
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), std::greater<>{});
    auto const [metres, value] = heap.back();
    heap.pop_back();
    auto const node = node_id{value};
    auto const [best, by] = reached.at(value);
    if (metres > best || (!all.empty() && all.back().node == node)) {
      continue;
    }
    all.push_back({node, metres, by});
    if (n_.thinned.left[node] != network::kTakenOut) {
      continue;
    }
    for (auto const line : ways_from(n_, node)) {
      auto const& on = n_.thinned.lines.all()[line];
      auto const next = on.other_end(node);
      auto const sum = metres + on.metres;
      auto const [there, is_new] = reached.try_emplace(next.value, sum, line);
      if (is_new || sum < there->second.first) {
        there->second = {sum, line};
        heap.emplace_back(sum, next.value);
        std::push_heap(heap.begin(), heap.end(), std::greater<>{});
      }
    }
  }
  return all;
}

// The lines of the search's way to a node, from its start on.
std::vector<std::uint32_t> line_search::lines_to(std::uint32_t number, node_id const start) const {
  auto const left = n_.thinned.left_nodes.size();
  auto const node_of = [&](std::uint32_t const i) {
    return i < left ? n_.thinned.left_nodes.all()[i] : met_[i - left];
  };
  auto lines = std::vector<std::uint32_t>{};
  for (auto node = node_of(number); node != start;) {
    auto const line = search_.by(number);
    auto const& on = n_.thinned.lines.all()[line];
    must_hold(joins(on, node) && lines.size() < left + met_.size());
    lines.push_back(line);
    node = on.other_end(node);
    auto const at = n_.thinned.left[node];
    auto const met = number_.find(node.value);
    must_hold(at != network::kTakenOut || met != number_.end());
    number = at != network::kTakenOut ? at : met->second;
  }
  std::reverse(lines.begin(), lines.end());
  return lines;
}

line_search::meeting line_search::meet(std::span<climbed const> const up) const {
  auto best = meeting{};
  for (auto const& c : up) {
    if (n_.nodes.portal[c.node].is_valid()) {
      continue;
    }
    auto at = n_.thinned.left[c.node];
    if (at == network::kTakenOut) {
      auto const met = number_.find(c.node.value);
      if (met == number_.end()) {
        continue;
      }
      at = met->second;
    }
    if (auto const metres = search_.open_metres(at); metres && *metres + c.metres < best.metres) {
      best = {*metres + c.metres, at, &c};
    }
  }
  return best;
}

std::optional<std::uint32_t> line_search::metres_to(std::span<climbed const> const target) const {
  auto const met = meet(target);
  return met.peak == nullptr ? std::nullopt : std::optional{static_cast<std::uint32_t>(met.metres)};
}

// Where the way up from a target meets the search from the start, the way down to the target begins.
void line_search::add_target(node_id const start, node_id const target, std::vector<line_way>& found) const {
  auto const up = climb(target);
  auto const met = meet(up);
  if (met.peak == nullptr) {
    return;
  }
  auto lines = lines_to(met.number, start);
  for (auto c = met.peak; c->node != target;) {
    auto const& down = n_.thinned.lines.all()[c->line];
    must_hold(joins(down, c->node) && lines.size() < n_.thinned.lines.size());
    lines.push_back(c->line);
    auto const below = std::find_if(
        up.begin(), up.end(), [&, at = down.other_end(c->node)](climbed const& other) { return other.node == at; });
    must_hold(below != up.end());
    c = &*below;
  }
  found.push_back({target, static_cast<std::uint32_t>(met.metres), std::move(lines)});
}

std::vector<link_id> line_search::links(network const& n, node_id const from,
                                        std::span<std::uint32_t const> const lines) {
  auto const most = n.links.from.size() + n.thinned.lines.size();
  return detail::unpack_lines(n.thinned.lines.all(), lines, from,
                              [&](thinned_line const& line, node_id const at, std::size_t const known) {
                                must_hold(joins(line, at) && known <= most);
                              });
}

link_id line_search::first_link(network const& n, node_id const from, std::span<std::uint32_t const> const lines) {
  auto const all = n.thinned.lines.all();
  must_hold(!lines.empty());
  auto at = lines.front();
  // Parts come before what they make up (Pack format), so this ends.
  while (!all[at].is_link()) {
    must_hold(joins(all[at], from));
    auto const part = all[at].parts[all[at].ends[0] == from ? 0 : 1];
    must_hold(part < at);
    at = part;
  }
  return link_id{all[at].parts[0]};
}

}  // namespace wakhan::net
