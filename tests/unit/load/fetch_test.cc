// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/fetch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdlib>
#include <filesystem>

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

// A source package that leaves a file behind when pip runs its build code, on a shelf where pip looks for it.
class fetch_by_pip : public ::testing::Test {
 protected:
  fetch_by_pip() {
    std::filesystem::create_directories(folder / "shelf/marked-1.0");
    folder.write("shelf/marked-1.0/PKG-INFO", "Metadata-Version: 2.1\nName: marked\nVersion: 1.0\n");
    folder.write("shelf/marked-1.0/pyproject.toml",
                 "[build-system]\nrequires = []\nbuild-backend = 'backend'\nbackend-path = ['.']\n");
    folder.write("shelf/marked-1.0/backend.py", "open('" + folder / "ran" + R"(', 'w').close()
import os
def prepare_metadata_for_build_wheel(folder, config_settings=None):
    os.makedirs(folder + '/marked-1.0.dist-info')
    with open(folder + '/marked-1.0.dist-info/METADATA', 'w') as out:
        out.write('Metadata-Version: 2.1\nName: marked\nVersion: 1.0\n')
    return 'marked-1.0.dist-info'
)");
    auto const pack = "cd '" + folder / "shelf" + "' && tar czf marked-1.0.tar.gz marked-1.0";
    EXPECT_EQ(std::system(pack.c_str()), 0);
    ::setenv("PIP_NO_INDEX", "1", 1);
    ::setenv("PIP_FIND_LINKS", (folder / "shelf").c_str(), 1);
  }
  ~fetch_by_pip() override {
    ::unsetenv("PIP_NO_INDEX");
    ::unsetenv("PIP_FIND_LINKS");
  }

  std::string fetch_promised(std::string const& sha256) const {
    return fetch({"marked", "pip", "1.0", "marked-1.0.tar.gz", sha256, "CC0-1.0", "nobody"}, folder / "cache");
  }
  bool has_run() const { return std::filesystem::exists(folder / "ran"); }

  test::temporary_folder folder;
};

TEST_F(fetch_by_pip, brings_the_file_that_the_recipe_promises) {
  auto const promised = io::sha256_hex_of_file(folder / "shelf/marked-1.0.tar.gz");
  EXPECT_EQ(fetch_promised(promised), folder / "cache/marked-1.0.tar.gz");
  EXPECT_EQ(io::sha256_hex_of_file(folder / "cache/marked-1.0.tar.gz"), promised);
}

TEST_F(fetch_by_pip, runs_no_code_of_a_file_that_the_recipe_does_not_promise) {
  EXPECT_THAT(thrown_by([&] { fetch_promised(std::string(64, '0')); }),
              AllOf(HasSubstr("hash_mismatch: "), HasSubstr("marked 1.0"), HasSubstr(std::string(64, '0'))));
  EXPECT_FALSE(has_run());
  EXPECT_FALSE(std::filesystem::exists(folder / "cache/marked-1.0.tar.gz"));
}

// A process that may open no more files.
class no_more_files {
 public:
  no_more_files() {
    EXPECT_EQ(::getrlimit(RLIMIT_NOFILE, &before_), 0);
    auto const none = rlimit{0, before_.rlim_max};
    EXPECT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
  }
  no_more_files(no_more_files const&) = delete;
  no_more_files& operator=(no_more_files const&) = delete;
  ~no_more_files() { ::setrlimit(RLIMIT_NOFILE, &before_); }

 private:
  rlimit before_{};
};

// By apt, for pip is told the promised hash in a file, which comes before the pipe.
TEST(fetch_by_apt, says_so_where_no_pipe_can_be_made) {
  auto const folder = test::temporary_folder{};
  auto const message = [&] {
    auto const limit = no_more_files{};
    return thrown_by([&] {
      fetch({"marked", "apt", "1.0", "marked_1.0_all.deb", std::string(64, '0'), "CC0-1.0", "nobody"},
            folder / "cache");
    });
  }();
  EXPECT_THAT(message, HasSubstr("io_failure: cannot make a pipe: Too many open files"));
}

}  // namespace
}  // namespace wakhan::load
