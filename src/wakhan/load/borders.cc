// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/borders.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "wakhan/base/error.h"
#include "wakhan/base/letters.h"
#include "wakhan/load/calibration.h"

namespace wakhan::load {

namespace {

constexpr double kNearMetres = 15'000;
constexpr double kFarMetres = 60'000;
constexpr double kParallelMetres = 1'500;  // tracks of the same post beside the matched one
constexpr double kWidestGauge = 2000;      // mm
constexpr double kMostUsd = 100'000;

// The share of the way from a to b at which the country of a ends.
double share_inside(country_map const& countries, geo::lonlat const a, geo::lonlat const b,
                    net::country_id const first) {
  auto low = 0.0;
  auto high = 1.0;
  for (int i = 0; i < 16; ++i) {
    auto const half = (low + high) / 2;
    auto const here = countries.at(geo::between(a, b, half));
    auto const is_inside = here == first || (!here.is_valid() && half < 0.5);
    (is_inside ? low : high) = half;
  }
  return high;
}

std::uint32_t cents(double const usd) { return static_cast<std::uint32_t>(std::lround(usd * 100)); }

std::uint16_t gauge(io::csv_table::row const& row, std::string_view const column) {
  return row.is_empty(column) ? std::uint16_t{0} : static_cast<std::uint16_t>(row.number(column, 500, kWidestGauge));
}

// How well a scope of border_dwells.csv fits a country: 3 its code, 2 its region, 1 any, 0 not at all.
int fit(std::string_view const scope, std::string_view const code, std::string_view const region) {
  return scope == code ? 3 : scope == region ? 2 : scope == "*" ? 1 : 0;
}

// What a row says of a pair in either order: the sum of both fits, 0 when one side does not fit.
int pair_fit(io::csv_table::row const& row, std::array<std::string_view, 2> const codes,
             std::array<std::string_view, 2> const regions) {
  auto best = 0;
  for (auto const swap : {0U, 1U}) {
    auto const a = fit(row.text("scope_a"), codes[swap], regions[swap]);
    auto const b = fit(row.text("scope_b"), codes[1 - swap], regions[1 - swap]);
    best = std::max(best, a == 0 || b == 0 ? 0 : 10 * std::min(a, b) + a + b);
  }
  return best;
}

std::pair<net::country_id, net::country_id> ordered(net::country_id const a, net::country_id const b) {
  return {std::min(a, b), std::max(a, b)};
}

}  // namespace

std::vector<border_cut> cut_at_borders(layer& lines, country_map const& countries) {
  auto cuts = std::vector<border_cut>{};
  auto const n = lines.edges.size();
  for (std::size_t i = 0; i < n; ++i) {
    auto const whole = lines.edges[i];
    auto const first = lines.country[whole.a];
    auto const second = lines.country[whole.b];
    if (first == second) {
      continue;
    }
    auto const a = lines.points[whole.a];
    auto const b = lines.points[whole.b];
    auto const share = share_inside(countries, a, b, first);
    auto const at = geo::between(a, b, share);
    auto const cut = border_cut{lines.add_point(at, first), lines.add_point(at, second)};
    auto const metres = static_cast<std::uint32_t>(std::lround(whole.metres * share));
    lines.edges[i].b = cut.point_a;
    lines.edges[i].metres = metres;
    auto rest = whole;
    rest.a = cut.point_b;
    rest.metres = whole.metres - metres;
    lines.edges.push_back(rest);
    cuts.push_back(cut);
  }
  return cuts;
}

border_rules::border_rules(facts const& rows, std::span<std::string const> const countries,
                           std::span<std::string const> const regions, std::int32_t const day,
                           country_list const* const territories)
    : countries_{countries}, territories_{territories}, day_{day} {
  read_crossings(rows);
  read_pairs(rows);
  apply_default_dwell(rows, regions, 0);
}

net::country_id border_rules::country(io::csv_table::row const& row, std::string_view const column) const {
  auto const found = std::find(countries_.begin(), countries_.end(), row.text(column));
  if (found == countries_.end()) {
    auto const territory = territories_ == nullptr ? net::country_id{} : territories_->find_territory(row.text(column));
    if (territory.is_valid() && ground_of(territory) != territory) {
      row.reject(column, fmt::format("has no border of its own: name {}, whose posts are in use there",
                                     countries_[ground_of(territory).index()]));
    }
    if (territory.is_valid()) {
      return territory;
    }
    row.reject(column,
               "is neither a country of countries.csv nor a territory of disputed_areas.csv; write an ISO 3166-1 "
               "alpha-2 code");
  }
  return net::country_id{static_cast<std::uint16_t>(found - countries_.begin())};
}

void border_rules::read_crossings(facts const& rows) {
  auto const& table = rows[fact_table::border_crossings];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const by = net::parse_mode(row.text("mode"));
    if (by != net::mode::rail && by != net::mode::road) {
      row.reject("mode", "is neither rail nor road");
    }
    auto c = net::crossing{};
    c.position = position_of(row);
    c.country_a = country(row, "country_a");
    c.country_b = country(row, "country_b");
    c.by = *by;
    c.gauge_a_mm = gauge(row, "gauge_a_mm");
    c.gauge_b_mm = gauge(row, "gauge_b_mm");
    c.valid = validity_of(row);
    auto const& transit = row.text("transit");
    if (transit != "yes" && transit != "no") {
      row.reject("transit", "is neither yes nor no");
    }
    c.is_bilateral = transit == "no" ? 1 : 0;
    c.fact = fact_of(fact_table::border_crossings, row);
    auto const ab = optional_amount(row, "dwell_h_ab", kMostDwellHours);
    auto const ba = optional_amount(row, "dwell_h_ba", kMostDwellHours);
    if (ab || ba) {
      c.dwell_s = {dwell_seconds(ab ? *ab : *ba), dwell_seconds(ba ? *ba : *ab)};
      c.dwell_sd_s = dwell_seconds(
          optional_amount(row, "dwell_sd_h", kMostDwellHours).value_or(0.5 * std::max(ab.value_or(0), ba.value_or(0))));
      c.dwell_fact = c.fact;
    }
    auto const fee_ab = optional_amount(row, "fee_usd_ab", kMostUsd);
    auto const fee_ba = optional_amount(row, "fee_usd_ba", kMostUsd);
    c.fee_cents = {cents(fee_ab ? *fee_ab : fee_ba.value_or(0)), cents(fee_ba ? *fee_ba : fee_ab.value_or(0))};
    table_.rows.push_back(c);
    table_.ids.push_back(row.text("id"));
    table_.names.push_back(row.text("name"));
    has_dwell_.push_back((ab || ba) ? ((fee_ab || fee_ba) ? 2 : 1) : 0);
  }
}

