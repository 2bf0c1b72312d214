// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/section_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <set>

#include "wakhan/base/error.h"

namespace wakhan::io {

namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::array<char, 8> kMagic{'W', 'A', 'K', 'H', 'A', 'N', 'P', '\n'};
constexpr std::array<char, 8> kCommit{'W', 'A', 'K', 'H', 'E', 'N', 'D', '\n'};
constexpr std::uint32_t kMaxSections = 4096;

struct file_header {
  std::array<char, 8> magic;
  std::uint32_t major, minor;
  std::uint64_t file_bytes;
  std::uint32_t sections, zero;
  std::uint64_t table_checksum;
  std::uint64_t header_checksum;  // of the bytes before it
  std::array<std::uint64_t, 2> zeros;
};
static_assert(sizeof(file_header) == kAlignment);

struct table_entry {
  std::array<char, 32> name;
  std::uint64_t offset, bytes, checksum, zero;
};
static_assert(sizeof(table_entry) == kAlignment);

struct commit_record {
  std::array<char, 8> magic;
  std::uint64_t table_checksum;
};

std::size_t aligned(std::size_t const n) { return (n + kAlignment - 1) / kAlignment * kAlignment; }

template <typename T>
std::span<std::byte const> bytes_of(T const& value) {
  return std::as_bytes(std::span<T const, 1>{&value, 1});
}

template <typename T>
T read_at(std::span<std::byte const> const bytes, std::size_t const offset) {
  auto value = T{};
  std::memcpy(&value, bytes.data() + offset, sizeof(T));
  return value;
}

void append(std::string& out, std::span<std::byte const> const bytes) {
  out.append(reinterpret_cast<char const*>(bytes.data()), bytes.size());
}

constexpr char const* kRebuild = "run `wakhan pack build` to make it again";

[[noreturn]] void damaged(std::string const& path, std::string const& what) {
  throw error{errc::damaged_pack, fmt::format("{}: damaged pack: {}", path, what), kRebuild};
}

void require(bool const condition, std::string const& path, std::string const& what) {
  if (!condition) {
    damaged(path, what);
  }
}

std::uint64_t header_sum(file_header const& header) {
  return checksum64(bytes_of(header).first(offsetof(file_header, header_checksum)));
}

}  // namespace

std::string make_section_file(std::span<section const> const sections) {
  auto entries = std::vector<table_entry>(sections.size());
  auto offset = kAlignment + sections.size() * sizeof(table_entry);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    auto const& from = sections[i];
    verify(!from.name.empty() && from.name.size() < 32, errc::internal, "section name '{}' is not 1 to 31 bytes",
           from.name);
    std::copy(from.name.begin(), from.name.end(), entries[i].name.begin());
    entries[i].offset = offset;
    entries[i].bytes = from.bytes.size();
    entries[i].checksum = checksum64(from.bytes);
    offset = aligned(offset + from.bytes.size());
  }
  auto header = file_header{kMagic,
                            kSectionFileMajor,
                            0,
                            offset + sizeof(commit_record),
                            static_cast<std::uint32_t>(sections.size()),
                            0,
                            0,
                            0,
                            {}};
  header.table_checksum = checksum64(std::as_bytes(std::span<table_entry const>{entries}));
  header.header_checksum = header_sum(header);
  auto out = std::string{};
  out.reserve(header.file_bytes);
  append(out, bytes_of(header));
  append(out, std::as_bytes(std::span<table_entry const>{entries}));
  for (auto const& from : sections) {
    append(out, from.bytes);
    out.resize(aligned(out.size()), '\0');
  }
  append(out, bytes_of(commit_record{kCommit, header.table_checksum}));
  return out;
}

