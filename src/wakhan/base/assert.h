// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace wakhan {

// Called when a contract of ours is broken: prints the expression and place, then aborts.
[[noreturn]] void assertion_failed(char const* expression, char const* file, int line);

}  // namespace wakhan

// A contract between our own functions, never a check of user input; off in release builds.
#ifdef NDEBUG
#define WAKHAN_ASSERT(condition) static_cast<void>(0)
#else
#define WAKHAN_ASSERT(condition) \
  ((condition) ? static_cast<void>(0) : ::wakhan::assertion_failed(#condition, __FILE__, __LINE__))
#endif
