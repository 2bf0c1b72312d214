// SPDX-License-Identifier: Apache-2.0
#include "wakhan/matrix/pair_asker.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <thread>
#include <utility>

#include "wakhan/api/no_route.h"
#include "wakhan/api/trade_bans.h"
#include "wakhan/base/parallel.h"
#include "wakhan/route/best_way.h"
#include "wakhan/route/find_ways.h"

namespace wakhan::matrix {

namespace {

constexpr double kTonneUsd = 100;  // of CO2e

// Shares of the work that are told: ties, trees, and then what is asked one by one.
constexpr double kTied = 0.2;
constexpr double kShared = 0.4;

double share_of(std::size_t const i, std::size_t const all) {
  return static_cast<double>(i) / static_cast<double>(all);
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

}  // namespace

double value_usd(cell const& c, int const day_usd) {
  return c.cost_usd + c.days_mean * day_usd + c.co2e_wtw_kg / 1000 * kTonneUsd;
}

// Where the way is to be best in value: a dollar is 100,000,000 microcents, a day 86,400,000,000 microseconds at so
// many dollars, a tonne of CO2e 100 dollars. All times 21,600, so that nothing is rounded: the price of a way is the
// sum of its arcs, however it is cut into them.
route::pricing pricing_of(std::string const& by, int const day_usd) {
  if (by == "time") {
    return [](cost::criteria const& c) { return c.time; };
  }
  if (by == "money") {
    return [](cost::criteria const& c) { return c.money; };
  }
  if (by == "co2e") {
    return [](cost::criteria const& c) { return c.co2e; };
  }
  return [usd = std::int64_t{day_usd}](cost::criteria const& c) {
    return c.money * 21'600 + c.time * 25 * usd + c.co2e * 216;
  };
}

// How places are tied, by their place in the lists; empty where they are not yet.
struct pair_asker::ties {
  std::map<std::size_t, std::unique_ptr<route::tied_stop>> receivers;
  std::map<std::size_t, route::skim_sender> senders;
};

struct pair_asker::work {
  std::span<std::size_t const> pairs;
  unsigned threads;
  telling const& told;
  route::skims::closing* more;
  std::map<std::size_t, std::vector<std::size_t>> by_destination;  // places of pairs in the list
  std::vector<route::skims::worker> workers{};
  ties* tied{};
  std::vector<asked_pair> answers{};
  std::vector<char> is_left{};
};

pair_asker::pair_asker(load::pack const& pack, net::changes const& kind, route::pricing const& price,
                       std::vector<listed_place> const& origins, std::vector<listed_place> const& destinations)
    : pack_{pack},
      kind_{kind},
      price_{price},
      origins_{origins},
      destinations_{destinations},
      skims_{pack.network(), kind,
             [&pack, &kind](auto const& from, auto const& to) { return asked(pack.network(), kind, from, to); }, price},
      kept_{std::make_shared<ties>()} {}

std::vector<asked_pair> pair_asker::ask(std::span<std::size_t const> const pairs, net::changes const* const more,
                                        unsigned const threads, telling const& told) const {
  if (are_ties_kept()) {
    return ask_block(pairs, more, threads, told);
  }
  // Places of the pairs in their list, by a thousand origins and a thousand destinations.
  auto blocks = std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>>{};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    blocks[{pairs[i] / destinations_.size() / kMostKept, pairs[i] % destinations_.size() / kMostKept}].push_back(i);
  }
  auto answers = std::vector<asked_pair>(pairs.size());
  auto done = std::size_t{0};
  for (auto const& [where, places] : blocks) {
    auto some = std::vector<std::size_t>{};
    for (auto const place : places) {
      some.push_back(pairs[place]);
    }
    auto made = ask_block(some, more, threads, [&](unsigned const worker, double const share) {
      told(worker,
           (static_cast<double>(done) + share * static_cast<double>(some.size())) / static_cast<double>(pairs.size()));
    });
    for (std::size_t i = 0; i < places.size(); ++i) {
      answers[places[i]] = std::move(made[i]);
    }
    done += some.size();
  }
  return answers;
}

std::vector<asked_pair> pair_asker::ask_block(std::span<std::size_t const> const pairs, net::changes const* const more,
                                              unsigned const threads, telling const& told) const {
  auto closing = more == nullptr ? std::nullopt : std::optional<route::skims::closing>{std::in_place, *more};
  auto w = work{pairs,
                threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads,
                told,
                closing ? &*closing : nullptr,
                {}};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    w.by_destination[pairs[i] % destinations_.size()].push_back(i);
  }
  for (auto i = 0U; i < w.threads; ++i) {
    w.workers.emplace_back(pack_.network());
  }
  w.answers.resize(pairs.size());
  w.is_left.assign(pairs.size(), 0);
  auto passing = ties{};
  w.tied = are_ties_kept() ? kept_.get() : &passing;
  tie(w);
  ask_together(w);
  auto left = std::vector<std::size_t>{};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (w.is_left[i] != 0) {
      left.push_back(i);
    }
  }
  parallel_for(left.size(), w.threads, [&](unsigned const worker, std::size_t const i) {
    told(worker, kTied + kShared + (1 - kTied - kShared) * share_of(i, left.size()));
    w.answers[left[i]] = ask_alone(pairs[left[i]], more);
  });
  return std::move(w.answers);
}

