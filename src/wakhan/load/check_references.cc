// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/check_references.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdlib>

#include "wakhan/base/error.h"
#include "wakhan/load/check_departure_days.h"
#include "wakhan/load/facts.h"
#include "wakhan/net/hazard_class.h"

namespace wakhan::load {

void damaged(std::string const& path, std::string_view const section, std::string_view const what) {
  throw error{errc::damaged_pack, fmt::format("{}: damaged pack: section '{}': {}", path, section, what),
              "run `wakhan pack build` to make it again"};
}

namespace {

// Bounds of values, far above all that is real: a way of 180 arcs of the greatest length and rate (5e16) is under 2^63.
constexpr std::uint32_t kMostMetres = 50'000'000;
constexpr std::uint32_t kMostRate = 1'000'000'000;       // ms, thousandths of a cent or mg a km
constexpr std::uint32_t kMostFeeShare = 10'000'000;      // millionths: ten times the fee of a 40-foot container
constexpr std::uint32_t kMostChargeShare = 100'000'000;  // millionths: a hundred times the usual charge
constexpr std::uint32_t kMostCircuity = 10'000;          // permille
constexpr std::uint32_t kMostRadiusMetres = 2'000'000;

bool is_on_earth(geo::lonlat const p) {
  return std::abs(std::int64_t{p.lon_e6}) <= 180'000'000 && std::abs(std::int64_t{p.lat_e6}) <= 90'000'000;
}

bool is_utf8(std::span<char const> const text) { return simdjson::validate_utf8(text.data(), text.size()); }

// Whether a text of a string table begins here: at its start or after the NUL of another one.
bool is_text(std::span<char const> const strings, std::size_t const at) {
  return at < strings.size() && (at == 0 || strings[at - 1] == '\0');
}

// Checks of a network's references, each once, so that everything after may trust them.
class network_check {
 public:
  network_check(net::network const& n, std::string const& path) : n_{n}, path_{path} {}

  void run() const {
    auto const nodes = n_.nodes.position.size();
    auto const links = n_.links.from.size();
    same_size("node.kind", n_.nodes.kind.size(), nodes);
    same_size("node.carriage", n_.nodes.by.size(), nodes);
    same_size("node.country", n_.nodes.country.size(), nodes);
    same_size("node.zone", n_.nodes.zone.size(), nodes);
    same_size("node.portal", n_.nodes.portal.size(), nodes);
    same_size("link.to", n_.links.to.size(), links);
    same_size("link.kind", n_.links.kind.size(), links);
    same_size("link.mode", n_.links.by.size(), links);
    same_size("link.country", n_.links.country.size(), links);
    same_size("link.length_m", n_.links.length_m.size(), links);
    same_size("link.ref", n_.links.ref.size(), links);
    same_size("link.fact", n_.links.fact.size(), links);
    offsets("node.first_link", n_.nodes.first_link.all(), nodes, n_.incident.size());
    offsets("link.first_shape", n_.links.first_shape.all(), links, n_.shapes.size());
    offsets("overlay.first_arc", n_.overlay.first_arc.all(), n_.portals.size(), n_.overlay.head.size());
    offsets("overlay.first_link", n_.overlay.first_link.all(), n_.overlay.head.size(), n_.overlay.path.size());
    same_size("overlay.metres", n_.overlay.metres.size(), n_.overlay.head.size());
    below("link.from", n_.links.from.all(), nodes);
    below("link.to", n_.links.to.all(), nodes);
    below("node.links", n_.incident.all(), links);
    below("overlay.path", n_.overlay.path.all(), links);
    below("overlay.head", n_.overlay.head.all(), n_.portals.size());
    thinned_lines();
    below("zone.free_border", n_.free_borders.all(), links);
    below("portal.node", n_.portals.all(), nodes);
    below("near.road", n_.road_near.all(), nodes);
    below("near.hub", n_.hub_near.all(), n_.terminals.size());
    below_or_invalid("node.country", n_.nodes.country.all(), n_.countries.size());
    below_or_invalid("node.zone", n_.nodes.zone.all(), n_.zones.size());
    below_or_invalid("node.portal", n_.nodes.portal.all(), n_.portals.size());
    below_or_invalid("link.country", n_.links.country.all(), n_.countries.size());
    portals();
    incidence();
    strings();
    tables();
    rates();
    link_kinds();
    positions();
    at_most("link.length_m", n_.links.length_m.all(), kMostMetres);
    at_most("overlay.metres", n_.overlay.metres.all(), kMostMetres);
  }

