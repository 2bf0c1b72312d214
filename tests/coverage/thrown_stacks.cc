// SPDX-License-Identifier: Apache-2.0
// Linked into every program of a build with WAKHAN_COVERAGE. Appends to the file that THROWN_STACKS names where
// each exception was thrown: the program, then the addresses in it of the callers, the innermost first; each stack once
// a process. tools/coverage_report.py tells from them which statements that make errors a test has provoked.
#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <set>
#include <string>
#include <typeinfo>

// The linker puts ours in front of the one of the C++ library (--wrap), and marks where the program lies in memory.
extern "C" {
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
[[noreturn]] void __real___cxa_throw(void* thrown, std::type_info* type, void (*destructor)(void*));
[[noreturn]] void __wrap___cxa_throw(void* thrown, std::type_info* type, void (*destructor)(void*));
extern char const __executable_start;
extern char const _end;
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
}

namespace {

// From an error's statement to throw there are a helper or two.
using stack = std::array<void*, 10>;

std::string line_of(stack const& frames) {
  auto name = std::array<char, 4096>{};
  auto const length = ::readlink("/proc/self/exe", name.data(), name.size());
  auto line = std::string{name.data(), length > 0 ? static_cast<std::size_t>(length) : 0};
  auto const first = reinterpret_cast<std::uintptr_t>(&__executable_start);
  auto const end = reinterpret_cast<std::uintptr_t>(&_end);
  for (auto* const frame : frames) {
    auto const at = reinterpret_cast<std::uintptr_t>(frame);
    if (first < at && at < end) {
      auto number = std::array<char, 32>{};
      // A return address is that of the next instruction, which may be of another line.
      std::snprintf(number.data(), number.size(), " 0x%zx", static_cast<std::size_t>(at - first - 1));
      line += number.data();
    }
  }
  return line + "\n";
}

// What was noted is written when the process ends: a test may let no file grow, and all lines in one write do not mix
// with those of other processes.
class notes {
 public:
  void add(stack const& frames) {
    auto const lock = std::lock_guard{one_at_a_time_};
    if (seen_.insert(frames).second) {
      lines_ += line_of(frames);
    }
  }

  void write(char const* const path) const {
    auto const file = ::open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file < 0 || ::write(file, lines_.data(), lines_.size()) != static_cast<ssize_t>(lines_.size())) {
      std::perror(path);
      std::abort();
    }
    ::close(file);
  }

 private:
  std::mutex one_at_a_time_;
  std::set<stack> seen_;
  std::string lines_;
};

void note(stack const& frames) {
  static char const* const path = std::getenv("THROWN_STACKS");
  if (path == nullptr) {
    return;
  }
  // Never destroyed: something may be thrown until the end.
  static auto& all = *new notes;
  static auto const is_written = std::atexit([] { all.write(path); }) == 0;
  if (is_written) {
    all.add(frames);
  }
}

}  // namespace

void __wrap___cxa_throw(void* const thrown, std::type_info* const type, void (*const destructor)(void*)) {
  auto frames = stack{};
  ::backtrace(frames.data(), static_cast<int>(frames.size()));
  note(frames);
  __real___cxa_throw(thrown, type, destructor);
}
