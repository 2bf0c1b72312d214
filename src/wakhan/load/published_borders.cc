// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "wakhan/geo/kd_tree.h"
#include "wakhan/load/published_lines.h"

namespace wakhan::load {

namespace {

constexpr double kLeastPublished = 0.6;   // of a country's lines: fewer published ones do not replace them
constexpr double kTieMetres = 30'000;     // a line that ended at the border goes on to a published station this near
constexpr double kBeyondMetres = 70'000;  // to the first station behind a border of which one side publishes a point
constexpr double kNewLineMetres = 8'000;  // a listed link this far off every published station is a line of its own
constexpr double kSameCutMetres = 60'000;
constexpr double kTrackMetres = 1'500;
constexpr double kDetour = 1.15;
constexpr auto kGauge = net::carriage::rail_1520;

std::vector<char> covered_countries(layer const& rail, published_layer const& published) {
  auto drawn = std::vector<std::uint64_t>(published.metres.size(), 0);
  for (auto const& e : rail.edges) {
    auto const country = rail.country[e.a];
    if (country.is_valid() && (e.by == kGauge || e.also == kGauge)) {
      drawn[country.index()] += e.metres;
    }
  }
  auto covered = std::vector<char>(published.metres.size(), 0);
  for (std::size_t c = 0; c < covered.size(); ++c) {
    covered[c] = published.metres[c] > 0 &&
                         static_cast<double>(published.metres[c]) >= kLeastPublished * static_cast<double>(drawn[c])
                     ? 1
                     : 0;
  }
  return covered;
}

class replacement {
 public:
  replacement(layer& rail, std::vector<border_cut>& cuts, published_layer const& published,
              crossing_table const& crossings, findings& found)
      : rail_{rail},
        cuts_{cuts},
        published_{published},
        crossings_{crossings},
        found_{found},
        covered_{covered_countries(rail, published)} {}

  std::vector<char> run() {
    index_published();
    drop_lines();
    take_in();
    tie_new_lines();
    auto const ends = loose_cuts();
    tie_crossings(ends);
    tie_loose_ends();
    return std::move(is_shape_only_);
  }

 private:
  struct loose_cut {
    std::uint32_t dead{}, alive{};
  };

  bool is_covered(net::country_id const c) const { return c.is_valid() && covered_[c.index()] != 0; }

  // The published stations by place; their numbers are those that they will have in the layer.
  void index_published() {
    first_ = static_cast<std::uint32_t>(rail_.points.size());
    auto const& lines = published_.lines;
    auto has_line = std::vector<char>(lines.points.size(), 0);
    for (auto const& e : lines.edges) {
      has_line[e.a] = has_line[e.b] = 1;
    }
    places_ = lines.points;
    auto items = std::vector<std::uint32_t>{};
    for (std::uint32_t p = 0; p < places_.size(); ++p) {
      if (has_line[p] != 0 && published_.is_shape_only[p] == 0 && is_covered(lines.country[p])) {
        items.push_back(p);
      }
    }
    order_ = geo::kd_order(places_, std::move(items));
  }

  // A link of rail_links.csv that leads where no published line does.
  bool is_new_line(layer::edge const& e) const {
    if (!e.fact.is_valid()) {
      return false;
    }
    auto const a = rail_.points[e.a];
    auto const b = rail_.points[e.b];
    auto const middle = geo::from_degrees(a.lon() + geo::lon_difference(a.lon(), b.lon()) / 2, (a.lat() + b.lat()) / 2);
    return geo::kd_tree{places_, order_}.nearest(middle, 1, kNewLineMetres).empty();
  }

  void drop_lines() {
    auto kept = std::vector<layer::edge>{};
    auto metres = std::uint64_t{0};
    for (auto e : rail_.edges) {
      if (is_covered(rail_.country[e.a]) && (e.by == kGauge || e.also == kGauge)) {
        if (is_new_line(e)) {
          new_lines_.push_back(e);
          kept.push_back(e);
          continue;
        }
        metres += e.metres;
        if (e.also == net::carriage::hub) {
          continue;
        }
        e.by = e.by == kGauge ? e.also : e.by;
        e.also = net::carriage::hub;
      }
      kept.push_back(e);
    }
    rail_.edges = std::move(kept);
    note(found_, severity::info, "published-lines", "rail_sections.csv",
         "{} km of the layer gave way to lines with published lengths", metres / 1000);
  }

