// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/pruned_arcs.h"

#include <algorithm>

#include "wakhan/base/parallel.h"
#include "wakhan/hierarchy/detail/raw.h"

namespace wakhan::hierarchy {

namespace {

bool is_needed(std::uint32_t const* const weight, std::uint32_t const* const distance, unsigned const lanes) {
  for (unsigned lane = 0; lane < lanes; ++lane) {
    if (weight[lane] == distance[lane] && weight[lane] != number_limits<std::uint32_t>::kShut) {
      return true;
    }
  }
  return false;
}

pruned_arcs::side keep(metric const& m, line_vector<std::uint32_t> const& distances, unsigned const part) {
  auto const& t = m.shape();
  auto const width = std::size_t{m.stride()};
  auto kept = pruned_arcs::side{};
  kept.first.reserve(std::size_t{t.nodes()} + 1);
  kept.first.push_back(0);
  for (std::uint32_t x = 0; x < t.nodes(); ++x) {
    for (auto a = t.up_first[x]; a < t.up_first[x + 1]; ++a) {
      auto const at = (2 * std::size_t{a} + part) * width;
      auto const* const weight = m.narrow().data() + at;
      if (is_needed(weight, distances.data() + at, m.stride())) {
        kept.head.push_back(t.up_head[a]);
        kept.weight.insert(kept.weight.end(), weight, weight + width);
      }
    }
    kept.first.push_back(static_cast<std::uint32_t>(kept.head.size()));
  }
  return kept;
}

}  // namespace

line_vector<std::uint32_t> find_slot_distances(metric const& m, resources const& use) {
  auto distances = line_vector<std::uint32_t>(m.narrow().begin(), m.narrow().end());
  if (distances.empty()) {
    return distances;
  }
  auto const& t = m.shape();
  auto const plan = plan_customisation(t);
  auto const raw = raw_of(t);
  auto const& kernels = kernels_for<std::uint32_t>(use.level, m.stride());
  auto const threads = use.threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : use.threads;
  auto positions = std::vector<std::vector<std::uint32_t>>(threads, std::vector<std::uint32_t>(t.nodes()));
  std::for_each(plan.top.rbegin(), plan.top.rend(),
                [&](std::uint32_t const x) { kernels.perfect(raw, distances.data(), x, x + 1, positions[0].data()); });
  parallel_for(plan.subtrees.size(), threads, [&](unsigned const worker, std::size_t const i) {
    kernels.perfect(raw, distances.data(), plan.subtrees[i].begin, plan.subtrees[i].end, positions[worker].data());
  });
  return distances;
}

pruned_arcs::pruned_arcs(metric const& m, resources const& use) {
  if (!m.is_wide()) {
    auto const distances = find_slot_distances(m, use);
    out = keep(m, distances, 0);
    back = keep(m, distances, 1);
  }
}

}  // namespace wakhan::hierarchy
