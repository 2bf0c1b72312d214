// SPDX-License-Identifier: Apache-2.0
// The pack's lines of India and the north of Europe against the kilometres that timetables and registers print between
// stations.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>
#include <queue>
#include <string>
#include <utility>
#include <vector>

#include "the_pack.h"
#include "wakhan/load/facts.h"

namespace {

using namespace wakhan;

constexpr auto kNoWay = std::numeric_limits<std::uint64_t>::max();
constexpr std::size_t kSources = 100;
constexpr std::size_t kTargets = 20;

// Whose lines are compared.
struct railway {
  load::fact_table sections, stations;
  std::string country;
  net::carriage gauge;
};

railway india() {
  return {load::fact_table::rail_sections_india, load::fact_table::rail_stations_india, "IN", net::carriage::rail_1676};
}

railway of_register(std::string const& country, net::carriage const gauge) {
  return {load::fact_table::rail_sections_nordic, load::fact_table::rail_stations_nordic, country, gauge};
}

using next_links = std::function<void(std::uint32_t, std::function<void(std::uint32_t, std::uint64_t)> const&)>;

// Metres from a place of a graph to all of `size` places (Dijkstra 1959).
std::vector<std::uint64_t> ways_from(std::uint32_t const start, std::size_t const size, next_links const& next_of) {
  auto metres = std::vector<std::uint64_t>(size, kNoWay);
  auto queue = std::priority_queue<std::pair<std::uint64_t, std::uint32_t>,
                                   std::vector<std::pair<std::uint64_t, std::uint32_t>>, std::greater<>>{};
  metres[start] = 0;
  queue.emplace(0, start);
  while (!queue.empty()) {
    auto const [sum, at] = queue.top();
    queue.pop();
    if (sum > metres[at]) {
      continue;
    }
    next_of(at, [&](std::uint32_t const next, std::uint64_t const length) {
      if (sum + length < metres[next]) {
        metres[next] = sum + length;
        queue.emplace(metres[next], next);
      }
    });
  }
  return metres;
}

// The stations of a railway's sections and the pieces of its gauge between them.
struct timetable_graph {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::vector<std::pair<std::uint32_t, std::uint64_t>>> beside;
  std::vector<std::string> ends;  // stations at which sections end, by code

  timetable_graph(io::csv_table const& sections, railway const& of) {
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (sections[i].text("country") == of.country && sections[i].integer("gauge_mm") == net::gauge_mm(of.gauge)) {
        add(load::split_list(sections[i].text("points")));
      }
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  }

  std::vector<std::uint64_t> from(std::string const& code) const {
    return ways_from(numbers.at(code), beside.size(), [&](std::uint32_t const at, auto const& visit) {
      for (auto const& [next, metres] : beside[at]) {
        visit(next, metres);
      }
    });
  }

 private:
  static std::string code_of_stop(std::string const& point) { return point.substr(0, point.find(' ')); }

  std::uint32_t number(std::string const& code) {
    auto const [known, is_new] = numbers.try_emplace(code, static_cast<std::uint32_t>(beside.size()));
    if (is_new) {
      beside.emplace_back();
    }
    return known->second;
  }

  void add(std::vector<std::string> const& points) {
    auto const km_of = [](std::string const& point) { return std::strtod(point.c_str() + point.find(' '), nullptr); };
    for (std::size_t p = 1; p < points.size(); ++p) {
      auto const a = number(code_of_stop(points[p - 1]));
      auto const b = number(code_of_stop(points[p]));
      auto const metres = static_cast<std::uint64_t>(std::llround(1000 * (km_of(points[p]) - km_of(points[p - 1]))));
      beside[a].emplace_back(b, metres);
      beside[b].emplace_back(a, metres);
    }
    ends.push_back(code_of_stop(points.front()));
    ends.push_back(code_of_stop(points.back()));
  }
};

// The node of each station at which sections end: where a link of such a section ends.
std::map<std::string, std::uint32_t> nodes_of_ends(net::network const& n, load::facts const& rows, railway const& of) {
  auto const& sections = rows[of.sections];
  auto const& stations = rows[of.stations];
  auto at = std::map<std::string, geo::lonlat>{};
  for (std::size_t i = 0; i < stations.size(); ++i) {
    at.emplace(stations[i].text("id"), load::position_of(stations[i]));
  }
  auto found = std::map<std::string, std::uint32_t>{};
  for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
    auto const fact = n.links.fact[net::link_id{i}];
    if (!fact.is_valid() || fact.table() != static_cast<std::uint32_t>(of.sections)) {
      continue;
    }
    auto const points = load::split_list(sections[fact.row()].text("points"));
    for (auto const& point : {points.front(), points.back()}) {
      auto const code = point.substr(0, point.find(' '));
      for (auto const node : {n.links.from[net::link_id{i}], n.links.to[net::link_id{i}]}) {
        if (n.nodes.position[node] == at.at(code)) {
          found.emplace(code, node.value);
        }
      }
    }
  }
  return found;
}

// Metres from a node over lines of the gauge within the country, free borders with disputed territories included.
std::vector<std::uint64_t> over_lines(net::network const& n, std::uint32_t const start, net::carriage const gauge) {
  return ways_from(start, n.nodes.position.size(), [&](std::uint32_t const at, auto const& visit) {
    for (auto const link : n.links_at(net::node_id{at})) {
      auto const kind = n.links.kind[link];
      auto const next = n.other_end(link, net::node_id{at});
      if ((kind == net::link_kind::track || kind == net::link_kind::free_border) && n.nodes.by[next] == gauge) {
        visit(next.value, n.links.length_m[link]);
      }
    }
  });
}

