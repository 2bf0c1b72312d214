// SPDX-License-Identifier: Apache-2.0
// A build of a small pack by the program itself, with one thing going wrong at one moment: at every moment there is.
// WAKHAN_KILLS=N asks for kills at N more moments, spread by the clock (default 200).
#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "unit/load/packed_sources.h"

namespace wakhan::load {
namespace {

// A read or write moves at most so many bytes: what is one call of the program becomes many moments.
constexpr int kChunk = 512;
constexpr int kFineChunk = 128;

using variables = std::map<std::string, std::string>;

// How a run of the program ended, and what it said on stderr.
struct ending {
  int exit{-1};
  int signal{};
  std::string said;
};

class small_build : public ::testing::Test {
 protected:
  small_build() {
    older_ = recipe_of("older");
    newer_ = recipe_of("newer");
    EXPECT_EQ(finish(start(build_words(older_), {})).exit, 0);
    old_pack_ = io::read_file(target());
    calls_ = count_calls(kChunk);
    new_pack_ = io::read_file(target());
    EXPECT_NE(old_pack_, new_pack_);
  }

  std::string recipe_of(std::string const& name) const { return sources_.write_recipe(name); }
  std::string target() const { return sources_.folder / "out/the.pack"; }
  variables counting(int const chunk) const {
    return {{"FAULT_COUNT", sources_.folder / "count"}, {"FAULT_CHUNK", std::to_string(chunk)}};
  }
  int counted() const { return std::stoi(io::read_file(sources_.folder / "count")); }
  // The calls of a build of the new pack.
  int count_calls(int const chunk) const {
    EXPECT_EQ(finish(start(build_words(newer_), counting(chunk))).exit, 0);
    return counted();
  }

  std::vector<std::string> build_words(std::string const& recipe) const {
    std::filesystem::create_directories(sources_.folder / "out");
    return {"pack", "build", "--quiet", "--threads", "1", "--recipe", recipe, "--cache", sources_.folder / "cache",
            "-o",   target()};
  }

  // Puts the old pack back as it was, and takes away what a kill left, so that every run makes the same calls.
  void restore() const {
    sources_.folder.write("out/the.pack", old_pack_);
    for (auto const& file : left_files()) {
      std::filesystem::remove(file);
    }
  }

