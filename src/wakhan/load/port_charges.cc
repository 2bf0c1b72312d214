// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/port_charges.h"

#include <algorithm>

#include "wakhan/load/loads.h"

namespace wakhan::load {

namespace {

constexpr std::uint64_t kMostShare = 100'000'000;  // millionths

}  // namespace

void set_port_charges(std::span<planned_terminal> const terminals, facts const& rows, net::network const& n) {
  auto const loads = read_loads(rows).rows;
  auto const feu = std::find_if(loads.begin(), loads.end(), [](auto const& l) { return l.id == "feu"; });
  auto const what = net::load_id{static_cast<std::uint16_t>(feu - loads.begin())};
  for (auto& t : terminals) {
    if (t.ship_cents == 0) {
      continue;
    }
    auto const usual = [&](net::operation const done) {
      return std::uint64_t{n.handling_at(net::mode::sea, done, t.row.country).cents[what]};
    };
    auto const on_and_off = usual(net::operation::load) + usual(net::operation::unload);
    auto const row = rows[fact_table::terminals][t.row.fact.row()];
    if (on_and_off == 0) {
      row.reject("handling_usd_feu", "has nothing to be held against: handling.csv charges nothing for ships there");
    }
    auto const share = (2'000'000 * std::uint64_t{t.ship_cents} + on_and_off / 2) / on_and_off;
    if (share == 0 || share > kMostShare) {
      row.reject("handling_usd_feu", "is a hundred times the charge of handling.csv for ships there, or nothing of it");
    }
    t.row.ship_charge_ppm = static_cast<std::uint32_t>(share);
  }
}

}  // namespace wakhan::load
