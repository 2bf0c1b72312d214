// SPDX-License-Identifier: Apache-2.0
#include "wakhan/matrix/matrix_csv.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "wakhan/io/csv.h"

namespace wakhan::matrix {

std::string csv_header() {
  return "from,to,days_p50,days_p90,days_mean,cost_usd,co2e_wtw_kg,distance_km,modes,reason\r\n";
}

std::string csv_line(matrix const& m, std::size_t const pair, cell const& c) {
  auto const figures = c.reason.empty() ? fmt::format("{:.2f},{:.2f},{:.2f},{:.2f},{:.1f},{:.1f}", c.days_p50,
                                                      c.days_p90, c.days_mean, c.cost_usd, c.co2e_wtw_kg, c.distance_km)
                                        : std::string{",,,,,"};
  return fmt::format("{},{},{},{},{}\r\n", io::csv_field(m.origin_of(pair).words),
                     io::csv_field(m.destination_of(pair).words), figures, fmt::join(c.modes, " "), c.reason);
}

}  // namespace wakhan::matrix
