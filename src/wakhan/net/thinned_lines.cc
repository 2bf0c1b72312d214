// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/thinned_lines.h"

#include <algorithm>
#include <array>

#include "wakhan/net/detail/unpack_lines.h"

namespace wakhan::net {

// Takes nodes out until many lines meet at each of those left.
class thinning {
 public:
  using line = thinned_lines::line;
  struct half {
    std::uint32_t head, line;
  };

  thinning(network const& n, std::span<node_id const> const ends, std::vector<line>& lines)
      : number_(n.nodes.position.size(), kNone), lines_{lines} {
    for (auto const end : ends) {
      number(end);
    }
    ends_ = nodes.size();
    follow_lines(n);
    for (std::uint32_t i = 0; i < n.nodes.position.size(); ++i) {
      if (n.nodes.zone[node_id{i}].is_valid() && number_[i] == kNone) {
        number(node_id{i});
        follow_lines(n);
      }
    }
    take_out_all();
  }

  bool is_end(std::uint32_t const node) const { return node < ends_; }
  bool is_out(std::uint32_t const node) const { return !is_end(node) && at[node].empty(); }

  std::vector<node_id> nodes;
  std::vector<std::vector<half>> at;
  std::vector<std::vector<std::uint32_t>> lines_on;  // of nodes taken out: the lines that met there then

 private:
  static constexpr auto kNone = thinned_lines::kNone;
  static constexpr std::size_t kMostLines = 8;  // where more meet, shortcuts would outnumber what they save

  // Everything that lines join to the nodes numbered so far.
  void follow_lines(network const& n) {
    for (; followed_ < nodes.size(); ++followed_) {
      for (auto const link : n.links_at(nodes[followed_])) {
        if (is_line_haul(n, link)) {
          auto const next = number(n.other_end(link, nodes[followed_]));
          // Each link once.
          if (n.is_link_from(link, nodes[followed_])) {
            join({n.links.length_m[link], {followed_, next}, {link.value, kNone}});
          }
        }
      }
    }
  }

  std::uint32_t number(node_id const node) {
    auto& place = number_[node.index()];
    if (place == kNone) {
      place = static_cast<std::uint32_t>(nodes.size());
      nodes.push_back(node);
      at.emplace_back();
      lines_on.emplace_back();
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
      lines_on[node].push_back(h.line);
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
  std::uint32_t followed_{};
  std::array<std::vector<std::uint32_t>, kMostLines + 1> waiting_;  // by how many lines meet
};

thinned_lines::thinned_lines(network const& n, std::span<node_id const> const ends) {
  auto thinned = thinning{n, ends, lines_};
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
  all_nodes_ = std::move(thinned.nodes);
  lines_on_ = std::move(thinned.lines_on);
}

namespace {

// Numbers lines so that the parts of each come before it, and drops those that are part of nothing any more.
template <typename Line>
class line_store {
 public:
  line_store(std::vector<Line> const& lines, std::vector<node_id> const& nodes, network_data& data)
      : lines_{lines}, nodes_{nodes}, out_{data.thinned.lines.raw()}, number_(lines.size(), kNoNumber) {}

  std::uint32_t keep(std::uint32_t const wanted) {
    waiting_.push_back(wanted);
    while (!waiting_.empty()) {
      auto const i = waiting_.back();
      if (number_[i] == kNoNumber && waits_for_parts(lines_[i])) {
        continue;
      }
      waiting_.pop_back();
      if (number_[i] == kNoNumber) {
        number_[i] = static_cast<std::uint32_t>(out_.size());
        out_.push_back(stored(lines_[i]));
      }
    }
    return number_[wanted];
  }

 private:
  static constexpr auto kNoNumber = ~std::uint32_t{0};

  static bool is_link(Line const& line) { return line.parts[1] == thinned_line::kLink; }

  bool waits_for_parts(Line const& line) {
    auto waits = false;
    for (auto const part : line.parts) {
      if (!is_link(line) && number_[part] == kNoNumber) {
        waiting_.push_back(part);
        waits = true;
      }
    }
    return waits;
  }

  thinned_line stored(Line const& line) const {
    auto made = thinned_line{static_cast<std::uint32_t>(line.metres),
                             {nodes_[line.ends[0]], nodes_[line.ends[1]]},
                             {line.parts[0], line.parts[1]}};
    if (!is_link(line)) {
      made.parts = {number_[line.parts[0]], number_[line.parts[1]]};
    }
    return made;
  }

  std::vector<Line> const& lines_;
  std::vector<node_id> const& nodes_;
  std::vector<thinned_line>& out_;
  std::vector<std::uint32_t> number_, waiting_;
};

}  // namespace

void thinned_lines::store(network const& n, network_data& data) const {
  auto& out = data.thinned;
  auto lines = line_store<line>{lines_, all_nodes_, data};
  auto number_of_node = std::vector<std::uint32_t>(n.nodes.position.size(), kNone);
  for (std::uint32_t i = 0; i < all_nodes_.size(); ++i) {
    number_of_node[all_nodes_[i].index()] = i;
  }
  out.left_nodes.raw() = node_;
  for (auto const i : number_of_node) {
    out.left.push_back(i == kNone ? network::kTakenOut : number_[i]);
    out.first_way.push_back(static_cast<std::uint32_t>(out.ways.size()));
    if (i != kNone && number_[i] == kNone) {
      for (auto const on : lines_on_[i]) {
        out.ways.push_back(lines.keep(on));
      }
    } else if (i != kNone) {
      for (auto w = first_way_[number_[i]]; w < first_way_[number_[i] + 1]; ++w) {
        out.ways.push_back(lines.keep(ways_[w].line));
      }
    }
  }
  out.first_way.push_back(static_cast<std::uint32_t>(out.ways.size()));
}

std::vector<haul> thinned_lines::search::run(node_id const start) {
  auto found = std::vector<haul>{};
  auto const from = lines_.number_of_.at(start.value);
  search_.run(
      from, [&](std::uint32_t const node) { return lines_.is_end_[node] != 0; },
      [&](std::uint32_t const node, auto const& way_on) {
        for (auto i = lines_.first_way_[node]; i < lines_.first_way_[node + 1]; ++i) {
          way_on(lines_.ways_[i].head, lines_.ways_[i].metres, lines_.ways_[i].line);
        }
      },
      [&](std::uint32_t const node, std::uint64_t const metres) {
        found.push_back(
            {lines_.node_[node], static_cast<std::uint32_t>(metres), lines_.links(start, lines_to(from, node))});
        return true;
      });
  return found;
}

std::vector<std::uint32_t> thinned_lines::search::lines_to(std::uint32_t const start, std::uint32_t node) const {
  auto lines = std::vector<std::uint32_t>{};
  while (node != start) {
    lines.push_back(search_.by(node));
    node = lines_.number_[lines_.lines_[lines.back()].other_end(lines_.number_in_lines_[node])];
  }
  std::reverse(lines.begin(), lines.end());
  return lines;
}

std::vector<link_id> thinned_lines::links(node_id const start, std::span<std::uint32_t const> const lines) const {
  return detail::unpack_lines(lines_, lines, number_in_lines_[number_of_.at(start.value)],
                              [](line const&, std::uint32_t, std::size_t) {});
}

}  // namespace wakhan::net
