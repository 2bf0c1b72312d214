// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/unpack.h"

#include <algorithm>

#include "wakhan/base/error.h"

namespace wakhan::hierarchy {

namespace {

std::uint32_t input_with(metric const& m, unsigned const lane, std::uint32_t const low, std::uint32_t const slot,
                         std::uint64_t const weight) {
  auto const& t = m.shape();
  auto const run = t.input_slot.subspan(t.input_first[low], t.input_first[low + 1] - t.input_first[low]);
  auto const begin = std::ranges::lower_bound(run, slot) - run.begin();
  for (auto e = t.input_first[low] + static_cast<std::uint32_t>(begin);
       e < t.input_first[low + 1] && t.input_slot[e] == slot; ++e) {
    auto const given = m.given()[std::size_t{e} * m.stride() + lane];
    if (given != kClosed && given == weight) {
      return t.input_arc[e];
    }
  }
  return kNone;
}

}  // namespace

unpacker::unpacker(metric const& m, bool const does_remember) : metric_{&m}, does_remember_{does_remember} {}

// From the highest common lower neighbour of both ends down, since a long hop mostly leads over the next cut, which
// lies at the end of both lists.
unpacker::parts unpacker::find_parts(open_hop const& open, unsigned const lane, std::uint32_t& middle) const {
  auto const& t = metric_->shape();
  auto const& h = open.step;
  auto const slot = 2 * h.arc + h.down;
  auto const weight = metric_->weight(slot, lane);
  auto const low =
      open.low != kNone
          ? open.low
          : static_cast<std::uint32_t>(std::ranges::upper_bound(t.up_first, h.arc) - t.up_first.begin() - 1);
  auto const high = t.up_head[h.arc];
  if (auto const arc = input_with(*metric_, lane, low, slot, weight); arc != kNone) {
    return {arc, kNone};
  }
  auto const begin_low = t.down_first[low];
  auto const begin_high = t.down_first[high];
  // What lies at the lower end or above is no lower neighbour of it.
  auto const run = t.down_node.subspan(begin_high, t.down_first[high + 1] - begin_high);
  auto i = t.down_first[low + 1];
  auto j = begin_high + static_cast<std::uint32_t>(std::ranges::lower_bound(run, low) - run.begin());
  while (i > begin_low && j > begin_high) {
    middle = t.down_node[i - 1];
    if (middle != t.down_node[j - 1]) {
      middle > t.down_node[j - 1] ? --i : --j;
      continue;
    }
    auto const to_low = t.down_arc[--i];
    auto const to_high = t.down_arc[--j];
    auto const near = metric_->weight(2 * std::uint64_t{to_low} + (1 - h.down), lane);
    auto const far = metric_->weight(2 * std::uint64_t{to_high} + h.down, lane);
    if (near != kUnreached && far != kUnreached && near + far == weight) {
      return h.down == 0 ? parts{to_low, to_high} : parts{to_high, to_low};
    }
  }
  throw error{errc::internal, "a weight of the hierarchy is no sum of others"};
}

unpacker::parts unpacker::parts_of(open_hop const& open, unsigned const lane, std::uint32_t& middle) {
  if (!does_remember_ || lane != 0) {
    return find_parts(open, lane, middle);
  }
  known_.resize(std::size_t{2} * metric_->shape().arcs());
  auto& known = known_[std::size_t{2} * open.step.arc + open.step.down];
  if (known.first == kNone) {
    known = find_parts(open, lane, middle);
  }
  return known;
}

void unpacker::unpack(hop const& h, unsigned const lane, std::vector<std::uint32_t>& arcs) {
  open_.assign(1, {h});
  while (!open_.empty()) {
    auto const next = open_.back();
    open_.pop_back();
    auto middle = kNone;
    auto const [first, second] = parts_of(next, lane, middle);
    if (second == kNone) {
      arcs.push_back(first);
    } else {
      // A triangle is left downwards to its middle and upwards from it.
      open_.push_back({{second, 0}, middle});
      open_.push_back({{first, 1}, middle});
    }
  }
}

}  // namespace wakhan::hierarchy
