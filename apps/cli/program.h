// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "verb_tree.h"
#include "wakhan/api/settings.h"
#include "wakhan/base/error.h"

// The verbs of the program and what each takes. Options and arguments are rows of schema/options.csv; a verb names the
// row and the variable that its value goes to. The library that splits command lines is known to program.cc alone.
namespace wakhan::cli {

using target = std::variant<bool*, int*, unsigned*, std::size_t*, std::string*, std::vector<std::string>*>;

class program {
 public:
  class verb {
   public:
    // A verb below this one. The footer shows examples.
    verb add(std::string const& name, std::string const& description, std::string const& footer);
    // The option or argument of that name goes to the variable, by its default first; an argument is required unless
    // it is a list.
    verb& takes(std::string const& name, target value);
    // What the verb does; returns the exit code.
    void runs(std::function<int()> action);
    // The verb goes on where settings cannot be read; without it their error ends the program.
    verb& needs_no_settings();

   private:
    friend class program;
    struct state;
    explicit verb(state* s) : state_{s} {}
    state* state_;  // owned by the program
  };

  // Where files and folders are that nobody names: below `home`.
  program(std::string const& description, std::string const& version, std::string const& footer, std::string home);
  program(program const&) = delete;
  program& operator=(program const&) = delete;
  ~program();

  verb top();
  // All verbs as plain data, once all are added: they are read the first time that somebody asks.
  verb_text const& verbs() const;
  // Where settings come from that are not on the command line.
  void reads_settings(std::function<std::vector<api::setting>()> read) { read_settings_ = std::move(read); }
  // Every setting with the value that holds and where it comes from; known once the command line is
  // read; what only asks for help or the version sets nothing.
  std::vector<api::setting> settings() const;
  // Whether the option stands on the command line that was read.
  bool is_written(std::string const& option) const;
  // Whether settings matter to what the command line that was read asks for.
  bool uses_settings() const;
  // What --help prints at a verb of that path; throws error{usage} where there is none.
  std::string help(std::vector<std::string> const& path) const;
  // Reads the command line and the settings; returns what is to be done, which returns the exit code and throws what
  // the verb throws. Does nothing itself. Throws error{usage} for a command line that does not make sense, and what
  // reading the settings throws.
  std::function<int()> read(int argc, char const* const* argv);
  // The error as it should be told where it is about an option whose value is a setting: with the place of that value.
  error with_origin(error const& e) const;

 private:
  // The verbs on the command line that was read, from the top down.
  std::vector<verb::state const*> chosen() const;

  // Puts the values of the command line into the variables, then those of settings where it has none.
  void assign_all();
  // The setting that gives the option its value, or null.
  api::setting const* setting_of(api::option_row const& row) const;

  std::unique_ptr<verb::state> top_;
  mutable std::optional<verb_text> verbs_;
  std::string home_;
  std::function<std::vector<api::setting>()> read_settings_;
  std::vector<api::setting> settings_;
  bool is_assigned_{};  // values of a command line that makes sense are in the variables
};

}  // namespace wakhan::cli
