// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_geopackage.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "wakhan/api/fact_rows.h"
#include "wakhan/api/geopackage_record.h"
#include "wakhan/api/map_words.h"
#include "wakhan/api/route_points.h"
#include "wakhan/draw/geojson.h"
#include "wakhan/draw/qgis_style.h"
#include "wakhan/geo/polyline.h"

namespace wakhan::api {

namespace {

using io::field_type;
using io::geometry_kind;

struct answer_row {
  std::size_t number{};
  itinerary_answer of;
};

struct leg_row {
  std::size_t answer{}, number{};
  std::string title;
  leg_answer of;
};

void write_leg_record(geopackage_record& to, leg_row const& r) {
  to.whole("answer", r.answer);
  to.text("title", r.title);
  to.whole("leg", r.number);
  to.text("mode", r.of.mode);
  to.gauge("gauge_mm", r.of.gauge_mm);
  to.text("from", r.of.from);
  to.text("to", r.of.to);
  to.real("distance_km", r.of.distance_km, 1);
  to.real("hours", r.of.hours, 2);
  to.real("cost_usd", r.of.cost_usd, 2);
  to.real("co2e_wtw_kg", r.of.co2e_wtw_kg, 1);
  to.list("countries", r.of.countries);
  to.text_or_null("service", r.of.service);
  to.list("services_waited_for", r.of.services_waited_for);
  if (r.of.services_waited_for.empty()) {
    to.null("departures_per_week", field_type::real);
  } else {
    to.real("departures_per_week", r.of.departures_per_week, 3);
  }
  to.text_or_null("from_terminal", r.of.from_terminal ? r.of.from_terminal->id : "");
  to.text_or_null("to_terminal", r.of.to_terminal ? r.of.to_terminal->id : "");
  to.truth("assumed_terminal", r.of.uses_assumed_terminal);
  to.list("sources", r.of.facts);
}

void write_answer(geopackage_record& to, answer_row const& r) {
  auto const& a = r.of;
  to.whole("answer", r.number);
  to.text("title", a.title);
  to.text_or_null("corridor", a.corridor.value_or(""));
  to.list("modes", a.modes);
  to.real("distance_km", a.distance_km, 1);
  to.real("days_p50", a.days_p50, 2);
  to.real("days_p90", a.days_p90, 2);
  to.real("days_mean", a.days_mean, 2);
  to.real("hours_moving", a.hours_moving, 2);
  to.real("hours_transfer", a.hours_transfer, 2);
  to.real("hours_border", a.hours_border, 2);
  to.real("hours_waiting", a.hours_waiting, 2);
  to.real("cost_usd", a.cost_usd, 2);
  to.real("co2e_wtw_kg", a.co2e_wtw_kg, 1);
  to.whole("gauge_changes", std::int64_t{a.gauge_changes});
  to.list("countries", a.countries);
  to.list("crossings", a.crossings);
  to.list("passages", a.passages);
  to.truth("fastest", a.is_fastest);
  to.truth("cheapest", a.is_cheapest);
  to.truth("least_co2e", a.is_cleanest);
  to.list("sources", a.sources);
}

void write_stop(geopackage_record& to, stop_row const& r) {
  to.whole("answer", r.answer);
  to.whole("stop", r.number);
  to.text("kind", r.kind);
  to.text("name", r.name);
  to.text_or_null("terminal", r.terminal);
  to.text_or_null("country", r.country);
  to.truth("assumed_terminal", r.is_assumed);
  to.real("hours_since_start", r.hours_since_start, 2);
}

void write_crossing(geopackage_record& to, crossing_row const& r) {
  to.whole("answer", r.answer);
  to.whole("crossing", r.number);
  to.text("id", r.id);
  to.text("name", r.name);
  to.text("mode", r.mode);
  to.text_or_null("country_from", r.from);
  to.text_or_null("country_to", r.to);
  to.gauge("gauge_from_mm", r.gauge_from_mm);
  to.gauge("gauge_to_mm", r.gauge_to_mm);
  to.real("hours", r.hours, 2);
  to.real("cost_usd", r.cost_usd, 2);
  to.truth("pair_default", r.is_pair_default);
}

void write_passage(geopackage_record& to, passage_row const& r) {
  to.whole("answer", r.answer);
  to.whole("passage", r.number);
  to.text("id", r.id);
  to.text("name", r.name);
  to.real("distance_km", r.distance_km, 1);
  to.real("hours", r.hours, 2);
  to.real("cost_usd", r.cost_usd, 2);
}

void write_question(geopackage_record& to, route_answer const& r) {
  to.text("version", r.version);
  to.text("pack_name", r.pack_name);
  to.text("pack_hash", r.pack_hash);
  to.text("scenario_hash", r.scenario_hash);
  to.whole("price_year", std::int64_t{r.price_year});
  to.text("from", r.from);
  to.text("to", r.to);
  to.text("load", r.load);
  to.text("load_name", r.load_name);
  to.text("load_unit", r.load_unit);
  to.real("load_tonnes", r.load_tonnes, 3);
  to.text_or_null("hazard", r.hazard);
  to.text("date", r.date);
  to.text("view", r.view);
  to.list("modes", r.modes);
  to.list("avoid", r.avoid);
  to.list("allow", r.allow);
  to.list("open", r.open);
  to.text("via", fmt::format("{}", fmt::join(r.via, "; ")));
  to.text_or_null("reason_code", r.reason ? r.reason->code : "");
  to.text_or_null("reason_message", r.reason ? r.reason->message : "");
  to.text_or_null("reason_nearest", r.reason ? r.reason->nearest : "");
  to.truth("exact", r.is_exact);
  to.whole("tolerance_percent", std::int64_t{r.tolerance_percent});
  to.whole("max_shared_percent", std::int64_t{r.max_shared_percent});
  if (r.is_exact) {
    to.null("missing_from_days", field_type::real);
  } else {
    to.real("missing_from_days", r.missing_from_days, 2);
  }
  to.whole("front_size", r.front_size);
  to.whole("different", r.different);
  to.text("notes", fmt::format("{}", fmt::join(r.notes, "; ")));
}

struct source_row {
  std::string id, kind, note, title, url, date;
};

void write_source(geopackage_record& to, source_row const& r) {
  to.text("source", r.id);
  to.text("kind", r.kind);
  to.text_or_null("note", r.note);
  to.text_or_null("source_title", r.title);
  to.text_or_null("source_url", r.url);
  to.text_or_null("source_date", r.date);
}

void write_licence(geopackage_record& to, load::source const& s) {
  to.text("name", s.name);
  to.text("version", s.version);
  to.text("sha256", s.sha256);
  to.text_or_null("licence", s.licence);
  to.text_or_null("attribution", s.attribution);
}

std::string leg_style() {
  auto rules = std::vector<draw::line_rule>{};
  for (auto const by : {net::mode::rail, net::mode::road, net::mode::sea, net::mode::waterway, net::mode::ferry,
                        net::mode::air, net::mode::access}) {
    rules.push_back({std::string{net::name_of(by)}, style_of(by)});
  }
  return draw::qgis_line_style("mode", rules);
}

std::string stop_style() {
  using draw::mark_style;
  return draw::qgis_mark_style("kind",
                               std::vector<draw::mark_rule>{{"origin", "Origin", mark_style::hub},
                                                            {"destination", "Destination", mark_style::hub},
                                                            {"terminal", "Terminal", mark_style::terminal},
                                                            {"quay", "Quay", mark_style::terminal},
                                                            {"gauge_change", "Change of gauge", mark_style::terminal}},
                               "name");
}

// One look for all rows.
std::string style_of_all(char const* const label, draw::mark_style const style) {
  return draw::qgis_mark_style("id", std::vector<draw::mark_rule>{{"", label, style}}, "name");
}

template <typename Row>
io::geopackage_table point_table(char const* const name, char const* const description, std::vector<Row> const& rows,
                                 void (*const write)(geopackage_record&, Row const&), std::string const& style) {
  auto table = make_table(name, description, geometry_kind::point, rows, write);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (auto const at = std::optional<geo::lonlat>{rows[i].at}) {
      table.rows[i].parts = {{{at->lon_e6, at->lat_e6}}};
    }
  }
  table.style = style;
  return table;
}

io::geopackage_table legs_table(route_answer const& answer) {
  auto rows = std::vector<leg_row>{};
  for (std::size_t a = 0; a < answer.answers.size(); ++a) {
    for (std::size_t l = 0; l < answer.answers[a].legs.size(); ++l) {
      rows.push_back({a + 1, l + 1, answer.answers[a].title, answer.answers[a].legs[l]});
    }
  }
  auto table = make_table("legs", "Stretches of the answers in one carriage system", geometry_kind::lines, rows,
                          write_leg_record);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto const& legs = answer.answers[rows[i].answer - 1].detail.legs;
    auto const& shape = legs[rows[i].number - 1].shape;
    table.rows[i].parts = draw::split_at_antimeridian(geo::with_geodesic_points(shape, kLongestPieceMetres));
  }
  table.style = leg_style();
  return table;
}

