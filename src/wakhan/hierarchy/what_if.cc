// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/what_if.h"

#include <algorithm>
#include <numeric>
#include <thread>
#include <utility>

#include "wakhan/base/error.h"
#include "wakhan/base/parallel.h"
#include "wakhan/hierarchy/detail/chains.h"
#include "wakhan/hierarchy/detail/closer.h"
#include "wakhan/hierarchy/pruned_arcs.h"

namespace wakhan::hierarchy {

namespace {

// An arc on a pair's way, and where the length without it will be found.
struct step {
  std::uint32_t pair, arc;
  std::size_t question;
};

// A pair and an arc whose closing is the same to it as that of all arcs beside it on a chain.
struct question {
  std::uint32_t arc, pair;
  std::size_t answer;
};

// The arcs of all ways, and what has to be asked for them: once for each stretch of a way along a chain.
void list_steps(metric const& base, std::span<od_pair const> const pairs, std::span<way const> const ways,
                std::vector<step>& steps, std::vector<question>& questions) {
  auto const& t = base.shape();
  auto const lines = chains{base};
  // The pair that passed an arc last: a way over cycles of no length may have an arc twice.
  auto passed = std::vector<std::uint32_t>(t.input_of.size(), kNone);
  for (std::uint32_t pair = 0; pair < ways.size(); ++pair) {
    auto before = kNone;
    for (auto const arc : ways[pair].arcs) {
      if (passed[arc] == pair) {
        before = kNone;
        continue;
      }
      passed[arc] = pair;
      if (before == kNone || !lines.are_joined(before, arc, pairs[pair])) {
        questions.push_back({arc, pair, questions.size()});
      }
      steps.push_back({pair, arc, questions.size() - 1});
      before = arc;
    }
  }
}

}  // namespace

what_if::what_if(metric const& base, std::span<od_pair const> const pairs, resources const& use)
    : base_{&base}, use_{use}, pairs_(pairs.begin(), pairs.end()) {
  verify(base.lanes() == 1, errc::bad_input, "what-ifs are asked of a metric of one lane, not {}", base.lanes());
  auto const nodes = base.shape().nodes();
  for (auto const& p : pairs) {
    verify(p.from < nodes && p.to < nodes, errc::bad_input, "a pair from node {} to {}, of which a hierarchy has {}",
           p.from, p.to, nodes);
  }
  use_.threads = use.threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : use.threads;
  find_ways();
  index_ways();
  closer_ = std::make_unique<closer>(base, pairs_, use_);
}

what_if::what_if(what_if&&) noexcept = default;
what_if& what_if::operator=(what_if&&) noexcept = default;
what_if::~what_if() = default;

void what_if::find_ways() {
  auto const kept = pruned_arcs{*base_, use_};
  auto askers = std::vector<query>(use_.threads, query{*base_, kept, use_.level});
  ways_.resize(pairs_.size());
  parallel_for(pairs_.size(), use_.threads, [&](unsigned const worker, std::size_t const i) {
    ways_[i] = askers[worker].find_way(pairs_[i].from, pairs_[i].to);
  });
}

void what_if::index_ways() {
  auto const arcs = base_->shape().input_of.size();
  over_first_.assign(arcs + 1, 0);
  for (auto const& w : ways_) {
    for (auto const a : w.arcs) {
      ++over_first_[a + 1];
    }
  }
  std::partial_sum(over_first_.begin(), over_first_.end(), over_first_.begin());
  over_.resize(over_first_.back());
  auto next = over_first_;
  for (std::uint32_t pair = 0; pair < ways_.size(); ++pair) {
    for (auto const a : ways_[pair].arcs) {
      over_[next[a]++] = pair;
    }
  }
}

std::vector<closed_length> what_if::close(std::span<std::vector<std::uint32_t> const> const sets) {
  auto const arcs = base_->shape().input_of.size();
  auto pairs = std::vector<std::vector<std::uint32_t>>(sets.size());
  auto total = std::size_t{0};
  for (std::size_t s = 0; s < sets.size(); ++s) {
    for (auto const a : sets[s]) {
      verify(a < arcs, errc::bad_input, "arc {} is to be closed, but a graph has {} arcs", a, arcs);
      pairs[s].insert(pairs[s].end(), over_.begin() + static_cast<std::ptrdiff_t>(over_first_[a]),
                      over_.begin() + static_cast<std::ptrdiff_t>(over_first_[a + 1]));
    }
    std::ranges::sort(pairs[s]);
    pairs[s].erase(std::unique(pairs[s].begin(), pairs[s].end()), pairs[s].end());
    total += pairs[s].size();
  }
  auto lengths = std::vector<std::uint64_t>(total);
  auto closings = std::vector<closing>{};
  auto result = std::vector<closed_length>{};
  for (std::size_t s = 0; s < sets.size(); ++s) {
    if (!pairs[s].empty()) {
      closings.push_back({sets[s], pairs[s], std::span{lengths}.subspan(result.size(), pairs[s].size())});
    }
    for (auto const pair : pairs[s]) {
      result.push_back({static_cast<std::uint32_t>(s), pair, 0});
    }
  }
  closer_->answer(closings);
  for (std::size_t i = 0; i < total; ++i) {
    result[i].length = lengths[i];
  }
  return result;
}

std::vector<replacement> what_if::replace_arcs() {
  auto steps = std::vector<step>{};
  auto questions = std::vector<question>{};
  list_steps(*base_, pairs_, ways_, steps, questions);
  // An arc is closed once for all pairs over it; arcs that follow each other on a way do so here, since they have most
  // of their pairs in common.
  auto turn = std::vector<std::size_t>(base_->shape().input_of.size(), questions.size());
  std::ranges::for_each(questions, [&](question const& q) { turn[q.arc] = std::min(turn[q.arc], q.answer); });
  std::ranges::sort(questions, {}, [&](question const& q) { return std::pair{turn[q.arc], q.pair}; });
  auto asked = std::vector<std::uint32_t>{};
  auto arcs = std::vector<std::uint32_t>{};
  for (auto const& q : questions) {
    asked.push_back(q.pair);
    arcs.push_back(q.arc);
  }
  auto lengths = std::vector<std::uint64_t>(questions.size());
  auto closings = std::vector<closing>{};
  for (std::size_t begin = 0; begin < arcs.size();) {
    auto const end =
        static_cast<std::size_t>(std::find_if(arcs.begin() + static_cast<std::ptrdiff_t>(begin), arcs.end(),
                                              [&](std::uint32_t const a) { return a != arcs[begin]; }) -
                                 arcs.begin());
    closings.push_back({std::span{arcs}.subspan(begin, 1), std::span{asked}.subspan(begin, end - begin),
                        std::span{lengths}.subspan(begin, end - begin)});
    begin = end;
  }
  closer_->answer(closings);
  auto by_question = std::vector<std::uint64_t>(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    by_question[questions[i].answer] = lengths[i];
  }
  auto result = std::vector<replacement>{};
  result.reserve(steps.size());
  for (auto const& s : steps) {
    result.push_back({s.pair, s.arc, by_question[s.question]});
  }
  return result;
}

}  // namespace wakhan::hierarchy
