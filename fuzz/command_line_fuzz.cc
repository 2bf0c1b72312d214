// SPDX-License-Identifier: Apache-2.0
// Any lines as the words of a command line, after leading ones such as WAKHAN_LOAD=teu as the environment. The program
// reads them with all its verbs and options and does nothing: it must say what is to be done, every setting with a
// value that its row takes, or end with an error that says what to write instead.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/target.h"
#include "program.h"
#include "verbs/verbs.h"
#include "wakhan/api/option_table.h"
#include "wakhan/api/settings.h"

namespace {

using wakhan::fuzz::require;

struct input {
  std::map<std::string, std::string> variables;
  std::vector<std::string> words{"wakhan"};
};

// As in a process: no word and no variable has a zero byte.
input parse_input(std::string_view text) {
  auto out = input{};
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    auto const line = std::string{text.substr(0, std::min(end, text.find('\0')))};
    text.remove_prefix(std::min(end + 1, text.size()));
    auto const sign = line.find('=');
    if (out.words.size() == 1 && line.starts_with("WAKHAN_") && sign != std::string::npos) {
      out.variables.try_emplace(line.substr(0, sign), line.substr(sign + 1));
    } else {
      out.words.push_back(line);
    }
  }
  return out;
}

struct command_line {
  wakhan::cli::session session;
  wakhan::cli::program program{"Ways for freight", "0", "Examples:\n", "/home"};
  std::map<std::string, std::string> const* variables{};

  command_line() {
    program.reads_settings([this] {
      return wakhan::api::read_settings([this](std::string const& name) {
        auto const found = variables->find(name);
        return found == variables->end() ? nullptr : found->second.c_str();
      });
    });
    wakhan::cli::add_verbs(program, session);
  }
};

// What holds after the words are read, as text. Throws what reading them throws.
std::vector<std::string> read(command_line& line, input const& in) {
  auto argv = std::vector<char const*>{};
  for (auto const& word : in.words) {
    argv.push_back(word.c_str());
  }
  line.variables = &in.variables;
  auto const action = line.program.read(static_cast<int>(argv.size()), argv.data());
  require(static_cast<bool>(action), "there is something to do");
  auto out = std::vector<std::string>{};
  for (auto const& one : line.program.settings()) {
    if (one.values.empty() && one.origin == "built in") {
      continue;
    }
    require(!complaint_about(*one.row, one.values), "a setting has a value that its row takes");
    out.push_back(to_toml(*one.row, one.values) + " from " + one.origin);
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* const data, std::size_t const size) {
  static auto line = command_line{};
  auto const text = wakhan::fuzz::as_text(data, size);
  auto const in = parse_input(text);
  return wakhan::fuzz::run([&] {
    try {
      auto const first = read(line, in);
      require(!wakhan::fuzz::is_one_in(8, text) || read(line, in) == first, "the same words mean the same");
    } catch (wakhan::error const& e) {
      require(*e.what() != '\0', "an error has a message");
      require(e.code() != wakhan::errc::usage || !e.hint().empty(), "an error of usage has a hint");
      require(*line.program.with_origin(e).what() != '\0', "an error with its origin has a message");
      throw;
    }
  });
}
