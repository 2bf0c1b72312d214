// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "unit/io/packed_archive.h"
#include "unit/io/temporary_folder.h"
#include "unit/io/thrown_by.h"
#include "wakhan/io/file.h"

namespace wakhan::io {
namespace {

using members = test::archive_members;
using test::packed;
using test::temporary_folder;
using test::thrown_by;
using test::zip;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string tar_xz(members const& files) {
  return packed(archive_write_set_format_gnutar, archive_write_add_filter_xz, files);
}
std::string deb(members const& data) {
  return packed(archive_write_set_format_ar_svr4, archive_write_add_filter_none,
                {{"debian-binary", "2.0\n"},
                 {"control.tar.xz", tar_xz({{"./control", "Package: x\n"}})},
                 {"data.tar.xz", tar_xz(data)}});
}

// An archive in a file of its own.
struct archive_file {
  explicit archive_file(std::string const& bytes) { write_file_atomically(path, bytes); }
  temporary_folder folder;
  std::string path{folder / "x.archive"};
};

TEST(archive, reads_a_member_of_a_wheel) {
  auto const wheel = archive_file{zip({{"pkg/__init__.py", ""}, {"pkg/data.csv", "a,b\n"}})};
  EXPECT_EQ(read_archive_member(wheel.path, "pkg/data.csv"), "a,b\n");
  EXPECT_EQ(read_archive_member(wheel.path, "data.csv"), "a,b\n");
  EXPECT_EQ(read_archive_member(wheel.path, "pkg/__init__.py"), "");
  EXPECT_THAT(list_archive(wheel.path), ElementsAre("pkg/__init__.py", "pkg/data.csv"));
}

TEST(archive, reads_a_member_of_a_source_package_without_its_versioned_folder) {
  auto const file = archive_file{packed(archive_write_set_format_pax_restricted, archive_write_add_filter_gzip,
                                        {{"searoute-1.6.0/", ""}, {"searoute-1.6.0/data/ports.geojson", "{}"}})};
  EXPECT_EQ(read_archive_member(file.path, "data/ports.geojson"), "{}");
}

TEST(archive, opens_the_data_of_a_debian_package) {
  auto const file = archive_file{deb({{"./usr/share/map.gpkg", "SQLite"}})};
  EXPECT_EQ(read_archive_member(file.path, "usr/share/map.gpkg"), "SQLite");
  EXPECT_THAT(list_archive(file.path),
              ElementsAre("debian-binary", "control.tar.xz", "data.tar.xz", "./usr/share/map.gpkg"));
}

TEST(archive, opens_the_zstd_data_of_a_debian_package) {
  auto const data = packed(archive_write_set_format_gnutar, archive_write_add_filter_zstd, {{"./f", "zstd"}});
  auto const file =
      archive_file{packed(archive_write_set_format_ar_svr4, archive_write_add_filter_none, {{"data.tar.zst", data}})};
  EXPECT_EQ(read_archive_member(file.path, "f"), "zstd");
}

TEST(archive, matches_whole_names_only) {
  auto const file =
      archive_file{zip({{"a/myports.csv", "mine"}, {"b/ports.csv/x", "deeper"}, {"c/ports.csv", "right"}})};
  EXPECT_EQ(read_archive_member(file.path, "ports.csv"), "right");
}

TEST(archive, passes_over_folders) {
  auto const file = archive_file{
      packed(archive_write_set_format_gnutar, archive_write_add_filter_gzip, {{"a/data/", ""}, {"b/data", "file"}})};
  EXPECT_EQ(read_archive_member(file.path, "data"), "file");
}

TEST(archive, reads_names_and_contents_in_any_script) {
  auto const contents = std::string{"\0\xFF\n", 3};
  auto const file = archive_file{tar_xz({{"Достык/霍尔果斯.bin", contents}})};
  EXPECT_EQ(read_archive_member(file.path, "霍尔果斯.bin"), contents);
}

TEST(archive, names_archive_and_member_when_the_member_is_absent) {
  auto const file = archive_file{zip({{"a", "x"}})};
  EXPECT_EQ(thrown_by([&] { read_archive_member(file.path, "b.csv"); }),
            "bad_input: " + file.path + ": no member 'b.csv' in the archive; is it another version?");
  EXPECT_THAT(thrown_by([&] { read_archive_member(file.path, ""); }), HasSubstr("the name of the member is empty"));
}

TEST(archive, holds_the_limit_on_both_sides) {
  auto const file = archive_file{zip({{"a.csv", std::string(1000, 'x')}})};
  EXPECT_EQ(read_archive_member(file.path, "a.csv", 1000).size(), 1000U);
  EXPECT_EQ(thrown_by([&] { read_archive_member(file.path, "a.csv", 999); }),
            "bad_input: " + file.path + ": member 'a.csv' is over the limit of 999 bytes");
}

TEST(archive, does_not_blow_up_a_small_file_that_says_it_is_a_debian_package) {
  // A gzip of an ar whose data.tar is a megabyte of zeros: far more than the file itself.
  auto const bomb = packed(archive_write_set_format_ar_svr4, archive_write_add_filter_gzip,
                           {{"data.tar", std::string(900'000, '\0')}});
  ASSERT_LT(bomb.size(), 10'000U);
  auto const file = archive_file{bomb};
  EXPECT_THAT(thrown_by([&] { list_archive(file.path); }), HasSubstr("member 'data.tar' is over the limit"));
}

TEST(archive, refuses_what_is_no_archive) {
  auto const file = archive_file{"id,name\n1,x\n"};
  EXPECT_THAT(thrown_by([&] { read_archive_member(file.path, "a"); }),
              HasSubstr("bad_input: " + file.path + ": not a .whl, .zip, .tar.gz or .deb archive"));
  EXPECT_THAT(thrown_by([&] { read_archive_member(file.folder / "missing", "a"); }),
              HasSubstr("io_failure: cannot open"));
}

TEST(archive, refuses_an_archive_that_ends_too_early) {
  auto text = std::string{};
  for (auto i = 0; i < 20'000; ++i) {
    text += std::to_string(i * 7919 % 10007);
  }
  for (auto const& whole : {zip({{"a.csv", text}}), tar_xz({{"a.csv", text}}), deb({{"a.csv", text}})}) {
    auto const file = archive_file{whole.substr(0, whole.size() / 2)};
    EXPECT_THAT(thrown_by([&] { read_archive_member(file.path, "a.csv"); }), HasSubstr("bad_input: " + file.path));
  }
}

TEST(archive, refuses_an_archive_whose_second_member_has_no_sound_head) {
  // A tar: blocks of 512 bytes, the head of the second member after the head and the contents of the first.
  auto bytes = packed(archive_write_set_format_gnutar, archive_write_add_filter_none, {{"a", "x"}, {"b", "y"}});
  bytes.replace(1024, 512, std::string(512, '?'));
  auto const file = archive_file{bytes};
  EXPECT_THAT(thrown_by([&] { list_archive(file.path); }),
              HasSubstr("bad_input: " + file.path + ": damaged, or not a .whl, .zip, .tar.gz or .deb archive"));
}

TEST(archive, refuses_a_member_with_a_changed_byte) {
  auto bytes = zip({{"a.csv", "contents that are not compressed away"}});
  auto const at = bytes.size() / 2;
  auto n_refused = 0;
  for (auto i = at - 20; i < at; ++i) {
    auto changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 0x10);
    auto const file = archive_file{changed};
    auto const message = thrown_by([&] {
      EXPECT_EQ(read_archive_member(file.path, "a.csv"), "contents that are not compressed away") << "byte " << i;
    });
    n_refused += message.starts_with("bad_input") ? 1 : 0;
  }
  EXPECT_GT(n_refused, 0);
}

}  // namespace
}  // namespace wakhan::io
