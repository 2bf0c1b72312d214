// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/corridor_svg.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "wakhan/api/basemap.h"
#include "wakhan/api/fact_rows.h"
#include "wakhan/api/figures.h"
#include "wakhan/api/letter_case.h"
#include "wakhan/api/map_labels.h"
#include "wakhan/api/map_words.h"
#include "wakhan/api/near_words.h"
#include "wakhan/base/error.h"
#include "wakhan/draw/svg_map.h"
#include "wakhan/geo/polyline.h"
#include "wakhan/load/facts.h"
#include "wakhan/route/waypoint_way.h"

namespace wakhan::api {

namespace {

using mode_list = std::vector<net::mode>;

// A way so much longer than the shortest is none that anybody would take.
constexpr double kLongest = 1.5;
// Ships are taken where the way on land is more than a fifth longer; else they are those that bring freight to the
// corridor.
constexpr double kShipsPay = 1.2;
constexpr std::uint64_t kApproachMetres = 50'000;  // of a way into a town and out again
constexpr double kSamePlaceMetres = 20'000;        // within which a post at a waypoint is not named again

bool has(mode_list const& modes, net::mode const m) { return std::find(modes.begin(), modes.end(), m) != modes.end(); }

net::corridor const& find_corridor(net::network const& n, std::string_view const id) {
  auto ids = std::vector<std::string>{};
  for (auto const& c : n.corridors.all()) {
    ids.emplace_back(n.text(c.id));
  }
  if (auto const spelt = spelling_in(ids, id)) {
    auto const all = n.corridors.all();
    return *std::find_if(all.begin(), all.end(), [&](net::corridor const& c) { return n.text(c.id) == *spelt; });
  }
  auto const near = did_you_mean(id, ids);
  throw error{errc::usage, fmt::format("--corridor: this pack has no corridor '{}'", id),
              near.empty() ? fmt::format("write one of {}", fmt::join(ids, ", ")) : near};
}

// "China-Kazakhstan border 81.50 44.70 150" without its three numbers.
std::string waypoint_name(std::string const& words) {
  auto name = words;
  for (int i = 0; i < 3; ++i) {
    name.erase(std::min(name.rfind(' '), name.size()));
  }
  return name;
}

// The point of a→b nearest to `at`.
geo::lonlat nearest_on(geo::lonlat const a, geo::lonlat const b, geo::lonlat const at) {
  return geo::between(a, b, geo::nearest_share(a, b, at));
}

class corridor_map {
 public:
  corridor_map(load::pack const& pack, std::string_view const id)
      : pack_{pack},
        n_{pack.network()},
        rows_{pack},
        corridor_{find_corridor(n_, id)},
        day_{*load::parse_date(pack.meta().reference_date, false)} {}

  std::string draw() {
    find_ways();
    if (found_.empty()) {
      throw error{errc::no_route,
                  fmt::format("--corridor: no way through the waypoints of '{}' is open on {}", n_.text(corridor_.id),
                              pack_.meta().reference_date),
                  "`wakhan pack draw --layer rail,road,crossings` shows which posts are closed"};
    }
    add_ways();
    add_waypoints();
    add_posts();
    map_.title = title();
    map_.subtitle =
        fmt::format("{}; pack {}, state of {}", ways_words(), pack_.meta().name, pack_.meta().reference_date);
    map_.attribution = attribution_of(pack_.meta());
    return draw::render_svg(map_, make_basemap(pack_.read_land(), pack_.read_disputed_lines()));
  }

 private:
  // "Middle Corridor: Aktau – Baku – Tbilisi – Kars".
  std::string title() const {
    auto const branch = rows_.text(corridor_.fact, "branch");
    auto words = rows_.text(corridor_.fact, "name");
    words += branch.empty() ? "" : ": " + branch;
    for (auto at = words.find(" - "); at != std::string::npos; at = words.find(" - ", at)) {
      words.replace(at, 3, " – ");
    }
    return words;
  }

