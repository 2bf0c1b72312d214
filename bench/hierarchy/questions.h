// SPDX-License-Identifier: Apache-2.0
// What the two sides of the benchmark of hierarchies share: graph files, the questions asked of a graph, and how an
// answer is timed and told. Nothing here knows either side.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace bench {

using numbers = std::vector<unsigned>;

// Sums below this are the same for both sides; it closes an arc.
inline constexpr unsigned kClosedArc = 2147483647;

struct graph_file {
  numbers tail, head, weight;
  std::vector<float> lat, lon;
  unsigned nodes() const { return static_cast<unsigned>(lat.size()); }
};

// Lines `v LAT LON` for nodes and `a TAIL HEAD WEIGHT` for arcs.
inline graph_file read_graph(std::string const& path) {
  auto g = graph_file{};
  auto file = std::ifstream{path};
  auto kind = char{};
  while (file >> kind) {
    if (kind == 'v') {
      file >> g.lat.emplace_back() >> g.lon.emplace_back();
    } else {
      file >> g.tail.emplace_back() >> g.head.emplace_back() >> g.weight.emplace_back();
    }
  }
  if (!file.eof() || g.lat.empty()) {
    std::fprintf(stderr, "%s is no graph\n", path.c_str());
    std::exit(3);
  }
  return g;
}

// splitmix64: the same numbers on any machine.
class random_numbers {
 public:
  explicit random_numbers(std::uint64_t const seed) : state_{seed} {}
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    auto z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
  }
  unsigned below(std::uint64_t const limit) { return static_cast<unsigned>(next() % limit); }

 private:
  std::uint64_t state_;
};

// Everything that is asked of a graph.
struct questions {
  static constexpr std::size_t kMetrics = 16;
  static constexpr unsigned kManyNodes = 1'000'000;  // whose trees fill the memory

  // With `is_large` only what is asked of graphs of many millions of arcs: one metric, fewer trees, no closures.
  explicit questions(graph_file const& g, bool const is_large = false) : graph{g} {
    auto random = random_numbers{42};
    auto const draw = [&](std::size_t const count) {
      auto nodes = numbers(count);
      std::generate(nodes.begin(), nodes.end(), [&] { return random.below(g.nodes()); });
      return nodes;
    };
    from = draw(20'000);
    to = draw(20'000);
    metrics.push_back(g.weight);
    while (!is_large && metrics.size() < kMetrics) {
      auto& own = metrics.emplace_back(g.weight);
      for (auto& w : own) {
        w = w * (50 + random.below(100)) / 100;
      }
    }
    roots = draw(g.nodes() > kManyNodes ? 16 : 64);
    square_from = draw(300);
    square_to = draw(300);
    many_to = draw(5'000);
    close_region(g.nodes() / 2);
    if (!is_large) {
      close_links(random);
    }
  }

  std::string trees_work() const { return "R4 " + std::to_string(roots.size()) + " trees, written out"; }

  graph_file const& graph;
  numbers from, to;
  std::vector<numbers> metrics;
  numbers roots, square_from, square_to, many_to;
  numbers region;                               // arcs around a node, as many as a country has
  std::vector<numbers> closed;                  // 1,000 times an arc and those that lead back
  static constexpr std::size_t kPairs = 1'000;  // the first of `from` and `to`

 private:
  void close_region(unsigned const centre) {
    auto const& g = graph;
    auto const distance = [&](unsigned const n) {
      return std::pair{std::max(std::abs(g.lat[n] - g.lat[centre]), std::abs(g.lon[n] - g.lon[centre])), n};
    };
    region.resize(g.tail.size());
    std::iota(region.begin(), region.end(), 0U);
    std::sort(region.begin(), region.end(), [&](unsigned const a, unsigned const b) {
      return std::pair{distance(g.tail[a]), a} < std::pair{distance(g.tail[b]), b};
    });
    region.resize(std::min<std::size_t>(10'000, g.tail.size() / 10));
  }

  void close_links(random_numbers& random) {
    auto by_ends = std::map<std::pair<unsigned, unsigned>, numbers>{};
    for (unsigned a = 0; a < graph.tail.size(); ++a) {
      by_ends[std::minmax(graph.tail[a], graph.head[a])].push_back(a);
    }
    while (closed.size() < 1'000) {
      auto const a = random.below(graph.tail.size());
      closed.push_back(by_ends[std::minmax(graph.tail[a], graph.head[a])]);
    }
  }
};

// FNV-1a over answers, one number at a time.
class checksum {
 public:
  void add(std::uint64_t const answer) { value_ = (value_ ^ answer) * 0x100000001b3ULL; }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

// Whether the first of the words is that option; it is taken away.
inline bool take_option(std::vector<std::string>& words, std::string const& option) {
  auto const is_there = !words.empty() && words.front() == option;
  if (is_there) {
    words.erase(words.begin());
  }
  return is_there;
}

// compare.py has several programs take turns: with BENCH_TURNS set, each run waits for a line before it begins.
inline void await_turn(std::string const& name) {
  static auto const takes_turns = std::getenv("BENCH_TURNS") != nullptr;
  if (takes_turns) {
    std::printf("turn\t%s\n", name.c_str());
    std::fflush(stdout);
    for (auto c = std::getchar(); c != '\n' && c != EOF;) {
      c = std::getchar();
    }
  }
}

inline double processor_ms() {
  auto now = timespec{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

inline double median(std::vector<double>& times) {
  auto const middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  return *middle;
}

// A run that is shorter repeats its work, so that others between two runs do not cool its memory down.
inline constexpr double kShortestRun = 20;  // ms

// Does the work in `runs` runs; prints its name, the median wall and processor times in ms and the checksum of the
// answers, a line of four columns. `afterwards` is not timed. Work that answers differently from time to time ends the
// program.
template <typename Work, typename Afterwards>
void measure(std::string const& name, int const runs, Work const& work, Afterwards const& afterwards) {
  auto wall = std::vector<double>{};
  auto processor = std::vector<double>{};
  auto first = std::uint64_t{0};
  for (int run = 0; run < runs; ++run) {
    await_turn(name);
    for (auto spent = 0.0; spent < kShortestRun; spent += processor.back()) {
      auto answers = checksum{};
      auto const start = std::chrono::steady_clock::now();
      auto const clock = processor_ms();
      work(answers);
      processor.push_back(std::max(processor_ms() - clock, 1e-6));
      wall.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
      afterwards();
      first = wall.size() == 1 ? answers.value() : first;
      if (first != answers.value()) {
        std::fprintf(stderr, "%s answers differently from time to time\n", name.c_str());
        std::exit(1);
      }
    }
  }
  std::printf("%s\t%.4f\t%.4f\t%016llx\n", name.c_str(), median(wall), median(processor),
              static_cast<unsigned long long>(first));
  std::fflush(stdout);
}

template <typename Work>
void measure(std::string const& name, int const runs, Work const& work) {
  measure(name, runs, work, [] {});
}

// Prints a line of /proc/self/status in MiB, as measure() prints ms: VmHWM is the most memory so far, VmRSS what is
// held now.
inline void print_memory(std::string const& name, std::string const& key) {
  auto file = std::ifstream{"/proc/self/status"};
  for (auto line = std::string{}; std::getline(file, line);) {
    if (line.compare(0, key.size() + 1, key + ":") == 0) {
      auto const mib = std::stod(line.substr(key.size() + 1)) / 1024;
      std::printf("%s\t%.4f\t%.4f\t0\n", name.c_str(), mib, mib);
      std::fflush(stdout);
    }
  }
}

}  // namespace bench