 private:
  void require(bool const condition, char const* const section, char const* const what) const {
    if (!condition) {
      damaged(path_, section, what);
    }
  }
  void same_size(char const* const section, std::size_t const n, std::size_t const expected) const {
    require(n == expected, section, "it has another number of rows than its neighbours");
  }
  void offsets(char const* const section, std::span<std::uint32_t const> const values, std::size_t const keys,
               std::size_t const end) const {
    require(values.size() == keys + 1 && values.front() == 0 && values.back() == end &&
                std::is_sorted(values.begin(), values.end()),
            section, "its offsets do not fit the rows they count");
  }
  template <typename T>
  static std::size_t value_of(T const& id) {
    if constexpr (requires { id.index(); }) {
      return id.index();
    } else {
      return id;
    }
  }
  template <typename T>
  void below(char const* const section, std::span<T const> const ids, std::size_t const n) const {
    require(std::all_of(ids.begin(), ids.end(), [&](auto const id) { return value_of(id) < n; }), section,
            "it names a row that does not exist");
  }
  template <typename T>
  void below_or_invalid(char const* const section, std::span<T const> const ids, std::size_t const n) const {
    require(std::all_of(ids.begin(), ids.end(), [&](auto const id) { return !id.is_valid() || id.index() < n; }),
            section, "it names a row that does not exist");
  }
  void text(char const* const section, net::text_id const id) const {
    require(!id.is_valid() || is_text(n_.strings.all(), id.index()), section,
            "a text does not begin where it says in the string table");
  }
  void fact(char const* const section, net::fact_id const id) const {
    require(!id.is_valid() || id.table() < kFactTables, section, "it names a fact table that does not exist");
  }

  template <typename T>
  void at_most(char const* const section, std::span<T const> const values, T const most) const {
    require(std::all_of(values.begin(), values.end(), [&](T const v) { return v <= most; }), section, kTooGreat);
  }

  // Portals and the nodes they are name each other.
  void portals() const {
    for (std::size_t p = 0; p < n_.portals.size(); ++p) {
      require(n_.nodes.portal[n_.portals[net::portal_id{p}]] == net::portal_id{p}, "portal.node",
              "its node is not this portal");
    }
    auto const nodes = static_cast<std::size_t>(std::count_if(
        n_.nodes.portal.all().begin(), n_.nodes.portal.all().end(), [](auto const p) { return p.is_valid(); }));
    require(nodes == n_.portals.size(), "node.portal", "two nodes are the same portal");
  }

  // Links stand at the nodes they join, ways of the overlay have links, and free borders lie in zones.
  void incidence() const {
    auto const first = n_.nodes.first_link.all();
    for (std::size_t i = 0; i < n_.nodes.position.size(); ++i) {
      auto const node = net::node_id{i};
      for (auto const link : n_.incident.all().subspan(first[i], first[i + 1] - first[i])) {
        require(n_.links.from[link] == node || n_.links.to[link] == node, "node.links",
                "a link stands at a node that it does not join");
      }
    }
    auto const ways = n_.overlay.first_link.all();
    require(std::adjacent_find(ways.begin(), ways.end()) == ways.end(), "overlay.first_link", "a way has no link");
    for (auto const link : n_.free_borders.all()) {
      require(n_.nodes.zone[n_.links.from[link]].is_valid(), "zone.free_border", "a border lies in no zone");
    }
  }

  void strings() const {
    require(n_.strings.empty() || n_.strings.all().back() == '\0', "strings", "the last text has no end");
    require(is_utf8(n_.strings.all()), "strings", "a text is not UTF-8");
  }

  void on_earth(char const* const section, geo::lonlat const p) const {
    require(is_on_earth(p), section, "a position is not on the earth");
  }

  void positions() const {
    for (auto const p : n_.nodes.position.all()) {
      on_earth("node.position", p);
    }
    for (auto const& c : n_.crossings.all()) {
      on_earth("crossing", c.position);
    }
    for (auto const& p : n_.passages.all()) {
      for (auto const at : {p.position, p.probe_a, p.probe_b, p.box_low, p.box_high}) {
        on_earth("passage", at);
      }
    }
    for (auto const& t : n_.terminals.all()) {
      on_earth("terminal", t.position);
    }
    for (auto const& w : n_.waypoints.all()) {
      on_earth("waypoint", w.at);
      require(w.radius_m <= kMostRadiusMetres, "waypoint", kTooGreat);
    }
  }

