// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/dated_rows.h"

#include <algorithm>
#include <cmath>

#include "wakhan/load/borders.h"
#include "wakhan/load/calibration.h"
#include "wakhan/load/sea.h"

namespace wakhan::load {

namespace {

constexpr double kUsualSpread = 0.7;  // of the longer direction's hours, as in border_crossings.csv

// The number of the record with the id that a column names.
template <typename Records>
std::size_t find_named(net::network const& n, Records const& records, io::csv_table::row const& row,
                       std::string_view const column, std::string_view const table) {
  auto const all = records.all();
  auto const found =
      std::find_if(all.begin(), all.end(), [&](auto const& r) { return n.text(r.id) == row.text(column); });
  if (found == all.end()) {
    row.reject(column, fmt::format("is no id of {}; write one that stands there", table));
  }
  return static_cast<std::size_t>(found - all.begin());
}

net::border_period period_of(net::network const& n, io::csv_table::row const& row) {
  auto made = net::border_period{};
  made.at = net::crossing_id{find_named(n, n.crossings, row, "crossing", "border_crossings.csv")};
  made.valid = span_of(row);
  made.fact = fact_of(fact_table::border_periods, row);
  auto const ab = optional_amount(row, "dwell_h_ab", kMostDwellHours);
  auto const ba = optional_amount(row, "dwell_h_ba", kMostDwellHours);
  if (!row.is_empty("status")) {
    if (row.text("status") != "closed") {
      row.reject("status", "is not 'closed'; leave it empty where the row gives hours");
    }
    if (ab || ba || !row.is_empty("dwell_sd_h")) {
      row.reject("status", "is closed, but the row gives hours; leave them empty");
    }
    made.is_closed = 1;
    auto const is_of_post = [&](net::link_id const l) { return n.links.ref[l] == made.at.value; };
    auto const free = n.free_borders.all();
    if (std::any_of(free.begin(), free.end(), is_of_post)) {
      row.reject("crossing", "is a border without controls, which cannot be closed; leave the row out");
    }
    return made;
  }
  if (!ab && !ba) {
    row.reject("dwell_h_ab", "is empty, and so is dwell_h_ba; write the hours of one direction at least");
  }
  // A direction that nobody measured keeps the usual hours.
  auto const& usual = n.crossings[made.at].dwell_s;
  made.dwell_s = {ab ? dwell_seconds(*ab) : usual[0], ba ? dwell_seconds(*ba) : usual[1]};
  auto const longest = std::max(ab.value_or(0), ba.value_or(0));
  made.dwell_sd_s = dwell_seconds(optional_amount(row, "dwell_sd_h", kMostDwellHours).value_or(kUsualSpread * longest));
  return made;
}

net::lane_price price_of(net::network const& n, load_table const& loads, calibration const& fitted,
                         io::csv_table::row const& row) {
  auto made = net::lane_price{};
  made.at = net::passage_id{find_named(n, n.passages, row, "passage", "passages.csv")};
  auto const& heading = row.text("heading");
  if (heading != "a-b" && heading != "b-a") {
    row.reject("heading", "is neither a-b nor b-a, from one side of the passage (probe_a, probe_b) to the other");
  }
  made.is_from_b = heading == "b-a" ? 1 : 0;
  made.valid = span_of(row);
  made.cents = fees_of(row, loads, fitted.factor(fact_table::lane_prices, row.number_in_table()));
  made.fact = fact_of(fact_table::lane_prices, row);
  return made;
}

// The regions of countries.csv whose freight a row speaks of.
std::vector<std::string> regions_of(facts const& rows, io::csv_table::row const& row) {
  auto const& countries = rows[fact_table::countries];
  auto named = split_list(row.text("from"));
  for (auto const& region : named) {
    auto is_known = false;
    for (std::size_t i = 0; i < countries.size(); ++i) {
      is_known = is_known || countries[i].text("region") == region;
    }
    if (!is_known) {
      row.reject("from", fmt::format("holds '{}', which is no region of countries.csv", region));
    }
  }
  if (named.empty()) {
    row.reject("from", "is empty; name the regions of countries.csv where the freight begins, parted by ';'");
  }
  return named;
}

}  // namespace

void add_dated_rows(facts const& rows, load_table const& loads, network_builder& out) {
  auto const n = net::view_of(out.data());
  auto const refuse_second = [](io::csv_table::row const& row, auto const& made, auto const& known,
                                auto const& is_same) {
    if (std::any_of(known.begin(), known.end(),
                    [&](auto const& k) { return is_same(k, made) && is_overlapping(k.valid, made.valid); })) {
      row.reject("valid_from", "begins a span that overlaps an earlier row's; let one end before the other begins");
    }
  };
  auto const& periods = rows[fact_table::border_periods];
  for (std::size_t i = 0; i < periods.size(); ++i) {
    auto const made = period_of(n, periods[i]);
    // A post may be closed for some days of a span that has hours.
    refuse_second(periods[i], made, out.data().border_periods.raw(),
                  [](auto const& a, auto const& b) { return a.at == b.at && a.is_closed == b.is_closed; });
    out.data().border_periods.push_back(made);
  }
  auto& by_crossing = out.data().border_periods.raw();
  std::stable_sort(by_crossing.begin(), by_crossing.end(), [](auto const& a, auto const& b) { return a.at < b.at; });
  auto const fitted = calibration{rows};
  auto const& prices = rows[fact_table::lane_prices];
  for (std::size_t i = 0; i < prices.size(); ++i) {
    auto made = price_of(n, loads, fitted, prices[i]);
    for (auto const& region : regions_of(rows, prices[i])) {
      made.region = out.text(region);
      refuse_second(prices[i], made, out.data().lane_prices.raw(), [](auto const& a, auto const& b) {
        return a.at == b.at && a.is_from_b == b.is_from_b && a.region == b.region;
      });
      out.data().lane_prices.push_back(made);
    }
  }
}

}  // namespace wakhan::load
