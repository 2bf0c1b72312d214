// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "wakhan/api/option_table.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library calls itself so
class App;
}

// The verbs and options of the program as plain data, so that pages and shell scripts made of them cannot differ from
// what the program reads.
namespace wakhan::cli {

struct option_text {
  std::vector<std::string> names;  // "-o", "--output"; the longest name last; a positional has its own name alone
  std::string description, default_value;
  std::string value_name;  // "FILE"; of a positional its name in capitals; empty where no value follows
  bool takes_value{}, is_positional{}, is_required{}, is_list{};
  bool is_common{};              // taken over from a verb above
  api::option_row const* row{};  // none for --help and --version

  std::string const& name() const { return names.back(); }
};

struct verb_text {
  std::string path;  // "wakhan pack build"
  std::string name;  // "build"
  std::string description, footer;
  std::vector<option_text> options;  // its own, then those it takes over from the verbs above it
  std::vector<verb_text> verbs;
};

verb_text read_verbs(CLI::App const& app);

// The verb of that path below the top, e.g. {"pack", "build"}. Throws error{usage} with the verbs that are there.
verb_text const& find_verb(verb_text const& top, std::vector<std::string> const& path);

// Throws error{usage}: the verb has none of that name below it; with those it may have been.
[[noreturn]] void refuse_verb(verb_text const& at, std::string const& word);

// A verb and all below it, itself first.
std::vector<verb_text const*> all_verbs(verb_text const& top);

}  // namespace wakhan::cli
