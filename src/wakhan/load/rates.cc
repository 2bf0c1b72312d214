// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/rates.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

#include "wakhan/base/error.h"
#include "wakhan/load/sea.h"

namespace wakhan::load {

namespace {

using io::csv_table;

constexpr double kMostFees = 10;  // of a 40-foot container: no load pays more

std::uint32_t rounded(double const value) { return static_cast<std::uint32_t>(std::llround(value)); }

// The row of a table that fits a country best among those for which `is_wanted` holds.
template <typename Wanted>
std::optional<csv_table::row> best_row(csv_table const& table, std::string_view const code,
                                       std::string_view const region, Wanted const& is_wanted) {
  auto best = std::optional<csv_table::row>{};
  auto best_fit = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const& scope = row.text("scope");
    auto const fit = !is_wanted(row)                      ? 0
                     : scope == code && !code.empty()     ? 3
                     : scope == region && !region.empty() ? 2
                     : scope == "*"                       ? 1
                                                          : 0;
    if (fit > best_fit) {
      best = row;
      best_fit = fit;
    }
  }
  return best;
}

template <typename Wanted>
csv_table::row required_row(facts const& rows, fact_table const table, std::string_view const code,
                            std::string_view const region, std::string_view const what, Wanted const& is_wanted) {
  auto const row = best_row(rows[table], code, region, is_wanted);
  verify(row.has_value(), errc::bad_input, "{}: no row for '{}' fits country '{}'; add one with scope '*'",
         file_of(table), what, code);
  return *row;
}

// The share of a fee stated per FEU that each load pays, in millionths: boxes by TEU, bulk by net tonnes.
std::vector<std::uint32_t> fee_shares(facts const& rows, std::array<double, net::kLoads> const& tonnes) {
  auto shares = std::vector<std::uint32_t>(net::kLoads, 0);
  auto const& table = rows[fact_table::loads];
  auto const feu_tonnes = tonnes[static_cast<std::size_t>(net::load::feu)];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const load = static_cast<std::size_t>(*net::parse_load(table[i].text("id")));
    auto const teu = optional_amount(table[i], "teu", 10).value_or(0);
    auto const share = teu > 0 ? teu / 2 : tonnes[load] / feu_tonnes;
    if (share > kMostFees) {
      table[i].reject("net_tonnes", fmt::format("is more than {} times that of a feu", kMostFees));
    }
    shares[load] = rounded(1e6 * share);
  }
  return shares;
}

std::array<double, net::kLoads> net_tonnes(facts const& rows) {
  auto tonnes = std::array<double, net::kLoads>{};
  auto const& table = rows[fact_table::loads];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const load = net::parse_load(table[i].text("id"));
    if (!load) {
      table[i].reject("id", "is no load; write feu, teu or tonne");
    }
    tonnes[static_cast<std::size_t>(*load)] = table[i].number("net_tonnes", 0.001, 100);
  }
  for (std::size_t l = 0; l < net::kLoads; ++l) {
    verify(tonnes[l] > 0, errc::bad_input, "{}: no row for load '{}'", file_of(fact_table::loads),
           net::name_of(static_cast<net::load>(l)));
  }
  return tonnes;
}

net::rate rate_for(facts const& rows, net::mode const by, std::string_view const code, std::string_view const region,
                   std::array<double, net::kLoads> const& tonnes) {
  auto const name = name_of(by);
  auto const is_mode = [&](auto const& row) { return row.text("mode") == name; };
  auto made = net::rate{};
  auto const speed = required_row(rows, fact_table::speeds, code, region, name, is_mode);
  made.pace_ms_per_km = rounded(3.6e6 / speed.number("speed_kmh", 0.1, 2000));
  made.variation_permille = rounded(1000 * speed.number("cv", 0, 5));
  made.speed_fact = fact_of(fact_table::speeds, speed);
  auto const emission = required_row(rows, fact_table::emission_factors, code, region, name, is_mode);
  made.emission_fact = fact_of(fact_table::emission_factors, emission);
  for (std::size_t l = 0; l < net::kLoads; ++l) {
    auto const load = net::name_of(static_cast<net::load>(l));
    auto const tariff = required_row(rows, fact_table::tariffs, code, region, fmt::format("{} {}", name, load),
                                     [&](auto const& row) { return is_mode(row) && row.text("load") == load; });
    made.millicent_per_km[l] = rounded(1e5 * tariff.number("usd_per_km", 0, 1e4));
    made.fixed_cents[l] = rounded(100 * optional_amount(tariff, "usd_fixed", 1e5).value_or(0));
    made.tariff_fact[l] = fact_of(fact_table::tariffs, tariff);
    made.mg_co2e_per_km[l] = rounded(1000 * emission.number("gco2e_per_tkm", 0, 1e4) * tonnes[l]);
  }
  return made;
}

