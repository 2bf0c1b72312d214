// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/pack_svg.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "wakhan/api/basemap.h"
#include "wakhan/api/corridor_svg.h"
#include "wakhan/api/degrees_box.h"
#include "wakhan/api/letter_case.h"
#include "wakhan/api/map_labels.h"
#include "wakhan/api/map_words.h"
#include "wakhan/api/network_lines.h"
#include "wakhan/base/error.h"
#include "wakhan/draw/svg_map.h"
#include "wakhan/geo/polyline.h"
#include "wakhan/load/facts.h"
#include "wakhan/net/attribution.h"

namespace wakhan::api {

namespace {

// A frame shows more than the box in it, which is narrower at one end than at the other.
constexpr double kBeyondBox = 0.5;

draw::line_style gauge_style(std::uint16_t const gauge_mm) {
  switch (gauge_mm) {
    case 1435: return draw::line_style::gauge_1435;
    case 1520:
    case 1524: return draw::line_style::gauge_1520;
    default: return gauge_mm > 1524 ? draw::line_style::gauge_broad : draw::line_style::gauge_narrow;
  }
}

class map_maker {
 public:
  map_maker(load::pack const& pack, map_of_pack const& request)
      : pack_{pack},
        n_{pack.network()},
        request_{request},
        country_{find_country()},
        day_{*load::parse_date(pack.meta().reference_date, false)},
        counted_{n_, usual_view()} {
    for (auto const& layer : request.layers) {
      if (std::find(map_layers().begin(), map_layers().end(), layer) == map_layers().end()) {
        throw error{errc::usage, fmt::format("--layer: there is no layer '{}'", layer),
                    fmt::format("write some of {}", fmt::join(map_layers(), ","))};
      }
    }
    if (!request.box.empty()) {
      box_ = parse_degrees_box(request.box);
      if (!box_) {
        throw error{errc::usage, fmt::format("--box: '{}' is no box", request.box),
                    "write west,south,east,north in degrees, e.g. 46,36,88,56"};
      }
      seen_ = box_->grown(kBeyondBox);
    }
    check_gauge();
  }

  std::string draw() {
    auto map = draw::map_request{};
    map.is_dense = true;
    map.lines = network_lines(n_, [this](net::link_id const link) { return style_of_link(link); });
    add_points(map);
    if (is_empty(map)) {
      throw error{errc::bad_input, fmt::format("{}: this pack has none of it", title()),
                  country_.is_valid() && has("sea")
                      ? "sea lanes lie in no country: ask for a --box in place of --country"
                      : "ask for other layers, a larger box, or no --country and --gauge"};
    }
    map.title = title();
    map.subtitle = fmt::format("Pack {}, state of {}", pack_.meta().name, pack_.meta().reference_date);
    map.attribution = attribution_of(pack_.meta());
    map.extent = extent();
    return draw::render_svg(map, make_basemap(pack_.read_land(), pack_.read_disputed_lines()));
  }

 private:
  // Whether nothing lies in the country, gauge and box asked for, though there may be something around the box.
  bool is_empty(draw::map_request const& map) const {
    auto const is_mark_in = [&](auto const& mark) { return !box_ || box_->holds(mark.at); };
    auto const is_line_in = [&](auto const& one) {
      for (std::size_t i = 1; box_ && i < one.points.size(); ++i) {
        if (box_->may_meet(one.points[i - 1], one.points[i])) {
          return true;
        }
      }
      return !box_;
    };
    return std::none_of(map.marks.begin(), map.marks.end(), is_mark_in) &&
           std::none_of(map.lines.begin(), map.lines.end(), is_line_in);
  }

  // What the map shows: the box; where ships would make it the whole earth, the part with the pack's terminals.
  draw::line extent() const {
    auto points = box_ ? box_->outline() : draw::line{};
    if (!box_ && !country_.is_valid() && (has("sea") || has("passages"))) {
      for (auto const& t : n_.terminals.all()) {
        points.push_back(t.position);
      }
    }
    return points;
  }

  bool has(std::string_view const layer) const {
    return std::find(request_.layers.begin(), request_.layers.end(), layer) != request_.layers.end();
  }

  net::country_id find_country() const {
    for (std::size_t i = 0; i < n_.countries.size(); ++i) {
      auto const id = net::country_id{static_cast<std::uint16_t>(i)};
      if (in_small_letters(n_.code_of(id)) == in_small_letters(request_.country)) {
        return id;
      }
    }
    if (!request_.country.empty()) {
      throw error{errc::usage, fmt::format("--country: this pack has no country '{}'", request_.country),
                  "write an ISO 3166-1 code, e.g. KZ; `wakhan pack info --countries` lists them"};
    }
    return {};
  }

