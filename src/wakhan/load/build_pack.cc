// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/build_pack.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "wakhan/base/error.h"
#include "wakhan/geo/kd_tree.h"
#include "wakhan/io/geojson.h"
#include "wakhan/io/geopackage.h"
#include "wakhan/io/json_cities.h"
#include "wakhan/io/python_graph.h"
#include "wakhan/io/shapefile.h"
#include "wakhan/load/agreements.h"
#include "wakhan/load/borders.h"
#include "wakhan/load/capacity.h"
#include "wakhan/load/contract.h"
#include "wakhan/load/corridors.h"
#include "wakhan/load/country_list.h"
#include "wakhan/load/dated_rows.h"
#include "wakhan/load/gauges.h"
#include "wakhan/load/hazards.h"
#include "wakhan/load/line_attributes.h"
#include "wakhan/load/line_checks.h"
#include "wakhan/load/line_speeds.h"
#include "wakhan/load/loads.h"
#include "wakhan/load/missing_links.h"
#include "wakhan/load/named_services.h"
#include "wakhan/load/nearest_on_layer.h"
#include "wakhan/load/network_builder.h"
#include "wakhan/load/passenger_stations.h"
#include "wakhan/load/planned_lines.h"
#include "wakhan/load/points_of_view.h"
#include "wakhan/load/port_charges.h"
#include "wakhan/load/published_lines.h"
#include "wakhan/load/rates.h"
#include "wakhan/load/redrawn_lines.h"
#include "wakhan/load/repair_joins.h"
#include "wakhan/load/river_lines.h"
#include "wakhan/load/river_ports.h"
#include "wakhan/load/road_sections.h"
#include "wakhan/load/sea.h"
#include "wakhan/load/services.h"
#include "wakhan/load/terminal_places.h"
#include "wakhan/load/terminals.h"
#include "wakhan/load/territories.h"
#include "wakhan/load/timetable_lines.h"
#include "wakhan/load/trade_bans.h"
#include "wakhan/load/waterways.h"
#include "wakhan/net/overlay.h"
#include "wakhan/places/place_builder.h"

namespace wakhan::load {

namespace {

using net::mode;

constexpr double kJoinOverBorderMetres = 60'000;
constexpr double kTownRoadMetres = 25'000;

class pack_maker {
 public:
  pack_maker(recipe const& what, raw_sources const& raw, unsigned const threads, progress const& told)
      : what_{what},
        raw_{raw},
        threads_{threads},
        told_{told},
        facts_{read_facts(what.facts_folder)},
        countries_{facts_},
        day_{*parse_date(what.reference_date, false)} {}

  pack_data run() {
    told_.step("countries", 0.02);
    read_countries();
    resolve_rates(facts_, codes_, regions_, out_.data());
    planned_ = read_planned_lines(facts_, static_cast<std::uint32_t>(facts_[fact_table::passages].size()));
    sections_ = read_line_speeds(facts_, planned_.first_passage + static_cast<std::uint32_t>(planned_.passages.size()));
    read_agreements(facts_);
    read_line_attributes(facts_[fact_table::line_attributes]);
    loads_ = read_loads(facts_);
    add_loads(facts_, loads_, out_);
    rules_.emplace(facts_, codes_, regions_, day_, &countries_);
    told_.step("rail: repair, gauges, borders", 0.08);
    make_lines(rail_, raw_.rail, place_of(what_.rail), mode::rail);
    told_.step("roads: repair, borders", 0.2);
    make_lines(road_, raw_.road, place_of(what_.road), mode::road);
    told_.step("sea, straits, ports", 0.45);
    sea_ = sea_from(io::parse_geojson(raw_.sea, place_of(what_.sea)), facts_, what_.areas, found_);
    note_lines_over_land(sea_, *map_, facts_, what_.within, found_);
    // The sea has few nodes: all stay, so that what lies in a passage's box can be seen.
    sea_keep_.assign(sea_.lines.points.size(), 1);
    add_waterways();
    cities_ = io::parse_cities(raw_.cities, place_of(what_.cities));
    tie_everything();
    told_.step("contract chains", 0.6);
    build_network();
    told_.step("overlay between portals", 0.7);
    net::build_overlay(out_.data(), threads_);
    told_.step("names of places", 0.85);
    add_places();
    return finish();
  }

 private:
  // Where messages say that a source stands: "lines.zip: data/rail.py".
  std::string place_of(recipe::member const& m) const {
    return fmt::format("{}: {}", what_.packages.at(m.package).file, m.path);
  }

