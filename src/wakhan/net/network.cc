// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/network.h"

#include <algorithm>
#include <tuple>
#include <type_traits>

namespace wakhan::net {

namespace {

template <typename... Records>
constexpr bool kAllWithoutPadding = (std::has_unique_object_representations_v<Records> && ...);
static_assert(
    kAllWithoutPadding<load, rate, handling, country, crossing, border_period, passage, lane_price, vessel, terminal,
                       ferry, trade_ban, hazard, waypoint, corridor, zone, point_of_view, attribution>,
    "records go into the pack byte by byte, so they may hold no padding");

}  // namespace

std::span<link_id const> network::links_at(node_id const node) const {
  auto const offsets = nodes.first_link.all();
  return incident.all().subspan(offsets[node.index()], offsets[node.index() + 1] - offsets[node.index()]);
}

std::span<std::uint8_t const> network::shape_of(link_id const link) const {
  auto const offsets = links.first_shape.all();
  return shapes.all().subspan(offsets[link.index()], offsets[link.index() + 1] - offsets[link.index()]);
}

std::string_view network::code_of(country_id const c) const {
  if (!c.is_valid()) {
    return {};
  }
  auto const& row = countries[c];
  auto const& spoken = row.code[0] != '\0' || !row.like.is_valid() ? row : countries[row.like];
  return {spoken.code.data(), 2};
}

std::string_view network::id_of(country_id const c) const {
  return is_disputed(c) && countries[c].code[0] == '\0' ? text(countries[c].territory) : code_of(c);
}

country_id network::ground_of(country_id const c) const {
  return c.is_valid() && countries[c].ground.is_valid() ? countries[c].ground : c;
}

std::uint16_t network::rate_index(mode const by, country_id const c) const {
  return rate_of.all()[static_cast<std::size_t>(by) * (countries.size() + 1) + country_slot(c)];
}

std::uint32_t network::least_draught_cm(carriage const by) const {
  auto const i = static_cast<std::size_t>(by);
  return i < vessels.size() ? vessels.all()[i].least_draught_cm : 0;
}

handling const& network::handling_at(mode const by, operation const what, country_id const c) const {
  auto const row = static_cast<std::size_t>(by) * 2 + static_cast<std::size_t>(what);
  return handling_of.all()[row * (countries.size() + 1) + country_slot(c)];
}

node_id network::other_end(link_id const link, node_id const node) const {
  return links.from[link] == node ? links.to[link] : links.from[link];
}

namespace {

// The rows about one thing among rows in the order of what they are about.
template <typename Row, typename Id>
std::span<Row const> rows_about(std::span<Row const> const rows, Id const id) {
  auto const first = std::partition_point(rows.begin(), rows.end(), [&](auto const& r) { return r.at < id; });
  auto const last = std::find_if(first, rows.end(), [&](auto const& r) { return r.at != id; });
  return {first, last};
}

}  // namespace

std::span<border_period const> network::periods_of(crossing_id const id) const {
  return rows_about(border_periods.all(), id);
}

border_hours network::hours_at(crossing_id const id, std::int32_t const day) const {
  for (auto const& p : periods_of(id)) {
    if (p.is_closed == 0 && p.valid.holds(day)) {
      return {p.dwell_s, p.dwell_sd_s, p.fact, true};
    }
  }
  auto const& own = crossings[id];
  return {own.dwell_s, own.dwell_sd_s, own.dwell_fact, false};
}

bool network::is_closed_on(crossing_id const id, std::int32_t const day) const {
  auto const periods = periods_of(id);
  return std::any_of(periods.begin(), periods.end(),
                     [&](auto const& p) { return p.is_closed != 0 && p.valid.holds(day); });
}

line_speed const* network::speed_on(passage_id const section, std::int32_t const day) const {
  auto const rows = rows_about(line_speeds.all(), section);
  auto const found = std::find_if(rows.begin(), rows.end(), [&](auto const& s) { return s.valid.holds(day); });
  return found == rows.end() ? nullptr : &*found;
}

std::optional<std::uint32_t> network::lane_price_on(link_id const link, node_id const from, std::int32_t const day,
                                                    country_id const origin) const {
  auto const at = passage_id{links.ref[link]};
  auto const rows = lane_prices.all();
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    auto const& p = rows[i];
    if (p.at != at || !p.valid.holds(day) || !origin.is_valid() || text(p.region) != text(countries[origin].region)) {
      continue;
    }
    // Whoever comes from side b gets nearer to side a than to b.
    auto const nearer_a = [&](node_id const node) {
      return geo::rough_distance_m(nodes.position[node], passages[at].probe_a) -
             geo::rough_distance_m(nodes.position[node], passages[at].probe_b);
    };
    if ((nearer_a(other_end(link, from)) < nearer_a(from)) == (p.is_from_b != 0)) {
      return i;
    }
  }
  return std::nullopt;
}

std::optional<load_id> network::find_load(std::string_view const id) const {
  for (std::size_t i = 0; i < loads.size(); ++i) {
    if (text(loads.all()[i].id) == id) {
      return load_id{i};
    }
  }
  return std::nullopt;
}

namespace {

template <typename Id>
published_days const* find_days(network const& n, Id published_days::*const of, Id const id) {
  auto const rows = n.departure_days.all();
  auto const found = std::find_if(rows.begin(), rows.end(), [&](auto const& r) { return r.*of == id; });
  return id.is_valid() && found != rows.end() ? &*found : nullptr;
}

}  // namespace

published_days const* network::days_of(service_id const id) const {
  return find_days(*this, &published_days::service, id);
}

published_days const* network::days_of(ferry_id const id) const { return find_days(*this, &published_days::ferry, id); }

network view_of(network_data const& data) {
  auto seen = network{};
  // Both structs list the same columns in the same order, so two walks meet column by column.
  auto sources = std::vector<std::span<std::byte const>>{};
  for_each_column(data, [&](char const*, auto const& column) { sources.push_back(std::as_bytes(column.all())); });
  auto next = std::size_t{0};
  for_each_column(seen, [&]<typename Key, typename T>(char const*, id_span<Key, T>& column) {
    auto const bytes = sources[next++];
    column = id_span<Key, T>{{reinterpret_cast<T const*>(bytes.data()), bytes.size() / sizeof(T)}};
  });
  return seen;
}

}  // namespace wakhan::net
