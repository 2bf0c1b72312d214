// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/missing_modes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "wakhan/route/best_way.h"
#include "wakhan/route/find_ways.h"

namespace wakhan::api {

namespace {

constexpr auto kChoices = static_cast<unsigned>(net::mode::access);  // modes that --modes may name

// Bits of the modes of the quickest way of a question; none where it has no way. First and last miles are the trucks
// that every question has.
std::uint32_t modes_of_quickest(net::network const& n, net::changes const& asked,
                                std::span<route::stop const> const stops, unsigned const threads) {
  auto used = std::uint32_t{0};
  auto const search = [&](route::search_graph const& graph) {
    auto front = route::pareto_front{};
    if (auto best = route::find_best_way(graph, [](cost::criteria const& sum) { return sum.time; })) {
      front.ways.push_back(std::move(*best));
    }
    return front;
  };
  auto const found = route::find_ways_by(n, asked, stops, search, threads);
  for (auto const& way : found.front.ways) {
    for (auto const arc : way.arcs) {
      for (auto const link : found.graph->links_on(found.graph->arcs()[arc])) {
        used |= 1U << static_cast<unsigned>(n.links.by[link]);
      }
    }
  }
  return used;
}

}  // namespace

std::vector<std::string> missing_modes(net::network const& n, net::changes const& asked,
                                       std::span<route::stop const> const stops, unsigned const threads) {
  auto names = std::vector<std::string>{};
  auto const name = [](unsigned const m) { return std::string{net::name_of(static_cast<net::mode>(m))}; };
  auto more = asked;
  for (auto m = 0U; m < kChoices; ++m) {
    more.modes = asked.modes | 1U << m;
    if (more.modes != asked.modes && modes_of_quickest(n, more, stops, threads) != 0) {
      names.push_back(name(m));
    }
  }
  more.modes = ~0U;
  auto const left_out = ~asked.modes & ((1U << kChoices) - 1);
  if (!names.empty() || left_out == 0) {
    return names;
  }
  auto const used = modes_of_quickest(n, more, stops, threads) & left_out;
  for (auto m = 0U; m < kChoices; ++m) {
    if ((used >> m & 1U) != 0) {
      names.push_back(name(m));
    }
  }
  return names.empty() ? names : std::vector{fmt::format("{}", fmt::join(names, ","))};
}

}  // namespace wakhan::api
