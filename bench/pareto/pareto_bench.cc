// SPDX-License-Identifier: Apache-2.0
// Sets exact fronts beside BOA* (two criteria) and LTMOA* (more): pareto_bench GRAPH QUESTIONS [CRITERIA [SPREAD
// [RUNS]]] compares all cost vectors first, then prints processor times. See README.md.
#include <memory>

#include "peers.h"
#include "wakhan/base/error.h"
#include "wakhan/pareto/front.h"
#include "wakhan/pareto/hierarchy_bounds.h"

namespace {

using namespace wakhan::pareto;
using bench::question;

double now() { return static_cast<double>(std::clock()) * 1e3 / CLOCKS_PER_SEC; }

// The processor time of some work in ms, the median of several runs.
template <typename Work>
double time_of(int const runs, Work const& work) {
  auto times = std::vector<double>{};
  for (int run = 0; run < runs; ++run) {
    auto const start = now();
    work();
    times.push_back(now() - start);
  }
  std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
  return times[static_cast<std::size_t>(runs / 2)];
}

// A graph file as the columns of a criteria_graph.
class columns {
 public:
  columns(bench::graph_file const& g, std::vector<std::uint32_t> const& costs, unsigned const criteria)
      : criteria_{criteria}, first_(g.nodes() + 1) {
    auto order = std::vector<std::uint32_t>(g.tail.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto const a, auto const b) { return g.tail[a] < g.tail[b]; });
    for (auto const a : order) {
      ++first_[g.tail[a] + 1];
      head_.push_back(g.head[a]);
      cost_.insert(cost_.end(), &costs[std::size_t{a} * criteria], &costs[std::size_t{a} * criteria] + criteria);
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
  }
  criteria_graph view() const { return {criteria_, first_, head_, cost_}; }

 private:
  unsigned criteria_;
  std::vector<std::uint32_t> first_, head_;
  std::vector<std::int64_t> cost_;
};

// Notes what a search asks of its bounds, so that the bounds can be timed alone.
class noted_bounds : public lower_bounds {
 public:
  explicit noted_bounds(lower_bounds& bounds) : lower_bounds{bounds.graph()}, bounds_{bounds} {}

  void aim(std::uint32_t const to) override {
    asked_.clear();
    to_ = to;
    bounds_.aim(to);
  }
  bool at(std::uint32_t const node, cost_vector& least) override {
    asked_.emplace_back(node, true);
    return bounds_.at(node, least);
  }
  bool at_least(std::uint32_t const node, cost_vector& least) override {
    asked_.emplace_back(node, false);
    return bounds_.at_least(node, least);
  }
  void ask_again() {
    auto least = cost_vector{};
    bounds_.aim(to_);
    for (auto const& [node, is_exact] : asked_) {
      is_exact ? bounds_.at(node, least) : bounds_.at_least(node, least);
    }
  }

 private:
  lower_bounds& bounds_;
  std::uint32_t to_{};
  std::vector<std::pair<std::uint32_t, bool>> asked_;
};

// Times of one side in ms, one a question.
struct side {
  char const* name;
  std::vector<double> whole, bounds;
};

double mean(std::vector<double> const& times) {
  return std::accumulate(times.begin(), times.end(), 0.0) / static_cast<double>(times.size());
}
double median(std::vector<double> times) {
  auto const middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  return *middle;
}

template <std::size_t K, typename Peer>
class comparison {
 public:
  comparison(bench::graph_file const& g, unsigned const spread, int const runs)
      : costs_{bench::make_criteria(g, K, spread)},
        own_{g, costs_, K},
        peer_{g, costs_},
        runs_{runs},
        searches_{own_.view()} {
    auto const tails = find_tails(own_.view());
    auto const start = now();
    topology_ = wakhan::hierarchy::build_topology({g.nodes(), tails, own_.view().head});
    auto const ordered = now();
    ranked_ = std::make_unique<hierarchy_bounds>(own_.view(), topology_.view());
    std::fprintf(stderr, "hierarchy: ordered in %.0f ms, customised in %.0f ms\n", ordered - start, now() - ordered);
  }

  void ask(question const& q) {
    auto expected = bench::peer_front<K>{};
    peers_.bounds.push_back(time_of(runs_, [&] { bench::peer_bounds(peer_, q.to); }));
    peers_.whole.push_back(time_of(runs_, [&] {
      auto const bounds = bench::peer_bounds(peer_, q.to);
      expected = Peer{peer_, bounds}.find(q.from, q.to);
    }));
    ask(q, expected, searches_, by_searches_);
    ask(q, expected, *ranked_, by_hierarchy_);
    expanded_ += expected.expanded;
    solutions_ += expected.vectors.size();
    answers_.add(expected.vectors.size());
    for (auto const& v : expected.vectors) {
      std::for_each(v.begin(), v.end(), [&](auto const sum) { answers_.add(sum); });
    }
  }

