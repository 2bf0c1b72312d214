// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "wakhan/load/nearest_on_layer.h"
#include "wakhan/load/planned_lines.h"

namespace wakhan::load {

namespace {

using net::carriage;
using net::mode;

constexpr double kAtStationMetres = 2'000;  // a joint this near an end is the end

// The lines of one mode on their way into its layer.
class laying {
 public:
  laying(planned_lines const& planned, layer& lines, country_map const& map, planned_posts const& posts,
         findings& found)
      : planned_{planned}, lines_{lines}, map_{map}, posts_{posts}, found_{found}, near_{lines} {
    own_.kind = lines.kind;
    own_.grounds = lines.grounds;
  }

  laid_lines run() {
    draw();
    if (own_.edges.empty()) {
      return {};
    }
    stamp_countries(own_, map_, found_);
    auto const cuts = cut_at_borders(own_, map_);
    tie_ends();
    take_in();
    add_stations();
    add_gauge_changes();
    for (auto const& cut : cuts) {
      open(cut);
    }
    return std::move(out_);
  }

 private:
  std::uint32_t point(geo::lonlat const at) {
    auto const [known, is_new] =
        points_.try_emplace({at.lon_e6, at.lat_e6}, static_cast<std::uint32_t>(points_.size()));
    if (is_new) {
      own_.add_point(at, {});
    }
    return known->second;
  }

  void draw() {
    for (auto const& line : planned_.lines) {
      if (line.by != lines_.kind) {
        continue;
      }
      auto before = point(line.way.front());
      for (std::size_t i = 1; i < line.way.size(); ++i) {
        auto edge = layer::edge{};
        edge.a = before;
        edge.b = before = point(line.way[i]);
        edge.metres = line.metres[i - 1];
        edge.fact = line.fact;
        edge.by = line.system;
        edge.passage = planned_.first_passage + line.project;
        own_.edges.push_back(edge);
      }
    }
  }

  // An end lies on a line of its own gauge, or beside one of another: there freight changes from one to the other.
  void tie_ends() {
    for (auto const& line : planned_.lines) {
      if (line.by != lines_.kind) {
        continue;
      }
      for (auto const first : {true, false}) {
        tie_end(line, first ? line.way.front() : line.way.back(), line.ends[first ? 0 : 1]);
      }
    }
  }

  void tie_end(planned_line const& line, geo::lonlat const at, std::string_view const name) {
    auto const end = point(at);
    auto const country = own_.country[end];
    if (joined_.contains({end, line.system})) {
      return;
    }
    // Where a project goes on by itself it meets only what it runs into.
    auto const radius = is_met(end, line) ? std::min(line.snap_m, kAtStationMetres) : line.snap_m;
    if (auto const hit = near_.find(at, radius, line.system, country)) {
      join(end, line, near_.copies_of(hit->point, line.system), hit->metres);
    } else if (auto const split = split_line(at, radius, line.system, country)) {
      join(end, line, {*split}, geo::rough_distance_m(lines_.points[*split], at));
    } else if (auto const other = near_.find(at, radius, std::nullopt, country)) {
      beside_[end] = other->point;
    } else if (!is_met(end, line) && !has_station(line, at)) {
      note(found_, severity::doubt, "planned-line-loose-end", fmt::format("project_lines.csv:{}", line.id),
           "'{}' joins no line within {} km{}", name, line.snap_m / 1000,
           is_met(end) ? ", only planned ones of other projects" : " and has no station");
    }
  }

  // The end is that point of the layer; a station that lies on several lines has a copy on each, and the way to each is
  // the same. A joint further off than a station is wide makes the line so much longer.
  void join(std::uint32_t const end, planned_line const& line, std::vector<std::uint32_t> copies, double const metres) {
    out_.nodes.insert(out_.nodes.end(), copies.begin(), copies.end());
    joined_[{end, line.system}] = std::move(copies);
    auto const last = std::find_if(own_.edges.begin(), own_.edges.end(),
                                   [&](auto const& e) { return e.fact == line.fact && (e.a == end || e.b == end); });
    if (metres > kAtStationMetres && last != own_.edges.end()) {
      last->metres += static_cast<std::uint32_t>(std::lround(metres));
    }
  }

