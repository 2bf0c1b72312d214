// SPDX-License-Identifier: Apache-2.0
// The search on the real network against the whole network, link by link.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "proof/full_front.h"
#include "proof/least_on_graph.h"
#include "proof/pack_questions.h"
#include "wakhan/route/find_ways.h"

namespace {

using namespace wakhan;
using cost::criteria;

// One question, and everything about it that does not hold, in words.
class trial {
 public:
  trial(net::network const& n, proof::link_prices const& prices, proof::drawn_question const& q,
        std::uint64_t const seed)
      : n_{n},
        seed_{seed},
        seen_{n, q.changes},
        found_{route::find_ways(n, q.changes, q.stops, {}, 1)},
        full_{n, prices, q.changes, q.stops} {}

  void compare(proof::weights const& price) {
    auto const least = proof::least_from_origin(full_, price);
    if (!proof::is_certificate(full_, price, least)) {
      fail("the sums over the whole network are no certificate");
    }
    // Rules on dangerous goods that no way breaks were left out: nodes off the ways may be reached sooner.
    if (full_.layers() == 1 && !seen_.has_hazards()) {
      compare_nodes(price, least);
    }
    auto best = proof::kUnreached;
    for (auto const& w : front().ways) {
      best = std::min(best, price(w.sum));
    }
    auto const certified = least[full_.destination()];
    if (is_bound_to_hold(price) && best != certified) {
      fail(fmt::format("weights {} {} {}: the front has {}, {} is certified", price.time, price.money, price.co2e, best,
                       certified));
    }
  }

  void follow_ways() {
    for (auto const& w : front().ways) {
      follow(w);
      for (auto const& other : front().ways) {
        if (&w != &other && other.sum.dominates(w.sum)) {
          fail("a way of the front dominates another");
        }
      }
    }
  }

  std::vector<std::string> const& failures() const { return failures_; }
  std::size_t ways() const { return front().ways.size(); }

 private:
  route::search_graph const& graph() const { return *found_.graph; }
  route::pareto_front const& front() const { return found_.front; }

  void fail(std::string const& words) {
    if (failures_.size() < 5) {
      failures_.push_back(fmt::format("question {}: {}", seed_, words));
    }
  }

  // A front that was cut off still holds what is best in one criterion alone.
  bool is_bound_to_hold(proof::weights const& price) const {
    return front().is_exact || price.time + price.money + price.co2e == 1;
  }

  void compare_nodes(proof::weights const& price, std::vector<std::int64_t> const& least) {
    auto const over_portals = proof::least_on(graph(), price);
    for (std::uint32_t i = 0; i < graph().nodes(); ++i) {
      auto const node = graph().node_of(i);
      if (!node.is_valid()) {
        continue;
      }
      if (over_portals[i] != least[full_.at(node.index(), 0)]) {
        fail(fmt::format("weights {} {} {}: node {} of kind {} in '{}' is reached for {}, {} over the whole network",
                         price.time, price.money, price.co2e, node.value, static_cast<int>(n_.nodes.kind[node]),
                         n_.code_of(n_.nodes.country[node]), over_portals[i], least[full_.at(node.index(), 0)]));
      }
    }
  }

  // Step by step: every link begins where the one before ended, is open, and costs what the sum says.
  void follow(route::way const& w) {
    auto sum = criteria{};
    auto at = net::node_id{};
    for (auto const i : w.arcs) {
      auto const& a = graph().arcs()[i];
      if (a.kind == route::arc_kind::access) {
        sum += follow_mile(a, at);
        continue;
      }
      for (auto const link : graph().links_on(a)) {
        auto const is_backwards = n_.links.from[link] != at;
        if (is_backwards && n_.links.to[link] != at) {
          return fail("a way leaps from link to link");
        }
        if (!full_.is_open(link, is_backwards)) {
          return fail(fmt::format("a way uses link {} while it is closed", link.value));
        }
        sum += full_.price(link, is_backwards);
        at = is_backwards ? n_.links.from[link] : n_.links.to[link];
      }
    }
    if (sum != w.sum) {
      fail("the links of a way cost something else than the way");
    }
  }

  criteria follow_mile(route::arc const& a, net::node_id& at) {
    auto const is_pickup = a.tail == graph().origin();
    auto const node = graph().node_of(is_pickup ? a.head : a.tail);
    auto const& ties = is_pickup ? full_.pickups() : full_.deliveries();
    auto const found = std::find_if(ties.begin(), ties.end(), [&](auto const& t) { return t.node == node; });
    if (found == ties.end() || (!is_pickup && node != at)) {
      fail("a first or last mile that the rules do not know");
      return {};
    }
    at = node;
    return found->price;
  }

  net::network const& n_;
  std::uint64_t seed_;
  net::view seen_;
  route::found_ways found_;
  proof::full_graph full_;
  std::vector<std::string> failures_;
};

std::vector<proof::link_prices> const& prices() {
  static auto const made = [] {
    auto const& n = the_pack().network();
    auto all = std::vector<proof::link_prices>{};
    for (std::uint16_t l = 0; l < n.loads.size(); ++l) {
      all.emplace_back(n, net::load_id{l});
    }
    return all;
  }();
  return made;
}

proof::link_prices const& prices_for(net::changes const& c) { return prices()[c.what.index()]; }

TEST(the_search, agrees_with_certificates_over_the_whole_network_and_its_ways_keep_every_rule) {
  auto const& n = the_pack().network();
  prices();
  auto const count = proof::questions(40);
  auto const answered = proof::ask_all(count, [&](std::uint64_t const seed, auto& failures) {
    auto maker = proof::question_maker{n, seed};
    auto const q = maker.any();
    auto t = trial{n, prices_for(q.changes), q, seed};
    t.compare({1, 0, 0});
    t.compare({0, 1, 0});
    t.compare({0, 0, 1});
    t.compare({1 + maker.below(1000), 1 + maker.below(1000), 1 + maker.below(1000)});
    t.follow_ways();
    failures = t.failures();
    return t.ways() > 0;
  });
  EXPECT_GT(answered, count / 2);
}

// Fronts that take more labels than this over the portals take minutes over every link.
constexpr std::size_t kMostSettled = 30'000;

TEST(the_search, finds_the_whole_front_that_labels_over_every_link_find) {
  auto const& n = the_pack().network();
  prices();
  auto const count = proof::questions(24);
  auto const compared = proof::ask_all(count, [&](std::uint64_t const seed, auto& failures) {
    auto maker = proof::question_maker{n, 1'000'000 + seed};
    auto q = maker.any();
    q.stops = {q.stops.front(), q.stops.back()};
    auto const front = route::find_ways(n, q.changes, q.stops, {}, 1).front;
    if (front.ways.empty() || front.stats.settled > kMostSettled) {
      return false;
    }
    auto const full = proof::full_graph{n, prices_for(q.changes), q.changes, q.stops};
    auto found = std::set<criteria>{};
    for (auto const& w : front.ways) {
      found.insert(w.sum);
    }
    auto const whole = proof::full_front{full}.front();
    if (found != whole) {
      failures.push_back(
          fmt::format("question {}: {} ways, {} over the whole network", seed, found.size(), whole.size()));
    }
    return true;
  });
  EXPECT_GT(compared, count / 2);
}

}  // namespace