  // Lines are made of lines before them, so that taking one apart ends.
  void thinned_lines() const {
    auto const nodes = n_.nodes.position.size();
    auto const& t = n_.thinned;
    offsets("thinned.first_way", t.first_way.all(), nodes, t.ways.size());
    same_size("node.left", t.left.size(), nodes);
    below("thinned.ways", t.ways.all(), t.lines.size());
    below("thinned.left_node", t.left_nodes.all(), nodes);
    auto const all = t.lines.all();
    // All at once first, without a branch for each: there are more than a million.
    auto faults = 0U;
    auto const links = n_.links.from.size();
    for (std::size_t i = 0; i < all.size(); ++i) {
      auto const& line = all[i];
      auto const limit = line.is_link() ? links : i;
      auto const second = line.is_link() ? 0U : line.parts[1];
      faults += static_cast<unsigned>(std::max(line.ends[0].value, line.ends[1].value) >= nodes);
      faults += static_cast<unsigned>(line.metres > kMostMetres);
      faults += static_cast<unsigned>(std::max(line.parts[0], second) >= limit);
    }
    for (std::size_t i = 0; faults != 0 && i < all.size(); ++i) {
      auto const& line = all[i];
      require(line.ends[0].index() < nodes && line.ends[1].index() < nodes, "thinned.line", "an end is no node");
      require(line.metres <= kMostMetres, "thinned.line", kTooGreat);
      require(line.is_link() ? line.parts[0] < n_.links.from.size() : std::max(line.parts[0], line.parts[1]) < i,
              "thinned.line", "a part is no line before it");
    }
    for (std::size_t k = 0; k < t.left_nodes.size(); ++k) {
      require(t.left[t.left_nodes.all()[k]] == k, "thinned.left_node", "its node has another number");
    }
    auto const left = t.left.all();
    for (std::size_t i = 0; i < left.size(); ++i) {
      auto const is_left = left[i] != net::network::kTakenOut;
      require(!is_left || left[i] < t.left_nodes.size(), "node.left", "a number is none of the nodes left");
      require(!is_left || t.left_nodes.all()[left[i]].index() == i, "node.left", "two nodes have one number");
    }
  }

  // A territory with an entry of its own has no code, but the country whose rates it takes has one.
  void countries() const {
    auto const has_code = [](net::country const& c) {
      return std::all_of(c.code.begin(), c.code.end(), [](char const x) { return x >= 'A' && x <= 'Z'; });
    };
    for (auto const& c : n_.countries.all()) {
      for (auto const other : {c.ground, c.like}) {
        require(!other.is_valid() || other.index() < n_.countries.size(), "country",
                "it names one that does not exist");
      }
      auto const is_territory = c.code[0] == '\0' && c.territory.is_valid() && c.like.is_valid();
      require(has_code(is_territory ? n_.countries[c.like] : c), "country", "a code is not two capital letters");
      text("country", c.name);
      text("country", c.region);
      text("country", c.territory);
      fact("country", c.fact);
    }
  }

  void views() const {
    for (std::size_t v = 0; v < n_.points_of_view.size(); ++v) {
      auto const& row = n_.points_of_view.all()[v];
      named("point_of_view", row);
      require(row.base <= v, "point_of_view", "its base does not stand above it");
    }
    for (auto const& a : n_.attributions.all()) {
      fact("attribution", a.fact);
      require(a.view < n_.points_of_view.size(), "attribution", "its point of view does not exist");
      require(a.territory.index() < n_.countries.size() && a.country.index() < n_.countries.size(), "attribution",
              "a country does not exist");
    }
  }

  void tables() const {
    countries();
    views();
    places_of_passage();
    terminals();
    services();
    check_departure_days(n_, path_);
    words_of_the_question();
    rate_tables();
  }

  // What most rows hold: an id, a name and the row of a fact table that they stand for.
  template <typename Row>
  void named(char const* const section, Row const& row) const {
    text(section, row.id);
    text(section, row.name);
    fact(section, row.fact);
  }

  // None, or a planned line.
  bool is_project(net::passage_id const id) const {
    return !id.is_valid() || (id.index() < n_.passages.size() && n_.passages[id].is_planned != 0);
  }

