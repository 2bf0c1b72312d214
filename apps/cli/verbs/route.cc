// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "terminal.h"
#include "verbs/verbs.h"
#include "wakhan/api/option_table.h"
#include "wakhan/api/route_csv.h"
#include "wakhan/api/route_explain.h"
#include "wakhan/api/route_geojson.h"
#include "wakhan/api/route_geopackage.h"
#include "wakhan/api/route_json.h"
#include "wakhan/api/route_svg.h"
#include "wakhan/api/route_table.h"
#include "wakhan/base/error.h"

namespace wakhan::cli {

namespace {

constexpr char const* kFooter =
    "Examples:\n"
    "  wakhan route Chongqing Duisburg\n"
    "  wakhan route Shanghai Rotterdam --avoid suez --load teu --answers 3\n"
    "  wakhan route Mumbai Moscow --modes rail,sea,ferry --date 2026-05-01 --explain\n"
    "  wakhan route Tashkent Karachi --via Herat --format json\n"
    "  wakhan route Kostanay Batumi --load grain\n"
    "  wakhan route Geneva Milan --hazard 3\n"
    "  wakhan route 重庆 DEDUI -o route.svg\n"
    "  wakhan route Chongqing Duisburg -o route.gpkg\n"
    "Places are names in any script (Brest,BY), UN/LOCODEs, station codes or lon,lat.\n"
    "What can be avoided or allowed is listed by `wakhan pack info --ids`, what can be moved by `--loads`.";

struct question {
  api::route_request request;
  std::string colour;        // auto, always or never
  std::string format, file;  // by the file's ending where no format is named; empty or "-" = stdout
  bool explains{};
  int drawn{};  // the answer to draw, 0 = all
};

bool is_stdout(std::string const& file) { return file.empty() || file == "-"; }

// The format asked for, or that of the file's ending, else a table.
std::string format_of(question const& q) {
  if (!q.format.empty()) {
    return q.format;
  }
  auto const& formats = api::find_option("--format", "route")->values;
  auto const ending = std::filesystem::path{q.file}.extension().string();
  auto const known = std::find_if(formats.begin(), formats.end(), [&](auto const& f) { return ending == "." + f; });
  if (known != formats.end()) {
    return *known;
  }
  if (!is_stdout(q.file) && ending != ".txt") {
    throw error{errc::usage,
                fmt::format("-o: '{}' does not end in .json, .ndjson, .csv, .geojson, .gpkg, .svg or .txt", q.file),
                "name the format with --format"};
  }
  return "table";
}

std::string table(load::pack const& pack, api::route_answer const& answer, question const& q) {
  auto options = api::table_options{};
  options.width = is_stdout(q.file) ? terminal_width() : 100;
  options.colour = is_stdout(q.file) && may_colour(q.colour);
  auto text = api::route_table(answer, options);
  return q.explains ? text + api::route_explain(pack, answer) : text;
}

std::string render(load::pack const& pack, api::route_answer const& answer, question const& q) {
  auto const format = format_of(q);
  if (format == "json") {
    return api::route_json(answer);
  }
  if (format == "ndjson") {
    return api::route_ndjson(answer);
  }
  if (format == "csv") {
    return api::route_csv(answer);
  }
  if (format == "geojson") {
    return api::route_geojson(answer);
  }
  if (format == "gpkg") {
    return api::route_geopackage(pack, answer);
  }
  if (format == "svg") {
    verify(!answer.answers.empty(), errc::no_route, "there is no way to draw: {}",
           answer.reason ? answer.reason->message : std::string{});
    return api::route_svg(pack, answer, q.drawn);
  }
  return table(pack, answer, q);
}

int run(session const& s, question const& q) {
  // Before the search: a file of no known kind is told at once, and a database says nothing to people at a terminal.
  if (format_of(q) == "gpkg" && is_stdout(q.file) && is_terminal_output()) {
    throw error{errc::usage, "--format: a GeoPackage is no text for a terminal", "write it to a file: -o route.gpkg"};
  }
  auto const pack = load::pack{s.pack_path};
  auto const answer = api::find_routes(pack, q.request);
  if (!s.is_quiet) {
    for (auto const& note : answer.notes) {
      std::fprintf(stderr, "note: %s\n", note.c_str());
    }
  }
  print_to(q.file, render(pack, answer, q));
  return answer.answers.empty() ? exit_code(errc::no_route) : 0;
}

}  // namespace

void add_route(program& p, session const& s) {
  auto const q = std::make_shared<question>();
  auto route = p.top().add("route", "Ways from one place to another: time, cost, emissions", kFooter);
  route.takes("from", &q->request.from).takes("to", &q->request.to);
  route.takes("--load", &q->request.load).takes("--hazard", &q->request.hazard).takes("--modes", &q->request.modes);
  route.takes("--avoid", &q->request.avoid).takes("--allow", &q->request.allow);
  route.takes("--via", &q->request.via).takes("--date", &q->request.date).takes("--view", &q->request.view);
  route.takes("--answers", &q->request.answers).takes("--max-labels", &q->request.max_labels);
  route.takes("--threads", &q->request.threads);
  route.takes("--format", &q->format).takes("--output", &q->file);
  route.takes("--color", &q->colour).takes("--draw", &q->drawn).takes("--explain", &q->explains);
  route.runs([&s, q] { return run(s, *q); });
}

}  // namespace wakhan::cli
