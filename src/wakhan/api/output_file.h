// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace wakhan::api {

// Writes an answer to a file as a whole or not at all. Throws error{io_failure} with the path and the reason.
void write_text_file(std::string const& path, std::string const& text);

}  // namespace wakhan::api
