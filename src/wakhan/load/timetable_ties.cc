// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <unordered_map>

#include "wakhan/geo/kd_tree.h"
#include "wakhan/load/timetable_lines.h"

namespace wakhan::load {

namespace {

constexpr double kAlongMetres = 3'000;               // a drawn line this near a published one may be the same
constexpr double kSameDirection = 0.7;               // the cosine between them
constexpr double kAnyDirectionMetres = 1'000;        // pieces so short point anywhere
constexpr double kLookMetres = 2'000;                // a drawn line is looked at so often
constexpr double kSampleMetres = 1'000;              // a published one stands in the index so often
constexpr double kAtStationMetres = 300;             // a joint this near a station is the station
constexpr std::uint64_t kRoundaboutMetres = 10'000;  // a way that far round joins two published lines well enough
constexpr double kTieDetour = 1.15;
// A drawn line between two joints is the published one if their lengths differ by no more than this.
constexpr double kSameLengthShare = 0.15;
constexpr double kSameLengthMetres = 3'000;

// A step over a small piece of the earth in degrees of latitude.
struct flat_step {
  double x{}, y{};
  double length() const { return std::hypot(x, y); }
};

flat_step step_between(geo::lonlat const a, geo::lonlat const b) {
  return {geo::lon_difference(a.lon(), b.lon()) * std::cos(a.lat() * geo::kRadians), b.lat() - a.lat()};
}

// Published lines by place: which one runs beside a point, and how.
class published_index {
 public:
  explicit published_index(layer const& lines) : lines_{lines} {
    for (std::uint32_t e = 0; e < lines.edges.size(); ++e) {
      auto const a = lines.points[lines.edges[e].a];
      auto const b = lines.points[lines.edges[e].b];
      auto const pieces = static_cast<int>(geo::rough_distance_m(a, b) / kSampleMetres) + 1;
      for (auto i = 0; i <= pieces; ++i) {
        samples_.push_back(geo::between(a, b, static_cast<double>(i) / pieces));
        edge_of_.push_back(e);
      }
    }
    order_ = geo::kd_order(samples_);
  }

  // The published edge of the country nearest to `at` of those that lead the same way as a–b.
  std::optional<std::uint32_t> edge_beside(geo::lonlat const at, geo::lonlat const a, geo::lonlat const b,
                                           net::country_id const country) const {
    auto const has_way = geo::rough_distance_m(a, b) >= kAnyDirectionMetres;
    auto const way = step_between(a, b);
    auto const hits = tree().nearest(at, 1, kAlongMetres, [&](std::uint32_t const sample) {
      auto const& e = lines_.edges[edge_of_[sample]];
      auto const other = step_between(lines_.points[e.a], lines_.points[e.b]);
      return lines_.country[e.a] == country && (!has_way || std::abs(way.x * other.x + way.y * other.y) >=
                                                                kSameDirection * way.length() * other.length());
    });
    return hits.empty() ? std::nullopt : std::optional{edge_of_[hits.front().item]};
  }

  // Whether all of a–b lies beside published lines of the country that lead the same way.
  bool runs_along(geo::lonlat const a, geo::lonlat const b, net::country_id const country) const {
    auto const looks = std::max(2, static_cast<int>(geo::rough_distance_m(a, b) / kLookMetres) + 1);
    for (auto i = 0; i <= looks; ++i) {
      if (!edge_beside(geo::between(a, b, static_cast<double>(i) / looks), a, b, country)) {
        return false;
      }
    }
    return true;
  }

  // The nearest published edge of the country, within the distance at which lines give way.
  std::optional<std::uint32_t> nearest_edge(geo::lonlat const at, net::country_id const country) const {
    auto const hits = tree().nearest(at, 1, kAlongMetres + kSampleMetres, [&](std::uint32_t const sample) {
      return lines_.country[lines_.edges[edge_of_[sample]].a] == country;
    });
    return hits.empty() ? std::nullopt : std::optional{edge_of_[hits.front().item]};
  }

 private:
  geo::kd_tree tree() const { return {samples_, order_}; }

