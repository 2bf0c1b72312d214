// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <initializer_list>
#include <string>
#include <utility>

#include "unit/io/packed_archive.h"
#include "unit/load/tiny_sources.h"

namespace wakhan::load {

// Two countries whose layers lie in one archive in the cache.
struct packed_sources : tiny_sources {
  packed_sources() {
    auto const bytes = test::zip(members());
    std::filesystem::create_directories(folder / "cache");
    folder.write("cache/lines.zip", bytes);
    what.packages[0].sha256 = io::sha256_hex(bytes);
    what.rail = {0, "l/rail.py"};
    what.road = {0, "l/road.py"};
    what.sea = {0, "l/sea.geojson"};
    what.ports = {0, "l/ports.geojson"};
    what.cities = {0, "l/cities.json"};
    what.countries = {0, "l/map.gpkg"};
    what.rivers = {0, "l/rivers.shp"};
  }

  // What the archive holds: name and contents.
  test::archive_members members() const {
    return {{"l/rail.py", raw.rail},          {"l/road.py", raw.road},
            {"l/sea.geojson", raw.sea},       {"l/ports.geojson", raw.ports},
            {"l/cities.json", raw.cities},    {"l/rivers.shp", raw.rivers_shp},
            {"l/rivers.shx", raw.rivers_shx}, {"l/map.gpkg", io::read_file(raw.countries_path)}};
  }

  // The recipe as a file, for the program; its path. `name` is the name of the pack.
  std::string write_recipe(std::string const& name) const {
    auto text = fmt::format(
        "name = \"{}\"\nreference_date = \"{}\"\nprice_year = {}\nfacts = \"data\"\n"
        "[box]\nwest = 0.0\nsouth = -20.0\neast = 20.0\nnorth = 20.0\n"
        "[terminals]\nassumed_population = {}\n[river_sea]\nonly = \"100 0;101 0;100 1\"\nalso = \"100 0;101 0;100 "
        "1\"\ndrawn_by_rows = \"100 0;101 0;100 1\"\n",
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
                                                                    {"countries", what.countries.path},
                                                                    {"rivers", what.rivers.path}}) {
      text += fmt::format("{} = [\"{}\", \"{}\"]\n", layer, p.name, path);
    }
    folder.write(name + ".toml", text);
    return folder / (name + ".toml");
  }
};

}  // namespace wakhan::load
