// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/sea.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "wakhan/geo/polyline.h"
#include "wakhan/load/loads.h"
#include "wakhan/load/redrawn_lines.h"

namespace wakhan::load {

namespace {

using net::carriage;

constexpr double kSameNodeMetres = 2'000;  // an approach link starts at a network node this near

struct gate {
  std::vector<geo::lonlat> path;
};

std::vector<gate> read_gates(facts const& rows) {
  auto gates = std::vector<gate>{};
  auto const& table = rows[fact_table::passages];
  for (std::size_t i = 0; i < table.size(); ++i) {
    gates.push_back({parse_path(table[i], "gate")});
  }
  return gates;
}

// The gates that a→b crosses, with the share of the way, in order.
std::vector<std::pair<double, std::uint32_t>> gates_on(std::span<gate const> const gates, geo::lonlat const a,
                                                       geo::lonlat const b) {
  auto hits = std::vector<std::pair<double, std::uint32_t>>{};
  for (std::uint32_t g = 0; g < gates.size(); ++g) {
    auto const& path = gates[g].path;
    for (std::size_t i = 1; i < path.size(); ++i) {
      if (auto const t = geo::crossing_share(a, b, path[i - 1], path[i])) {
        hits.emplace_back(*t, g);
        break;
      }
    }
  }
  std::sort(hits.begin(), hits.end());
  return hits;
}

class sea_maker {
 public:
  sea_maker(facts const& rows, vessel_areas const& areas) : gates_{read_gates(rows)}, areas_{areas} {
    made_.lines.kind = net::mode::sea;
  }

  std::uint32_t point(geo::lonlat const at) {
    // Equal to 1e-5 degree is one node.
    auto const key = std::pair{(at.lon_e6 + 180'000'005) / 10, (at.lat_e6 + 90'000'005) / 10};
    auto const [place, fresh] = number_.try_emplace(key, static_cast<std::uint32_t>(made_.lines.points.size()));
    if (fresh) {
      made_.lines.add_point(at, {});
    }
    return place->second;
  }

  // The nearest node within reach, else a new one.
  std::uint32_t snapped_point(geo::lonlat const at) {
    auto best = std::optional<std::uint32_t>{};
    auto best_m = kSameNodeMetres;
    for (std::uint32_t p = 0; p < made_.lines.points.size(); ++p) {
      auto const metres = geo::rough_distance_m(made_.lines.points[p], at);
      if (metres < best_m) {
        best = p;
        best_m = metres;
      }
    }
    return best ? *best : point(at);
  }

  void add(std::uint32_t const a, std::uint32_t const b, double const metres, net::fact_id const fact,
           bool const is_river_sea) {
    if (a == b || !edges_.insert(std::minmax(a, b)).second) {
      return;
    }
    auto const from = made_.lines.points[a];
    auto const to = made_.lines.points[b];
    auto const hits = gates_on(gates_, from, to);
    auto at = a;
    auto done = 0.0;
    for (std::size_t i = 0; i < std::max<std::size_t>(hits.size(), 1); ++i) {
      auto const is_last = i + 1 >= hits.size();
      auto const share = is_last ? 1.0 : (hits[i].first + hits[i + 1].first) / 2;
      auto const next = is_last ? b : made_.lines.add_point(geo::between(from, to, share), {});
      add_piece(at, next, metres * (share - done), fact, is_river_sea,
                hits.empty() ? std::optional<std::uint32_t>{} : hits[i].second);
      at = next;
      done = share;
    }
  }

  // Great circles from point to point.
  void add_path(std::span<geo::lonlat const> const path) {
    for (std::size_t i = 1; i < path.size(); ++i) {
      auto const a = point(path[i - 1]);
      auto const b = point(path[i]);
      add(a, b, geo::distance_m(path[i - 1], path[i]), {}, false);
    }
  }

  sea_layer take() { return std::move(made_); }

 private:
  void add_piece(std::uint32_t const a, std::uint32_t const b, double const metres, net::fact_id const fact,
                 bool const is_river_sea, std::optional<std::uint32_t> const passage) {
    auto const inside = [&](std::vector<geo::lonlat> const& ring, std::uint32_t const p) {
      return is_inside(ring, made_.lines.points[p]);
    };
    auto edge = layer::edge{};
    edge.a = a;
    edge.b = b;
    edge.metres = static_cast<std::uint32_t>(std::max(1L, std::lround(metres)));
    edge.fact = fact;
    edge.by = carriage::sea;
    if (is_river_sea || inside(areas_.river_sea_only, a) || inside(areas_.river_sea_only, b)) {
      edge.by = carriage::river_sea;
    } else if (inside(areas_.river_sea_also, a) && inside(areas_.river_sea_also, b)) {
      edge.also = carriage::river_sea;
    }
    if (passage) {
      made_.passages.push_back({edge, *passage});
    } else {
      made_.lines.edges.push_back(edge);
    }
  }

