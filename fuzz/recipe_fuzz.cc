// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "fuzz/target.h"
#include "wakhan/load/recipe.h"

namespace {

bool is_plain(std::string const& word) {
  return !word.empty() && word.find('/') == std::string::npos && word.front() != '.' && word.front() != '-';
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* const data, std::size_t const size) {
  return wakhan::fuzz::run([&] {
    auto const r = wakhan::load::parse_recipe(wakhan::fuzz::as_text(data, size), "folder/input.toml");
    for (auto const& p : r.packages) {
      wakhan::fuzz::require(is_plain(p.name) && is_plain(p.version) && is_plain(p.file), "packages stay in the cache");
    }
    for (auto const* const m : {&r.rail, &r.road, &r.sea, &r.ports, &r.cities, &r.countries}) {
      wakhan::fuzz::require(m->package < r.packages.size(), "a member names a package of the recipe");
    }
    wakhan::fuzz::require(r.within.west < r.within.east && r.within.south < r.within.north, "the box has an area");
  });
}
