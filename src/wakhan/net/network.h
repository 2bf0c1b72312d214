// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "wakhan/base/id_span.h"
#include "wakhan/geo/lonlat.h"
#include "wakhan/net/ids.h"
#include "wakhan/net/mode.h"
#include "wakhan/net/records.h"

namespace wakhan::net {

enum class node_kind : std::uint8_t {
  track,  // a point of a line: rail of one gauge, road, sea
  hub,    // the yard of a terminal, where freight stands between two modes
  dock,   // aboard a ferry at one of its ports
};

enum class link_kind : std::uint8_t {
  track,         // line-haul within one carriage system and country
  border,        // over a border by a crossing; the gauge may change with it
  passage,       // a sea link through a strait or canal, or a stretch of a waterway
  transfer,      // between a hub and a carriage system: loading one way, unloading the other
  boarding,      // between a carriage system and a ferry's dock
  sailing,       // between two docks of a ferry
  flight,        // between two airports' hubs, by the airport of a technical stop where ref names one
  free_border,   // a border inside a zone: open, without controls, time or fee, and of one rate on both sides
  gauge_change,  // between two gauges at a terminal: a train's load goes over, or its bogies are changed
};

// Whether links of a kind lie at a terminal, which their ref names.
constexpr bool is_at_terminal(link_kind const kind) {
  return kind == link_kind::transfer || kind == link_kind::gauge_change;
}

// One connected piece of line-haul inside which every kilometre costs the same: links of one carriage system that share
// a rate, with the borders between them that are open and free.
struct zone {
  std::uint16_t rate{};
  carriage by{};
  std::uint8_t zero{};
  country_id country{};  // invalid where a zone has several countries, or none (sea)
  std::uint16_t zero2{};
};

// The key of columns that several ids share, such as offsets: a plain index.
struct row_index : strong_id<row_index> {
  using strong_id::strong_id;
};

// All columns of a network. `Column<Key, T>` owns its memory in a builder and is a span over the mapped pack in a
// reader.
template <template <typename, typename> typename Column>
struct basic_network {
  template <typename T>
  using table = Column<row_index, T>;

  struct node_columns {
    Column<node_id, geo::lonlat> position;
    Column<node_id, node_kind> kind;
    Column<node_id, carriage> by;
    Column<node_id, country_id> country;  // invalid at sea
    Column<node_id, zone_id> zone;        // invalid where no line-haul touches the node
    Column<node_id, portal_id> portal;    // invalid for nodes inside a zone
    table<std::uint32_t> first_link;      // adjacency: n + 1 offsets into incident
  } nodes;
  table<link_id> incident;  // links at a node, by node

  struct link_columns {
    Column<link_id, node_id> from, to;
    Column<link_id, link_kind> kind;
    Column<link_id, mode> by;
    Column<link_id, country_id> country;
    Column<link_id, std::uint32_t> length_m;
    Column<link_id, std::uint32_t>
        ref;  // crossing, passage, terminal or ferry that the link belongs to, by kind; a flight's stop
    Column<link_id, fact_id> fact;     // the row that put the link there, where one did
    table<std::uint32_t> first_shape;  // n + 1 offsets into shapes
  } links;
  table<std::uint8_t> shapes;  // encoded polylines

  // The overlay: shortest line-haul between the portals of a zone, without those that pass through another portal.
  Column<zone_id, zone> zones;
  Column<portal_id, node_id> portals;
  table<link_id> free_borders;  // borders inside zones
  struct overlay_columns {
    table<std::uint32_t> first_arc;  // by portal: n + 1 offsets
    table<portal_id> head;
    table<std::uint32_t> metres;
    table<std::uint32_t> first_link;  // by arc: n + 1 offsets into path
    table<link_id> path;              // links in order from the portal on
  } overlay;

  // The same line-haul thinned out for searches that begin inside a zone: see thinned_lines and line_search.
  struct thinned_columns {
    table<thinned_line> lines;
    table<std::uint32_t> first_way;       // by node: n + 1 offsets into ways
    table<std::uint32_t> ways;            // lines on from a node, to nodes taken out after it and to those left
    Column<node_id, std::uint32_t> left;  // number among the nodes left, or kTakenOut
    table<node_id> left_nodes;            // by that number
  } thinned;
  static constexpr auto kTakenOut = ~std::uint32_t{0};