  void places_of_passage() const {
    for (auto const& c : n_.crossings.all()) {
      named("crossing", c);
      fact("crossing", c.dwell_fact);
      require(c.by < net::mode::none, "crossing", "it holds a mode that does not exist");
      require(c.country_a.index() < n_.countries.size() && c.country_b.index() < n_.countries.size(), "crossing",
              "a country does not exist");
      require(is_project(c.project), "crossing", "its project does not exist");
    }
    for (auto const& p : n_.passages.all()) {
      named("passage", p);
      require(p.is_planned <= 1, "passage", "it is neither planned nor there");
      require(!p.waterway.is_valid() || p.waterway.index() < n_.passages.size(), "passage",
              "it is part of a waterway that does not exist");
    }
    for (auto const& p : n_.border_periods.all()) {
      fact("border_period", p.fact);
      require(p.at.index() < n_.crossings.size(), "border_period", "its crossing does not exist");
    }
    for (auto const& s : n_.line_speeds.all()) {
      fact("line_speed", s.fact);
      require(s.at.index() < n_.passages.size(), "line_speed", "its section does not exist");
      require(s.pace_ms_per_km <= kMostRate, "line_speed", kTooGreat);
    }
    for (auto const& p : n_.lane_prices.all()) {
      fact("lane_price", p.fact);
      text("lane_price", p.region);
      require(p.at.index() < n_.passages.size(), "lane_price", "its passage does not exist");
    }
    require(n_.vessels.size() == net::kCarriages, "vessel", "it has not a row for each carriage system");
    std::ranges::for_each(n_.vessels.all(), [&](auto const& v) { fact("vessel", v.fact); });
  }

  void terminals() const {
    for (auto const& t : n_.terminals.all()) {
      named("terminal", t);
      require(t.kind <= net::terminal_kind::assumed, "terminal", "it holds a kind that does not exist");
      require(t.ship_charge_ppm <= kMostChargeShare, "terminal", kTooGreat);
      require(is_project(t.project), "terminal", "its project does not exist");
      require(t.node.index() < n_.nodes.position.size() && t.country.index() < n_.countries.size(), "terminal",
              "its node or country does not exist");
    }
    for (auto const& f : n_.ferries.all()) {
      named("ferry", f);
    }
  }

  // Bans, corridors and loads, by which a question is put or answered.
  void words_of_the_question() const {
    for (auto const& b : n_.trade_bans.all()) {
      text("trade_ban", b.id);
      fact("trade_ban", b.fact);
      require(b.goods_of.index() < n_.countries.size() && b.banned_in.index() < n_.countries.size(), "trade_ban",
              "a country does not exist");
    }
    for (auto const& c : n_.corridors.all()) {
      named("corridor", c);
      require(c.waypoints <= n_.waypoints.size() && c.first_waypoint <= n_.waypoints.size() - c.waypoints, "corridor",
              "its waypoints do not exist");
    }
    hazards();
    require(!n_.loads.empty() && n_.loads.size() <= net::kMostLoads, "load", "it has no load or too many");
    for (auto const& l : n_.loads.all()) {
      named("load", l);
      for (auto const word : {l.goods, l.unit, l.form_name}) {
        text("load", word);
      }
      require(l.form < 16, "load", "it holds a form that does not exist");
    }
  }

  // Rules on dangerous goods name what they close.
  void hazards() const {
    for (auto const& h : n_.hazards.all()) {
      named("hazard", h);
      require(h.what <= net::hazard_target::links, "hazard", "it speaks of what does not exist");
      require(h.target < targets_of(h.what), "hazard", "its target does not exist");
      require(h.what != net::hazard_target::links ||
                  (h.links != 0 && h.links <= n_.hazard_links.size() - h.target &&
                   std::is_sorted(&n_.hazard_links.all()[h.target], &n_.hazard_links.all()[h.target] + h.links)),
              "hazard", "its links do not exist or have another order");
      require((h.classes & ~net::kAllHazards) == 0, "hazard", "it holds a class that does not exist");
    }
    below("hazard.links", n_.hazard_links.all(), n_.links.from.size());
  }

  std::size_t targets_of(net::hazard_target const what) const {
    switch (what) {
      case net::hazard_target::mode: return 1;
      case net::hazard_target::country: return n_.countries.size();
      case net::hazard_target::crossing: return n_.crossings.size();
      case net::hazard_target::passage: return n_.passages.size();
      case net::hazard_target::ferry: return n_.ferries.size();
      case net::hazard_target::terminal: return n_.terminals.size();
      case net::hazard_target::terminal_kind: return static_cast<std::size_t>(net::terminal_kind::assumed) + 1;
      case net::hazard_target::links: return n_.hazard_links.size();
    }
    return 0;
  }

  void rate_tables() const {
    auto const slots = n_.countries.size() + 1;
    require(n_.rate_of.size() == net::kModes * slots, "rate_of", "it has not one rate for every mode and country");
    below("rate_of", n_.rate_of.all(), n_.rates.size());
    require(n_.handling_of.size() == net::kModes * 2 * slots, "handling_of",
            "it has not one row for every operation and country");
    require(n_.gauge_change_of.size() == slots, "gauge_change_of", "it has not one row for every country");
    require(n_.fee_share_ppm.size() == n_.loads.size(), "fee_share", "it has not one value for every load");
    require(n_.circuity_permille.size() == slots, "circuity", "it has not one value for every country");
    for (auto const& z : n_.zones.all()) {
      require(z.rate < n_.rates.size(), "zone", "its rate does not exist");
      require(z.by <= net::carriage::dock, "zone", "it holds a carriage system that does not exist");
      require(!z.country.is_valid() || z.country.index() < n_.countries.size(), "zone", "its country does not exist");
    }
  }

