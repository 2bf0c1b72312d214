// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/simd.h"

#include <algorithm>

namespace wakhan::hierarchy {

simd_level best_simd_level() {
#if defined(__x86_64__)
  // All that the inner loops of AVX-512 are compiled for: the first processors with it had only a part.
  static auto const has_avx512 = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
                                 __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512dq") != 0;
  static auto const best = has_avx512                            ? simd_level::avx512
                           : __builtin_cpu_supports("avx2") != 0 ? simd_level::avx2
                                                                 : simd_level::plain;
  return best;
#else
  return simd_level::plain;
#endif
}

simd_level usable_simd_level(simd_level const asked) { return std::min(asked, best_simd_level()); }

}  // namespace wakhan::hierarchy
