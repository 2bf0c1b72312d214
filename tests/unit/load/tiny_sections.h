// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "unit/io/temporary_folder.h"
#include "unit/io/thrown_by.h"
#include "unit/load/tiny_pack.h"
#include "wakhan/io/section_file.h"

// The tiny pack with one of its sections replaced, and what reading it throws.
namespace wakhan::load {

// The tiny pack's sections with their bytes.
struct sections_of_tiny {
  std::vector<std::string> names;
  std::vector<std::string> bytes;

  sections_of_tiny() {
    auto const folder = test::temporary_folder{};
    write_pack(tiny_pack_maker{}.data(), folder / "p");
    auto const file = io::section_file{folder / "p"};
    for (auto const& s : file.sections()) {
      names.push_back(s.name);
      bytes.emplace_back(reinterpret_cast<char const*>(s.bytes.data()), s.bytes.size());
    }
  }

  std::size_t index(std::string_view const name) const {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  }

  // A pack of these sections with fitting checksums, one section replaced.
  std::string sealed(std::size_t const changed, std::string const& by) const {
    auto parts = std::vector<io::section>{};
    for (std::size_t i = 0; i < names.size(); ++i) {
      auto const& text = i == changed ? by : bytes[i];
      parts.push_back({names[i], std::as_bytes(std::span{text.data(), text.size()})});
    }
    return io::make_section_file(parts);
  }
};

inline sections_of_tiny const& tiny() {
  static auto const made = sections_of_tiny{};
  return made;
}

// Opens the pack and reads all of it, as every command may.
inline void read_all(std::string const& path) {
  auto const p = pack{path};
  p.check_contents();
  p.read_facts();
  p.read_findings();
  p.read_land();
  p.read_disputed_lines();
}

// What opening and reading throws after one section was replaced.
inline std::string reading(std::size_t const section, std::string const& by) {
  auto const folder = test::temporary_folder{};
  folder.write("p", tiny().sealed(section, by));
  return test::thrown_by([&] { read_all(folder / "p"); });
}

// Same after a change to the rows of a section.
template <typename T, typename Change>
std::string after(std::string_view const section, Change const& change) {
  auto const at = tiny().index(section);
  auto const& old = tiny().bytes.at(at);
  auto rows = std::vector<T>(old.size() / sizeof(T));
  std::memcpy(static_cast<void*>(rows.data()), old.data(), old.size());
  change(rows);
  auto bytes = std::string(rows.size() * sizeof(T), '\0');
  std::memcpy(bytes.data(), rows.data(), bytes.size());
  return reading(at, bytes);
}

// Expects that the last row changed so is refused with the section's name; of place columns, with "places" or it.
template <typename T, typename Change>
void expect_refused(std::string const& section, Change const& change) {
  auto const name = "section '" + section + "'";
  auto const whose = section.starts_with("place.") ? std::string{"places: "} : name;
  EXPECT_THAT(after<T>(section, [&](auto& rows) { change(rows.back()); }),
              ::testing::AllOf(::testing::StartsWith("damaged_pack: "),
                               ::testing::AnyOf(::testing::HasSubstr(name), ::testing::HasSubstr(whose))))
      << section;
}

template <typename T>
void expect_value_refused(std::string const& section, T const value) {
  expect_refused<T>(section, [&](T& last) { last = value; });
}

}  // namespace wakhan::load
