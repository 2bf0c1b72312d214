// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <string_view>

#include "fuzz/target.h"

namespace wakhan::fuzz {

// A file in memory with a path, for readers that want a path; used again for every input.
class memory_file {
 public:
  memory_file() : fd_{::memfd_create("input", MFD_CLOEXEC)}, path_{fmt::format("/proc/self/fd/{}", fd_)} {
    require(fd_ >= 0, "memfd_create");
  }
  memory_file(memory_file const&) = delete;
  memory_file& operator=(memory_file const&) = delete;
  ~memory_file() { ::close(fd_); }

  // The path, after the contents have become these.
  std::string const& with(std::string_view const bytes) {
    require(::ftruncate(fd_, 0) == 0, "ftruncate");
    require(::pwrite(fd_, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()), "pwrite");
    return path_;
  }

 private:
  int fd_;
  std::string path_;
};

}  // namespace wakhan::fuzz
