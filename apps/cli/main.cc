// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "program.h"
#include "terminal.h"
#include "verbs/verbs.h"
#include "wakhan/api/route.h"
#include "wakhan/api/settings.h"
#include "wakhan/base/error.h"

namespace wakhan::cli {

namespace {

constexpr char const* kFooter =
    "Examples:\n"
    "  wakhan route Chongqing Duisburg\n"
    "  wakhan demo\n"
    "  wakhan pack info\n"
    "More: wakhan help VERB, wakhan help settings, wakhan help exit-codes";

// Where data/, build/ and the cache of packages are: WAKHAN_HOME, else share/wakhan of an installed program, else the
// current folder.
std::string home() {
  namespace fs = std::filesystem;
  if (auto const* const named = std::getenv("WAKHAN_HOME")) {
    return named;
  }
  auto unknown = std::error_code{};
  auto const program = fs::read_symlink("/proc/self/exe", unknown);
  auto const installed = program.parent_path().parent_path() / "share/wakhan";
  return !unknown && fs::is_directory(installed / "data", unknown) ? installed.string() : ".";
}

int report(error const& e) {
  std::fprintf(stderr, "wakhan: %s\n", e.what());
  std::fprintf(stderr, "  %s\n", e.hint().empty() ? hint_of(e.code()) : e.hint().c_str());
  return exit_code(e.code());
}

// A misspelt variable would else go unseen: nothing but its name says that it was meant for us.
void warn_of_variables() {
  for (auto const& note : api::notes_on_variables(api::names_of_variables())) {
    std::fprintf(stderr, "note: %s\n", note.c_str());
  }
}

int run(int const argc, char const* const* const argv) {
  auto s = session{};
  auto p = program{"Ways for freight over rail, road, sea, rivers, ferries and by air in Eurasia", api::version(),
                   kFooter, home()};
  p.reads_settings([&s] { return api::read_all_settings(s.config_file, variable); });
  add_verbs(p, s);
  try {
    auto const action = p.read(argc, argv);
    if (p.uses_settings() && !s.is_quiet) {
      warn_of_variables();
    }
    return action();
  } catch (error const& e) {
    return report(p.with_origin(e));
  }
}

}  // namespace

}  // namespace wakhan::cli

int main(int argc, char** argv) {
  // A file that grows too large is an error of its write, not the end of the program.
  std::signal(SIGXFSZ, SIG_IGN);
  wakhan::cli::end_when_interrupted();
  try {
    return wakhan::cli::run(argc, argv);
  } catch (wakhan::error const& e) {
    return wakhan::cli::report(e);
  } catch (std::exception const& e) {
    std::fprintf(
        stderr,
        "wakhan: internal error: %s\n  this is a mistake of ours: please report it with the command that led here\n",
        e.what());
    return wakhan::exit_code(wakhan::errc::internal);
  }
}
