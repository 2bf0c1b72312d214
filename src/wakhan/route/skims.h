// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "wakhan/route/itinerary.h"
#include "wakhan/route/skim_graph.h"
#include "wakhan/route/skim_sender.h"
#include "wakhan/route/skim_tree.h"
#include "wakhan/route/tied_stop.h"
#include "wakhan/route/way_elements.h"

namespace wakhan::route {

// Best ways between many stops, each in one price. Questions share what does not depend on their ends: the arcs between
// portals, and for all that go to one destination (from countries whose goods pay and pass alike) one tree of least
// prices. What is left to a question is the way from its sender to the portals around.
//
// A tree holds what is open on any day of a journey: a way that is best with more open and passes nothing that is
// closed is best with less open, too. Other ways, and those past the sender's own terminal, are doubtful: then the
// question is to be asked by itself (find_ways_by).
class skims {
 public:
  // What a question between two stops asks: `kind` with its ends, its destination, and the trade bans that concern it.
  using question = std::function<net::changes(stop const& from, stop const& to)>;

  // `kind`: what all ask.
  skims(net::network const& n, net::changes const& kind, question ask, pricing price);

  enum class outcome : std::uint8_t { way, no_way, doubtful };
  struct answer {
    outcome what{outcome::doubtful};
    std::int64_t value{};  // the way's price
    itinerary way;
    way_elements passed;
  };

  // By the countries that bans shut.
  using skim_graphs = std::map<std::vector<char>, std::unique_ptr<skim_graph>>;

  // What is closed besides, for questions of what if: its countries, crossings and passages avoided.
  class closing {
   public:
    // Takes the countries, crossings and passages that `more` avoids, and nothing else of it.
    explicit closing(net::changes const& more);
    // A question with it closed, too.
    net::changes added_to(net::changes asked) const;

   private:
    friend class skims;
    // Whether it closes a part of a zone: then it has graphs of its own.
    bool has_parts(net::network const& n);

    net::changes more_;
    std::mutex guard_;
    std::optional<bool> has_parts_;
    std::map<skim_graph const*, std::vector<std::uint32_t>> shut_;  // arcs of graphs that were asked
    skim_graphs graphs_;
  };

  // Questions to one receiver that share a tree: their goods pay alike and pass alike.
  struct alike {
    net::view seen;
    skim_graph const* graph;
    tied_stop const* receiver;
    std::vector<std::int64_t> own_values,
        receiver_values;  // of the graph's own arcs, and of those that tie the receiver
    std::vector<std::size_t> senders;
  };

  // Scratch memory of one thread.
  class worker {
   public:
    explicit worker(net::network const& n) : search_{n} {}

   private:
    friend class skims;
    skim_tree tree_;
    net::line_search search_;
  };

  // Ties a stop. Not a scan of the network, but some milliseconds: done once for many questions.
  std::unique_ptr<tied_stop> tie(stop const& here, worker& own) const;
  // The same for a sender, with its ways straight to all receivers that it will be asked about.
  skim_sender tie_sender(stop const& here, std::span<tied_stop const* const> receivers, worker& own) const;

  // Answers from some senders to one receiver, in their order; the same for any number of threads that ask. `more`:
  // what is closed besides, or nothing.
  std::vector<answer> ask(std::span<skim_sender const* const> from, tied_stop const& to, worker& own,
                          closing* more = nullptr) const;

 private:
  // The receiver as it is tied in graphs that close parts of zones.
  using tied_to_graphs = std::map<skim_graph const*, std::unique_ptr<tied_stop>>;

  skim_graph const& graph_for(net::changes const& asked, closing* more) const;
  std::vector<alike> group(std::span<skim_sender const* const> from, tied_stop const& to, closing* more,
                           tied_to_graphs& tied) const;
  std::span<std::uint32_t const> shut_arcs(skim_graph const& graph, closing& more) const;
  answer answer_to(alike const& group, skim_sender const& from, worker& own) const;

  net::network n_;
  net::changes kind_;
  question ask_;
  pricing price_;
  net::view seen_;
  tie_finder ties_;
  mutable std::mutex guard_;
  mutable skim_graphs graphs_;
};

}  // namespace wakhan::route
