// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "wakhan/base/error.h"

namespace wakhan::io::detail {

// Throws error{io_failure}: "cannot <verb> '<path>': <the system's reason>" for the current errno.
[[noreturn]] inline void throw_errno(std::string_view const verb, std::string const& path) {
  auto const reason = std::generic_category().message(errno);
  throw error{errc::io_failure, fmt::format("cannot {} '{}': {}", verb, path, reason)};
}

// Calls a POSIX function until a signal no longer interrupts it.
template <typename Call>
auto retry_interrupted(Call const& call) {
  auto result = call();
  while (result < 0 && errno == EINTR) {
    result = call();
  }
  return result;
}

// An open file descriptor, closed at the end of its life.
class descriptor {
 public:
  explicit descriptor(int const fd) : fd_{fd} {}
  descriptor(descriptor&& other) noexcept : fd_{std::exchange(other.fd_, -1)} {}
  descriptor(descriptor const&) = delete;
  descriptor& operator=(descriptor const&) = delete;
  descriptor& operator=(descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~descriptor() {
    if (fd_ >= 0) {
      ::close(fd_);
    }
  }

  int get() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }
  // Gives the descriptor away to who closes it and looks at the result.
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

// Writes every byte, however many calls it takes. Throws error{io_failure} naming `path` when the system takes no more.
inline void write_all(descriptor const& file, std::string_view bytes, std::string const& path) {
  while (!bytes.empty()) {
    auto const n = retry_interrupted([&] { return ::write(file.get(), bytes.data(), bytes.size()); });
    if (n < 0) {
      throw_errno("write", path);
    }
    verify(n > 0, errc::io_failure, "cannot write '{}': the system took no byte of {}", path, bytes.size());
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

}  // namespace wakhan::io::detail
