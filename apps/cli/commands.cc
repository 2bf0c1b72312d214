// SPDX-License-Identifier: Apache-2.0
#include "commands.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "completion.h"
#include "man_page.h"
#include "option_values.h"
#include "terminal.h"
#include "wakhan/api/check.h"
#include "wakhan/api/demo.h"
#include "wakhan/api/doctor.h"
#include "wakhan/api/output_file.h"
#include "wakhan/api/pack.h"
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

void print(std::string const& text) {
  verify(std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0, errc::io_failure,
         "stdout: cannot write the whole answer");
}

void verify_format(std::string const& format) {
  auto const& formats = answer_formats();
  if (std::find(formats.begin(), formats.end(), format) == formats.end()) {
    throw error{errc::usage, fmt::format("--format: '{}' is no format", format),
                fmt::format("write one of {}", fmt::join(formats, ", "))};
  }
}

std::string format_of(output_options const& output) {
  auto const& formats = answer_formats();
  if (!output.format.empty()) {
    verify_format(output.format);
    return output.format;
  }
  auto const ending = std::filesystem::path{output.file}.extension().string();
  auto const known = std::find_if(formats.begin(), formats.end(), [&](auto const& f) { return ending == "." + f; });
  if (known != formats.end()) {
    return *known;
  }
  if (!output.file.empty() && output.file != "-" && ending != ".txt") {
    throw error{
        errc::usage,
        fmt::format("-o: '{}' does not end in .json, .ndjson, .csv, .geojson, .gpkg, .svg or .txt", output.file),
        "name the format with --format"};
  }
  return "table";
}

// A database says nothing to people who look at a terminal.
void verify_not_binary_on_terminal(std::string const& format, bool const is_file) {
  if (format == "gpkg" && !is_file && is_terminal_output()) {
    throw error{errc::usage, "--format: a GeoPackage is no text for a terminal", "write it to a file: -o route.gpkg"};
  }
}

std::string render(load::pack const& pack, api::route_answer const& answer, output_options const& output,
                   bool const is_file) {
  auto const format = format_of(output);
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
    return api::route_svg(pack, answer, output.drawn);
  }
  auto options = api::table_options{};
  options.width = is_file ? 100 : terminal_width();
  options.colour = !is_file && may_colour();
  auto text = api::route_table(answer, options);
  if (output.explains) {
    text += api::route_explain(pack, answer);
  }
  return text;
}

}  // namespace

int run_route(common_options const& common, api::route_request const& request, output_options const& output) {
  auto const is_file = !output.file.empty() && output.file != "-";
  verify_not_binary_on_terminal(format_of(output), is_file);
  auto const pack = load::pack{common.pack_path};
  auto const answer = api::find_routes(pack, request);
  if (!common.is_quiet) {
    for (auto const& note : answer.notes) {
      std::fprintf(stderr, "note: %s\n", note.c_str());
    }
  }
  auto const text = render(pack, answer, output, is_file);
  if (is_file) {
    api::write_text_file(output.file, text);
  } else {
    print(text);
  }
  return answer.answers.empty() ? exit_code(errc::no_route) : 0;
}

int run_demo(common_options const& common) {
  auto const pack = load::pack{common.pack_path};
  for (auto const& question : api::demo_questions()) {
    auto const answer = api::find_routes(pack, question.request);
    print(api::explain_demo(question, answer) + "\n");
    print(api::route_table(answer, {terminal_width(), may_colour()}) + "\n");
  }
  print("Draw one with `./wakhan route Chongqing Duisburg -o route.svg`; see the arithmetic with --explain.\n");
  return 0;
}

int run_pack_build(common_options const& common, api::build_request const& request) {
  auto const told = progress_on_stderr(common.is_quiet);
  api::build_pack_file(request, told);
  told.report("done", 1.0);
  auto const pack = load::pack{request.output};
  print(fmt::format("{}: pack '{}', {} nodes, {} links, hash {}\n", request.output, pack.meta().name,
                    pack.network().nodes.position.size(), pack.network().links.from.size(), pack.hash()));
  return 0;
}

int run_pack_info(common_options const& common, bool const shows_ids) {
  auto const pack = load::pack{common.pack_path};
  print(shows_ids ? api::ids_text(pack) : api::pack_info_text(pack));
  return 0;
}

int run_pack_check(common_options const& common) {
  auto const pack = load::pack{common.pack_path};
  pack.check_contents();
  auto const checked = api::check_pack_text(pack);
  print(checked.text);
  return checked.is_good ? 0 : exit_code(errc::bad_input);
}

int run_pack_findings(common_options const& common, bool const shows_all, std::string const& check) {
  auto const pack = load::pack{common.pack_path};
  print(shows_all || !check.empty() ? api::findings_text(pack, check) : api::findings_summary(pack));
  return 0;
}

int run_doctor(common_options const& common, api::build_request const& build, std::string const& format) {
  if (!format.empty() && format != "text" && format != "json") {
    throw error{errc::usage, fmt::format("--format: '{}' is no format of doctor", format), "write text or json"};
  }
  auto const results = api::examine({common.pack_path, build.recipe, build.cache_folder});
  print(format == "json" ? api::doctor_json(results) : api::doctor_text(results));
  return api::is_well(results) ? 0 : exit_code(errc::bad_input);
}

int run_pack_draw(common_options const& common, api::map_of_pack const& request, std::string const& file) {
  auto const pack = load::pack{common.pack_path};
  auto const text = api::pack_svg(pack, request);
  if (file.empty() || file == "-") {
    print(text);
  } else {
    api::write_text_file(file, text);
  }
  return 0;
}

int run_completion(verb_text const& verbs, std::string const& shell) {
  auto const& shells = values_of("completion", "shell").words;
  if (std::find(shells.begin(), shells.end(), shell) == shells.end()) {
    throw error{errc::usage, fmt::format("completion: there is none for '{}'", shell),
                fmt::format("write one of {}", fmt::join(shells, ", "))};
  }
  print(shell == "bash" ? bash_completion(verbs) : shell == "zsh" ? zsh_completion(verbs) : fish_completion(verbs));
  return 0;
}

int run_man(verb_text const& verbs, std::vector<std::string> const& path) {
  print(man_page(find_verb(verbs, path), api::version()));
  return 0;
}

int run_help_exit_codes() {
  print(
      "Exit codes\n"
      "  0    the answer was found\n"
      "  1    a mistake of ours: please report it\n"
      "  2    the command line does not make sense\n"
      "  3    bad input: a file, a pack, a recipe, a package or an id\n"
      "  4    there is no way; the reason is in the answer\n"
      "  5    a place is unknown or could be several\n"
      "  6    a stated limit was passed\n"
      "  130  interrupted\n");
  return 0;
}

}  // namespace wakhan::cli
