// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/country_list.h"

#include <fmt/format.h>

#include <algorithm>

namespace wakhan::load {

namespace {

constexpr auto kNoCountry = "is no country of countries.csv; write an ISO 3166-1 alpha-2 code";

net::country_id entry_at(std::size_t const i) { return net::country_id{static_cast<std::uint16_t>(i)}; }

// The column "ring": empty, or a path that ends where it begins.
std::vector<geo::lonlat> ring_of(io::csv_table::row const& row) {
  if (row.is_empty("ring")) {
    return {};
  }
  auto ring = parse_path(row, "ring");
  if (ring.size() < 4 || !(ring.front() == ring.back())) {
    row.reject("ring", "is not closed; end it with its first point");
  }
  return ring;
}

bool has_id(io::csv_table const& table, std::string const& id) {
  auto i = std::size_t{0};
  while (i < table.size() && table[i].text("id") != id) {
    ++i;
  }
  return i < table.size();
}

}  // namespace

country_list::country_list(facts const& rows) {
  read_countries(rows);
  auto const& table = rows[fact_table::disputed_areas];
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (auto const other : {fact_table::passages, fact_table::border_crossings}) {
      if (has_id(rows[other], table[i].text("id"))) {
        table[i].reject("id",
                        fmt::format("is an id of {} too, so a question could not tell them apart", file_of(other)));
      }
    }
    read_territory(table[i]);
  }
}

void country_list::read_countries(facts const& rows) {
  auto const& table = rows[fact_table::countries];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const& code = row.text("code");
    auto const is_capital = [](char const c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() != 2 || !std::all_of(code.begin(), code.end(), is_capital)) {
      row.reject("code", "is no ISO 3166-1 alpha-2 code");
    }
    codes_.push_back(code);
    regions_.push_back(row.text("region"));
    grounds_.push_back(entry_at(i));
    likes_.emplace_back();
  }
  countries_ = table.size();
}

net::country_id country_list::country(io::csv_table::row const& row, std::string_view const column) const {
  auto const found = find_country(row.text(column));
  if (!found.is_valid()) {
    row.reject(column, kNoCountry);
  }
  return found;
}

void country_list::read_territory(io::csv_table::row const& row) {
  auto const& id = row.text("id");
  auto area = territory_area{{}, row.number_in_table(), split_list(row.text("provinces")), ring_of(row)};
  if (!row.is_empty("country")) {
    if (!area.provinces.empty() || !area.ring.empty() || !row.is_empty("ground") || !row.is_empty("rates")) {
      row.reject("country", "is a whole country: leave provinces, ring, ground and rates empty");
    }
    territories_.push_back({id, country(row, "country"), row.number_in_table()});
    return;
  }
  if (area.provinces.empty() && area.ring.empty()) {
    row.reject("provinces", "is empty, and so are country and ring: say where the territory lies");
  }
  area.entry = entry_at(codes_.size());
  auto const is_own = row.text("ground") == "own";
  if (!is_own && !row.is_empty("rates")) {
    row.reject("rates", "is only for a territory whose ground is own; the others take the rates of their ground");
  }
  auto const like = country(row, is_own ? "rates" : "ground");
  auto const code = codes_[like.index()];
  auto const region = regions_[like.index()];
  codes_.push_back(code);
  regions_.push_back(region);
  likes_.push_back(like);
  grounds_.push_back(is_own ? area.entry : like);
  territories_.push_back({id, area.entry, row.number_in_table()});
  areas_.push_back(std::move(area));
}

std::vector<net::country_id> country_list::disputed_countries() const {
  auto whole = std::vector<net::country_id>{};
  for (auto const& t : territories_) {
    if (t.entry.index() < countries_) {
      whole.push_back(t.entry);
    }
  }
  return whole;
}

net::country_id country_list::find_country(std::string_view const code) const {
  auto const end = codes_.begin() + static_cast<std::ptrdiff_t>(countries_);
  auto const found = std::find(codes_.begin(), end, code);
  return found == end ? net::country_id{} : entry_at(static_cast<std::size_t>(found - codes_.begin()));
}

net::country_id country_list::find_territory(std::string_view const id) const {
  auto const found = std::find_if(territories_.begin(), territories_.end(), [&](auto const& t) { return t.id == id; });
  return found == territories_.end() ? net::country_id{} : found->entry;
}

void country_list::add_to(network_builder& out, facts const& rows) const {
  auto& table = out.data().countries;
  for (std::size_t i = 0; i < codes_.size(); ++i) {
    auto c = net::country{};
    c.ground = grounds_[i];
    c.like = likes_[i];
    c.region = out.text(regions_[i]);
    if (i < countries_) {
      c.code = {codes_[i][0], codes_[i][1]};
      c.name = out.text(rows[fact_table::countries][i].text("name"));
    }
    table.push_back(c);
  }
  for (auto const& t : territories_) {
    auto const row = rows[fact_table::disputed_areas][t.row];
    auto& c = table[t.entry];
    c.territory = out.text(t.id);
    c.name = c.name.is_valid() ? c.name : out.text(row.text("name"));
    c.fact = fact_of(fact_table::disputed_areas, row);
  }
}

}  // namespace wakhan::load
