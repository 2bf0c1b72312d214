// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "commands.h"
#include "wakhan/base/error.h"

namespace wakhan::cli {

namespace {

constexpr char const* kRouteExamples =
    "Examples:\n"
    "  wakhan route Chongqing Duisburg\n"
    "  wakhan route Shanghai Rotterdam --avoid suez --load teu --answers 3\n"
    "  wakhan route Mumbai Moscow --modes rail,sea,ferry --date 2026-05-01 --explain\n"
    "  wakhan route Tashkent Karachi --via Herat --format json\n"
    "  wakhan route 重庆 DEDUI -o route.svg\n"
    "  wakhan route Chongqing Duisburg -o route.gpkg\n"
    "Places are names in any script (Brest,BY), UN/LOCODEs, station codes or lon,lat.\n"
    "What can be avoided or allowed is listed by `wakhan pack info --ids`.";

// The pack to use: --pack, else WAKHAN_PACK, else the one that ./setup built.
std::string default_pack() {
  if (auto const* const path = std::getenv("WAKHAN_PACK")) {
    return path;
  }
  auto const* const home = std::getenv("WAKHAN_HOME");
  return std::string{home != nullptr ? home : "."} + "/build/eurasia.pack";
}

struct options {
  common_options common;
  api::route_request route;
  output_options output;
  api::build_request build;
  api::map_of_pack map;
  std::string map_file;
  bool shows_ids{}, shows_all{};
  std::string check, shell, doctor_format;
  std::vector<std::string> man_path;
  std::function<int()> run;
};

void add_route(CLI::App& app, options& o) {
  auto* const route = app.add_subcommand("route", "Ways from one place to another: time, cost, emissions");
  route->footer(kRouteExamples);
  route->add_option("from", o.route.from, "Where freight is picked up")->required();
  route->add_option("to", o.route.to, "Where it is delivered")->required();
  route->add_option("--load", o.route.load, "feu (40-foot container), teu (20-foot) or tonne (dry bulk)")
      ->capture_default_str();
  route->add_option("--modes", o.route.modes, "Only these: rail,road,sea,waterway,ferry,air")->delimiter(',');
  route->add_option("--avoid", o.route.avoid, "Passages, crossings or countries to keep away from, e.g. suez,RU")
      ->delimiter(',');
  route->add_option("--allow", o.route.allow, "Passages or crossings to use though they are closed that day")
      ->delimiter(',');
  route->add_option("--via", o.route.via, "Places to pass in this order, one --via each")->expected(1)->take_all();
  route->add_option("--date", o.route.date, "Day of departure, YYYY-MM-DD (default: the pack's reference date)");
  route->add_option("--answers", o.route.answers, "How many different answers, 0 = all")->capture_default_str();
  route
      ->add_option("--max-labels", o.route.max_labels, "Limit of the search; beyond it the answer says it is not exact")
      ->capture_default_str();
  route->add_option("--threads", o.route.threads, "0 = all cores; the answer is the same for any number")
      ->capture_default_str();
  route->add_option("--format", o.output.format,
                    "table, json, ndjson, csv, geojson, gpkg or svg (default: by the ending of -o, else table)");
  route->add_option("-o,--output", o.output.file, "Write to this file, - = stdout");
  route->add_option("--draw", o.output.drawn, "Which answer a map shows, 0 = all")->capture_default_str();
  route->add_flag("--explain", o.output.explains, "Print the arithmetic of every leg with the fact rows behind it");
  route->callback([&o] { o.run = [&o] { return run_route(o.common, o.route, o.output); }; });
}

void add_pack_draw(CLI::App& pack, options& o) {
  auto* const draw = pack.add_subcommand("draw", "A map of the network as SVG");
  draw->footer(
      "Examples:\n  wakhan pack draw --country KZ --layer rail,road,crossings,terminals -o kz.svg\n  wakhan pack draw "
      "--gauge 1520 -o broad.svg\n  wakhan pack draw --layer sea,passages --box 20,0,130,50 -o sea.svg\n"
      "Assumed terminals are drawn only where freight may change mode; crossings are open or closed on the pack's "
      "reference date.");
  draw->add_option("--layer", o.map.layers,
                   "What to draw: rail,road,sea,waterway,ferry,air,crossings,terminals,passages")
      ->delimiter(',')
      ->capture_default_str();
  draw->add_option("--country", o.map.country, "Only what is in this country (ISO code) or ends there");
  draw->add_option("--gauge", o.map.gauge_mm, "Only rail of this gauge in mm");
  draw->add_option("--box", o.map.box, "Only this part: west,south,east,north in degrees");
  draw->add_option("-o,--output", o.map_file, "Write to this file, - = stdout");
  draw->callback([&o] { o.run = [&o] { return run_pack_draw(o.common, o.map, o.map_file); }; });
}

void add_pack(CLI::App& app, options& o) {
  auto* const pack = app.add_subcommand("pack", "Build and look into a pack: the network in one file");
  pack->require_subcommand(1);
  auto* const build = pack->add_subcommand("build", "Fetch the sources and build a pack");
  build->footer(
      "Examples:\n  wakhan pack build\n  wakhan pack build --recipe data/recipes/eurasia.toml -o my.pack --threads 1\n "
      " wakhan pack build --cache /srv/packages");
  build->add_option("--recipe", o.build.recipe, "What the pack is made of")->capture_default_str();
  build->add_option("--cache", o.build.cache_folder, "Folder of fetched packages")->capture_default_str();
  build->add_option("-o,--output", o.build.output, "The pack to write")->capture_default_str();
  build->add_option("--threads", o.build.threads, "0 = all cores; the pack is the same for any number")
      ->capture_default_str();
  build->callback([&o] { o.run = [&o] { return run_pack_build(o.common, o.build); }; });
  auto* const info = pack->add_subcommand("info", "What is in a pack: nodes, links, km, licences");
  info->footer("Examples:\n  wakhan pack info\n  wakhan pack info --ids\n  wakhan pack info --pack my.pack");
  info->add_flag("--ids", o.shows_ids, "List the ids that --avoid and --allow know");
  info->callback([&o] { o.run = [&o] { return run_pack_info(o.common, o.shows_ids); }; });
  auto* const check = pack->add_subcommand(
      "check", "Hold a pack against published distances, control places and the laws of the network");
  check->footer("Examples:\n  wakhan pack check\n  wakhan pack check --pack my.pack\n  wakhan pack check | less");
  check->callback([&o] { o.run = [&o] { return run_pack_check(o.common); }; });
  auto* const findings = pack->add_subcommand("findings", "Every doubt about the data");
  findings->footer(
      "Examples:\n  wakhan pack findings\n  wakhan pack findings --check crossing-without-line\n  wakhan pack findings "
      "--all");
  findings->add_flag("--all", o.shows_all, "Print all, not only how many of each kind");
  findings->add_option("--check", o.check, "Only findings of this kind");
  findings->callback([&o] { o.run = [&o] { return run_pack_findings(o.common, o.shows_all, o.check); }; });
  add_pack_draw(*pack, o);
}

void add_everything(CLI::App& app, options& o) {
  app.set_version_flag("--version", std::string{"wakhan "} + api::version());
  app.footer(
      "Examples:\n  wakhan route Chongqing Duisburg\n  wakhan demo\n  wakhan pack info\nMore: wakhan VERB --help, "
      "wakhan help-exit-codes");
  app.require_subcommand(1);
  app.fallthrough();
  app.add_option("--pack", o.common.pack_path, "The pack to ask (default: WAKHAN_PACK, else build/eurasia.pack)");
  app.add_flag("-q,--quiet", o.common.is_quiet, "No progress, no notes");
  add_route(app, o);
  add_pack(app, o);
  auto* const demo = app.add_subcommand("demo", "Five ready questions with their answers explained");
  demo->footer("Examples:\n  wakhan demo\n  wakhan demo --pack my.pack\n  wakhan demo | less");
  demo->callback([&o] { o.run = [&o] { return run_demo(o.common); }; });
  auto* const doctor = app.add_subcommand("doctor", "What is there, what is wrong, and the command that mends it");
  doctor->footer(
      "Examples:\n  wakhan doctor\n  wakhan doctor --format json\nExit code 3 when something is to be mended.");
  doctor->add_option("--recipe", o.build.recipe, "What the pack is made of")->capture_default_str();
  doctor->add_option("--cache", o.build.cache_folder, "Folder of fetched packages")->capture_default_str();
  doctor->add_option("--format", o.doctor_format, "text or json (default: text)");
  doctor->callback([&o] { o.run = [&o] { return run_doctor(o.common, o.build, o.doctor_format); }; });
  auto* const completion = app.add_subcommand("completion", "A script that lets a shell complete verbs, options, ids");
  completion->footer(
      "Examples:\n  wakhan completion bash\n  wakhan completion zsh\n  wakhan completion fish\n"
      "To use it in this shell: source <(wakhan completion bash), source <(wakhan completion zsh),\n"
      "wakhan completion fish | source");
  completion->add_option("shell", o.shell, "bash, zsh or fish")->required();
  completion->callback([&] { o.run = [&] { return run_completion(read_verbs(app), o.shell); }; });
  auto* const man = app.add_subcommand("man", "The manual page of the program or of a verb, for man or troff");
  man->footer("Examples:\n  wakhan man | man -l -\n  wakhan man pack build > wakhan-pack-build.1");
  man->add_option("verb", o.man_path, "The verb, in its words: pack build");
  man->callback([&] { o.run = [&] { return run_man(read_verbs(app), o.man_path); }; });
  auto* const codes = app.add_subcommand("help-exit-codes", "What the exit codes mean");
  codes->callback([&o] { o.run = run_help_exit_codes; });
}

int report(error const& e) {
  std::fprintf(stderr, "wakhan: %s\n", e.what());
  if (!e.hint().empty()) {
    std::fprintf(stderr, "  %s\n", e.hint().c_str());
  }
  return exit_code(e.code());
}

// Prints the help or the version that was asked for.
int tell(CLI::App const& app, CLI::Success const& asked) {
  auto const code = app.exit(asked);
  verify(static_cast<bool>(std::cout.flush()), errc::io_failure, "stdout: cannot write the whole text");
  return code;
}

int parse_and_run(int const argc, char** const argv) {
  auto app = CLI::App{"Wakhan: ways for freight over rail, road, sea, ferry and air in Eurasia", "wakhan"};
  auto o = options{};
  o.common.pack_path = default_pack();
  auto const* const home = std::getenv("WAKHAN_HOME");
  auto const root = std::string{home != nullptr ? home : "."};
  o.build = {root + "/data/recipes/eurasia.toml", root + "/.cache/packages", root + "/build/eurasia.pack", 0};
  add_everything(app, o);
  try {
    app.parse(argc, argv);
  } catch (CLI::Success const& e) {
    return tell(app, e);
  } catch (CLI::ParseError const& e) {
    std::fprintf(stderr, "wakhan: %s\n  see `wakhan --help` or `wakhan VERB --help`\n", e.what());
    return exit_code(errc::usage);
  }
  return o.run();
}

}  // namespace

}  // namespace wakhan::cli

int main(int argc, char** argv) {
  try {
    return wakhan::cli::parse_and_run(argc, argv);
  } catch (wakhan::error const& e) {
    return wakhan::cli::report(e);
  } catch (std::exception const& e) {
    std::fprintf(
        stderr,
        "wakhan: internal error: %s\n  this is a mistake of ours: please report it with the command that led here\n",
        e.what());
    return wakhan::exit_code(wakhan::errc::internal);
  }
}
