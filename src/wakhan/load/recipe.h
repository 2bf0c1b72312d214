// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/load/layer.h"
#include "wakhan/load/sea.h"

namespace wakhan::load {

// What a pack is made of, read from a TOML file (data/recipes/eurasia.toml says what each field means).
struct recipe {
  struct package {
    std::string name, client, version, file, sha256, licence, attribution;
  };
  struct member {
    std::size_t package{};  // index into packages
    std::string path;       // inside the package's archive
  };
  std::string name, reference_date, facts_folder;
  int price_year{};
  box within{};
  std::uint32_t assumed_population{};
  vessel_areas areas;
  std::vector<package> packages;
  member rail, road, sea, ports, cities, countries, rivers;
};

// Throws error{bad_recipe} with file, line and field for anything that does not make sense.
recipe read_recipe(std::string const& path);

// Same from bytes; `path` is named in messages, and the facts folder is beside it.
recipe parse_recipe(std::string_view bytes, std::string const& path);

}  // namespace wakhan::load
