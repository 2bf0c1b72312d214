// SPDX-License-Identifier: Apache-2.0
// The inner loops for any processor, and those with wide numbers.
#include "wakhan/hierarchy/detail/kernels.h"

#define WAKHAN_LEVEL plain
#include "wakhan/hierarchy/detail/kernels.inc"

namespace wakhan::hierarchy::plain {

lane_kernels<u32> const kNarrow[4] = {kernels<u32, 1>, kernels<u32, 4>, kernels<u32, 8>, kernels<u32, 16>};
lane_kernels<u64> const kWide[4] = {kernels<u64, 1>, kernels<u64, 4>, kernels<u64, 8>, kernels<u64, 16>};

}  // namespace wakhan::hierarchy::plain