  struct line_state {
    layer lines;
    std::vector<char> keep;
    std::vector<border_cut> cuts;
    std::vector<opened_cut> opened;
  };

  void read_countries() {
    countries_.add_to(out_, facts_);
    add_points_of_view(facts_, countries_, out_);
    map_.emplace(io::read_geopackage(raw_.countries_path, "countries", {"iso_a2"}), codes_);
    add_territories(countries_, facts_, raw_.countries_path, *map_);
  }

  void make_lines(line_state& state, std::string const& text, std::string const& name, mode const kind) {
    auto& lines = state.lines;
    lines = layer_from(io::parse_python_graph(text, name), kind, what_.within);
    lines.grounds = countries_.grounds();
    auto redrawn = redrawn_lines{facts_, kind};
    redraw_edges(lines, redrawn);
    stamp_countries(lines, *map_, found_);
    if (kind == mode::rail) {
      drop_unused_lines(lines, facts_, fact_table::rail_exclusions, found_);
      drop_unused_lines(lines, facts_, fact_table::little_used_lines, found_);
    }
    stretch_mountain_lines(lines, facts_, factors_of(facts_, kind, codes_, regions_), found_);
    repair_joins(
        lines,
        [&](net::country_id const a, net::country_id const b, geo::lonlat const at) {
          return a.is_valid() && b.is_valid() &&
                 (rules_->rule(kind, a, b) == pair_rule::open ||
                  rules_->has_crossing_near(kind, a, b, at, kJoinOverBorderMetres));
        },
        found_);
    auto const links = kind == mode::rail ? fact_table::rail_links : fact_table::road_links;
    add_missing_links(lines, facts_, links, *map_, day_, found_);
    redraw_links(lines, redrawn, facts_[links], links, *map_);
    redrawn.note_unused(found_);
    note_lines_abroad(lines, *map_, found_);
    if (kind == mode::road) {
      lay_road_sections(lines, facts_, factors_of(facts_, kind, codes_, regions_), found_);
    }
    state.cuts = cut_at_borders(lines, *map_);
    if (kind == mode::rail) {
      assign_gauges(lines, facts_, codes_, found_);
      lay_published(state);
      lay_timetable_lines(lines, state.cuts, facts_, codes_, *map_, found_);
      mark_line_sections(sections_, lines, found_);
      note_straight_lines(lines, codes_, found_);
    }
    state.opened = rules_->open_cuts(lines, state.cuts, found_);
    auto laid = lay_planned_lines(planned_, lines, *map_, {facts_, regions_, *rules_}, found_);
    state.opened.insert(state.opened.end(), laid.opened.begin(), laid.opened.end());
    std::move(laid.terminals.begin(), laid.terminals.end(), std::back_inserter(planned_terminals_));
    state.keep.assign(lines.points.size(), 0);
    for (auto const& cut : state.cuts) {
      state.keep[cut.point_a] = state.keep[cut.point_b] = 1;
    }
    for (auto const point : laid.nodes) {
      state.keep[point] = 1;
    }
  }

  // Lines with published lengths take the place of those that the source draws.
  void lay_published(line_state& state) {
    auto const& sections = facts_[fact_table::rail_sections];
    if (sections.size() == 0) {
      return;
    }
    auto const& crossings = rules_->crossings();
    auto const published = lay_published_lines(
        {sections, facts_[fact_table::rail_stations], static_cast<std::uint32_t>(fact_table::rail_sections)},
        {state.lines, state.cuts, crossings, codes_, *map_}, found_);
    state.lines.is_shape_only = replace_by_published(state.lines, state.cuts, published, crossings, found_);
  }

  void add_waterways() {
    auto const rivers =
        river_lines{io::parse_shapefile_parts(raw_.rivers_shp, raw_.rivers_shx, "ne_10m_rivers_lake_centerlines.shp")};
    waterways_ =
        read_waterways(facts_, codes_, factors_of(facts_, mode::waterway, codes_, regions_), rivers,
                       sections_.first_passage + static_cast<std::uint32_t>(sections_.passages.size()), found_);
    waters_ = barge_waters_of(waterways_);
    add_to_sea(waterways_, sea_);
    auto laid = lay_planned_waters(planned_, sea_.lines, rail_.lines, rail_.keep, *map_, found_);
    std::move(laid.terminals.begin(), laid.terminals.end(), std::back_inserter(planned_terminals_));
    sea_keep_.resize(sea_.lines.points.size(), 0);
    for (auto const point : laid.nodes) {
      sea_keep_[point] = 1;
    }
  }

