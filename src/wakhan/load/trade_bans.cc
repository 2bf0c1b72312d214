// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/trade_bans.h"

namespace wakhan::load {

void add_trade_bans(facts const& rows, country_list const& countries, network_builder& out) {
  auto const& table = rows[fact_table::trade_bans];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto b = net::trade_ban{};
    b.id = out.text(row.text("id"));
    b.goods_of = countries.find_country(row.text("goods_of"));
    b.banned_in = countries.find_country(row.text("banned_in"));
    if (!b.goods_of.is_valid() || !b.banned_in.is_valid()) {
      row.reject(b.goods_of.is_valid() ? "banned_in" : "goods_of", "is no country of countries.csv");
    }
    b.valid = span_of(row);
    b.fact = fact_of(fact_table::trade_bans, row);
    out.data().trade_bans.push_back(b);
  }
}

}  // namespace wakhan::load
