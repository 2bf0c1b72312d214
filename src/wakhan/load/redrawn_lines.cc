// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/redrawn_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

namespace wakhan::load {

namespace {

constexpr double kSameEndMetres = 300;
constexpr std::int32_t kSameEndLat = 5'000;  // millionths of a degree, a little over 300 m: to refuse quickly

bool is_same(geo::lonlat const a, geo::lonlat const b) {
  return std::abs(a.lat_e6 - b.lat_e6) <= kSameEndLat && geo::rough_distance_m(a, b) <= kSameEndMetres;
}

}  // namespace

redrawn_lines::redrawn_lines(facts const& rows, net::mode const by) {
  auto const& table = rows[fact_table::redrawn_lines];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const mode = net::parse_mode(row.text("mode"));
    if (mode != net::mode::rail && mode != net::mode::road && mode != net::mode::sea && mode != net::mode::ferry) {
      row.reject("mode", "is none of rail, road, sea, ferry");
    }
    if (mode != by) {
      continue;
    }
    auto drawn = line{};
    drawn.id = row.text("id");
    drawn.link = row.text("link");
    if (drawn.link.empty()) {
      drawn.from = position_of(row, "from_lon", "from_lat");
      drawn.to = position_of(row, "to_lon", "to_lat");
    } else if (row.is_empty("path")) {
      row.reject("path", "is empty: a row of a link says how the link runs");
    }
    if (!row.is_empty("path")) {
      drawn.between = parse_points(row, "path", 1);
    }
    lines_.push_back(std::move(drawn));
  }
}

std::optional<std::vector<geo::lonlat>> redrawn_lines::path_between(geo::lonlat const a, geo::lonlat const b) {
  for (auto& l : lines_) {
    auto const is_forward = l.link.empty() && is_same(l.from, a) && is_same(l.to, b);
    auto const is_backward = l.link.empty() && is_same(l.from, b) && is_same(l.to, a);
    if (!is_forward && !is_backward) {
      continue;
    }
    l.is_used = true;
    auto points = std::vector<geo::lonlat>{};
    if (!l.between.empty()) {
      points = l.between;
      if (is_backward) {
        std::reverse(points.begin(), points.end());
      }
      points.insert(points.begin(), a);
      points.push_back(b);
    }
    return points;
  }
  return std::nullopt;
}

std::vector<geo::lonlat> redrawn_lines::path_of_row(std::string const& link_id) {
  auto const found = std::find_if(lines_.begin(), lines_.end(), [&](auto const& l) { return l.link == link_id; });
  if (found == lines_.end()) {
    return {};
  }
  found->is_used = true;
  return found->between;
}

void redrawn_lines::note_unused(findings& found) const {
  for (auto const& l : lines_) {
    if (!l.is_used) {
      note(found, severity::problem, "redrawn-line", fmt::format("{}:{}", file_of(fact_table::redrawn_lines), l.id),
           "names no line of the source and no row of a table: it changes nothing");
    }
  }
}

void lay_edge(layer& lines, layer::edge const& edge, std::span<geo::lonlat const> const points,
              country_map const* const countries) {
  auto path = std::vector<geo::lonlat>{lines.points[edge.a]};
  path.insert(path.end(), points.begin(), points.end());
  path.push_back(lines.points[edge.b]);
  auto drawn = 0.0;
  for (std::size_t i = 1; i < path.size(); ++i) {
    drawn += geo::rough_distance_m(path[i - 1], path[i]);
  }
  auto const metres = std::max(drawn, static_cast<double>(edge.metres));
  auto piece = edge;
  auto done = 0.0;
  auto said = std::uint64_t{0};
  for (std::size_t i = 1; i < path.size(); ++i) {
    done += geo::rough_distance_m(path[i - 1], path[i]);
    // Rounded sums, so that the pieces are together as long as the whole.
    auto const so_far = static_cast<std::uint64_t>(std::llround(drawn > 0 ? metres * done / drawn : metres));
    piece.b = i + 1 == path.size() ? edge.b
                                   : lines.add_point(path[i], countries != nullptr ? countries->at_or_nearest(path[i])
                                                                                   : net::country_id{});
    piece.metres = static_cast<std::uint32_t>(std::max<std::uint64_t>(1, so_far - said));
    said = so_far;
    lines.edges.push_back(piece);
    piece.a = piece.b;
  }
}

void redraw_links(layer& lines, redrawn_lines& rows, io::csv_table const& links, fact_table const table,
                  country_map const& countries) {
  auto paths = std::map<net::fact_id, std::vector<geo::lonlat>>{};
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (auto path = rows.path_of_row(links[i].text("id")); !path.empty()) {
      paths.emplace(fact_of(table, links[i]), std::move(path));
    }
  }
  auto const before = std::exchange(lines.edges, {});
  for (auto const& e : before) {
    if (auto const path = paths.find(e.fact); path != paths.end()) {
      lay_edge(lines, e, path->second, &countries);
    } else {
      lines.edges.push_back(e);
    }
  }
}

void redraw_edges(layer& lines, redrawn_lines& rows) {
  auto const before = std::exchange(lines.edges, {});
  for (auto const& e : before) {
    auto const path = rows.path_between(lines.points[e.a], lines.points[e.b]);
    if (!path) {
      lines.edges.push_back(e);
    } else if (!path->empty()) {
      lay_edge(lines, e, std::span{*path}.subspan(1, path->size() - 2), nullptr);
    }
  }
}

}  // namespace wakhan::load
