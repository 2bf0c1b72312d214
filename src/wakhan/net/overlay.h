// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "wakhan/net/detail/portal_search.h"
#include "wakhan/net/network.h"

// Line-haul between portals. Inside a zone every kilometre costs the same, so of all ways between two of its nodes the
// shortest is best in time, cost and emissions at once, and one number a pair says it all. That makes the searches over
// portals exact.
namespace wakhan::net {

// One way from a start to a portal (or other target) of its zone: metres, and its links in order.
struct haul {
  node_id to;
  std::uint32_t metres{};
  std::vector<link_id> links;
};

// The same by the thinned lines that it follows, in order; they are made links where a way is really taken.
struct line_way {
  node_id to;
  std::uint32_t metres{};
  std::vector<std::uint32_t> lines;
};

// Searches link by link over one network, for few questions that close links at will; scratch memory: keep one a thread
// and use it again.
class zone_search {
 public:
  explicit zone_search(network const& n);

  // The shortest way along all links that `follow` accepts to one target; nothing when it cannot be reached.
  std::vector<haul> run_to(node_id start, node_id target, std::function<bool(link_id)> const& follow);

 private:
  std::vector<link_id> unpack(node_id start, node_id node) const;

  network n_;
  detail::portal_search search_;
};

// Whether a node is an end of the line.
inline bool joins(thinned_line const& line, node_id const node) { return line.ends[0] == node || line.ends[1] == node; }

// Whether line-haul goes on over this link: tracks, and free borders inside a zone.
bool is_line_haul(network const& n, link_id link);

// The overlay of a network: hauls from every portal to the portals of its zone, thinned lines, and hierarchies of
// zones. Same bytes for any number of threads.
void build_overlay(network_data& data, unsigned threads);

}  // namespace wakhan::net
