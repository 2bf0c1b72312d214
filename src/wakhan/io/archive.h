// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace wakhan::io {

// The contents of one member of a .whl/.zip, .tar.gz or .deb (whose data.tar.* is opened as well) archive, by
// libarchive; nothing is run or written to disk. `member` is matched against the end of the member's path at a '/' (a
// leading "./" and a versioned top folder do not matter). Throws error{bad_input} naming archive and member when it is
// absent, there twice, no plain file (a link), over `max_bytes`, or the archive is damaged; error{io_failure} when the
// file cannot be read.
std::string read_archive_member(std::string const& archive_path, std::string const& member,
                                std::size_t max_bytes = std::size_t{512} << 20U);

// All member paths in the order of the archive, those of a .deb's data.tar.* after its own; for error messages and
// tests.
std::vector<std::string> list_archive(std::string const& archive_path);

}  // namespace wakhan::io
