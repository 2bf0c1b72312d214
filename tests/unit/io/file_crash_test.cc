// SPDX-License-Identifier: Apache-2.0
// A process that replaces a file is killed before and after each of its system calls, and each call that touches the
// disk is made to fail. The writer runs in a child under ptrace(2), so that the moments are all there are, not a
// sample.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <functional>

#include "unit/io/temporary_folder.h"
#include "wakhan/base/error.h"
#include "wakhan/io/file.h"

namespace wakhan::io {
namespace {

using test::temporary_folder;
using writer = std::function<void(std::string const& path, std::string const& bytes)>;

constexpr auto kRefused = 3;  // how the child ends after error{io_failure}

// A child that writes, stopped at each entry into the kernel and each return from it; killed at the end of its life
// here.
class stepped_writer {
 public:
  stepped_writer(writer const& write, std::string const& path, std::string const& bytes) : child_{::fork()} {
    if (child_ == 0) {
      run(write, path, bytes);
    }
    is_alive_ = child_ > 0;
    wait();
    EXPECT_TRUE(is_alive_) << "no child that can be traced; does the sandbox forbid ptrace(2)?";
    if (is_alive_) {
      ::ptrace(PTRACE_SETOPTIONS, child_, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    }
  }
  stepped_writer(stepped_writer const&) = delete;
  stepped_writer& operator=(stepped_writer const&) = delete;
  ~stepped_writer() {
    if (is_alive_) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, &status_, 0);
    }
  }

  // Runs to the next stop; false once the child has ended.
  bool step() {
    if (is_alive_) {
      ::ptrace(PTRACE_SYSCALL, child_, nullptr, nullptr);
      wait();
    }
    return is_alive_;
  }

  pid_t child() const { return child_; }
  int exit_code() const { return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1; }

 private:
  [[noreturn]] static void run(writer const& write, std::string const& path, std::string const& bytes) {
    if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) {
      ::_exit(1);
    }
    ::raise(SIGSTOP);
    try {
      write(path, bytes);
    } catch (error const& e) {
      ::_exit(e.code() == errc::io_failure ? kRefused : 1);
    }
    ::_exit(0);
  }

  void wait() { is_alive_ = is_alive_ && ::waitpid(child_, &status_, 0) == child_ && WIFSTOPPED(status_); }

  pid_t child_;
  bool is_alive_{};
  int status_{};
};

struct kills {
  int moments, old, changed, corrupt;
};

std::string const kOld = "the old file";
std::string const kNew(300'000, 'n');

// What a reader finds after the writer was killed at its n-th stop, for every n.
kills kill_at_every_stop(writer const& write) {
  auto found = kills{};
  for (auto has_ended = false; !has_ended; ++found.moments) {
    auto const folder = temporary_folder{};
    auto const path = folder / "f";
    write_file_atomically(path, kOld);
    {
      auto child = stepped_writer{write, path, kNew};
      for (auto n = 0; n < found.moments && !has_ended; ++n) {
        has_ended = !child.step();
      }
    }
    auto const bytes = read_file(path);
    ++(bytes == kOld ? found.old : bytes == kNew ? found.changed : found.corrupt);
    EXPECT_LE(folder.n_files(), 2U) << "at most the one temporary file is left behind";
  }
  return found;
}

void write_in_place(std::string const& path, std::string const& bytes) {
  auto const file = ::open(path.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
  for (auto n = std::size_t{0}; n < bytes.size(); n += 30'000) {
    verify(::write(file, bytes.data() + n, std::min<std::size_t>(30'000, bytes.size() - n)) > 0, errc::io_failure,
           "write");
  }
  ::close(file);
}

TEST(file_crash, a_kill_at_any_system_call_leaves_the_old_file_or_the_new_one) {
  auto const found = kill_at_every_stop(write_file_atomically);
  EXPECT_EQ(found.corrupt, 0);
  EXPECT_GE(found.old, 10);
  EXPECT_GE(found.changed, 2);
}

// The control: the test above can fail.
TEST(file_crash, the_same_kills_tear_a_file_that_is_written_in_place) {
  auto const found = kill_at_every_stop(write_in_place);
  EXPECT_GT(found.corrupt * 20, found.moments) << found.corrupt << " of " << found.moments;
}

#ifdef __x86_64__

bool touches_the_disk(unsigned long long const call) {
  constexpr auto kCalls =
      std::array{SYS_open, SYS_openat, SYS_write, SYS_fchmod, SYS_fsync, SYS_close, SYS_renameat, SYS_renameat2};
  return std::find(kCalls.begin(), kCalls.end(), static_cast<long>(call)) != kCalls.end();
}

// Lets the child run with its n-th call to the disk refused by `reason`; false if it made no more than n such calls.
bool refuse_call(stepped_writer& child, int const n, int const reason) {
  auto calls = 0;
  auto is_refused = false;
  while (child.step()) {  // before a call
    auto registers = user_regs_struct{};
    ::ptrace(PTRACE_GETREGS, child.child(), nullptr, &registers);
    auto const is_the_one = touches_the_disk(registers.orig_rax) && calls++ == n;
    if (is_the_one) {
      registers.orig_rax = ~0ULL;  // no such call: the kernel does nothing
      ::ptrace(PTRACE_SETREGS, child.child(), nullptr, &registers);
    }
    if (!child.step()) {  // after it
      break;
    }
    if (is_the_one) {
      ::ptrace(PTRACE_GETREGS, child.child(), nullptr, &registers);
      registers.rax = static_cast<unsigned long long>(-static_cast<long long>(reason));
      ::ptrace(PTRACE_SETREGS, child.child(), nullptr, &registers);
      is_refused = true;
    }
  }
  return is_refused;
}

void refuse_each_call(int const reason) {
  auto refused = 0;
  for (auto n = 0, more = 1; more != 0; ++n) {
    auto const folder = temporary_folder{};
    auto const path = folder / "f";
    write_file_atomically(path, kOld);
    auto child = stepped_writer{write_file_atomically, path, kNew};
    more = refuse_call(child, n, reason) ? 1 : 0;
    auto const bytes = read_file(path);
    EXPECT_TRUE(bytes == kOld || bytes == kNew) << "call " << n;
    EXPECT_EQ(folder.n_files(), 1U) << "call " << n << ": the temporary file is removed";
    EXPECT_TRUE(child.exit_code() == 0 || child.exit_code() == kRefused) << "call " << n << ": " << child.exit_code();
    EXPECT_TRUE(child.exit_code() != 0 || bytes == kNew) << "call " << n << ": success means the new file";
    refused += child.exit_code() == kRefused ? 1 : 0;
  }
  EXPECT_GE(refused, 6);  // open twice, write, fsync, close, rename
}

TEST(file_crash, a_full_disk_at_any_call_is_an_error_and_keeps_the_file_whole) { refuse_each_call(ENOSPC); }

TEST(file_crash, a_broken_disk_at_any_call_is_an_error_and_keeps_the_file_whole) { refuse_each_call(EIO); }

#endif

}  // namespace
}  // namespace wakhan::io
