// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace wakhan::api {

enum class health {
  good,
  note,  // works, but is worth knowing
  bad,   // to be mended
};

char const* name_of(health state);

struct check_result {
  std::string name;  // "pack contents"
  health state{health::good};
  std::string message;  // what was found
  std::string mend;     // the command that mends it; empty where nothing is to be done
};

struct doctor_request {
  std::string pack_path, recipe_path, cache_folder;
  std::string settings_file{};  // empty: those that settings_files() finds
  bool needs_recipe{true};      // else one that is not there is no fault: questions can be asked, no pack can be built
};

// Looks at all a question and a build of the pack need: the pack and its checksums, facts younger than it, fetched
// packages, room, permission to write, the settings, the locale. Reads the whole pack and all fetched packages once.
// What is wrong is in the results, never thrown.
std::vector<check_result> examine(doctor_request const& request);

// Room on a disk, in bytes: bad where there is less than needed to write a new pack beside the old one.
check_result judge_room(std::string const& folder, std::uintmax_t available, std::uintmax_t needed);

bool is_well(std::vector<check_result> const& results);  // nothing is bad

// One line a check, with the mending command below it.
std::string doctor_text(std::vector<check_result> const& results);

// {"version", "well", "checks": [{"name", "state": "good" | "note" | "bad", "message", "mend"}]}, mend null where there
// is nothing to do.
std::string doctor_json(std::vector<check_result> const& results);

}  // namespace wakhan::api
