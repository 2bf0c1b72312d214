// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>

#include "terminal.h"
#include "verbs/verbs.h"
#include "wakhan/api/changes.h"
#include "wakhan/api/option_table.h"
#include "wakhan/api/output_file.h"
#include "wakhan/api/output_format.h"
#include "wakhan/api/route_table.h"
#include "wakhan/base/error.h"

namespace wakhan::cli {

char const* variable(std::string const& name) { return std::getenv(name.c_str()); }

void print(std::string const& text) {
  verify(std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0, errc::io_failure,
         "stdout: cannot write the whole text");
}

void print_to(std::string const& file, std::string const& text) {
  if (file.empty() || file == "-") {
    print(text);
  } else {
    api::write_text_file(file, text);
  }
}

std::string chosen_format(program const& p, std::string const& verb, std::string const& file,
                          std::string const& format) {
  auto const is_written = p.is_written("--format");
  return api::format_of_output(api::find_option("--format", verb)->values,
                               {file, is_written ? format : "", is_written ? "" : format});
}

api::table_options table_options_for(std::string const& file, std::string const& colour) {
  auto const is_stdout = api::is_stdout(file);
  auto options = api::table_options{};
  options.width = is_stdout ? terminal_width() : 100;
  options.colour = is_stdout && may_colour(colour);
  return options;
}

void note_projects(session const& s, load::pack const& pack, api::change_words const& words) {
  if (s.is_quiet) {
    return;
  }
  for (auto const& note : api::notes_on_projects(api::as_spelt(pack, words).open)) {
    std::fprintf(stderr, "note: %s\n", note.c_str());
  }
}

}  // namespace wakhan::cli