  void take_in() {
    auto const& lines = published_.lines;
    is_shape_only_.assign(first_, 0);
    for (std::size_t p = 0; p < lines.points.size(); ++p) {
      rail_.add_point(lines.points[p], lines.country[p]);
      is_shape_only_.push_back(published_.is_shape_only[p]);
    }
    for (auto e : lines.edges) {
      e.a += first_;
      e.b += first_;
      // Where a country keeps its own lines the published ones stay out.
      if (is_covered(rail_.country[e.a])) {
        rail_.edges.push_back(e);
      }
    }
    for (auto const& cut : published_.cuts) {
      cuts_.push_back({cut.point_a + first_, cut.point_b + first_});
    }
    lined_.assign(rail_.points.size(), 0);
    for (auto const& e : rail_.edges) {
      lined_[e.a] = lined_[e.b] = 1;
    }
    for (auto const& [code, points] : lines.stations) {
      for (auto const p : points) {
        if (lined_[p + first_] != 0) {
          rail_.stations[code].push_back(p + first_);
        }
      }
    }
  }

  // The ends of lines that no table of sections has go on to the nearest published station.
  void tie_new_lines() {
    auto count = std::map<std::uint32_t, int>{};
    for (auto const& e : new_lines_) {
      ++count[e.a];
      ++count[e.b];
    }
    for (auto const& [point, lines] : count) {
      if (lines == 1) {
        if (auto const hit = nearest_published(rail_.points[point], rail_.ground_of(rail_.country[point]));
            hit && rail_.country[hit->item] == rail_.country[point]) {
          join(point, hit->item, kDetour * hit->metres);
        }
      }
    }
  }

  // Takes out the cuts that lost a side; those with a living side are told.
  std::vector<loose_cut> loose_cuts() {
    auto loose = std::vector<loose_cut>{};
    auto kept = std::vector<border_cut>{};
    for (auto const& cut : cuts_) {
      auto const a = lined_[cut.point_a] != 0;
      auto const b = lined_[cut.point_b] != 0;
      if (a && b) {
        kept.push_back(cut);
      } else if (a != b) {
        loose.push_back({a ? cut.point_b : cut.point_a, a ? cut.point_a : cut.point_b});
      }
    }
    cuts_ = std::move(kept);
    return loose;
  }

  std::optional<geo::neighbour> nearest_published(geo::lonlat const at, net::country_id const ground,
                                                  double const radius_m = kTieMetres) const {
    auto const tree = geo::kd_tree{places_, order_};
    auto const& lines = published_.lines;
    auto const hits = tree.nearest(at, 1, radius_m,
                                   [&](std::uint32_t const p) { return lines.ground_of(lines.country[p]) == ground; });
    return hits.empty() ? std::nullopt : std::optional{geo::neighbour{hits.front().item + first_, hits.front().metres}};
  }

  void join(std::uint32_t const a, std::uint32_t const b, double const metres) {
    auto edge = layer::edge{};
    edge.a = a;
    edge.b = b;
    edge.metres = static_cast<std::uint32_t>(std::max(1L, std::lround(metres)));
    edge.by = kGauge;
    rail_.edges.push_back(edge);
  }

  // The other side of a crossing of which one side is published.
  void tie_crossing(std::uint32_t const number, std::vector<std::uint32_t> const& own, net::country_id const other,
                    std::vector<loose_cut> const& loose) {
    auto const& crossing = crossings_.rows[number];
    auto const& id = crossings_.ids[number];
    auto const at = rail_.points[own.front()];
    auto const* best = static_cast<loose_cut const*>(nullptr);
    auto best_m = kSameCutMetres;
    for (auto const& cut : loose) {
      auto const metres = geo::rough_distance_m(rail_.points[cut.alive], at);
      if (rail_.ground_of(rail_.country[cut.alive]) == other && metres < best_m) {
        best = &cut;
        best_m = metres;
      }
    }
    if (best != nullptr) {
      for (auto const& cut : loose) {
        if (rail_.ground_of(rail_.country[cut.alive]) == other &&
            geo::rough_distance_m(rail_.points[cut.alive], rail_.points[best->alive]) <= kTrackMetres) {
          cuts_.push_back({own.front(), cut.alive, number});
          used_.insert(cut.alive);
        }
      }
      return;
    }
    // Lines of another gauge go on over the border: what is published meets them there.
    auto const own_ground = rail_.ground_of(rail_.country[own.front()]);
    auto beyond_of = std::vector<std::uint32_t>{};
    for (auto const& cut : cuts_) {
      for (auto const& [mine, theirs] : {std::pair{cut.point_a, cut.point_b}, std::pair{cut.point_b, cut.point_a}}) {
        if (mine < first_ && theirs < first_ && rail_.ground_of(rail_.country[mine]) == own_ground &&
            rail_.ground_of(rail_.country[theirs]) == other &&
            geo::rough_distance_m(rail_.points[theirs], at) <= kTieMetres) {
          beyond_of.push_back(theirs);
        }
      }
    }
    if (!beyond_of.empty()) {
      for (auto const theirs : beyond_of) {
        cuts_.push_back({own.front(), theirs, number});
      }
      return;
    }
    auto const is_crossed = std::any_of(cuts_.begin(), cuts_.end(), [&](border_cut const& cut) {
      auto const a = rail_.ground_of(rail_.country[cut.point_a]);
      auto const b = rail_.ground_of(rail_.country[cut.point_b]);
      auto const mine = rail_.ground_of(rail_.country[own.front()]);
      // A line of the other side that touches this side's land is not on the way of this one.
      if (cut.point_a >= first_ &&
          published_.publisher[cut.point_a - first_] != published_.publisher[own.front() - first_]) {
        return false;
      }
      return ((a == mine && b == other) || (a == other && b == mine)) &&
             geo::rough_distance_m(rail_.points[cut.point_a], crossing.position) <= kTieMetres;
    });
    auto const hit = is_crossed ? std::nullopt : nearest_published(at, other, kBeyondMetres);
    if (hit) {
      auto const beyond = rail_.add_point(at, rail_.country[hit->item]);
      is_shape_only_.push_back(0);
      join(beyond, hit->item, kDetour * hit->metres);
      cuts_.push_back({own.front(), beyond, number});
      note(found_, severity::info, "published-border", id,
           "one side publishes no border point: its nearest station, {:.0f} km on, is tied to it", hit->metres / 1000);
    }
  }

