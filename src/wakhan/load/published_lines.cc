// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/published_lines.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <unordered_map>

#include "wakhan/base/error.h"
#include "wakhan/load/facts.h"

namespace wakhan::load {

namespace {

constexpr double kMoveMetres = 30'000;   // a crossing's point may be typed this far off its line
constexpr double kStraightShare = 0.92;  // a line is not published much shorter than it is straight
constexpr double kRoundingMetres = 50;
constexpr double kMisplacedMetres = 1'500;                // further off than this a station stands in the wrong place
constexpr std::uint64_t kStretchMetres = 25'000;          // over a neighbour's land
constexpr std::uint64_t kDisputedStretchMetres = 40'000;  // Gartmashevka to Chertkovo: 36 km, gone round since 2017
constexpr std::string_view kDrawingOnly = "via";

struct station {
  geo::lonlat at;
  bool is_placed{};
  std::string crossing;
  net::country_id country;
};

using stations = std::unordered_map<std::string, station>;

stations read_stations(io::csv_table const& table, std::span<std::string const> const countries) {
  auto read = stations{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto s = station{};
    s.country = country_of(countries, row);
    s.crossing = row.text("crossing");
    s.is_placed = !row.is_empty("lon");
    if (s.is_placed) {
      s.at = position_of(row);
    }
    read.emplace(row.text("id"), s);
  }
  return read;
}

// "680000@2 41": a station, its copy, and the kilometres from the first.
struct section_point {
  std::string name, code, copy;
  std::string printed;  // the code that the row itself holds, where the joint goes by its other railway's
  std::uint32_t km{};
};

std::vector<section_point> points_of(io::csv_table::row const& row, stations const& known) {
  auto points = std::vector<section_point>{};
  for (auto const& text : split_list(row.text("points"))) {
    auto p = section_point{};
    auto const blank = text.find(' ');
    p.name = text.substr(0, blank);
    auto const at = p.name.find('@');
    p.code = p.name.substr(0, at);
    p.copy = at == std::string::npos ? "" : p.name.substr(at + 1);
    auto const* const end = text.data() + text.size();
    auto const* const from = blank == std::string::npos ? end : text.data() + blank + 1;
    auto const [stop, failed] = std::from_chars(from, end, p.km);
    if (failed != std::errc{} || stop != end || p.km > 20'000 || (!points.empty() && p.km < points.back().km)) {
      row.reject("points", fmt::format("holds '{}', which is no station with kilometres that do not fall", text));
    }
    auto const here = known.find(p.code);
    if (here == known.end()) {
      row.reject("points", fmt::format("names station '{}', which is not in {}", p.code, "odbl/rail_stations.csv"));
    }
    p.printed = p.code;
    // A joint of two railways has a code on each side.
    if (known.contains(here->second.crossing)) {
      p.name.replace(0, p.code.size(), here->second.crossing);
      p.code = here->second.crossing;
    }
    points.push_back(std::move(p));
  }
  if (points.size() < 2) {
    row.reject("points", "holds no two stations");
  }
  return points;
}

std::uint32_t published_metres(std::uint32_t const km) { return std::max(1U, km * 1000); }

class drawing {
 public:
  drawing(stations& places, std::span<std::string const> const countries, std::uint32_t const fact_table,
          published_layer& out)
      : places_{places}, countries_{countries}, fact_table_{fact_table}, out_{out} {}

  void add(io::csv_table::row const& row, std::vector<section_point> const& points, findings& found) {
    country_ = country_of(countries_, row);
    auto const* before = static_cast<section_point const*>(nullptr);
    auto before_point = std::uint32_t{0};
    for (auto const& p : points) {
      if (!places_.at(p.code).is_placed) {
        continue;
      }
      auto const here = point(p);
      if (before != nullptr && here != before_point) {
        join(row, before_point, here, published_metres(p.km - before->km), found);
      }
      before = &p;
      before_point = here;
    }
  }

