// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/thinned_lines.h"

#include <algorithm>
#include <array>

namespace wakhan::net {

// Takes nodes out until many lines meet at each of those left.
class thinning {
 public:
  using line = thinned_lines::line;
  struct half {
    std::uint32_t head, line;
  };

  thinning(network const& n, std::span<node_id const> const ends, std::function<bool(link_id)> const& may_use,
           std::vector<line>& lines)
      : number_(n.nodes.position.size(), kNone), lines_{lines} {
    for (auto const end : ends) {
      number(end);
    }
    ends_ = nodes.size();
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      for (auto const link : n.links_at(nodes[i])) {
        if (is_line_haul(n, link) && may_use(link)) {
          auto const next = number(n.other_end(link, nodes[i]));
          // Each link once.
          if (n.is_link_from(link, nodes[i])) {
            join({n.links.length_m[link], {i, next}, {link.value, kNone}});
          }
        }
      }
    }
    take_out_all();
  }

  bool is_end(std::uint32_t const node) const { return node < ends_; }
  bool is_out(std::uint32_t const node) const { return !is_end(node) && at[node].empty(); }

  std::vector<node_id> nodes;
  std::vector<std::vector<half>> at;

 private:
  static constexpr auto kNone = thinned_lines::kNone;
  static constexpr std::size_t kMostLines = 8;  // where more meet, shortcuts would outnumber what they save

  std::uint32_t number(node_id const node) {
    auto& place = number_[node.index()];
    if (place == kNone) {
      place = static_cast<std::uint32_t>(nodes.size());
      nodes.push_back(node);
      at.emplace_back();
    }
    return place;
  }

  // The shortest line between two nodes is the only one kept; of equal ones the first.
  void join(line const& made) {
    auto const [a, b] = made.ends;
    if (a == b) {
      return;
    }
    auto const there = std::find_if(at[a].begin(), at[a].end(), [&](half const& h) { return h.head == b; });
    if (there == at[a].end()) {
      at[a].push_back({b, static_cast<std::uint32_t>(lines_.size())});
      at[b].push_back({a, static_cast<std::uint32_t>(lines_.size())});
      lines_.push_back(made);
    } else if (made.metres < lines_[there->line].metres) {
      lines_[there->line] = made;
    }
  }

  void note(std::uint32_t const node) {
    if (!is_end(node) && at[node].size() <= kMostLines) {
      waiting_[at[node].size()].push_back(node);
    }
  }

  void take_out_all() {
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      note(i);
    }
    for (auto lines = std::size_t{1}; lines <= kMostLines;) {
      auto& waiting = waiting_[lines];
      if (waiting.empty()) {
        ++lines;
        continue;
      }
      auto const node = waiting.back();
      waiting.pop_back();
      if (at[node].size() == lines) {
        take_out(node);
        lines = 1;  // its neighbours may have fewer lines now
      }
    }
  }

  void take_out(std::uint32_t const node) {
    auto const around = std::move(at[node]);
    at[node].clear();
    for (auto const& h : around) {
      std::erase_if(at[h.head], [&](half const& back) { return back.head == node; });
    }
    for (auto a = around.begin(); a != around.end(); ++a) {
      for (auto b = a + 1; b != around.end(); ++b) {
        join({lines_[a->line].metres + lines_[b->line].metres, {a->head, b->head}, {a->line, b->line}});
      }
    }
    for (auto const& h : around) {
      note(h.head);
    }
  }

  std::vector<std::uint32_t> number_;
  std::vector<line>& lines_;
  std::size_t ends_{};
  std::array<std::vector<std::uint32_t>, kMostLines + 1> waiting_;  // by how many lines meet
};

thinned_lines::thinned_lines(network const& n, std::span<node_id const> const ends,
                             std::function<bool(link_id)> const& may_use) {
  auto const thinned = thinning{n, ends, may_use, lines_};
  number_.assign(thinned.nodes.size(), kNone);
  for (std::uint32_t i = 0; i < thinned.nodes.size(); ++i) {
    if (thinned.is_out(i)) {
      continue;
    }
    number_[i] = static_cast<std::uint32_t>(node_.size());
    node_.push_back(thinned.nodes[i]);
    number_in_lines_.push_back(i);
    is_end_.push_back(thinned.is_end(i) ? 1 : 0);
    if (thinned.is_end(i)) {
      number_of_.emplace(thinned.nodes[i].value, number_[i]);
    }
  }
  for (auto const i : number_in_lines_) {
    first_way_.push_back(static_cast<std::uint32_t>(ways_.size()));
    for (auto const& h : thinned.at[i]) {
      ways_.push_back({lines_[h.line].metres, number_[h.head], h.line});
    }
  }
  first_way_.push_back(static_cast<std::uint32_t>(ways_.size()));
}

std::vector<haul> thinned_lines::search::run(node_id const start) {
  auto hauls = std::vector<haul>{};
  auto const from = lines_.number_of_.at(start.value);
  search_.run(
      from, [&](std::uint32_t const node) { return lines_.is_end_[node] != 0; },
      [&](std::uint32_t const node, auto const& way_on) {
        for (auto i = lines_.first_way_[node]; i < lines_.first_way_[node + 1]; ++i) {
          way_on(lines_.ways_[i].head, lines_.ways_[i].metres, lines_.ways_[i].line);
        }
      },
      [&](std::uint32_t const node, std::uint64_t const metres) {
        hauls.push_back({lines_.node_[node], static_cast<std::uint32_t>(metres), unpack(from, node)});
        return true;
      });
  return hauls;
}

std::vector<link_id> thinned_lines::search::unpack(std::uint32_t const start, std::uint32_t node) {
  auto const& all = lines_.lines_;
  // What comes last on the way lies at the bottom.
  to_unpack_.clear();
  while (node != start) {
    auto const on_way = search_.by(node);
    auto const before = all[on_way].other_end(lines_.number_in_lines_[node]);
    to_unpack_.emplace_back(on_way, before);
    node = lines_.number_[before];
  }
  auto links = std::vector<link_id>{};
  while (!to_unpack_.empty()) {
    auto const [number, from] = to_unpack_.back();
    to_unpack_.pop_back();
    auto const& here = all[number];
    if (here.parts[1] == kNone) {
      links.emplace_back(here.parts[0]);
      continue;
    }
    auto const is_forward = here.ends[0] == from;
    auto const first = here.parts[is_forward ? 0 : 1];
    to_unpack_.emplace_back(here.parts[is_forward ? 1 : 0], all[first].other_end(from));
    to_unpack_.emplace_back(first, from);
  }
  return links;
}

}  // namespace wakhan::net
