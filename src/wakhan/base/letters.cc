// SPDX-License-Identifier: Apache-2.0
#include "wakhan/base/letters.h"

#include <algorithm>

namespace wakhan {

std::string in_small_letters(std::string_view const text) {
  auto out = std::string{text};
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char const c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

}  // namespace wakhan
