// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "wakhan/net/view.h"

// Which country a disputed territory belongs to, by a point of view and day. It decides words and what a question's
// words for countries mean, never what is passable.
namespace wakhan::net {

// The point of view of this id.
std::optional<std::uint32_t> find_point_of_view(network const& n, std::string_view id);

// The one that questions take which name none; the first where no row says so.
std::uint32_t default_point_of_view(network const& n);

// The row that speaks for the territory: of the view itself, else of the view it is based on, and so on. Nothing where
// no row holds on the day, as for countries about which nobody differs.
attribution const* find_attribution(network const& n, country_id territory, std::uint32_t view, std::int32_t day);

// Makes the question see the world from a point of view on its day, which must be set before.
void take_point_of_view(network const& n, std::uint32_t view, changes& c);

// Marks everything that is the country itself or is counted to it.
void mark_country(network const& n, changes const& c, country_id country, std::vector<char>& flags);

// A trade ban is the law of those who hold the ground, whatever a point of view says: a territory has the bans of its
// ground, and only one that holds itself has those of whom the view counts it to. So none stands between a territory
// and those who hold it.
//
// Whether a ban holds for the goods of a question: its day, its ends, and what it allows.
bool concerns(network const& n, trade_ban const& ban, trade_ban_id id, changes const& c);
// Marks where it is the law.
void mark_banned(network const& n, changes const& c, trade_ban const& ban, std::vector<char>& flags);

}  // namespace wakhan::net