void border_rules::read_pairs(facts const& rows) {
  auto const& table = rows[fact_table::border_pairs];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const by = net::parse_mode(row.text("mode"));
    if (by != net::mode::rail && by != net::mode::road && by != net::mode::waterway && by != net::mode::air) {
      row.reject("mode", "is none of rail, road, waterway, air");
    }
    auto const& text = row.text("rule");
    if (by == net::mode::air && text != "closed") {
      row.reject("rule", "is not closed; any two airports are joined by air where no row closes the pair");
    }
    auto const rule = text == "open"       ? pair_rule::open
                      : text == "controls" ? pair_rule::controls
                      : text == "posts"    ? pair_rule::posts
                      : text == "closed"
                          ? pair_rule::closed
                          : throw error{errc::bad_input,
                                        fmt::format("{}: column 'rule': '{}' is none of open, controls, posts, closed",
                                                    row.where(), text)};
    auto pair = pair_row{*by, country(row, "country_a"), country(row, "country_b"), rule, span_of(row), {}};
    if (rule == pair_rule::open || rule == pair_rule::controls) {
      auto c = net::crossing{};
      c.country_a = pair.a;
      c.country_b = pair.b;
      c.by = *by;
      c.is_pair_default = 1;
      c.fact = fact_of(fact_table::border_pairs, row);
      if (auto const dwell = optional_amount(row, "dwell_h", kMostDwellHours); dwell || rule == pair_rule::open) {
        c.dwell_s = {dwell_seconds(dwell.value_or(0)), dwell_seconds(dwell.value_or(0))};
        c.dwell_sd_s = c.dwell_s[0] / 2;
        c.dwell_fact = c.fact;
      }
      auto const fee = cents(optional_amount(row, "fee_usd", kMostUsd).value_or(0));
      c.fee_cents = {fee, fee};
      pair.default_crossing = static_cast<std::uint32_t>(table_.rows.size());
      has_dwell_.push_back(c.dwell_fact.is_valid() ? 2 : 0);
      table_.rows.push_back(c);
      table_.ids.push_back(fmt::format("{}-{}-{}", in_small_letters(row.text("country_a")),
                                       in_small_letters(row.text("country_b")), row.text("mode")));
      table_.names.push_back(fmt::format("{}/{} border", row.text("country_a"), row.text("country_b")));
    }
    pairs_.push_back(pair);
  }
}

