// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/nearest_on_layer.h"

namespace wakhan::load {

namespace {

std::uint32_t bit(net::carriage const c) { return std::uint32_t{1} << static_cast<unsigned>(c); }

constexpr double kSamePlaceMetres = 0.5;

std::vector<std::uint32_t> used_points(layer const& lines, std::vector<std::uint32_t> const& systems) {
  auto used = std::vector<std::uint32_t>{};
  for (std::uint32_t p = 0; p < systems.size(); ++p) {
    if (systems[p] != 0 && lines.is_place(p)) {
      used.push_back(p);
    }
  }
  return used;
}

std::vector<std::uint32_t> systems_by_point(layer const& lines) {
  auto systems = std::vector<std::uint32_t>(lines.points.size(), 0);
  for (auto const& e : lines.edges) {
    auto const bits = bit(e.by) | (e.also == net::carriage::hub ? 0U : bit(e.also));
    systems[e.a] |= bits;
    systems[e.b] |= bits;
  }
  return systems;
}

}  // namespace

nearest_on_layer::nearest_on_layer(layer const& lines)
    : lines_{lines},
      points_{lines.points},
      systems_{systems_by_point(lines)},
      order_{geo::kd_order(points_, used_points(lines, systems_))},
      tree_{points_, order_} {}

std::optional<nearest_on_layer::hit> nearest_on_layer::find(geo::lonlat const at, double const radius_m,
                                                            std::optional<net::carriage> const system,
                                                            net::country_id const country) const {
  auto const hits = tree_.nearest(at, 1, radius_m, [&](std::uint32_t const p) {
    return (!system || (systems_[p] & bit(*system)) != 0) &&
           (!country.is_valid() || lines_.ground_of(lines_.country[p]) == lines_.ground_of(country));
  });
  if (hits.empty()) {
    return std::nullopt;
  }
  return hit{hits.front().item, hits.front().metres};
}

std::vector<std::uint32_t> nearest_on_layer::copies_of(std::uint32_t const point, net::carriage const system) const {
  auto const country = lines_.ground_of(lines_.country[point]);
  auto const hits = tree_.nearest(points_[point], order_.size(), kSamePlaceMetres, [&](std::uint32_t const p) {
    return points_[p] == points_[point] && (systems_[p] & bit(system)) != 0 &&
           lines_.ground_of(lines_.country[p]) == country;
  });
  auto copies = std::vector<std::uint32_t>{};
  for (auto const& copy : hits) {
    copies.push_back(copy.item);
  }
  return copies;
}

}  // namespace wakhan::load
