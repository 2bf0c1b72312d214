// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "wakhan/net/closed_zone.h"
#include "wakhan/net/view.h"

namespace wakhan::route {

// The zones of which a view closes a part, with their portals: what many questions share that close the same.
class closed_parts {
 public:
  explicit closed_parts(net::view const& seen);

  // From a portal or another node of a zone to a portal of it.
  struct reach {
    net::node_id from, to;
    std::uint32_t metres{};
  };

  class part {
   public:
    part(net::view const& seen, net::zone_id zone);

    net::closed_zone const& zone() const { return zone_; }
    // Between portals, without those that pass through a third.
    std::vector<reach> join() const;
    // From a node of the zone to portals, without those that pass through another. `above`: climbed from it.
    std::vector<reach> ways(net::node_id from, hierarchy::label const& above) const;

   private:
    net::closed_zone zone_;
    std::vector<net::node_id> portals_;  // that are not in an avoided country
    net::zone_ends ends_;
    std::vector<hierarchy::label> above_;  // of each of them
  };

  // The part of a zone that is open; nothing where all of it is.
  part const* of(net::zone_id zone) const;
  std::map<net::zone_id, std::unique_ptr<part>> const& all() const { return parts_; }

 private:
  std::map<net::zone_id, std::unique_ptr<part>> parts_;
};

}  // namespace wakhan::route