void border_rules::apply_default_dwell(facts const& rows, std::span<std::string const> const regions,
                                       std::size_t const first) {
  auto const& table = rows[fact_table::border_dwells];
  auto const fitted = calibration{rows};
  for (std::size_t c = first; c < table_.rows.size(); ++c) {
    auto& crossing = table_.rows[c];
    if (has_dwell_[c] == 2) {
      continue;
    }
    auto best = 0;
    auto chosen = std::size_t{0};
    for (std::size_t i = 0; i < table.size(); ++i) {
      auto const row = table[i];
      auto const score =
          row.text("mode") == name_of(crossing.by)
              ? pair_fit(row, {countries_[crossing.country_a.index()], countries_[crossing.country_b.index()]},
                         {regions[crossing.country_a.index()], regions[crossing.country_b.index()]})
              : 0;
      chosen = score > best ? i : chosen;
      best = std::max(best, score);
    }
    verify(best > 0, errc::bad_input, "{}: no row fits crossing '{}'; add a row with scopes '*'",
           file_of(fact_table::border_dwells), table_.ids[c]);
    auto const row = table[chosen];
    if (has_dwell_[c] == 0) {
      auto const factor = fitted.factor(fact_table::border_dwells, chosen);
      crossing.dwell_s.fill(dwell_seconds(row.number("dwell_h", 0, kMostDwellHours) * factor));
      crossing.dwell_sd_s = dwell_seconds(row.number("dwell_sd_h", 0, kMostDwellHours) * factor);
      crossing.dwell_fact = fact_of(fact_table::border_dwells, row);
      crossing.is_dwell_assumed = 1;
    }
    if (crossing.fee_cents[0] == 0 && crossing.fee_cents[1] == 0) {
      auto const fee = cents(row.number("fee_usd", 0, kMostUsd));
      crossing.fee_cents = {fee, fee};
    }
  }
}

border_rules::pair_row const* border_rules::find_pair(net::mode const by, net::country_id const a,
                                                      net::country_id const b) const {
  auto const pair = ordered(ground_of(a), ground_of(b));
  for (auto const& p : pairs_) {
    if (p.by == by && ordered(p.a, p.b) == pair && p.valid.holds(day_)) {
      return &p;
    }
  }
  return nullptr;
}

pair_rule border_rules::rule(net::mode const by, net::country_id const a, net::country_id const b) const {
  if (ground_of(a) == ground_of(b)) {
    return pair_rule::open;
  }
  auto const* const pair = find_pair(by, a, b);
  return pair == nullptr ? pair_rule::posts : pair->rule;
}

