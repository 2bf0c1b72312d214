// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/recipe.h"

#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "wakhan/base/error.h"
#include "wakhan/io/file.h"

namespace wakhan::load {

namespace {

constexpr char const* kHint = "compare with data/recipes/eurasia.toml";

class recipe_reader {
 public:
  recipe_reader(toml::table const& root, std::string path) : root_{root}, path_{std::move(path)} {}

  recipe read() const {
    auto r = recipe{};
    r.name = text(root_, "name");
    r.reference_date = text(root_, "reference_date");
    require(parse_date(r.reference_date, false).has_value(), "reference_date", "is no date; write YYYY-MM-DD");
    r.price_year = static_cast<int>(number(root_, "price_year", 1900, 2200));
    r.facts_folder = (std::filesystem::path{path_}.parent_path() / text(root_, "facts")).lexically_normal().string();
    auto const& frame = table("box");
    r.within = {number(frame, "west", -180, 180), number(frame, "south", -90, 90), number(frame, "east", -180, 180),
                number(frame, "north", -90, 90)};
    require(r.within.west < r.within.east && r.within.south < r.within.north, "box", "has no area");
    r.assumed_population = static_cast<std::uint32_t>(number(table("terminals"), "assumed_population", 1, 1e8));
    r.areas = {ring("only"), ring("also")};
    packages(r);
    r.rail = member(r, "rail");
    r.road = member(r, "road");
    r.sea = member(r, "sea");
    r.ports = member(r, "ports");
    r.cities = member(r, "cities");
    r.countries = member(r, "countries");
    return r;
  }

 private:
  [[noreturn]] void fail(std::string_view const field, std::string_view const complaint) const {
    throw error{errc::bad_recipe, fmt::format("{}: field '{}' {}", path_, field, complaint), kHint};
  }
  void require(bool const condition, std::string_view const field, std::string_view const complaint) const {
    if (!condition) {
      fail(field, complaint);
    }
  }

  std::string text(toml::table const& from, std::string_view const key) const {
    auto const value = from[key].value<std::string>();
    require(value && !value->empty(), key, "is missing or no text");
    return *value;
  }

  double number(toml::table const& from, std::string_view const key, double const low, double const high) const {
    auto const value = from[key].value<double>();
    require(value && low <= *value && *value <= high, key,
            fmt::format("is missing or no number from {} to {}", low, high));
    return *value;
  }

  toml::table const& table(std::string_view const key) const {
    auto const* const found = root_[key].as_table();
    require(found != nullptr, key, "is missing or no table");
    return *found;
  }

  std::vector<geo::lonlat> ring(std::string_view const key) const {
    auto points = std::vector<geo::lonlat>{};
    for (auto const& part : split_list(text(table("river_sea"), key))) {
      auto lon = 0.0;
      auto lat = 0.0;
      auto const* const end = part.data() + part.size();
      auto const first = std::from_chars(part.data(), end, lon);
      auto const second = first.ec == std::errc{} && first.ptr < end ? std::from_chars(first.ptr + 1, end, lat) : first;
      require(second.ec == std::errc{} && first.ptr < end && second.ptr == end && std::abs(lon) <= 180 &&
                  std::abs(lat) <= 90,
              key, "is no ring; write \"lon lat;lon lat;…\" in degrees");
      points.push_back(geo::from_degrees(lon, lat));
    }
    require(points.size() >= 3, key, "needs at least three points");
    return points;
  }

  void packages(recipe& r) const {
    auto const* const list = root_["package"].as_array();
    require(list != nullptr && !list->empty(), "package", "is missing: name at least one [[package]]");
    for (auto const& item : *list) {
      auto const* const one = item.as_table();
      require(one != nullptr, "package", "is no table");
      auto p =
          recipe::package{text(*one, "name"),   text(*one, "client"),  text(*one, "version"),    text(*one, "file"),
                          text(*one, "sha256"), text(*one, "licence"), text(*one, "attribution")};
      require(p.client == "pip" || p.client == "apt" || p.client == "file", "client", "is none of pip, apt, file");
      require(p.sha256.size() == 64 && p.sha256.find_first_not_of("0123456789abcdef") == std::string::npos, "sha256",
              "is no SHA-256 in 64 lower-case hexadecimal digits");
      // A name that could leave the cache, or be taken for an option of a client, is refused.
      for (auto const* const word : {&p.name, &p.version, &p.file}) {
        require(word->find('/') == std::string::npos && word->front() != '-' && word->front() != '.', "package",
                "has a name, version or file that is no plain word");
      }
      r.packages.push_back(std::move(p));
    }
  }

  recipe::member member(recipe const& r, std::string_view const layer) const {
    auto const* const pair = table("layer")[layer].as_array();
    require(pair != nullptr && pair->size() == 2, layer, "is missing or not [package, member]");
    auto const package = (*pair)[0].value<std::string>().value_or("");
    auto const path = (*pair)[1].value<std::string>().value_or("");
    auto const found =
        std::find_if(r.packages.begin(), r.packages.end(), [&](auto const& p) { return p.name == package; });
    require(found != r.packages.end() && !path.empty(), layer, "names a package that the recipe does not have");
    return {static_cast<std::size_t>(found - r.packages.begin()), path};
  }

  toml::table const& root_;
  std::string path_;
};

}  // namespace

recipe read_recipe(std::string const& path) {
  auto const bytes = io::read_file(path);
  try {
    auto const root = toml::parse(std::string_view{bytes}, std::string_view{path});
    return recipe_reader{root, path}.read();
  } catch (toml::parse_error const& e) {
    throw error{errc::bad_recipe, fmt::format("{}:{}: {}", path, e.source().begin.line, e.description()), kHint};
  }
}

}  // namespace wakhan::load