 private:
  std::uint32_t point(section_point const& p) {
    auto& lines = out_.lines;
    auto const& place = places_.at(p.code);
    if (p.copy == kDrawingOnly) {
      auto const made = lines.add_point(place.at, {});
      out_.is_shape_only.resize(lines.points.size(), 0);
      out_.is_shape_only[made] = 1;
      return made;
    }
    auto const [known, is_new] = points_.try_emplace(p.name, static_cast<std::uint32_t>(lines.points.size()));
    if (is_new) {
      lines.add_point(place.at, {});
      out_.is_shape_only.resize(lines.points.size(), 0);
      if (!place.crossing.empty()) {
        out_.borders.push_back({known->second, place.crossing, place.country});
      }
    }
    auto& copies = lines.stations[p.printed];
    if (std::find(copies.begin(), copies.end(), known->second) == copies.end()) {
      copies.push_back(known->second);
    }
    return known->second;
  }

  void join(io::csv_table::row const& row, std::uint32_t const a, std::uint32_t const b, std::uint32_t const metres,
            findings& found) {
    // The length stays the published one: it is the place that is wrong.
    auto const straight = geo::rough_distance_m(out_.lines.points[a], out_.lines.points[b]);
    if (kStraightShare * straight > metres + kMisplacedMetres && !is_along_others(row.text("id"))) {
      note(found, severity::doubt, "published-line-too-short", row.text("id"),
           "{} m published, {:.0f} m straight: a station is misplaced", metres, straight);
    }
    auto edge = layer::edge{};
    edge.a = a;
    edge.b = b;
    edge.metres = metres;
    edge.fact = net::fact_id::of(fact_table_, static_cast<std::uint32_t>(row.number_in_table()));
    edge.by = net::carriage::rail_1520;
    out_.lines.edges.push_back(edge);
    out_.publisher.resize(out_.lines.points.size());
    out_.publisher[a] = out_.publisher[b] = country_;
  }