struct timetable_fit {
  std::vector<double> ratios;
  std::vector<std::string> off;
  int apart{}, unplaced{};
};

timetable_fit compare_with_published(railway const& of) {
  auto const& n = the_pack().network();
  auto const rows = the_pack().read_facts();
  auto const graph = timetable_graph{rows[of.sections], of};
  auto const nodes = nodes_of_ends(n, rows, of);
  auto fit = timetable_fit{};
  auto const& ends = graph.ends;
  for (std::size_t s = 0; s < kSources; ++s) {
    auto const& from = ends[s * ends.size() / kSources];
    auto const start = nodes.find(from);
    auto const printed = graph.from(from);
    auto const over_pack = start == nodes.end() ? std::vector<std::uint64_t>{} : over_lines(n, start->second, of.gauge);
    for (std::size_t t = 0; t < kTargets; ++t) {
      auto const& to = ends[(s * 7 + t * ends.size() / kTargets + t * t) % ends.size()];
      auto const metres = printed[graph.numbers.at(to)];
      auto const target = nodes.find(to);
      if (from == to || metres == kNoWay) {
        continue;
      }
      if (start == nodes.end() || target == nodes.end()) {
        ++fit.unplaced;
      } else if (over_pack[target->second] == kNoWay) {
        ++fit.apart;
      } else {
        fit.ratios.push_back(static_cast<double>(over_pack[target->second]) / static_cast<double>(metres));
        if (std::abs(fit.ratios.back() - 1) > 0.02) {
          fit.off.push_back(
              fmt::format("{}-{}: {} km, printed {} km", from, to, over_pack[target->second] / 1000, metres / 1000));
        }
      }
    }
  }
  return fit;
}

void expect_published(railway const& of, std::size_t const pairs, double const least_share) {
  auto fit = compare_with_published(of);
  ASSERT_GT(fit.ratios.size(), pairs) << of.country;
  EXPECT_EQ(fit.unplaced, 0) << of.country;
  EXPECT_EQ(fit.apart, 0) << of.country;
  auto const share = 1 - static_cast<double>(fit.off.size()) / static_cast<double>(fit.ratios.size());
  EXPECT_GE(share, least_share) << of.country << fmt::format(": {}", fmt::join(fit.off, "\n"));
  std::sort(fit.ratios.begin(), fit.ratios.end());
  EXPECT_NEAR(fit.ratios[fit.ratios.size() / 2], 1, 0.001) << of.country;
  ::testing::Test::RecordProperty(of.country, fmt::format("{:.1f} % of {}", 100 * share, fit.ratios.size()));
}

TEST(india_distances, are_those_of_the_timetables) { expect_published(india(), 1'900, 0.95); }

TEST(nordic_distances, are_those_of_the_register) {
  expect_published(of_register("SE", net::carriage::rail_1435), 1'500, 0.95);
  expect_published(of_register("FI", net::carriage::rail_1524), 1'500, 0.95);
}

// What the layer draws and the timetables lack hangs on them: ports, sidings, ways on to the borders.
TEST(india_distances, lines_without_stops_hang_on_the_others) {
  auto const& n = the_pack().network();
  auto const nodes = nodes_of_ends(n, the_pack().read_facts(), india());
  auto const reached = over_lines(n, nodes.at("BZA"), india().gauge);
  auto all = 0.0;
  auto joined = 0.0;
  for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
    auto const link = net::link_id{i};
    auto const from = n.links.from[link];
    if (n.links.kind[link] == net::link_kind::track && n.nodes.by[from] == net::carriage::rail_1676 &&
        n.code_of(n.ground_of(n.nodes.country[from])) == "IN") {
      all += n.links.length_m[link];
      joined += reached[from.value] != kNoWay ? n.links.length_m[link] : 0;
    }
  }
  EXPECT_GE(joined / all, 0.995) << fmt::format("{:.0f} of {:.0f} km", joined / 1000, all / 1000);
  for (auto const& [name, at] : std::map<std::string, geo::lonlat>{{"Mundra", geo::from_degrees(69.70, 22.75)},
                                                                   {"Nhava Sheva", geo::from_degrees(72.95, 18.95)},
                                                                   {"Pipavav", geo::from_degrees(71.51, 20.92)},
                                                                   {"Kandla", geo::from_degrees(70.22, 23.01)},
                                                                   {"Visakhapatnam", geo::from_degrees(83.28, 17.69)},
                                                                   {"Paradip", geo::from_degrees(86.67, 20.27)},
                                                                   {"Haldia", geo::from_degrees(88.08, 22.03)},
                                                                   {"Munabao", geo::from_degrees(70.28, 25.74)},
                                                                   {"Attari", geo::from_degrees(74.60, 31.60)},
                                                                   {"Gede", geo::from_degrees(88.76, 23.45)},
                                                                   {"Petrapole", geo::from_degrees(88.84, 23.03)},
                                                                   {"Raxaul", geo::from_degrees(84.86, 26.99)},
                                                                   {"Palanpur", geo::from_degrees(72.43, 24.17)},
                                                                   {"Khurja", geo::from_degrees(77.82, 28.21)}}) {
    auto nearest = 1e9;
    for (std::uint32_t i = 0; i < n.nodes.position.size(); ++i) {
      if (reached[i] != kNoWay) {
        nearest = std::min(nearest, geo::rough_distance_m(n.nodes.position[net::node_id{i}], at));
      }
    }
    EXPECT_LE(nearest, 8'000) << name;
  }
}

}  // namespace
