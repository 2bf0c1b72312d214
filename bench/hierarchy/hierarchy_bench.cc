// SPDX-License-Identifier: Apache-2.0
// Times Wakhan's hierarchy on a graph file: hierarchy_bench FILE RUNS [ORDER_FILE] also writes the order of
// contraction, which the other side may take over; with --large before it, only what is asked of graphs of many
// millions of arcs. hierarchy_bench --planar SIDE FILE writes a graph. See README.md.
#include <optional>

#include "planar_graph.h"
#include "wakhan/hierarchy/changer.h"
#include "wakhan/hierarchy/order.h"
#include "wakhan/hierarchy/pruned_arcs.h"
#include "wakhan/hierarchy/query.h"
#include "wakhan/hierarchy/sweep.h"
#include "wakhan/hierarchy/what_if.h"

namespace {

using namespace wakhan::hierarchy;
using bench::checksum;
using bench::measure;
using bench::questions;

// Both sides tell "no way" alike.
std::uint64_t told(std::uint64_t const length) { return length == kUnreached ? bench::kClosedArc : length; }

class side {
 public:
  side(questions const& q, int const runs) : q_{q}, runs_{runs}, shape_{prepare(q)}, one_{shape_.view()} {}

  // Nodes in the order of contraction, one a line.
  void write_order(std::string const& path) const {
    auto order = std::vector<unsigned>(shape_.rank.size());
    for (unsigned n = 0; n < order.size(); ++n) {
      order[shape_.rank[n]] = n;
    }
    auto file = std::ofstream{path};
    for (auto const n : order) {
      file << n << '\n';
    }
  }

  void run_all() {
    customise_one();
    customise_all();
    ask_pruned();
    ask_lanes();
    sweep();
    close_region();
    close_links();
    replace_links();
  }

  void run_customising() {
    customise_one();
    customise_all();
  }

  void run_large() {
    customise_one();
    ask_pruned();
    sweep();
    close_region();
  }

 private:
  static owned_topology prepare(questions const& q) {
    auto shape = owned_topology{};
    measure("R8 prepare", 1, [&](checksum&) { shape = build_topology({q.graph.nodes(), q.graph.tail, q.graph.head}); });
    std::fprintf(stderr, "%u nodes, %zu arcs, %u up-arcs\n", q.graph.nodes(), q.graph.tail.size(), shape.view().arcs());
    bench::print_memory("memory at most, prepared, MiB", "VmHWM");
    return shape;
  }

  void customise_one() {
    for (unsigned const threads : {1U, 2U}) {
      measure(threads == 1 ? "R1 customise, 1 thread" : "R1 customise, 2 threads", runs_,
              [&](checksum&) { one_.customise(q_.graph.weight, {threads}); });
    }
    bench::print_memory("memory held, customised, MiB", "VmRSS");
  }

  void customise_all() {
    auto lanes = std::vector<std::uint32_t>{};
    for (std::size_t a = 0; a < q_.graph.tail.size(); ++a) {
      for (auto const& own : q_.metrics) {
        lanes.push_back(own[a]);
      }
    }
    all_.emplace(shape_.view(), questions::kMetrics);
    for (unsigned const threads : {1U, 2U}) {
      measure(threads == 1 ? "R2 customise 16, 1 thread" : "R2 customise 16, 2 threads", runs_,
              [&](checksum&) { all_->customise(lanes, {threads}); });
    }
  }

  void ask_lanes() {
    auto kept = std::optional<pruned_arcs>{};
    measure("R3 prune 16", runs_, [&](checksum&) { kept.emplace(*all_); });
    auto laned = query{*all_, *kept};
    measure("R3 20,000 distances under 16 metrics", runs_, [&](checksum& sum) {
      std::uint64_t lengths[questions::kMetrics];
      for (std::size_t i = 0; i < q_.from.size(); ++i) {
        laned.distances(q_.from[i], q_.to[i], lengths);
        std::for_each(std::begin(lengths), std::end(lengths), [&](std::uint64_t const l) { sum.add(told(l)); });
      }
    });
  }

  void ask_pruned() {
    auto single = query{one_};
    measure("R3 20,000 distances, not pruned", runs_, [&](checksum& sum) { ask_single(single, sum); });
    auto kept = std::optional<pruned_arcs>{};
    measure("R3 prune", runs_, [&](checksum&) { kept.emplace(one_); });
    auto pruned = query{one_, *kept};
    measure("R3 20,000 distances", runs_, [&](checksum& sum) { ask_single(pruned, sum); });
    measure("R3 20,000 ways", runs_, [&](checksum& sum) {
      for (std::size_t i = 0; i < q_.from.size(); ++i) {
        auto const found = pruned.find_way(q_.from[i], q_.to[i]);
        auto length = std::uint64_t{0};
        for (auto const a : found.arcs) {
          length += q_.graph.weight[a];
        }
        sum.add(found.length == kUnreached ? bench::kClosedArc : length);
      }
    });
  }

