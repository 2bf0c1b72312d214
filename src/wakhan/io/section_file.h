// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/io/file.h"

// One file of named sections: header, section table, sections aligned to 64 bytes, a commit record at the end;
// little-endian. Each section has an XXH3 checksum; header and table have one of their own. Built whole, written
// atomically, never changed in place.
namespace wakhan::io {

inline constexpr std::uint32_t kSectionFileMajor = 1;

struct section {
  std::string name;  // 1 to 31 bytes
  std::span<std::byte const> bytes;
};

// The bytes of a file with these sections, in order.
std::string make_section_file(std::span<section const> sections);

// A section file open for reading: mapped, its structure checked on opening; `check_contents` sums every section.
class section_file {
 public:
  section_file() = default;
  // Throws error{missing_pack} when absent, error{wrong_pack_format} for another major format, error{damaged_pack}
  // naming the section otherwise.
  explicit section_file(std::string const& path);

  // The section of this name. Throws error{damaged_pack} naming it when it is absent.
  std::span<std::byte const> find(std::string_view name) const;
  std::vector<section> const& sections() const { return sections_; }
  // Sums every section and compares. Throws error{damaged_pack} naming the first that differs.
  void check_contents() const;
  // 16 hexadecimal digits that stand for all contents: the checksum of the section table.
  std::string hash() const;
  std::string const& path() const { return path_; }

 private:
  std::string path_;
  mapped_file file_;
  std::vector<section> sections_;
  std::vector<std::uint64_t> checksums_;
  std::uint64_t table_checksum_{};
};

}  // namespace wakhan::io
