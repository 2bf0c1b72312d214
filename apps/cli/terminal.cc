// SPDX-License-Identifier: Apache-2.0
#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stop_token>

namespace wakhan::cli {

namespace {

std::stop_source& interrupt() {
  static auto source = std::stop_source{};
  return source;
}

volatile std::sig_atomic_t was_interrupted = 0;

// The first Ctrl-C asks for an orderly stop, the second ends the process.
void on_interrupt(int) {
  if (was_interrupted != 0) {
    ::_exit(130);
  }
  was_interrupted = 1;
}

}  // namespace

bool is_terminal_output() { return ::isatty(STDOUT_FILENO) != 0; }
bool is_terminal_progress() { return ::isatty(STDERR_FILENO) != 0; }

bool may_colour(std::string_view const wish) {
  // https://no-color.org: set and not empty.
  auto const* const refusal = std::getenv("NO_COLOR");
  auto const is_refused = refusal != nullptr && *refusal != '\0';
  return wish == "always" || (wish == "auto" && is_terminal_output() && !is_refused);
}

int terminal_width() {
  constexpr auto kNarrowest = 60;
  constexpr auto kWidest = 1000;
  constexpr auto kUsual = 100;
  auto const* const asked = std::getenv("COLUMNS");
  if (auto const columns = asked != nullptr ? std::atoi(asked) : 0; columns > 0) {
    return std::clamp(columns, kNarrowest, kWidest);
  }
  auto size = winsize{};
  if (is_terminal_output() && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return std::clamp(static_cast<int>(size.ws_col), kNarrowest, kWidest);
  }
  return kUsual;
}

void end_when_interrupted() {
  std::signal(SIGINT, [](int) { ::_exit(130); });
}

progress progress_on_stderr(bool const is_quiet) {
  std::signal(SIGINT, on_interrupt);
  auto told = progress{};
  told.stop = interrupt().get_token();
  auto const began = std::chrono::steady_clock::now();
  told.report = [is_quiet, began, last_tenth = -1](std::string_view const step, double const share) mutable {
    if (was_interrupted != 0) {
      interrupt().request_stop();
    }
    auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    if (is_quiet || seconds < 1) {
      return;
    }
    auto const percent = static_cast<int>(share * 100);
    auto const rest = share > 0.05 ? seconds * (1 - share) / share : 0.0;
    if (is_terminal_progress()) {
      std::fprintf(stderr, "\r\033[K%3d %%  %.*s  (%.0f s, about %.0f s to go)", percent, static_cast<int>(step.size()),
                   step.data(), seconds, rest);
      if (share >= 1) {
        std::fputs("\r\033[K", stderr);
      }
    } else if (percent / 10 != last_tenth) {
      last_tenth = percent / 10;
      std::fprintf(stderr, "%3d %%  %6.1f s  %.*s\n", percent, seconds, static_cast<int>(step.size()), step.data());
    }
    std::fflush(stderr);
  };
  return told;
}

}  // namespace wakhan::cli
