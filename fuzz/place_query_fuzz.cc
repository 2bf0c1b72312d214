// SPDX-License-Identifier: Apache-2.0
// Any bytes as the name of a place: folding must be idempotent, and asking must give a place or one of its three
// errors.
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/target.h"
#include "wakhan/places/fold.h"
#include "wakhan/places/place_builder.h"
#include "wakhan/places/resolve.h"

namespace {

using wakhan::fuzz::require;
using wakhan::places::place_kind;

wakhan::places::place_columns make_places() {
  using names = std::vector<std::string>;
  auto builder = wakhan::places::place_builder{};
  builder.add({place_kind::city, {106'550'000, 29'560'000}, 0, 7'457'600, "Chongqing", names{"重庆", "Chungking"}, {}});
  builder.add({place_kind::terminal, {106'450'000, 29'600'000}, 0, 0, "Chongqing Tuanjiecun", {}, names{"CNCKG"}});
  builder.add({place_kind::city, {23'700'000, 52'100'000}, 1, 350'000, "Brest", names{"Брест"}, names{"BYBQT"}});
  builder.add({place_kind::city, {-4'490'000, 48'390'000}, 2, 140'000, "Brest", {}, {}});
  builder.add({place_kind::city, {120'600'000, 31'300'000}, 0, 6'700'000, "Suzhou", names{"苏州"}, {}});
  builder.add({place_kind::city, {116'980'000, 33'640'000}, 0, 1'600'000, "Suzhou", names{"宿州"}, {}});
  builder.add(
      {place_kind::station, {82'480'000, 45'250'000}, wakhan::places::kNoCountry, 0, "Достык", {}, names{"708507"}});
  return builder.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* const data, std::size_t const size) {
  static auto const kPlaces = make_places();
  auto const table = kPlaces.view();
  auto const country_code = [](std::uint16_t const i) {
    require(i < 3, "only countries of the table are asked for");
    return std::string_view{"CNBYFR"}.substr(std::size_t{i} * 2, 2);
  };
  auto const text = wakhan::fuzz::as_text(data, size);
  auto const key = wakhan::places::fold(text);
  require(wakhan::places::fold(key) == key, "a folded name folded again is the same");
  return wakhan::fuzz::run([&] {
    auto const answer = wakhan::places::resolve(table, country_code, text);
    require(answer.taken.place.index() < table.position.size(), "the place taken is in the table");
    require(answer.note.empty() == answer.others.empty(), "there is a note if there are others");
  });
}
