// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/section_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <fstream>

#include "unit/io/temporary_folder.h"
#include "unit/io/thrown_by.h"

namespace wakhan::io {
namespace {

using test::temporary_folder;
using test::thrown_by;
using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::size_t kHeaderBytes = 64;
constexpr std::size_t kEntryBytes = 64;
constexpr std::size_t kMajorAt = 8;
constexpr std::size_t kHeaderSumAt = 40;

std::span<std::byte const> bytes_of(std::string_view const text) { return std::as_bytes(std::span{text}); }

std::string_view text_of(std::span<std::byte const> const bytes) {
  return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

// Without the care of write_file_atomically: the tests write many files.
void write_quickly(std::string const& path, std::string const& bytes) {
  std::filesystem::remove(path);  // some file systems flush a file that is cut to nothing and written again
  auto file = std::ofstream{path, std::ios::binary};
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// Three sections: one of a line, an empty one, one longer than the alignment.
std::string three_sections() {
  static auto const kLong = std::string(100, 'x');
  auto const sections =
      std::vector<section>{{"first", bytes_of("hello")}, {"empty", bytes_of("")}, {"long", bytes_of(kLong)}};
  return make_section_file(sections);
}

// What opening a file with these bytes throws.
std::string opening(std::string const& bytes) {
  auto const folder = temporary_folder{};
  write_quickly(folder / "p", bytes);
  return thrown_by([&] { section_file{folder / "p"}; });
}

// The header's checksum made to fit what the header now says.
std::string with_header_sum(std::string bytes) {
  auto const sum = checksum64(bytes_of(bytes).first(kHeaderSumAt));
  std::memcpy(bytes.data() + kHeaderSumAt, &sum, sizeof(sum));
  return bytes;
}

TEST(section_file, is_read_as_it_was_made) {
  auto const folder = temporary_folder{};
  write_quickly(folder / "p", three_sections());
  auto const file = section_file{folder / "p"};
  ASSERT_EQ(file.sections().size(), 3U);
  EXPECT_EQ(file.sections()[1].name, "empty");
  EXPECT_EQ(text_of(file.find("first")), "hello");
  EXPECT_TRUE(file.find("empty").empty());
  EXPECT_EQ(text_of(file.find("long")), std::string(100, 'x'));
  EXPECT_EQ(thrown_by([&] { file.check_contents(); }), "nothing");
  EXPECT_EQ(file.path(), folder / "p");
  EXPECT_EQ(file.hash().size(), 16U);
  EXPECT_EQ(file.hash().find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(section_file, sections_are_aligned_to_64_bytes) {
  auto const folder = temporary_folder{};
  write_quickly(folder / "p", three_sections());
  auto const file = section_file{folder / "p"};
  for (auto const& s : file.sections()) {
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(s.bytes.data()) % 64, 0U) << s.name;
  }
}

TEST(section_file, the_same_sections_are_the_same_bytes_and_other_contents_another_hash) {
  EXPECT_EQ(three_sections(), three_sections());
  auto const folder = temporary_folder{};
  for (auto const* const text : {"a", "b"}) {
    auto const sections = std::vector<section>{{"s", bytes_of(text)}};
    write_quickly(folder / text, make_section_file(sections));
  }
  EXPECT_NE(section_file{folder / "a"}.hash(), section_file{folder / "b"}.hash());
}

TEST(section_file, without_sections_is_read_too) { EXPECT_EQ(opening(make_section_file({})), "nothing"); }

TEST(section_file, a_name_of_31_bytes_is_the_longest) {
  auto const made = [](std::size_t const n) {
    return thrown_by([&] { make_section_file(std::vector<section>{{std::string(n, 'n'), {}}}); });
  };
  EXPECT_EQ(made(31), "nothing");
  EXPECT_THAT(made(32), StartsWith("internal: "));
  EXPECT_THAT(made(0), StartsWith("internal: "));
}

TEST(section_file, an_absent_file_is_a_missing_pack) {
  EXPECT_THAT(thrown_by([] { section_file{"/no/such.pack"}; }),
              AllOf(StartsWith("missing_pack: "), HasSubstr("/no/such.pack")));
}

TEST(section_file, an_absent_section_is_named) {
  auto const folder = temporary_folder{};
  write_quickly(folder / "p", three_sections());
  EXPECT_THAT(thrown_by([&] { section_file{folder / "p"}.find("other"); }),
              AllOf(StartsWith("damaged_pack: "), HasSubstr("section 'other' is missing")));
}

TEST(section_file, every_flipped_bit_of_header_and_table_is_noticed) {
  auto const whole = three_sections();
  for (std::size_t at = 0; at < kHeaderBytes + 3 * kEntryBytes; ++at) {
    for (auto const bits : {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF}) {
      auto bytes = whole;
      bytes[at] = static_cast<char>(bytes[at] ^ bits);
      EXPECT_THAT(opening(bytes), AnyOf(StartsWith("damaged_pack: "), StartsWith("wrong_pack_format: "))) << at;
    }
  }
}

TEST(section_file, every_flipped_byte_of_the_commit_record_is_noticed) {
  auto const whole = three_sections();
  for (auto at = whole.size() - 16; at < whole.size(); ++at) {
    auto bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    EXPECT_THAT(opening(bytes), AllOf(StartsWith("damaged_pack: "), HasSubstr("'commit'"))) << at;
  }
}

TEST(section_file, a_flipped_byte_of_a_section_is_noticed_by_check_contents) {
  auto const folder = temporary_folder{};
  auto bytes = three_sections();
  bytes[bytes.find("xxxx") + 50] = 'y';
  write_quickly(folder / "p", bytes);
  auto const file = section_file{folder / "p"};
  EXPECT_THAT(thrown_by([&] { file.check_contents(); }),
              AllOf(StartsWith("damaged_pack: "), HasSubstr("section 'long': checksum differs")));
}

TEST(section_file, a_byte_between_two_sections_is_noticed_by_check_contents) {
  auto const folder = temporary_folder{};
  auto bytes = three_sections();
  bytes[bytes.find("hello") + 20] = 'y';
  write_quickly(folder / "p", bytes);
  EXPECT_THAT(thrown_by([&] { section_file{folder / "p"}.check_contents(); }),
              AllOf(StartsWith("damaged_pack: "), HasSubstr("section 'first': the bytes after it are not zero")));
}

TEST(section_file, a_file_cut_at_an_edge_or_beside_it_is_refused) {
  auto const whole = three_sections();
  auto edges = std::vector<std::size_t>{0, 1, 8, kHeaderBytes};
  for (std::size_t i = 1; i <= 3; ++i) {
    edges.push_back(kHeaderBytes + i * kEntryBytes);
  }
  for (auto at = kHeaderBytes + 3 * kEntryBytes; at < whole.size(); at += 64) {
    edges.push_back(at);
  }
  edges.insert(edges.end(),
               {whole.find("hello") + 5, whole.rfind('x') + 1, whole.size() - 16, whole.size() - 8, whole.size() - 1});
  for (auto const edge : edges) {
    for (auto const size : {edge == 0 ? 0 : edge - 1, edge, edge + 1}) {
      if (size < whole.size()) {
        EXPECT_THAT(opening(whole.substr(0, size)), StartsWith("damaged_pack: ")) << size;
      }
    }
  }
}

TEST(section_file, a_longer_file_is_refused) {
  EXPECT_THAT(opening(three_sections() + '\0'), AllOf(StartsWith("damaged_pack: "), HasSubstr("promised")));
}

TEST(section_file, another_major_format_is_named_with_both_numbers) {
  for (auto const major : {kSectionFileMajor + 1, kSectionFileMajor - 1, std::uint32_t{0xFFFFFFFF}}) {
    auto bytes = three_sections();
    std::memcpy(bytes.data() + kMajorAt, &major, sizeof(major));
    EXPECT_THAT(opening(with_header_sum(bytes)),
                AllOf(StartsWith("wrong_pack_format: "), HasSubstr(fmt::format("format {}.0", major)),
                      HasSubstr(fmt::format("reads format {}", kSectionFileMajor))));
  }
}

TEST(section_file, an_impossible_number_of_sections_is_refused) {
  for (auto const n : {4U, 5U, 4096U, 4097U, 0xFFFFFFFFU}) {
    auto bytes = three_sections();
    std::memcpy(bytes.data() + 24, &n, sizeof(n));
    EXPECT_THAT(opening(with_header_sum(bytes)), AllOf(StartsWith("damaged_pack: "), HasSubstr("'table'"))) << n;
  }
}

// The file with one 8-byte field of the second table entry changed, all checksums made to fit.
std::string with_entry(std::size_t const field_at, std::uint64_t const value) {
  auto bytes = three_sections();
  std::memcpy(bytes.data() + kHeaderBytes + kEntryBytes + field_at, &value, sizeof(value));
  auto const sum = checksum64(bytes_of(bytes).subspan(kHeaderBytes, 3 * kEntryBytes));
  std::memcpy(bytes.data() + 32, &sum, sizeof(sum));
  std::memcpy(bytes.data() + bytes.size() - 8, &sum, sizeof(sum));
  return with_header_sum(bytes);
}

TEST(section_file, a_section_outside_the_file_is_named_even_if_all_checksums_fit) {
  ASSERT_EQ(opening(with_entry(32, 320)), "nothing");
  for (auto const offset : {std::uint64_t{1}, std::uint64_t{6400}, ~std::uint64_t{63}, ~std::uint64_t{0}}) {
    EXPECT_THAT(opening(with_entry(32, offset)), AllOf(StartsWith("damaged_pack: "), HasSubstr("section 'empty'")))
        << offset;
  }
  for (auto const size : {std::uint64_t{6400}, ~std::uint64_t{0}, ~std::uint64_t{0} - 320 + 1}) {
    EXPECT_THAT(opening(with_entry(40, size)), AllOf(StartsWith("damaged_pack: "), HasSubstr("section 'empty'")))
        << size;
  }
}

TEST(section_file, sections_lie_one_after_the_other_even_if_all_checksums_fit) {
  // Over the header, over the table, over the first section, and with a hole before it.
  for (auto const offset : {0, 64, 256, 384}) {
    EXPECT_THAT(
        opening(with_entry(32, static_cast<std::uint64_t>(offset))),
        AllOf(StartsWith("damaged_pack: "), HasSubstr("section 'empty': it does not begin where the one before ends")))
        << offset;
  }
  // Longer than it was: over the next one.
  EXPECT_THAT(
      opening(with_entry(40, 1)),
      AllOf(StartsWith("damaged_pack: "), HasSubstr("section 'long': it does not begin where the one before ends")));
}

TEST(section_file, nothing_lies_between_the_last_section_and_the_commit_record) {
  auto bytes = three_sections();
  bytes.insert(bytes.size() - 16, std::string(64, '\0'));
  auto const size = std::uint64_t{bytes.size()};
  std::memcpy(bytes.data() + 16, &size, sizeof(size));
  EXPECT_THAT(opening(with_header_sum(bytes)),
              AllOf(StartsWith("damaged_pack: "), HasSubstr("section 'commit': it does not follow the last section")));
}

TEST(section_file, unused_bytes_of_a_table_entry_are_zero_even_if_all_checksums_fit) {
  for (auto const field : {8, 16, 24, 56}) {
    EXPECT_THAT(
        opening(with_entry(static_cast<std::size_t>(field), std::uint64_t{1} << 40U)),
        AllOf(StartsWith("damaged_pack: "), HasSubstr("section 'empty': the unused bytes of its entry are not zero")))
        << field;
  }
}

TEST(section_file, two_sections_of_one_name_are_refused) {
  auto const sections = std::vector<section>{{"same", bytes_of("a")}, {"same", bytes_of("b")}};
  EXPECT_THAT(opening(make_section_file(sections)), AllOf(StartsWith("damaged_pack: "), HasSubstr("'same'")));
}

TEST(section_file, a_file_of_another_kind_is_refused) {
  EXPECT_THAT(opening(std::string(1000, 'z')), AllOf(StartsWith("damaged_pack: "), HasSubstr("not a Wakhan pack")));
}

}  // namespace
}  // namespace wakhan::io