  void print() const {
    auto const questions = static_cast<double>(peers_.whole.size());
    std::printf("answers\t%zu\t%016llx\n", solutions_, static_cast<unsigned long long>(answers_.value()));
    std::printf("a question: %.1f solutions, %.0f labels expanded by the peer, %.0f settled by Wakhan\n",
                static_cast<double>(solutions_) / questions, static_cast<double>(expanded_) / questions,
                static_cast<double>(settled_) / questions);
    std::printf("side\tmean ms\tmedian ms\tof that bounds: mean\tmedian\tratio of means\tof medians\n");
    for (auto const* s : {&peers_, &by_searches_, &by_hierarchy_}) {
      std::printf("%s\t%.3f\t%.3f\t%.3f\t%.3f\t%.2f\t%.2f\n", s->name, mean(s->whole), median(s->whole),
                  mean(s->bounds), median(s->bounds), mean(peers_.whole) / mean(s->whole),
                  median(peers_.whole) / median(s->whole));
    }
  }

 private:
  void ask(question const& q, bench::peer_front<K> const& expected, lower_bounds& bounds, side& timed) {
    auto noted = noted_bounds{bounds};
    auto const found = find_front(noted, q.from, q.to);
    auto const is_same = [](way const& w, std::array<std::uint32_t, K> const& v) {
      return std::equal(v.begin(), v.end(), w.sum.begin(), [](auto const a, auto const b) { return a == b; });
    };
    if (!found.is_exact ||
        !std::equal(found.ways.begin(), found.ways.end(), expected.vectors.begin(), expected.vectors.end(), is_same)) {
      std::fprintf(stderr, "%u to %u: %zu ways with bounds by %s, and the peer has %zu\n", q.from, q.to,
                   found.ways.size(), timed.name, expected.vectors.size());
      std::exit(1);
    }
    settled_ += &bounds == &searches_ ? found.stats.settled : 0;
    timed.whole.push_back(time_of(runs_, [&] { find_front(bounds, q.from, q.to); }));
    timed.bounds.push_back(time_of(runs_, [&] { noted.ask_again(); }));
  }

  std::vector<std::uint32_t> costs_;
  columns own_;
  bench::peer_graph<K> peer_;
  int runs_;
  backward_bounds searches_;
  wakhan::hierarchy::owned_topology topology_;
  std::unique_ptr<hierarchy_bounds> ranked_;
  side peers_{K == 2 ? "BOA*" : "LTMOA*", {}, {}};
  side by_searches_{"Wakhan, bounds by searches", {}, {}};
  side by_hierarchy_{"Wakhan, bounds by hierarchy", {}, {}};
  std::size_t solutions_ = 0, expanded_ = 0, settled_ = 0;
  bench::checksum answers_;
};

template <std::size_t K, typename Peer>
void compare(bench::graph_file const& g, std::size_t const questions, unsigned const spread, int const runs) {
  auto sides = comparison<K, Peer>{g, spread, runs};
  for (auto const& q : bench::draw_questions(g.nodes(), questions)) {
    sides.ask(q);
  }
  sides.print();
}

}  // namespace

int main(int const count, char const* const* const words) {
  auto const number = [&](int const i, int const otherwise) { return i < count ? std::atoi(words[i]) : otherwise; };
  auto const questions = number(2, 0);
  auto const criteria = number(3, 2);
  auto const spread = number(4, 40);
  auto const runs = number(5, 5);
  if (questions < 1 || criteria < 2 || criteria > 4 || spread < 0 || spread > 100 || runs < 1) {
    std::fprintf(stderr, "usage: pareto_bench GRAPH QUESTIONS [CRITERIA 2-4 [SPREAD 0-100 [RUNS]]]\n");
    return 2;
  }
  auto const g = bench::read_graph(words[1]);
  auto const asked = static_cast<std::size_t>(questions);
  switch (criteria) {
    case 2: compare<2, bench::boa_star>(g, asked, static_cast<unsigned>(spread), runs); break;
    case 3: compare<3, bench::ltmoa_star<3>>(g, asked, static_cast<unsigned>(spread), runs); break;
    default: compare<4, bench::ltmoa_star<4>>(g, asked, static_cast<unsigned>(spread), runs); break;
  }
  return 0;
}
