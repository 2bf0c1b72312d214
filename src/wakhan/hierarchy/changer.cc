// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/changer.h"

#include <algorithm>
#include <functional>
#include <ranges>
#include <utility>

#include "wakhan/base/error.h"
#include "wakhan/hierarchy/detail/raw.h"

namespace wakhan::hierarchy {

namespace {

// Up to as many changes are followed arc by arc; more of them, node by node in the order of ranks.
constexpr std::size_t kMostSingleChanges = 16;

}  // namespace

changer::changer(metric& m, simd_level const level)
    : metric_{m},
      level_{level},
      tails_(m.shape().arcs()),
      is_queued_(m.shape().arcs(), 0),
      is_dirty_(m.shape().nodes(), 0),
      position_(m.shape().nodes()) {
  auto const& t = m.shape();
  for (std::uint32_t x = 0; x < t.nodes(); ++x) {
    std::fill(tails_.begin() + t.up_first[x], tails_.begin() + t.up_first[x + 1], x);
  }
}

void changer::give(std::span<weight_change const> const changes, undo& u) {
  auto const& t = metric_.shape_;
  for (auto const& c : changes) {
    verify(c.arc < t.input_of.size() && c.lane < metric_.lanes_, errc::bad_input,
           "a weight is to change of arc {} in lane {}, which is not there", c.arc, c.lane);
  }
  changed_.clear();
  for (auto const& c : changes) {
    auto const place = t.input_of[c.arc];
    if (place == kNone) {
      continue;  // a loop never shortens a way
    }
    auto const at = std::size_t{place} * metric_.stride_ + c.lane;
    u.given_.push_back({at, metric_.given_[at]});
    metric_.given_[at] = c.weight;
    changed_.push_back(t.input_slot[place] / 2);
  }
}

void changer::remember(std::uint64_t const at, std::span<std::uint32_t const> const old, undo& u) const {
  u.runs_.push_back({at, static_cast<std::uint32_t>(old.size())});
  u.values_.insert(u.values_.end(), old.begin(), old.end());
}

void changer::queue_arc(std::uint32_t const arc) {
  if (is_queued_[arc] == 0) {
    is_queued_[arc] = 1;
    heap_.push_back(arc);
    std::ranges::push_heap(heap_, std::greater{});
  }
}

// Both slots of an up-arc from the arcs of the graph on it and all its lower triangles, into `fresh_`.
void changer::work_out(std::uint32_t const arc) {
  auto const& t = metric_.shape_;
  auto const width = metric_.stride_;
  auto const x = tails_[arc];
  auto const y = t.up_head[arc];
  fresh_.assign(std::size_t{2} * width, number_limits<std::uint32_t>::kShut);
  for (auto e = t.input_first[x]; e < t.input_first[x + 1]; ++e) {
    if (t.input_slot[e] / 2 == arc) {
      for (std::size_t lane = 0; lane < width; ++lane) {
        auto& at = fresh_[(t.input_slot[e] % 2) * width + lane];
        at = std::min(at, narrow_number(metric_.given_[std::size_t{e} * width + lane]));
      }
    }
  }
  auto const* const weights = metric_.narrow_.data();
  for (auto i = t.down_first[x], j = t.down_first[y]; i < t.down_first[x + 1] && j < t.down_first[y + 1];) {
    if (t.down_node[i] != t.down_node[j]) {
      t.down_node[i] < t.down_node[j] ? ++i : ++j;
      continue;
    }
    auto const* const to_x = weights + std::size_t{2} * width * t.down_arc[i++];
    auto const* const to_y = weights + std::size_t{2} * width * t.down_arc[j++];
    for (std::size_t lane = 0; lane < width; ++lane) {
      fresh_[lane] = std::min(fresh_[lane], to_x[width + lane] + to_y[lane]);
      fresh_[width + lane] = std::min(fresh_[width + lane], to_y[width + lane] + to_x[lane]);
    }
  }
}

// Queues the up-arcs that had their weight through this one, or get a lesser one through it. Their own numbers are
// still those before, since they are worked out after it.
void changer::queue_dependents(std::uint32_t const arc, std::span<std::uint32_t const> const old) {
  auto const& t = metric_.shape_;
  auto const width = metric_.stride_;
  auto const x = tails_[arc];
  auto const y = t.up_head[arc];
  auto const row = [&](std::uint32_t const a) { return metric_.narrow_.data() + std::size_t{2} * width * a; };
  auto const* const now = row(arc);
  auto cells = std::span{changed_cells_}.first(0);
  for (std::uint32_t i = 0; i < old.size(); ++i) {
    if (old[i] != now[i]) {
      changed_cells_[cells.size()] = i;
      cells = std::span{changed_cells_}.first(cells.size() + 1);
    }
  }
  auto over_y = t.up_first[y];  // the upper neighbours of x above y are among those of y
  for (auto b = t.up_first[x]; b < t.up_first[x + 1]; ++b) {
    auto const z = t.up_head[b];
    if (b == arc) {
      continue;
    }
    while (b > arc && t.up_head[over_y] < z) {
      ++over_y;
    }
    auto const over = b > arc ? over_y : t.arc_between(z, y);
    auto const* const other = row(b);
    auto const* const target = row(over);
    auto const to_y = y < z ? width : 0;  // the side of z→y in the target
    // By the way up from x, y is reached from z; by the way down to it, z from y.
    auto const is_touched = [&](std::uint32_t const i) {
      auto const is_up = i < width;
      auto const step = other[is_up ? i + width : i - width];
      auto const value = target[is_up ? to_y + i : width - to_y + i - width];
      return old[i] + step == value || now[i] + step < value;
    };
    if (is_queued_[over] == 0 && std::ranges::any_of(cells, is_touched)) {
      queue_arc(over);
    }
  }
}

bool changer::mend_arcs(undo& u) {
  std::ranges::for_each(changed_, [&](std::uint32_t const arc) { queue_arc(arc); });
  auto is_exact = true;
  auto old = std::vector<std::uint32_t>{};
  while (!heap_.empty()) {
    std::ranges::pop_heap(heap_, std::greater{});
    auto const arc = heap_.back();
    heap_.pop_back();
    is_queued_[arc] = 0;
    ++u.mended_;
    work_out(arc);
    auto const at = static_cast<std::ptrdiff_t>(fresh_.size() * arc);
    auto const here = metric_.narrow_.begin() + at;
    old.assign(here, here + static_cast<std::ptrdiff_t>(fresh_.size()));
    if (old != fresh_) {
      is_exact = is_exact && std::ranges::none_of(fresh_, is_too_large);
      remember(static_cast<std::uint64_t>(at), old, u);
      std::ranges::copy(fresh_, here);
      queue_dependents(arc, old);
    }
  }
  return is_exact;
}

bool changer::mend_nodes(undo& u) {
  auto const& t = metric_.shape_;
  auto const job = metric_.job_of({});
  auto const& kernels = kernels_for<std::uint32_t>(level_, metric_.stride_);
  auto const width = std::size_t{2} * metric_.stride_;
  for (auto const arc : changed_) {
    is_dirty_[tails_[arc]] = 1;
  }
  auto is_exact = true;
  auto const first = std::ranges::min(changed_ | std::views::transform([&](auto const a) { return tails_[a]; }));
  for (auto at = is_dirty_.begin() + first; (at = std::find(at, is_dirty_.end(), 1)) != is_dirty_.end();) {
    auto const x = static_cast<std::uint32_t>(at - is_dirty_.begin());
    *at = 0;
    auto const begin = width * t.up_first[x];
    auto const count = width * (t.up_first[x + 1] - t.up_first[x]);
    auto const here = metric_.narrow_.begin() + static_cast<std::ptrdiff_t>(begin);
    fresh_.assign(here, here + static_cast<std::ptrdiff_t>(count));
    is_exact = kernels.customise(job, metric_.narrow_.data(), x, x + 1, position_.data()) && is_exact;
    u.mended_ += t.up_first[x + 1] - t.up_first[x];
    if (!std::equal(fresh_.begin(), fresh_.end(), here)) {
      remember(begin, fresh_, u);
      for (auto a = t.up_first[x]; a < t.up_first[x + 1]; ++a) {
        is_dirty_[t.up_head[a]] = 1;
      }
    }
  }
  return is_exact;
}

void changer::put_back(undo const& u) {
  auto end = u.values_.end();
  for (auto run = u.runs_.rbegin(); run != u.runs_.rend(); ++run) {
    end -= run->count;
    std::copy_n(end, run->count, metric_.narrow_.begin() + static_cast<std::ptrdiff_t>(run->at));
  }
}

void changer::mend_whole(undo& u) {
  put_back(u);
  u.runs_.clear();
  u.values_.clear();
  u.is_whole_ = true;
  u.narrow_ = std::exchange(metric_.narrow_, {});
  u.wide_ = std::exchange(metric_.wide_, {});
  metric_.recompute({}, {1, level_});
  u.mended_ = metric_.shape_.arcs();
}

changer::undo changer::change(std::span<weight_change const> const changes) {
  auto u = undo{};
  give(changes, u);
  if (changed_.empty()) {
    return u;
  }
  // A wide metric may become narrow again.
  if (metric_.is_wide_ || !(changed_.size() <= kMostSingleChanges ? mend_arcs(u) : mend_nodes(u))) {
    mend_whole(u);
  }
  return u;
}

void changer::take_back(undo u) {
  for (auto cell = u.given_.rbegin(); cell != u.given_.rend(); ++cell) {
    metric_.given_[cell->at] = cell->value;
  }
  if (u.is_whole_) {
    metric_.narrow_ = std::move(u.narrow_);
    metric_.wide_ = std::move(u.wide_);
    metric_.is_wide_ = metric_.narrow_.empty() && !metric_.wide_.empty();
  } else {
    put_back(u);
  }
}

}  // namespace wakhan::hierarchy