  stations& places_;
  std::span<std::string const> countries_;
  std::uint32_t fact_table_;
  published_layer& out_;
  net::country_id country_;  // of the row
  std::unordered_map<std::string, std::uint32_t> points_;
};

// Takes the stations out of a line that no other row needs and that lie further from both neighbours than the
// kilometres between them: their place is wrong, and the line is drawn past them.
void leave_out_misplaced(std::vector<section_point>& points, stations const& places,
                         std::unordered_map<std::string, int> const& rows_with) {
  std::erase_if(points, [&](section_point const& p) { return !places.at(p.code).is_placed; });
  auto const is_too_far = [&](section_point const& a, section_point const& b) {
    return kStraightShare * geo::rough_distance_m(places.at(a.code).at, places.at(b.code).at) >
           published_metres(b.km - a.km) + kRoundingMetres;
  };
  for (std::size_t i = 1; i + 1 < points.size();) {
    if (is_too_far(points[i - 1], points[i]) && is_too_far(points[i], points[i + 1]) &&
        rows_with.at(points[i].name) == 1) {
      points.erase(points.begin() + static_cast<std::ptrdiff_t>(i));
      i = std::max<std::size_t>(1, i - 1);
    } else {
      ++i;
    }
  }
}

// A neighbour of a border point along a published line: no further off than the line is long.
struct tether {
  geo::lonlat to;
  std::uint32_t metres{};
};
using tethers = std::unordered_map<std::string, std::vector<tether>>;

// What holds the border points, by code: the stations before and behind them that are none.
tethers tethers_of(std::span<std::vector<section_point> const> const lines, stations const& places) {
  auto held = tethers{};
  auto const hold = [&](section_point const& border, section_point const* const by) {
    if (by != nullptr) {
      held[border.code].push_back(
          {places.at(by->code).at, published_metres(std::max(border.km, by->km) - std::min(border.km, by->km))});
    }
  };
  for (auto const& points : lines) {
    auto waiting = std::vector<section_point const*>{};
    auto const* before = static_cast<section_point const*>(nullptr);
    for (auto const& p : points) {
      auto const& here = places.at(p.code);
      if (here.is_placed && !here.crossing.empty()) {
        hold(p, before);
        waiting.push_back(&p);
      } else if (here.is_placed) {
        for (auto const* const border : waiting) {
          hold(*border, &p);
        }
        waiting.clear();
        before = &p;
      }
    }
  }
  return held;
}

bool is_within(tether const& held, geo::lonlat const at) {
  return kStraightShare * geo::rough_distance_m(held.to, at) <= held.metres + kRoundingMetres;
}

// Moves border points from the typed point of their crossing to where a drawn line crosses the same border, the nearest
// that their kilometres allow.
void move_to_lines(stations& places, published_surroundings const& around, tethers const& held) {
  auto const& drawn = around.drawn;
  auto const& crossings = around.crossings;
  auto targets = std::unordered_map<std::string, std::vector<std::pair<double, geo::lonlat>>>{};
  for (std::size_t c = 0; c < crossings.ids.size(); ++c) {
    auto const& crossing = crossings.rows[c];
    if (crossing.by != net::mode::rail || crossing.is_pair_default != 0) {
      continue;
    }
    for (auto const& cut : around.cuts) {
      auto const a = drawn.ground_of(drawn.country[cut.point_a]);
      auto const b = drawn.ground_of(drawn.country[cut.point_b]);
      auto const is_its_pair = (a == drawn.ground_of(crossing.country_a) && b == drawn.ground_of(crossing.country_b)) ||
                               (b == drawn.ground_of(crossing.country_a) && a == drawn.ground_of(crossing.country_b));
      auto const metres = geo::rough_distance_m(crossing.position, drawn.points[cut.point_a]);
      if (is_its_pair && metres < kMoveMetres) {
        targets[crossings.ids[c]].emplace_back(metres, drawn.points[cut.point_a]);
      }
    }
    std::stable_sort(targets[crossings.ids[c]].begin(), targets[crossings.ids[c]].end(),
                     [](auto const& a, auto const& b) { return a.first < b.first; });
  }
  for (auto& [code, s] : places) {
    auto const near = targets.find(s.crossing);
    if (s.crossing.empty() || near == targets.end()) {
      continue;
    }
    auto const own = held.find(code);
    for (auto const& [metres, at] : near->second) {
      if (own == held.end() || std::all_of(own->second.begin(), own->second.end(),
                                           [&, to = at](auto const& t) { return is_within(t, to); })) {
        s.at = at;
        break;
      }
    }
  }
}

// Whether a country stands in the table of countries itself, and is no territory laid over it.
bool is_plain(std::span<std::string const> const countries, net::country_id const c) {
  return c.is_valid() && std::find(countries.begin(), countries.end(), countries[c.index()]) ==
                             countries.begin() + static_cast<std::ptrdiff_t>(c.index());
}

// Short stretches over a neighbour's land belong to the railway that publishes them: its lines run on to their border
// point, and borders are drawn more coarsely than lines. Over a disputed territory only where the line comes out again.
void keep_short_stretches(published_layer& out, std::span<std::string const> const countries) {
  auto& lines = out.lines;
  auto const links = incidence{lines};
  auto seen = std::vector<char>(lines.points.size(), 0);
  for (std::uint32_t start = 0; start < lines.points.size(); ++start) {
    auto const abroad = lines.country[start];
    auto const home = out.publisher[start];
    if (seen[start] != 0 || !home.is_valid() || abroad == home || !abroad.is_valid()) {
      continue;
    }
    auto stretch = std::vector<std::uint32_t>{start};
    auto metres = std::uint64_t{0};
    auto ways_home = 0;
    seen[start] = 1;
    for (std::size_t i = 0; i < stretch.size(); ++i) {
      for (auto const e : links.at(stretch[i])) {
        auto const next = other_end(lines.edges[e], stretch[i]);
        if (lines.country[next] == abroad && out.publisher[next] == home) {
          metres += lines.edges[e].metres / 2;
          if (seen[next] == 0) {
            seen[next] = 1;
            stretch.push_back(next);
          }
        } else if (lines.country[next] == home) {
          ++ways_home;
        }
      }
    }
    if (is_plain(countries, abroad) ? metres <= kStretchMetres : ways_home >= 2 && metres <= kDisputedStretchMetres) {
      for (auto const p : stretch) {
        lines.country[p] = home;
      }
    }
  }
}

// Several points of a railway may stand for one crossing: those that its lines pass on their way to the last are none.
void leave_out_passed_borders(published_layer& out) {
  auto const& lines = out.lines;
  auto is_border = std::vector<char>(lines.points.size(), 0);
  for (auto const& border : out.borders) {
    is_border[border.point] = 1;
  }
  auto const links = incidence{lines};
  auto const is_end = [&](std::uint32_t const point) {
    auto beside = std::set<std::pair<std::int32_t, std::int32_t>>{};
    for (auto const e : links.at(point)) {
      auto const next = other_end(lines.edges[e], point);
      if (is_border[next] == 0 && out.is_shape_only[next] == 0) {
        beside.emplace(lines.points[next].lon_e6, lines.points[next].lat_e6);
      }
    }
    return beside.size() <= 1;
  };
  auto has_end = std::set<std::pair<std::string, net::country_id>>{};
  for (auto const& border : out.borders) {
    if (is_end(border.point)) {
      has_end.emplace(border.crossing, border.country);
    }
  }
  std::erase_if(out.borders, [&](auto const& border) {
    return !is_end(border.point) && has_end.contains({border.crossing, border.country});
  });
}

// The points that cuts made belong to the publisher of their line.
void spread_publishers(published_layer& out) {
  out.publisher.resize(out.lines.points.size());
  for (auto const& e : out.lines.edges) {
    auto const known = out.publisher[e.a].is_valid() ? out.publisher[e.a] : out.publisher[e.b];
    out.publisher[e.a] = out.publisher[e.b] = known;
  }
}

// "680000@2 41" without copy and kilometres.
std::string code_of(std::string const& point) { return point.substr(0, point.find_first_of("@ ")); }

// Kilometres by country, each line once.
// What strays over the land of a country that publishes nothing is none of its lines.
void measure_lines(io::csv_table const& sections, std::span<std::string const> const countries, published_layer& out) {
  out.metres.assign(countries.size(), 0);
  auto const shares = new_shares(sections);
  for (auto const& e : out.lines.edges) {
    auto const country = out.lines.country[e.a];
    if (country.is_valid() && (country == out.publisher[e.a] || !is_plain(countries, country))) {
      out.metres[country.index()] += static_cast<std::uint64_t>(std::llround(shares[e.fact.row()] * e.metres));
    }
  }
}

}  // namespace

bool is_along_others(std::string_view const section_id) {
  return section_id.starts_with("pair-") || section_id.starts_with("end-") || section_id.starts_with("again-");
}

std::vector<double> new_shares(io::csv_table const& sections) {
  auto seen = std::set<std::pair<std::string, std::string>>{};
  auto shares = std::vector<double>(sections.size(), 0);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    auto const points = split_list(sections[i].text("points"));
    if (is_along_others(sections[i].text("id")) || points.size() < 2) {
      continue;
    }
    auto const km_of = [](std::string const& point) { return std::strtod(point.c_str() + point.find(' '), nullptr); };
    auto km = 0.0;
    for (std::size_t p = 1; p < points.size(); ++p) {
      auto a = code_of(points[p - 1]);
      auto b = code_of(points[p]);
      auto const is_new = a < b ? seen.emplace(a, b).second : seen.emplace(b, a).second;
      if (is_new) {
        km += km_of(points[p]) - km_of(points[p - 1]);
      }
    }
    auto const whole = km_of(points.back());
    shares[i] = whole > 0 ? km / whole : 1.0;
  }
  return shares;
}

