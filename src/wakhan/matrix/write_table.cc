// SPDX-License-Identifier: Apache-2.0
#include "wakhan/matrix/write_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "wakhan/io/file.h"
#include "wakhan/io/growing_file.h"
#include "wakhan/matrix/matrix_csv.h"
#include "wakhan/matrix/skims.h"

namespace wakhan::matrix {

namespace {

// Pairs are written in blocks. Large ones share more work (route::skims); small ones are lost less of when the run is
// cut off. So a block grows while it takes some seconds; the table is the same whatever its blocks.
constexpr std::size_t kFirstBlock = 64;
constexpr std::size_t kLargestBlock = 20'000;
constexpr auto kShortBlock = std::chrono::seconds{2};
constexpr auto kLongBlock = std::chrono::seconds{10};

std::size_t next_block(std::size_t const block, std::chrono::steady_clock::duration const took) {
  return took < kShortBlock  ? std::min(2 * block, kLargestBlock)
         : took > kLongBlock ? std::max(block / 2, std::size_t{1})
                             : block;
}

void write_pairs(matrix const& m, std::size_t first, std::function<void(std::string const&)> const& take,
                 progress const& told) {
  auto block = kFirstBlock;
  while (first < m.pairs()) {
    auto const begin = std::chrono::steady_clock::now();
    auto const cells = m.cells(first, std::min(block, m.pairs() - first), told);
    block = next_block(block, std::chrono::steady_clock::now() - begin);
    auto lines = std::string{};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      lines += csv_line(m, first + i, cells[i]);
    }
    take(lines);
    first += cells.size();
  }
}

}  // namespace

void write_table(matrix const& m, std::function<void(std::string const&)> const& take, progress const& told) {
  take(csv_header());
  write_pairs(m, 0, take, told);
}

void write_table_file(matrix const& m, std::string const& path, bool const resumes, progress const& told) {
  auto file = io::growing_file{path, m.digest()};
  auto const there = resumes ? file.go_on() : std::string{};
  if (!resumes) {
    file.begin();
  }
  auto const lines = static_cast<std::size_t>(std::count(there.begin(), there.end(), '\n'));
  if (lines == 0) {
    file.add(csv_header());
  }
  write_pairs(
      m, lines == 0 ? 0 : lines - 1, [&](std::string const& text) { file.add(text); }, told);
  auto const ends_in = [&](std::string_view const ending) {
    return path.size() >= ending.size() &&
           std::equal(ending.begin(), ending.end(), path.end() - static_cast<std::ptrdiff_t>(ending.size()),
                      [](char const e, char const p) { return e == (p >= 'A' && p <= 'Z' ? p - 'A' + 'a' : p); });
  };
  if (!ends_in(".npz") && !ends_in(".omx")) {
    return file.finish();
  }
  auto const whole = read_skims(io::read_file(file.pieces_path()), m.origins(), m.destinations());
  file.finish_as(ends_in(".npz") ? npz_of(whole) : omx_of(whole));
}

}  // namespace wakhan::matrix
