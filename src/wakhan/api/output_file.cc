// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/output_file.h"

#include "wakhan/io/file.h"

namespace wakhan::api {

void write_text_file(std::string const& path, std::string const& text) { io::write_file_atomically(path, text); }

}  // namespace wakhan::api
