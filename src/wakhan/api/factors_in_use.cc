// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/factors_in_use.h"

#include <algorithm>
#include <set>

namespace wakhan::api {

namespace {

using load::fact_table;

// Even-odd rule in longitude and latitude.
bool is_inside(std::vector<geo::lonlat> const& ring, geo::lonlat const p) {
  auto inside = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    auto const a = ring[i];
    auto const b = ring[i + 1 < ring.size() ? i + 1 : 0];
    if ((a.lat_e6 > p.lat_e6) != (b.lat_e6 > p.lat_e6)) {
      auto const lon = a.lon() + (p.lat() - a.lat()) / (b.lat() - a.lat()) * (b.lon() - a.lon());
      inside = inside != (p.lon() < lon);
    }
  }
  return inside;
}

bool enters(route::leg const& l, std::string_view const mode, std::vector<geo::lonlat> const& ring) {
  return net::name_of(l.by) == mode &&
         std::any_of(l.shape.begin(), l.shape.end(), [&](auto const p) { return is_inside(ring, p); });
}

template <typename F>
void for_each_leg(std::vector<itinerary_answer> const& answers, F&& f) {
  for (auto const& a : answers) {
    for (auto const& l : a.detail.legs) {
      f(l);
    }
  }
}

void add_rings(std::set<net::fact_id>& out, io::csv_table const& table, std::vector<itinerary_answer> const& answers) {
  for (std::size_t i = 0; table.has_column("ring") && i < table.size(); ++i) {
    if (table[i].is_empty("ring")) {
      continue;
    }
    auto const ring = load::parse_path(table[i], "ring");
    for_each_leg(answers, [&](route::leg const& l) {
      if (enters(l, table[i].text("mode"), ring)) {
        out.insert(load::fact_of(fact_table::distance_factors, table[i]));
      }
    });
  }
}

}  // namespace

std::vector<net::fact_id> factors_in_use(net::network const& n, fact_rows const& rows,
                                         std::vector<itinerary_answer> const& answers) {
  auto moved = std::set<std::pair<std::string_view, std::string_view>>{};  // mode, country
  for_each_leg(answers, [&](route::leg const& l) {
    for (auto const& s : l.steps) {
      if (s.metres != 0) {
        moved.emplace(net::name_of(s.by), n.code_of(s.country));
      }
    }
  });
  auto out = std::set<net::fact_id>{};
  for (auto const& [by, country] : moved) {
    if (auto const row = rows.best_row(fact_table::distance_factors, by, country)) {
      out.insert(*row);
    }
  }
  add_rings(out, rows.table(fact_table::distance_factors), answers);
  return {out.begin(), out.end()};
}

}  // namespace wakhan::api
