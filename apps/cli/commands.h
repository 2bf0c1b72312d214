// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "verb_tree.h"
#include "wakhan/api/pack.h"
#include "wakhan/api/pack_svg.h"
#include "wakhan/api/route.h"

// One function a verb: each does its work, prints the answer on stdout and returns the exit code; errors are thrown.
namespace wakhan::cli {

struct common_options {
  std::string pack_path;
  bool is_quiet{};
};

struct output_options {
  std::string format;  // table json ndjson csv geojson gpkg svg; empty = by the file's ending, else table
  std::string file;    // empty or "-" = stdout
  bool explains{};
  int drawn{};  // the answer to draw, 0 = all
};

int run_route(common_options const& common, api::route_request const& request, output_options const& output);
int run_demo(common_options const& common);
int run_pack_build(common_options const& common, api::build_request const& request);
int run_pack_info(common_options const& common, bool shows_ids);
int run_pack_check(common_options const& common);
int run_pack_findings(common_options const& common, bool shows_all, std::string const& check);
int run_doctor(common_options const& common, api::build_request const& build, std::string const& format);
int run_pack_draw(common_options const& common, api::map_of_pack const& request, std::string const& file);
int run_completion(verb_text const& verbs, std::string const& shell);
int run_man(verb_text const& verbs, std::vector<std::string> const& path);
int run_help_exit_codes();

}  // namespace wakhan::cli
