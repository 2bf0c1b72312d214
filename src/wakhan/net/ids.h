// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/base/strong_id.h"

namespace wakhan::net {

struct node_id : strong_id<node_id> {
  using strong_id::strong_id;
};
struct link_id : strong_id<link_id> {
  using strong_id::strong_id;
};
struct zone_id : strong_id<zone_id> {
  using strong_id::strong_id;
};
struct portal_id : strong_id<portal_id> {
  using strong_id::strong_id;
};
struct country_id : strong_id<country_id, std::uint16_t> {
  using strong_id::strong_id;
};
struct crossing_id : strong_id<crossing_id> {
  using strong_id::strong_id;
};
struct passage_id : strong_id<passage_id> {
  using strong_id::strong_id;
};
struct terminal_id : strong_id<terminal_id> {
  using strong_id::strong_id;
};
struct trade_ban_id : strong_id<trade_ban_id> {
  using strong_id::strong_id;
};
struct hazard_id : strong_id<hazard_id> {
  using strong_id::strong_id;
};
struct ferry_id : strong_id<ferry_id> {
  using strong_id::strong_id;
};
struct service_id : strong_id<service_id> {
  using strong_id::strong_id;
};
struct corridor_id : strong_id<corridor_id> {
  using strong_id::strong_id;
};
struct load_id : strong_id<load_id, std::uint16_t> {
  using strong_id::strong_id;
};
struct text_id : strong_id<text_id> {
  using strong_id::strong_id;
};  // start of a NUL-terminated string in the pack's string table

// A row of a fact table: table number in the high byte, row number in the rest; the pack carries the tables themselves.
struct fact_id : strong_id<fact_id> {
  using strong_id::strong_id;
  constexpr std::uint32_t table() const { return value >> 24U; }
  constexpr std::uint32_t row() const { return value & 0xFFFFFFU; }
  static constexpr fact_id of(std::uint32_t const table, std::uint32_t const row) {
    return fact_id{(table << 24U) | row};
  }
};

}  // namespace wakhan::net
