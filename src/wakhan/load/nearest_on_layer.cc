// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/nearest_on_layer.h"

namespace wakhan::load {

namespace {

std::uint32_t bit(net::carriage const c) { return std::uint32_t{1} << static_cast<unsigned>(c); }

std::vector<std::uint32_t> used_points(std::vector<std::uint32_t> const& systems) {
  auto used = std::vector<std::uint32_t>{};
  for (std::uint32_t p = 0; p < systems.size(); ++p) {
    if (systems[p] != 0) {
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
      order_{geo::kd_order(points_, used_points(systems_))},
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

}  // namespace wakhan::load
