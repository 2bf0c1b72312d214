// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace wakhan::test {

// An empty folder that goes away with all its contents.
class temporary_folder {
 public:
  temporary_folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "wakhan-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
      throw std::runtime_error{"no temporary folder"};
    }
    path_ = pattern;
  }
  temporary_folder(temporary_folder const&) = delete;
  temporary_folder& operator=(temporary_folder const&) = delete;
  ~temporary_folder() {
    auto ignored = std::error_code{};
    std::filesystem::remove_all(path_, ignored);
  }

  // The path of `name` in the folder.
  std::string operator/(std::string const& name) const { return (path_ / name).string(); }

  // Writes a file into the folder, without waiting for the disk.
  void write(std::string const& name, std::string_view const bytes) const {
    std::filesystem::remove(path_ / name);  // some file systems flush a file that is cut to nothing and written again
    std::ofstream{path_ / name, std::ios::binary}.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

  // How many files lie in the folder, hidden ones too.
  std::size_t n_files() const {
    auto n = std::size_t{0};
    for (auto const& file : std::filesystem::directory_iterator{path_}) {
      n += file.path().empty() ? 0U : 1U;
    }
    return n;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace wakhan::test
