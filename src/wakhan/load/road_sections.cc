// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/road_sections.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <queue>

#include "wakhan/geo/kd_tree.h"
#include "wakhan/load/section_lengths.h"

namespace wakhan::load {

namespace {

constexpr double kEndMetres = 8'000;        // an end of a row lies this near a road
constexpr double kSameTownMetres = 12'000;  // two tables mean one town
constexpr std::size_t kNearPoints = 64;     // looked at for each end
// A published length well under the drawn one is of another road (a new one that the layer lacks), and so is one this
// far over the expected one.
constexpr double kMostOverExpected = 1.3;
// The search for a way gives up at this share of the published length, and this much more.
constexpr double kSearchShare = 1.5;
constexpr double kSearchMetres = 20'000;
// A published length strays by the size of towns, whose centre is anybody's choice, and by a share of its own. 19 roads
// of Turkey that the highway authority measured too say how much for other sources than an authority or an operator:
// half of them are within 3 %.
constexpr double kTownSpreadMetres = 3'000;
constexpr double kOfficialSpread = 0.02;
constexpr double kOtherSpread = 0.04;
// Great circles by the rough formula are good to 0.6 %; a lower bound must be below them.
constexpr double kSureShare = 0.99;

struct section {
  io::csv_table::row row;
  geo::lonlat from, to;
  double metres{};

  double spread() const {
    auto const& kind = row.text("kind");
    auto const share = kind == "official" || kind == "operator" ? kOfficialSpread : kOtherSpread;
    return std::hypot(kTownSpreadMetres, share * metres);
  }
};

bool is_near(geo::lonlat const a, geo::lonlat const b) { return geo::rough_distance_m(a, b) <= kSameTownMetres; }

struct pair_of_places {
  geo::lonlat from, to;
  bool is_of(section const& s) const {
    return (is_near(from, s.from) && is_near(to, s.to)) || (is_near(from, s.to) && is_near(to, s.from));
  }
};

std::vector<pair_of_places> judging_pairs(io::csv_table const& distances) {
  auto pairs = std::vector<pair_of_places>{};
  for (std::size_t i = 0; i < distances.size(); ++i) {
    auto const row = distances[i];
    if (row.text("mode") == "road") {
      pairs.push_back({position_of(row, "from_lon", "from_lat"), position_of(row, "to_lon", "to_lat")});
    }
  }
  return pairs;
}

std::vector<section> read_sections(facts const& rows) {
  auto const& table = rows[fact_table::road_sections];
  auto const judging = judging_pairs(rows[fact_table::distances]);
  auto read = std::vector<section>{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const s = section{row, position_of(row, "from_lon", "from_lat"), position_of(row, "to_lon", "to_lat"),
                           1000 * row.number("distance_km", 1, 5000)};
    if (is_near(s.from, s.to)) {
      row.reject("to", fmt::format("lies within {} km of its other end; name two places", kSameTownMetres / 1000));
    }
    if (std::any_of(judging.begin(), judging.end(), [&](auto const& pair) { return pair.is_of(s); })) {
      row.reject("to", fmt::format("is with '{}' a pair of {}, which judges the pack; leave the row out of one of the "
                                   "two tables",
                                   row.text("from"), file_of(fact_table::distances)));
    }
    read.push_back(s);
  }
  return read;
}

// The points of a layer by the part of it that hangs together.
class connected_parts {
 public:
  explicit connected_parts(layer const& lines) : above_(lines.points.size()) {
    std::iota(above_.begin(), above_.end(), 0U);
    for (auto const& e : lines.edges) {
      above_[top(e.a)] = top(e.b);
    }
  }

  std::uint32_t top(std::uint32_t point) {
    while (above_[point] != point) {
      above_[point] = above_[above_[point]];
      point = above_[point];
    }
    return point;
  }

 private:
  std::vector<std::uint32_t> above_;
};

class section_layer {
 public:
  section_layer(layer& roads, length_factors const& by_country)
      : roads_{roads},
        by_country_{by_country},
        links_{roads},
        parts_{roads},
        order_{geo::kd_order(roads.points)},
        best_(roads.points.size(), std::numeric_limits<double>::infinity()),
        by_(roads.points.size(), 0) {
    for (auto const& e : roads.edges) {
      auto const expected = e.metres * factor(e);
      lengths_.push_back({expected, std::min<double>(expected, drawn_metres(e))});
    }
  }

  void lay(std::vector<section> const& sections, findings& found) {
    auto ways = std::vector<measured_way>{};
    for (auto const& s : sections) {
      if (auto way = way_of(s, found)) {
        ways.push_back(std::move(*way));
      }
    }
    auto const fitted = fit_lengths(lengths_, ways);
    auto covered = std::vector<char>(roads_.edges.size(), 0);
    for (auto const& way : ways) {
      for (auto const e : way.edges) {
        covered[e] = 1;
      }
    }
    auto before = 0.0;
    auto after = 0.0;
    for (std::size_t i = 0; i < covered.size(); ++i) {
      if (covered[i] != 0) {
        auto& e = roads_.edges[i];
        before += lengths_[i].expected;
        after += fitted[i];
        e.metres = static_cast<std::uint32_t>(std::max(1L, std::lround(fitted[i] / factor(e))));
      }
    }
    note(found, severity::info, "road-sections", std::string{file_of(fact_table::road_sections)},
         "{} of {} sections give {:.0f} km of road their length, {:.0f} km before", ways.size(), sections.size(),
         after / 1000, before / 1000);
  }