bool border_rules::has_crossing_near(net::mode const by, net::country_id const a, net::country_id const b,
                                     geo::lonlat const at, double const radius_m) const {
  auto const pair = ordered(ground_of(a), ground_of(b));
  return std::any_of(table_.rows.begin(), table_.rows.end(), [&](auto const& c) {
    return c.is_pair_default == 0 && c.by == by && ordered(c.country_a, c.country_b) == pair &&
           geo::rough_distance_m(c.position, at) <= radius_m;
  });
}

std::uint32_t border_rules::add_planned_post(facts const& rows, std::span<std::string const> const regions,
                                             net::crossing made, std::string_view const project_id,
                                             std::string_view const project_name) {
  auto const pair = ordered(made.country_a, made.country_b);
  auto const* like = static_cast<net::crossing const*>(nullptr);
  auto best_m = kNearMetres;
  for (auto const& c : table_.rows) {
    auto const metres = geo::rough_distance_m(c.position, made.position);
    if (c.is_pair_default == 0 && c.by == made.by && ordered(c.country_a, c.country_b) == pair && metres < best_m) {
      like = &c;
      best_m = metres;
    }
  }
  // Where no post is needed, or any line may cross, the pair itself says what that takes.
  auto const* const usual = find_pair(made.by, made.country_a, made.country_b);
  if (usual != nullptr && usual->default_crossing && (like == nullptr || usual->rule == pair_rule::open)) {
    like = &table_.rows[*usual->default_crossing];
  }
  if (like != nullptr) {
    auto const own = made;
    made = *like;
    made.position = own.position;
    made.project = own.project;
    made.fact = own.fact;
    made.is_pair_default = 0;
    made.gauge_a_mm = made.gauge_b_mm = 0;
    made.is_bilateral = 0;
  }
  made.valid = {};
  made.is_connected = 1;
  auto const& code_a = countries_[made.country_a.index()];
  auto const& code_b = countries_[made.country_b.index()];
  auto const id = fmt::format("{}-{}-{}", project_id, in_small_letters(code_a), in_small_letters(code_b));
  auto const same = std::count_if(table_.ids.begin(), table_.ids.end(),
                                  [&](auto const& other) { return other == id || other.starts_with(id + "-"); });
  table_.ids.push_back(same == 0 ? id : fmt::format("{}-{}", id, same + 1));
  table_.names.push_back(fmt::format("{}, {}/{} border (planned)", project_name, code_a, code_b));
  table_.rows.push_back(made);
  has_dwell_.push_back(like != nullptr ? 2 : 0);
  apply_default_dwell(rows, regions, table_.rows.size() - 1);
  return static_cast<std::uint32_t>(table_.rows.size() - 1);
}

std::vector<std::optional<std::uint32_t>> border_rules::match_crossings(layer const& lines,
                                                                        std::span<border_cut const> const cuts,
                                                                        cuts_by_pair const& by_pair) {
  auto crossing_of = std::vector<std::optional<std::uint32_t>>(cuts.size());
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    if (cuts[i].crossing != UINT32_MAX) {
      crossing_of[i] = cuts[i].crossing;
    }
  }
  // Every crossing with every cut of its pair within reach, nearest first.
  auto candidates = std::vector<std::tuple<double, std::uint32_t, std::uint32_t>>{};  // metres, crossing, cut
  for (std::uint32_t c = 0; c < table_.rows.size(); ++c) {
    auto const& crossing = table_.rows[c];
    if (crossing.by != lines.kind || crossing.is_pair_default != 0) {
      continue;
    }
    auto const members = by_pair.find(ordered(crossing.country_a, crossing.country_b));
    if (members == by_pair.end()) {
      continue;
    }
    for (auto const cut : members->second) {
      auto const metres = geo::rough_distance_m(crossing.position, lines.points[cuts[cut].point_a]);
      if (metres <= kFarMetres) {
        candidates.emplace_back(metres, c, cut);
      }
    }
  }
  std::sort(candidates.begin(), candidates.end());
  for (auto const limit : {kNearMetres, kFarMetres}) {
    for (auto const& [metres, c, cut] : candidates) {
      if (metres <= limit && table_.rows[c].is_connected == 0 && !crossing_of[cut]) {
        crossing_of[cut] = c;
        table_.rows[c].is_connected = 1;
      }
    }
  }
  for (auto const& cut : cuts) {
    if (cut.crossing != UINT32_MAX) {
      table_.rows[cut.crossing].is_connected = 1;
    }
  }
  // Parallel tracks beside a matched one belong to the same post.
  auto const matched = crossing_of;
  for (auto const& [pair, members] : by_pair) {
    for (auto const cut : members) {
      for (auto const beside : members) {
        if (!crossing_of[cut] && matched[beside] &&
            geo::rough_distance_m(lines.points[cuts[cut].point_a], lines.points[cuts[beside].point_a]) <=
                kParallelMetres) {
          crossing_of[cut] = matched[beside];
        }
      }
    }
  }
  return crossing_of;
}

