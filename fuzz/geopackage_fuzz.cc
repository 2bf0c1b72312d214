// SPDX-License-Identifier: Apache-2.0
#include "fuzz/memory_file.h"
#include "wakhan/io/geopackage.h"

// A database with a layer `land` and a column `iso` is read whole.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* const data, std::size_t const size) {
  static auto file = wakhan::fuzz::memory_file{};
  return wakhan::fuzz::run([&] {
    auto const& path = file.with(wakhan::fuzz::as_text(data, size));
    for (auto const& row : wakhan::io::read_geopackage(path, "land", {"iso"})) {
      wakhan::fuzz::require(row.values.size() == 1 && row.wkb.size() >= 5, "a row has its values and a geometry");
    }
  });
}
