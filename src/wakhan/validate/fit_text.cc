// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "wakhan/api/text_cells.h"
#include "wakhan/base/error.h"
#include "wakhan/io/csv.h"
#include "wakhan/validate/statistics.h"
#include "wakhan/validate/validate.h"

namespace wakhan::validate {

namespace {

struct errors_of_fit {
  std::vector<double> before, after, left_out;
};

errors_of_fit errors_of(validation const& v, fit_result const& fitted) {
  auto e = errors_of_fit{};
  for (std::size_t i = 0; i < v.trips.size(); ++i) {
    if (fitted.computed[i]) {
      auto const value = v.trips[i].about->value;
      e.before.push_back(relative_error(v.trips[i].computed, value));
      e.after.push_back(relative_error(*fitted.computed[i], value));
      e.left_out.push_back(relative_error(*fitted.left_out[i], value));
    }
  }
  return e;
}

std::string error_line(std::string_view const name, std::vector<double> const& errors) {
  return fmt::format("  {:<34} median {:5.1f} %, 90 % within {:5.1f} %, {:3.0f} % within 35 %\n", name,
                     100 * median(errors), 100 * quantile(errors, 0.9), 100 * share_within(errors, 0.35));
}

std::string part(validation const& v, fit_result const& fitted, std::string_view const title) {
  auto const e = errors_of(v, fitted);
  auto out = fmt::format("{}: {} observations, spread of ln(observed / computed) {:.2f}\n", title, e.before.size(),
                         fitted.sigma);
  if (e.before.empty()) {
    return out;
  }
  out += error_line("as built", e.before) + error_line("with all factors fitted", e.after) +
         error_line("fitted without the same two places", e.left_out);
  out += fmt::format("\n  {} {:>8} {:>8} {:>16} {:>6}\n", api::left_aligned("factor", 28), "in pack", "best", "90 %",
                     "rows");
  for (std::size_t c = 0; c < v.causes.size(); ++c) {
    if (auto const& f = fitted.factors[c]; f) {
      out += fmt::format("  {} {:>8.3f} {:>8.3f} {:>16} {:>6}\n", api::left_aligned(v.causes[c].id, 28),
                         v.causes[c].factor, f->factor, fmt::format("{:.2f}–{:.2f}", f->low, f->high), f->observations);
    }
  }
  return out + "\n";
}

}  // namespace

std::string fit_text(validation const& v) {
  return part(v, v.time, "Hours (speeds, handling, waiting, borders)") + part(v, v.money, "Money (tariffs)");
}

std::string fitted_calibration_csv(validation const& v, load::facts const& rows) {
  auto const& table = rows[load::fact_table::calibration];
  verify(table.size() == v.causes.size(), errc::bad_input, "{}: has other rows than the pack's", table.name());
  auto out = fmt::format("{}\n", fmt::join(table.header(), ","));
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const& f = v.time.factors[i] ? v.time.factors[i] : v.money.factors[i];
    auto const is_fitted = f->observations > 0;
    auto fields = std::vector<std::string>{};
    for (auto const& column : table.header()) {
      auto const value = column == "factor"              ? fmt::format("{:.3f}", f->factor)
                         : column == "low"               ? fmt::format("{:.2f}", f->low)
                         : column == "high"              ? fmt::format("{:.2f}", f->high)
                         : column == "observations"      ? fmt::format("{}", f->observations)
                         : column == "kind" && is_fitted ? std::string{"fitted"}
                         : column == "source_title" && is_fitted
                             ? std::string{"wakhan validate fit over the rows of observations.csv"}
                             : table[i].text(column);
      fields.push_back(io::csv_field(value));
    }
    out += fmt::format("{}\n", fmt::join(fields, ","));
  }
  return out;
}

}  // namespace wakhan::validate