  layer const& lines_;
  std::vector<geo::lonlat> samples_;
  std::vector<std::uint32_t> edge_of_;
  std::vector<std::uint32_t> order_;
};

// Where drawn lines join published ones: the points of both, by the drawn one.
using joints = std::map<std::uint32_t, std::uint32_t>;

// Gives every torn point its joint on the nearest published line. Published edges are split where joints are made, and
// keep their length together.
class joint_maker {
 public:
  joint_maker(layer const& drawn, layer& lines) : drawn_{drawn}, lines_{lines} {}

  joints make(std::set<std::uint32_t> const& torn, published_index const& near) {
    auto made = joints{};
    auto on_edge = std::map<std::uint32_t, std::vector<std::pair<double, std::uint32_t>>>{};
    for (auto const point : torn) {
      auto const edge = near.nearest_edge(drawn_.points[point], drawn_.country[point]);
      if (!edge) {
        continue;
      }
      auto const& e = lines_.edges[*edge];
      auto const share = share_beside(e, drawn_.points[point]);
      auto const metres = geo::rough_distance_m(lines_.points[e.a], lines_.points[e.b]);
      if (share * metres <= kAtStationMetres) {
        made.emplace(point, e.a);
      } else if ((1 - share) * metres <= kAtStationMetres) {
        made.emplace(point, e.b);
      } else {
        on_edge[*edge].emplace_back(share, point);
      }
    }
    for (auto& [edge, at] : on_edge) {
      std::sort(at.begin(), at.end());
      split(edge, at, made);
    }
    return made;
  }

 private:
  // How far along the edge the point lies that is nearest to `at`.
  double share_beside(layer::edge const& e, geo::lonlat const at) const {
    return geo::nearest_share(lines_.points[e.a], lines_.points[e.b], at);
  }

  void split(std::uint32_t const number, std::vector<std::pair<double, std::uint32_t>> const& at, joints& made) {
    auto const whole = lines_.edges[number];
    auto done = std::uint32_t{0};
    auto from = whole.a;
    for (auto const& [share, point] : at) {
      auto const joint = lines_.add_point(geo::between(lines_.points[whole.a], lines_.points[whole.b], share),
                                          lines_.country[whole.a]);
      auto piece = whole;
      piece.a = from;
      piece.b = joint;
      // Rounded sums, so that the pieces are together as long as the whole.
      auto const so_far = static_cast<std::uint32_t>(std::lround(share * whole.metres));
      piece.metres = so_far - done;
      lines_.edges.push_back(piece);
      made.emplace(point, joint);
      done = so_far;
      from = joint;
    }
    lines_.edges[number].a = from;
    lines_.edges[number].metres = whole.metres - done;
  }

  layer const& drawn_;
  layer& lines_;
};

// Metres from a to b over the layer (Dijkstra 1959), or nothing where it is further than `at_most`.
std::optional<std::uint64_t> way_over(layer const& lines, incidence const& links, std::uint32_t const a,
                                      std::uint32_t const b, std::uint64_t const at_most) {
  auto best = std::unordered_map<std::uint32_t, std::uint64_t>{{a, 0}};
  auto queue = std::priority_queue<std::pair<std::uint64_t, std::uint32_t>,
                                   std::vector<std::pair<std::uint64_t, std::uint32_t>>, std::greater<>>{};
  queue.emplace(0, a);
  while (!queue.empty()) {
    auto const [done, point] = queue.top();
    queue.pop();
    if (point == b) {
      return done;
    }
    if (done > best[point]) {
      continue;
    }
    for (auto const e : links.at(point)) {
      auto const next = other_end(lines.edges[e], point);
      auto const sum = done + lines.edges[e].metres;
      auto const known = best.find(next);
      if (sum <= at_most && (known == best.end() || sum < known->second)) {
        best[next] = sum;
        queue.emplace(sum, next);
      }
    }
  }
  return std::nullopt;
}

class timetable_replacement {
 public:
  timetable_replacement(layer& rail, std::vector<border_cut>& cuts, timetable_lines& published)
      : rail_{rail}, cuts_{cuts}, published_{published}, gone_(rail.edges.size(), 0), is_cut_(rail.points.size(), 0) {
    for (auto const& cut : cuts) {
      is_cut_[cut.point_a] = is_cut_[cut.point_b] = 1;
    }
    for (auto const& e : published.lines.edges) {
      gauges_.emplace(rail.ground_of(published.lines.country[e.a]), e.by);
    }
  }