  std::vector<gate> gates_;
  vessel_areas const& areas_;
  sea_layer made_;
  std::map<std::pair<std::int32_t, std::int32_t>, std::uint32_t> number_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> edges_;
};

std::uint32_t cents(io::csv_table::row const& row, std::string_view const column) {
  return static_cast<std::uint32_t>(std::lround(100 * optional_amount(row, column, 1e6).value_or(0)));
}

}  // namespace

net::by_load<std::uint32_t> fees_of(io::csv_table::row const& row, load_table const& loads, double const factor) {
  auto fees = net::by_load<std::uint32_t>{};
  for (std::size_t l = 0; l < loads.rows.size(); ++l) {
    auto const column = fmt::format("fee_usd_{}", kBaseLoads[loads.rows[l].base]);
    fees[net::load_id{l}] =
        static_cast<std::uint32_t>(std::lround(factor * cents(row, column) * loads.rows[l].of_base));
  }
  return fees;
}

bool is_inside(std::span<geo::lonlat const> const ring, geo::lonlat const point) {
  auto inside = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    auto const a = ring[i];
    auto const b = ring[(i + 1) % ring.size()];
    if ((a.lat_e6 > point.lat_e6) != (b.lat_e6 > point.lat_e6)) {
      auto const lon = a.lon() + (point.lat() - a.lat()) / (b.lat() - a.lat()) * (b.lon() - a.lon());
      inside = inside != (point.lon() < lon);
    }
  }
  return inside;
}

sea_layer sea_from(std::span<io::geojson_feature const> const network, facts const& rows, vessel_areas const& areas,
                   findings& found) {
  auto maker = sea_maker{rows, areas};
  auto redrawn = redrawn_lines{rows, net::mode::sea};
  for (auto const& line : network) {
    for (std::size_t i = 1; i < line.points.size(); ++i) {
      auto const from = geo::from_degrees(line.points[i - 1].lon, line.points[i - 1].lat);
      auto const to = geo::from_degrees(line.points[i].lon, line.points[i].lat);
      if (!is_inside(areas.drawn_by_rows, from) || !is_inside(areas.drawn_by_rows, to)) {
        maker.add_path(redrawn.path_between(from, to).value_or(std::vector{from, to}));
      }
    }
  }
  redrawn.note_unused(found);
  auto const& table = rows[fact_table::sea_links];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const& vessel = row.text("vessel");
    if (vessel != "ocean" && vessel != "river-sea") {
      row.reject("vessel", "is neither ocean nor river-sea");
    }
    auto const a = maker.snapped_point(position_of(row, "from_lon", "from_lat"));
    auto const b = maker.snapped_point(position_of(row, "to_lon", "to_lat"));
    maker.add(a, b, row.number("distance_km", 0.1, 20'000) * 1000, fact_of(fact_table::sea_links, row),
              vessel == "river-sea");
  }
  auto sea = maker.take();
  auto count = std::vector<int>(rows[fact_table::passages].size(), 0);
  for (auto const& p : sea.passages) {
    ++count[p.passage];
  }
  for (std::size_t p = 0; p < count.size(); ++p) {
    if (count[p] == 0) {
      note(found, severity::problem, "passage-without-link",
           fmt::format("passages.csv:{}", rows[fact_table::passages][p].text("id")),
           "no line of the sea network crosses the gate");
    }
  }
  return sea;
}

std::vector<net::passage> passage_rows(facts const& rows, sea_layer const& sea) {
  auto out = std::vector<net::passage>{};
  auto const loads = read_loads(rows);
  auto const& table = rows[fact_table::passages];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto p = net::passage{};
    p.position = position_of(row);
    p.probe_a = position_of(row, "probe_a_lon", "probe_a_lat");
    p.probe_b = position_of(row, "probe_b_lon", "probe_b_lat");
    p.box_low = position_of(row, "box_west", "box_south");
    p.box_high = position_of(row, "box_east", "box_north");
    p.transit_s =
        static_cast<std::uint32_t>(std::lround(3600 * optional_amount(row, "transit_hours", 2000).value_or(0)));
    p.fee_cents = fees_of(row, loads);
    std::tie(p.season_open, p.season_close) = season_of(row);
    p.links = static_cast<std::uint32_t>(
        std::count_if(sea.passages.begin(), sea.passages.end(), [&](auto const& e) { return e.passage == i; }));
    auto const& status = row.text("status");
    if (status != "open" && status != "closed" && status != "permit" && status != "size") {
      row.reject("status", "is none of open, closed, permit, size");
    }
    p.is_shut = status == "open" ? 0 : 1;
    p.fact = fact_of(fact_table::passages, row);
    out.push_back(p);
  }
  return out;
}

}  // namespace wakhan::load
