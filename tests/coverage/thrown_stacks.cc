// SPDX-License-Identifier: Apache-2.0
// Linked into every program of a build with WAKHAN_COVERAGE. Appends to the file that THROWN_STACKS names where each
// exception was thrown: the program, then the addresses in it of the callers, the innermost first; each stack once a
// process. tools/coverage_report.py tells from them which statements that make errors a test has provoked.
#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <typeinfo>

extern "C" {
// The linker calls ours in place of the real one (--wrap), and marks where the program lies in memory.
[[noreturn]] void __real___cxa_throw(void* thrown, std::type_info* type, void (*destructor)(void*));
[[noreturn]] void __wrap___cxa_throw(void* thrown, std::type_info* type, void (*destructor)(void*));
extern char const __executable_start;
extern char const _end;
}

namespace {

// From the statement of an error to its throw there are a helper or two.
using stack = std::array<void*, 10>;

void write_all();

struct notes {
  notes() {
    if (path != nullptr) {
      std::atexit(write_all);
    }
  }
  char const* path{std::getenv("THROWN_STACKS")};
  std::mutex one_at_a_time;
  std::set<stack> seen;
};

// Never destroyed: something may be thrown until the end. Written only there: a test may let no file grow.
notes& all_notes() {
  static auto& made = *new notes;
  return made;
}

std::string line_of(stack const& frames) {
  auto unknown = std::error_code{};
  auto line = std::filesystem::read_symlink("/proc/self/exe", unknown).string();
  auto const first = reinterpret_cast<std::uintptr_t>(&__executable_start);
  for (auto* const frame : frames) {
    if (auto const at = reinterpret_cast<std::uintptr_t>(frame); first < at && frame < &_end) {
      // A return address is that of the next instruction, which may be of another line.
      line += " " + std::to_string(at - first - 1);
    }
  }
  return line + "\n";
}

void write_all() {
  auto lines = std::string{};
  for (auto const& frames : all_notes().seen) {
    lines += line_of(frames);
  }
  auto const file = ::open(all_notes().path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  // One write, which does not mix with those of other processes.
  if (::write(file, lines.data(), lines.size()) != static_cast<ssize_t>(lines.size())) {
    std::perror(all_notes().path);
    std::abort();
  }
}

}  // namespace

void __wrap___cxa_throw(void* const thrown, std::type_info* const type, void (*const destructor)(void*)) {
  if (auto& notes = all_notes(); notes.path != nullptr) {
    auto frames = stack{};
    ::backtrace(frames.data(), static_cast<int>(frames.size()));
    auto const lock = std::lock_guard{notes.one_at_a_time};
    notes.seen.insert(frames);
  }
  __real___cxa_throw(thrown, type, destructor);
}
