// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/metric.h"

#include <algorithm>

#include "wakhan/base/error.h"
#include "wakhan/base/parallel.h"
#include "wakhan/hierarchy/detail/raw.h"

namespace wakhan::hierarchy {

namespace {

unsigned stride_for(unsigned const lanes) {
  verify(lanes >= 1 && lanes <= metric::kMostLanes, errc::bad_input, "a metric has 1 to {} lanes, not {}",
         metric::kMostLanes, lanes);
  return lanes == 1 ? 1 : lanes <= 4 ? 4 : lanes <= 8 ? 8 : 16;
}

}  // namespace

metric::metric(topology const& t, unsigned const lanes)
    : shape_{t},
      plan_{plan_customisation(t)},
      triangles_{std::make_shared<triangle_list const>(list_triangles(t))},
      lanes_{lanes},
      stride_{stride_for(lanes)} {}

customisation_job metric::job_of(std::span<std::uint32_t const> const fresh) {
  auto const& list = *triangles_;
  return {raw_of(shape_),  list.first.data(), list.arcs.data(), list.run_first.data(),
          list.run.data(), fresh.data(),      lanes_,           shape_.input_arc.data(),
          given_.data()};
}

template <typename Number>
bool metric::customise_all(line_vector<Number>& weights, std::span<std::uint32_t const> const fresh,
                           resources const& use) {
  weights.resize(std::size_t{shape_.arcs()} * 2 * stride_);
  auto const& kernels = kernels_for<Number>(use.level, stride_);
  auto const job = job_of(fresh);
  auto const threads = use.threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : use.threads;
  while (positions_.size() < threads) {
    positions_.emplace_back(shape_.nodes());
  }
  auto exact = std::vector<char>(plan_.subtrees.size());
  parallel_for(plan_.subtrees.size(), threads, [&](unsigned const worker, std::size_t const i) {
    auto const [begin, end] = plan_.subtrees[i];
    exact[i] = kernels.customise(job, weights.data(), begin, end, positions_[worker].data()) ? 1 : 0;
  });
  auto is_exact = std::ranges::all_of(exact, [](char const e) { return e != 0; });
  for (auto const x : plan_.top) {
    is_exact = kernels.customise(job, weights.data(), x, x + 1, positions_[0].data()) && is_exact;
  }
  return is_exact;
}

void metric::recompute(std::span<std::uint32_t const> const fresh, resources const& use) {
  is_wide_ = !customise_all(narrow_, fresh, use);
  if (is_wide_) {
    customise_all(wide_, {}, use);
    narrow_.clear();
  } else {
    wide_.clear();
  }
}

void metric::customise(std::span<std::uint32_t const> const weights, resources const& use) {
  verify(weights.size() == shape_.input_of.size() * lanes_, errc::bad_input, "{} weights for {} arcs in {} lanes",
         weights.size(), shape_.input_of.size(), lanes_);
  given_.resize(std::size_t{shape_.inputs()} * stride_);
  recompute(weights, use);
}

bool operator==(metric const& a, metric const& b) {
  return a.lanes_ == b.lanes_ && a.is_wide_ == b.is_wide_ && std::ranges::equal(a.given_, b.given_) &&
         std::ranges::equal(a.narrow_, b.narrow_) && std::ranges::equal(a.wide_, b.wide_);
}

}  // namespace wakhan::hierarchy