 private:
  // What the length is multiplied by later. An edge over a border is cut there, and each side has its own.
  double factor(layer::edge const& e) const {
    auto const of = [&](std::uint32_t const point) {
      auto const country = roads_.country[point];
      return by_country_[country.is_valid() ? country.index() : by_country_.size() - 1];
    };
    return e.fact.is_valid() ? 1.0 : (of(e.a) + of(e.b)) / 2000.0;
  }

  // Points of one part of the layer, as near as they are to the two ends together.
  std::optional<std::pair<std::uint32_t, std::uint32_t>> ends_of(section const& s) {
    auto const tree = geo::kd_tree{roads_.points, order_};
    auto const is_used = [&](std::uint32_t const p) { return !links_.at(p).empty(); };
    auto const near_to = tree.nearest(s.to, kNearPoints, kEndMetres, is_used);
    auto best = std::optional<std::pair<std::uint32_t, std::uint32_t>>{};
    auto least = std::numeric_limits<double>::infinity();
    for (auto const& a : tree.nearest(s.from, kNearPoints, kEndMetres, is_used)) {
      for (auto const& b : near_to) {
        if (a.metres + b.metres < least && parts_.top(a.item) == parts_.top(b.item)) {
          least = a.metres + b.metres;
          best = {a.item, b.item};
        }
      }
    }
    return best;
  }

  std::optional<measured_way> way_of(section const& s, findings& found) {
    auto const what = fmt::format("{}:{}", file_of(fact_table::road_sections), s.row.text("id"));
    auto const ends = ends_of(s);
    if (!ends) {
      note(found, severity::doubt, "road-section-unplaced", what, "no road of the layer passes both ends within {} km",
           kEndMetres / 1000);
      return std::nullopt;
    }
    auto const at_most = kSearchShare * s.metres + kSearchMetres;
    auto way = measured_way{shortest_way(ends->first, ends->second, at_most), s.metres, s.spread()};
    if (way.edges.empty()) {
      note(found, severity::doubt, "road-section-other-way", what,
           "{:.0f} km published, but no way of up to {:.0f} km joins its ends: another road", s.metres / 1000,
           at_most / 1000);
      return std::nullopt;
    }
    auto drawn = 0.0;
    auto expected = 0.0;
    for (auto const e : way.edges) {
      drawn += lengths_[e].least;
      expected += lengths_[e].expected;
    }
    if (s.metres + s.spread() < drawn || s.metres > kMostOverExpected * expected) {
      note(found, severity::doubt, "road-section-other-way", what,
           "{:.0f} km published, the shortest way is drawn with {:.0f} km and expected to have {:.0f} km: another road",
           s.metres / 1000, drawn / 1000, expected / 1000);
      return std::nullopt;
    }
    // What a row of road_links.csv gave its length is known; the rest of the way takes the rest.
    std::erase_if(way.edges, [&](std::uint32_t const e) {
      auto const is_known = roads_.edges[e].fact.is_valid();
      way.metres -= is_known ? roads_.edges[e].metres : 0;
      return is_known;
    });
    return way;
  }

  // The edges of the shortest way of expected lengths (A*, Hart, Nilsson and Raphael 1968); none where it is longer
  // than `at_most`.
  std::vector<std::uint32_t> shortest_way(std::uint32_t const from, std::uint32_t const to, double const at_most) {
    auto const left = [&](std::uint32_t const point) {
      return kSureShare * geo::rough_distance_m(roads_.points[point], roads_.points[to]);
    };
    auto queue = std::priority_queue<std::pair<double, std::uint32_t>, std::vector<std::pair<double, std::uint32_t>>,
                                     std::greater<>>{};
    auto seen = std::vector{from};
    best_[from] = 0;
    queue.emplace(left(from), from);
    while (!queue.empty() && queue.top().second != to) {
      auto const [bound, point] = queue.top();
      queue.pop();
      if (bound > best_[point] + left(point)) {
        continue;
      }
      for (auto const e : links_.at(point)) {
        auto const next = other_end(roads_.edges[e], point);
        auto const sum = best_[point] + lengths_[e].expected;
        if (sum < best_[next] && sum + left(next) <= at_most) {
          best_[next] = sum;
          by_[next] = e;
          seen.push_back(next);
          queue.emplace(sum + left(next), next);
        }
      }
    }
    auto way = std::vector<std::uint32_t>{};
    for (auto at = to; !queue.empty() && at != from; at = other_end(roads_.edges[by_[at]], at)) {
      way.push_back(by_[at]);
    }
    for (auto const point : seen) {
      best_[point] = std::numeric_limits<double>::infinity();
    }
    return way;
  }

  layer& roads_;
  length_factors const& by_country_;
  incidence links_;
  connected_parts parts_;
  std::vector<std::uint32_t> order_;
  std::vector<drawn_length> lengths_;  // by edge
  std::vector<double> best_;           // by point, of the search under way
  std::vector<std::uint32_t> by_;      // the edge by which it was reached
};

}  // namespace

void lay_road_sections(layer& roads, facts const& rows, length_factors const& by_country, findings& found) {
  auto const sections = read_sections(rows);
  if (!sections.empty()) {
    section_layer{roads, by_country}.lay(sections, found);
  }
}

}  // namespace wakhan::load
