// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/growing_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "wakhan/io/file.h"

namespace wakhan::io {

using detail::retry_interrupted;
using detail::throw_errno;

namespace {

detail::descriptor opened(std::string const& path, int const more_flags) {
  auto file = detail::descriptor{
      retry_interrupted([&] { return ::open(path.c_str(), O_WRONLY | O_CLOEXEC | more_flags, 0666); })};
  if (!file.is_open()) {
    throw_errno("open", path);
  }
  return file;
}

}  // namespace

growing_file::growing_file(std::string path, std::string_view const mark)
    : path_{std::move(path)}, pieces_{fmt::format("{}.{}.part", path_, mark)} {}

std::string growing_file::go_on() {
  if (!std::filesystem::exists(pieces_)) {
    throw error{errc::bad_input, fmt::format("no run was cut off here: there is no '{}'", pieces_),
                "the question must be the one that was cut off; without --resume it begins anew"};
  }
  auto text = read_file(pieces_);
  text.resize(text.rfind('\n') + 1);  // 0 where there is no line
  if (::truncate(pieces_.c_str(), static_cast<off_t>(text.size())) != 0) {
    throw_errno("shorten", pieces_);
  }
  file_ = opened(pieces_, O_APPEND);
  return text;
}

void growing_file::begin() { file_ = opened(pieces_, O_CREAT | O_TRUNC | O_APPEND); }

void growing_file::add(std::string_view const piece) {
  try {
    detail::write_all(file_, piece, pieces_);
  } catch (error const& e) {
    throw error{e.code(), e.what(), fmt::format("what was written stays in '{}'; go on with --resume", pieces_)};
  }
}

void growing_file::finish() {
  if (::fsync(file_.get()) != 0) {
    throw_errno("write", pieces_);
  }
  if (std::rename(pieces_.c_str(), path_.c_str()) != 0) {
    throw_errno("replace", path_);
  }
}

void growing_file::finish_as(std::string_view const bytes) {
  try {
    write_file_atomically(path_, bytes);
  } catch (error const& e) {
    throw error{e.code(), e.what(), fmt::format("what it is made of stays in '{}'; go on with --resume", pieces_)};
  }
  if (::unlink(pieces_.c_str()) != 0) {
    throw_errno("remove", pieces_);
  }
}

}  // namespace wakhan::io
