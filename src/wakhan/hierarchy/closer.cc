// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/detail/closer.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "wakhan/base/parallel.h"
#include "wakhan/hierarchy/changer.h"
#include "wakhan/hierarchy/query.h"

namespace wakhan::hierarchy {

namespace {

// So few arcs of a narrow metric are followed one by one when they change, which no lanes are quicker than.
constexpr std::size_t kFewArcs = 16;

}  // namespace

// A metric with what changes it and what asks it.
struct closer::changeable {
  changeable(metric m, simd_level const level) : own{std::move(m)}, mender{own, level}, asker{own, level} {}
  changeable(changeable const&) = delete;
  changeable& operator=(changeable const&) = delete;

  metric own;
  changer mender;
  query asker;
};

// Made when first needed.
struct closer::worker {
  std::unique_ptr<changeable> one, sixteen;
  std::vector<weight_change> changes;
  std::vector<std::uint32_t> asked;
};

closer::closer(metric const& base, std::span<od_pair const> const pairs, resources const& use)
    : base_{base},
      pairs_{pairs},
      level_{use.level},
      costs_{base, pairs},
      workers_(use.threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : use.threads) {}

closer::~closer() = default;

std::unique_ptr<closer::changeable> closer::copy_base(unsigned const lanes) const {
  if (lanes == 1) {
    return std::make_unique<changeable>(base_, level_);
  }
  auto const& t = base_.shape();
  auto weights = std::vector<std::uint32_t>(t.input_of.size() * lanes, kClosed);
  for (std::size_t a = 0; a < t.input_of.size(); ++a) {
    if (t.input_of[a] != kNone) {
      std::fill_n(weights.begin() + static_cast<std::ptrdiff_t>(a * lanes), lanes, base_.given()[t.input_of[a]]);
    }
  }
  auto m = metric{t, lanes};
  m.customise(weights, {1, level_});
  return std::make_unique<changeable>(std::move(m), level_);
}

// Closings of many arcs go together in the order given, unless one by one is quicker; the others always go alone.
std::vector<closer::batch> closer::plan(std::span<closing const> const all) {
  auto batches = std::vector<batch>{};
  auto many = std::vector<std::size_t>{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].arcs.size() > kFewArcs || base_.is_wide()) {
      many.push_back(i);
    } else {
      batches.push_back({{i}, false});
    }
  }
  for (std::size_t begin = 0; begin < many.size(); begin += metric::kMostLanes) {
    auto const together =
        std::span{many}.subspan(begin, std::min<std::size_t>(metric::kMostLanes, many.size() - begin));
    auto closings = std::vector<closing const*>{};
    std::ranges::for_each(together, [&](std::size_t const i) { closings.push_back(&all[i]); });
    if (costs_.are_lanes_quicker(closings)) {
      batches.push_back({{together.begin(), together.end()}, true});
    } else {
      std::ranges::for_each(together, [&](std::size_t const i) { batches.push_back({{i}, false}); });
    }
  }
  return batches;
}

void closer::answer_single(worker& own, closing const& c) {
  if (own.one == nullptr) {
    own.one = copy_base(1);
  }
  own.changes.clear();
  std::ranges::for_each(c.arcs, [&](std::uint32_t const arc) { own.changes.push_back({arc, 0, kClosed}); });
  auto undo = own.one->mender.change(own.changes);
  for (std::size_t i = 0; i < c.pairs.size(); ++i) {
    auto const [from, to] = pairs_[c.pairs[i]];
    c.lengths[i] = own.one->asker.distance(from, to);
  }
  own.one->mender.take_back(std::move(undo));
}

void closer::answer_laned(worker& own, std::span<closing const> const all, batch const& b) {
  if (own.sixteen == nullptr) {
    own.sixteen = copy_base(metric::kMostLanes);
  }
  own.changes.clear();
  own.asked.clear();
  for (unsigned lane = 0; lane < b.closings.size(); ++lane) {
    auto const& c = all[b.closings[lane]];
    std::ranges::for_each(c.arcs, [&](std::uint32_t const arc) { own.changes.push_back({arc, lane, kClosed}); });
    own.asked.insert(own.asked.end(), c.pairs.begin(), c.pairs.end());
  }
  std::ranges::sort(own.asked);
  own.asked.erase(std::unique(own.asked.begin(), own.asked.end()), own.asked.end());
  auto undo = own.sixteen->mender.change(own.changes);
  std::uint64_t lengths[metric::kMostLanes];
  std::size_t next[metric::kMostLanes]{};  // in each lane, the pair that is asked for next
  for (auto const pair : own.asked) {
    own.sixteen->asker.distances(pairs_[pair].from, pairs_[pair].to, lengths);
    for (std::size_t lane = 0; lane < b.closings.size(); ++lane) {
      auto const& c = all[b.closings[lane]];
      if (next[lane] < c.pairs.size() && c.pairs[next[lane]] == pair) {
        c.lengths[next[lane]++] = lengths[lane];
      }
    }
  }
  own.sixteen->mender.take_back(std::move(undo));
}

void closer::answer(std::span<closing const> const all) {
  auto const batches = plan(all);
  parallel_for(batches.size(), static_cast<unsigned>(workers_.size()), [&](unsigned const w, std::size_t const i) {
    if (batches[i].is_laned) {
      answer_laned(workers_[w], all, batches[i]);
    } else {
      answer_single(workers_[w], all[batches[i].closings.front()]);
    }
  });
}

}  // namespace wakhan::hierarchy
