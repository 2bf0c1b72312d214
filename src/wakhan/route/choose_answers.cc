// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/choose_answers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "wakhan/route/values_of_time.h"

namespace wakhan::route {

namespace {

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

// The first index below n whose key is least.
template <typename Key>
std::size_t least_of(std::size_t const n, Key const& key) {
  auto best = std::size_t{0};
  for (std::size_t i = 1; i < n; ++i) {
    if (key(i) < key(best)) {
      best = i;
    }
  }
  return best;
}

// What each itinerary is good for over all values of time.
struct usefulness {
  std::vector<int> wins;       // values of time at which it is the best
  std::vector<double> losses;  // sum of the logarithms of how many times dearer it is than the best
};

usefulness use_of(std::vector<plain> const& values) {
  auto use = usefulness{std::vector<int>(values.size(), 0), std::vector<double>(values.size(), 0)};
  for (std::size_t step = 0; !values.empty() && step < kValuesOfTime; ++step) {
    auto const day_usd = usd_per_day(step);
    auto const usd = [&](std::size_t const i) { return generalised_usd(values[i], day_usd); };
    auto const best = least_of(values.size(), usd);
    ++use.wins[best];
    for (std::size_t i = 0; i < values.size(); ++i) {
      use.losses[i] += std::log((1 + usd(i)) / (1 + usd(best)));  // a dollar more: some cost nothing
    }
  }
  return use;
}

struct group {
  std::size_t best{};  // itinerary that stands for it
  int wins{};          // values of time at which one of its itineraries is chosen
  int best_wins{};
  bool is_extreme{};  // fastest, cheapest or cleanest
};

// The fastest, the cheapest and the one with least emissions.
std::vector<std::size_t> extremes_of(std::vector<itinerary> const& front) {
  auto const least = [&](auto const& key) { return least_of(front.size(), key); };
  if (front.empty()) {
    return {};
  }
  return {least([&](std::size_t const i) { return front[i].total.sum.time; }),
          least([&](std::size_t const i) { return front[i].total.sum.money; }),
          least([&](std::size_t const i) { return front[i].total.sum.co2e; })};
}

// One group a signature, in the order of their use.
std::vector<group> groups_of(std::vector<itinerary> const& front, std::vector<plain> const& values,
                             usefulness const& use) {
  auto const extremes = extremes_of(front);
  auto groups = std::map<signature, group>{};
  for (std::size_t i = 0; i < front.size(); ++i) {
    auto const is_extreme = std::find(extremes.begin(), extremes.end(), i) != extremes.end();
    auto const [place, fresh] = groups.try_emplace(signature_of(front[i]), group{i, 0, -1, false});
    auto& g = place->second;
    g.wins += use.wins[i];
    // An extreme stands for its group, then who wins most often, then the usual choice.
    auto const is_better = std::tuple{is_extreme, use.wins[i], -generalised_usd(values[i], kUsualDayUsd)} >
                           std::tuple{g.is_extreme, g.best_wins, -generalised_usd(values[g.best], kUsualDayUsd)};
    if (fresh || is_better) {
      g.best = i;
      g.best_wins = use.wins[i];
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
    // First the one that loses least where another would be best: who sees one answer only is never far off with it.
    auto const steadiest = std::min_element(order.begin(), order.end(), [&](group const& a, group const& b) {
      return use.losses[a.best] < use.losses[b.best];
    });
    std::rotate(order.begin(), steadiest, steadiest + 1);
    // After it come the extremes, then the others by use.
    std::stable_sort(order.begin() + 1, order.end(),
                     [](group const& a, group const& b) { return a.is_extreme && !b.is_extreme; });
  }
  return order;
}

// All of a front, those that stand for their group first.
std::vector<std::size_t> candidates_of(std::vector<group> const& order, std::vector<plain> const& values,
                                       usefulness const& use) {
  auto candidates = std::vector<std::size_t>{};
  auto is_taken = std::vector<char>(values.size(), 0);
  for (auto const& g : order) {
    candidates.push_back(g.best);
    is_taken[g.best] = 1;
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (is_taken[i] == 0) {
      candidates.push_back(i);
    }
  }
  std::sort(candidates.begin() + static_cast<std::ptrdiff_t>(order.size()), candidates.end(),
            [&](std::size_t const a, std::size_t const b) {
              return std::tuple{-use.wins[a], generalised_usd(values[a], kUsualDayUsd), a} <
                     std::tuple{-use.wins[b], generalised_usd(values[b], kUsualDayUsd), b};
            });
  return candidates;
}

}  // namespace

chosen_answers choose_answers(std::vector<itinerary> const& front, std::size_t const n, likeness const& are_alike) {
  auto values = std::vector<plain>{};
  for (auto const& i : front) {
    values.push_back(in_units(i.total.sum));
  }
  auto const use = use_of(values);
  auto const order = groups_of(front, values, use);
  auto unlike = candidates_of(order, values, use);
  if (!are_alike) {
    unlike.resize(order.size());
  } else {
    auto kept = std::vector<std::size_t>{};
    for (auto const candidate : unlike) {
      if (std::none_of(kept.begin(), kept.end(), [&](auto const k) { return are_alike(k, candidate); })) {
        kept.push_back(candidate);
      }
    }
    unlike = std::move(kept);
  }
  auto chosen = chosen_answers{unlike, unlike.size()};
  if (n != 0 && chosen.kept.size() > n) {
    chosen.kept.resize(n);
  }
  std::sort(chosen.kept.begin(), chosen.kept.end(), [&](auto const a, auto const b) {
    return std::tuple{front[a].total.sum.time, a} < std::tuple{front[b].total.sum.time, b};
  });
  return chosen;
}

}  // namespace wakhan::route