  // Hierarchies of the zones of which a question can close a part: see zone_hierarchies. Each three are one zone's.
  struct hierarchy_columns {
    table<std::uint32_t> first_node, first_link, first_word;  // by zone: n + 1 offsets
    table<node_id> nodes;                                     // all of the zone, ascending
    table<link_id> links;                                     // its line-haul, ascending
    table<std::uint32_t> words;                               // a topology as bytes, over those nodes and links
  } hierarchies;

  Column<country_id, country> countries;  // countries, then territories with an entry of their own
  table<point_of_view> points_of_view;
  table<attribution> attributions;
  Column<crossing_id, crossing> crossings;
  table<border_period> border_periods;  // by crossing
  table<line_speed> line_speeds;        // by section, then by day
  Column<passage_id, passage> passages;
  table<lane_price> lane_prices;
  table<vessel> vessels;  // by carriage system
  Column<terminal_id, terminal> terminals;
  Column<ferry_id, ferry> ferries;
  Column<service_id, service> services;
  table<terminal_id> service_stops;      // by service, in the order of calling
  table<published_days> departure_days;  // of services, then of ferries, by id; none where nothing is published
  table<std::int32_t> departure_dates;   // days since 1970-01-01, by row of departure_days
  Column<trade_ban_id, trade_ban> trade_bans;
  Column<hazard_id, hazard> hazards;
  table<link_id> hazard_links;  // by rule, each once, in order
  Column<corridor_id, corridor> corridors;
  Column<load_id, load> loads;
  table<waypoint> waypoints;
  table<rate> rates;
  table<std::uint16_t> rate_of;                  // mode × country (+ one for none): index into rates
  table<handling> handling_of;                   // (mode × operation) × (country + one for none)
  table<handling> gauge_change_of;               // country (+ one for none)
  table<handling> change_of_ships;               // one row, or none where that is not reckoned with
  table<std::uint32_t> circuity_permille;        // access distance over great circle, by country (+ one)
  Column<load_id, std::uint32_t> fee_share_ppm;  // share of a fee stated per FEU
  table<std::uint32_t> road_near, hub_near;      // k-d orders of road nodes and of terminals
  table<char> strings;
};

// Calls f(name, column) for every column, in the order in which they stand in a pack.
template <typename Network, typename F>
void for_each_column(Network& n, F&& f) {
  f("node.position", n.nodes.position);
  f("node.kind", n.nodes.kind);
  f("node.carriage", n.nodes.by);
  f("node.country", n.nodes.country);
  f("node.zone", n.nodes.zone);
  f("node.portal", n.nodes.portal);
  f("node.first_link", n.nodes.first_link);
  f("node.links", n.incident);
  f("link.from", n.links.from);
  f("link.to", n.links.to);
  f("link.kind", n.links.kind);
  f("link.mode", n.links.by);
  f("link.country", n.links.country);
  f("link.length_m", n.links.length_m);
  f("link.ref", n.links.ref);
  f("link.fact", n.links.fact);
  f("link.first_shape", n.links.first_shape);
  f("link.shapes", n.shapes);
  f("zone", n.zones);
  f("portal.node", n.portals);
  f("zone.free_border", n.free_borders);
  f("overlay.first_arc", n.overlay.first_arc);
  f("overlay.head", n.overlay.head);
  f("overlay.metres", n.overlay.metres);
  f("overlay.first_link", n.overlay.first_link);
  f("overlay.path", n.overlay.path);
  f("thinned.line", n.thinned.lines);
  f("thinned.first_way", n.thinned.first_way);
  f("thinned.ways", n.thinned.ways);
  f("node.left", n.thinned.left);
  f("thinned.left_node", n.thinned.left_nodes);
  f("hierarchy.first_node", n.hierarchies.first_node);
  f("hierarchy.node", n.hierarchies.nodes);
  f("hierarchy.first_link", n.hierarchies.first_link);
  f("hierarchy.link", n.hierarchies.links);
  f("hierarchy.first_word", n.hierarchies.first_word);
  f("hierarchy.word", n.hierarchies.words);
  f("country", n.countries);
  f("point_of_view", n.points_of_view);
  f("attribution", n.attributions);
  f("crossing", n.crossings);
  f("border_period", n.border_periods);
  f("line_speed", n.line_speeds);
  f("passage", n.passages);
  f("lane_price", n.lane_prices);
  f("vessel", n.vessels);
  f("terminal", n.terminals);
  f("ferry", n.ferries);
  f("service", n.services);
  f("service.stops", n.service_stops);
  f("departure_days", n.departure_days);
  f("departure_dates", n.departure_dates);
  f("trade_ban", n.trade_bans);
  f("hazard", n.hazards);
  f("hazard.links", n.hazard_links);
  f("corridor", n.corridors);
  f("load", n.loads);
  f("waypoint", n.waypoints);
  f("rate", n.rates);
  f("rate_of", n.rate_of);
  f("handling_of", n.handling_of);
  f("gauge_change_of", n.gauge_change_of);
  f("change_of_ships", n.change_of_ships);
  f("circuity", n.circuity_permille);
  f("fee_share", n.fee_share_ppm);
  f("near.road", n.road_near);
  f("near.hub", n.hub_near);
  f("strings", n.strings);
}

// The hours of a crossing on one day.
struct border_hours {
  std::array<std::uint32_t, 2> dwell_s{};  // a to b, b to a
  std::uint32_t dwell_sd_s{};
  fact_id fact{};
  bool is_of_a_period{};  // from border_periods.csv, not the crossing's usual ones
};

using network_data = basic_network<id_vector>;  // owns its memory: what a builder fills

// Everything one data build knows about the world, seen as spans; never changed. Cheap to copy, owns nothing.
struct network : basic_network<id_span> {
  std::string_view text(text_id const id) const {
    return id.is_valid() ? std::string_view{&strings.all()[id.index()]} : std::string_view{};
  }
  std::span<link_id const> links_at(node_id node) const;
  std::span<std::uint8_t const> shape_of(link_id link) const;
  // ISO code, of a territory that of the country whose rates it takes; "" where there is none.
  std::string_view code_of(country_id c) const;
  // ISO code, of a territory with an entry of its own the territory's id; "" where there is none.
  std::string_view id_of(country_id c) const;
  // The country, or the territory itself, whose posts, rates and terminals are in use there on the pack's day: what is
  // passable, and at what price, depends on nothing else.
  country_id ground_of(country_id c) const;
  bool is_disputed(country_id const c) const { return c.is_valid() && countries[c].territory.is_valid(); }
  // The slot of a country in tables that have one more for "none".
  std::size_t country_slot(country_id const c) const { return c.is_valid() ? c.index() : countries.size(); }
  // The rate of line-haul by a mode in a country.
  std::uint16_t rate_index(mode by, country_id c) const;
  // The least water that a carriage system's vessels sail in, in cm; 0 where there is no such rule.
  std::uint32_t least_draught_cm(carriage by) const;
  handling const& handling_at(mode by, operation what, country_id c) const;
  handling const& gauge_change_at(country_id const c) const { return gauge_change_of.all()[country_slot(c)]; }
  bool is_link_from(link_id const link, node_id const node) const { return links.from[link] == node; }
  node_id other_end(link_id link, node_id node) const;
  // The hours of a crossing on a day: those of the period that holds the day, else its own.
  border_hours hours_at(crossing_id id, std::int32_t day) const;
  // The spans of days in which a crossing has other hours or is closed.
  std::span<border_period const> periods_of(crossing_id id) const;
  // Whether a span of days in which a crossing is closed holds the day.
  bool is_closed_on(crossing_id id, std::int32_t day) const;
  // The speed of a section's line on a day; nothing where it is that of its country.
  line_speed const* speed_on(passage_id section, std::int32_t day) const;
  // What the trade lane adds on a day to freight of a country that passes a strait's link from its end `from`: the row
  // of lane_prices; nothing where none speaks of it.
  std::optional<std::uint32_t> lane_price_on(link_id link, node_id from, std::int32_t day, country_id origin) const;
  std::optional<load_id> find_load(std::string_view id) const;
  // What is published of the days of a service or ferry; nothing where nobody publishes any.
  published_days const* days_of(service_id id) const;
  published_days const* days_of(ferry_id id) const;
};

// The same columns as spans over the builder's memory, which must outlive the view.
network view_of(network_data const& data);

}  // namespace wakhan::net
