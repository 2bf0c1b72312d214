// SPDX-License-Identifier: Apache-2.0
#include "wakhan/matrix/place_list.h"

#include <fmt/format.h>

#include <map>

#include "wakhan/api/stops.h"
#include "wakhan/base/error.h"
#include "wakhan/io/csv.h"

namespace wakhan::matrix {

namespace {

constexpr std::size_t kMostPlaces = 5'000;

listed_place found(load::pack const& pack, net::view const& seen, io::csv_table::row const& row) {
  auto const& words = row.text("place");
  if (words.empty()) {
    row.reject("place", "is empty; write a name, a UN/LOCODE, a station code or lon,lat");
  }
  try {
    auto stop = api::find_stop(pack, seen, words);
    return {words, std::move(stop.name), stop.at};
  } catch (error const& e) {
    throw error{e.code(), fmt::format("{}: column 'place': {}", row.where(), e.what()), e.hint()};
  }
}

}  // namespace

std::vector<listed_place> read_place_list(load::pack const& pack, net::view const& seen, std::string const& path) {
  auto const table = io::read_csv(path);
  table.require_columns({"place"});
  verify(table.size() > 0, errc::bad_input, "{}: no place stands below the header", path);
  verify(table.size() <= kMostPlaces, errc::limit, "{}: {} places, the limit is {}", path, table.size(), kMostPlaces);
  auto places = std::vector<listed_place>{};
  auto first_of = std::map<std::string, std::string>{};  // where a place stands first
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    places.push_back(found(pack, seen, row));
    auto const [first, is_new] = first_of.emplace(places.back().words, row.where());
    if (!is_new) {
      row.reject("place", fmt::format("stands there already, at {}", first->second));
    }
  }
  return places;
}

}  // namespace wakhan::matrix
