// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "wakhan/load/nearest_on_layer.h"
#include "wakhan/load/planned_lines.h"

namespace wakhan::load {

namespace {

using net::carriage;
using net::mode;

constexpr double kPlannedPortRailMetres = 25'000;  // as of ports that are there
constexpr double kAtSeaNodeMetres = 2'000;         // a joint this near an end is the end

class water_laying {
 public:
  water_laying(planned_lines const& planned, layer& sea, layer const& rail, std::vector<char>& rail_keep,
               country_map const& map, findings& found)
      : planned_{planned}, sea_{sea}, rail_{rail}, rail_keep_{rail_keep}, map_{map}, found_{found} {}

  laid_lines run() {
    auto const is_of_ships = [](planned_line const& line) { return line.by == mode::sea; };
    if (std::none_of(planned_.lines.begin(), planned_.lines.end(), is_of_ships)) {
      return {};
    }
    auto const near = nearest_on_layer{sea_};
    auto const on_rail = nearest_on_layer{rail_};
    for (auto const& line : planned_.lines) {
      if (is_of_ships(line)) {
        lay(line, near, on_rail);
      }
    }
    return std::move(out_);
  }

 private:
  void lay(planned_line const& line, nearest_on_layer const& near, nearest_on_layer const& on_rail) {
    auto const is_port = !line.port_type.empty();
    auto quays = std::vector<planned_terminal::tie>{};
    for (auto const system : {line.system, line.also}) {
      if (system == carriage::hub) {
        continue;
      }
      auto const from = is_port ? std::nullopt : near.find(line.way.front(), line.snap_m, system, {});
      auto const to = near.find(line.way.back(), line.snap_m, system, {});
      if (!to || (!is_port && !from)) {
        note(found_, severity::doubt, "planned-line-loose-end", fmt::format("project_lines.csv:{}", line.id),
             "no {} ships pass within {} km of '{}'", system == carriage::sea ? "ocean" : "river-sea",
             line.snap_m / 1000, line.ends[to ? 0 : 1]);
        continue;
      }
      auto const first = from ? from->point : sea_.add_point(line.way.front(), {});
      draw(line, system, first, from ? from->metres : 0, *to);
      quays.push_back({mode::sea, system, first});
    }
    if (is_port && !quays.empty()) {
      add_port(line, std::move(quays), on_rail);
    }
  }

  void draw(planned_line const& line, carriage const system, std::uint32_t const first, double const metres_to_first,
            nearest_on_layer::hit const& last) {
    auto edge = layer::edge{};
    edge.by = system;
    edge.fact = line.fact;
    edge.passage = planned_.first_passage + line.project;
    edge.a = first;
    out_.nodes.insert(out_.nodes.end(), {first, last.point});
    for (std::size_t i = 1; i < line.way.size(); ++i) {
      auto const is_last = i + 1 == line.way.size();
      edge.b = is_last ? last.point : sea_.add_point(line.way[i], {});
      edge.metres = line.metres[i - 1] + (i == 1 ? beyond(metres_to_first) : 0) + (is_last ? beyond(last.metres) : 0);
      sea_.edges.push_back(edge);
      edge.a = edge.b;
    }
  }

  // What a joint adds to the length.
  static std::uint32_t beyond(double const metres) {
    return metres > kAtSeaNodeMetres ? static_cast<std::uint32_t>(std::lround(metres)) : 0;
  }

  void add_port(planned_line const& line, std::vector<planned_terminal::tie> quays, nearest_on_layer const& on_rail) {
    auto t = planned_terminal{};
    t.id = fmt::format("planned-{}", line.id);
    t.name = fmt::format("{} (planned)", line.ends[0]);
    t.type = line.port_type;
    t.ties = std::move(quays);
    t.row.position = line.way.front();
    auto metres = 0.0;
    t.row.country = map_.nearest(t.row.position, metres);
    t.row.kind = net::terminal_kind::port;
    t.row.is_hub = 1;
    t.row.modes =
        static_cast<std::uint8_t>(1U << static_cast<unsigned>(mode::sea) | 1U << static_cast<unsigned>(mode::road) |
                                  1U << static_cast<unsigned>(mode::rail));
    t.row.project = net::passage_id{planned_.first_passage + line.project};
    t.row.fact = line.fact;
    if (line.port_rail) {
      if (auto const hit = on_rail.find(t.row.position, kPlannedPortRailMetres, line.port_rail, t.row.country)) {
        for (auto const copy : on_rail.copies_of(hit->point, *line.port_rail)) {
          rail_keep_[copy] = 1;
          t.ties.push_back({mode::rail, *line.port_rail, copy});
        }
      } else {
        note(found_, severity::doubt, "terminal-without-rail", t.id, "no line of {} mm within {} km",
             net::gauge_mm(*line.port_rail), kPlannedPortRailMetres / 1000);
      }
    }
    out_.terminals.push_back(std::move(t));
  }

  planned_lines const& planned_;
  layer& sea_;
  layer const& rail_;
  std::vector<char>& rail_keep_;
  country_map const& map_;
  findings& found_;
  laid_lines out_;
};

}  // namespace

laid_lines lay_planned_waters(planned_lines const& planned, layer& sea, layer const& rail, std::vector<char>& rail_keep,
                              country_map const& map, findings& found) {
  return water_laying{planned, sea, rail, rail_keep, map, found}.run();
}

}  // namespace wakhan::load