  void ask_single(query& single, checksum& sum) {
    for (std::size_t i = 0; i < q_.from.size(); ++i) {
      sum.add(told(single.distance(q_.from[i], q_.to[i])));
    }
  }

  void sweep() {
    measure("R4 trees, read in place", runs_, [&](checksum& sum) {
      auto const g = sweep_graph{one_, sweep_direction::from_roots};
      auto grown = trees{g};
      for (std::size_t i = 0; i < q_.roots.size(); i += trees::kMostRoots) {
        grown.grow(std::span{q_.roots}.subspan(i, trees::kMostRoots));
        for (std::size_t lane = 0; lane < trees::kMostRoots; ++lane) {
          sum.add(told(grown.distance(lane, q_.to[lane])));
        }
      }
    });
    measure(q_.trees_work(), runs_, [&](checksum& sum) {
      auto const rows = find_trees(one_, q_.roots);
      for (std::size_t i = 0; i < rows.size(); i += 997) {
        sum.add(told(rows[i]));
      }
    });
    measure("R5 matrix 300 x 300", runs_,
            [&](checksum& sum) { add_all(find_matrix(one_, q_.square_from, q_.square_to), sum); });
    auto const pinned = sweep_graph{one_, q_.many_to, sweep_direction::from_roots};
    auto grown = trees{pinned};
    measure("R5 1 x 5,000, targets pinned", runs_, [&](checksum& sum) {
      grown.grow(std::span{q_.from}.first(1));
      for (auto const to : q_.many_to) {
        sum.add(told(grown.distance(0, to)));
      }
    });
  }

  static void add_all(std::span<std::uint64_t const> const lengths, checksum& sum) {
    std::for_each(lengths.begin(), lengths.end(), [&](std::uint64_t const l) { sum.add(told(l)); });
  }

  void close_region() {
    auto changes = std::vector<weight_change>{};
    for (auto const a : q_.region) {
      changes.push_back({a, 0, kClosed});
    }
    auto mender = changer{one_};
    auto single = query{one_};
    auto u = changer::undo{};
    measure(
        "R6 close a region, first answer", runs_,
        [&](checksum& sum) {
          u = mender.change(changes);
          sum.add(told(single.distance(q_.from[0], q_.to[0])));
        },
        [&] { mender.take_back(std::move(u)); });
  }

  std::vector<od_pair> pairs() const {
    auto pairs = std::vector<od_pair>{};
    for (unsigned i = 0; i < questions::kPairs; ++i) {
      pairs.push_back({q_.from[i], q_.to[i]});
    }
    return pairs;
  }

  void close_links() {
    measure("R7 1,000 closures x 1,000 pairs", runs_, [&](checksum& sum) {
      auto asked = what_if{one_, pairs()};
      auto const base = std::accumulate(asked.ways().begin(), asked.ways().end(), std::uint64_t{0},
                                        [](std::uint64_t const s, way const& w) { return s + told(w.length); });
      auto totals = std::vector<std::uint64_t>(q_.closed.size(), base);
      for (auto const& c : asked.close(q_.closed)) {
        totals[c.set] += told(c.length) - told(asked.ways()[c.pair].length);
      }
      add_all(totals, sum);
    });
  }

  // Of several shortest ways each side has one of its own; what arcs add that lie on all of them is the same.
  void replace_links() {
    measure("R7 replacement lengths of 1,000 ways", runs_, [&](checksum& sum) {
      auto asked = what_if{one_, pairs()};
      auto added = std::vector<std::uint64_t>(questions::kPairs);
      for (auto const& r : asked.replace_arcs()) {
        added[r.pair] += told(r.length) - asked.ways()[r.pair].length;
      }
      add_all(added, sum);
    });
  }

  questions const& q_;
  int runs_;
  owned_topology shape_;
  metric one_;
  std::optional<metric> all_;
};

int usage() {
  std::fputs(
      "usage: hierarchy_bench [--large|--customise] FILE RUNS [ORDER_FILE] | hierarchy_bench --planar SIDE FILE\n",
      stderr);
  return 2;
}

}  // namespace

int main(int const argc, char const* const* const argv) {
  auto words = std::vector<std::string>(argv + 1, argv + argc);
  if (words.size() == 3 && words[0] == "--planar") {
    bench::write_graph(bench::planar_graph(static_cast<unsigned>(std::stoul(words[1]))), words[2]);
    return 0;
  }
  auto const is_large = bench::take_option(words, "--large");
  auto const is_customising = !is_large && bench::take_option(words, "--customise");
  if (words.size() < 2 || words.size() > 3) {
    return usage();
  }
  auto const g = bench::read_graph(words[0]);
  auto const q = questions{g, is_large};
  auto wakhan = side{q, std::stoi(words[1])};
  if (words.size() == 3) {
    wakhan.write_order(words[2]);
  }
  is_large ? wakhan.run_large() : is_customising ? wakhan.run_customising() : wakhan.run_all();
  return 0;
}
