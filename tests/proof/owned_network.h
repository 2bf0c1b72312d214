// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstring>
#include <span>
#include <vector>

#include "wakhan/net/network.h"

namespace wakhan::proof {

// A copy of a network whose columns can be changed. Zones and overlay stay as they are: lengths, rates of line-haul by
// country and what hangs together must not change.
class owned_network {
 public:
  explicit owned_network(net::network const& n) {
    auto sources = std::vector<std::span<std::byte const>>{};
    net::for_each_column(n, [&](char const*, auto const& column) { sources.push_back(std::as_bytes(column.all())); });
    auto next = std::size_t{0};
    net::for_each_column(data_, [&]<typename Key, typename T>(char const*, id_vector<Key, T>& column) {
      auto const bytes = sources[next++];
      column.raw().resize(bytes.size() / sizeof(T));
      if (!bytes.empty()) {
        std::memcpy(column.raw().data(), bytes.data(), bytes.size());
      }
    });
  }

  net::network_data& data() { return data_; }
  net::network view() const { return net::view_of(data_); }

 private:
  net::network_data data_;
};

// Money three times and emissions five times what they are.
inline void scale(net::network_data& data) {
  constexpr auto kMoney = 3U;
  constexpr auto kEmissions = 5U;
  auto const all = [](auto& values, std::uint32_t const factor) {
    auto& numbers = [&]() -> auto& {
      if constexpr (requires { values.values; }) {
        return values.values;
      } else {
        return values;
      }
    }();
    for (auto& v : numbers) {
      v *= factor;
    }
  };
  for (auto& r : data.rates.raw()) {
    all(r.millicent_per_km, kMoney);
    all(r.fixed_cents, kMoney);
    all(r.mg_co2e_per_km, kEmissions);
  }
  for (auto* const table : {&data.handling_of.raw(), &data.gauge_change_of.raw(), &data.change_of_ships.raw()}) {
    for (auto& h : *table) {
      all(h.cents, kMoney);
      all(h.grams_co2e, kEmissions);
    }
  }
  for (auto& c : data.crossings.raw()) {
    all(c.fee_cents, kMoney);
  }
  for (auto& p : data.passages.raw()) {
    all(p.fee_cents, kMoney);
  }
  for (auto& p : data.lane_prices.raw()) {
    all(p.cents, kMoney);
  }
  for (auto& f : data.ferries.raw()) {
    f.price_cents *= kMoney;
  }
}
inline cost::criteria scaled(cost::criteria const c) { return {c.time, 3 * c.money, 5 * c.co2e}; }

// A world in which a way back can cost what the way there does: no waits and fixed fees, which are paid on getting on
// alone; no prices of lanes and no changes of ships, which hang on where freight begins and ends; one rate for all
// flights; and what is closed on the day stays closed.
inline void make_reversible(net::network_data& data, std::int32_t const day) {
  for (auto& h : data.handling_of.raw()) {
    h.wait_seconds = 0;
  }
  for (auto& r : data.rates.raw()) {
    r.fixed_cents = {};
  }
  data.lane_prices.raw().clear();
  data.change_of_ships.raw().clear();
  auto const slots = data.countries.size() + 1;
  auto const air = static_cast<std::size_t>(net::mode::air) * slots;
  std::fill_n(data.rate_of.raw().begin() + static_cast<std::ptrdiff_t>(air), slots,
              data.rate_of.raw()[air + slots - 1]);
  auto const fix = [&](net::validity& v) { v = v.holds(day) ? net::validity{} : net::validity{INT32_MAX, INT32_MIN}; };
  for (auto& c : data.crossings.raw()) {
    fix(c.valid);
  }
  for (auto& p : data.border_periods.raw()) {
    if (p.is_closed != 0) {
      fix(p.valid);
    }
  }
  for (auto& f : data.ferries.raw()) {
    fix(f.valid);
    f.wait_s = 0;
  }
  for (auto& s : data.services.raw()) {
    s.departures_in_1000_weeks = 0;
  }
  for (auto& p : data.passages.raw()) {
    p.season_open = p.season_close = 0;
  }
}

// Everything that has a direction, the other way round.
inline void reverse(net::network_data& data) {
  for (auto& c : data.crossings.raw()) {
    std::swap(c.dwell_s[0], c.dwell_s[1]);
    std::swap(c.fee_cents[0], c.fee_cents[1]);
  }
  for (auto& p : data.border_periods.raw()) {
    std::swap(p.dwell_s[0], p.dwell_s[1]);
  }
  for (auto& p : data.lane_prices.raw()) {
    p.is_from_b = 1 - p.is_from_b;
  }
  auto const slots = data.countries.size() + 1;
  auto& rows = data.handling_of.raw();
  for (std::size_t m = 0; m < net::kModes; ++m) {
    for (std::size_t slot = 0; slot < slots; ++slot) {
      std::swap(rows[2 * m * slots + slot], rows[(2 * m + 1) * slots + slot]);
    }
  }
}

}  // namespace wakhan::proof
