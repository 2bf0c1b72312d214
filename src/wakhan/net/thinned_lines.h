// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "wakhan/net/detail/portal_search.h"
#include "wakhan/net/network.h"
#include "wakhan/net/overlay.h"

namespace wakhan::net {

// The line-haul of a network, thinned out to what decides which way between some nodes is shortest: where few lines
// meet, shortcuts past the place stand for them (node elimination: Parter 1961; shortest ways: Geisberger et al.,
// "Contraction hierarchies", 2008). Made with a pack, for its overlay and for line_search.
class thinned_lines {
 public:
  // `ends` are never taken out.
  thinned_lines(network const& n, std::span<node_id const> ends);

  std::size_t nodes() const { return node_.size(); }  // ends, and places where many lines meet

  // Puts the lines of the whole network into its columns, for line_search. `n` is the network that they were made of.
  void store(network const& n, network_data& data) const;

  // Scratch memory of searches; keep one a thread and use it again.
  class search {
   public:
    explicit search(thinned_lines const& lines) : lines_{lines}, search_{lines.nodes()} {}
    // Shortest ways from one of the ends to the others, without those that pass through a third. Nearest first.
    std::vector<haul> run(node_id start);

   private:
    std::vector<std::uint32_t> lines_to(std::uint32_t start, std::uint32_t node) const;

    thinned_lines const& lines_;
    detail::portal_search search_;
  };

 private:
  friend class thinning;
  static constexpr auto kNone = ~std::uint32_t{0};
  // A link, or a shortcut of two lines: from `ends[0]` to the node left out, and on to `ends[1]`.
  struct line {
    std::uint64_t metres;
    std::uint32_t ends[2];
    std::uint32_t parts[2];  // lines; or a link and kNone
    bool is_link() const { return parts[1] == kNone; }
    std::uint32_t other_end(std::uint32_t const node) const { return ends[ends[0] == node ? 1 : 0]; }
  };
  struct way {
    std::uint64_t metres;
    std::uint32_t head, line;
  };

  // The links of lines that lead on from one of the ends, in order.
  std::vector<link_id> links(node_id start, std::span<std::uint32_t const> lines) const;

  std::vector<line> lines_;                           // between all nodes ever
  std::vector<node_id> all_nodes_;                    // as lines number them
  std::vector<std::vector<std::uint32_t>> lines_on_;  // by that number: of nodes taken out, the lines on from them then
  std::vector<std::uint32_t> number_;                 // of those that are left
  std::vector<node_id> node_;                         // by that number, as what follows
  std::vector<char> is_end_;
  std::vector<std::uint32_t> number_in_lines_;
  std::vector<std::uint32_t> first_way_;  // one more than nodes
  std::vector<way> ways_;
  std::unordered_map<std::uint32_t, std::uint32_t> number_of_;  // of the ends
};

}  // namespace wakhan::net
