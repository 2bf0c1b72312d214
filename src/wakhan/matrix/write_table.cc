// SPDX-License-Identifier: Apache-2.0
#include "wakhan/matrix/write_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "wakhan/io/file.h"
#include "wakhan/io/growing_file.h"
#include "wakhan/matrix/matrix_csv.h"
#include "wakhan/matrix/skims.h"

namespace wakhan::matrix {

namespace {

// Written together: whole rows share trees (route::skims).
constexpr std::size_t kPairsAtOnce = 20'000;

void write_pairs(matrix const& m, std::size_t first, std::function<void(std::string const&)> const& take,
                 progress const& told) {
  while (first < m.pairs()) {
    auto const cells = m.cells(first, std::min(kPairsAtOnce, m.pairs() - first), told);
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
