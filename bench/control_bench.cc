// SPDX-License-Identifier: Apache-2.0
// How long `wakhan route` takes between control places, whole front and answers included: control_bench [EVERY
// [THREADS [RUNS]]] asks every EVERY-th of all pairs, from both ends, RUNS times over, and prints the median, the
// slowest twentieth and the slowest questions in processor time and by the clock on the wall, of each the least. Exits
// 1 when a front is not exact or a question fails; times are told, never judged.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "wakhan/api/route.h"
#include "wakhan/base/error.h"
#include "wakhan/io/csv.h"
#include "wakhan/load/pack.h"

namespace {

using namespace wakhan;

constexpr std::size_t kSlowestTold = 8;

struct timed_question {
  double milliseconds{}, wall{};
  std::string from, to;
  std::size_t front_size{}, settled{}, labels{};
};

double processor_milliseconds() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

timed_question ask(load::pack const& pack, io::csv_table::row const& from, io::csv_table::row const& to,
                   unsigned const threads) {
  auto request = api::route_request{};
  request.from = fmt::format("{},{}", from.text("lon"), from.text("lat"));
  request.to = fmt::format("{},{}", to.text("lon"), to.text("lat"));
  request.threads = threads;
  auto const begun = std::chrono::steady_clock::now();
  auto const start = processor_milliseconds();
  auto const answer = api::find_routes(pack, request);
  auto const taken = processor_milliseconds() - start;
  auto const wall = std::chrono::duration<double, std::milli>{std::chrono::steady_clock::now() - begun};
  verify(answer.is_exact, errc::limit, "the front from {} to {} is not exact", from.text("name"), to.text("name"));
  return {taken,
          wall.count(),
          std::string{from.text("name")},
          std::string{to.text("name")},
          answer.front_size,
          answer.stats.settled,
          answer.stats.labels};
}

void print(std::vector<timed_question> asked) {
  for (auto const time : {&timed_question::wall, &timed_question::milliseconds}) {
    std::sort(asked.begin(), asked.end(), [&](auto const& a, auto const& b) { return a.*time < b.*time; });
    auto const at = [&](std::size_t const percent) { return asked[(asked.size() - 1) * percent / 100].*time; };
    fmt::print("{} questions, {} ms: median {:.1f}, 95 of 100 within {:.1f}, 99 within {:.1f}, slowest {:.1f}\n",
               asked.size(), time == &timed_question::wall ? "wall" : "processor", at(50), at(95), at(99), at(100));
  }
  for (auto i = asked.size(); i-- > asked.size() - std::min(asked.size(), kSlowestTold);) {
    auto const& q = asked[i];
    fmt::print("{:>8.1f} ms  {} - {} ({} ways on the front, {} labels settled of {})\n", q.milliseconds, q.from, q.to,
               q.front_size, q.settled, q.labels);
  }
}

int run(std::size_t const every, unsigned const threads, std::size_t const runs) {
  auto const* const named = std::getenv("WAKHAN_PACK");
  auto const start = processor_milliseconds();
  auto const pack = load::pack{named != nullptr ? named : WAKHAN_SOURCE_DIR "/build/eurasia.pack"};
  fmt::print("pack opened in {:.1f} ms of the processor\n", processor_milliseconds() - start);
  auto const places = io::read_csv(WAKHAN_SOURCE_DIR "/data/control_places.csv");
  auto asked = std::vector<timed_question>{};
  for (std::size_t i = 0; i < runs; ++i) {
    auto next = std::size_t{0};
    for (std::size_t pair = 0; pair < places.size() * places.size(); pair += every) {
      if (auto const from = pair / places.size(), to = pair % places.size(); from != to) {
        auto const now = ask(pack, places[from], places[to], threads);
        if (i == 0) {
          asked.push_back(now);
        }
        auto& least = asked[next++];
        least.wall = std::min(least.wall, now.wall);
        least.milliseconds = std::min(least.milliseconds, now.milliseconds);
      }
    }
  }
  print(std::move(asked));
  return 0;
}

}  // namespace

int main(int const argc, char const* const* const argv) {
  try {
    auto const every = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 97;
    auto const threads = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1;
    auto const runs = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 1;
    verify(every > 0 && runs > 0, errc::usage,
           "'{}' is not a number above 0; usage: control_bench [EVERY [THREADS [RUNS]]]", argv[every > 0 ? 3 : 1]);
    return run(every, static_cast<unsigned>(threads), runs);
  } catch (error const& e) {
    fmt::print(stderr, "control_bench: {}{}{}\n", e.what(), e.hint().empty() ? "" : "\n", e.hint());
    return exit_code(e.code());
  }
}
