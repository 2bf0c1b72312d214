// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/output_format.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "wakhan/api/letter_case.h"
#include "wakhan/api/option_table.h"
#include "wakhan/base/error.h"

namespace wakhan::api {

namespace {

bool is_among(std::vector<std::string> const& words, std::string_view const word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The ending of a file's name without its dot, in small letters.
std::string ending_of(std::string_view const file) {
  auto const ending = std::filesystem::path{file}.extension().string();
  return is_stdout(file) || ending.size() < 2 ? std::string{} : in_small_letters(ending.substr(1));
}

// Whether any verb writes a format of that name, so that nobody expects another one in such a file.
bool is_ending_of_a_format(std::string_view const ending) {
  auto const& rows = option_table();
  return std::any_of(rows.begin(), rows.end(),
                     [&](option_row const& row) { return row.name == "--format" && is_among(row.values, ending); });
}

// ".json, .csv or .txt"
std::string endings_of(std::vector<std::string> const& formats) {
  auto endings = std::vector<std::string>{};
  for (auto const& format : formats) {
    if (format != "table") {
      endings.push_back("." + format);
    }
  }
  return is_among(formats, "table") ? fmt::format("{} or .txt", fmt::join(endings, ", "))
                                    : fmt::format("{}", fmt::join(endings, ", "));
}

}  // namespace

bool is_stdout(std::string_view const file) { return file.empty() || file == "-"; }

std::string format_of_output(std::vector<std::string> const& formats, output_words const& words) {
  auto ending = ending_of(words.file);
  if (!words.format.empty()) {
    auto const may_hold = words.format == "geojson" && ending == "json";
    if (ending != words.format && is_ending_of_a_format(ending) && !may_hold) {
      throw error{
          errc::usage, fmt::format("--format: '{}' is not what -o '{}' ends in", words.format, words.file),
          fmt::format("{}end the file's name in .{}",
                      is_among(formats, ending) ? fmt::format("leave out --format to write {}, or ", ending) : "",
                      words.format == "table" ? "txt" : words.format)};
    }
    return words.format;
  }
  if (is_among(formats, ending)) {
    return ending;
  }
  if (ending == "txt" && is_among(formats, "table")) {
    return "table";
  }
  if (!ending.empty()) {
    throw error{errc::usage, fmt::format("-o: '{}' does not end in {}", words.file, endings_of(formats)),
                is_ending_of_a_format(ending) || !words.has_format ? "write one of these endings"
                                                                   : "name the format with --format"};
  }
  return words.otherwise.empty() ? "table" : words.otherwise;
}

void verify_ending(std::string_view const file, std::string_view const format) {
  auto const ending = ending_of(file);
  if (!ending.empty() && ending != format) {
    throw error{errc::usage, fmt::format("-o: '{}' does not end in .{}", file, format),
                fmt::format("{0} is all that is written here: end the file's name in .{0}", format)};
  }
}

}  // namespace wakhan::api
