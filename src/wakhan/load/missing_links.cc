// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/missing_links.h"

#include <cmath>
#include <optional>

#include "wakhan/geo/kd_tree.h"

namespace wakhan::load {

namespace {

class end_finder {
 public:
  explicit end_finder(layer& lines)
      : lines_{lines},
        used_(lines.points.size(), 0),
        before_{lines.points},
        order_{geo::kd_order(before_)},
        tree_{before_, order_} {
    for (auto const& e : lines.edges) {
      used_[e.a] = 1;
      used_[e.b] = 1;
    }
  }

  // The nearest usable point, or a new one that ties nowhere yet.
  std::uint32_t end_at(geo::lonlat const at, net::country_id const country, double const radius_m, bool& is_loose) {
    auto best = std::optional<std::uint32_t>{};
    auto best_m = radius_m;
    for (auto const added : added_) {
      auto const metres = geo::rough_distance_m(lines_.points[added], at);
      if (metres <= best_m) {
        best = added;
        best_m = metres;
      }
    }
    auto const hits = tree_.nearest(at, 1, best_m, [&](auto const p) {
      return used_[p] != 0 && lines_.ground_of(lines_.country[p]) == lines_.ground_of(country);
    });
    if (!hits.empty()) {
      best = hits.front().item;
    }
    is_loose = !best;
    if (!best) {
      best = lines_.add_point(at, country);
      added_.push_back(*best);
    }
    return *best;
  }

 private:
  layer& lines_;
  std::vector<char> used_;
  std::vector<geo::lonlat> before_;  // the layer's points before rows add theirs
  std::vector<std::uint32_t> order_;
  geo::kd_tree tree_;
  std::vector<std::uint32_t> added_;
};

}  // namespace

void add_missing_links(layer& lines, facts const& rows, fact_table const table, country_map const& countries,
                       std::int32_t const day, findings& found) {
  auto finder = end_finder{lines};
  for (std::size_t i = 0; i < rows[table].size(); ++i) {
    auto const row = rows[table][i];
    if (!validity_of(row).holds(day)) {
      continue;
    }
    auto const what = fmt::format("{}:{}", file_of(table), row.text("id"));
    auto const radius_m = row.number("snap_km", 0, 60) * 1000;
    auto ends = std::array<std::uint32_t, 2>{};
    for (auto const first : {true, false}) {
      auto const at = position_of(row, first ? "from_lon" : "to_lon", first ? "from_lat" : "to_lat");
      auto is_loose = false;
      ends[first ? 0 : 1] = finder.end_at(at, countries.at_or_nearest(at), radius_m, is_loose);
      if (is_loose) {
        note(found, severity::info, "loose-end", what,
             "'{}' ties to no line within {} km; another row may meet it here", row.text(first ? "from" : "to"),
             radius_m / 1000);
      }
    }
    if (ends[0] == ends[1]) {
      note(found, severity::problem, "link", what, "both ends tie to the same point: the row adds nothing");
      continue;
    }
    auto edge = layer::edge{};
    edge.a = ends[0];
    edge.b = ends[1];
    edge.metres = static_cast<std::uint32_t>(std::lround(row.number("distance_km", 0.05, 5000) * 1000));
    edge.fact = fact_of(table, row);
    if (table == fact_table::rail_links) {
      auto const by = net::rail_carriage(row.integer("gauge_mm"));
      if (!by) {
        row.reject("gauge_mm", "is none of the gauges 1000, 1050, 1067, 1435, 1520, 1524, 1600, 1668, 1676 mm");
      }
      edge.by = *by;
    }
    lines.edges.push_back(edge);
  }
}

}  // namespace wakhan::load
