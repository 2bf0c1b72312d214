// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/base/progress.h"
#include "wakhan/load/pack.h"

namespace wakhan::api {

struct build_request {
  std::string recipe, cache_folder, output;
  unsigned threads{0};
};

// Fetches the recipe's packages, builds the pack and puts it in the place of the old one; on failure the old one stays.
// Throws error{bad_recipe | missing_package | hash_mismatch | bad_input | io_failure | interrupted}.
void build_pack_file(build_request const& request, progress const& told);

// The findings as text, one a line: level, check, row or place, message; `check` keeps one kind only ("" = all).
std::string findings_text(load::pack const& pack, std::string const& check);

// How many findings there are of each kind.
std::string findings_summary(load::pack const& pack);

// Everything that --avoid and --allow know: passages, crossings and countries with their names and states.
std::string ids_text(load::pack const& pack);

// The countries of the pack: code and name. What is counted to them is listed by ids_text().
std::string countries_text(load::pack const& pack);

// The named corridors of the pack: id and name.
std::string corridors_text(load::pack const& pack);

// Every load that --load knows: what it is, its net weight, its form and the modes that carry it.
std::string loads_text(load::pack const& pack);

}  // namespace wakhan::api