  void check_gauge() const {
    if (request_.gauge_mm != 0 && !net::rail_carriage(request_.gauge_mm)) {
      throw error{errc::usage, fmt::format("--gauge: there is no gauge of {} mm", request_.gauge_mm),
                  fmt::format("write one of {}", fmt::join(net::kGaugesMm, ", "))};
    }
    if (request_.gauge_mm != 0 && !has("rail")) {
      throw error{errc::usage, "--gauge: no layer shows rail", "add rail to --layer"};
    }
  }

  std::optional<draw::line_style> style_of_link(net::link_id const link) const {
    auto const kind = n_.links.kind[link];
    auto const by = n_.links.by[link];
    auto const from = n_.links.from[link];
    auto const to = n_.links.to[link];
    auto const is_line = !net::is_at_terminal(kind) && kind != net::link_kind::boarding;
    auto const is_asleep = kind == net::link_kind::sailing && n_.links.ref[link] != UINT32_MAX &&
                           !n_.ferries[net::ferry_id{n_.links.ref[link]}].valid.holds(day_);
    if (is_planned(link)) {
      auto const is_of_gauge = request_.gauge_mm == 0 || net::gauge_mm(n_.nodes.by[from]) == request_.gauge_mm;
      return has("projects") && is_of_gauge && is_wanted(link, from, to) ? std::optional{draw::line_style::planned}
                                                                         : std::nullopt;
    }
    if (!is_line || is_asleep || !has(net::name_of(by)) || !is_wanted(link, from, to)) {
      return std::nullopt;
    }
    if (by != net::mode::rail) {
      return is_closed_waterway(link) ? draw::line_style::closed_waterway : style_of(by);
    }
    auto const gauge = net::gauge_mm(n_.nodes.by[from]);
    return request_.gauge_mm == 0 || gauge == request_.gauge_mm ? std::optional{gauge_style(gauge)} : std::nullopt;
  }

  bool is_planned(net::link_id const link) const {
    return n_.links.kind[link] == net::link_kind::passage &&
           n_.passages[net::passage_id{n_.links.ref[link]}].is_planned != 0;
  }

  // Whether no ordinary ship passes on the day of the map, in whatever season.
  bool is_closed(net::passage const& p) const { return p.is_shut != 0 || !p.valid.holds(day_); }

  bool is_closed_waterway(net::link_id const link) const {
    return n_.links.by[link] == net::mode::waterway && n_.links.kind[link] == net::link_kind::passage &&
           is_closed(n_.passages[net::passage_id{n_.links.ref[link]}]);
  }

  bool is_wanted(net::link_id const link, net::node_id const from, net::node_id const to) const {
    auto const is_there = is_wanted(n_.links.country[link]) || is_wanted(n_.nodes.country[from]) ||
                          is_wanted(n_.nodes.country[to]) || is_wanted_at_dock(from) || is_wanted_at_dock(to);
    return is_there && (!seen_ || may_be_seen(link, from, to));
  }

  // A dock is no part of a country; what boards there is.
  bool is_wanted_at_dock(net::node_id const node) const {
    auto const at = n_.links_at(node);
    return n_.nodes.kind[node] == net::node_kind::dock && std::any_of(at.begin(), at.end(), [&](auto const link) {
             return n_.links.kind[link] == net::link_kind::boarding && is_wanted(n_.links.country[link]);
           });
  }

  // Disputed territories are drawn with the country that the default point of view counts them to.
  bool is_wanted(net::country_id const c) const { return !country_.is_valid() || counted_.shown(c) == country_; }

  net::changes usual_view() const {
    auto c = net::changes{};
    c.day = day_;
    net::take_point_of_view(n_, net::default_point_of_view(n_), c);
    return c;
  }

  // A link is long: it may pass the frame with both ends outside.
  bool may_be_seen(net::link_id const link, net::node_id const from, net::node_id const to) const {
    auto at = n_.nodes.position[from];
    auto const passes = [&](geo::lonlat const next) { return seen_->may_meet(std::exchange(at, next), next); };
    auto const shape = geo::decode_polyline(n_.shape_of(link));
    return std::any_of(shape.begin(), shape.end(), passes) || passes(n_.nodes.position[to]);
  }

  bool is_in(geo::lonlat const at) const { return !seen_ || seen_->holds(at); }

  void add_points(draw::map_request& map) const {
    if (has("passages") && !country_.is_valid()) {
      for (auto const& p : n_.passages.all()) {
        if (p.waterway.is_valid() || p.is_planned != 0) {
          continue;  // drawn as a line
        }
        add(map, p.position, is_closed(p) ? draw::mark_style::closed_passage : draw::mark_style::passage,
            n_.text(p.name), 1);
      }
    }
    if (has("crossings")) {
      add_crossings(map);
    }
    if (has("terminals")) {
      add_terminals(map);
    }
  }