section_file::section_file(std::string const& path) : path_{path} {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    throw error{errc::missing_pack, fmt::format("{}: there is no pack here", path),
                "run `./setup` or `wakhan pack build`, or name one with --pack FILE"};
  }
  file_ = mapped_file{path};
  auto const bytes = file_.bytes();
  require(bytes.size() >= sizeof(file_header), path,
          fmt::format("section 'header': the file has only {} bytes", bytes.size()));
  auto const header = read_at<file_header>(bytes, 0);
  require(header.magic == kMagic, path, "section 'header': this is not a Wakhan pack");
  if (header.major != kSectionFileMajor && header.header_checksum == header_sum(header)) {
    throw error{errc::wrong_pack_format,
                fmt::format("{}: pack format {}.{}; this program reads format {}", path, header.major, header.minor,
                            kSectionFileMajor),
                "use the Wakhan release that made it, or run `wakhan pack build`"};
  }
  require(header.header_checksum == header_sum(header), path, "section 'header': checksum differs");
  require(header.zero == 0 && header.zeros == decltype(header.zeros){}, path,
          "section 'header': its unused bytes are not zero");
  require(header.file_bytes == bytes.size(), path,
          fmt::format("section 'header': {} bytes promised, {} found", header.file_bytes, bytes.size()));
  require(header.sections <= kMaxSections &&
              kAlignment + header.sections * sizeof(table_entry) + sizeof(commit_record) <= bytes.size(),
          path, "section 'table': it does not fit into the file");
  auto const table = bytes.subspan(kAlignment, header.sections * sizeof(table_entry));
  require(checksum64(table) == header.table_checksum, path, "section 'table': checksum differs");
  table_checksum_ = header.table_checksum;
  auto const commit = read_at<commit_record>(bytes, bytes.size() - sizeof(commit_record));
  require(commit.magic == kCommit && commit.table_checksum == header.table_checksum, path,
          "section 'commit': the end of the file is not that of a finished pack");
  auto names = std::set<std::string>{};
  auto next = kAlignment + table.size();  // sections lie one after the other, as they were written
  for (std::size_t i = 0; i < header.sections; ++i) {
    auto const entry = read_at<table_entry>(table, i * sizeof(table_entry));
    auto const name = std::string{entry.name.data(), ::strnlen(entry.name.data(), entry.name.size())};
    require(!name.empty() && names.insert(name).second, path, fmt::format("section '{}': empty or double name", name));
    auto const name_end = entry.name.begin() + static_cast<std::ptrdiff_t>(name.size());
    require(entry.zero == 0 && std::all_of(name_end, entry.name.end(), [](char const c) { return c == '\0'; }), path,
            fmt::format("section '{}': the unused bytes of its entry are not zero", name));
    require(entry.offset <= bytes.size() && entry.bytes <= bytes.size() - entry.offset, path,
            fmt::format("section '{}': it lies outside the file", name));
    require(entry.offset == next, path, fmt::format("section '{}': it does not begin where the one before ends", name));
    next = aligned(entry.offset + entry.bytes);
    sections_.push_back({name, bytes.subspan(entry.offset, entry.bytes)});
    checksums_.push_back(entry.checksum);
  }
  require(next + sizeof(commit_record) == bytes.size(), path, "section 'commit': it does not follow the last section");
}

std::span<std::byte const> section_file::find(std::string_view const name) const {
  for (auto const& s : sections_) {
    if (s.name == name) {
      return s.bytes;
    }
  }
  damaged(path_, fmt::format("section '{}' is missing", name));
}

void section_file::check_contents() const {
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    require(checksum64(sections_[i].bytes) == checksums_[i], path_,
            fmt::format("section '{}': checksum differs", sections_[i].name));
    auto const file = file_.bytes();
    auto const end = static_cast<std::size_t>(sections_[i].bytes.data() - file.data()) + sections_[i].bytes.size();
    auto const gap = file.subspan(end, std::min(aligned(end), file.size()) - end);
    require(std::all_of(gap.begin(), gap.end(), [](std::byte const b) { return b == std::byte{0}; }), path_,
            fmt::format("section '{}': the bytes after it are not zero", sections_[i].name));
  }
}

std::string section_file::hash() const { return fmt::format("{:016x}", table_checksum_); }

}  // namespace wakhan::io