  void run(findings& found) {
    auto const along = drop_along();
    auto const doubled = drop_doubles();
    note(found, severity::info, "published-lines", "timetables and registers",
         "{} km of the layer gave way to lines with published lengths, {} km of them as ways of the same length",
         (along + doubled) / 1000, doubled / 1000);
    take_in();
  }

 private:
  // Lines that the layer draws in the gauge of the country's published ones; what a row of a table adds stays.
  bool may_give_way(layer::edge const& e) const {
    return gauge_at(e.a) == e.by && e.also == net::carriage::hub && !e.fact.is_valid() && is_cut_[e.a] == 0 &&
           is_cut_[e.b] == 0;
  }

  // The gauge of the published lines of the country that a drawn point lies in.
  std::optional<net::carriage> gauge_at(std::uint32_t const point) const {
    auto const known = gauges_.find(rail_.ground_of(rail_.country[point]));
    return known == gauges_.end() ? std::nullopt : std::optional{known->second};
  }

  std::uint64_t drop_along() {
    auto const near = published_index{published_.lines};
    auto const published_links = incidence{published_.lines};
    auto metres = std::uint64_t{0};
    auto torn = std::set<std::uint32_t>{};
    for (std::uint32_t i = 0; i < rail_.edges.size(); ++i) {
      auto const& e = rail_.edges[i];
      if (may_give_way(e) && near.runs_along(rail_.points[e.a], rail_.points[e.b], rail_.country[e.a]) &&
          !joins_lines(near, published_links, e)) {
        gone_[i] = 1;
        metres += e.metres;
        torn.insert(e.a);
        torn.insert(e.b);
      }
    }
    auto const links = incidence{rail_};
    add_loose_ends(links, torn);
    std::erase_if(torn, [&](std::uint32_t const point) { return living(links, point).empty(); });
    joints_ = joint_maker{rail_, published_.lines}.make(torn, near);
    return metres;
  }

  // Rows of rail_links.csv that end where the layer draws nothing go on to the published line there.
  void add_loose_ends(incidence const& links, std::set<std::uint32_t>& torn) const {
    for (auto const& e : rail_.edges) {
      if (!e.fact.is_valid()) {
        continue;
      }
      for (auto const end : {e.a, e.b}) {
        if (is_cut_[end] == 0 && gauge_at(end) == e.by && links.at(end).size() == 1) {
          torn.insert(end);
        }
      }
    }
  }

  // Whether a drawn piece leads from one published line to another that no published way joins near here: no train
  // of the timetables takes it, but freight may.
  bool joins_lines(published_index const& near, incidence const& published_links, layer::edge const& e) const {
    auto const& lines = published_.lines;
    auto const a = rail_.points[e.a];
    auto const b = rail_.points[e.b];
    auto const from = near.edge_beside(a, a, b, rail_.country[e.a]);
    auto const to = near.edge_beside(b, a, b, rail_.country[e.a]);
    if (e.is_guess || !from || !to || *from == *to) {
      return false;
    }
    auto const around =
        std::uint64_t{2} * e.metres + lines.edges[*from].metres + lines.edges[*to].metres + kRoundaboutMetres;
    return !way_over(lines, published_links, lines.edges[*from].a, lines.edges[*to].a, around);
  }

  // The edges left at a point.
  std::vector<std::uint32_t> living(incidence const& links, std::uint32_t const point) const {
    auto left = std::vector<std::uint32_t>{};
    for (auto const e : links.at(point)) {
      if (gone_[e] == 0) {
        left.push_back(e);
      }
    }
    return left;
  }

