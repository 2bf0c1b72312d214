// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace wakhan::hierarchy {

// How wide the processor's vectors are; the answers are the same for all of them.
enum class simd_level : std::uint8_t { plain, avx2, avx512 };

// The widest that this processor has.
simd_level best_simd_level();

// The level asked for, or the widest below it that this processor has.
simd_level usable_simd_level(simd_level asked);

// How much of the machine to use.
struct resources {
  unsigned threads = 1;  // 0 = all cores
  simd_level level = best_simd_level();
};

}  // namespace wakhan::hierarchy
