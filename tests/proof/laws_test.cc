// SPDX-License-Identifier: Apache-2.0
// Laws that whole fronts and single optima obey on the real network when the network or the question changes.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "proof/least_on_graph.h"
#include "proof/owned_network.h"
#include "proof/pack_questions.h"
#include "unit/route/rebuilt_network.h"
#include "wakhan/route/pareto.h"

namespace {

using namespace wakhan;
using cost::criteria;
using proof::drawn_question;

constexpr std::size_t kMostLabels = 60'000;  // fronts that take more are left to longer tests
constexpr int kUsualQuestions = 450;
constexpr proof::weights kCriteria[] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

std::set<criteria> sums_of(route::pareto_front const& front) {
  auto sums = std::set<criteria>{};
  for (auto const& w : front.ways) {
    sums.insert(w.sum);
  }
  return sums;
}

// A question with its graph and, where wanted, its front, and what is best in each criterion at every node the graph
// reaches.
class answered {
 public:
  answered(net::network const& n, drawn_question const& q, bool const with_front = true)
      : graph{net::view{n, q.changes}, q.stops, 1},
        front{with_front ? route::find_pareto_front(graph, {kMostLabels}) : route::pareto_front{}} {
    for (std::size_t i = 0; i < 3; ++i) {
      least[i] = proof::least_on(graph, kCriteria[i]);
    }
  }
  answered(answered const&) = delete;
  answered& operator=(answered const&) = delete;

  // The one with which fronts of changed networks are compared; cut off, it says nothing of them.
  bool has_whole_front() const { return front.is_exact && !front.ways.empty(); }

  route::search_graph graph;
  route::pareto_front front;
  std::array<std::vector<std::int64_t>, 3> least;
};

// What holds between an answer and that of a changed network or question.
class comparison {
 public:
  comparison(std::uint64_t const seed, char const* const law, std::vector<std::string>& failures)
      : seed_{seed}, law_{law}, failures_{failures} {}

  void expect(bool const holds, std::string const& words) {
    if (!holds && failures_.size() < 3) {
      failures_.push_back(fmt::format("{}: question {}: {}", law_, seed_, words));
    }
  }

  template <typename Map>
  void expect_front(answered const& a, answered const& b, Map const& map) {
    auto expected = std::set<criteria>{};
    for (auto const& sum : sums_of(a.front)) {
      expected.insert(map(sum));
    }
    expect(!a.front.is_exact || !b.front.is_exact || expected == sums_of(b.front),
           fmt::format("{} ways become {} others", expected.size(), b.front.ways.size()));
  }

  // What is best at every node of both graphs; `place_of` says which node of the second one of the first is, and leaves
  // out those for which it gives none.
  template <typename Place, typename Map>
  void expect_least(answered const& a, answered const& b, Place const& place_of, Map const& map) {
    auto number = std::unordered_map<std::uint32_t, std::uint32_t>{};
    // Lines are cut where a territory ends, so that two nodes stand at one point: a stop may be tied to either.
    auto number_at = std::map<std::pair<int, int>, std::uint32_t>{};
    for (std::uint32_t i = 0; i < b.graph.nodes(); ++i) {
      number.emplace(b.graph.node_of(i).value, i);
      if (b.graph.node_of(i).is_valid()) {
        auto const at = b.graph.seen().base().nodes.position[b.graph.node_of(i)];
        number_at.emplace(std::pair{at.lon_e6, at.lat_e6}, i);
      }
    }
    for (std::uint32_t i = 0; i < a.graph.nodes(); ++i) {
      auto const node = a.graph.node_of(i);
      auto const place = node.is_valid() ? place_of(node) : net::node_id{};
      if (!place.is_valid()) {
        continue;
      }
      auto const at = a.graph.seen().base().nodes.position[node];
      auto const there = number.find(place.value);
      auto const twin = number_at.find({at.lon_e6, at.lat_e6});
      auto const is_there = there != number.end() || twin != number_at.end();
      expect(is_there, fmt::format("node {} at {},{} is not in the other graph", node.value, at.lon(), at.lat()));
      if (there == number.end() && a.graph.seen().avoids_countries()) {
        continue;  // the territory on one side of the cut may be the one that is avoided
      }
      for (std::size_t k = 0; k < 3 && is_there; ++k) {
        auto const before = a.least[k][i];
        auto const after = b.least[k][there != number.end() ? there->second : twin->second];
        expect(after == (before == proof::kUnreached ? before : map(before, k)),
               fmt::format("node {} in criterion {}: {} becomes {}", node.value, k, before, after));
      }
    }
  }

