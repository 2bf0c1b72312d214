// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/api/option_table.h"

// Values of options that do not stand on the command line. A variable of the environment goes before ./wakhan.toml, and
// that before the user's own file.
namespace wakhan::api {

struct setting {
  option_row const* row{};  // the first row of the table with that setting
  std::vector<std::string> values;
  std::string origin;  // "wakhan.toml:3" or "WAKHAN_LOAD"
};

// The value of a variable of the environment, or null.
using environment = std::function<char const*(std::string const&)>;

// "WAKHAN_MAX_LABELS" for "max-labels".
std::string variable_of(option_row const& row);

// One row for each setting, in the order of the table.
std::vector<option_row const*> rows_of_settings();

// The settings in a TOML text; `path` is what messages call it. Files and folders are relative to the folder of the
// path. Throws error{bad_input} with path, line, setting and value for a name that is no setting, for a value of
// another type and for one that the option does not take.
std::vector<setting> read_settings(std::string_view toml, std::string const& path);

// The settings in the environment; empty variables count as not there. Lists have commas. Throws error{bad_input}.
std::vector<setting> read_settings(environment const& variables);

// The files that are read, the one that wins first: `named`, else that of WAKHAN_CONFIG, else those that are there of
// ./wakhan.toml and wakhan/config.toml in XDG_CONFIG_HOME or ~/.config.
std::vector<std::string> settings_files(std::string const& named, environment const& variables);

// Every setting that holds, once. Throws error{bad_input | io_failure}.
std::vector<setting> read_all_settings(std::string const& named_file, environment const& variables);

// "load = \"teu\"", as it may stand in a file; a remark, "# date =", where no value holds.
std::string to_toml(option_row const& row, std::vector<std::string> const& values);

// Of every variable in the environment.
std::vector<std::string> names_of_variables();

// A note on each name that begins like a setting's and is neither one nor a variable of our scripts and tests:
// "WAKHAN_LAOD is no setting; did you mean WAKHAN_LOAD?"
std::vector<std::string> notes_on_variables(std::vector<std::string> const& names);

}  // namespace wakhan::api
