// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "wakhan/route/skim_graph.h"
#include "wakhan/route/skim_tree.h"
#include "wakhan/route/tied_stop.h"
#include "wakhan/route/way_piece.h"

namespace wakhan::route {

// The prices of the arcs that tie a stop, in their order, kNever where they are closed. Loading waits for departures
// towards the destination of the view's question.
std::vector<std::int64_t> tied_values(tied_stop const& at, skim_graph const& graph, net::view const& seen);

// A sender of many questions: its ties, and its ways straight along a zone to lines of receivers.
struct skim_sender {
  struct straight {
    std::uint32_t line{};  // of the sender
    net::node_id to;
    std::uint32_t metres{};
  };
  std::unique_ptr<tied_stop> tied;
  std::vector<straight> ways;
};

// A sender whose stop was tied over whole zones as it is where a graph closes parts of some, with its ways straight to
// a receiver that is tied so, too.
skim_sender tied_to_parts(skim_sender const& whole, skim_graph const& graph, tied_stop const& receiver);

// One question, from a sender to the receiver that a tree was grown from.
class skim_question {
 public:
  skim_question(skim_graph const& graph, skim_tree const& tree, net::view const& seen, skim_sender const& from,
                tied_stop const& to);

  // The least price; kNever where there is no way.
  std::int64_t value() const { return best_; }
  // Whether a way through the sender's own terminal, which trees know nothing of, could be better.
  bool may_pass_own_terminal() const;
  // The pieces of the way, some of which may be open on some days only. Only where there is a way.
  std::vector<way_piece> pieces(net::line_search& search) const;

 private:
  static constexpr std::int64_t kNever = skim_graph::kNever;
  // How the best way goes on from a node that the sender is tied by.
  struct onward {
    std::int64_t value{kNever};
    enum class kind : std::uint8_t { none, arc, straight, joint } by{};
    std::uint32_t which{};
  };

  void join_receiver();
  void settle();
  void choose_pickup();
  std::int64_t from(std::uint32_t node) const;
  bool may_come_to(std::uint32_t line, std::int64_t on_from_there, std::int64_t first_mile) const;
  way_piece piece_of(tied_stop const& at, tied_stop::arc const& a) const;
  way_piece shared_piece(skim_graph::arc const& a) const;
  way_piece straight_piece(skim_sender::straight const& way, net::line_search& search) const;
  std::uint32_t add_sender_pieces(std::vector<way_piece>& all, net::line_search& search) const;
  void add_tree_pieces(std::uint32_t node, std::vector<way_piece>& all) const;

  skim_graph const& graph_;
  skim_tree const& tree_;
  net::view const& seen_;
  net::network const& n_;
  skim_sender const& from_;
  tied_stop const& to_;
  std::vector<std::int64_t> values_;  // of the sender's arcs
  std::vector<onward> onward_;        // from its extra nodes
  std::int64_t best_{kNever};
  std::size_t pickup_{};
};

}  // namespace wakhan::route
