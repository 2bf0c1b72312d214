// SPDX-License-Identifier: Apache-2.0
// Times a matrix on a real pack whose pairs share their work beside the same pairs asked one by one: skims_bench
// [PLACES]. Every pair that is timed alone is compared first. Exits 0 when all are equal, 1 when one is not; times are
// told, never judged.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>

#include "wakhan/io/csv.h"
#include "wakhan/io/file.h"
#include "wakhan/matrix/matrix.h"

namespace {

using namespace wakhan;

constexpr std::size_t kEveryPair = 97;  // that is asked alone, too

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// The first control places of the table, as a list.
matrix::matrix_request places_of(std::size_t const count, std::string const& file) {
  auto const table = io::read_csv(WAKHAN_SOURCE_DIR "/data/control_places.csv");
  auto list = std::string{"place\n"};
  for (std::size_t i = 0; i < std::min(count, table.size()); ++i) {
    list += fmt::format("\"{},{}\"\n", table[i].text("lon"), table[i].text("lat"));
  }
  io::write_file_atomically(file, list);
  auto request = matrix::matrix_request{};
  request.from_file = file;
  request.threads = 1;
  return request;
}

double measure(matrix::cell const& c) { return c.cost_usd + 100 * c.days_mean + c.co2e_wtw_kg / 10; }

}  // namespace

int main(int const argc, char const* const* const argv) {
  auto const* const named = std::getenv("WAKHAN_PACK");
  auto const pack = load::pack{named != nullptr ? named : WAKHAN_SOURCE_DIR "/build/eurasia.pack"};
  auto const file = fmt::format("/tmp/wakhan-skims-bench-{}.csv", std::random_device{}());
  auto const request = places_of(argc > 1 ? std::stoul(argv[1]) : 1000, file);
  auto const m = matrix::matrix{pack, request};
  std::remove(file.c_str());
  auto const begin = processor_seconds();
  auto const together = m.cells(0, m.pairs());
  auto const shared = (processor_seconds() - begin) / static_cast<double>(m.pairs());
  auto alone = 0.0;
  auto count = std::size_t{0};
  for (std::size_t pair = 0; pair < m.pairs(); pair += kEveryPair, ++count) {
    auto const start = processor_seconds();
    auto const cell = m.cell_alone(pair);
    alone += processor_seconds() - start;
    if (cell.reason != together[pair].reason ||
        std::abs(measure(cell) - measure(together[pair])) > 1e-6 * (1 + measure(cell))) {
      fmt::print(stderr, "{} - {}: {} together, {} alone\n", m.origin_of(pair).words, m.destination_of(pair).words,
                 measure(together[pair]), measure(cell));
      return 1;
    }
  }
  alone /= static_cast<double>(count);
  fmt::print("{} pairs together {:.3f} ms each, {} of them alone {:.3f} ms each: ratio {:.1f}\n", m.pairs(),
             shared * 1000, count, alone * 1000, alone / shared);
  return 0;
}
