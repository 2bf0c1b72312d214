// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route.h"

#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "terminal.h"
#include "verbs/verbs.h"
#include "wakhan/api/option_table.h"
#include "wakhan/api/output_format.h"
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

constexpr char const* kRouteFooter =
    "Examples:\n"
    "  wakhan route Chongqing Duisburg\n"
    "  wakhan route Shanghai Rotterdam --avoid suez --load teu --answers 3\n"
    "  wakhan route Mumbai Moscow --modes rail,sea,ferry --date 2026-05-01 --explain\n"
    "  wakhan route Tashkent Karachi --via Herat --format json\n"
    "  wakhan route Chongqing Hamburg --depart 2026-12-03T08:00\n"
    "  wakhan route Shanghai Rotterdam --arrive-by 2027-02-01\n"
    "  wakhan route Kostanay Batumi --load grain\n"
    "  wakhan route Geneva Milan --hazard 3\n"
    "  wakhan route Kashgar Tashkent --open china-kyrgyzstan-uzbekistan\n"
    "  wakhan route 重庆 DEDUI -o route.svg\n"
    "  wakhan route Chongqing Duisburg -o route.gpkg\n"
    "Places are names in any script (Brest,BY), UN/LOCODEs, station codes or lon,lat.\n"
    "What can be avoided or allowed is listed by `wakhan pack info --ids`, what can be opened by\n"
    "`--projects`, what can be moved by `--loads`.";

struct question {
  api::route_request request;
  std::string colour;        // auto, always or never
  std::string format, file;  // by the file's ending where no format is named; empty or "-" = stdout
  bool explains{};
  int drawn{};  // the answer to draw, 0 = all
};

// Before the search, so that what makes no sense is told at once; a database says nothing to people at a terminal.
std::string format_of(program const& p, question const& q) {
  auto format = chosen_format(p, "route", q.file, q.format);
  if (format == "gpkg" && api::is_stdout(q.file) && is_terminal_output()) {
    throw error{errc::usage, "--format: a GeoPackage is no text for a terminal", "write it to a file: -o route.gpkg"};
  }
  if (q.explains && p.is_written("--explain") && format != "table") {
    throw error{errc::usage, fmt::format("--explain: its arithmetic stands below the table, and this is {}", format),
                "leave it out, or ask for a table; JSON names the fact rows of each leg"};
  }
  if (q.drawn != 0 && format != "svg") {
    throw error{errc::usage,
                fmt::format("--draw: says what a map shows, and this is {}", format == "table" ? "a table" : format),
                "write the map to a file: -o route.svg"};
  }
  return format;
}

std::string table(load::pack const& pack, api::route_answer const& answer, question const& q) {
  auto options = api::table_options{};
  options.width = api::is_stdout(q.file) ? terminal_width() : 100;
  options.colour = api::is_stdout(q.file) && may_colour(q.colour);
  auto text = api::route_table(answer, options);
  return q.explains ? text + api::route_explain(pack, answer) : text;
}

std::string render(load::pack const& pack, api::route_answer const& answer, question const& q,
                   std::string const& format) {
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

int run(session const& s, question const& q, std::string const& format) {
  auto const pack = load::pack{s.pack_path};
  auto const answer = api::find_routes(pack, q.request);
  if (!s.is_quiet) {
    for (auto const& note : answer.notes) {
      std::fprintf(stderr, "note: %s\n", note.c_str());
    }
  }
  print_to(q.file, render(pack, answer, q, format));
  return answer.answers.empty() ? exit_code(errc::no_route) : 0;
}

}  // namespace

void add_route(program& p, session const& s) {
  auto const q = std::make_shared<question>();
  auto route = p.top().add("route", "Ways from one place to another: time, cost, emissions", kRouteFooter);
  route.takes("from", &q->request.from).takes("to", &q->request.to);
  route.takes("--load", &q->request.load).takes("--hazard", &q->request.hazard).takes("--modes", &q->request.modes);
  route.takes("--avoid", &q->request.avoid).takes("--allow", &q->request.allow);
  route.takes("--open", &q->request.open);
  route.takes("--via", &q->request.via).takes("--date", &q->request.date).takes("--view", &q->request.view);
  route.takes("--depart", &q->request.depart).takes("--arrive-by", &q->request.arrive_by);
  route.takes("--answers", &q->request.answers).takes("--max-labels", &q->request.max_labels);
  route.takes("--tolerance", &q->request.tolerance_percent);
  route.takes("--max-shared", &q->request.max_shared_percent);
  route.takes("--threads", &q->request.threads);
  route.takes("--format", &q->format).takes("--output", &q->file);
  route.takes("--color", &q->colour).takes("--draw", &q->drawn).takes("--explain", &q->explains);
  route.runs([&p, &s, q] { return run(s, *q, format_of(p, *q)); });
}

}  // namespace wakhan::cli
