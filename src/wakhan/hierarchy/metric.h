// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "wakhan/hierarchy/aligned.h"
#include "wakhan/hierarchy/detail/kernels.h"
#include "wakhan/hierarchy/schedule.h"
#include "wakhan/hierarchy/simd.h"
#include "wakhan/hierarchy/topology.h"

namespace wakhan::hierarchy {

// Weights of a hierarchy's slots: each is the least sum of arcs between its ends by ways through lower nodes.
// A lane is one set of weights; up to 16 of them are customised and asked at once. Numbers are 32 bits wide, and 64
// where a slot's weight comes to 2^30 or more. Built over a topology whose memory has to live as long.
class metric {
 public:
  static constexpr unsigned kMostLanes = 16;

  // Throws error{bad_input} for no lane or more than 16.
  explicit metric(topology const& t, unsigned lanes = 1);

  // Takes new weights, [arc of the graph][lane], kClosed where an arc cannot be passed. The same bytes for any
  // resources. Throws error{bad_input} when their number is not arcs × lanes.
  void customise(std::span<std::uint32_t const> weights, resources const& use = {});

  topology const& shape() const { return shape_; }
  unsigned lanes() const { return lanes_; }
  unsigned stride() const { return stride_; }  // lanes in memory: 1, 4, 8 or 16
  bool is_wide() const { return is_wide_; }
  // [slot][stride]; only one of the two is in use, as is_wide() says.
  std::span<std::uint32_t const> narrow() const { return narrow_; }
  std::span<std::uint64_t const> wide() const { return wide_; }
  // Weights as given, [place in input_arc][stride].
  std::span<std::uint32_t const> given() const { return given_; }
  // The weight of a slot in a lane, kUnreached where it is shut.
  std::uint64_t weight(std::uint64_t const slot, unsigned const lane) const {
    auto const at = slot * stride_ + lane;
    if (is_wide_) {
      return wide_[at] == number_limits<std::uint64_t>::kShut ? kUnreached : wide_[at];
    }
    return narrow_[at] == number_limits<std::uint32_t>::kShut ? kUnreached : narrow_[at];
  }

  // Two metrics are equal when all their numbers are.
  friend bool operator==(metric const& a, metric const& b);

 private:
  friend class changer;
  // From `fresh` weights, or without any from those given before.
  void recompute(std::span<std::uint32_t const> fresh, resources const& use);
  template <typename Number>
  bool customise_all(line_vector<Number>& weights, std::span<std::uint32_t const> fresh, resources const& use);
  customisation_job job_of(std::span<std::uint32_t const> fresh);

  topology shape_;
  schedule plan_;
  std::shared_ptr<triangle_list const> triangles_;
  unsigned lanes_;
  unsigned stride_;
  bool is_wide_ = false;
  line_vector<std::uint32_t> given_;
  line_vector<std::uint32_t> narrow_;
  line_vector<std::uint64_t> wide_;
  std::vector<std::vector<std::uint32_t>> positions_;  // scratch of each worker
};

}  // namespace wakhan::hierarchy