net::handling handling_for(facts const& rows, net::mode const by, net::operation const what,
                           std::string_view const code, std::string_view const region,
                           std::array<double, net::kLoads> const& tonnes) {
  auto const operation = fmt::format("{}-{}", what == net::operation::load ? "load" : "unload", name_of(by));
  auto const row = required_row(rows, fact_table::handling, code, region, operation,
                                [&](auto const& r) { return r.text("operation") == operation; });
  auto made = net::handling{};
  made.seconds = rounded(3600 * row.number("hours", 0, 2000));
  made.sd_seconds = rounded(3600 * row.number("sd_hours", 0, 2000));
  made.cents = {rounded(100 * row.number("usd_feu", 0, 1e5)), rounded(100 * row.number("usd_teu", 0, 1e5)),
                rounded(100 * row.number("usd_tonne", 0, 1e5))};
  for (std::size_t l = 0; l < net::kLoads; ++l) {
    made.grams_co2e[l] = rounded(1000 * row.number("kgco2e_per_tonne", 0, 1e4) * tonnes[l]);
  }
  made.fact = fact_of(fact_table::handling, row);
  if (what == net::operation::load) {
    auto const service = required_row(rows, fact_table::services, code, region, name_of(by),
                                      [&](auto const& r) { return r.text("mode") == name_of(by); });
    made.wait_seconds = rounded(7 * 86'400 / 2.0 / service.number("departures_per_week", 0.01, 10'000));
    made.service_fact = fact_of(fact_table::services, service);
  }
  return made;
}

bool is_same(net::rate const& a, net::rate const& b) { return std::memcmp(&a, &b, sizeof(a)) == 0; }

constexpr auto kLineHaulModes =
    std::array{net::mode::rail, net::mode::road, net::mode::sea, net::mode::waterway, net::mode::ferry, net::mode::air};

}  // namespace

void resolve_rates(facts const& rows, std::span<std::string const> const countries,
                   std::span<std::string const> const regions, net::network_data& out) {
  auto const tonnes = net_tonnes(rows);
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
      auto const made = is_river_sea ? rate_for(rows, net::mode::sea, "AZ", "caucasus", tonnes)
                                     : rate_for(rows, by, code(c), region(c), tonnes);
      auto const known = std::find_if(rates.begin(), rates.end(), [&](auto const& r) { return is_same(r, made); });
      out.rate_of.raw()[static_cast<std::size_t>(by) * slots + c] = static_cast<std::uint16_t>(known - rates.begin());
      if (known == rates.end()) {
        rates.push_back(made);
      }
      for (auto const what : {net::operation::load, net::operation::unload}) {
        auto const row = static_cast<std::size_t>(by) * 2 + static_cast<std::size_t>(what);
        out.handling_of.raw()[row * slots + c] = handling_for(rows, by, what, code(c), region(c), tonnes);
      }
    }
  }
  // The first and last mile goes by truck.
  for (std::size_t c = 0; c < slots; ++c) {
    out.rate_of.raw()[static_cast<std::size_t>(net::mode::access) * slots + c] =
        out.rate_of.raw()[static_cast<std::size_t>(net::mode::road) * slots + c];
  }
  out.fee_share_ppm.raw() = fee_shares(rows, tonnes);
  out.circuity_permille.raw() = factors_of(rows, net::mode::access, countries, regions);
}

length_factors factors_of(facts const& rows, net::mode const by, std::span<std::string const> const countries,
                          std::span<std::string const> const regions) {
  auto factors = length_factors(countries.size() + 1, 1000);
  for (std::size_t c = 0; c < factors.size(); ++c) {
    auto const row =
        best_row(rows[fact_table::distance_factors], c < countries.size() ? countries[c] : std::string_view{},
                 c < countries.size() ? regions[c] : std::string_view{},
                 [&](auto const& r) { return r.text("mode") == name_of(by) && r.is_empty("ring"); });
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
        e.metres = rounded(e.metres * permille / by_country[slot]);
      }
    }
    note(found, severity::info, "mountain-factor", row.text("id"), "{} km of line stretched", metres / 1000);
  }
}

}  // namespace wakhan::load
