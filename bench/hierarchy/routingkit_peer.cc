// SPDX-License-Identifier: Apache-2.0
// Asks RoutingKit what hierarchy_bench asks Wakhan: routingkit_peer [--large|--customise] FILE RUNS [ORDER_FILE].
// Without an order it makes its own by inertial flow. Compiled by compare.py against the sources that the package
// routingkit-cch carries.
#include <routingkit/customizable_contraction_hierarchy.h>
#include <routingkit/nested_dissection.h>

#include "questions.h"

namespace {

using namespace RoutingKit;
using bench::checksum;
using bench::measure;
using bench::numbers;
using bench::questions;
using hierarchy = CustomizableContractionHierarchy;
using metric = CustomizableContractionHierarchyMetric;
using query = CustomizableContractionHierarchyQuery;

numbers order_of(bench::graph_file const& g, std::string const& path) {
  auto order = numbers{};
  if (path.empty()) {
    return compute_nested_node_dissection_order_using_inertial_flow(g.nodes(), g.tail, g.head, g.lat, g.lon);
  }
  auto file = std::ifstream{path};
  for (auto n = 0U; file >> n;) {
    order.push_back(n);
  }
  return order;
}

class side {
 public:
  side(questions const& q, int const runs, std::string const& order) : q_{q}, runs_{runs} {
    measure("R8 prepare", 1, [&](checksum&) {
      cch_ = hierarchy{order_of(q.graph, order), q.graph.tail, q.graph.head};
    });
    std::fprintf(stderr, "%u up-arcs\n", cch_.cch_arc_count());
    bench::print_memory("memory at most, prepared, MiB", "VmHWM");
    one_ = metric{cch_, q.graph.weight};
    one_.customize();
  }

  void run_all() {
    customise_one();
    customise_all();
    ask_one();
    ask_all();
    sweep();
    close_region();
    if (q_.graph.nodes() < 20'000) {  // a thousand times a thousand questions
      close_links(false);
    }
    close_links(true);
    replace_links();
  }

  void run_customising() {
    customise_one();
    customise_all();
  }

  void run_large() {
    customise_one();
    ask_one();
    sweep();
    close_region();
  }

 private:
  unsigned distance(query& q, unsigned const from, unsigned const to) {
    return q.reset().add_source(from).add_target(to).run().get_distance();
  }

  void customise_one() {
    auto parallel = CustomizableContractionHierarchyParallelization{cch_};
    measure("R1 customise, 1 thread", runs_, [&](checksum&) { one_.reset(q_.graph.weight).customize(); });
    measure("R1 customise, 2 threads", runs_, [&](checksum&) { parallel.customize(one_.reset(q_.graph.weight), 2); });
    bench::print_memory("memory held, customised, MiB", "VmRSS");
  }

  void customise_all() {
    auto parallel = CustomizableContractionHierarchyParallelization{cch_};
    for (auto const& own : q_.metrics) {
      all_.emplace_back(cch_, own);
    }
    measure("R2 customise 16, 1 thread", runs_, [&](checksum&) {
      for (std::size_t i = 0; i < all_.size(); ++i) {
        all_[i].reset(q_.metrics[i]).customize();
      }
    });
    measure("R2 customise 16, 2 threads", runs_, [&](checksum&) {
      for (std::size_t i = 0; i < all_.size(); ++i) {
        parallel.customize(all_[i].reset(q_.metrics[i]), 2);
      }
    });
  }

  void ask_all() {
    auto each = std::vector<query>(all_.begin(), all_.end());
    measure("R3 20,000 distances under 16 metrics", runs_, [&](checksum& sum) {
      for (std::size_t i = 0; i < q_.from.size(); ++i) {
        for (auto& own : each) {
          sum.add(distance(own, q_.from[i], q_.to[i]));
        }
      }
    });
  }

  void ask_one() {
    auto single = query{one_};
    measure("R3 20,000 distances", runs_, [&](checksum& sum) {
      for (std::size_t i = 0; i < q_.from.size(); ++i) {
        sum.add(distance(single, q_.from[i], q_.to[i]));
      }
    });
    measure("R3 20,000 ways", runs_, [&](checksum& sum) {
      for (std::size_t i = 0; i < q_.from.size(); ++i) {
        auto const length = distance(single, q_.from[i], q_.to[i]);
        auto total = std::uint64_t{0};
        for (auto const a : single.get_arc_path()) {
          total += q_.graph.weight[a];
        }
        sum.add(length == inf_weight ? bench::kClosedArc : total);
      }
    });
  }

  void sweep() {
    auto q = query{one_};
    auto every = numbers(q_.graph.nodes());
    std::iota(every.begin(), every.end(), 0U);
    auto rows = std::vector<unsigned>(q_.roots.size() * every.size());
    measure(q_.trees_work(), runs_, [&](checksum& sum) {
      many(q, q_.roots, every, rows);
      for (std::size_t i = 0; i < rows.size(); i += 997) {
        sum.add(rows[i]);
      }
    });
    rows.resize(q_.square_from.size() * q_.square_to.size());
    measure("R5 matrix 300 x 300", runs_, [&](checksum& sum) {
      many(q, q_.square_from, q_.square_to, rows);
      std::for_each(rows.begin(), rows.end(), [&](unsigned const l) { sum.add(l); });
    });
    rows.resize(q_.many_to.size());
    q.reset().pin_targets(q_.many_to);
    measure("R5 1 x 5,000, targets pinned", runs_, [&](checksum& sum) {
      q.reset_source().add_source(q_.from[0]).run_to_pinned_targets().get_distances_to_targets(rows.data());
      std::for_each(rows.begin(), rows.end(), [&](unsigned const l) { sum.add(l); });
    });
  }