// Ties the places of the pairs that are not tied yet. Where ties are kept a sender knows its straight ways to all
// destinations, else to those of these pairs.
void pair_asker::tie(work& w) const {
  auto fresh = std::vector<std::size_t>{};
  auto const want_receiver = [&](std::size_t const d) {
    if (!w.tied->receivers[d]) {
      fresh.push_back(d);
    }
  };
  if (are_ties_kept()) {
    for (std::size_t d = 0; d < destinations_.size(); ++d) {
      want_receiver(d);
    }
  } else {
    for (auto const& [d, places] : w.by_destination) {
      want_receiver(d);
    }
  }
  parallel_for(fresh.size(), w.threads, [&](unsigned const worker, std::size_t const i) {
    w.told(worker, kTied / 2 * share_of(i, fresh.size()));
    w.tied->receivers.at(fresh[i]) = skims_.tie(destinations_[fresh[i]].at, w.workers[worker]);
  });
  auto receivers = std::vector<route::tied_stop const*>{};
  for (auto const& [d, tied] : w.tied->receivers) {
    receivers.push_back(tied.get());
  }
  auto rows = std::vector<std::size_t>{};
  for (auto const pair : w.pairs) {
    if (auto const row = pair / destinations_.size();
        !w.tied->senders[row].tied && (rows.empty() || rows.back() != row)) {
      rows.push_back(row);
    }
  }
  parallel_for(rows.size(), w.threads, [&](unsigned const worker, std::size_t const i) {
    w.told(worker, kTied / 2 + kTied / 2 * share_of(i, rows.size()));
    w.tied->senders.at(rows[i]) = skims_.tie_sender(origins_[rows[i]].at, receivers, w.workers[worker]);
  });
}

void pair_asker::ask_together(work& w) const {
  auto columns = std::vector<std::pair<std::size_t, std::vector<std::size_t> const*>>{};
  for (auto const& [d, places] : w.by_destination) {
    columns.emplace_back(d, &places);
  }
  parallel_for(columns.size(), w.threads, [&](unsigned const worker, std::size_t const i) {
    auto const& [destination, places] = columns[i];
    w.told(worker, kTied + kShared * share_of(i, columns.size()));
    auto from = std::vector<route::skim_sender const*>{};
    for (auto const place : *places) {
      from.push_back(&w.tied->senders.at(w.pairs[place] / destinations_.size()));
    }
    auto const answers = skims_.ask(from, *w.tied->receivers.at(destination), w.workers[worker], w.more);
    for (std::size_t k = 0; k < answers.size(); ++k) {
      if (answers[k].what == route::skims::outcome::way) {
        w.answers[(*places)[k]] = {cell_of(answers[k].way), answers[k].passed};
      } else if (answers[k].what == route::skims::outcome::no_way && w.more != nullptr) {
        w.answers[(*places)[k]].figures.reason = kCutOff;
      } else {
        w.is_left[(*places)[k]] = 1;
      }
    }
  });
}

asked_pair pair_asker::ask_alone(std::size_t const pair, net::changes const* const more) const {
  auto const& n = pack_.network();
  auto const stops =
      std::array{origins_[pair / destinations_.size()].at, destinations_[pair % destinations_.size()].at};
  auto const search = [&](route::search_graph const& graph) {
    auto front = route::pareto_front{};
    if (auto way = route::find_best_way(graph, price_)) {
      front.ways.push_back(std::move(*way));
    }
    return front;
  };
  auto question = asked(n, kind_, stops[0], stops[1]);
  if (more != nullptr) {
    question = route::skims::closing{*more}.added_to(std::move(question));
  }
  auto const found = route::find_ways_by(n, question, stops, search, 1);
  if (found.front.ways.empty()) {
    auto none = asked_pair{};
    none.figures.reason = more != nullptr ? kCutOff : api::reason_code(*found.graph, stops);
    return none;
  }
  auto const& way = found.front.ways.front();
  auto pieces = std::vector<route::way_piece>{};
  for (auto const a : way.arcs) {
    pieces.push_back(found.graph->piece_of(found.graph->arcs()[a]));
  }
  return {cell_of(route::make_itinerary(found.graph->seen(), stops[0], stops[1], pieces)),
          route::elements_of(n, pieces)};
}

}  // namespace wakhan::matrix
