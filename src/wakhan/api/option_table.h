// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the program can be told, one row an option: schema/options.csv, which travels in the program. Command line,
// settings files, environment, help, manual pages and completion are all made of these rows.
namespace wakhan::api {

enum class value_type {
  flag,     // true or false
  integer,  // a whole number from minimum to maximum
  text,
  texts,  // any number of texts
  word,   // one of `values`
  words,  // some of `values`
  verb,   // the words of a verb, or one of `values`
  id,     // an id of the pack
  ids,    // some of them
  file,
  folder,
};

struct option_row {
  std::string name;                // "--load", or "from" where it stands without a name
  std::string letter;              // "o" of -o, or empty
  std::vector<std::string> verbs;  // "route", "pack build"; empty: all
  value_type type{value_type::text};
  // All that are taken; of an integer or text those worth offering; of ids the options of `wakhan pack info` that list
  // them.
  std::vector<std::string> values;
  std::optional<std::int64_t> minimum, maximum;  // of an integer
  std::vector<std::string> defaults;             // files and folders: below the home of the program
  std::string setting;                           // its name in settings files, or empty: command line only
  std::string meaning;                           // for people

  bool is_list() const {
    return type == value_type::texts || type == value_type::words || type == value_type::ids ||
           type == value_type::verb;
  }
  bool is_id() const { return type == value_type::id || type == value_type::ids; }
  bool is_argument() const { return !name.starts_with('-'); }
};

// All rows, in the order of the table.
std::vector<option_row> const& option_table();

// Reads such a table. Throws error{bad_input} with line and column of a row that does not make sense.
std::vector<option_row> read_options(std::string_view csv, std::string const& name);

// The row of an option ("--load") at a verb ("route", empty at the top): its own, else the one of all verbs, else none.
option_row const* find_option(std::string_view name, std::string_view verb);

// What is wrong with the values as written, e.g. "'six' is no whole number", or nothing. No value is empty, none of
// some words or ids stands twice, and the case of letters does not matter.
std::optional<std::string> complaint_about(option_row const& row, std::vector<std::string> const& values);

// The values as the table spells them: "feu" for "FEU", "true" for "yes". Ids are spelt as their pack does, which is
// asked later.
std::vector<std::string> as_spelt(option_row const& row, std::vector<std::string> values);

// Whether the text of a flag says yes: true, yes, on or 1, in any case; nothing where it says neither yes nor no.
std::optional<bool> parse_flag(std::string_view text);

// What to write instead: the nearest words, the range, an example.
std::string advice_for(option_row const& row, std::vector<std::string> const& values);

}  // namespace wakhan::api
