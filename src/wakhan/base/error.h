// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace wakhan {

// What went wrong, by whose fault it is; each code has one row in schema/errors.csv (name, exit code, hint).
enum class errc {
  internal,           // our own mistake
  usage,              // the command line does not make sense
  bad_input,          // a file or value given by the user is wrong
  missing_pack,       // no pack where one was expected
  damaged_pack,       // a pack that fails its checks
  wrong_pack_format,  // a pack of another major format
  bad_recipe,         // a recipe that does not make sense
  missing_package,    // a source package that cannot be had
  hash_mismatch,      // a source package with other contents than the recipe promises
  no_route,           // no way exists; the reason is in the answer
  unknown_place,      // no place of that name
  ambiguous_place,    // several places of that name
  limit,              // a stated limit was passed
  io_failure,         // the operating system refused to read or write
  interrupted,        // asked to stop
};

// The process exit code of an error: 1 internal, 2 usage, 3 bad input, 4 no route, 5 place, 6 limit, 130 interrupted.
int exit_code(errc code);

// The name of an error as written in schema/errors.csv and in JSON answers, e.g. "unknown_place".
char const* name_of(errc code);

// What to do next where an error says nothing better, as written in schema/errors.csv.
char const* hint_of(errc code);

// An error that ends the question: what was wrong with the value and its place, and what to do next.
class error : public std::runtime_error {
 public:
  error(errc code, std::string const& message, std::string hint = {});

  errc code() const { return code_; }
  std::string const& hint() const { return hint_; }

 private:
  errc code_;
  std::string hint_;
};

// Throws error{code, message} when the caller's or a file's condition does not hold; our own mistakes use
// WAKHAN_ASSERT.
template <typename... Args>
void verify(bool condition, errc code, fmt::format_string<Args...> format, Args&&... args) {
  if (!condition) {
    throw error{code, fmt::format(format, std::forward<Args>(args)...)};
  }
}

}  // namespace wakhan