  pid_t start(std::vector<std::string> const& words, variables const& faults) const {
    auto const child = ::fork();
    if (child == 0) {
      ::setenv("LD_PRELOAD", WAKHAN_FAULTS, 1);
      for (auto const& [name, value] : faults) {
        ::setenv(name.c_str(), value.c_str(), 1);
      }
      auto const log = ::open((sources_.folder / "said").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
      ::dup2(log, 1);
      ::dup2(log, 2);
      auto all = std::vector<std::string>{WAKHAN_PROGRAM};
      all.insert(all.end(), words.begin(), words.end());
      auto arguments = std::vector<char*>{};
      for (auto& w : all) {
        arguments.push_back(w.data());
      }
      arguments.push_back(nullptr);
      ::execv(WAKHAN_PROGRAM, arguments.data());
      ::_exit(127);
    }
    return child;
  }

  ending finish(pid_t const child) const {
    auto status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    auto end = ending{};
    end.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    end.said = io::read_file(sources_.folder / "said");
    return end;
  }

  ending run_new(variables faults, int const chunk = kChunk) const {
    faults.emplace("FAULT_CHUNK", std::to_string(chunk));
    return finish(start(build_words(newer_), faults));
  }

  bool is_old() const { return io::read_file(target()) == old_pack_; }
  bool is_new() const { return io::read_file(target()) == new_pack_; }

  std::vector<std::filesystem::path> left_files() const {
    auto left = std::vector<std::filesystem::path>{};
    for (auto const* const folder : {"out", "cache"}) {
      for (auto const& file : std::filesystem::directory_iterator{sources_.folder / folder}) {
        if (file.path().extension() == ".tmp") {
          left.push_back(file.path());
        }
      }
    }
    return left;
  }

  packed_sources sources_;
  std::string older_, newer_, old_pack_, new_pack_;
  int calls_{};
};

variables at_call(int const call, char const* const what, int const number) {
  return {{"FAULT_AT", std::to_string(call)}, {what, std::to_string(number)}};
}

TEST_F(small_build, killed_before_any_call_leaves_the_old_pack_or_the_new_one) {
  auto const calls = count_calls(kFineChunk);
  ASSERT_GE(calls, 500);
  auto n_old = 0;
  auto n_new = 0;
  for (auto call = 1; call <= calls; ++call) {
    restore();
    auto const end = run_new(at_call(call, "FAULT_SIGNAL", SIGKILL), kFineChunk);
    ASSERT_EQ(end.signal, SIGKILL) << call;
    n_old += is_old() ? 1 : 0;
    n_new += is_new() ? 1 : 0;
    ASSERT_EQ(n_old + n_new, call) << "a third thing after a kill before call " << call << " of " << calls;
    ASSERT_LE(left_files().size(), 1U) << call;
  }
  EXPECT_GT(n_old, calls / 2);
  EXPECT_GT(n_new, 0);
  run_new(at_call(calls - 10, "FAULT_SIGNAL", SIGKILL), kFineChunk);  // while the pack is written
  EXPECT_EQ(left_files().size(), 1U);
  EXPECT_EQ(run_new({}).exit, 0);
  EXPECT_EQ(left_files().size(), 0U);
}

TEST_F(small_build, killed_by_the_clock_leaves_the_old_pack_or_the_new_one) {
  auto const* const asked = std::getenv("WAKHAN_KILLS");
  auto const kills = asked == nullptr ? 200 : std::stoi(asked);
  auto const began = std::chrono::steady_clock::now();
  ASSERT_EQ(run_new({}).exit, 0);
  auto const whole = std::chrono::steady_clock::now() - began;
  for (auto k = 0; k < kills; ++k) {
    restore();
    auto const child = start(build_words(newer_), {});
    std::this_thread::sleep_for(whole * k / kills);
    ::kill(child, SIGKILL);
    finish(child);
    ASSERT_TRUE(is_old() || is_new()) << "kill " << k << " of " << kills;
  }
  EXPECT_EQ(run_new({}).exit, 0);
  EXPECT_EQ(left_files().size(), 0U);
}

// That the test above can fail: the same build, made to write into the pack itself.
TEST_F(small_build, that_writes_in_place_is_caught) {
  auto broken = 0;
  auto runs = 0;
  for (auto call = 1; call <= calls_; call += 5) {
    restore();
    auto faults = at_call(call, "FAULT_SIGNAL", SIGKILL);
    faults["FAULT_IN_PLACE"] = "the.pack";
    run_new(faults);
    ++runs;
    broken += is_old() || is_new() ? 0 : 1;
  }
  EXPECT_GE(broken * 20, runs) << broken << " of " << runs;
}

TEST_F(small_build, refused_by_a_full_disk_keeps_the_old_pack_and_says_why) {
  auto refused = 0;
  for (auto call = 1; call <= calls_; ++call) {
    restore();
    auto faults = at_call(call, "FAULT_ERRNO", ENOSPC);
    faults["FAULT_FOREVER"] = "1";
    auto const end = run_new(faults);
    if (end.exit == 3) {
      ++refused;
      ASSERT_THAT(end.said, ::testing::HasSubstr("No space left on device")) << call;
      ASSERT_THAT(end.said, ::testing::HasSubstr(sources_.folder / "")) << call;
      ASSERT_EQ(left_files().size(), 0U) << call;
      // All that may fail once the new pack is in its place is the sync of its folder.
      ASSERT_TRUE(is_old() || (is_new() && call == calls_)) << call;
    } else {
      ASSERT_EQ(end.exit, 0) << end.said;
      ASSERT_TRUE(is_new()) << call;
    }
  }
  EXPECT_GT(refused, 100);
}

TEST_F(small_build, that_meets_one_failing_call_ends_with_the_old_pack_and_a_message) {
  auto refused = 0;
  for (auto call = 1; call <= calls_; ++call) {
    restore();
    auto const end = run_new(at_call(call, "FAULT_ERRNO", EIO));
    ASSERT_EQ(end.signal, 0) << call;
    ASSERT_TRUE(end.exit == 3 || end.exit == 0) << call << ": " << end.said;
    if (end.exit == 3) {
      ++refused;
      ASSERT_THAT(end.said, ::testing::HasSubstr("wakhan: ")) << call;
      ASSERT_TRUE(is_old() || (is_new() && call == calls_)) << call << ": " << end.said;
    } else {
      ASSERT_TRUE(is_new()) << call << ": " << end.said;
    }
  }
  EXPECT_GT(refused, 100);
}

TEST_F(small_build, interrupted_ends_with_130_and_the_old_pack) {
  auto const last_before_the_pack = calls_ - static_cast<int>(new_pack_.size() / kChunk) - 10;
  for (auto k = 0; k < 50; ++k) {
    restore();
    auto const call = 1 + k * last_before_the_pack / 50;
    auto const end = run_new(at_call(call, "FAULT_SIGNAL", SIGINT));
    ASSERT_EQ(end.exit, 130) << call << ": signal " << end.signal << ", " << end.said;
    ASSERT_TRUE(is_old()) << call;
    ASSERT_EQ(left_files().size(), 0U) << call;
  }
}

TEST_F(small_build, twice_at_once_leaves_one_whole_pack) {
  for (auto k = 0; k < 10; ++k) {
    restore();
    auto const first = start(build_words(newer_), {});
    auto const second = start(build_words(newer_), {});
    EXPECT_EQ(finish(first).exit, 0);
    EXPECT_EQ(finish(second).exit, 0);
    ASSERT_TRUE(is_new());
    ASSERT_EQ(left_files().size(), 0U);
  }
}

TEST_F(small_build, answers_go_to_a_file_whole_or_not_at_all) {
  auto const words = std::vector<std::string>{
      "--pack", target(), "route", "Westham", "Eastham", "-o", sources_.folder / "out/route.json"};
  ASSERT_EQ(finish(start(words, counting(kChunk))).exit, 0);
  auto const whole = io::read_file(sources_.folder / "out/route.json");
  auto const calls = counted();
  auto refused = 0;
  for (auto call = 1; call <= calls; ++call) {
    sources_.folder.write("out/route.json", "old");
    auto full = at_call(call, "FAULT_ERRNO", ENOSPC);
    full["FAULT_CHUNK"] = std::to_string(kChunk);
    full["FAULT_FOREVER"] = "1";
    auto const end = finish(start(words, full));
    auto const found = io::read_file(sources_.folder / "out/route.json");
    ASSERT_TRUE(end.exit == 3 ? found == "old" || (found == whole && call == calls) : found == whole) << call;
    refused += end.exit == 3 ? 1 : 0;
  }
  EXPECT_GE(refused, 4);
}

}  // namespace
}  // namespace wakhan::load
