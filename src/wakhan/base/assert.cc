// SPDX-License-Identifier: Apache-2.0
#include "wakhan/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace wakhan {

void assertion_failed(char const* expression, char const* file, int const line) {
  std::fprintf(stderr, "%s:%d: contract broken: %s\n", file, line, expression);
  std::abort();
}

}  // namespace wakhan