void border_rules::tell_unmatched(net::mode const by, findings& found) const {
  for (std::size_t c = 0; c < table_.rows.size(); ++c) {
    if (table_.rows[c].by == by && table_.rows[c].is_pair_default == 0 && table_.rows[c].is_connected == 0) {
      note(found, table_.rows[c].valid.holds(day_) ? severity::problem : severity::info, "crossing-without-line",
           fmt::format("border_crossings.csv:{}", table_.ids[c]),
           "no {} of the network crosses this border within 60 km of the point",
           by == net::mode::rail ? "line" : "road");
    }
  }
}

std::vector<opened_cut> border_rules::open_cuts(layer const& lines, std::span<border_cut const> const cuts,
                                                findings& found) {
  auto const countries_of = [&](border_cut const& cut) {
    return ordered(ground_of(lines.country[cut.point_a]), ground_of(lines.country[cut.point_b]));
  };
  auto by_pair = cuts_by_pair{};
  for (std::uint32_t i = 0; i < cuts.size(); ++i) {
    by_pair[countries_of(cuts[i])].push_back(i);
  }
  auto const crossing_of = match_crossings(lines, cuts, by_pair);
  auto opened = std::vector<opened_cut>{};
  auto closed = std::map<std::pair<net::country_id, net::country_id>, int>{};
  for (std::uint32_t i = 0; i < cuts.size(); ++i) {
    auto const [a, b] = countries_of(cuts[i]);
    if (a == b) {
      opened.push_back({cuts[i], std::nullopt, true});
      continue;
    }
    auto const* const pair = a.is_valid() && b.is_valid() ? find_pair(lines.kind, a, b) : nullptr;
    if (pair != nullptr && pair->rule == pair_rule::open) {
      auto const& usual = table_.rows[*pair->default_crossing];
      auto const is_free = usual.dwell_s[0] == 0 && usual.dwell_s[1] == 0 && usual.fee_cents[0] == 0;
      auto const post = crossing_of[i].value_or(*pair->default_crossing);
      opened.push_back({cuts[i], is_free ? crossing_of[i] : post, is_free});
    } else if (crossing_of[i]) {
      opened.push_back({cuts[i], crossing_of[i], false});
    } else if (pair != nullptr && pair->rule == pair_rule::controls) {
      opened.push_back({cuts[i], pair->default_crossing, false});
    } else {
      ++closed[{a, b}];
    }
  }
  for (auto const& [pair, n] : closed) {
    note(found, severity::doubt, "line-ends-at-border",
         fmt::format("{} {}-{}", name_of(lines.kind), pair.first.is_valid() ? countries_[pair.first.index()] : "?",
                     pair.second.is_valid() ? countries_[pair.second.index()] : "?"),
         "{} lines stay cut: no listed crossing matches and the pair is not open", n);
  }
  tell_unmatched(lines.kind, found);
  return opened;
}

}  // namespace wakhan::load
