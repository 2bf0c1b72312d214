// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/base/error.h"

namespace wakhan::test {

// "<code>: <message>" of the error that `action` throws, or "nothing".
template <typename Action>
std::string thrown_by(Action const& action) {
  try {
    action();
  } catch (error const& e) {
    return fmt::format("{}: {}", name_of(e.code()), e.what());
  }
  return "nothing";
}

}  // namespace wakhan::test
