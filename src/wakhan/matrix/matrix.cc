// SPDX-License-Identifier: Apache-2.0
#include "wakhan/matrix/matrix.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <thread>

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

// Where the way is to be best in value: a dollar is 100,000,000 microcents, a day 86,400,000,000 microseconds at so
// many dollars, a tonne of CO2e 100 dollars. All times 21,600, so that nothing is rounded: the price of a way is the
// sum of its arcs, however it is cut into them.
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
    return c.money * 21'600 + c.time * 25 * usd + c.co2e * 216;
  };
}

cell cell_of(route::itinerary const& way) {
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

// What a question between two stops asks of the network.
net::changes asked(net::network const& n, net::changes c, route::stop const& from, route::stop const& to) {
  c.ends = {from.country, to.country};
  c.towards = to.at;
  api::apply_trade_bans(n, c);
  return c;
}

route::skims skims_of(load::pack const& pack, net::changes const& kind, matrix_request const& request) {
  auto const& n = pack.network();
  return {n, kind, [&n, kind](auto const& from, auto const& to) { return asked(n, kind, from, to); },
          pricing_of(request)};
}

}  // namespace

api::change_words words_of(matrix_request const& request) {
  return {request.avoid,  request.allow, request.modes, request.load,
          request.hazard, request.date,  request.view,  request.open};
}

matrix::matrix(load::pack const& pack, matrix_request const& request)
    : pack_{pack},
      request_{request},
      changes_{api::read_changes(pack, words_of(request))},
      skims_{skims_of(pack, changes_, request)} {
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
      destinations_{std::move(destinations)},
      skims_{skims_of(pack, changes_, request)} {
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
  auto const left = share(first, made, told);
  parallel_for(left.size(), request_.threads, [&](unsigned const worker, std::size_t const i) {
    tell(worker, first + left[i], told);
    made[left[i]] = cell_alone(first + left[i]);
  });
  return made;
}

void matrix::tell(unsigned const worker, std::size_t const pair, progress const& told) const {
  auto const name = fmt::format("{} of {} pairs", pair, pairs());
  if (worker == 0) {
    told.step(name, static_cast<double>(pair) / static_cast<double>(pairs()));
  } else {
    told.stop_if_asked(name);
  }
}

// Answers what pairs can answer together; the others, by their place in the cells, are left to be asked one by one.
std::vector<std::size_t> matrix::share(std::size_t const first, std::vector<cell>& made, progress const& told) const {
  auto const columns = destinations_.size();
  auto const first_row = first / columns;
  auto const rows = made.empty() ? 0 : (first + made.size() - 1) / columns - first_row + 1;
  auto workers = std::vector<route::skims::worker>{};
  auto const threads = request_.threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : request_.threads;
  for (auto i = 0U; i < threads; ++i) {
    workers.emplace_back(pack_.network());
  }
  tie_receivers(workers, told);
  auto const senders = tie_senders(first_row, rows, workers, told);
  auto is_left = std::vector<char>(made.size(), 0);
  parallel_for(columns, threads, [&](unsigned const worker, std::size_t const column) {
    tell(worker, first + column * made.size() / columns, told);
    auto from = std::vector<route::skim_sender const*>{};
    auto places = std::vector<std::size_t>{};
    for (std::size_t row = 0; row < rows; ++row) {
      auto const pair = (first_row + row) * columns + column;
      if (pair >= first && pair < first + made.size()) {
        from.push_back(&senders[row]);
        places.push_back(pair - first);
      }
    }
    auto const answers = skims_.ask(from, *receivers_[column], workers[worker]);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (answers[i].what == route::skims::outcome::way) {
        made[places[i]] = cell_of(answers[i].way);
      } else {
        is_left[places[i]] = 1;
      }
    }
  });
  auto left = std::vector<std::size_t>{};
  for (std::size_t i = 0; i < is_left.size(); ++i) {
    if (is_left[i] != 0) {
      left.push_back(i);
    }
  }
  return left;
}

void matrix::tie_receivers(std::vector<route::skims::worker>& workers, progress const& told) const {
  if (receivers_.size() == destinations_.size()) {
    return;
  }
  receivers_.resize(destinations_.size());
  parallel_for(destinations_.size(), static_cast<unsigned>(workers.size()),
               [&](unsigned const worker, std::size_t const i) {
                 tell(worker, 0, told);
                 receivers_[i] = skims_.tie(destinations_[i].at, workers[worker]);
               });
}

std::vector<route::skim_sender> matrix::tie_senders(std::size_t const first_row, std::size_t const rows,
                                                    std::vector<route::skims::worker>& workers,
                                                    progress const& told) const {
  auto receivers = std::vector<route::tied_stop const*>{};
  for (auto const& r : receivers_) {
    receivers.push_back(r.get());
  }
  auto senders = std::vector<route::skim_sender>(rows);
  parallel_for(rows, static_cast<unsigned>(workers.size()), [&](unsigned const worker, std::size_t const row) {
    tell(worker, (first_row + row) * destinations_.size(), told);
    senders[row] = skims_.tie_sender(origins_[first_row + row].at, receivers, workers[worker]);
  });
  return senders;
}

cell matrix::cell_alone(std::size_t const pair) const {
  auto const stops = std::array{origin_of(pair).at, destination_of(pair).at};
  auto const search = [&](route::search_graph const& graph) {
    auto front = route::pareto_front{};
    if (auto way = route::find_best_way(graph, pricing_of(request_))) {
      front.ways.push_back(std::move(*way));
    }
    return front;
  };
  auto const found =
      route::find_ways_by(pack_.network(), asked(pack_.network(), changes_, stops[0], stops[1]), stops, search, 1);
  if (found.front.ways.empty()) {
    auto c = cell{};
    c.reason = api::reason_code(*found.graph, stops);
    return c;
  }
  return cell_of(route::itinerary_maker{*found.graph, stops[0], stops[1]}.make(found.front.ways.front()));
}

}  // namespace wakhan::matrix
