// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wakhan {

// The letters A to Z made small; codes and ids have no others.
std::string in_small_letters(std::string_view text);

}  // namespace wakhan
