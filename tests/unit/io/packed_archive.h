// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace wakhan::test {

using archive_members = std::vector<std::pair<std::string, std::string>>;
using archive_setting = int (*)(::archive*);

// The bytes of an archive with these members (name, contents); a name that ends in '/' is a folder.
inline std::string packed(archive_setting const format, archive_setting const filter, archive_members const& files) {
  auto buffer = std::string(std::size_t{1} << 20U, '\0');
  auto used = std::size_t{0};
  auto const writer =
      std::unique_ptr<::archive, decltype(&archive_write_free)>{archive_write_new(), &archive_write_free};
  format(writer.get());
  filter(writer.get());
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  archive_write_open_memory(writer.get(), buffer.data(), buffer.size(), &used);
  for (auto const& [name, contents] : files) {
    auto const entry =
        std::unique_ptr<archive_entry, decltype(&archive_entry_free)>{archive_entry_new(), &archive_entry_free};
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(contents.size()));
    EXPECT_EQ(archive_write_header(writer.get(), entry.get()), ARCHIVE_OK);
    EXPECT_EQ(archive_write_data(writer.get(), contents.data(), contents.size()),
              static_cast<la_ssize_t>(contents.size()));
  }
  EXPECT_EQ(archive_write_close(writer.get()), ARCHIVE_OK);
  buffer.resize(used);
  return buffer;
}

// A tar of one link to `target`.
inline std::string linked(std::string const& name, std::string const& target, bool const is_hard) {
  auto buffer = std::string(std::size_t{1} << 16U, '\0');
  auto used = std::size_t{0};
  auto const writer =
      std::unique_ptr<::archive, decltype(&archive_write_free)>{archive_write_new(), &archive_write_free};
  archive_write_set_format_ustar(writer.get());
  archive_write_open_memory(writer.get(), buffer.data(), buffer.size(), &used);
  auto const entry =
      std::unique_ptr<archive_entry, decltype(&archive_entry_free)>{archive_entry_new(), &archive_entry_free};
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_filetype(entry.get(), is_hard ? AE_IFREG : AE_IFLNK);
  archive_entry_set_size(entry.get(), 0);
  is_hard ? archive_entry_set_hardlink(entry.get(), target.c_str())
          : archive_entry_set_symlink(entry.get(), target.c_str());
  EXPECT_EQ(archive_write_header(writer.get(), entry.get()), ARCHIVE_OK);
  EXPECT_EQ(archive_write_close(writer.get()), ARCHIVE_OK);
  buffer.resize(used);
  return buffer;
}

inline std::string zip(archive_members const& files) {
  return packed(archive_write_set_format_zip, archive_write_add_filter_none, files);
}

}  // namespace wakhan::test
