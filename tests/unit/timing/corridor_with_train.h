// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <vector>

#include "unit/route/small_corridor.h"
#include "wakhan/route/find_ways.h"
#include "wakhan/timing/timed_itinerary.h"

namespace wakhan::test {

// The small corridor with a train from Inland to the Port that leaves three times in two weeks, and what is published
// of its days.
class corridor_with_train {
 public:
  explicit corridor_with_train(std::vector<net::published_days> days, std::vector<std::int32_t> dates = {})
      : days_{std::move(days)}, dates_{std::move(dates)} {
    n_ = drawn_.view();
    train_.by = net::mode::rail;
    train_.runs = net::course::one_way;
    train_.stops = 2;
    train_.departures_in_1000_weeks = 1'500;
    train_.id = train_.name = n_.crossings.all()[0].id;
    services_ = {train_};
    stops_ = {small_corridor::kInland, small_corridor::kPort};
    n_.services = id_span<net::service_id, net::service>{std::span<net::service const>{services_}};
    n_.service_stops = id_span<net::row_index, net::terminal_id>{std::span<net::terminal_id const>{stops_}};
    n_.departure_days = id_span<net::row_index, net::published_days>{std::span<net::published_days const>{days_}};
    n_.departure_dates = id_span<net::row_index, std::int32_t>{std::span<std::int32_t const>{dates_}};
  }

  // The days of the train, by its first stop.
  static net::published_days days(std::uint32_t const weekdays) {
    auto made = net::published_days{};
    made.service = net::service_id{0U};
    made.weekdays = weekdays;
    return made;
  }

  net::network const& network() const { return n_; }

  // From the town to Overseas, or back.
  route::itinerary way(bool const is_back = false) {
    auto stops = std::vector{drawn_.town(), drawn_.overseas()};
    if (is_back) {
      std::swap(stops[0], stops[1]);
    }
    auto const asked = net::changes{};
    auto const found = route::find_ways(n_, asked, stops, {}, 1);
    if (found.front.ways.size() != 1) {
      throw std::logic_error{"the corridor has one way"};
    }
    return route::itinerary_maker{*found.graph, stops[0], stops[1]}.make(found.front.ways[0]);
  }

  net::view view() const { return {n_, {}}; }

 private:
  small_corridor drawn_;
  net::service train_;
  std::vector<net::service> services_;
  std::vector<net::terminal_id> stops_;
  std::vector<net::published_days> days_;
  std::vector<std::int32_t> dates_;
  net::network n_;
};

}  // namespace wakhan::test
