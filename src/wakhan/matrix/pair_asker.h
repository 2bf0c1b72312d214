// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "wakhan/load/pack.h"
#include "wakhan/matrix/place_list.h"
#include "wakhan/net/view.h"
#include "wakhan/route/skims.h"

namespace wakhan::matrix {

// The best way from one place to another, or why there is none.
struct cell {
  double days_p50{}, days_p90{}, days_mean{}, cost_usd{}, co2e_wtw_kg{}, distance_km{};
  std::vector<std::string> modes;
  // Empty where there is a way, else a code as in answers of route, e.g. border_closed; kCutOff where things are closed
  // besides.
  std::string reason;
};
inline constexpr char const* kCutOff = "cut_off";

// A cell, and what its way passes that a question could close; nothing where there is no way.
struct asked_pair {
  cell figures;
  route::way_elements passed;
};

// Dollars, with days (mean) at so many USD and a tonne of CO2e at 100: what `value` means.
double value_usd(cell const& c, int day_usd);

// What a way is best in: value, time, money or co2e; for value with so many USD a day.
route::pricing pricing_of(std::string const& by, int day_usd);

// Asks the pairs of two lists of places, destination by destination, so that they share what they can (route::skims);
// those that are in doubt, or have no way, are asked one by one. The answers are those of `wakhan route`, whatever is
// asked together and by how many threads. Not to be asked by two threads at once.
class pair_asker {
 public:
  // Refers to all it is given.
  pair_asker(load::pack const& pack, net::changes const& kind, route::pricing const& price,
             std::vector<listed_place> const& origins, std::vector<listed_place> const& destinations);

  // The answers of some pairs, numbered origin by origin and ascending; with things closed besides where `more` is
  // given. `told` is called before each piece of work, by its worker, with the share of the work that is done.
  using telling = std::function<void(unsigned worker, double share)>;
  std::vector<asked_pair> ask(std::span<std::size_t const> pairs, net::changes const* more, unsigned threads,
                              telling const& told) const;
  // The answer of one pair, asked by itself.
  asked_pair ask_alone(std::size_t pair, net::changes const* more) const;

 private:
  struct work;
  struct ties;
  // Ties of places are kept for lists of no more than so many; longer ones are asked so many at a time. A tie takes
  // some 100 kB.
  static constexpr std::size_t kMostKept = 1000;

  bool are_ties_kept() const { return origins_.size() <= kMostKept && destinations_.size() <= kMostKept; }
  std::vector<asked_pair> ask_block(std::span<std::size_t const> pairs, net::changes const* more, unsigned threads,
                                    telling const& told) const;
  void tie(work& w) const;
  void ask_together(work& w) const;

  load::pack const& pack_;
  net::changes const& kind_;
  route::pricing price_;
  std::vector<listed_place> const& origins_;
  std::vector<listed_place> const& destinations_;
  route::skims skims_;
  std::shared_ptr<ties> kept_;
};

}  // namespace wakhan::matrix