io::geopackage_table answers_table(route_answer const& answer, io::geopackage_table const& legs) {
  auto rows = std::vector<answer_row>{};
  for (auto const& a : answer.answers) {
    rows.push_back({rows.size() + 1, a});
  }
  auto table = make_table("answers", "The answers as whole ways", geometry_kind::lines, rows, write_answer);
  auto leg = legs.rows.begin();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t l = 0; l < rows[i].of.legs.size(); ++l, ++leg) {
      table.rows[i].parts.insert(table.rows[i].parts.end(), leg->parts.begin(), leg->parts.end());
    }
  }
  table.style =
      draw::qgis_line_style("answer", std::vector<draw::line_rule>{{"", draw::line_style::access, "Whole way"}});
  return table;
}

// The rows of the fact tables behind the answers, each once, sorted.
io::geopackage_table sources_table(load::pack const& pack, route_answer const& answer) {
  auto ids = std::vector<std::string>{};
  for (auto const& a : answer.answers) {
    ids.insert(ids.end(), a.sources.begin(), a.sources.end());
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  auto const facts = fact_rows{pack};
  auto rows = std::vector<source_row>{};
  for (auto const& id : ids) {
    if (auto const fact = facts.find(id)) {
      rows.push_back({id, facts.text(*fact, "kind"), facts.text(*fact, "note"), facts.text(*fact, "source_title"),
                      facts.text(*fact, "source_url"), facts.text(*fact, "source_date")});
    }
  }
  return make_table("sources", "Fact rows behind the figures", geometry_kind::none, rows, write_source);
}

}  // namespace

std::string route_geopackage(load::pack const& pack, route_answer const& answer) {
  auto const& n = pack.network();
  auto tables = std::vector<io::geopackage_table>{};
  auto const legs = legs_table(answer);
  tables.push_back(answers_table(answer, legs));
  tables.push_back(legs);
  tables.push_back(point_table("passages", "Straits and canals on the ways", passage_rows(n, answer), write_passage,
                               style_of_all("Strait or canal", draw::mark_style::passage)));
  tables.push_back(point_table("crossings", "Borders on the ways", crossing_rows(n, answer), write_crossing,
                               style_of_all("Border", draw::mark_style::open_crossing)));
  tables.push_back(point_table("stops", "Where legs begin and end", stop_rows(n, answer), write_stop, stop_style()));
  tables.push_back(make_table("question", "The question as understood, and how it was answered", geometry_kind::none,
                              std::vector{answer}, write_question));
  tables.push_back(sources_table(pack, answer));
  tables.push_back(make_table("licences", "What the pack was made of, and the licences of it", geometry_kind::none,
                              pack.meta().sources, write_licence));
  return io::geopackage_bytes(tables, pack.meta().reference_date);
}

}  // namespace wakhan::api
