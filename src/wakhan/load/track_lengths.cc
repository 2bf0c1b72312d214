// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/track_lengths.h"

#include "wakhan/load/published_lines.h"

namespace wakhan::load {

track_lengths::track_lengths(net::network const& n, facts const& rows)
    : n_{n}, shares_{new_shares(rows[fact_table::rail_sections])} {}

double track_lengths::km(net::link_id const link) const {
  auto const fact = n_.links.fact[link];
  // A damaged pack may name a row that its table lacks.
  auto const is_published = fact.is_valid() && fact.table() == static_cast<std::uint32_t>(fact_table::rail_sections) &&
                            fact.row() < shares_.size();
  return (is_published ? shares_[fact.row()] : 1.0) * n_.links.length_m[link] / 1000.0;
}

}  // namespace wakhan::load
