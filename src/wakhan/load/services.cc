// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/services.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <queue>

#include "wakhan/load/nearest_on_layer.h"
#include "wakhan/load/redrawn_lines.h"

namespace wakhan::load {

namespace {

using net::carriage;
using net::mode;

constexpr double kRailMetres = 25'000;
constexpr double kRoadMetres = 30'000;
constexpr double kFerrySeaMetres = 60'000;
constexpr double kYardMetres = 30'000;
constexpr double kRangeMetres = 9'038'000;   // of a Boeing 777 Freighter with full payload (Boeing 2009: 4,880 nmi)
constexpr double kSailingDetour = 1.15;      // a sailing line over the great circle where the sea network does not pass
constexpr double kWorstSailingDetour = 2.5;  // a way over the sea network longer than this is not the ferry's

struct sea_way {
  double metres{};
  std::vector<geo::lonlat> points;
};

// Shortest way over the lines of the sea, through passages as well.
std::optional<sea_way> way_over_sea(sea_layer const& sea, std::uint32_t const start, std::uint32_t const target) {
  auto at = std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>>(sea.lines.points.size());
  auto const add = [&](layer::edge const& e) {
    at[e.a].emplace_back(e.b, e.metres);
    at[e.b].emplace_back(e.a, e.metres);
  };
  std::for_each(sea.lines.edges.begin(), sea.lines.edges.end(), add);
  for (auto const& p : sea.passages) {
    add(p.edge);
  }
  using entry = std::pair<std::uint64_t, std::uint32_t>;
  auto metres = std::vector<std::uint64_t>(at.size(), UINT64_MAX);
  auto before = std::vector<std::uint32_t>(at.size(), UINT32_MAX);
  auto queue = std::priority_queue<entry, std::vector<entry>, std::greater<>>{};
  metres[start] = 0;
  queue.emplace(0, start);
  while (!queue.empty()) {
    auto const [sum, p] = queue.top();
    queue.pop();
    if (p == target) {
      auto way = sea_way{static_cast<double>(sum), {}};
      for (auto q = p; q != UINT32_MAX; q = before[q]) {
        way.points.push_back(sea.lines.points[q]);
      }
      std::reverse(way.points.begin(), way.points.end());
      return way;
    }
    if (sum > metres[p]) {
      continue;
    }
    for (auto const& [next, length] : at[p]) {
      if (sum + length < metres[next]) {
        metres[next] = sum + length;
        before[next] = p;
        queue.emplace(sum + length, next);
      }
    }
  }
  return std::nullopt;
}

void draw_line(planned_ferry& f, io::csv_table::row const& row, sea_layer const& sea, nearest_on_layer const& on_sea) {
  auto const direct = geo::distance_m(f.a, f.b);
  f.metres = direct * kSailingDetour;
  f.shape = {f.a, f.b};
  auto const near_a = on_sea.find(f.a, kFerrySeaMetres, std::nullopt, {});
  auto const near_b = on_sea.find(f.b, kFerrySeaMetres, std::nullopt, {});
  if (near_a && near_b && near_a->point != near_b->point) {
    if (auto const way = way_over_sea(sea, near_a->point, near_b->point)) {
      auto const metres = way->metres + near_a->metres + near_b->metres;
      if (metres < kWorstSailingDetour * direct) {
        f.metres = metres;
        f.shape.insert(f.shape.begin() + 1, way->points.begin(), way->points.end());
      }
    }
  }
  if (auto const km = optional_amount(row, "distance_km", 20'000)) {
    f.metres = *km * 1000;
  }
}

void find_berths(planned_ferry& f, io::csv_table::row const& row, nearest_on_layer const& on_rail,
                 nearest_on_layer const& on_road, layer_points& rail, layer_points& road) {
  auto const carries = split_list(row.text("carries"));
  auto const has = [&](char const* const what) {
    return std::find(carries.begin(), carries.end(), what) != carries.end();
  };
  if (has("rail-wagons")) {
    // Wagons roll on and off where both ports have the same gauge.
    for (std::size_t g = 0; g < net::kRailGauges; ++g) {
      auto const system = static_cast<carriage>(g);
      auto const a = on_rail.find(f.a, kRailMetres, system, f.country_a);
      auto const b = on_rail.find(f.b, kRailMetres, system, f.country_b);
      if (a && b) {
        rail.keep[a->point] = rail.keep[b->point] = 1;
        f.berths.push_back({system, a->point, b->point});
        break;
      }
    }
  }
  if (has("trucks")) {
    auto const a = on_road.find(f.a, kRoadMetres, std::nullopt, f.country_a);
    auto const b = on_road.find(f.b, kRoadMetres, std::nullopt, f.country_b);
    if (a && b) {
      road.keep[a->point] = road.keep[b->point] = 1;
      f.berths.push_back({carriage::road, a->point, b->point});
    }
  }
  if (has("containers") || has("general")) {
    f.berths.push_back({carriage::hub, 0, 0});
  }
}

planned_ferry read_ferry(io::csv_table::row const& row, std::span<std::string const> const countries) {
  auto f = planned_ferry{};
  f.id = row.text("id");
  f.name = fmt::format("{}–{} ferry", row.text("port_a"), row.text("port_b"));
  f.a = position_of(row, "lon_a", "lat_a");
  f.b = position_of(row, "lon_b", "lat_b");
  f.country_a = country_of(countries, row, "country_a");
  f.country_b = country_of(countries, row, "country_b");
  f.row.valid = validity_of(row);
  f.row.fact = fact_of(fact_table::ferries, row);
  return f;
}

// Hours, waiting and price of a line whose length is known; the general rows of mode ferry where its own row is silent.
void read_times(planned_ferry& f, io::csv_table::row const& row, net::network const& n) {
  auto const rounded = [](double const value) { return static_cast<std::uint32_t>(std::lround(value)); };
  auto const hours = optional_amount(row, "sailing_hours", 2000);
  auto const pace = n.rates.all()[n.rate_index(mode::ferry, {})].pace_ms_per_km;
  f.row.sailing_s = rounded(hours ? *hours * 3600 : f.metres / 1000 * pace / 1000);
  f.days = days_of(row, "sailings_per_week");
  f.days.row.fact = f.row.fact;
  auto const published = optional_amount(row, "sailings_per_week", 10'000);
  auto const weekly = published ? published : f.days.departures_per_week();
  f.row.wait_s = weekly ? rounded(7 * 86'400 / 2.0 / std::max(*weekly, 0.01))
                        : n.handling_at(mode::ferry, net::operation::load, {}).wait_seconds;
  f.row.is_wait_assumed = weekly ? 0 : 1;
  f.row.price_cents = rounded(100 * optional_amount(row, "price_usd_feu", 1e5).value_or(0));
}

// The port's terminal yard nearest to a berth; invalid where none is near.
net::node_id yard_at(net::network_data const& data, geo::lonlat const at) {
  auto best = net::node_id{};
  auto best_m = kYardMetres;
  for (auto const& t : data.terminals.all()) {
    auto const metres = geo::rough_distance_m(t.position, at);
    if (t.kind == net::terminal_kind::port && metres < best_m) {
      best = t.node;
      best_m = metres;
    }
  }
  return best;
}

// Where a ferry loads from the yard, freight that the port handles changes in the middle of a journey.
void make_hub(net::network_data& data, net::node_id const yard) {
  for (auto& t : data.terminals.raw()) {
    t.is_hub = t.node == yard ? std::uint8_t{1} : t.is_hub;
  }
}

// How far two airports lie apart; nothing where no plane may fly between their countries.
std::optional<double> hop(border_rules const* const rules, net::network_data const& data, net::terminal_id const from,
                          net::terminal_id const to) {
  auto const& a = data.terminals[from];
  auto const& b = data.terminals[to];
  if (rules != nullptr && rules->rule(mode::air, a.country, b.country) == pair_rule::closed) {
    return std::nullopt;
  }
  return geo::distance_m(a.position, b.position);
}

void add_flight(network_builder& out, net::terminal_id const from, net::terminal_id const to,
                net::terminal_id const stop, double const metres) {
  auto const& terminals = out.data().terminals;
  auto link = network_builder::link{};
  link.from = terminals[from].node;
  link.to = terminals[to].node;
  link.kind = net::link_kind::flight;
  link.by = mode::air;
  link.length_m = static_cast<std::uint32_t>(std::lround(metres));
  if (!stop.is_valid()) {
    out.add_straight_link(link);
    return;
  }
  link.ref = stop.value;
  auto const shape = std::array{terminals[from].position, terminals[stop].position, terminals[to].position};
  out.add_link(link, shape);
}

void add_flights_by_stops(border_rules const* const rules, network_builder& out, net::terminal_id const from,
                          net::terminal_id const to, std::span<net::terminal_id const> const airports) {
  for (auto const stop : airports) {
    if (out.data().terminals[stop].is_technical_stop == 0 || stop == from || stop == to) {
      continue;
    }
    auto const first = hop(rules, out.data(), from, stop);
    auto const second = hop(rules, out.data(), stop, to);
    if (first && second && std::max(*first, *second) <= kRangeMetres) {
      add_flight(out, from, to, stop, *first + *second);
    }
  }
}

}  // namespace

std::vector<planned_ferry> plan_ferries(facts const& rows, std::span<std::string const> const countries,
                                        net::network_data const& rates, ferry_ground const& ground, findings& found) {
  auto out = std::vector<planned_ferry>{};
  auto const on_rail = nearest_on_layer{ground.rail.lines};
  auto const on_road = nearest_on_layer{ground.road.lines};
  auto const on_sea = nearest_on_layer{ground.sea.lines};
  auto redrawn = redrawn_lines{rows, mode::ferry};
  auto const& table = rows[fact_table::ferries];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto f = read_ferry(row, countries);
    draw_line(f, row, ground.sea, on_sea);
    if (auto const path = redrawn.path_of_row(f.id); !path.empty()) {
      f.shape = {f.a, f.b};
      f.shape.insert(f.shape.begin() + 1, path.begin(), path.end());
    }
    read_times(f, row, net::view_of(rates));
    find_berths(f, row, on_rail, on_road, ground.rail, ground.road);
    if (f.berths.empty()) {
      note(found, severity::doubt, "ferry-without-berth", fmt::format("ferries.csv:{}", f.id),
           "no line or road reaches both ports: the row is not used");
      continue;
    }
    out.push_back(std::move(f));
  }
  redrawn.note_unused(found);
  return out;
}

void build_ferries(std::span<planned_ferry const> const ferries, point_nodes const& rail, point_nodes const& road,
                   network_builder& out, findings& found) {
  for (auto const& f : ferries) {
    auto row = f.row;
    row.id = out.text(f.id);
    row.name = out.text(f.name);
    auto const ref = static_cast<std::uint32_t>(out.data().ferries.size());
    for (auto const& berth : f.berths) {
      auto const shore = [&](bool const first) {
        auto const point = first ? berth.point_a : berth.point_b;
        return berth.system == carriage::hub    ? yard_at(out.data(), first ? f.a : f.b)
               : berth.system == carriage::road ? road.find(point, carriage::road)
                                                : rail.find(point, berth.system);
      };
      auto const a = shore(true);
      auto const b = shore(false);
      if (!a.is_valid() || !b.is_valid() || a == b) {
        note(found, severity::doubt, "ferry-without-berth", fmt::format("ferries.csv:{}", f.id),
             "{} cannot board at both ports",
             berth.system == carriage::hub    ? "containers"
             : berth.system == carriage::road ? "trucks"
                                              : "wagons");
        continue;
      }
      if (berth.system == carriage::hub) {
        make_hub(out.data(), a);
        make_hub(out.data(), b);
      }
      auto const dock_a = out.add_node(f.a, net::node_kind::dock, carriage::dock, {});
      auto const dock_b = out.add_node(f.b, net::node_kind::dock, carriage::dock, {});
      auto link = network_builder::link{};
      link.by = mode::ferry;
      link.ref = ref;
      link.fact = f.row.fact;
      link.kind = net::link_kind::boarding;
      for (auto const& [from, to, country] : {std::tuple{a, dock_a, f.country_a}, std::tuple{b, dock_b, f.country_b}}) {
        link.from = from;
        link.to = to;
        link.country = country;
        out.add_straight_link(link);
      }
      link.kind = net::link_kind::sailing;
      link.from = dock_a;
      link.to = dock_b;
      link.country = {};
      link.length_m = static_cast<std::uint32_t>(std::lround(f.metres));
      out.add_link(link, f.shape);
    }
    add_days(f.days, out.data().ferries.push_back(row), out);
  }
}

void build_flights(border_rules const* const rules, network_builder& out) {
  auto airports = std::vector<net::terminal_id>{};
  for (std::size_t t = 0; t < out.data().terminals.size(); ++t) {
    if (out.data().terminals.all()[t].kind == net::terminal_kind::airport) {
      airports.emplace_back(t);
    }
  }
  for (std::size_t i = 0; i < airports.size(); ++i) {
    for (auto j = i + 1; j < airports.size(); ++j) {
      if (auto const metres = hop(rules, out.data(), airports[i], airports[j])) {
        if (*metres <= kRangeMetres) {
          add_flight(out, airports[i], airports[j], {}, *metres);
        } else {
          add_flights_by_stops(rules, out, airports[i], airports[j], airports);
        }
      }
    }
  }
}

}  // namespace wakhan::load
