// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/rates.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

#include "wakhan/base/error.h"
#include "wakhan/load/calibration.h"
#include "wakhan/load/loads.h"
#include "wakhan/load/sea.h"

namespace wakhan::load {

namespace {

using io::csv_table;

constexpr double kMostThousandths = 1e9;  // thousandths of a cent or mg a km, cents an operation
constexpr auto kChangeOfShips = "transshipment";

std::uint32_t rounded(double const value) { return static_cast<std::uint32_t>(std::llround(value)); }

struct fitting_row {
  std::optional<csv_table::row> row;
  int fit{};  // 0 = none, 1 = scope "*", 2 = the region, 3 = the country
};

// The row of a table that fits a country best among those for which `is_wanted` holds.
template <typename Wanted>
fitting_row fit_row(csv_table const& table, std::string_view const code, std::string_view const region,
                    Wanted const& is_wanted) {
  auto best = fitting_row{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const& scope = row.text("scope");
    auto const fit = !is_wanted(row)                      ? 0
                     : scope == code && !code.empty()     ? 3
                     : scope == region && !region.empty() ? 2
                     : scope == "*"                       ? 1
                                                          : 0;
    if (fit > best.fit) {
      best = {row, fit};
    }
  }
  return best;
}

// Resolves the rows of one country; a country is looked at once for every mode and operation.
class country_rates {
 public:
  country_rates(facts const& rows, calibration const& fitted, load_table const& loads, std::string_view const code,
                std::string_view const region)
      : rows_{rows}, calibration_{fitted}, loads_{loads}, code_{code}, region_{region} {}

  net::rate rate(net::mode const by) const {
    auto const name = name_of(by);
    auto const is_mode = [&](auto const& row) { return row.text("mode") == name; };
    auto made = net::rate{};
    auto const speed = required(fact_table::speeds, name, is_mode);
    made.pace_ms_per_km = rounded(3.6e6 / speed.number("speed_kmh", 0.1, 2000) * factor(fact_table::speeds, speed));
    made.variation_permille = rounded(1000 * speed.number("cv", 0, 5));
    made.speed_fact = fact_of(fact_table::speeds, speed);
    auto const emission = required(fact_table::emission_factors, name, is_mode);
    for (std::size_t l = 0; l < loads_.rows.size(); ++l) {
      add_money(made, by, net::load_id{l});
      add_emissions(made, by, net::load_id{l}, emission);
    }
    return made;
  }

  net::handling handling(net::mode const by, net::operation const what) const {
    auto made = work(by, fmt::format("{}-{}", what == net::operation::load ? "load" : "unload", name_of(by)));
    if (what == net::operation::load) {
      auto const service =
          required(fact_table::services, name_of(by), [&](auto const& r) { return r.text("mode") == name_of(by); });
      made.wait_seconds = rounded(7 * 86'400 / 2.0 / service.number("departures_per_week", 0.01, 10'000) *
                                  factor(fact_table::services, service));
      made.service_fact = fact_of(fact_table::services, service);
    }
    return made;
  }

  net::handling gauge_change() const { return work(net::mode::rail, "gauge-change"); }
  net::handling change_of_ships() const { return work(net::mode::sea, kChangeOfShips); }

 private:
  // An operation's row, without any wait.
  net::handling work(net::mode const by, std::string const& operation) const {
    auto const row =
        required(fact_table::handling, operation, [&](auto const& r) { return r.text("operation") == operation; });
    auto made = net::handling{};
    made.seconds = rounded(3600 * row.number("hours", 0, 2000) * factor(fact_table::handling, row));
    made.sd_seconds = rounded(3600 * row.number("sd_hours", 0, 2000) * factor(fact_table::handling, row));
    for (std::size_t l = 0; l < loads_.rows.size(); ++l) {
      auto const& load = loads_.rows[l];
      auto const usd = row.number(fmt::format("usd_{}", kBaseLoads[load.base]), 0, 1e5);
      auto const shared = share(share_row(by, load), "handling_share");
      made.cents[net::load_id{l}] = fitted(100 * usd * load.of_base * shared, row, "operation");
      made.grams_co2e[net::load_id{l}] = rounded(1000 * row.number("kgco2e_per_tonne", 0, 1e4) * load.net_tonnes);
    }
    made.fact = fact_of(fact_table::handling, row);
    return made;
  }

  template <typename Wanted>
  csv_table::row required(fact_table const table, std::string_view const what, Wanted const& is_wanted) const {
    auto const found = fit_row(rows_[table], code_, region_, is_wanted);
    verify(found.row.has_value(), errc::bad_input, "{}: no row for '{}' fits country '{}'; add one with scope '*'",
           file_of(table), what, code_);
    return *found.row;
  }

  double factor(fact_table const table, csv_table::row const& row) const {
    return calibration_.factor(table, row.number_in_table());
  }

