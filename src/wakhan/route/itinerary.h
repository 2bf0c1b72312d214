// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "wakhan/cost/link_cost.h"
#include "wakhan/route/pareto.h"
#include "wakhan/route/search_graph.h"
#include "wakhan/route/way_piece.h"

namespace wakhan::route {

enum class step_kind : std::uint8_t {
  access,
  pickup,
  delivery,
  line_haul,
  load,
  unload,
  border,
  passage,
  board,
  alight,
  sailing,
  flight,
  gauge_change,
  change_of_ships  // on the way, wherever that is; told where the first ship is boarded
};

// One item of an itinerary's bill. The bills of all steps add up to the whole exactly.
struct step {
  step_kind kind{};
  net::mode by{net::mode::none};
  cost::bill bill;
  std::uint64_t metres{};
  net::country_id country;  // where a rate or a handling row comes from
  std::uint16_t rate{};     // of line-haul
  net::link_id link;        // of borders, passages, transfers, changes of gauge, ferries and flights
  bool is_backwards{};      // the link is passed from its end `to`
  std::vector<net::service_id>
      services{};                  // whose departures were waited for when loading; none = the general frequency
  std::uint32_t lane{UINT32_MAX};  // of passages: the row of lane_prices that it paid, if any
  std::int32_t day{};              // of departure, for borders: whose hours may hold for a span of days
};

// A stretch in one carriage system, from where freight gets on to where it gets off.
struct leg {
  net::mode by{net::mode::none};
  std::uint16_t gauge_mm{};
  net::carriage system{net::carriage::hub};     // of its line-haul; hub where it has none
  net::terminal_id from_terminal, to_terminal;  // where it begins and ends, when at a terminal
  net::crossing_id from_crossing, to_crossing;  // when at a break of gauge at the border
  net::ferry_id ferry;
  cost::bill bill;
  std::uint64_t metres{};
  std::vector<net::country_id> countries;  // in order, each once in a row
  std::vector<step> steps;
  std::vector<geo::lonlat> shape;
};

struct itinerary {
  std::vector<leg> legs;
  cost::bill total;
  std::uint64_t metres{};
  std::vector<net::country_id> countries;   // in order, without repeats in a row
  std::vector<net::crossing_id> crossings;  // posts, in order
  std::vector<net::passage_id> passages;    // in order
  int gauge_changes{};
  std::vector<net::mode> modes;  // the chain, without first and last miles
  std::optional<net::corridor_id> corridor;
  double queue_covariance{};  // s²: added to the variance of total for stops that are slow together
  double days_p50{}, days_p90{};
};

// The itinerary of a way of a question between two stops, told piece by piece.
itinerary make_itinerary(net::view const& seen, stop const& origin, stop const& destination,
                         std::span<way_piece const> pieces);

// Turns ways of one search graph into itineraries.
class itinerary_maker {
 public:
  itinerary_maker(search_graph const& graph, stop const& origin, stop const& destination);
  itinerary make(way const& found) const;

 private:
  search_graph const& graph_;
  stop origin_, destination_;
};

// What makes two answers the same to a planner: named corridor, chain of modes, passages.
struct signature {
  std::optional<net::corridor_id> corridor;
  std::vector<net::mode> modes;
  std::vector<net::passage_id> passages;
  friend auto operator<=>(signature const&, signature const&) = default;
};

signature signature_of(itinerary const& i);

// Median and 90th percentile of a log-normal distribution with this mean and variance (both in the same unit, squared),
// e.g. of the sum of a journey's parts (Fenton 1960: match the first two moments).
struct quantiles {
  double p50, p90;
};
quantiles log_normal_quantiles(double mean, double variance);
// Any quantile of it, by that of the standard normal distribution (0 = the median, 1.645 = 95 %).
double log_normal_quantile(double mean, double variance, double standard_normal);

}  // namespace wakhan::route
