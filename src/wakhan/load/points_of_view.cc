// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/points_of_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace wakhan::load {

namespace {

// The number of the point of view of this id among the first `n` rows; n where there is none.
std::uint32_t find_view(io::csv_table const& views, std::string_view const id, std::size_t const n) {
  auto v = std::size_t{0};
  while (v < n && views[v].text("id") != id) {
    ++v;
  }
  return static_cast<std::uint32_t>(v);
}

void add_views(io::csv_table const& views, network_builder& out) {
  for (std::size_t i = 0; i < views.size(); ++i) {
    auto const row = views[i];
    auto v = net::point_of_view{};
    v.id = out.text(row.text("id"));
    v.name = out.text(row.text("name"));
    v.base = static_cast<std::uint32_t>(i);
    v.fact = fact_of(fact_table::views, row);
    v.is_default = row.text("default") == "yes" ? 1 : 0;
    if (v.is_default == 0 && row.text("default") != "no") {
      row.reject("default", "is neither yes nor no");
    }
    if (i == 0 && !row.is_empty("base")) {
      row.reject("base", "must be empty: the first point of view speaks for every territory by itself");
    }
    if (i > 0) {
      v.base = find_view(views, row.text("base"), i);
      if (v.base == i) {
        row.reject("base", "is no point of view of a row above");
      }
    }
    out.data().points_of_view.push_back(v);
  }
}

net::attribution read_attribution(io::csv_table::row const& row, io::csv_table const& views,
                                  country_list const& countries) {
  auto a = net::attribution{};
  a.territory = countries.find_territory(row.text("territory"));
  if (!a.territory.is_valid()) {
    row.reject("territory", "is no territory of disputed_areas.csv");
  }
  a.view = find_view(views, row.text("view"), views.size());
  if (a.view == views.size()) {
    row.reject("view", "is no point of view of views.csv");
  }
  a.country = row.text("country") == row.text("territory") ? a.territory : countries.find_country(row.text("country"));
  if (!a.country.is_valid()) {
    row.reject("country", "is neither a country of countries.csv nor the territory itself");
  }
  a.valid = span_of(row);
  a.fact = fact_of(fact_table::disputed, row);
  return a;
}

bool is_of_same(net::attribution const& a, net::attribution const& b) {
  return a.territory == b.territory && a.view == b.view;
}

// Every territory belongs to some country by the first point of view, on every day.
void require_a_word_for_each(facts const& rows, country_list const& countries,
                             std::span<net::attribution const> const all) {
  auto const& table = rows[fact_table::disputed_areas];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto spoken = std::vector<net::validity>{};
    for (auto const& a : all) {
      if (a.view == 0 && a.territory == countries.find_territory(table[i].text("id"))) {
        spoken.push_back(a.valid);
      }
    }
    std::sort(spoken.begin(), spoken.end(), [](auto const& a, auto const& b) { return a.from < b.from; });
    auto is_whole = !spoken.empty() && spoken.front().from == INT32_MIN && spoken.back().until == INT32_MAX;
    for (std::size_t s = 1; s < spoken.size(); ++s) {
      is_whole = is_whole && spoken[s].from == spoken[s - 1].until + 1;
    }
    if (!is_whole) {
      table[i].reject("id", fmt::format("has days on which no row of disputed.csv speaks for it in the view '{}'",
                                        rows[fact_table::views].size() == 0 ? std::string{"de-facto"}
                                                                            : rows[fact_table::views][0].text("id")));
    }
  }
}

}  // namespace

void add_points_of_view(facts const& rows, country_list const& countries, network_builder& out) {
  auto const& views = rows[fact_table::views];
  add_views(views, out);
  auto const& table = rows[fact_table::disputed];
  auto& all = out.data().attributions.raw();
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const a = read_attribution(table[i], views, countries);
    auto const other = std::find_if(all.begin(), all.end(), [&](auto const& b) {
      return is_of_same(a, b) && a.valid.from <= b.valid.until && b.valid.from <= a.valid.until;
    });
    if (other != all.end()) {
      table[i].reject("valid_from", fmt::format("overlaps the days of row '{}'",
                                                table[static_cast<std::size_t>(other - all.begin())].text("id")));
    }
    all.push_back(a);
  }
  require_a_word_for_each(rows, countries, all);
}

}  // namespace wakhan::load
