// SPDX-License-Identifier: Apache-2.0
#include "wakhan/matrix/matrix.h"

#include <fmt/format.h>

#include <array>

#include "wakhan/api/changes.h"
#include "wakhan/api/no_route.h"
#include "wakhan/api/trade_bans.h"
#include "wakhan/base/error.h"
#include "wakhan/base/parallel.h"
#include "wakhan/io/file.h"
#include "wakhan/route/best_way.h"
#include "wakhan/route/find_ways.h"
#include "wakhan/route/itinerary.h"

namespace wakhan::matrix {

namespace {

constexpr std::size_t kMostPairs = 1'000'000;

// Microcents where the way is to be best in value: a day is 86,400,000,000 microseconds, a dollar 100,000,000
// microcents; a tonne of CO2e at 100 dollars is a microcent for each 100 micrograms.
route::pricing pricing_of(matrix_request const& request) {
  if (request.by == "time") {
    return [](cost::criteria const& c) { return c.time; };
  }
  if (request.by == "money") {
    return [](cost::criteria const& c) { return c.money; };
  }
  if (request.by == "co2e") {
    return [](cost::criteria const& c) { return c.co2e; };
  }
  return [usd = std::int64_t{request.day_usd}](cost::criteria const& c) {
    return c.money + c.time * usd / 864 + c.co2e / 100;
  };
}

cell told(route::itinerary const& way) {
  auto c = cell{};
  c.days_p50 = way.days_p50;
  c.days_p90 = way.days_p90;
  c.days_mean = static_cast<double>(way.total.sum.time) / cost::kMicroseconds / 86'400;
  c.cost_usd = static_cast<double>(way.total.sum.money) / cost::kMicrocents / 100;
  c.co2e_wtw_kg = static_cast<double>(way.total.sum.co2e) / cost::kMicrograms / 1000;
  c.distance_km = static_cast<double>(way.metres) / 1000;
  for (auto const m : way.modes) {
    c.modes.emplace_back(net::name_of(m));
  }
  return c;
}

}  // namespace

api::change_words words_of(matrix_request const& request) {
  return {request.avoid,  request.allow, request.modes, request.load,
          request.hazard, request.date,  request.view,  request.open};
}

matrix::matrix(load::pack const& pack, matrix_request const& request)
    : pack_{pack}, request_{request}, changes_{api::read_changes(pack, words_of(request))} {
  auto const seen = net::view{pack.network(), changes_};
  origins_ = read_place_list(pack, seen, request.from_file);
  destinations_ = request.to_file.empty() ? origins_ : read_place_list(pack, seen, request.to_file);
  check_size();
}

matrix::matrix(load::pack const& pack, matrix_request const& request, std::vector<listed_place> origins,
               std::vector<listed_place> destinations)
    : pack_{pack},
      request_{request},
      changes_{api::read_changes(pack, words_of(request))},
      origins_{std::move(origins)},
      destinations_{std::move(destinations)} {
  check_size();
}

void matrix::check_size() const {
  verify(pairs() <= kMostPairs, errc::limit, "{} places by {} are {} pairs, the limit is {}", origins_.size(),
         destinations_.size(), pairs(), kMostPairs);
}

std::string matrix::digest() const {
  auto words =
      fmt::format("{} {} {} {}", pack_.hash(), api::hash_of(pack_.network(), changes_), request_.by, request_.day_usd);
  for (auto const* const list : {&origins_, &destinations_}) {
    words += fmt::format("\n{}", list->size());
    for (auto const& place : *list) {
      words += '\n' + place.words;
    }
  }
  return io::sha256_hex(words).substr(0, 16);
}

std::vector<cell> matrix::cells(std::size_t const first, std::size_t const count, progress const& told) const {
  auto made = std::vector<cell>(count);
  parallel_for(count, request_.threads, [&](unsigned const worker, std::size_t const i) {
    auto const name = fmt::format("{} of {} pairs", first + i, pairs());
    if (worker == 0) {
      told.step(name, static_cast<double>(first + i) / static_cast<double>(pairs()));
    } else {
      told.stop_if_asked(name);
    }
    made[i] = answer(first + i);
  });
  return made;
}

cell matrix::answer(std::size_t const pair) const {
  auto const stops = std::array{origin_of(pair).at, destination_of(pair).at};
  auto asked = changes_;
  asked.ends = {stops[0].country, stops[1].country};
  asked.towards = stops[1].at;
  api::apply_trade_bans(pack_.network(), asked);
  auto const search = [&](route::search_graph const& graph) {
    auto front = route::pareto_front{};
    if (auto way = route::find_best_way(graph, pricing_of(request_))) {
      front.ways.push_back(std::move(*way));
    }
    return front;
  };
  auto const found = route::find_ways_by(pack_.network(), asked, stops, search, 1);
  if (found.front.ways.empty()) {
    auto c = cell{};
    c.reason = api::reason_code(*found.graph, stops);
    return c;
  }
  return told(route::itinerary_maker{*found.graph, stops[0], stops[1]}.make(found.front.ways.front()));
}

}  // namespace wakhan::matrix
