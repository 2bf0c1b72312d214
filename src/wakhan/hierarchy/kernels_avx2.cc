// SPDX-License-Identifier: Apache-2.0
// The inner loops for processors with AVX2; CMakeLists.txt gives this file its flags.
#include "wakhan/hierarchy/detail/kernels.h"

#if defined(__x86_64__)
#define WAKHAN_LEVEL avx2
#include "wakhan/hierarchy/detail/kernels.inc"

namespace wakhan::hierarchy::avx2 {

lane_kernels<u32> const kNarrow[4] = {kernels<u32, 1>, kernels<u32, 4>, kernels<u32, 8>, kernels<u32, 16>};

}  // namespace wakhan::hierarchy::avx2
#endif
