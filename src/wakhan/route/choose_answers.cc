// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/choose_answers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace wakhan::route {

namespace {

constexpr int kSteps = 100;  // values of time on a logarithmic scale
constexpr double kLeastDayUsd = 1;
constexpr double kMostDayUsd = 100'000;
constexpr double kCarbonUsdPerKg = 0.1;
constexpr double kUsualDayUsd = 100;  // what orders answers that no value of time would choose

struct plain {
  double days, usd, kg;
};

plain in_units(cost::criteria const& c) {
  return {static_cast<double>(c.time) / cost::kMicroseconds / 86'400,
          static_cast<double>(c.money) / cost::kMicrocents / 100,
          static_cast<double>(c.co2e) / cost::kMicrograms / 1000};
}

double generalised_usd(plain const& p, double const day_usd) {
  return p.usd + p.days * day_usd + p.kg * kCarbonUsdPerKg;
}

struct group {
  std::size_t best{};  // itinerary that stands for it
  int wins{};          // values of time at which one of its itineraries is chosen
  int best_wins{};
  bool is_extreme{};  // fastest, cheapest or cleanest
};

}  // namespace

chosen_answers choose_answers(std::vector<itinerary> const& front, std::size_t const n) {
  auto values = std::vector<plain>{};
  for (auto const& i : front) {
    values.push_back(in_units(i.total.sum));
  }
  auto const least = [&](auto const& key) {
    auto best = std::size_t{0};
    for (std::size_t i = 1; i < front.size(); ++i) {
      if (key(i) < key(best)) {
        best = i;
      }
    }
    return best;
  };
  auto wins = std::vector<int>(front.size(), 0);
  for (int step = 0; !front.empty() && step <= kSteps; ++step) {
    auto const day_usd = kLeastDayUsd * std::pow(kMostDayUsd / kLeastDayUsd, static_cast<double>(step) / kSteps);
    ++wins[least([&](std::size_t const i) { return generalised_usd(values[i], day_usd); })];
  }
  auto extremes = std::vector<std::size_t>{};
  if (!front.empty()) {
    extremes = {least([&](std::size_t const i) { return front[i].total.sum.time; }),
                least([&](std::size_t const i) { return front[i].total.sum.money; }),
                least([&](std::size_t const i) { return front[i].total.sum.co2e; })};
  }
  auto groups = std::map<signature, group>{};
  for (std::size_t i = 0; i < front.size(); ++i) {
    auto const is_extreme = std::find(extremes.begin(), extremes.end(), i) != extremes.end();
    auto const [place, fresh] = groups.try_emplace(signature_of(front[i]), group{i, 0, -1, false});
    auto& g = place->second;
    g.wins += wins[i];
    // An extreme stands for its group, then who wins most often, then the usual choice.
    auto const is_better = std::tuple{is_extreme, wins[i], -generalised_usd(values[i], kUsualDayUsd)} >
                           std::tuple{g.is_extreme, g.best_wins, -generalised_usd(values[g.best], kUsualDayUsd)};
    if (fresh || is_better) {
      g.best = i;
      g.best_wins = wins[i];
      g.is_extreme = is_extreme;
    }
  }
  auto order = std::vector<group>{};
  for (auto const& [key, g] : groups) {
    order.push_back(g);
  }
  auto const by_use = [&](group const& a, group const& b) {
    return std::tuple{-a.wins, generalised_usd(values[a.best], kUsualDayUsd), a.best} <
           std::tuple{-b.wins, generalised_usd(values[b.best], kUsualDayUsd), b.best};
  };
  std::sort(order.begin(), order.end(), by_use);
  if (!order.empty()) {
    // After the most useful one come the extremes, then the others by use.
    std::stable_sort(order.begin() + 1, order.end(),
                     [](group const& a, group const& b) { return a.is_extreme && !b.is_extreme; });
  }
  auto chosen = chosen_answers{{}, order.size()};
  for (auto const& g : order) {
    if (n == 0 || chosen.kept.size() < n) {
      chosen.kept.push_back(g.best);
    }
  }
  std::sort(chosen.kept.begin(), chosen.kept.end(), [&](auto const a, auto const b) {
    return std::tuple{front[a].total.sum.time, a} < std::tuple{front[b].total.sum.time, b};
  });
  return chosen;
}

}  // namespace wakhan::route
