// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace wakhan::api {

// The text of schema/options.csv as it was when the program was built.
std::string_view embedded_options();

}  // namespace wakhan::api
