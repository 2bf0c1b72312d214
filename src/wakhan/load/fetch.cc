// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/fetch.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

#include "wakhan/base/error.h"
#include "wakhan/io/file.h"

namespace wakhan::load {

namespace {

namespace fs = std::filesystem;

// Runs a program in `folder` with its output collected; the exit code, or 127 when it cannot be started.
int run(std::vector<std::string> words, std::string const& folder, std::string& output) {
  auto pipe_ends = std::array<int, 2>{};
  if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0) {
    throw error{errc::io_failure, fmt::format("cannot make a pipe: {}", std::strerror(errno))};
  }
  auto actions = posix_spawn_file_actions_t{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], 1);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], 2);
  auto arguments = std::vector<char*>{};
  for (auto& w : words) {
    arguments.push_back(w.data());
  }
  arguments.push_back(nullptr);
  auto child = pid_t{};
  auto const failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe_ends[1]);
  if (failed != 0) {
    ::close(pipe_ends[0]);
    output = fmt::format("{}: {}", words[0], std::strerror(failed));
    return 127;
  }
  auto buffer = std::array<char, 4096>{};
  while (true) {
    auto const n = ::read(pipe_ends[0], buffer.data(), buffer.size());
    if (n > 0) {
      output.append(buffer.data(), static_cast<std::size_t>(n));
    } else if (n == 0 || errno != EINTR) {
      break;
    }
  }
  ::close(pipe_ends[0]);
  auto status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

std::string last_lines(std::string const& text) {
  auto const end = text.find_last_not_of("\n ");
  auto const trimmed = text.substr(0, end == std::string::npos ? 0 : end + 1);
  return trimmed.size() > 400 ? "…" + trimmed.substr(trimmed.size() - 400) : trimmed;
}

bool is_there(std::string const& path, std::string const& sha256) {
  return fs::exists(path) && io::sha256_hex_of_file(path) == sha256;
}

}  // namespace

std::string fetch(recipe::package const& package, std::string const& cache_folder) {
  fs::create_directories(cache_folder);
  auto path = (fs::path{cache_folder} / package.file).string();
  if (is_there(path, package.sha256)) {
    return path;
  }
  auto said = std::string{};
  if (package.client == "pip") {
    // pip runs the build code of a source package for its metadata, so it must know the hash before it opens the file.
    auto const wanted = package.file + ".requirement";
    io::write_file_atomically((fs::path{cache_folder} / wanted).string(),
                              fmt::format("{}=={} --hash=sha256:{}\n", package.name, package.version, package.sha256));
    run({"python3", "-m", "pip", "download", "--no-deps", "--disable-pip-version-check", "--quiet", "--dest", ".",
         "--require-hashes", "--requirement", wanted},
        cache_folder, said);
    fs::remove(fs::path{cache_folder} / wanted);
    if (said.find("DO NOT MATCH THE HASHES") != std::string::npos) {
      throw error{errc::hash_mismatch,
                  fmt::format("package {} {}: what pip finds has not the sha256 {} that the recipe promises",
                              package.name, package.version, package.sha256),
                  "the package was changed, or a mirror serves another one; it must be looked at before it is used"};
    }
  } else if (package.client == "apt") {
    run({"apt-get", "download", "--quiet", fmt::format("{}={}", package.name, package.version)}, cache_folder, said);
  }
  if (!fs::exists(path)) {
    throw error{
        errc::missing_package,
        fmt::format("package {} {} could not be fetched by {}: {}", package.name, package.version, package.client,
                    last_lines(said)),
        fmt::format("check the network and the client, or put {} into {} yourself", package.file, cache_folder)};
  }
  auto const found = io::sha256_hex_of_file(path);
  if (found != package.sha256) {
    throw error{errc::hash_mismatch,
                fmt::format("{}: sha256 is {}, the recipe promises {}", path, found, package.sha256),
                "delete the file and try again; if it stays different, the package was changed and must be looked at "
                "before it is used"};
  }
  return path;
}

}  // namespace wakhan::load
