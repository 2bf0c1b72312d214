// SPDX-License-Identifier: Apache-2.0
#include "world_dated_rows.h"

#include <algorithm>
#include <cmath>

#include "wakhan/base/error.h"

namespace wakhan::worlds {

namespace {

// The row of this id in a table.
template <typename Id, typename Rows>
Id find(net::network const& n, Rows const& rows, std::string const& id, std::string const& where) {
  auto const all = rows.all();
  auto const found = std::find_if(all.begin(), all.end(), [&](auto const& row) { return n.text(row.id) == id; });
  verify(found != all.end(), errc::bad_input, "{}: '{}' is not drawn", where, id);
  return Id{static_cast<std::uint32_t>(found - all.begin())};
}

// The sides of a passage lie where its first line begins and ends.
void set_sides(world const& w, std::string const& id, net::passage& of) {
  auto const at = [&](std::string const& node) {
    return std::find_if(w.nodes.begin(), w.nodes.end(), [&](auto const& row) { return row.name == node; })->at;
  };
  auto const drawn = std::find_if(w.passages.begin(), w.passages.end(), [&](auto const& row) { return row.id == id; });
  if (drawn != w.passages.end()) {
    of.probe_a = at(drawn->a);
    of.probe_b = at(drawn->b);
  }
}

}  // namespace

void read_period(world& out, words& w, std::size_t const line) {
  auto p = period_row{line, w.name("a post"), w.days(), 0, 0, false};
  if (w.take("closed")) {
    p.is_closed = true;
    out.periods.push_back(std::move(p));
    return;
  }
  if (!w.take("dwell")) {
    w.reject("dwell or closed");
  }
  p.dwell_h = p.dwell_back_h = w.amount("a dwell", "h");
  if (w.take("back")) {
    p.dwell_back_h = w.amount("a dwell the other way", "h");
  }
  out.periods.push_back(std::move(p));
}

void read_speed(world& out, words& w, std::size_t const line) {
  auto s = speed_row{line, w.name("a section"), w.days(), 0};
  s.kmh = w.amount("a speed", "kmh", 1, 500);
  out.speeds.push_back(std::move(s));
}

void read_lane(world& out, words& w, std::size_t const line) {
  auto l = lane_row{line, w.name("a passage"), w.name("the country where freight begins"), w.days(), 0, false};
  l.usd = w.amount("a price", "usd");
  l.is_back = w.take("back");
  out.lanes.push_back(std::move(l));
}

void add_dated_rows(world const& w, load::network_builder& out) {
  auto& data = out.data();
  for (auto const& row : w.periods) {
    auto const where = fmt::format("{}:{}", w.path, row.line);
    auto made = net::border_period{};
    made.at = find<net::crossing_id>(net::view_of(data), data.crossings, row.post, where);
    made.valid = row.valid;
    made.dwell_s = {seconds(row.dwell_h), seconds(row.dwell_back_h)};
    made.is_closed = row.is_closed ? 1 : 0;
    data.border_periods.push_back(made);
  }
  for (auto const& row : w.speeds) {
    auto made = net::line_speed{};
    made.at =
        find<net::passage_id>(net::view_of(data), data.passages, row.section, fmt::format("{}:{}", w.path, row.line));
    made.valid = row.valid;
    made.pace_ms_per_km = static_cast<std::uint32_t>(std::lround(3.6e6 / row.kmh));
    data.line_speeds.push_back(made);
  }
  auto const sort = [](auto& rows) {
    std::stable_sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) { return a.at < b.at; });
  };
  sort(data.border_periods.raw());
  sort(data.line_speeds.raw());
  for (auto const& row : w.lanes) {
    auto const where = fmt::format("{}:{}", w.path, row.line);
    auto made = net::lane_price{};
    made.at = find<net::passage_id>(net::view_of(data), data.passages, row.passage, where);
    verify(std::any_of(w.countries.begin(), w.countries.end(), [&](auto const& c) { return c.code == row.from; }),
           errc::bad_input, "{}: '{}' is no country of this world", where, row.from);
    made.region = out.text(row.from);
    made.is_from_b = row.is_back ? 1 : 0;
    made.valid = row.valid;
    // A 20-foot box pays half of it, other loads by their tonnes of its fourteen.
    made.cents = {cents(row.usd), cents(row.usd / 2), cents(row.usd / 14)};
    for (std::size_t i = 0; i < w.loads.size(); ++i) {
      made.cents[net::load_id{3 + i}] = cents(row.usd * w.loads[i].tonnes / 14);
    }
    set_sides(w, row.passage, data.passages[made.at]);
    data.lane_prices.push_back(made);
  }
}

}  // namespace wakhan::worlds
