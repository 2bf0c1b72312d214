// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "wakhan/base/error.h"
#include "wakhan/io/file.h"

namespace wakhan::io {

namespace {

// An archive that lies in memory, opened by libarchive; only the formats of our sources are switched on.
class archive_reader {
 public:
  archive_reader(std::string_view const bytes, std::string const& path) : path_{path} {
    verify(reader_ != nullptr, errc::internal, "no memory to open '{}'", path);
    for (auto* const support :
         {archive_read_support_format_zip, archive_read_support_format_tar, archive_read_support_format_ar,
          archive_read_support_filter_gzip, archive_read_support_filter_xz, archive_read_support_filter_zstd}) {
      support(reader_.get());
    }
    if (archive_read_open_memory(reader_.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
      fail("not a .whl, .zip, .tar.gz or .deb archive");
    }
  }

  // Steps to the next member; false at the end.
  bool next() {
    auto const status = archive_read_next_header(reader_.get(), &entry_);
    if (status == ARCHIVE_EOF) {
      return false;
    }
    // A head that can be passed over (ARCHIVE_RETRY) would hide a member.
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
      fail("damaged, or not a .whl, .zip, .tar.gz or .deb archive");
    }
    return true;
  }

  // The path of the member as UTF-8, or as the bytes that stand in the archive.
  std::string member() const {
    auto const* const utf8 = archive_entry_pathname_utf8(entry_);
    auto const* const text = utf8 != nullptr ? utf8 : archive_entry_pathname(entry_);
    return text == nullptr ? std::string{} : std::string{text};
  }

  bool is_file() const {
    return archive_entry_filetype(entry_) == AE_IFREG && archive_entry_hardlink(entry_) == nullptr;
  }
  bool is_ar() const { return (archive_format(reader_.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_AR; }

  // The contents of the current member.
  std::string read(std::size_t const max_bytes) {
    auto contents = std::string{};
    auto buffer = std::array<char, std::size_t{1} << 16U>{};
    while (true) {
      auto const n = archive_read_data(reader_.get(), buffer.data(), buffer.size());
      if (n < 0) {
        fail(fmt::format("member '{}' is damaged", member()));
      }
      if (n == 0) {
        return contents;
      }
      verify(static_cast<std::size_t>(n) <= max_bytes - contents.size(), errc::bad_input,
             "{}: member '{}' is over the limit of {} bytes", path_, member(), max_bytes);
      contents.append(buffer.data(), static_cast<std::size_t>(n));
    }
  }

 private:
  [[noreturn]] void fail(std::string const& complaint) const {
    auto const* const reason = archive_error_string(reader_.get());
    throw error{errc::bad_input,
                fmt::format("{}: {} ({}); fetch it again", path_, complaint, reason == nullptr ? "no reason" : reason)};
  }

  std::string const& path_;
  std::unique_ptr<archive, decltype(&archive_read_free)> reader_{archive_read_new(), &archive_read_free};
  archive_entry* entry_{nullptr};
};

// Called with every member until it returns true.
using visitor = std::function<bool(archive_reader&)>;

// Visits the members of one archive. True if the visitor stopped.
bool visit_archive(std::string_view const bytes, std::string const& path, visitor const& visit) {
  auto reader = archive_reader{bytes, path};
  while (reader.next()) {
    if (visit(reader)) {
      return true;
    }
  }
  return false;
}

// Same, and the members of the data.tar.* of a .deb after it; archives in that one stay closed.
bool visit_members(std::string_view const bytes, std::string const& path, visitor const& visit) {
  return visit_archive(bytes, path, [&](archive_reader& reader) {
    if (visit(reader)) {
      return true;
    }
    // A member of an ar file cannot be larger than the file; one that is has been made to fill the memory.
    return reader.is_ar() && reader.member().starts_with("data.tar") &&
           visit_archive(reader.read(bytes.size()), path, visit);
  });
}

bool ends_at_folder(std::string_view const path, std::string_view const member) {
  return path.ends_with(member) && (path.size() == member.size() || path[path.size() - member.size() - 1] == '/');
}

}  // namespace

std::string read_archive_member(std::string const& archive_path, std::string const& member,
                                std::size_t const max_bytes) {
  verify(!member.empty(), errc::bad_input, "{}: the name of the member is empty", archive_path);
  auto contents = std::optional<std::string>{};
  auto taken = std::string{};
  visit_members(read_file(archive_path), archive_path, [&](archive_reader& reader) {
    auto const name = reader.member();
    if (!ends_at_folder(name, member)) {
      return false;
    }
    verify(reader.is_file(), errc::bad_input, "{}: member '{}' is no plain file", archive_path, name);
    verify(!contents, errc::bad_input, "{}: '{}' stands for two members: '{}' and '{}'", archive_path, member, taken,
           name);
    contents = reader.read(max_bytes);
    taken = name;
    return false;
  });
  verify(contents.has_value(), errc::bad_input, "{}: no member '{}' in the archive; is it another version?",
         archive_path, member);
  return std::move(*contents);
}

std::vector<std::string> list_archive(std::string const& archive_path) {
  auto members = std::vector<std::string>{};
  visit_members(read_file(archive_path), archive_path, [&](archive_reader& reader) {
    members.push_back(reader.member());
    return false;
  });
  return members;
}

}  // namespace wakhan::io
