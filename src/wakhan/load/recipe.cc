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

constexpr std::size_t kLongestWord = 200;  // file systems take names of 255 bytes
constexpr char const* kHint = "compare with data/recipes/eurasia.toml";

// A word that can neither leave the cache nor be taken for an option or another line by a client.
bool is_plain(std::string_view const word) {
  auto const is_plain_letter = [](char const c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"._+~:-"}.find(c) != std::string_view::npos;
  };
  return word.size() <= kLongestWord && std::all_of(word.begin(), word.end(), is_plain_letter) && word.front() != '-' &&
         word.front() != '.';
}

class recipe_reader {
 public:
  recipe_reader(toml::table const& root, std::string path) : root_{root}, path_{std::move(path)} {}

  recipe read() const {
    auto r = recipe{};
    r.name = text(root_, "name");
    r.reference_date = text(root_, "reference_date");
    require(parse_date(r.reference_date, false).has_value(), place(root_, "reference_date"), "reference_date",
            "is no date; write YYYY-MM-DD");
    r.price_year = static_cast<int>(number(root_, "price_year", 1900, 2200));
    r.facts_folder = folder_beside(text(root_, "facts"));
    auto const& frame = table("box");
    r.within = {number(frame, "west", -180, 180), number(frame, "south", -90, 90), number(frame, "east", -180, 180),
                number(frame, "north", -90, 90)};
    require(r.within.west < r.within.east && r.within.south < r.within.north, frame, "box", "has no area");
    r.assumed_population = static_cast<std::uint32_t>(number(table("terminals"), "assumed_population", 1, 1e8));
    r.areas = {ring("only"), ring("also"), ring("drawn_by_rows")};
    packages(r);
    r.rail = member(r, "rail");
    r.road = member(r, "road");
    r.sea = member(r, "sea");
    r.ports = member(r, "ports");
    r.cities = member(r, "cities");
    r.countries = member(r, "countries");
    r.rivers = member(r, "rivers");
    require(r.rivers.path.ends_with(".shp"), table("layer"), "rivers", "is no shapefile; name its .shp file");
    return r;
  }

 private:
  // The field, or the table that lacks it: where the reader of a message has to look.
  static toml::node const& place(toml::table const& from, std::string_view const key) {
    auto const* const field = from.get(key);
    return field == nullptr ? from : *field;
  }
  void require(bool const condition, toml::node const& at, std::string_view const field,
               std::string_view const complaint) const {
    if (!condition) {
      throw error{errc::bad_recipe,
                  fmt::format("{}:{}: field '{}' {}", path_, std::max(at.source().begin.line, 1U), field, complaint),
                  kHint};
    }
  }

  // As other paths are written: without a slash at the end.
  std::string folder_beside(std::string const& folder) const {
    auto const normal = (std::filesystem::path{path_}.parent_path() / folder).lexically_normal();
    return (normal.has_filename() ? normal : normal.parent_path()).string();
  }

  std::string text(toml::table const& from, std::string_view const key) const {
    auto const value = from[key].value<std::string>();
    require(value && !value->empty(), place(from, key), key, "is missing or no text");
    return *value;
  }

  double number(toml::table const& from, std::string_view const key, double const low, double const high) const {
    auto const value = from[key].value<double>();
    require(value && low <= *value && *value <= high, place(from, key), key,
            fmt::format("is missing or no number from {} to {}", low, high));
    return *value;
  }

  toml::table const& table(std::string_view const key) const {
    auto const* const found = root_[key].as_table();
    require(found != nullptr, place(root_, key), key, "is missing or no table");
    return *found;
  }

  std::vector<geo::lonlat> ring(std::string_view const key) const {
    auto const& from = table("river_sea");
    auto points = std::vector<geo::lonlat>{};
    for (auto const& part : split_list(text(from, key))) {
      auto lon = 0.0;
      auto lat = 0.0;
      auto const* const end = part.data() + part.size();
      auto const first = std::from_chars(part.data(), end, lon);
      auto const second = first.ec == std::errc{} && first.ptr < end ? std::from_chars(first.ptr + 1, end, lat) : first;
      require(second.ec == std::errc{} && first.ptr < end && second.ptr == end && std::abs(lon) <= 180 &&
                  std::abs(lat) <= 90,
              place(from, key), key, "is no ring; write \"lon lat;lon lat;…\" in degrees");
      points.push_back(geo::from_degrees(lon, lat));
    }
    require(points.size() >= 3, place(from, key), key, "needs at least three points");
    return points;
  }

  void packages(recipe& r) const {
    auto const* const list = root_["package"].as_array();
    require(list != nullptr && !list->empty(), place(root_, "package"), "package",
            "is missing: name at least one [[package]]");
    for (auto const& item : *list) {
      auto const* const one = item.as_table();
      require(one != nullptr, item, "package", "is no table");
      auto p =
          recipe::package{text(*one, "name"),   text(*one, "client"),  text(*one, "version"),    text(*one, "file"),
                          text(*one, "sha256"), text(*one, "licence"), text(*one, "attribution")};
      require(p.client == "pip" || p.client == "apt" || p.client == "file", place(*one, "client"), "client",
              "is none of pip, apt, file");
      require(p.sha256.size() == 64 && p.sha256.find_first_not_of("0123456789abcdef") == std::string::npos,
              place(*one, "sha256"), "sha256", "is no SHA-256 in 64 lower-case hexadecimal digits");
      for (auto const* const word : {&p.name, &p.version, &p.file}) {
        require(is_plain(*word), *one, "package", "has a name, version or file that is no plain word");
      }
      r.packages.push_back(std::move(p));
    }
  }

  recipe::member member(recipe const& r, std::string_view const layer) const {
    auto const& from = table("layer");
    auto const* const pair = from[layer].as_array();
    require(pair != nullptr && pair->size() == 2, place(from, layer), layer, "is missing or not [package, member]");
    auto const package = (*pair)[0].value<std::string>().value_or("");
    auto const path = (*pair)[1].value<std::string>().value_or("");
    auto const found =
        std::find_if(r.packages.begin(), r.packages.end(), [&](auto const& p) { return p.name == package; });
    require(found != r.packages.end() && !path.empty(), *pair, layer, "names a package that the recipe does not have");
    return {static_cast<std::size_t>(found - r.packages.begin()), path};
  }

  toml::table const& root_;
  std::string path_;
};

}  // namespace

recipe parse_recipe(std::string_view const bytes, std::string const& path) {
  try {
    auto const root = toml::parse(bytes, std::string_view{path});
    return recipe_reader{root, path}.read();
  } catch (toml::parse_error const& e) {
    throw error{errc::bad_recipe, fmt::format("{}:{}: {}", path, e.source().begin.line, e.description()), kHint};
  }
}

recipe read_recipe(std::string const& path) { return parse_recipe(io::read_file(path), path); }

}  // namespace wakhan::load