  void services() const {
    for (auto const& s : n_.services.all()) {
      named("service", s);
      require(s.by < net::mode::none, "service", "it holds a mode that does not exist");
      require(s.runs <= net::course::loop, "service", "it holds a course that does not exist");
      require(s.stops <= n_.service_stops.size() && s.first_stop <= n_.service_stops.size() - s.stops, "service",
              "its stops do not exist");
    }
    below("service.stops", n_.service_stops.all(), n_.terminals.size());
  }

  void rates() const {
    at_most("fee_share", n_.fee_share_ppm.all(), kMostFeeShare);
    at_most("circuity", n_.circuity_permille.all(), kMostCircuity);
    for (auto const& r : n_.rates.all()) {
      require(r.pace_ms_per_km <= kMostRate, "rate", kTooGreat);
      at_most("rate", std::span<std::uint32_t const>{r.millicent_per_km.values}, kMostRate);
      at_most("rate", std::span<std::uint32_t const>{r.mg_co2e_per_km.values}, kMostRate);
      fact("rate", r.speed_fact);
      for (auto const& facts_by_load : {r.tariff_fact, r.emission_fact, r.share_fact}) {
        for (auto const f : facts_by_load.values) {
          fact("rate", f);
        }
      }
    }
    for (auto const& [name, rows] : {std::pair{"handling_of", n_.handling_of},
                                     {"gauge_change_of", n_.gauge_change_of},
                                     {"change_of_ships", n_.change_of_ships}}) {
      for (auto const& h : rows.all()) {
        fact(name, h.fact);
        fact(name, h.service_fact);
      }
    }
    std::ranges::for_each(n_.links.fact.all(), [&](auto const f) { fact("link.fact", f); });
  }

  void link_kinds() const {
    for (std::size_t i = 0; i < n_.links.from.size(); ++i) {
      auto const l = net::link_id{i};
      auto const ref = n_.links.ref[l];
      auto const fits = [&]() -> bool {
        switch (n_.links.kind[l]) {
          case net::link_kind::track: return true;
          case net::link_kind::flight: return ref == UINT32_MAX || ref < n_.terminals.size();
          case net::link_kind::free_border:
          case net::link_kind::border: return ref == UINT32_MAX || ref < n_.crossings.size();
          case net::link_kind::passage: return ref < n_.passages.size();
          case net::link_kind::transfer:
          case net::link_kind::gauge_change: return ref < n_.terminals.size();
          case net::link_kind::boarding:
          case net::link_kind::sailing: return ref < n_.ferries.size();
        }
        return false;
      };
      require(n_.links.by[l] < net::mode::none, "link.mode", "it holds a mode that does not exist");
      require(n_.links.kind[l] <= net::link_kind::gauge_change, "link.kind", "it holds a kind that does not exist");
      require(fits(), "link.ref", "a link names a crossing, passage, terminal or ferry that does not exist");
    }
    for (auto const kind : n_.nodes.kind.all()) {
      require(kind <= net::node_kind::dock, "node.kind", "it holds a kind that does not exist");
    }
    for (auto const by : n_.nodes.by.all()) {
      require(by <= net::carriage::dock, "node.carriage", "it holds a carriage system that does not exist");
    }
  }

  static constexpr char const* kTooGreat = "a value is greater than any that is possible";

  net::network const& n_;
  std::string const& path_;
};

}  // namespace

void check_references(net::network const& n, std::string const& path) { network_check{n, path}.run(); }

void check_places(places::place_table const& table, std::string const& path) {
  auto const strings = table.strings;
  auto const texts = [&](char const* const section, std::span<std::uint32_t const> const offsets) {
    if (!std::all_of(offsets.begin(), offsets.end(), [&](auto const at) { return is_text(strings, at); })) {
      damaged(path, section, "a text does not begin where it says in the string table");
    }
  };
  texts("place.name", table.name.all());
  texts("place.key_offset", table.key_offset);
  if (!is_utf8(strings)) {
    damaged(path, "place.strings", "a text is not UTF-8");
  }
  if (!std::all_of(table.position.all().begin(), table.position.all().end(), is_on_earth)) {
    damaged(path, "place.position", "a position is not on the earth");
  }
}

}  // namespace wakhan::load