  // The modes of the row; where it has none, all that run on the ground.
  mode_list modes_of_row() const {
    if ((corridor_.modes & load::kAllModes) == load::kAllModes) {
      return {net::mode::rail, net::mode::road, net::mode::ferry, net::mode::sea};
    }
    auto modes = mode_list{};
    for (auto m = net::mode{}; m < net::mode::access; m = static_cast<net::mode>(static_cast<unsigned>(m) + 1)) {
      if ((corridor_.modes >> static_cast<unsigned>(m) & 1U) != 0) {
        modes.push_back(m);
      }
    }
    return modes;
  }

  // A way for each land mode, by ships alone where the row has no land mode.
  void find_ways() {
    auto land = mode_list{};
    auto water = mode_list{};
    for (auto const m : modes_of_row()) {
      (m == net::mode::rail || m == net::mode::road ? land : water).push_back(m);
    }
    if (has(water, net::mode::sea)) {
      water.push_back(net::mode::waterway);
    }
    for (auto const m : land) {
      auto modes = water;
      modes.push_back(m);
      auto by_land = find_way({m});
      auto with_ships = water.empty() ? std::nullopt : find_way(modes);
      auto const ships_pay = with_ships && (!by_land || static_cast<double>(by_land->metres) >
                                                            kShipsPay * static_cast<double>(with_ships->metres));
      keep(ships_pay ? std::move(with_ships) : std::move(by_land), m);
    }
    if (land.empty()) {
      keep(find_way(water), net::mode::sea);
    }
  }

  // A way that comes back over its own line for more than the approach of a town only touches a waypoint: no train or
  // truck runs so.
  bool turns_back(route::waypoint_way const& way) const {
    auto links = way.links;
    std::sort(links.begin(), links.end());
    auto metres = std::uint64_t{0};
    for (std::size_t i = 1; i < links.size(); ++i) {
      metres += links[i] == links[i - 1] ? n_.links.length_m[links[i]] : 0;
    }
    return metres > kApproachMetres;
  }

  void keep(std::optional<route::waypoint_way> way, net::mode const by) {
    // Circles may overlap so far that one place lies in all of them: that is no way to draw.
    if (way && way->metres > 0 && !turns_back(*way)) {
      found_.push_back(*std::move(way));
    } else {
      missing_.emplace_back(net::name_of(by));
    }
  }

  bool is_open(net::link_id const link, bool const by_any_strait) const {
    auto const ref = n_.links.ref[link];
    switch (n_.links.kind[link]) {
      case net::link_kind::border:
        return ref == UINT32_MAX || (n_.crossings[net::crossing_id{ref}].valid.holds(day_) &&
                                     n_.crossings[net::crossing_id{ref}].is_bilateral == 0);
      case net::link_kind::passage: {
        auto const& p = n_.passages[net::passage_id{ref}];
        return p.is_shut == 0 || (by_any_strait && p.is_planned == 0);
      }
      case net::link_kind::transfer:
      case net::link_kind::gauge_change: return !n_.terminals[net::terminal_id{ref}].project.is_valid();
      case net::link_kind::sailing: return n_.ferries[net::ferry_id{ref}].valid.holds(day_);
      default: return true;
    }
  }

  std::optional<route::waypoint_way> find_way(mode_list const& modes) const {
    auto const circles = n_.waypoints.all().subspan(corridor_.first_waypoint, corridor_.waypoints);
    auto way = std::optional<route::waypoint_way>{};
    for (auto const by_any_strait : {false, true}) {
      if (!way) {
        way = route::find_waypoint_way(n_, circles, [&](net::link_id const link) {
          return has(modes, n_.links.by[link]) && is_open(link, by_any_strait);
        });
      }
    }
    return way;
  }

  void add_ways() {
    auto shortest = found_.front().metres;
    for (auto const& way : found_) {
      shortest = std::min(shortest, way.metres);
    }
    for (auto const& way : found_) {
      if (static_cast<double>(way.metres) <= kLongest * static_cast<double>(shortest)) {
        add_lines(way);
      }
    }
  }

