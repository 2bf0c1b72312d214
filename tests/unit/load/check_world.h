// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wakhan/load/check_report.h"
#include "wakhan/load/network_builder.h"

namespace wakhan::load {

// A small network of three countries, AA, BB and CC, for the checks of a pack: what a test adds and nothing more.
class check_world {
 public:
  static constexpr net::country_id kA{std::uint16_t{0}};
  static constexpr net::country_id kB{std::uint16_t{1}};
  static constexpr net::country_id kC{std::uint16_t{2}};

  check_world() {
    auto& data = out_.data();
    for (auto const letter : {'A', 'B', 'C'}) {
      auto row = net::country{};
      row.code = {letter, letter};
      data.countries.push_back(row);
    }
    data.rates.push_back({});
    data.rate_of.raw().assign(net::kModes * (data.countries.size() + 1), 0);
  }

  net::node_id node(double const lon, double const lat, net::carriage const by, net::country_id const where) {
    return out_.add_node(geo::from_degrees(lon, lat), net::node_kind::track, by, where);
  }
  net::node_id rail(double const lon, double const lat, net::country_id const where = kA) {
    return node(lon, lat, net::carriage::rail_1435, where);
  }
  net::node_id sea(double const lon, double const lat) { return node(lon, lat, net::carriage::sea, {}); }

  net::link_id line(net::node_id const a, net::node_id const b, double const km) {
    return add(a, b, net::link_kind::track, km, UINT32_MAX);
  }
  net::link_id strait(net::node_id const a, net::node_id const b, double const km, std::uint32_t const passage) {
    return add(a, b, net::link_kind::passage, km, passage);
  }
  net::link_id border(net::node_id const a, net::node_id const b, std::uint32_t const crossing) {
    return add(a, b, net::link_kind::border, 0, crossing);
  }

  std::uint32_t crossing(std::string_view const id, net::country_id const a, net::country_id const b,
                         net::validity const valid = {}, bool const is_connected = true) {
    auto c = net::crossing{};
    c.id = c.name = out_.text(id);
    c.country_a = a;
    c.country_b = b;
    c.by = net::mode::rail;
    c.valid = valid;
    c.is_connected = is_connected ? 1 : 0;
    out_.data().crossings.push_back(c);
    return static_cast<std::uint32_t>(out_.data().crossings.size() - 1);
  }

  std::uint32_t passage(std::string_view const id, geo::lonlat const probe_a, geo::lonlat const probe_b,
                        geo::lonlat const low, geo::lonlat const high, std::uint32_t const links) {
    auto p = net::passage{};
    p.id = p.name = out_.text(id);
    p.probe_a = probe_a;
    p.probe_b = probe_b;
    p.box_low = low;
    p.box_high = high;
    p.links = links;
    out_.data().passages.push_back(p);
    return static_cast<std::uint32_t>(out_.data().passages.size() - 1);
  }

  // A terminal whose yard is joined with all these nodes.
  void terminal(std::string_view const id, bool const is_hub, std::vector<net::node_id> const& nodes) {
    auto t = net::terminal{};
    t.id = t.name = out_.text(id);
    t.is_hub = is_hub ? 1 : 0;
    t.node = out_.add_node(geo::from_degrees(0, 0), net::node_kind::hub, net::carriage::hub, kA);
    out_.data().terminals.push_back(t);
    auto const ref = static_cast<std::uint32_t>(out_.data().terminals.size() - 1);
    for (auto const to : nodes) {
      add(t.node, to, net::link_kind::transfer, 0, ref, net::mode::rail);
    }
  }

  net::network_data& data() { return out_.data(); }

  net::network finish() {
    out_.finish();
    return net::view_of(out_.data());
  }

 private:
  static net::mode mode_of(net::carriage const by) {
    return net::is_rail(by) ? net::mode::rail : by == net::carriage::road ? net::mode::road : net::mode::sea;
  }

  net::link_id add(net::node_id const a, net::node_id const b, net::link_kind const kind, double const km,
                   std::uint32_t const ref, net::mode const by = net::mode::none) {
    auto made = network_builder::link{};
    made.from = a;
    made.to = b;
    made.kind = kind;
    made.by = by == net::mode::none ? mode_of(out_.data().nodes.by[a]) : by;
    made.country = kind == net::link_kind::border ? net::country_id{} : out_.data().nodes.country[a];
    made.length_m = static_cast<std::uint32_t>(km * 1000);
    made.ref = ref;
    return out_.add_straight_link(made);
  }

  network_builder out_;
};

// The report's lines that are bad, and all lines whose text holds some words.
inline std::size_t bad_lines(check_report const& report) {
  return static_cast<std::size_t>(std::count_if(report.lines.begin(), report.lines.end(),
                                                [](auto const& l) { return l.result == check_line::verdict::bad; }));
}
inline std::vector<std::string> lines_with(check_report const& report, std::string_view const words) {
  auto found = std::vector<std::string>{};
  for (auto const& l : report.lines) {
    if (l.text.find(words) != std::string::npos) {
      found.push_back(l.text);
    }
  }
  return found;
}

}  // namespace wakhan::load
