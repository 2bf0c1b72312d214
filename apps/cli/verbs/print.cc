// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>

#include "verbs/verbs.h"
#include "wakhan/api/output_file.h"
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

}  // namespace wakhan::cli