  // Lines may have no point for many kilometres: a new one parts the line of its gauge nearest to the end.
  std::optional<std::uint32_t> split_line(geo::lonlat const at, double const radius_m, carriage const system,
                                          net::country_id const country) {
    auto best = radius_m;
    auto nearest = std::optional<std::pair<std::size_t, double>>{};
    for (std::size_t i = 0; i < lines_.edges.size(); ++i) {
      auto const& e = lines_.edges[i];
      if ((e.by != system && e.also != system) || lines_.ground_of(lines_.country[e.a]) != lines_.ground_of(country) ||
          lines_.country[e.a] != lines_.country[e.b]) {
        continue;
      }
      auto const share = geo::nearest_share(lines_.points[e.a], lines_.points[e.b], at);
      auto const metres = geo::rough_distance_m(geo::between(lines_.points[e.a], lines_.points[e.b], share), at);
      if (metres < best) {
        best = metres;
        nearest = {i, share};
      }
    }
    if (!nearest) {
      return std::nullopt;
    }
    auto const [number, share] = *nearest;
    auto rest = lines_.edges[number];
    auto const made =
        lines_.add_point(geo::between(lines_.points[rest.a], lines_.points[rest.b], share), lines_.country[rest.a]);
    auto& before = lines_.edges[number];
    before.b = made;
    before.metres = std::clamp<std::uint32_t>(static_cast<std::uint32_t>(std::lround(share * rest.metres)), 1,
                                              std::max(rest.metres, 2U) - 1);
    rest.a = made;
    rest.metres = std::max(rest.metres, before.metres + 1) - before.metres;
    lines_.edges.push_back(rest);
    return made;
  }

  // Whether several planned lines meet there.
  bool is_met(std::uint32_t const end) const {
    return std::count_if(own_.edges.begin(), own_.edges.end(),
                         [&](auto const& e) { return e.a == end || e.b == end; }) > 1;
  }
  // Of the line's own project.
  bool is_met(std::uint32_t const end, planned_line const& line) const {
    return std::count_if(own_.edges.begin(), own_.edges.end(), [&](auto const& e) {
             return (e.a == end || e.b == end) && e.passage == planned_.first_passage + line.project;
           }) > 1;
  }

  static bool has_station(planned_line const& line, geo::lonlat const at) {
    return std::any_of(line.stations.begin(), line.stations.end(), [&](auto const& s) { return s.at == at; });
  }

  void take_in() {
    lines_.is_shape_only.resize(lines_.points.size(), 0);
    for (std::uint32_t p = 0; p < own_.points.size(); ++p) {
      number_in_layer_.push_back(lines_.add_point(own_.points[p], own_.country[p]));
      lines_.is_shape_only.push_back(1);
    }
    for (auto const& e : own_.edges) {
      for (auto const a : numbers_of(e.a, e.by)) {
        for (auto const b : numbers_of(e.b, e.by)) {
          auto edge = e;
          edge.a = a;
          edge.b = b;
          lines_.edges.push_back(edge);
        }
      }
    }
  }

  // The layer's points that stand for one of the planned lines of a system.
  std::vector<std::uint32_t> numbers_of(std::uint32_t const point, carriage const system) const {
    auto const copies = joined_.find({point, system});
    return copies == joined_.end() ? std::vector{number_in_layer_[point]} : copies->second;
  }

  // The systems of the planned lines that meet in a point.
  std::vector<carriage> systems_at(std::uint32_t const point) const {
    auto systems = std::vector<carriage>{};
    for (auto const& e : own_.edges) {
      if ((e.a == point || e.b == point) && std::find(systems.begin(), systems.end(), e.by) == systems.end()) {
        systems.push_back(e.by);
      }
    }
    return systems;
  }

  // A terminal at a point of the planned lines, tied to all of them there and to the line beside them. Each project has
  // its own, since it may be opened alone.
  void add_terminal(planned_line const& line, std::uint32_t const point, std::string id, std::string name,
                    net::terminal_kind const kind) {
    if (!has_terminal_.emplace(point, line.project).second) {
      return;
    }
    auto t = planned_terminal{};
    for (auto const system : systems_at(point)) {
      for (auto const number : numbers_of(point, system)) {
        t.ties.push_back({lines_.kind, system, number});
        out_.nodes.push_back(number);
      }
    }
    if (auto const beside = beside_.find(point); beside != beside_.end()) {
      for (std::size_t c = 0; c < net::kRailGauges; ++c) {
        if ((near_.systems_at(beside->second) >> c & 1U) != 0) {
          for (auto const copy : near_.copies_of(beside->second, static_cast<carriage>(c))) {
            t.ties.push_back({lines_.kind, static_cast<carriage>(c), copy});
            out_.nodes.push_back(copy);
          }
        }
      }
    }
    t.id = std::move(id);
    t.name = std::move(name);
    t.type = kind == net::terminal_kind::gauge_change ? "gauge-change" : "rail-terminal";
    t.row.position = own_.points[point];
    t.row.country = own_.country[point];
    t.row.kind = kind;
    t.row.is_hub = 1;
    t.row.modes =
        static_cast<std::uint8_t>(1U << static_cast<unsigned>(mode::rail) | 1U << static_cast<unsigned>(mode::road));
    t.row.project = net::passage_id{planned_.first_passage + line.project};
    t.row.fact = line.fact;
    out_.terminals.push_back(std::move(t));
  }

