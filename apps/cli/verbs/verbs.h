// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "program.h"

namespace wakhan::api {
struct change_words;
struct table_options;
}  // namespace wakhan::api
namespace wakhan::load {
class pack;
}

// One function a verb: it says what the verb takes and does. What a verb prints is the answer alone, on stdout; errors
// are thrown.
namespace wakhan::cli {

// What every verb takes.
struct session {
  std::string pack_path, config_file;
  bool is_quiet{};
};

// All of them, and the options of every verb. The session must outlive the program.
void add_verbs(program& p, session& s);

void add_route(program& p, session const& s);
void add_matrix(program& p, session const& s);
void add_what_if(program& p, session const& s);
void add_reach(program& p, session const& s);
void add_demo(program& p, session const& s);
void add_pack(program& p, session const& s);
void add_pack_draw(program::verb& pack, session const& s);
void add_validate(program& p, session const& s);
void add_doctor(program& p, session const& s);
void add_config(program& p);
void add_completion(program& p);
void add_man(program& p);
void add_help(program& p);

// A variable of the environment, or null.
char const* variable(std::string const& name);

// Prints the text on stdout; throws error{io_failure} where not all of it can be written.
void print(std::string const& text);

// Writes an answer to a file as a whole, or to stdout where the file is "-" or empty.
void print_to(std::string const& file, std::string const& text);

// The format of an answer of a verb: the command line goes before the ending of the file, and that before a setting.
std::string chosen_format(program const& p, std::string const& verb, std::string const& file,
                          std::string const& format);

// How a table is laid out: for the terminal, or 100 columns without colours in a file.
api::table_options table_options_for(std::string const& file, std::string const& colour);

// Says on stderr what is to be told of the projects that a question opens.
void note_projects(session const& s, load::pack const& pack, api::change_words const& words);

}  // namespace wakhan::cli
