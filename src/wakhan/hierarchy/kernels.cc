// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/detail/kernels.h"

#include "wakhan/base/assert.h"

namespace wakhan::hierarchy {

namespace {

unsigned index_of(unsigned const lanes) {
  WAKHAN_ASSERT(lanes == 1 || lanes == 4 || lanes == 8 || lanes == 16);
  return lanes == 1 ? 0 : lanes == 4 ? 1 : lanes == 8 ? 2 : 3;
}

}  // namespace

template <>
lane_kernels<std::uint64_t> const& kernels_for<std::uint64_t>(simd_level, unsigned const lanes) {
  return plain::kWide[index_of(lanes)];
}

#if defined(__x86_64__)

template <>
lane_kernels<std::uint32_t> const& kernels_for<std::uint32_t>(simd_level const level, unsigned const lanes) {
  auto const usable = usable_simd_level(level);
  return usable == simd_level::avx512 ? avx512::kNarrow[index_of(lanes)]
         : usable == simd_level::avx2 ? avx2::kNarrow[index_of(lanes)]
                                      : plain::kNarrow[index_of(lanes)];
}

#else

template <>
lane_kernels<std::uint32_t> const& kernels_for<std::uint32_t>(simd_level, unsigned const lanes) {
  return plain::kNarrow[index_of(lanes)];
}

#endif

}  // namespace wakhan::hierarchy
