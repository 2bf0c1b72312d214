// SPDX-License-Identifier: Apache-2.0
// wakhan_worlds [--update] FILE-OR-FOLDER…: answers the questions of every world and compares; the README.md of a
// folder lists each of its worlds once.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "wakhan/base/error.h"
#include "wakhan/io/file.h"
#include "world_answers.h"
#include "world_file.h"

namespace {

namespace fs = std::filesystem;
using namespace wakhan;

std::vector<std::string> worlds_in(std::vector<std::string> const& given) {
  auto files = std::vector<std::string>{};
  for (auto const& path : given) {
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    for (auto const& entry : fs::directory_iterator{path}) {
      if (entry.path().extension() == ".world") {
        files.push_back(entry.path().string());
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// The questions whose answers differ, printed.
int compare(worlds::world const& w, std::vector<std::vector<std::string>> const& answers) {
  auto failed = 0;
  for (std::size_t i = 0; i < w.asks.size(); ++i) {
    auto const& ask = w.asks[i];
    if (ask.expected == answers[i]) {
      continue;
    }
    ++failed;
    std::printf("%s:%zu: %s\n", w.path.c_str(), ask.line, w.text[ask.line - 1].c_str());
    for (auto const& line : ask.expected) {
      std::printf("  expected  %s\n", line.c_str());
    }
    for (auto const& line : answers[i]) {
      std::printf("  came out  %s\n", line.c_str());
    }
  }
  return failed;
}

// Lines "* [name](name.world) – …" of the README.md of a folder, against the worlds that lie there.
int check_index(fs::path const& folder) {
  auto lines_of = std::map<std::string, int>{};
  for (auto const& file : worlds_in({folder.string()})) {
    lines_of[fs::path{file}.stem().string()] = 0;
  }
  auto const readme = (folder / "README.md").string();
  if (!fs::exists(readme)) {
    std::printf("%s: is missing, so nothing lists the worlds\n", readme.c_str());
    return 1;
  }
  auto failed = 0;
  auto text = std::istringstream{io::read_file(readme)};
  for (auto line = std::string{}; std::getline(text, line);) {
    if (!line.starts_with("* [")) {
      continue;
    }
    auto const name = line.substr(3, line.find(']') - 3);
    auto const found = lines_of.find(name);
    if (found == lines_of.end() || !line.starts_with("* [" + name + "](" + name + ".world) – ")) {
      std::printf("%s: no world of this folder has the line: %s\n", readme.c_str(), line.c_str());
      ++failed;
    } else {
      ++found->second;
    }
  }
  for (auto const& [name, lines] : lines_of) {
    if (lines != 1) {
      std::printf("%s: lists %s %d times, not once\n", readme.c_str(), name.c_str(), lines);
      ++failed;
    }
  }
  return failed;
}

}  // namespace

int main(int argc, char** argv) {
  auto given = std::vector<std::string>(argv + 1, argv + argc);
  auto const updates = std::erase(given, "--update") > 0;
  auto failed = 0;
  auto asked = std::size_t{0};
  auto const files = worlds_in(given);
  for (auto const& file : files) {
    try {
      auto const w = worlds::read_world(file);
      auto const answers = worlds::answer(w);
      asked += w.asks.size();
      if (updates) {
        io::write_file_atomically(file, worlds::with_answers(w, answers));
      } else {
        failed += compare(w, answers);
      }
    } catch (error const& e) {
      std::printf("%s\n", e.what());
      ++failed;
    }
  }
  for (auto const& path : given) {
    failed += fs::is_directory(path) ? check_index(path) : 0;
  }
  std::printf("%zu worlds, %zu questions, %d failed\n", files.size(), asked, failed);
  return failed == 0 && !files.empty() ? 0 : 1;
}