published_layer lay_published_lines(published_tables const& tables, published_surroundings const& around,
                                    findings& found) {
  auto out = published_layer{};
  out.lines.kind = net::mode::rail;
  out.lines.grounds = around.drawn.grounds;
  auto const& table = tables.sections;
  if (table.size() == 0) {
    return out;
  }
  auto places = read_stations(tables.stations, around.countries);
  auto lines = std::vector<std::vector<section_point>>{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    lines.push_back(table[i].is_empty("left_out") ? points_of(table[i], places) : std::vector<section_point>{});
  }
  move_to_lines(places, around, tethers_of(lines, places));
  auto rows_with = std::unordered_map<std::string, int>{};
  for (auto const& points : lines) {
    for (auto const& p : points) {
      ++rows_with[p.name];
    }
  }
  auto pen = drawing{places, around.countries, tables.fact_table, out};
  for (std::size_t i = 0; i < table.size(); ++i) {
    leave_out_misplaced(lines[i], places, rows_with);
    if (lines[i].size() >= 2) {
      pen.add(table[i], lines[i], found);
    }
  }
  stamp_countries(out.lines, around.map, found);
  out.publisher.resize(out.lines.points.size());
  for (auto const& border : out.borders) {
    out.lines.country[border.point] = around.map.entry_of(out.lines.points[border.point], border.country);
  }
  keep_short_stretches(out, around.countries);
  out.cuts = cut_at_borders(out.lines, around.map);
  out.is_shape_only.resize(out.lines.points.size(), 0);
  spread_publishers(out);
  leave_out_passed_borders(out);
  measure_lines(table, around.countries, out);
  return out;
}

}  // namespace wakhan::load
