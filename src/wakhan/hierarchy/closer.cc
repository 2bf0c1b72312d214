// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/detail/closer.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "wakhan/base/parallel.h"
#include "wakhan/hierarchy/changer.h"
#include "wakhan/hierarchy/query.h"

namespace wakhan::hierarchy {

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
      costs_{base, pairs, use.level},
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

// Adds those of the closings that are quicker in lanes, sixteen at once in the order given; returns how much is saved.
std::int64_t closer::add_laned(std::span<closing const> const all, std::span<std::size_t const> const alike,
                               std::vector<batch>& laned) {
  auto saved = std::int64_t{0};
  for (std::size_t begin = 0; begin < alike.size(); begin += metric::kMostLanes) {
    auto const together = alike.subspan(begin, std::min<std::size_t>(metric::kMostLanes, alike.size() - begin));
    auto closings = std::vector<closing const*>{};
    std::ranges::for_each(together, [&](std::size_t const i) { closings.push_back(&all[i]); });
    if (auto const own = costs_.saved_by_lanes(closings); own > 0) {
      laned.push_back({{together.begin(), together.end()}, true});
      saved += own;
    }
  }
  return saved;
}

std::vector<closer::batch> closer::plan(std::span<closing const> const all) {
  auto few = std::vector<std::size_t>{};
  auto many = std::vector<std::size_t>{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    (all[i].arcs.size() <= closing_costs::kFewArcs ? few : many).push_back(i);
  }
  auto batches = std::vector<batch>{};
  auto const saved = add_laned(all, few, batches) + add_laned(all, many, batches);
  if (saved <= costs_.of_lanes()) {
    batches.clear();
  }
  auto is_single = std::vector<char>(all.size(), 1);
  for (auto const& b : batches) {
    std::ranges::for_each(b.closings, [&](std::size_t const i) { is_single[i] = 0; });
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (is_single[i] != 0) {
      batches.push_back({{i}, false});
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