  std::optional<csv_table::row> share_row(net::mode const by, load_table::row const& load) const {
    return fit_row(rows_[fact_table::load_shares], code_, region_,
                   [&](auto const& row) { return row.text("load") == load.id && row.text("mode") == name_of(by); })
        .row;
  }

  // A figure as a record holds it; the row that makes it too great is refused.
  static std::uint32_t fitted(double const value, csv_table::row const& row, std::string_view const column) {
    if (value > kMostThousandths) {
      row.reject(column, "makes a rate that is greater than any that is possible");
    }
    return rounded(value);
  }

  // What a share row says in a column; 1 where it says nothing.
  static double share(std::optional<csv_table::row> const& row, std::string_view const column) {
    return row ? optional_amount(*row, column, 1000).value_or(1) : 1;
  }

  // A tariff of the load itself, unless one of its base fits the country better; else its share of that one.
  void add_money(net::rate& made, net::mode const by, net::load_id const what) const {
    auto const& load = loads_.rows[what.index()];
    auto const tariff_of = [&](std::string_view const id) {
      return fit_row(rows_[fact_table::tariffs], code_, region_,
                     [&](auto const& row) { return row.text("mode") == name_of(by) && row.text("load") == id; });
    };
    auto const own = tariff_of(load.id);
    auto const base = tariff_of(kBaseLoads[load.base]);
    auto const& best = own.fit >= base.fit ? own : base;
    verify(best.row.has_value(), errc::bad_input, "{}: no row for '{} {}' fits country '{}'; add one with scope '*'",
           file_of(fact_table::tariffs), name_of(by), kBaseLoads[load.base], code_);
    auto const shares = own.fit >= base.fit ? std::nullopt : share_row(by, load);
    auto const of_base = (own.fit >= base.fit ? 1 : load.of_base) * factor(fact_table::tariffs, *best.row);
    made.millicent_per_km[what] =
        fitted(1e5 * best.row->number("usd_per_km", 0, 1e4) * of_base * share(shares, "tariff_share"), *best.row,
               "usd_per_km");
    auto const fixed = optional_amount(*best.row, "usd_fixed", 1e5).value_or(0);
    made.fixed_cents[what] = fitted(100 * fixed * of_base * share(shares, "fixed_share"), *best.row, "usd_fixed");
    made.tariff_fact[what] = fact_of(fact_table::tariffs, *best.row);
  }

  void add_emissions(net::rate& made, net::mode const by, net::load_id const what,
                     csv_table::row const& general) const {
    auto const& load = loads_.rows[what.index()];
    auto const shares = share_row(by, load);
    auto const has_own = shares && !shares->is_empty("gco2e_per_tkm");
    auto const& row = has_own ? *shares : general;
    auto const per_km = shares ? optional_amount(*shares, "gco2e_per_km", 1e5).value_or(0) : 0;
    made.mg_co2e_per_km[what] = fitted(
        1000 * (row.number("gco2e_per_tkm", 0, 1e4) * share(shares, "emission_share") * load.net_tonnes + per_km), row,
        "gco2e_per_tkm");
    made.emission_fact[what] =
        has_own ? fact_of(fact_table::load_shares, row) : fact_of(fact_table::emission_factors, row);
    made.share_fact[what] = shares ? fact_of(fact_table::load_shares, *shares) : net::fact_id{};
  }

  facts const& rows_;
  calibration const& calibration_;
  load_table const& loads_;
  std::string_view code_, region_;
};

// The share of a fee stated per FEU that each load pays, in millionths: boxes by TEU, the rest by net tonnes.
std::vector<std::uint32_t> fee_shares(load_table const& loads) {
  auto shares = std::vector<std::uint32_t>{};
  auto const feu = std::find_if(loads.rows.begin(), loads.rows.end(), [](auto const& r) { return r.id == "feu"; });
  for (auto const& load : loads.rows) {
    shares.push_back(rounded(1e6 * (load.teu > 0 ? load.teu / 2 : load.net_tonnes / feu->net_tonnes)));
  }
  return shares;
}

// Rows of load_shares.csv name loads and modes that exist.
void check_shares(facts const& rows, load_table const& loads) {
  auto const& table = rows[fact_table::load_shares];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    if (std::none_of(loads.rows.begin(), loads.rows.end(), [&](auto const& l) { return l.id == row.text("load"); })) {
      row.reject("load", "is no load of loads.csv");
    }
    auto const by = net::parse_mode(row.text("mode"));
    if (!by || *by >= net::mode::access) {
      row.reject("mode", "is none of rail, road, sea, waterway, ferry, air");
    }
  }
}

bool is_same(net::rate const& a, net::rate const& b) { return std::memcmp(&a, &b, sizeof(a)) == 0; }