  void tie_everything() {
    auto rail = layer_points{rail_.lines, std::move(rail_.keep)};
    auto road = layer_points{road_.lines, std::move(road_.keep)};
    auto sea = layer_points{sea_.lines, std::move(sea_keep_)};
    for (auto const& p : sea_.passages) {
      sea.keep[p.edge.a] = sea.keep[p.edge.b] = 1;
    }
    terminals_ = plan_terminals(facts_, io::parse_geojson(raw_.ports, place_of(what_.ports)), codes_, what_.within,
                                day_, found_);
    for (auto& t : terminals_) {
      t.row.country = map_->entry_of(t.row.position, t.row.country);
    }
    auto rules = form_rules{facts_, loads_};
    say_what_is_handled(terminals_, rules, found_);
    set_port_charges(terminals_, facts_, net::view_of(out_.data()));
    check_capacities(facts_, found_);
    tie_terminals(terminals_, rail, road, sea, found_);
    tie_to_waterways(terminals_, waterways_, waters_, found_);
    auto const listed = terminals_.size();
    add_assumed_terminals(
        terminals_, cities_, [&](io::city const& city) { return country_of(city); }, what_.assumed_population, rail,
        found_);
    auto const on_road = nearest_on_layer{road.lines};
    for (auto& t : planned_terminals_) {
      tie_to_road(t, on_road, road, found_);
      terminals_.push_back(std::move(t));
    }
    say_what_is_handled(std::span{terminals_}.subspan(listed), rules, found_);
    rules.note_unused(found_);
    ferries_ = plan_ferries(facts_, codes_, out_.data(), {rail, road, sea_}, found_);
    tie_towns(road);
    rail_.keep = std::move(rail.keep);
    road_.keep = std::move(road.keep);
    sea_keep_ = std::move(sea.keep);
  }

  // Every town has a node on the road beside it, so that a question can start there.
  void tie_towns(layer_points& road) {
    auto const on_road = nearest_on_layer{road.lines};
    for (auto const& city : cities_) {
      if (!what_.within.holds(city.lon, city.lat)) {
        continue;
      }
      if (auto const hit =
              on_road.find(geo::from_degrees(city.lon, city.lat), kTownRoadMetres, std::nullopt, country_of(city))) {
        road.keep[hit->point] = 1;
      }
    }
  }

  // The country of a town, or the disputed territory it lies in.
  net::country_id country_of(io::city const& city) const {
    return map_->entry_of(geo::from_degrees(city.lon, city.lat), countries_.find_country(city.country_code));
  }

  void build_network() {
    auto& data = out_.data();
    for (std::size_t c = 0; c < rules_->crossings().rows.size(); ++c) {
      auto row = rules_->crossings().rows[c];
      row.id = out_.text(rules_->crossings().ids[c]);
      row.name = out_.text(rules_->crossings().names[c]);
      data.crossings.push_back(row);
    }
    auto const passages = passage_rows(facts_, sea_);
    auto const add_passage = [&](net::passage row, std::string const& id, std::string const& name) {
      row.id = out_.text(id);
      row.name = out_.text(name);
      data.passages.push_back(row);
    };
    for (std::size_t p = 0; p < passages.size(); ++p) {
      auto const row = facts_[fact_table::passages][p];
      add_passage(passages[p], row.text("id"), row.text("name"));
    }
    auto const add_lines = [&](auto const& lines) {
      for (std::size_t p = 0; p < lines.passages.size(); ++p) {
        add_passage(lines.passages[p], lines.ids[p], lines.names[p]);
      }
    };
    add_lines(planned_);
    add_lines(sections_);
    add_lines(waterways_);
    data.line_speeds.raw() = sections_.speeds;
    data.vessels.raw() = vessels_of(facts_);
    auto const rail = contract_layer(rail_.lines, rail_.keep, factors_of(facts_, mode::rail, codes_, regions_), out_);
    auto const road = contract_layer(road_.lines, road_.keep, factors_of(facts_, mode::road, codes_, regions_), out_);
    auto const sea_factors = factors_of(facts_, mode::sea, codes_, regions_);
    auto sea = contract_layer(sea_.lines, sea_keep_, sea_factors, out_);
    add_passages(sea, sea_factors.back());
    add_borders(rail_, rail, mode::rail);
    add_borders(road_, road, mode::road);
    auto const water =
        contract_layer(waters_.lines, waters_.keep, factors_of(facts_, mode::waterway, codes_, regions_), out_);
    add_borders({waters_.lines, {}, {}, rules_->open_cuts(waters_.lines, waters_.cuts, found_)}, water, mode::waterway);
    build_terminals(terminals_, {rail, road, sea, water}, out_);
    build_ferries(ferries_, rail, road, out_, found_);
    build_flights(&*rules_, out_);
    build_named_services(facts_, terminals_, out_, found_);
    add_corridors(facts_, out_);
    add_trade_bans(facts_, countries_, out_);
    count_section_links();
    out_.finish();
    add_dated_rows(facts_, loads_, out_);
    add_hazards(facts_, loads_, out_, found_);
    add_near_orders();
  }