  void tie_crossings(std::vector<loose_cut> const& loose) {
    loose_ = loose;
    auto by_crossing = std::map<std::string, std::map<net::country_id, std::vector<std::uint32_t>>>{};
    for (auto const& border : published_.borders) {
      auto const point = border.point + first_;
      if (lined_[point] != 0) {
        by_crossing[border.crossing][rail_.ground_of(rail_.country[point])].push_back(point);
      }
    }
    for (std::uint32_t c = 0; c < crossings_.ids.size(); ++c) {
      auto const sides = by_crossing.find(crossings_.ids[c]);
      if (sides == by_crossing.end()) {
        continue;
      }
      auto const& crossing = crossings_.rows[c];
      auto const a = rail_.ground_of(crossing.country_a);
      auto const b = rail_.ground_of(crossing.country_b);
      auto const of = [&](net::country_id const country) {
        auto const side = sides->second.find(country);
        return side == sides->second.end() ? std::vector<std::uint32_t>{} : side->second;
      };
      auto const here = of(a);
      auto const there = of(b);
      if (!here.empty() && !there.empty()) {
        for (auto const p : here) {
          cuts_.push_back({p, there.front(), c});
        }
        for (std::size_t i = 1; i < there.size(); ++i) {
          cuts_.push_back({here.front(), there[i], c});
        }
      } else if (!here.empty()) {
        tie_crossing(c, here, b, loose);
      } else if (!there.empty()) {
        tie_crossing(c, there, a, loose);
      }
    }
  }

  // Lines of a neighbour that still end at the border, with no published border point: on to the nearest station.
  void tie_loose_ends() {
    for (auto const& cut : loose_) {
      if (used_.contains(cut.alive)) {
        continue;
      }
      auto const hit =
          nearest_published(rail_.points[cut.dead], rail_.ground_of(rail_.country[cut.dead]), kBeyondMetres);
      if (hit) {
        rail_.country[cut.dead] = rail_.country[hit->item];
        join(cut.dead, hit->item, kDetour * hit->metres);
        cuts_.push_back({cut.dead, cut.alive});
      }
    }
  }

  layer& rail_;
  std::vector<border_cut>& cuts_;
  published_layer const& published_;
  crossing_table const& crossings_;
  findings& found_;
  std::vector<char> covered_;
  std::uint32_t first_{};
  std::vector<char> is_shape_only_;
  std::vector<char> lined_;
  std::vector<geo::lonlat> places_;
  std::vector<std::uint32_t> order_;
  std::vector<loose_cut> loose_;
  std::vector<layer::edge> new_lines_;
  std::set<std::uint32_t> used_;
};

}  // namespace

std::vector<char> replace_by_published(layer& rail, std::vector<border_cut>& cuts, published_layer const& published,
                                       crossing_table const& crossings, findings& found) {
  if (published.lines.edges.empty()) {
    return std::vector<char>(rail.points.size(), 0);
  }
  return replacement{rail, cuts, published, crossings, found}.run();
}

}  // namespace wakhan::load
