// SPDX-License-Identifier: Apache-2.0
// Times Wakhan's timetable beside the published algorithms on a week of freight services: timetable_bench [QUESTIONS]
// [RUNS], or timetable_bench --smoke for a small one of which only checksums are printed. See README.md.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <numeric>
#include <string>
#include <tuple>

#include "csa_peer.h"
#include "freight_weeks.h"
#include "mcraptor_peer.h"
#include "raptor_peer.h"
#include "wakhan/timetable/planner.h"

namespace {

using namespace wakhan::timetable;

// Trips of the span before it and as long as the slowest journey; were it too short, answers would differ.
constexpr int kWeeksBefore = 8, kWeeks = 14;
constexpr std::int64_t kMonday = 4 * kDaySeconds + 2900 * kWeekSeconds;

struct question {
  std::uint32_t from, to;
  std::int32_t moment;  // within the week
};

// An answer as numbers: (arrival, services, cents) one after the other.
using answer = std::vector<std::int64_t>;
using asked = std::function<answer(question const&)>;

std::int64_t processor_ns() {
  auto now = std::timespec{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

std::uint64_t checksum_of(std::vector<answer> const& answers) {
  auto sum = std::uint64_t{0xcbf29ce484222325};
  for (auto const& a : answers) {
    for (auto const n : a) {
      sum = (sum ^ static_cast<std::uint64_t>(n)) * 0x100000001b3;
    }
    sum = (sum ^ 0xFF) * 0x100000001b3;
  }
  return sum;
}

struct times {
  double median_us, mean_us;
};

template <typename T>
T median_of(std::vector<T> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// Asks all questions in one go; the times are the median over runs, of the median and of the mean question.
class stopwatch {
 public:
  std::vector<answer> run(std::vector<question> const& questions, asked const& ask) {
    auto answers = std::vector<answer>{};
    auto each = std::vector<double>{};
    auto sum = 0.0;
    for (auto const& q : questions) {
      auto const before = processor_ns();
      answers.push_back(ask(q));
      each.push_back(static_cast<double>(processor_ns() - before) / 1000);
      sum += each.back();
    }
    medians_.push_back(median_of(each));
    means_.push_back(sum / static_cast<double>(questions.size()));
    return answers;
  }
  times result() const { return {median_of(medians_), median_of(means_)}; }

 private:
  std::vector<double> medians_, means_;
};

struct work {
  char const* name;
  char const* peer;
  asked ours, theirs;
};

class bench_of_weeks {
 public:
  bench_of_weeks(bench::freight_weeks const& weeks, std::size_t const questions)
      : compiled_{weeks.rows()}, planner_{compiled_, kWeeks * kWeekSeconds} {
    auto draw = bench::random_numbers{7};
    auto const stops = std::ssize(weeks.rows().stops);
    while (questions_.size() < questions) {
      auto const from = static_cast<std::uint32_t>(draw.below(stops));
      auto const to = static_cast<std::uint32_t>(draw.below(stops));
      questions_.push_back({from, to, static_cast<std::int32_t>(draw.below(kWeekSeconds))});
    }
  }

  answer earliest(question const& q) {
    auto const from = start(q);
    auto const found = planner_.earliest_arrival({&from, 1}, stop_id{q.to});
    return found ? answer{found->arrives - kMonday} : answer{};
  }

  answer by_services(question const& q) {
    auto const from = start(q);
    auto numbers = answer{};
    for (auto const& j : planner_.arrivals_by_services({&from, 1}, stop_id{q.to})) {
      numbers.insert(numbers.end(), {j.arrives - kMonday, j.services});
    }
    return numbers;
  }

  answer by_money(question const& q) {
    auto const from = start(q);
    auto rows = std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t>>{};
    for (auto const& j : planner_.arrivals_by_services_and_money({&from, 1}, stop_id{q.to})) {
      rows.emplace_back(j.arrives - kMonday, j.services, j.cents);
    }
    return flat(std::move(rows));
  }

  template <typename Row>
  static answer flat(std::vector<Row> rows) {
    std::sort(rows.begin(), rows.end());
    auto numbers = answer{};
    for (auto const& [arrival, services, cents] : rows) {
      numbers.insert(numbers.end(), {arrival, static_cast<std::int64_t>(services), cents});
    }
    return numbers;
  }

  std::vector<question> const& questions() const { return questions_; }

 private:
  static stop_at start(question const& q) { return {stop_id{q.from}, kMonday + q.moment}; }

  compiled_timetable compiled_;
  planner planner_;
  std::vector<question> questions_;
};

// Asks both sides in turns and compares all their answers; false, and no times, where one differs.
bool compare(work const& w, std::vector<question> const& questions, int const runs, bool const is_smoke) {
  auto mine = stopwatch{};
  auto peer = stopwatch{};
  auto sum = std::uint64_t{0};
  auto told = std::size_t{0};
  for (auto i = 0; i < runs; ++i) {
    auto const ours = mine.run(questions, w.ours);
    auto const theirs = peer.run(questions, w.theirs);
    auto const [one, other] = std::mismatch(ours.begin(), ours.end(), theirs.begin());
    if (one != ours.end()) {
      auto const& q = questions[static_cast<std::size_t>(one - ours.begin())];
      std::printf("%s: the answers differ from %u to %u at %d\n", w.name, q.from, q.to, q.moment);
      return false;
    }
    sum = checksum_of(ours);
    told =
        std::accumulate(ours.begin(), ours.end(), std::size_t{0}, [](auto n, auto const& a) { return n + a.size(); });
  }
  if (is_smoke) {
    std::printf("%s\t%016llx\n", w.name, static_cast<unsigned long long>(sum));
    return true;
  }
  auto const a = mine.result();
  auto const b = peer.result();
  std::printf("%-36s %8.1f %8.1f   %-9s %8.1f %8.1f   %5.2f %5.2f   %zu numbers, %016llx\n", w.name, a.median_us,
              a.mean_us, w.peer, b.median_us, b.mean_us, b.median_us / a.median_us, b.mean_us / a.mean_us, told,
              static_cast<unsigned long long>(sum));
  return true;
}

int bench_all(bool const is_smoke, std::size_t const questions, int const runs) {
  auto const weeks = is_smoke ? bench::freight_weeks{6, 20'000} : bench::freight_weeks{62, 304'000};
  auto own = bench_of_weeks{weeks, questions};
  auto const trips = bench::unrolled{weeks.rows(), kWeeksBefore, kWeeks};
  auto csa = bench::csa_peer{trips};
  auto raptor = bench::raptor_peer{trips};
  auto mcraptor = bench::mcraptor_peer{trips};
  if (!is_smoke) {
    std::printf("%zu stops, %zu services, %zu links, %lld connections a week; %zu questions, %d runs\n",
                weeks.rows().stops.size(), weeks.rows().services.size(), weeks.rows().links.size(),
                static_cast<long long>(weeks.connections()), questions, runs);
    std::printf("%-36s %8s %8s   %-9s %8s %8s   %5s %5s\n", "processor time of a question", "median us", "mean us",
                "peer", "median us", "mean us", "ratio", "of means");
  }
  auto const works = {
      work{"arrival", "CSA", [&](auto const& q) { return own.earliest(q); },
           [&](auto const& q) {
             auto const found = csa.earliest_arrival(q.from, q.moment, q.to);
             return found == bench::kNever ? answer{} : answer{found};
           }},
      work{"arrival, services", "RAPTOR", [&](auto const& q) { return own.by_services(q); },
           [&](auto const& q) {
             auto numbers = answer{};
             for (auto const& [arrival, services] : raptor.front(q.from, q.moment, q.to)) {
               numbers.insert(numbers.end(), {arrival, services});
             }
             return numbers;
           }},
      work{"arrival, services, money", "McRAPTOR", [&](auto const& q) { return own.by_money(q); },
           [&](auto const& q) { return bench_of_weeks::flat(mcraptor.front(q.from, q.moment, q.to)); }}};
  return std::all_of(works.begin(), works.end(),
                     [&](auto const& w) { return compare(w, own.questions(), runs, is_smoke); })
             ? 0
             : 1;
}

}  // namespace

int main(int const argc, char** const argv) {
  auto const is_smoke = argc > 1 && std::string{argv[1]} == "--smoke";
  auto const questions = argc > 1 && !is_smoke ? std::stoul(argv[1]) : is_smoke ? 200UL : 1000UL;
  return bench_all(is_smoke, questions, is_smoke ? 1 : argc > 2 ? std::stoi(argv[2]) : 5);
}