  void add_passages(point_nodes& sea, std::uint32_t const factor_permille) {
    for (auto const& p : sea_.passages) {
      for (auto const system : {p.edge.by, p.edge.also}) {
        if (system == net::carriage::hub) {
          continue;
        }
        auto const node = [&](std::uint32_t const point) {
          auto known = sea.find(point, system);
          if (!known.is_valid()) {
            known = out_.add_node(sea_.lines.points[point], net::node_kind::track, system, {});
            sea.set(point, system, known);
          }
          return known;
        };
        auto link = network_builder::link{};
        link.from = node(p.edge.a);
        link.to = node(p.edge.b);
        link.kind = net::link_kind::passage;
        link.by = mode::sea;
        link.length_m = static_cast<std::uint32_t>((std::uint64_t{p.edge.metres} * factor_permille + 500) / 1000);
        link.ref = p.passage;
        link.fact = p.edge.fact;
        out_.add_straight_link(link);
      }
    }
  }

  // Those of sections and planned lines; straits know theirs.
  void count_section_links() {
    auto& data = out_.data();
    for (std::size_t i = 0; i < data.links.kind.size(); ++i) {
      auto const link = net::link_id{i};
      if (data.links.kind[link] == net::link_kind::passage) {
        auto& p = data.passages[net::passage_id{data.links.ref[link]}];
        p.links += p.waterway.is_valid() || p.is_planned != 0 ? 1 : 0;
      }
    }
  }

  // The carriage systems of a line that ends at a cut's point.
  std::vector<net::carriage> systems_at(point_nodes const& nodes, std::uint32_t const point) const {
    auto systems = std::vector<net::carriage>{};
    for (std::size_t c = 0; c < static_cast<std::size_t>(net::carriage::hub); ++c) {
      if (nodes.find(point, static_cast<net::carriage>(c)).is_valid()) {
        systems.push_back(static_cast<net::carriage>(c));
      }
    }
    return systems;
  }

  void add_borders(line_state const& state, point_nodes const& nodes, mode const by) {
    for (auto const& opened : state.opened) {
      auto const a_systems = systems_at(nodes, opened.cut.point_a);
      auto const b_systems = systems_at(nodes, opened.cut.point_b);
      // One pair of systems a cut: the same gauge where both sides have it, else a change of gauge at the border.
      auto pair = std::optional<std::pair<net::carriage, net::carriage>>{};
      for (auto const a : a_systems) {
        if (std::find(b_systems.begin(), b_systems.end(), a) != b_systems.end()) {
          pair = {a, a};
          break;
        }
      }
      if (opened.crossing) {
        auto const& row = rules_->crossings().rows[*opened.crossing];
        auto const has_break = row.gauge_a_mm != 0 && row.gauge_b_mm != 0 && row.gauge_a_mm != row.gauge_b_mm;
        if ((has_break || !pair) && !a_systems.empty() && !b_systems.empty()) {
          pair = choose_gauges(row, state, opened.cut, a_systems, b_systems);
        }
      }
      if (!pair) {
        if (!a_systems.empty() && !b_systems.empty()) {
          note(found_, severity::doubt, "gauge-break-without-post",
               fmt::format("{:.3f},{:.3f}", state.lines.points[opened.cut.point_a].lon(),
                           state.lines.points[opened.cut.point_a].lat()),
               "the gauge changes at this border and no listed crossing changes it");
        }
        continue;
      }
      auto link = network_builder::link{};
      link.from = nodes.find(opened.cut.point_a, pair->first);
      link.to = nodes.find(opened.cut.point_b, pair->second);
      link.kind = net::link_kind::border;
      link.by = by;
      link.is_free = opened.is_free && pair->first == pair->second;
      link.ref = opened.crossing ? *opened.crossing : UINT32_MAX;
      link.fact = opened.crossing ? rules_->crossings().rows[*opened.crossing].fact : net::fact_id{};
      out_.add_straight_link(link);
    }
  }

