// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "wakhan/base/assert.h"

namespace wakhan {

// A column that only its own id can index; a view over the mapped pack or over a builder's memory.
template <typename Key, typename T>
class id_span {
 public:
  id_span() = default;
  explicit id_span(std::span<T const> const data) : data_{data} {}

  T const& operator[](Key const key) const {
    WAKHAN_ASSERT(key.index() < data_.size());
    return data_[key.index()];
  }
  std::size_t size() const { return data_.size(); }
  bool empty() const { return data_.empty(); }
  std::span<T const> all() const { return data_; }

 private:
  std::span<T const> data_;
};

// A column that owns its memory.
template <typename Key, typename T>
class id_vector {
 public:
  id_vector() = default;
  explicit id_vector(std::size_t const n, T const& value = T{}) : data_(n, value) {}

  T& operator[](Key const key) {
    WAKHAN_ASSERT(key.index() < data_.size());
    return data_[key.index()];
  }
  T const& operator[](Key const key) const {
    WAKHAN_ASSERT(key.index() < data_.size());
    return data_[key.index()];
  }
  Key push_back(T const& value) {
    data_.push_back(value);
    return Key{data_.size() - 1};
  }
  std::size_t size() const { return data_.size(); }
  std::span<T const> all() const { return data_; }
  std::vector<T>& raw() { return data_; }
  id_span<Key, T> view() const { return id_span<Key, T>{std::span<T const>{data_}}; }

 private:
  std::vector<T> data_;
};

// Many values per key, one after the other (compressed sparse rows): offsets has one entry more than there are keys.
template <typename Key, typename T>
class id_lists {
 public:
  id_lists() = default;
  id_lists(std::span<std::uint32_t const> const offsets, std::span<T const> const values)
      : offsets_{offsets}, values_{values} {}

  std::span<T const> operator[](Key const key) const {
    WAKHAN_ASSERT(key.index() + 1 < offsets_.size());
    return values_.subspan(offsets_[key.index()], offsets_[key.index() + 1] - offsets_[key.index()]);
  }
  std::size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  std::span<std::uint32_t const> offsets() const { return offsets_; }
  std::span<T const> values() const { return values_; }

 private:
  std::span<std::uint32_t const> offsets_;
  std::span<T const> values_;
};

}  // namespace wakhan
