// SPDX-License-Identifier: Apache-2.0
// Times the questions of a table on a real pack: route_bench [--update] [TABLE]. A question whose answer is not the
// expected one has no time. Exits 0 when all answers are right, 1 when one is not; wall time is told, never judged.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wakhan/api/route.h"
#include "wakhan/base/error.h"
#include "wakhan/io/file.h"
#include "wakhan/load/pack.h"

namespace {

using namespace wakhan;

constexpr int kRuns = 5;
constexpr char const* kDefaultTable = WAKHAN_SOURCE_DIR "/bench/route.bench";
constexpr char const* kDefaultPack = WAKHAN_SOURCE_DIR "/build/eurasia.pack";
constexpr std::string_view kPackLine = "pack|";

// What a question must bring out.
struct outcome {
  std::size_t front_size{};
  std::uint64_t checksum{};  // of the criteria of all answers that differ, in order
  friend bool operator==(outcome const&, outcome const&) = default;
};

struct bench_question {
  std::string from, to;
  std::string avoid;  // as after --avoid: ids with commas between; may be empty
  outcome expected;
  std::size_t most_settled{};  // more settled labels fail
};

// The table: comment lines on top, the hash of the pack its answers are of, then the questions.
struct bench_table {
  std::string comments;
  std::string pack_hash;
  std::vector<bench_question> questions;
};

// One question measured.
struct measured {
  outcome found;
  route::pareto_stats stats;
  std::array<double, kRuns> milliseconds{};  // sorted
};

double milliseconds_since(std::chrono::steady_clock::time_point const start) {
  return std::chrono::duration<double, std::milli>{std::chrono::steady_clock::now() - start}.count();
}

std::vector<std::string> split(std::string_view const text, char const separator) {
  auto parts = std::vector<std::string>{};
  for (auto rest = text; !rest.empty();) {
    auto const end = std::min(rest.find(separator), rest.size());
    parts.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return parts;
}

// A whole field as an unsigned number. Throws error{bad_input} naming the place.
template <typename Number>
Number to_number(std::string const& text, int const base, std::string_view const column, std::string_view const where) {
  auto value = Number{};
  auto const* const end = text.data() + text.size();
  auto const [stopped, failure] = std::from_chars(text.data(), end, value, base);
  verify(failure == std::errc{} && stopped == end, errc::bad_input,
         "{}: column '{}': '{}' is not a number to base {}; write 0, then run route_bench --update", where, column,
         text, base);
  return value;
}

bench_question read_question(std::string_view const line, std::string_view const where) {
  auto const f = split(line, '|');
  verify(f.size() == 6 && !f[0].empty() && !f[1].empty(), errc::bad_input,
         "{}: '{}' is not from|to|avoid|front size|checksum|bound on settled labels", where, line);
  auto q = bench_question{f[0], f[1], f[2], {}, 0};
  q.expected.front_size = to_number<std::size_t>(f[3], 10, "front size", where);
  q.expected.checksum = to_number<std::uint64_t>(f[4], 16, "checksum", where);
  q.most_settled = to_number<std::size_t>(f[5], 10, "bound on settled labels", where);
  return q;
}

bench_table read_table(std::string const& path) {
  auto table = bench_table{};
  auto number = 0;
  for (auto const& line : split(io::read_file(path), '\n')) {
    ++number;
    if (line.starts_with('#')) {
      table.comments += line + "\n";
    } else if (line.starts_with(kPackLine)) {
      table.pack_hash = line.substr(kPackLine.size());
    } else if (!line.empty()) {
      table.questions.push_back(read_question(line, fmt::format("{}:{}", path, number)));
    }
  }
  verify(!table.questions.empty(), errc::bad_input, "{}: no question in it", path);
  return table;
}

std::string to_text(bench_table const& table) {
  auto text = fmt::format("{}{}{}\n", table.comments, kPackLine, table.pack_hash);
  for (auto const& q : table.questions) {
    text += fmt::format("{}|{}|{}|{}|{:016x}|{}\n", q.from, q.to, q.avoid, q.expected.front_size, q.expected.checksum,
                        q.most_settled);
  }
  return text;
}

// Twice as many as were settled, rounded up to two significant digits: room for a change of the pack, none for a change
// of the order of growth.
std::size_t bound_for(std::size_t const settled) {
  auto unit = std::size_t{1};
  while (2 * settled / unit >= 100) {
    unit *= 10;
  }
  return (2 * settled + unit - 1) / unit * unit;
}

std::string name_of(bench_question const& q) {
  return q.avoid.empty() ? fmt::format("{} - {}", q.from, q.to)
                         : fmt::format("{} - {} without {}", q.from, q.to, q.avoid);
}

api::route_request request_of(bench_question const& q) {
  auto request = api::route_request{};
  request.from = q.from;
  request.to = q.to;
  request.avoid = split(q.avoid, ',');
  request.answers = 0;
  return request;
}

outcome outcome_of(api::route_answer const& answer) {
  auto triples = std::vector<std::array<std::int64_t, 3>>{};
  for (auto const& a : answer.answers) {
    triples.push_back(a.detail.total.sum.values());
  }
  return {answer.front_size, io::checksum64(std::as_bytes(std::span{triples}))};
}

// Why an answer does not count; nothing where it does.
std::string fault_of(bench_question const& q, measured const& m) {
  if (m.found.front_size != q.expected.front_size) {
    return fmt::format("{} ways on the front, expected {}", m.found.front_size, q.expected.front_size);
  }
  if (m.found.checksum != q.expected.checksum) {
    return fmt::format("checksum of the answers {:016x}, expected {:016x}", m.found.checksum, q.expected.checksum);
  }
  if (m.stats.settled > q.most_settled) {
    return fmt::format("{} labels settled, at most {} allowed", m.stats.settled, q.most_settled);
  }
  return {};
}

// Asks kRuns times. Throws error{limit} where the front is not exact, error{internal} where two runs differ, and
// whatever the question throws.
measured measure(load::pack const& pack, bench_question const& q) {
  auto const request = request_of(q);
  auto m = measured{};
  for (auto run = 0; run < kRuns; ++run) {
    auto const start = std::chrono::steady_clock::now();
    auto const answer = api::find_routes(pack, request);
    m.milliseconds.at(static_cast<std::size_t>(run)) = milliseconds_since(start);
    verify(answer.is_exact, errc::limit, "the front is not exact: the limit of {} labels was reached",
           request.max_labels);
    auto const found = outcome_of(answer);
    verify(run == 0 || (found == m.found && answer.stats.settled == m.stats.settled), errc::internal,
           "run {} brought another answer than the first", run + 1);
    m.found = found;
    m.stats = answer.stats;
  }
  std::sort(m.milliseconds.begin(), m.milliseconds.end());
  return m;
}

void print_row(bench_question const& q, measured const& m) {
  fmt::print("{:<36} {:>10.1f} {:>10.1f} {:>9} {:>9} {:>6}\n", name_of(q), m.milliseconds[kRuns / 2],
             m.milliseconds[kRuns - 1], m.stats.labels, m.stats.settled, m.found.front_size);
  std::fflush(stdout);
}

// Measures one question and prints its row; false, and a row without a time, when the answer is not the expected one.
bool run_and_check(load::pack const& pack, bench_question const& q) {
  auto fault = std::string{};
  try {
    auto const m = measure(pack, q);
    fault = fault_of(q, m);
    if (fault.empty()) {
      print_row(q, m);
      return true;
    }
  } catch (error const& e) {
    fault = e.what();
  }
  fmt::print("{:<36} WRONG: {}\n", name_of(q), fault);
  return false;
}

int check_all(load::pack const& pack, bench_table const& table) {
  auto const wrong = std::count_if(table.questions.begin(), table.questions.end(),
                                   [&](auto const& q) { return !run_and_check(pack, q); });
  if (wrong == 0) {
    fmt::print("all {} answers are as expected\n", table.questions.size());
    return 0;
  }
  fmt::print("{} of {} answers are wrong\n", wrong, table.questions.size());
  if (pack.hash() != table.pack_hash) {
    fmt::print(
        "the answers expected are of pack {}, this is {}: where the pack was meant to change, see why each answer "
        "did, then run route_bench --update\n",
        table.pack_hash, pack.hash());
  }
  return 1;
}

// Writes what came out into the table; writes nothing when a question throws.
int update_all(load::pack const& pack, bench_table table, std::string const& path) {
  for (auto& q : table.questions) {
    auto const m = measure(pack, q);
    print_row(q, m);
    q.expected = m.found;
    q.most_settled = bound_for(m.stats.settled);
  }
  table.pack_hash = pack.hash();
  io::write_file_atomically(path, to_text(table));
  fmt::print("{}: {} questions written\n", path, table.questions.size());
  return 0;
}

int run(std::span<char const* const> const arguments) {
  auto path = std::string{kDefaultTable};
  auto is_update = false;
  for (std::string_view const argument : arguments) {
    is_update = is_update || argument == "--update";
    verify(argument == "--update" || !argument.starts_with('-'), errc::usage,
           "'{}' is no option; usage: route_bench [--update] [TABLE]", argument);
    path = argument.starts_with('-') ? path : std::string{argument};
  }
  auto const table = read_table(path);
  auto const* const given = std::getenv("WAKHAN_PACK");
  auto const start = std::chrono::steady_clock::now();
  auto const pack = load::pack{given != nullptr ? given : kDefaultPack};
  fmt::print("pack {} ({}) opened in {:.1f} ms\n", pack.path(), pack.hash(), milliseconds_since(start));
  fmt::print("{:<36} {:>10} {:>10} {:>9} {:>9} {:>6}\n", "question", "median ms", "max ms", "labels", "settled",
             "front");
  return is_update ? update_all(pack, table, path) : check_all(pack, table);
}

}  // namespace

int main(int const argc, char const* const* const argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (error const& e) {
    fmt::print(stderr, "route_bench: {}{}{}\n", e.what(), e.hint().empty() ? "" : "\n", e.hint());
    return exit_code(e.code());
  }
}
