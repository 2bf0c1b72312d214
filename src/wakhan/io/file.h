// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace wakhan::io {

// The whole file as bytes. Throws error{io_failure} with the path and the system's reason.
std::string read_file(std::string const& path);

// A file mapped read-only into memory for as long as the object lives; movable, not copyable.
class mapped_file {
 public:
  mapped_file() = default;
  explicit mapped_file(std::string const& path);  // throws error{io_failure}
  mapped_file(mapped_file&& other) noexcept;
  mapped_file& operator=(mapped_file&& other) noexcept;
  mapped_file(mapped_file const&) = delete;
  mapped_file& operator=(mapped_file const&) = delete;
  ~mapped_file();

  std::span<std::byte const> bytes() const { return bytes_; }

 private:
  std::span<std::byte const> bytes_;
};

// Replaces `path` by these bytes so that a reader, or a crash at any moment, sees the old file or the new one and never
// a third thing: a temporary file in the same folder, fsync, rename, fsync of the folder. On failure the temporary file
// is removed and error{io_failure} thrown. Temporary files that killed writers left in the folder are removed too.
void write_file_atomically(std::string const& path, std::string_view bytes);

// Lower-case hex SHA-256 of bytes (OpenSSL), and of a file's contents.
std::string sha256_hex(std::string_view bytes);
std::string sha256_hex_of_file(std::string const& path);

// XXH3 64-bit checksum, for sections of a pack.
std::uint64_t checksum64(std::span<std::byte const> bytes);

}  // namespace wakhan::io
