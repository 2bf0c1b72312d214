// SPDX-License-Identifier: Apache-2.0
#include "fuzz/memory_file.h"
#include "wakhan/io/archive.h"

// Lists the archive, then reads a member `a.csv` of at most 1 MiB.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* const data, std::size_t const size) {
  constexpr auto kLimit = std::size_t{1} << 20U;
  static auto file = wakhan::fuzz::memory_file{};
  auto const& path = file.with(wakhan::fuzz::as_text(data, size));
  wakhan::fuzz::run([&] { wakhan::io::list_archive(path); });
  return wakhan::fuzz::run([&] {
    auto const contents = wakhan::io::read_archive_member(path, "a.csv", kLimit);
    wakhan::fuzz::require(contents.size() <= kLimit, "the limit is kept");
  });
}
