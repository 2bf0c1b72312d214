// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/fetch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/io/temporary_folder.h"
#include "unit/io/thrown_by.h"
#include "wakhan/io/file.h"

namespace wakhan::load {
namespace {

using test::thrown_by;
using ::testing::AllOf;
using ::testing::HasSubstr;

recipe::package by_hand(std::string const& contents) {
  return {"lines", "file", "1.0", "lines-1.0.zip", io::sha256_hex(contents), "CC0-1.0", "nobody"};
}

TEST(fetch, a_file_in_the_cache_is_taken_as_it_is) {
  auto const folder = test::temporary_folder{};
  io::write_file_atomically(folder / "lines-1.0.zip", "abc");
  EXPECT_EQ(fetch(by_hand("abc"), folder / ""), folder / "lines-1.0.zip");
}

TEST(fetch, a_missing_file_is_named_with_what_to_do) {
  auto const folder = test::temporary_folder{};
  try {
    fetch(by_hand("abc"), folder / "cache");
    FAIL();
  } catch (error const& e) {
    EXPECT_EQ(e.code(), errc::missing_package);
    EXPECT_THAT(e.what(), AllOf(HasSubstr("lines 1.0"), HasSubstr("by file")));
    EXPECT_THAT(e.hint(), AllOf(HasSubstr("lines-1.0.zip"), HasSubstr(folder / "cache")));
  }
}

TEST(fetch, a_file_with_other_contents_is_refused_and_stays) {
  auto const folder = test::temporary_folder{};
  io::write_file_atomically(folder / "lines-1.0.zip", "abd");
  EXPECT_THAT(thrown_by([&] { fetch(by_hand("abc"), folder / ""); }),
              AllOf(HasSubstr("hash_mismatch: "), HasSubstr("lines-1.0.zip"), HasSubstr(io::sha256_hex("abc")),
                    HasSubstr(io::sha256_hex("abd"))));
  EXPECT_EQ(io::read_file(folder / "lines-1.0.zip"), "abd");
}

}  // namespace
}  // namespace wakhan::load
