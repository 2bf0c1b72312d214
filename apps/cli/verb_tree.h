// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library calls itself so
class App;
}

// The verbs and options of the program as plain data, so that pages and shell scripts made of them cannot differ from
// what the program reads.
namespace wakhan::cli {

struct option_text {
  std::vector<std::string> names;  // "-o", "--output"; the longest name last; a positional has its own name alone
  std::string description, default_value;
  bool takes_value{}, is_positional{}, is_required{};

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

// A verb and all below it, itself first.
std::vector<verb_text const*> all_verbs(verb_text const& top);

}  // namespace wakhan::cli