  // The gauges that a row names for the two sides, where the lines have them, else whatever each side has.
  std::pair<net::carriage, net::carriage> choose_gauges(net::crossing const& row, line_state const& state,
                                                        border_cut const& cut,
                                                        std::vector<net::carriage> const& a_systems,
                                                        std::vector<net::carriage> const& b_systems) const {
    auto const is_a_first = state.lines.country[cut.point_a] == row.country_a;
    auto const pick = [](std::vector<net::carriage> const& systems, std::uint16_t const mm) {
      auto const found =
          std::find_if(systems.begin(), systems.end(), [&](auto const c) { return net::gauge_mm(c) == mm; });
      return found == systems.end() ? systems.front() : *found;
    };
    return {pick(a_systems, is_a_first ? row.gauge_a_mm : row.gauge_b_mm),
            pick(b_systems, is_a_first ? row.gauge_b_mm : row.gauge_a_mm)};
  }

  void add_near_orders() {
    auto& data = out_.data();
    auto road_nodes = std::vector<std::uint32_t>{};
    for (std::uint32_t i = 0; i < data.nodes.position.size(); ++i) {
      // Planned roads lie in no zone: no question begins beside one.
      if (data.nodes.by[net::node_id{i}] == net::carriage::road && data.nodes.zone[net::node_id{i}].is_valid()) {
        road_nodes.push_back(i);
      }
    }
    data.road_near.raw() = geo::kd_order(data.nodes.position.all(), std::move(road_nodes));
    auto hubs = std::vector<geo::lonlat>{};
    for (auto const& t : data.terminals.all()) {
      hubs.push_back(t.position);
    }
    data.hub_near.raw() = geo::kd_order(hubs);
  }

  void add_places() {
    auto builder = places::place_builder{};
    for (auto const& city : cities_) {
      if (what_.within.holds(city.lon, city.lat)) {
        auto const country = country_of(city);
        builder.add({.kind = places::place_kind::city,
                     .position = geo::from_degrees(city.lon, city.lat),
                     .country = country.is_valid() ? country.value : places::kNoCountry,
                     .population = city.population,
                     .name = city.name,
                     .alternates = city.alternate_names});
      }
    }
    add_terminal_places(facts_, terminals_, net::view_of(out_.data()), builder);
    add_passenger_stations(facts_, rail_.lines, codes_, *map_, builder, found_);
    places_ = builder.finish();
  }

  pack_data finish() {
    auto made = pack_data{};
    made.meta = {what_.name, what_.reference_date, what_.price_year, {}};
    for (auto const& p : what_.packages) {
      made.meta.sources.push_back({p.name, p.version, p.sha256, p.licence, p.attribution});
    }
    made.network = std::move(out_.data());
    made.places = std::move(places_);
    made.fact_bytes = std::move(facts_.bytes);
    made.found = std::move(found_);
    made.land = map_->outlines(0.02, 0.02);
    made.disputed = map_->disputed_lines(0.02, countries_.disputed_countries());
    return made;
  }

  recipe const& what_;
  raw_sources const& raw_;
  unsigned threads_;
  progress const& told_;
  facts facts_;
  country_list countries_;
  std::vector<std::string> const& codes_{countries_.codes()};
  std::vector<std::string> const& regions_{countries_.regions()};
  std::int32_t day_;
  findings found_;
  std::optional<country_map> map_;
  std::optional<border_rules> rules_;
  line_state rail_, road_;
  sea_layer sea_;
  std::vector<char> sea_keep_;
  waterways waterways_;
  barge_waters waters_;
  std::vector<io::city> cities_;
  load_table loads_;
  planned_lines planned_;
  line_sections sections_;
  std::vector<planned_terminal> planned_terminals_;  // of those lines, until the others are tied
  std::vector<planned_terminal> terminals_;
  std::vector<planned_ferry> ferries_;
  network_builder out_;
  places::place_columns places_;
};

}  // namespace

pack_data build_pack(recipe const& what, raw_sources const& raw, unsigned const threads, progress const& told) {
  return pack_maker{what, raw, threads, told}.run();
}

}  // namespace wakhan::load
