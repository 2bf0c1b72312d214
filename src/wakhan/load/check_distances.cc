// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "wakhan/load/check_pack.h"
#include "wakhan/load/compare_distances.h"

namespace wakhan::load {

namespace {

using net::mode;

constexpr auto kDistances = "Distances against published ones";
constexpr double kMedianLimit = 0.05;
constexpr double kWideLimit = 0.15;
constexpr double kWideShare = 0.85;
constexpr double kNarrowLimit = 0.10;
constexpr std::size_t kWorstShown = 10;

// How one mode's pairs compare. A pair without a way is as wrong as can be: it counts against both shares.
struct comparison {
  std::vector<std::pair<double, compared_distance const*>> errors;  // of the pairs with a way, smallest first
  std::vector<std::string> unreachable;
  int unplaced{};

  std::size_t pairs() const { return errors.size() + unreachable.size(); }
  double median() const {
    auto const middle = pairs() / 2;
    return middle < errors.size() ? errors[middle].first : 1.0;
  }
  double share_within(double const limit) const {
    auto const n = std::count_if(errors.begin(), errors.end(), [&](auto const& e) { return e.first <= limit; });
    return static_cast<double>(n) / static_cast<double>(pairs());
  }
};

comparison compare(mode const by, std::vector<compared_distance> const& asked) {
  auto found = comparison{};
  for (auto const& q : asked) {
    if (q.by != by) {
      continue;
    }
    if (!q.is_placed) {
      ++found.unplaced;
    } else if (q.network_km > 0) {
      found.errors.emplace_back(std::abs(q.network_km / q.published_km - 1), &q);
    } else {
      found.unreachable.push_back(q.row.text("id"));
    }
  }
  std::stable_sort(found.errors.begin(), found.errors.end(),
                   [](auto const& a, auto const& b) { return a.first < b.first; });
  return found;
}

void report_mode(mode const by, std::vector<compared_distance> const& asked, check_report& report) {
  auto const found = compare(by, asked);
  if (found.pairs() == 0) {
    return;
  }
  report.require(
      found.median() <= kMedianLimit && found.share_within(kWideLimit) >= kWideShare, kDistances,
      fmt::format("{}: {} pairs, median error {:.1f} %, {:.0f} % within 10 %, {:.0f} % within 15 % (must be: {:.0f} %, "
                  "{:.0f} % within 15 %)",
                  name_of(by), found.pairs(), 100 * found.median(), 100 * found.share_within(kNarrowLimit),
                  100 * found.share_within(kWideLimit), 100 * kMedianLimit, 100 * kWideShare));
  for (std::size_t i = 0; i < std::min(kWorstShown, found.errors.size()); ++i) {
    auto const& [error, q] = found.errors[found.errors.size() - 1 - i];
    if (error > kNarrowLimit) {
      report.info(kDistances, fmt::format("{}: network {:.0f} km, published {:.0f} ({:+.0f} %)", q->row.text("id"),
                                          q->network_km, q->published_km, 100 * (q->network_km / q->published_km - 1)));
    }
  }
  if (!found.unreachable.empty()) {
    report.info(kDistances, fmt::format("without a way: {}", fmt::join(found.unreachable, ", ")));
  }
  if (found.unplaced > 0) {
    report.info(kDistances, fmt::format("not compared: {} pairs with an end off the network", found.unplaced));
  }
}

}  // namespace

void check_distances(net::network const& n, facts const& rows, unsigned const threads, check_report& report) {
  auto const compared = compare_distances(n, rows, threads);
  for (auto const by : kComparedModes) {
    report_mode(by, compared, report);
  }
}

}  // namespace wakhan::load
