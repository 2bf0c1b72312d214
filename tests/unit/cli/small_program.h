// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "unit/load/packed_sources.h"
#include "unit/load/two_country_pack.h"

namespace wakhan::cli {

using words = std::vector<std::string>;
using variables = std::map<std::string, std::string>;

// How a run of the program ended, and what it printed.
struct ending {
  int exit{-1};
  std::string out, err;
};

// The program in a folder of its own, with a pack of two countries that it builds itself from their sources.
class small_program : public load::packed_sources {
 public:
  small_program() {
    auto const rows = load::compared_country_facts();
    for (std::size_t t = 0; t < load::kFactTables; ++t) {
      folder.write(fmt::format("data/{}", load::file_of(static_cast<load::fact_table>(t))), rows.bytes()[t]);
    }
    recipe = write_recipe("two");
    pack = folder / "two.pack";
    built = run({"pack", "build", "--recipe", recipe, "--cache", folder / "cache", "--output", pack});
  }

  // stdout goes to the file `out`, of the folder where no other is named.
  ending run(words const& line, variables const& set = {}, std::string const& out = {}) const {
    auto const printed = out.empty() ? folder / "out" : out;
    auto const child = ::fork();
    if (child == 0) {
      become(line, set, printed);
    }
    auto status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, out.empty() ? io::read_file(printed) : std::string{},
            io::read_file(folder / "err")};
  }

  // A question to the pack.
  ending ask(words line, variables const& set = {}) const {
    line.insert(line.begin(), {"--pack", pack});
    return run(line, set);
  }

  std::string recipe, pack;
  ending built;

 private:
  // Those of whoever runs the tests.
  void forget_settings() const {
    auto names = words{};
    for (auto const* const* at = environ; *at != nullptr; ++at) {
      auto const text = std::string{*at};
      if (text.starts_with("WAKHAN_")) {
        names.push_back(text.substr(0, text.find('=')));
      }
    }
    for (auto const& name : names) {
      ::unsetenv(name.c_str());
    }
    for (auto const* const name : {"HOME", "XDG_CONFIG_HOME", "WAKHAN_HOME"}) {
      ::setenv(name, (folder / "").c_str(), 1);
    }
  }

  [[noreturn]] void become(words const& line, variables const& set, std::string const& out) const {
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), STDOUT_FILENO);
    ::dup2(::open((folder / "err").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), STDERR_FILENO);
    forget_settings();
    for (auto const& [name, value] : set) {
      ::setenv(name.c_str(), value.c_str(), 1);
    }
    std::filesystem::current_path(folder / "");
    auto arguments = std::vector<char const*>{WAKHAN_PROGRAM};
    for (auto const& word : line) {
      arguments.push_back(word.c_str());
    }
    arguments.push_back(nullptr);
    ::execv(WAKHAN_PROGRAM, const_cast<char* const*>(arguments.data()));
    ::_exit(127);
  }
};

// One for all tests, since the build takes its time.
inline small_program const& the_program() {
  static auto const made = small_program{};
  return made;
}

inline ending ask(words const& line, variables const& set = {}) { return the_program().ask(line, set); }

// Exit 0, and the words on stdout.
inline auto prints(std::string const& said) {
  return ::testing::AllOf(::testing::Field("exit", &ending::exit, 0),
                          ::testing::Field("out", &ending::out, ::testing::HasSubstr(said)));
}
// Another exit code, and the words on stderr.
inline auto fails(int const code, std::string const& said) {
  return ::testing::AllOf(::testing::Field("exit", &ending::exit, code),
                          ::testing::Field("err", &ending::err, ::testing::HasSubstr(said)));
}

inline void PrintTo(ending const& e, std::ostream* to) { *to << "exit " << e.exit << "\n" << e.out << e.err; }

}  // namespace wakhan::cli
