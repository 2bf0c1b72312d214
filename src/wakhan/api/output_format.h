// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wakhan::api {

// What was said about the form of an answer.
struct output_words {
  std::string file;       // empty or "-": stdout
  std::string format;     // of the command line; empty: none
  std::string otherwise;  // where neither the command line nor the ending of the file says: of a setting; empty: table
  bool has_format{true};  // whether the verb has an option --format
};

// Whether an answer goes to stdout.
bool is_stdout(std::string_view file);

// The format of `formats` to write. The command line goes before the ending of the file's name, and that before all
// else; a name without an ending says nothing, .txt is for tables, and .json may hold GeoJSON too. Throws error{usage}
// where the command line and the ending speak of two formats, and for an ending that names none of them.
std::string format_of_output(std::vector<std::string> const& formats, output_words const& words);

// Throws error{usage} for a file whose name ends as one of another format than `format`, the only one that is written.
void verify_ending(std::string_view file, std::string_view format);

}  // namespace wakhan::api
