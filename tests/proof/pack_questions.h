// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "pack/the_pack.h"
#include "proof/rules.h"
#include "wakhan/base/parallel.h"
#include "wakhan/net/hazard_class.h"
#include "wakhan/net/view.h"
#include "wakhan/route/search_graph.h"

// Questions to the real network, drawn from seeds: places near terminals, days over a year, loads, closures, openings,
// places to pass.
namespace wakhan::proof {

struct drawn_question {
  std::vector<route::stop> stops;
  net::changes changes;
};

// How many questions a test asks: `usual`, and in proportion when WAKHAN_QUESTIONS names another number than 200.
inline int questions(int const usual) {
  auto const* const asked = std::getenv("WAKHAN_QUESTIONS");
  return asked == nullptr ? usual : static_cast<int>(std::atoll(asked) * usual / 200);
}

class question_maker {
 public:
  question_maker(net::network const& n, std::uint64_t const seed) : n_{n}, random_{seed} {}

  drawn_question plain() {
    auto q = drawn_question{};
    q.stops = {place(), place()};
    q.changes.day = 20'454 + below(365);  // of 2026
    return q;
  }

  // With a load, a mode, something closed or opened, perhaps a place to pass, perhaps dangerous.
  drawn_question any() {
    auto q = plain();
    auto& c = q.changes;
    c.what = net::load_id{static_cast<std::uint16_t>(below(static_cast<int>(n_.loads.size())))};
    if (chance(15)) {
      c.modes = ~(1U << static_cast<unsigned>(below(5)));
    }
    c.avoided_countries = some(n_.countries.size(), chance(40) ? 2 : 0);
    c.avoided_crossings = some(n_.crossings.size(), chance(30) ? 40 : 0);
    c.avoided_passages = some(n_.passages.size(), chance(30) ? 3 : 0);
    c.allowed_crossings = some(n_.crossings.size(), chance(20) ? 100 : 0);
    c.allowed_passages = some(n_.passages.size(), chance(20) ? 10 : 0);
    c.allowed_bans = some(n_.trade_bans.size(), chance(20) ? 5 : 0);
    for (auto vias = chance(25) ? 1 + below(2) : 0; vias > 0; --vias) {
      q.stops.insert(q.stops.begin() + 1, place());
    }
    if (chance(8)) {
      c.hazard_classes = 1U << static_cast<unsigned>(below(static_cast<int>(net::kHazardDivisions.size())));
      c.allowed_hazards = some(n_.hazards.size(), chance(30) ? 3 : 0);
    }
    finish(q);
    return q;
  }

  // What follows from the ends.
  void finish(drawn_question& q) const {
    q.changes.ends = {q.stops.front().country, q.stops.back().country};
    q.changes.towards = q.stops.back().at;
    q.changes.banned_countries = banned_countries(n_, q.changes);
  }

  int below(int const n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }
  bool chance(int const percent) { return below(100) < percent; }

 private:
  // Within some 30 km of a terminal, in its country.
  route::stop place() {
    auto const& t = n_.terminals.all()[static_cast<std::size_t>(below(static_cast<int>(n_.terminals.size())))];
    auto const shift = [&] { return chance(30) ? 0.0 : (below(600) - 300) / 1000.0; };
    return {geo::from_degrees(t.position.lon() + shift(), t.position.lat() + shift()), t.country};
  }

  std::vector<char> some(std::size_t const all, int const count) {
    auto flags = std::vector<char>(count > 0 ? all : 0, 0);
    for (int i = 0; i < count; ++i) {
      flags[static_cast<std::size_t>(below(static_cast<int>(all)))] = 1;
    }
    return flags;
  }

  net::network const& n_;
  std::mt19937_64 random_;
};

// Asks so many questions on all cores, and reports what does not hold; returns how many did something.
template <typename Ask>
int ask_all(int const count, Ask const& ask) {
  auto failures = std::vector<std::vector<std::string>>(static_cast<std::size_t>(count));
  auto fruitful = std::vector<char>(failures.size(), 0);
  parallel_for(failures.size(), 0,
               [&](unsigned, std::size_t const seed) { fruitful[seed] = ask(seed, failures[seed]) ? 1 : 0; });
  for (auto const& of_question : failures) {
    for (auto const& words : of_question) {
      ADD_FAILURE() << words;
    }
  }
  return static_cast<int>(std::count(fruitful.begin(), fruitful.end(), 1));
}

}  // namespace wakhan::proof