  // The lines of a way, the posts on it, and how long it is.
  void add_lines(route::waypoint_way const& way) {
    auto modes = std::vector<std::string>{};
    auto at = way.start;
    for (auto const link : way.links) {
      auto const kind = n_.links.kind[link];
      auto const next = n_.other_end(link, at);
      if (kind == net::link_kind::border && n_.links.ref[link] != UINT32_MAX) {
        posts_.emplace_back(n_.links.ref[link]);
      }
      if (!net::is_at_terminal(kind) && kind != net::link_kind::boarding) {
        auto const by = std::string{net::name_of(n_.links.by[link])};
        if (std::find(modes.begin(), modes.end(), by) == modes.end()) {
          modes.push_back(by);
        }
        add_line(link, at, next);
      }
      at = next;
    }
    drawn_.push_back(fmt::format("{} {} km", fmt::join(modes, "–"), grouped(static_cast<double>(way.metres) / 1000)));
  }

  // "Shortest open ways through its waypoints: rail 2,010 km, road 1,915 km".
  std::string ways_words() const {
    return fmt::format("Shortest open way{} through its waypoints: {}{}", drawn_.size() == 1 ? "" : "s",
                       fmt::join(drawn_, ", "),
                       missing_.empty() ? std::string{} : fmt::format("; none by {}", fmt::join(missing_, " or ")));
  }

  void add_line(net::link_id const link, net::node_id const from, net::node_id const to) {
    auto points = geo::decode_polyline(n_.shape_of(link));
    if (!n_.is_link_from(link, from)) {
      std::reverse(points.begin(), points.end());
    }
    points.insert(points.begin(), n_.nodes.position[from]);
    points.push_back(n_.nodes.position[to]);
    map_.lines.push_back({std::move(points), style_of(n_.links.by[link])});
  }

  void add_waypoints() {
    auto const names = load::split_list(rows_.text(corridor_.fact, "waypoints"));
    for (std::uint32_t i = 0; i < corridor_.waypoints; ++i) {
      auto const at = place_on_way(n_.waypoints.all()[corridor_.first_waypoint + i].at);
      map_.labels.push_back({at, i < names.size() ? waypoint_name(names[i]) : std::string{}, 0, true});
    }
  }

  // Waypoints stand for areas of up to some hundred kilometres; they are marked where the ways pass them.
  geo::lonlat place_on_way(geo::lonlat const waypoint) const {
    auto best = waypoint;
    auto best_m = std::numeric_limits<double>::infinity();
    for (auto const& line : map_.lines) {
      for (std::size_t i = 1; i < line.points.size(); ++i) {
        auto const point = nearest_on(line.points[i - 1], line.points[i], waypoint);
        auto const metres = geo::rough_distance_m(point, waypoint);
        if (metres < best_m) {
          best = point;
          best_m = metres;
        }
      }
    }
    return best;
  }

  void add_posts() {
    std::sort(posts_.begin(), posts_.end());
    posts_.erase(std::unique(posts_.begin(), posts_.end()), posts_.end());
    for (auto const post : posts_) {
      auto const at = n_.crossings[post].position;
      auto const is_waypoint = std::any_of(map_.labels.begin(), map_.labels.end(), [&](auto const& label) {
        return label.rank == 0 && geo::rough_distance_m(label.at, at) < kSamePlaceMetres;
      });
      if (n_.crossings[post].is_pair_default == 0 && !is_waypoint) {
        map_.labels.push_back({at, short_name(n_.text(n_.crossings[post].name)), 2, true});
      }
    }
  }

  load::pack const& pack_;
  net::network n_;
  fact_rows rows_;
  net::corridor corridor_;
  std::int32_t day_;
  draw::map_request map_;
  std::vector<net::crossing_id> posts_;
  std::vector<route::waypoint_way> found_;
  std::vector<std::string> missing_, drawn_;  // modes without a way; "rail–ferry 2,345 km"
};

}  // namespace

std::string corridor_svg(load::pack const& pack, std::string_view const id) { return corridor_map{pack, id}.draw(); }

}  // namespace wakhan::api