  // Drawn lines from joint to joint on which nothing branches off give way too where the published way is as long:
  // they are the published line, drawn further off than lines mostly are.
  std::uint64_t drop_doubles() {
    auto const links = incidence{rail_};
    auto const published_links = incidence{published_.lines};
    auto dropped = std::uint64_t{0};
    for (auto const& [start, joint] : joints_) {
      for (auto const first : living(links, start)) {
        auto const chain = chain_from(links, start, first);
        // Whether published lines join is known: no guess is needed there.
        auto const is_guess = chain.size() == 1 && rail_.edges[first].is_guess;
        if (!chain.empty() && (is_guess || is_double(chain, start, published_links))) {
          for (auto const e : chain) {
            dropped += rail_.edges[e].metres;
            gone_[e] = 1;
          }
        }
      }
    }
    return dropped;
  }

  // The edges from a joint on to the next one; none where a line branches off before, or ends.
  std::vector<std::uint32_t> chain_from(incidence const& links, std::uint32_t const start,
                                        std::uint32_t const first) const {
    auto chain = std::vector<std::uint32_t>{};
    auto edge = first;
    auto at = start;
    while (gone_[edge] == 0 && may_give_way(rail_.edges[edge])) {
      chain.push_back(edge);
      at = other_end(rail_.edges[edge], at);
      if (joints_.contains(at)) {
        return chain;
      }
      auto const on = living(links, at);
      if (on.size() != 2) {
        break;
      }
      edge = on[0] == edge ? on[1] : on[0];
    }
    return {};
  }

  bool is_double(std::vector<std::uint32_t> const& chain, std::uint32_t const start,
                 incidence const& published_links) const {
    auto at = start;
    auto metres = 0.0;
    for (auto const e : chain) {
      metres += rail_.edges[e].metres;
      at = other_end(rail_.edges[e], at);
    }
    metres += tie_metres(start) + tie_metres(at);
    auto const slack = kSameLengthShare * metres + kSameLengthMetres;
    auto const way = way_over(published_.lines, published_links, joints_.at(start), joints_.at(at),
                              static_cast<std::uint64_t>(metres + slack));
    return way && static_cast<double>(*way) >= metres - slack;
  }

  double tie_metres(std::uint32_t const point) const {
    return kTieDetour * geo::rough_distance_m(rail_.points[point], published_.lines.points[joints_.at(point)]);
  }

  void take_in() {
    auto const first = static_cast<std::uint32_t>(rail_.points.size());
    auto ties = std::vector<layer::edge>{};
    auto const links = incidence{rail_};
    for (auto const& [point, joint] : joints_) {
      if (!living(links, point).empty()) {
        auto tie = layer::edge{};
        tie.a = point;
        tie.b = joint + first;
        tie.metres = static_cast<std::uint32_t>(std::max(1L, std::lround(tie_metres(point))));
        tie.by = *gauge_at(point);  // a joint is made beside a published line of the point's country only
        ties.push_back(tie);
      }
    }
    auto kept = std::vector<layer::edge>{};
    for (std::size_t i = 0; i < rail_.edges.size(); ++i) {
      if (gone_[i] == 0) {
        kept.push_back(rail_.edges[i]);
      }
    }
    auto const& lines = published_.lines;
    for (std::size_t p = 0; p < lines.points.size(); ++p) {
      rail_.add_point(lines.points[p], lines.country[p]);
    }
    for (auto e : lines.edges) {
      e.a += first;
      e.b += first;
      kept.push_back(e);
    }
    kept.insert(kept.end(), ties.begin(), ties.end());
    rail_.edges = std::move(kept);
    for (auto const& cut : published_.cuts) {
      cuts_.push_back({cut.point_a + first, cut.point_b + first});
    }
  }

  layer& rail_;
  std::vector<border_cut>& cuts_;
  timetable_lines& published_;
  std::vector<char> gone_;                           // by edge
  std::vector<char> is_cut_;                         // by point: a line was cut here at a border
  std::map<net::country_id, net::carriage> gauges_;  // of published lines, by whose ground they lie on
  joints joints_;
};

}  // namespace

void lay_timetable_lines(layer& rail, std::vector<border_cut>& cuts, facts const& rows,
                         std::span<std::string const> const countries, country_map const& map, findings& found) {
  auto published = draw_timetable_lines(rows, countries, map, found);
  if (!published.lines.edges.empty()) {
    timetable_replacement{rail, cuts, published}.run(found);
  }
}

}  // namespace wakhan::load