constexpr auto kLineHaulModes =
    std::array{net::mode::rail, net::mode::road, net::mode::sea, net::mode::waterway, net::mode::ferry, net::mode::air};

}  // namespace

void resolve_rates(facts const& rows, std::span<std::string const> const countries,
                   std::span<std::string const> const regions, net::network_data& out) {
  auto const loads = read_loads(rows);
  auto const fitted = calibration{rows};
  check_shares(rows, loads);
  auto const slots = countries.size() + 1;
  auto const code = [&](std::size_t const c) {
    return c < countries.size() ? std::string_view{countries[c]} : std::string_view{};
  };
  auto const region = [&](std::size_t const c) {
    return c < countries.size() ? std::string_view{regions[c]} : std::string_view{};
  };
  auto& rates = out.rates.raw();
  out.rate_of.raw().assign(net::kModes * slots, 0);
  out.handling_of.raw().assign(net::kModes * 2 * slots, {});
  for (auto const by : kLineHaulModes) {
    for (std::size_t c = 0; c < slots; ++c) {
      // River–sea vessels have no country of their own at sea: they pay what the Caspian's do, by the rows of
      // Azerbaijan.
      auto const is_river_sea = by == net::mode::waterway && c == countries.size();
      auto const here = country_rates{rows, fitted, loads, code(c), region(c)};
      auto const made =
          is_river_sea ? country_rates{rows, fitted, loads, "AZ", "caucasus"}.rate(net::mode::sea) : here.rate(by);
      auto const known = std::find_if(rates.begin(), rates.end(), [&](auto const& r) { return is_same(r, made); });
      out.rate_of.raw()[static_cast<std::size_t>(by) * slots + c] = static_cast<std::uint16_t>(known - rates.begin());
      if (known == rates.end()) {
        rates.push_back(made);
      }
      for (auto const what : {net::operation::load, net::operation::unload}) {
        auto const row = static_cast<std::size_t>(by) * 2 + static_cast<std::size_t>(what);
        out.handling_of.raw()[row * slots + c] = here.handling(by, what);
      }
    }
  }
  for (std::size_t c = 0; c < slots; ++c) {
    out.gauge_change_of.push_back(country_rates{rows, fitted, loads, code(c), region(c)}.gauge_change());
  }
  // Which port a box changes at is not known while its way is searched, so the row is the one of no country.
  auto const is_change = [](auto const& row) { return row.text("operation") == kChangeOfShips; };
  if (fit_row(rows[fact_table::handling], {}, {}, is_change).row) {
    out.change_of_ships.push_back(country_rates{rows, fitted, loads, {}, {}}.change_of_ships());
  }
  // The first and last mile goes by truck.
  for (std::size_t c = 0; c < slots; ++c) {
    out.rate_of.raw()[static_cast<std::size_t>(net::mode::access) * slots + c] =
        out.rate_of.raw()[static_cast<std::size_t>(net::mode::road) * slots + c];
  }
  out.fee_share_ppm.raw() = fee_shares(loads);
  out.circuity_permille.raw() = factors_of(rows, net::mode::access, countries, regions);
}

length_factors factors_of(facts const& rows, net::mode const by, std::span<std::string const> const countries,
                          std::span<std::string const> const regions) {
  auto factors = length_factors(countries.size() + 1, 1000);
  for (std::size_t c = 0; c < factors.size(); ++c) {
    auto const row =
        fit_row(rows[fact_table::distance_factors], c < countries.size() ? countries[c] : std::string_view{},
                c < countries.size() ? regions[c] : std::string_view{},
                [&](auto const& r) { return r.text("mode") == name_of(by) && r.is_empty("ring"); })
            .row;
    if (row) {
      factors[c] = rounded(1000 * row->number("factor", 0.5, 3));
    }
  }
  return factors;
}

void stretch_mountain_lines(layer& lines, facts const& rows, length_factors const& by_country, findings& found) {
  auto const& table = rows[fact_table::distance_factors];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    if (row.text("mode") != name_of(lines.kind) || row.is_empty("ring")) {
      continue;
    }
    auto const ring = parse_path(row, "ring");
    auto const permille = 1000 * row.number("factor", 0.5, 3);
    auto metres = std::uint64_t{0};
    for (auto& e : lines.edges) {
      if (is_inside(ring, lines.points[e.a]) && is_inside(ring, lines.points[e.b])) {
        metres += e.metres;
        auto const country = lines.country[e.a];
        auto const slot = country.is_valid() ? country.index() : by_country.size() - 1;
        e.drawn = drawn_metres(e);
        e.metres = rounded(e.metres * permille / by_country[slot]);
      }
    }
    note(found, severity::info, "mountain-factor", row.text("id"), "{} km of line stretched", metres / 1000);
  }
}

}  // namespace wakhan::load
