// SPDX-License-Identifier: Apache-2.0
#include "wakhan/validate/observation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "wakhan/api/changes.h"
#include "wakhan/load/facts.h"

namespace wakhan::validate {

namespace {

struct quantity_row {
  quantity what;
  std::string_view name;
  std::vector<std::string_view> units;
  double high;  // the greatest value that makes sense
};

std::vector<quantity_row> const& quantity_rows() {
  static auto const rows = std::vector<quantity_row>{
      {quantity::transit_days, "transit_days", {"days"}, 1000},
      {quantity::door_days, "door_days", {"days"}, 1000},
      {quantity::price, "price_usd", {"usd_feu", "usd_teu", "usd_tonne"}, 1e6},
      {quantity::border_hours, "border_hours", {"hours"}, 5000},
      {quantity::distance_km, "distance_km", {"km"}, 40'000},
  };
  return rows;
}

struct nature_row {
  nature how;
  std::string_view name;
  double weight;
};

// What was measured counts twice what its operator or a timetable says; promises and plans do not count.
constexpr auto kNatures = std::array{
    nature_row{nature::measured, "measured", 1},     nature_row{nature::operated, "operator", 0.5},
    nature_row{nature::scheduled, "scheduled", 0.5}, nature_row{nature::official, "official", 0.5},
    nature_row{nature::reported, "reported", 0.5},   nature_row{nature::advertised, "advertised", 0},
    nature_row{nature::planned, "planned", 0},       nature_row{nature::calculated, "calculated", 0},
    nature_row{nature::estimated, "estimated", 0},
};

quantity_row const& quantity_of(io::csv_table::row const& row) {
  for (auto const& known : quantity_rows()) {
    if (known.name == row.text("quantity")) {
      if (std::find(known.units.begin(), known.units.end(), row.text("unit")) == known.units.end()) {
        row.reject("unit", fmt::format("is no unit of {}; write {}", known.name, fmt::join(known.units, " or ")));
      }
      return known;
    }
  }
  row.reject("quantity", "is none of transit_days, door_days, price_usd, border_hours, distance_km");
}

nature nature_of(io::csv_table::row const& row) {
  for (auto const& known : kNatures) {
    if (known.name == row.text("nature")) {
      return known.how;
    }
  }
  row.reject(
      "nature",
      "is none of measured, operator, scheduled, official, reported, advertised, planned, calculated, estimated");
}

// The day in the middle of the time that the figure is from: what was open then is what it went by.
std::string middle_day(io::csv_table::row const& row) {
  if (row.is_empty("observed_from") && row.is_empty("observed_to")) {
    return {};
  }
  auto const first = row.is_empty("observed_from") ? "observed_to" : "observed_from";
  auto const last = row.is_empty("observed_to") ? "observed_from" : "observed_to";
  auto const from = load::parse_date(row, first, false);
  auto const to = load::parse_date(row, last, true);
  if (to < from) {
    row.reject("observed_to", "is before observed_from");
  }
  return api::date_text(from + (to - from) / 2);
}

// "modes=rail,road;avoid=suez;allow=x;via=A|B": what makes the question take the way that the figure is about.
void apply_forcing(io::csv_table::row const& row, api::route_request& asked) {
  for (auto const& part : load::split_list(row.text("forcing"))) {
    auto const equals = part.find('=');
    auto const key = part.substr(0, equals);
    auto const words = equals == std::string::npos ? std::string{} : part.substr(equals + 1);
    auto& list = key == "modes" ? asked.modes : key == "avoid" ? asked.avoid : key == "allow" ? asked.allow : asked.via;
    if (words.empty() || (&list == &asked.via && key != "via")) {
      row.reject("forcing", "is no list like modes=rail,sea;avoid=suez;via=Baku|Tbilisi");
    }
    for (auto& word : load::split_list(words, &list == &asked.via ? '|' : ',')) {
      list.push_back(std::move(word));
    }
  }
}

void read_values(io::csv_table::row const& row, double const most, observation& made) {
  made.low = load::optional_amount(row, "value_min", most);
  made.high = load::optional_amount(row, "value_max", most);
  auto const stated = load::optional_amount(row, "value", most);
  if (!stated && !made.low && !made.high) {
    row.reject("value", "is empty, and so are value_min and value_max");
  }
  if (made.low && made.high && *made.low > *made.high) {
    row.reject("value_min", "is greater than value_max");
  }
  auto const one = made.low ? *made.low : made.high.value_or(0);
  made.value = stated ? *stated : (one + made.high.value_or(one)) / 2;
  if (made.value <= 0) {
    row.reject("value", "is not above zero");
  }
}

observation read_row(io::csv_table::row const& row) {
  auto const& known = quantity_of(row);
  auto made = observation{};
  made.id = row.text("id");
  made.what = known.what;
  made.how = nature_of(row);
  made.mode = row.text("mode");
  made.corridor = row.text("corridor");
  made.source = row.text("source_title");
  read_values(row, known.high, made);
  if (made.what == quantity::border_hours) {
    made.crossing = row.text("via");
    if (made.crossing.empty()) {
      row.reject("via", "is empty; border hours need the id of a post of border_crossings.csv");
    }
    made.asked.from = row.text("from");
    made.asked.to = row.text("to");
    made.asked.date = middle_day(row);
    return made;
  }
  for (auto const* const end : {"from", "to"}) {
    if (row.is_empty(end)) {
      row.reject(end, "is empty; name a place");
    }
  }
  made.asked.from = row.text("from");
  made.asked.to = row.text("to");
  made.asked.date = middle_day(row);
  made.asked.via = load::split_list(row.text("via"));
  made.asked.answers = 0;
  made.is_load_stated = !row.is_empty("load");
  made.asked.load = made.is_load_stated ? row.text("load") : "feu";
  if (made.what == quantity::price && !made.is_load_stated) {
    made.asked.load = row.text("unit").substr(std::string_view{"usd_"}.size());
  }
  apply_forcing(row, made.asked);
  return made;
}

}  // namespace

std::string_view name_of(quantity const what) {
  return std::find_if(quantity_rows().begin(), quantity_rows().end(), [&](auto const& r) { return r.what == what; })
      ->name;
}

std::string_view name_of(nature const how) {
  return std::find_if(kNatures.begin(), kNatures.end(), [&](auto const& r) { return r.how == how; })->name;
}

double fitting_weight(nature const how) {
  return std::find_if(kNatures.begin(), kNatures.end(), [&](auto const& r) { return r.how == how; })->weight;
}

std::vector<observation> read_observations(io::csv_table const& table) {
  table.require_columns({"id", "from", "to", "via", "load", "mode", "corridor", "quantity", "value", "value_min",
                         "value_max", "unit", "observed_from", "observed_to", "nature", "forcing", "source_title"});
  auto read = std::vector<observation>{};
  auto ids = std::set<std::string>{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (!ids.insert(table[i].text("id")).second) {
      table[i].reject("id", "stands twice in the table; give each row an id of its own");
    }
    read.push_back(read_row(table[i]));
  }
  return read;
}

}  // namespace wakhan::validate
