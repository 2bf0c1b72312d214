// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/file.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <utility>

#include "unit/io/temporary_folder.h"
#include "unit/io/thrown_by.h"
#include "wakhan/io/detail/descriptor.h"

namespace wakhan::io {
namespace {

using test::temporary_folder;
using test::thrown_by;
using ::testing::HasSubstr;

std::string_view as_text(std::span<std::byte const> const bytes) {
  return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

std::span<std::byte const> as_bytes(std::string_view const text) { return std::as_bytes(std::span{text}); }

unsigned permissions_of(std::string const& path) {
  struct stat status {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0);
  return status.st_mode & 0777U;
}

// No file may grow over `bytes` while this lives: the system then writes a part and refuses the rest.
class file_size_limit {
 public:
  explicit file_size_limit(rlim_t const bytes) : handler_{std::signal(SIGXFSZ, SIG_IGN)} {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    auto const limit = rlimit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  file_size_limit(file_size_limit const&) = delete;
  file_size_limit& operator=(file_size_limit const&) = delete;
  ~file_size_limit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  void (*handler_)(int);
  rlimit before_{};
};

TEST(file, reads_back_what_was_written) {
  auto const folder = temporary_folder{};
  auto const bytes = std::string{"a\0b\xFF\n", 5};
  write_file_atomically(folder / "f", bytes);
  EXPECT_EQ(read_file(folder / "f"), bytes);
  write_file_atomically(folder / "f", "");
  EXPECT_EQ(read_file(folder / "f"), "");
  EXPECT_EQ(folder.n_files(), 1U);
}

TEST(file, removes_what_killed_writers_left_but_not_what_another_writes) {
  auto const folder = temporary_folder{};
  folder.write(".wakhan-1-0.tmp", "left");
  folder.write(".wakhan-1-1.tmp", "being written");
  folder.write("wakhan.tmp", "not ours");
  auto const locked = ::open((folder / ".wakhan-1-1.tmp").c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_EQ(::flock(locked, LOCK_EX), 0);
  write_file_atomically(folder / "f", "new");
  EXPECT_FALSE(std::filesystem::exists(folder / ".wakhan-1-0.tmp"));
  EXPECT_TRUE(std::filesystem::exists(folder / ".wakhan-1-1.tmp"));
  EXPECT_TRUE(std::filesystem::exists(folder / "wakhan.tmp"));
  ::close(locked);
  write_file_atomically(folder / "f", "newer");
  EXPECT_EQ(folder.n_files(), 2U);
}

TEST(file, reads_files_that_do_not_tell_their_size) {
  EXPECT_THAT(read_file("/proc/self/status"), HasSubstr("Pid:"));
  EXPECT_GT(read_file("/proc/self/maps").size(), 1000U);
}

TEST(file, says_why_a_file_cannot_be_read) {
  auto const folder = temporary_folder{};
  auto const missing = folder / "missing";
  EXPECT_EQ(thrown_by([&] { read_file(missing); }),
            "io_failure: cannot open '" + missing + "': No such file or directory");
  EXPECT_EQ(thrown_by([&] { sha256_hex_of_file(missing); }),
            "io_failure: cannot open '" + missing + "': No such file or directory");
  EXPECT_THAT(thrown_by([&] { read_file(folder / "."); }), HasSubstr("Is a directory"));
}

TEST(file, maps_a_file_for_as_long_as_the_object_lives) {
  auto const folder = temporary_folder{};
  write_file_atomically(folder / "f", "wakhan");
  auto mapped = mapped_file{folder / "f"};
  EXPECT_EQ(as_text(mapped.bytes()), "wakhan");
  auto moved = std::move(mapped);
  EXPECT_EQ(as_text(moved.bytes()), "wakhan");
  EXPECT_TRUE(mapped.bytes().empty());  // NOLINT(bugprone-use-after-move): that a moved-from file is empty is the point
  write_file_atomically(folder / "g", "other");
  moved = mapped_file{folder / "g"};
  EXPECT_EQ(as_text(moved.bytes()), "other");
}

TEST(file, keeps_a_mapped_file_when_its_path_gets_other_contents) {
  auto const folder = temporary_folder{};
  write_file_atomically(folder / "f", "old");
  auto const mapped = mapped_file{folder / "f"};
  write_file_atomically(folder / "f", "new contents");
  EXPECT_EQ(as_text(mapped.bytes()), "old");
  EXPECT_EQ(read_file(folder / "f"), "new contents");
}

TEST(file, maps_an_empty_file_and_refuses_what_is_no_file) {
  auto const folder = temporary_folder{};
  write_file_atomically(folder / "f", "");
  EXPECT_TRUE(mapped_file{folder / "f"}.bytes().empty());
  EXPECT_THAT(thrown_by([&] { mapped_file{folder / "."}; }), HasSubstr("not a regular file"));
  EXPECT_THAT(thrown_by([&] { mapped_file{folder / "missing"}; }), HasSubstr("No such file or directory"));
}

TEST(file, says_why_a_file_cannot_be_mapped) {
  // A file of the kernel: regular, of one page, and not to be mapped.
  auto const path = std::string{"/sys/kernel/uevent_seqnum"};
  if (!std::filesystem::is_regular_file(path)) {
    GTEST_SKIP() << "no " << path << " here";
  }
  EXPECT_EQ(thrown_by([&] { mapped_file{path}; }), "io_failure: cannot map '" + path + "': No such device");
}

TEST(file, keeps_the_permissions_of_the_file_it_replaces) {
  auto const folder = temporary_folder{};
  write_file_atomically(folder / "f", "old");
  ASSERT_EQ(::chmod((folder / "f").c_str(), 0640), 0);
  write_file_atomically(folder / "f", "new");
  EXPECT_EQ(permissions_of(folder / "f"), 0640U);
}

TEST(file, gives_a_new_file_the_usual_permissions) {
  auto const folder = temporary_folder{};
  auto const mask = ::umask(022);
  write_file_atomically(folder / "f", "new");
  ::umask(mask);
  EXPECT_EQ(permissions_of(folder / "f"), 0644U);
}

TEST(file, writes_to_a_path_without_a_folder) {
  auto const folder = temporary_folder{};
  auto const before = std::filesystem::current_path();
  std::filesystem::current_path(folder / "");
  write_file_atomically("plain", "x");
  std::filesystem::current_path(before);
  EXPECT_EQ(read_file(folder / "plain"), "x");
}

TEST(file, says_why_a_file_cannot_be_written) {
  auto const folder = temporary_folder{};
  write_file_atomically(folder / "f", "x");
  auto const through_a_file = folder / "f/g";
  EXPECT_EQ(thrown_by([&] { write_file_atomically(through_a_file, "y"); }),
            "io_failure: cannot write '" + through_a_file + "': Not a directory");
  EXPECT_THAT(thrown_by([&] { write_file_atomically(folder / "no/f", "y"); }), HasSubstr("No such file or directory"));
  EXPECT_THAT(thrown_by([&] { write_file_atomically(folder / "", "y"); }), HasSubstr("it names a folder"));
  EXPECT_THAT(thrown_by([&] { write_file_atomically("", "y"); }), HasSubstr("it names a folder"));
  EXPECT_THAT(thrown_by([&] { write_file_atomically(folder / std::string(300, 'n'), "y"); }),
              HasSubstr("File name too long"));
  EXPECT_EQ(read_file(folder / "f"), "x");
  EXPECT_EQ(folder.n_files(), 1U);
}

TEST(file, does_not_put_a_file_in_the_place_of_a_device_or_a_folder) {
  auto const folder = temporary_folder{};
  std::filesystem::create_directory(folder / "sub");
  EXPECT_THAT(thrown_by([&] { write_file_atomically(folder / "sub", "y"); }),
              HasSubstr("it is there and not a regular file"));
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(thrown_by([&] { write_file_atomically(folder / "pipe", "y"); }),
              HasSubstr("it is there and not a regular file"));
  EXPECT_EQ(folder.n_files(), 2U);
}

TEST(file, leaves_the_old_file_and_nothing_else_when_the_system_takes_only_a_part) {
  auto const folder = temporary_folder{};
  write_file_atomically(folder / "f", "old");
  auto message = std::string{};
  {
    auto const limit = file_size_limit{4096};
    message = thrown_by([&] { write_file_atomically(folder / "f", std::string(10'000, 'x')); });
  }
  EXPECT_EQ(message, "io_failure: cannot write '" + (folder / "f") + "': File too large");
  EXPECT_EQ(read_file(folder / "f"), "old");
  EXPECT_EQ(folder.n_files(), 1U);
}

TEST(file, reports_a_full_disk) {
  auto const full = detail::descriptor{::open("/dev/full", O_WRONLY | O_CLOEXEC)};
  ASSERT_TRUE(full.is_open());
  EXPECT_EQ(thrown_by([&] { detail::write_all(full, "x", "the.pack"); }),
            "io_failure: cannot write 'the.pack': No space left on device");
}

TEST(file, says_that_a_folder_is_read_only) {
  constexpr uid_t kNobody = 65'534;
  auto const folder = temporary_folder{};
  ASSERT_EQ(::chmod((folder / "").c_str(), 0555), 0);
  // The superuser may write anywhere, so for this one call it is somebody else.
  auto const is_superuser = ::geteuid() == 0;
  ASSERT_TRUE(!is_superuser || ::seteuid(kNobody) == 0);
  auto const words = thrown_by([&] { write_file_atomically(folder / "f", "y"); });
  ASSERT_TRUE(!is_superuser || ::seteuid(0) == 0);
  EXPECT_THAT(words, HasSubstr("Permission denied"));
  EXPECT_EQ(folder.n_files(), 0U);
  ASSERT_EQ(::chmod((folder / "").c_str(), 0700), 0);
}

// A pipe is read slowly by a child and signals come all the time: writes are short and interrupted.
TEST(file, writes_every_byte_through_short_and_interrupted_writes) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  struct sigaction action {
  }, before{};
  action.sa_handler = [](int) {};  // and no SA_RESTART
  ASSERT_EQ(::sigaction(SIGALRM, &action, &before), 0);
  auto const sent = std::string(1'000'000, 'w');
  auto const child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    ::close(ends[1]);
    auto n = std::size_t{0};
    char buffer[5000];
    for (auto got = ::read(ends[0], buffer, sizeof buffer); got > 0; got = ::read(ends[0], buffer, sizeof buffer)) {
      n += static_cast<std::size_t>(got);
      ::usleep(200);
    }
    ::_exit(n == sent.size() ? 0 : 1);
  }
  ::close(ends[0]);
  auto const every_ms = itimerval{{0, 1000}, {0, 1000}};
  auto const never = itimerval{};
  ::setitimer(ITIMER_REAL, &every_ms, nullptr);
  EXPECT_EQ(thrown_by([&] { detail::write_all(detail::descriptor{ends[1]}, sent, "pipe"); }), "nothing");
  ::setitimer(ITIMER_REAL, &never, nullptr);
  ::sigaction(SIGALRM, &before, nullptr);
  auto status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

// FIPS 180-2, appendix B.1 and B.2, and the well-known digest of nothing.
TEST(file, hashes_as_the_standard_says) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(file, hashes_a_file_of_many_chunks_as_its_bytes) {
  auto const folder = temporary_folder{};
  auto const bytes = std::string(200'001, 'q');
  write_file_atomically(folder / "f", bytes);
  EXPECT_EQ(sha256_hex_of_file(folder / "f"), sha256_hex(bytes));
}

// The first value is that of XXH3 for no input, as its specification gives it.
TEST(file, checksums_change_with_every_bit) {
  EXPECT_EQ(checksum64({}), 0x2d06800538d394c2U);
  auto text = std::string{"the roof of the world"};
  auto const before = checksum64(as_bytes(text));
  for (auto& byte : text) {
    byte = static_cast<char>(byte ^ 1);
    EXPECT_NE(checksum64(as_bytes(text)), before);
    byte = static_cast<char>(byte ^ 1);
  }
  EXPECT_EQ(checksum64(as_bytes(text)), before);
}

}  // namespace
}  // namespace wakhan::io
