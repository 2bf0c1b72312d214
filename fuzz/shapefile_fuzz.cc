// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "fuzz/target.h"
#include "wakhan/io/shapefile.h"

namespace {

constexpr std::size_t kLengthInHeader = 24;

// Makes the header say the true length, so that inputs get past the first check.
void seal(std::string& bytes) {
  auto const words = bytes.size() / 2;
  for (auto i = std::size_t{0}; i < 4 && bytes.size() >= kLengthInHeader + 4; ++i) {
    bytes[kLengthInHeader + i] = static_cast<char>(words >> (24 - 8 * i) & 0xFFU);
  }
}

}  // namespace

// Byte 0: whether to seal the lengths (odd: yes). Bytes 1 and 2: the length of the .shp; then the .shp and the .shx.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* const data, std::size_t const size) {
  if (size < 3) {
    return 0;
  }
  auto const rest = wakhan::fuzz::as_text(data + 3, size - 3);
  auto const length = std::min<std::size_t>(rest.size(), data[1] * std::size_t{256} + data[2]);
  auto shp = std::string{rest.substr(0, length)};
  auto shx = std::string{rest.substr(length)};
  if (data[0] % 2 == 1) {
    seal(shp);
    seal(shx);
  }
  return wakhan::fuzz::run([&] {
    for (auto const& part : wakhan::io::parse_shapefile_parts(shp, shx, "input")) {
      for (auto const& point : part) {
        wakhan::fuzz::require(std::abs(point.lon) <= 720.0 && std::abs(point.lat) <= 90.0, "coordinates are in range");
      }
    }
  });
}
