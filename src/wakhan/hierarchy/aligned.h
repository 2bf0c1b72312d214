// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace wakhan::hierarchy {

// Memory on cache lines, so that sixteen lanes never lie across two; left as it is when a vector grows without a value,
// because all of it is written before it is read.
template <typename T>
struct line_allocator {
  using value_type = T;
  static constexpr std::align_val_t kLine{64};

  line_allocator() = default;
  template <typename Other>
  // NOLINTNEXTLINE(google-explicit-constructor): allocators of other types convert by rule.
  line_allocator(line_allocator<Other> const&) {}

  T* allocate(std::size_t const n) { return static_cast<T*>(::operator new(n * sizeof(T), kLine)); }
  void deallocate(T* const p, std::size_t) { ::operator delete(p, kLine); }
  template <typename U>
  void construct(U* const p) {
    ::new (static_cast<void*>(p)) U;
  }
  template <typename U, typename... Args>
  void construct(U* const p, Args&&... args) {
    std::construct_at(p, std::forward<Args>(args)...);
  }
  friend bool operator==(line_allocator const&, line_allocator const&) { return true; }
};

template <typename T>
using line_vector = std::vector<T, line_allocator<T>>;

}  // namespace wakhan::hierarchy
