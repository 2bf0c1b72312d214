// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/pack_svg.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "wakhan/api/basemap.h"
#include "wakhan/api/map_words.h"
#include "wakhan/api/network_lines.h"
#include "wakhan/base/error.h"
#include "wakhan/draw/svg_map.h"
#include "wakhan/geo/polyline.h"
#include "wakhan/load/facts.h"

namespace wakhan::api {

namespace {

struct degrees_box {
  double west{}, south{}, east{}, north{};

  bool holds_longitude(geo::lonlat const p) const {
    return west <= east ? p.lon() >= west && p.lon() <= east : p.lon() >= west || p.lon() <= east;
  }
  bool holds(geo::lonlat const p) const { return holds_longitude(p) && p.lat() >= south && p.lat() <= north; }
  // Whether a stretch between two neighbouring points of a line may pass through the box.
  bool may_meet(geo::lonlat const a, geo::lonlat const b) const {
    auto const low = std::min(a.lat(), b.lat());
    auto const high = std::max(a.lat(), b.lat());
    if (high < south || low > north) {
      return false;
    }
    auto const is_over_antimeridian = std::abs(a.lon() - b.lon()) > 180;
    auto const spans_west =
        !is_over_antimeridian && std::min(a.lon(), b.lon()) <= west && west <= std::max(a.lon(), b.lon());
    return is_over_antimeridian || spans_west || holds_longitude(a) || holds_longitude(b);
  }
  // Points along the edges, close enough for any projection.
  draw::line outline() const {
    constexpr int kSteps = 24;
    auto const width = west <= east ? east - west : east - west + 360;
    auto points = draw::line{};
    for (int i = 0; i <= kSteps; ++i) {
      auto const part = static_cast<double>(i) / kSteps;
      for (auto const lat : {south, north}) {
        points.push_back(geo::from_degrees(west + part * width, lat));
      }
      for (auto const lon : {west, east}) {
        points.push_back(geo::from_degrees(lon, south + part * (north - south)));
      }
    }
    return points;
  }
};

std::optional<double> number(std::string_view const text) {
  auto value = 0.0;
  auto const [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  return code == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

std::optional<degrees_box> parse_box(std::string_view const text) {
  auto numbers = std::vector<double>{};
  for (std::size_t start = 0; start <= text.size();) {
    auto const end = std::min(text.find(',', start), text.size());
    auto const value = number(text.substr(start, end - start));
    if (!value) {
      return std::nullopt;
    }
    numbers.push_back(*value);
    start = end + 1;
  }
  if (numbers.size() != 4) {
    return std::nullopt;
  }
  auto const box = degrees_box{numbers[0], numbers[1], numbers[2], numbers[3]};
  auto const is_lon = [](double const lon) { return lon >= -180 && lon <= 180; };
  auto const is_good = is_lon(box.west) && is_lon(box.east) && box.west != box.east && box.south >= -90 &&
                       box.north <= 90 && box.south < box.north;
  return is_good ? std::optional{box} : std::nullopt;
}

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
      : pack_{pack}, n_{pack.network()}, request_{request}, country_{find_country()} {
    for (auto const& layer : request.layers) {
      if (std::find(map_layers().begin(), map_layers().end(), layer) == map_layers().end()) {
        throw error{errc::usage, fmt::format("--layer: there is no layer '{}'", layer),
                    fmt::format("write some of {}", fmt::join(map_layers(), ","))};
      }
    }
    if (!request.box.empty()) {
      box_ = parse_box(request.box);
      if (!box_) {
        throw error{errc::usage, fmt::format("--box: '{}' is no box", request.box),
                    "write west,south,east,north in degrees, e.g. 46,36,88,56"};
      }
    }
    check_gauge();
  }

  std::string draw() {
    auto map = draw::map_request{};
    map.is_dense = true;
    map.lines = network_lines(n_, [this](net::link_id const link) { return style_of_link(link); });
    add_points(map);
    if (map.lines.empty() && map.marks.empty()) {
      throw error{errc::bad_input, fmt::format("{}: this pack has none of it", title()),
                  "ask for other layers, a larger box, or no --country and --gauge"};
    }
    map.title = title();
    map.subtitle = fmt::format("Pack {}, state of {}", pack_.meta().name, pack_.meta().reference_date);
    map.attribution = attribution_of(pack_.meta());
    if (box_) {
      map.extent = box_->outline();
    }
    return draw::render_svg(map, make_basemap(pack_.read_land()));
  }

 private:
  bool has(std::string_view const layer) const {
    return std::find(request_.layers.begin(), request_.layers.end(), layer) != request_.layers.end();
  }

  net::country_id find_country() const {
    for (std::size_t i = 0; i < n_.countries.size(); ++i) {
      auto const id = net::country_id{static_cast<std::uint16_t>(i)};
      if (n_.code_of(id) == request_.country) {
        return id;
      }
    }
    if (!request_.country.empty()) {
      throw error{errc::bad_input, fmt::format("--country: this pack has no country '{}'", request_.country),
                  "write an ISO 3166-1 code in capitals, e.g. KZ"};
    }
    return {};
  }

  void check_gauge() const {
    if (request_.gauge_mm != 0 && !net::rail_carriage(request_.gauge_mm)) {
      throw error{errc::bad_input, fmt::format("--gauge: there is no gauge of {} mm", request_.gauge_mm),
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
    auto const is_line = kind != net::link_kind::transfer && kind != net::link_kind::boarding;
    if (!is_line || !has(net::name_of(by)) || !is_wanted(link, from, to)) {
      return std::nullopt;
    }
    if (by != net::mode::rail) {
      return style_of(by);
    }
    auto const gauge = net::gauge_mm(n_.nodes.by[from]);
    return request_.gauge_mm == 0 || gauge == request_.gauge_mm ? std::optional{gauge_style(gauge)} : std::nullopt;
  }

  bool is_wanted(net::link_id const link, net::node_id const from, net::node_id const to) const {
    auto const is_there = !country_.is_valid() || n_.links.country[link] == country_ ||
                          n_.nodes.country[from] == country_ || n_.nodes.country[to] == country_;
    return is_there && (!box_ || may_pass_box(link, from, to));
  }

  // A link is long: it may pass the box with both ends outside.
  bool may_pass_box(net::link_id const link, net::node_id const from, net::node_id const to) const {
    auto at = n_.nodes.position[from];
    auto const passes = [&](geo::lonlat const next) { return box_->may_meet(std::exchange(at, next), next); };
    auto const shape = geo::decode_polyline(n_.shape_of(link));
    return std::any_of(shape.begin(), shape.end(), passes) || passes(n_.nodes.position[to]);
  }

  bool is_in(geo::lonlat const at) const { return !box_ || box_->holds(at); }

  void add_points(draw::map_request& map) const {
    if (has("passages") && !country_.is_valid()) {
      for (auto const& p : n_.passages.all()) {
        add(map, p.position, draw::mark_style::passage, n_.text(p.name), 1);
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
        map.labels.push_back({at, std::string{name}, rank, true});
      }
    }
  }

  // Posts of the layers' modes; their names only where a country or a box leaves room for them.
  void add_crossings(draw::map_request& map) const {
    auto const day = *load::parse_date(pack_.meta().reference_date, false);
    auto const has_lines = has("rail") || has("road");
    for (auto const& c : n_.crossings.all()) {
      auto const is_there = !country_.is_valid() || c.country_a == country_ || c.country_b == country_;
      auto const is_of_gauge =
          request_.gauge_mm == 0 || c.gauge_a_mm == request_.gauge_mm || c.gauge_b_mm == request_.gauge_mm;
      if (c.is_pair_default == 0 && is_there && is_of_gauge && (!has_lines || has(net::name_of(c.by)))) {
        add(map, c.position, c.valid.holds(day) ? draw::mark_style::open_crossing : draw::mark_style::closed_crossing,
            country_.is_valid() || box_ ? n_.text(c.name) : std::string_view{}, 3);
      }
    }
  }

  // Assumed terminals stand for any town and say nothing on a map.
  void add_terminals(draw::map_request& map) const {
    for (auto const& t : n_.terminals.all()) {
      auto const is_there = !country_.is_valid() || t.country == country_;
      if (is_there && (t.is_hub != 0 || t.kind != net::terminal_kind::assumed)) {
        add(map, t.position, t.is_hub != 0 ? draw::mark_style::hub : draw::mark_style::terminal,
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
    return words;
  }

  load::pack const& pack_;
  net::network n_;
  map_of_pack const& request_;
  net::country_id country_;
  std::optional<degrees_box> box_;
};

}  // namespace

std::vector<std::string> const& map_layers() {
  static auto const names =
      std::vector<std::string>{"rail", "road", "sea", "waterway", "ferry", "air", "crossings", "terminals", "passages"};
  return names;
}

std::string pack_svg(load::pack const& pack, map_of_pack const& request) {
  verify(!request.layers.empty(), errc::usage, "--layer: name at least one layer");
  return map_maker{pack, request}.draw();
}

}  // namespace wakhan::api