  void add(draw::map_request& map, geo::lonlat const at, draw::mark_style const style, std::string_view const name,
           int const rank) const {
    if (is_in(at)) {
      map.marks.push_back({at, style});
      if (!name.empty()) {
        map.labels.push_back({at, short_name(name), rank, true});
      }
    }
  }

  // Posts of the layers' modes; their names only where a country or a box leaves room for them.
  void add_crossings(draw::map_request& map) const {
    auto const has_lines = has("rail") || has("road");
    for (auto const& c : n_.crossings.all()) {
      auto const is_there = is_wanted(c.country_a) || is_wanted(c.country_b);
      auto const is_of_gauge =
          request_.gauge_mm == 0 || c.gauge_a_mm == request_.gauge_mm || c.gauge_b_mm == request_.gauge_mm;
      if (c.is_pair_default == 0 && !c.project.is_valid() && is_there && is_of_gauge &&
          (!has_lines || has(net::name_of(c.by)))) {
        add(map, c.position, c.valid.holds(day_) ? draw::mark_style::open_crossing : draw::mark_style::closed_crossing,
            country_.is_valid() || box_ ? n_.text(c.name) : std::string_view{}, 3);
      }
    }
  }

  // Whether a terminal serves one of the modes drawn, where any is.
  bool serves_a_layer(net::terminal const& t) const {
    auto is_any_drawn = false;
    for (std::size_t m = 0; m < net::kModes; ++m) {
      if (has(net::name_of(static_cast<net::mode>(m)))) {
        is_any_drawn = true;
        if ((t.modes >> m & 1U) != 0) {
          return true;
        }
      }
    }
    return !is_any_drawn;
  }

  // Nearly every station takes wagonloads: those that handle the first load of the table, a box, are drawn.
  bool handles_boxes(net::terminal const& t) const {
    return n_.loads.empty() || (t.handles >> n_.loads[net::load_id{std::uint16_t{0}}].form & 1U) != 0;
  }

  // Assumed terminals stand for any town and say nothing on a map.
  void add_terminals(draw::map_request& map) const {
    for (auto const& t : n_.terminals.all()) {
      auto const is_there = is_wanted(t.country) && (!t.project.is_valid() || has("projects"));
      if (is_there && serves_a_layer(t) &&
          (t.is_hub != 0 ||
           (t.kind != net::terminal_kind::assumed && (t.kind != net::terminal_kind::station || handles_boxes(t))))) {
        add(map, t.position,
            t.project.is_valid() ? draw::mark_style::planned
            : t.is_hub != 0      ? draw::mark_style::hub
                                 : draw::mark_style::terminal,
            t.is_hub != 0 ? n_.text(t.name) : std::string_view{}, 2);
      }
    }
  }

  std::string title() const {
    auto words = fmt::format("{}", fmt::join(request_.layers, ", "));
    words.front() = static_cast<char>(words.front() >= 'a' ? words.front() - 'a' + 'A' : words.front());
    if (request_.gauge_mm != 0) {
      words += fmt::format(", {} mm", request_.gauge_mm);
    }
    if (country_.is_valid()) {
      words += fmt::format(" – {}", n_.text(n_.countries[country_].name));
    }
    if (box_) {
      words += fmt::format(" – {}", box_->words());
    }
    return words;
  }

  load::pack const& pack_;
  net::network n_;
  map_of_pack const& request_;
  net::country_id country_;
  std::int32_t day_;                       // of the map
  net::view counted_;                      // as the default point of view counts
  std::optional<degrees_box> box_, seen_;  // as asked for, and with what else the frame may show
};

}  // namespace

std::vector<std::string> const& map_layers() {
  static auto const names = std::vector<std::string>{"rail", "road",      "sea",       "waterway", "ferry",
                                                     "air",  "crossings", "terminals", "passages", "projects"};
  return names;
}

std::string pack_svg(load::pack const& pack, map_of_pack const& request) {
  if (!request.corridor.empty()) {
    auto const is_alone = request.layers == map_of_pack{}.layers && request.country.empty() && request.gauge_mm == 0 &&
                          request.box.empty();
    if (!is_alone) {
      throw error{errc::usage, "--corridor: a corridor is drawn alone",
                  "leave out --layer, --country, --gauge and --box"};
    }
    return corridor_svg(pack, request.corridor);
  }
  verify(!request.layers.empty(), errc::usage, "--layer: name at least one layer");
  return map_maker{pack, request}.draw();
}

}  // namespace wakhan::api