  static void many(query& q, numbers const& from, numbers const& to, std::vector<unsigned>& rows) {
    q.reset().pin_targets(to);
    for (std::size_t i = 0; i < from.size(); ++i) {
      q.reset_source().add_source(from[i]).run_to_pinned_targets().get_distances_to_targets(&rows[i * to.size()]);
    }
  }

  void close_region() {
    auto weights = q_.graph.weight;
    for (auto const a : q_.region) {
      weights[a] = inf_weight;
    }
    auto partial = CustomizableContractionHierarchyPartialCustomization{cch_};
    auto single = query{one_};
    auto const open_again = [&] { one_.reset(q_.graph.weight).customize(); };
    open_again();
    measure(
        "R6 close a region, first answer", runs_,
        [&](checksum& sum) {
          one_.reset(weights);
          partial.reset();
          for (auto const a : q_.region) {
            partial.update_arc(a);
          }
          partial.customize(one_);
          sum.add(distance(single, q_.from[0], q_.to[0]));
        },
        open_again);
    measure(
        "R6 close a region by customising all", runs_,
        [&](checksum& sum) {
          one_.reset(weights).customize();
          sum.add(distance(single, q_.from[0], q_.to[0]));
        },
        open_again);
  }

  std::vector<numbers> incidence(query& q, std::vector<std::uint64_t>& lengths) {
    auto over = std::vector<numbers>(q_.graph.tail.size());
    for (unsigned i = 0; i < questions::kPairs; ++i) {
      lengths.push_back(distance(q, q_.from[i], q_.to[i]));
      for (auto const a : q.get_arc_path()) {
        over[a].push_back(i);
      }
    }
    return over;
  }

  // All pairs anew after each closure, or those alone whose ways it cuts.
  void close_links(bool const only_affected) {
    auto weights = q_.graph.weight;
    one_.reset(weights).customize();
    auto partial = CustomizableContractionHierarchyPartialCustomization{cch_};
    auto single = query{one_};
    auto every = numbers(questions::kPairs);
    std::iota(every.begin(), every.end(), 0U);
    auto const set = [&](numbers const& arcs, bool const is_closed) {
      partial.reset();
      for (auto const a : arcs) {
        weights[a] = is_closed ? inf_weight : q_.graph.weight[a];
        partial.update_arc(a);
      }
      partial.customize(one_);
    };
    measure(only_affected ? "R7 1,000 closures x 1,000 pairs" : "R7 the same, all pairs asked anew",
            only_affected ? runs_ : 1, [&](checksum& sum) {
              auto base = std::vector<std::uint64_t>{};
              auto const over = incidence(single, base);
              for (auto const& arcs : q_.closed) {
                auto total = std::accumulate(base.begin(), base.end(), std::uint64_t{0});
                auto asked = only_affected ? numbers{} : every;
                for (auto const a : arcs) {
                  asked.insert(asked.end(), over[a].begin(), over[a].end());
                }
                std::sort(asked.begin(), asked.end());
                asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
                if (!asked.empty()) {
                  set(arcs, true);
                  for (auto const i : asked) {
                    total += distance(single, q_.from[i], q_.to[i]) - base[i];
                  }
                  set(arcs, false);
                }
                sum.add(total);
              }
            });
  }

  // Each arc of the ways is closed once, and all pairs asked whose ways lead over it.
  void replace_links() {
    auto weights = q_.graph.weight;
    one_.reset(weights).customize();
    auto partial = CustomizableContractionHierarchyPartialCustomization{cch_};
    auto single = query{one_};
    auto const set = [&](unsigned const arc, unsigned const weight) {
      weights[arc] = weight;
      partial.reset().update_arc(arc).customize(one_);
    };
    measure("R7 replacement lengths of 1,000 ways", std::min(runs_, 3), [&](checksum& sum) {
      auto base = std::vector<std::uint64_t>{};
      auto const over = incidence(single, base);
      auto added = std::vector<std::uint64_t>(questions::kPairs);
      for (unsigned a = 0; a < over.size(); ++a) {
        if (over[a].empty()) {
          continue;
        }
        set(a, inf_weight);
        for (auto const i : over[a]) {
          added[i] += distance(single, q_.from[i], q_.to[i]) - base[i];
        }
        set(a, q_.graph.weight[a]);
      }
      std::for_each(added.begin(), added.end(), [&](std::uint64_t const l) { sum.add(l); });
    });
  }

  questions const& q_;
  int runs_;
  hierarchy cch_;
  metric one_;
  std::vector<metric> all_;
};

}  // namespace

int main(int const argc, char const* const* const argv) {
  auto words = std::vector<std::string>(argv + 1, argv + argc);
  auto const is_large = bench::take_option(words, "--large");
  auto const is_customising = !is_large && bench::take_option(words, "--customise");
  if (words.size() < 2 || words.size() > 3) {
    std::fputs("usage: routingkit_peer [--large|--customise] FILE RUNS [ORDER_FILE]\n", stderr);
    return 2;
  }
  auto const g = bench::read_graph(words[0]);
  auto const q = questions{g, is_large};
  auto peer = side{q, std::stoi(words[1]), words.size() == 3 ? words[2] : ""};
  is_large ? peer.run_large() : is_customising ? peer.run_customising() : peer.run_all();
  return 0;
}
