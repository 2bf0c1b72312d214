// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "unit/load/tiny_sources.h"

namespace wakhan::load {

// A zip archive with these members.
inline std::string zip(std::map<std::string, std::string> const& members) {
  auto buffer = std::string(std::size_t{1} << 20U, '\0');
  auto used = std::size_t{0};
  auto const writer =
      std::unique_ptr<::archive, decltype(&archive_write_free)>{archive_write_new(), &archive_write_free};
  archive_write_set_format_zip(writer.get());
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  archive_write_open_memory(writer.get(), buffer.data(), buffer.size(), &used);
  for (auto const& [name, contents] : members) {
    auto const entry =
        std::unique_ptr<archive_entry, decltype(&archive_entry_free)>{archive_entry_new(), &archive_entry_free};
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(contents.size()));
    EXPECT_EQ(archive_write_header(writer.get(), entry.get()), ARCHIVE_OK);
    archive_write_data(writer.get(), contents.data(), contents.size());
  }
  EXPECT_EQ(archive_write_close(writer.get()), ARCHIVE_OK);
  buffer.resize(used);
  return buffer;
}

// Two countries whose layers lie in one archive in the cache.
struct packed_sources : tiny_sources {
  packed_sources() {
    auto const bytes = zip({{"l/rail.py", raw.rail},
                            {"l/road.py", raw.road},
                            {"l/sea.geojson", raw.sea},
                            {"l/ports.geojson", raw.ports},
                            {"l/cities.json", raw.cities},
                            {"l/map.gpkg", io::read_file(raw.countries_path)}});
    std::filesystem::create_directories(folder / "cache");
    folder.write("cache/lines.zip", bytes);
    what.packages[0].sha256 = io::sha256_hex(bytes);
    what.rail = {0, "l/rail.py"};
    what.road = {0, "l/road.py"};
    what.sea = {0, "l/sea.geojson"};
    what.ports = {0, "l/ports.geojson"};
    what.cities = {0, "l/cities.json"};
    what.countries = {0, "l/map.gpkg"};
  }

  // The recipe as a file, for the program; its path. `name` is the name of the pack.
  std::string write_recipe(std::string const& name) const {
    auto text = fmt::format(
        "name = \"{}\"\nreference_date = \"{}\"\nprice_year = {}\nfacts = \"data\"\n"
        "[box]\nwest = 0.0\nsouth = -20.0\neast = 20.0\nnorth = 20.0\n"
        "[terminals]\nassumed_population = {}\n[river_sea]\nonly = \"100 0;101 0;100 1\"\nalso = \"100 0;101 0;100 "
        "1\"\n",
        name, what.reference_date, what.price_year, what.assumed_population);
    auto const& p = what.packages[0];
    text += fmt::format(
        "[[package]]\nname = \"{}\"\nclient = \"file\"\nversion = \"1\"\nfile = \"{}\"\nsha256 = \"{}\"\nlicence = "
        "\"{}\"\nattribution = \"{}\"\n[layer]\n",
        p.name, p.file, p.sha256, p.licence, p.attribution);
    for (auto const& [layer, path] :
         std::initializer_list<std::pair<char const*, std::string>>{{"rail", what.rail.path},
                                                                    {"road", what.road.path},
                                                                    {"sea", what.sea.path},
                                                                    {"ports", what.ports.path},
                                                                    {"cities", what.cities.path},
                                                                    {"countries", what.countries.path}}) {
      text += fmt::format("{} = [\"{}\", \"{}\"]\n", layer, p.name, path);
    }
    folder.write(name + ".toml", text);
    return folder / (name + ".toml");
  }
};

}  // namespace wakhan::load
