// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "wakhan/api/basemap.h"
#include "wakhan/api/figures.h"
#include "wakhan/api/map_labels.h"
#include "wakhan/api/map_words.h"
#include "wakhan/base/error.h"
#include "wakhan/draw/svg_map.h"

namespace wakhan::api {

namespace {

// Lines of the first answers come last, so that they lie on top of others of their mode.
std::vector<draw::map_line> lines_of(std::span<itinerary_answer const> const drawn) {
  auto lines = std::vector<draw::map_line>{};
  for (auto a = drawn.rbegin(); a != drawn.rend(); ++a) {
    for (auto const& l : a->detail.legs) {
      lines.push_back({l.shape, style_of(l.by)});
    }
  }
  return lines;
}

std::string range_words(double const low, double const high, int const decimals) {
  return grouped(low, decimals) == grouped(high, decimals) ? grouped(low, decimals)
                                                           : grouped(low, decimals) + "–" + grouped(high, decimals);
}

template <typename Key>
std::string range_of(std::span<itinerary_answer const> const drawn, Key const& key, int const decimals) {
  auto const [low, high] =
      std::minmax_element(drawn.begin(), drawn.end(), [&](auto const& a, auto const& b) { return key(a) < key(b); });
  return range_words(key(*low), key(*high), decimals);
}

std::string subtitle_of(std::span<itinerary_answer const> const drawn, route_answer const& answer) {
  auto const figures = fmt::format("{} days, {} US dollars ({}), {} kg CO2e, {} km",
                                   range_of(
                                       drawn, [](auto const& a) { return a.days_p50; }, 1),
                                   range_of(
                                       drawn, [](auto const& a) { return a.cost_usd; }, 0),
                                   answer.price_year,
                                   range_of(
                                       drawn, [](auto const& a) { return a.co2e_wtw_kg; }, 0),
                                   range_of(
                                       drawn, [](auto const& a) { return a.distance_km; }, 0));
  auto const what = drawn.size() == 1 ? drawn.front().title : fmt::format("{} ways that differ", drawn.size());
  return fmt::format("{}; {}: {}", what, load_words(answer.load, answer.load_name, answer.hazard), figures);
}

}  // namespace

std::string route_svg(load::pack const& pack, route_answer const& answer, int const drawn) {
  verify(!answer.answers.empty(), errc::no_route, "there is no way from {} to {} to draw", answer.from, answer.to);
  verify(drawn >= 0 && static_cast<std::size_t>(drawn) <= answer.answers.size(), errc::usage,
         "--draw: there is no answer {}; write 1 to {}, or 0 for all", drawn, answer.answers.size());
  auto const all = std::span<itinerary_answer const>{answer.answers};
  auto const shown = drawn == 0 ? all : all.subspan(static_cast<std::size_t>(drawn) - 1, 1);
  auto request = draw::map_request{};
  request.title = fmt::format("{} → {}", answer.from, answer.to);
  request.subtitle = subtitle_of(shown, answer);
  request.attribution = attribution_of(pack.meta());
  request.lines = lines_of(shown);
  request.labels = map_labels(pack.network(), answer, shown);
  return draw::render_svg(request, make_basemap(pack.read_land(), pack.read_disputed_lines()));
}

}  // namespace wakhan::api