 private:
  std::uint64_t seed_;
  char const* law_;
  std::vector<std::string>& failures_;
};

auto const kSameNode = [](net::node_id const node) { return node; };
auto const kSameSum = [](criteria const& c) { return c; };
auto const kSameValue = [](std::int64_t const v, std::size_t) { return v; };

drawn_question question_of(net::network const& n, std::uint64_t const seed) {
  auto maker = proof::question_maker{n, 2'000'000 + seed};
  auto q = maker.any();
  q.changes.hazard_classes = 0;  // rules on dangerous goods are held against the whole network in certificates_test.cc
  return q;
}

// The network with its nodes and links in another order, stated from other ends, and longer links beside them.
void expect_the_same(std::uint64_t const seed, drawn_question const& q, answered const& a,
                     test::rebuilt_network const& again, net::network const& m, std::vector<std::string>& failures) {
  auto law = comparison{seed, "built again", failures};
  auto const b = answered{m, q, a.front.is_exact};
  law.expect_front(a, b, kSameSum);
  law.expect_least(
      a, b, [&](net::node_id const node) { return again.place_of(node); }, kSameValue);
}

// The network where money and emissions are so many times what they were.
void expect_so_many_times(std::uint64_t const seed, drawn_question const& q, answered const& a,
                          net::network const& dearer, std::vector<std::string>& failures) {
  auto law = comparison{seed, "scaled", failures};
  auto const b = answered{dearer, q, a.front.is_exact};
  law.expect_front(a, b, proof::scaled);
  law.expect_least(a, b, kSameNode, [](std::int64_t const v, std::size_t const k) {
    return v * std::array{1, 3, 5}[k];
  });
}

// Crossings and passages on the ways of a front.
struct in_use {
  std::vector<char> crossings, passages;
  in_use(net::network const& n, answered const& a) : crossings(n.crossings.size(), 0), passages(n.passages.size(), 0) {
    auto const note = [&](net::link_id const link) {
      auto const kind = n.links.kind[link];
      auto const ref = n.links.ref[link];
      if ((kind == net::link_kind::border || kind == net::link_kind::free_border) && ref != UINT32_MAX) {
        crossings[ref] = 1;
      }
      if (kind == net::link_kind::passage) {
        passages[ref] = 1;
        // Whoever avoids a whole waterway avoids its sections.
        if (auto const whole = n.passages[net::passage_id{ref}].waterway; whole.is_valid()) {
          passages[whole.value] = 1;
        }
      }
    };
    for (auto const& w : a.front.ways) {
      for (auto const i : w.arcs) {
        auto const& arc = a.graph.arcs()[i];
        for (auto const link : a.graph.links_on(arc)) {
          note(link);
        }
      }
    }
  }
};

// Those of `avoided`, and of `all` those that are used or those that are not.
std::vector<char> avoided_too(std::vector<char> avoided, std::vector<char> const& used, bool const wanted) {
  avoided.resize(used.size(), 0);
  for (std::size_t i = 0; i < used.size(); ++i) {
    avoided[i] = avoided[i] != 0 || (used[i] != 0) == wanted ? 1 : 0;
  }
  return avoided;
}

// Closing what no way passes changes nothing; closing what is passed never helps.
void expect_no_gain_by_closing(std::uint64_t const seed, drawn_question const& q, answered const& a,
                               net::network const& n, std::vector<std::string>& failures) {
  auto law = comparison{seed, "closed", failures};
  auto const used = in_use{n, a};
  if (a.front.is_exact) {
    auto unused_closed = q;
    unused_closed.changes.avoided_crossings = avoided_too(q.changes.avoided_crossings, used.crossings, false);
    unused_closed.changes.avoided_passages = avoided_too(q.changes.avoided_passages, used.passages, false);
    law.expect_front(a, answered{n, unused_closed}, kSameSum);
  }
  auto used_closed = q;
  used_closed.changes.avoided_crossings = avoided_too(q.changes.avoided_crossings, used.crossings, true);
  auto const c = answered{n, used_closed, a.front.is_exact};
  for (std::uint32_t i = 0; i < n.portals.size(); ++i) {
    for (std::size_t k = 0; k < 3; ++k) {
      law.expect(c.least[k][i] >= a.least[k][i], fmt::format("closing improves criterion {} at portal {}", k, i));
    }
  }
  auto const ways = sums_of(a.front);
  for (auto const& sum : sums_of(c.front)) {
    law.expect(std::any_of(ways.begin(), ways.end(), [&](auto const& w) { return w.dominates(sum); }),
               "closing gives a way that was not there");
  }
}

TEST(answers_of_the_network, are_those_of_one_built_again_and_of_a_dearer_one_and_no_closing_betters_them) {
  auto const& n = the_pack().network();
  auto again = test::rebuilt_network{n, {.shuffle_seed = 1, .turns_links = true, .doubles_lines = true, .threads = 0}};
  auto const other = again.view();
  auto scaled = proof::owned_network{n};
  proof::scale(scaled.data());
  auto const dearer = scaled.view();
  auto const count = proof::questions(kUsualQuestions);
  auto const whole = proof::ask_all(count, [&](std::uint64_t const seed, auto& failures) {
    auto const q = question_of(n, seed);
    auto const a = answered{n, q};
    expect_the_same(seed, q, a, again, other, failures);
    expect_so_many_times(seed, q, a, dearer, failures);
    expect_no_gain_by_closing(seed, q, a, n, failures);
    return a.has_whole_front();
  });
  EXPECT_GE(whole * 9, 4 * count);  // 200 whole fronts of the usual number
}

// Least sums of one pricing from every node of the graph to the destination.
std::vector<std::int64_t> least_to_destination(route::search_graph const& graph, proof::weights const& price) {
  auto least = std::vector<std::int64_t>(graph.nodes(), proof::kUnreached);
  auto into = std::vector<std::vector<std::uint32_t>>(graph.nodes());
  for (std::uint32_t node = 0; node < graph.nodes(); ++node) {
    for (auto const i : graph.out(node)) {
      into[graph.arcs()[i].head].push_back(i);
    }
  }
  auto const moves = [&](proof::state const s, auto const& f) {
    for (auto const i : into[s]) {
      f(proof::move{s, graph.arcs()[i].tail, graph.arcs()[i].price, {}});
    }
  };
  proof::settle(moves, graph.destination(), price, least);
  return least;
}

TEST(the_way_back, costs_what_the_way_there_does_when_all_that_has_a_direction_is_turned) {
  constexpr auto kDay = 20'633;
  auto there = proof::owned_network{the_pack().network()};
  proof::make_reversible(there.data(), kDay);
  auto const n = there.view();
  auto turned = proof::owned_network{n};
  proof::reverse(turned.data());
  auto const m = turned.view();
  auto const count = proof::questions(kUsualQuestions);
  auto const whole = proof::ask_all(count, [&](std::uint64_t const seed, auto& failures) {
    auto q = question_of(n, seed);
    q.changes.day = kDay;
    auto law = comparison{seed, "turned", failures};
    auto a = answered{n, q};
    if (q.stops.size() == 2) {
      for (std::size_t k = 0; k < 3; ++k) {
        a.least[k] = least_to_destination(a.graph, kCriteria[k]);
      }
    }
    std::reverse(q.stops.begin(), q.stops.end());
    std::swap(q.changes.ends[0], q.changes.ends[1]);
    auto const b = answered{m, q, a.front.is_exact};
    law.expect_front(a, b, kSameSum);
    if (q.stops.size() == 2) {
      // Aboard a ferry the ticket is paid on the way there, and still to be paid on the way back.
      auto const ashore = [&](net::node_id const node) {
        return n.nodes.kind[node] == net::node_kind::dock ? net::node_id{} : node;
      };
      law.expect_least(a, b, ashore, kSameValue);
    }
    return a.has_whole_front();
  });
  EXPECT_GE(whole * 9, 4 * count);  // 200 whole fronts of the usual number
}

}  // namespace