  void add_stations() {
    for (auto const& line : planned_.lines) {
      if (line.by != lines_.kind) {
        continue;
      }
      auto number = 0;
      for (auto const& s : line.stations) {
        add_terminal(line, point(s.at), fmt::format("planned-{}-{}", line.id, ++number),
                     fmt::format("{} (planned)", s.name), net::terminal_kind::rail_terminal);
      }
    }
  }

  // Where two gauges meet freight changes from one to the other.
  void add_gauge_changes() {
    for (auto const& line : planned_.lines) {
      for (auto const first : {true, false}) {
        if (line.by != mode::rail || lines_.kind != mode::rail) {
          continue;
        }
        auto const end = point(first ? line.way.front() : line.way.back());
        if (beside_.contains(end) || systems_at(end).size() > 1) {
          add_terminal(line, end, fmt::format("planned-{}-gauge-{}", line.id, first ? 1 : 2),
                       fmt::format("{} (planned change of gauge)", line.ends[first ? 0 : 1]),
                       net::terminal_kind::gauge_change);
        }
      }
    }
  }

  void open(border_cut const& cut) {
    auto const a = number_in_layer_[cut.point_a];
    auto const b = number_in_layer_[cut.point_b];
    out_.nodes.insert(out_.nodes.end(), {a, b});
    auto opened = opened_cut{{a, b}, std::nullopt, false};
    auto const ground_a = lines_.ground_of(lines_.country[a]);
    auto const ground_b = lines_.ground_of(lines_.country[b]);
    if (ground_a != ground_b && ground_a.is_valid() && ground_b.is_valid()) {
      auto const edge = std::find_if(own_.edges.begin(), own_.edges.end(),
                                     [&](auto const& e) { return e.a == cut.point_a || e.b == cut.point_a; });
      auto const project = edge->passage - planned_.first_passage;
      opened.crossing = post(project, edge->fact, {ground_a, ground_b}, lines_.points[a]);
    }
    out_.opened.push_back(opened);
  }

  std::uint32_t post(std::uint32_t const project, net::fact_id const fact, std::array<net::country_id, 2> const sides,
                     geo::lonlat const at) {
    auto row = net::crossing{};
    row.position = at;
    row.country_a = sides[0];
    row.country_b = sides[1];
    row.by = lines_.kind;
    row.project = net::passage_id{planned_.first_passage + project};
    row.fact = fact;
    return posts_.rules.add_planned_post(posts_.rows, posts_.regions, row, planned_.ids[project],
                                         planned_.names[project]);
  }

  planned_lines const& planned_;
  layer& lines_;
  country_map const& map_;
  planned_posts const& posts_;
  findings& found_;
  nearest_on_layer near_;  // of the layer as it was
  layer own_;
  std::map<std::pair<std::int32_t, std::int32_t>, std::uint32_t> points_;
  std::vector<std::uint32_t> number_in_layer_;  // by point of own_
  // Ends by point and system: the points of the layer that they are.
  std::map<std::pair<std::uint32_t, carriage>, std::vector<std::uint32_t>> joined_;
  std::map<std::uint32_t, std::uint32_t> beside_;                   // end to the point of a line of another gauge
  std::set<std::pair<std::uint32_t, std::uint32_t>> has_terminal_;  // point and project
  laid_lines out_;
};

}  // namespace

laid_lines lay_planned_lines(planned_lines const& planned, layer& lines, country_map const& map,
                             planned_posts const& posts, findings& found) {
  return laying{planned, lines, map, posts, found}.run();
}

}  // namespace wakhan::load
