// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "wakhan/net/network.h"

// The three loads that networks drawn by tests know: two containers, and bulk.
namespace wakhan::net {

inline constexpr auto kFeu = load_id{std::uint16_t{0}};
inline constexpr auto kTeu = load_id{std::uint16_t{1}};
inline constexpr auto kTonne = load_id{std::uint16_t{2}};

inline constexpr std::uint16_t kContainers = 1;  // bits of terminal::handles
inline constexpr std::uint16_t kBulk = 2;
inline constexpr std::uint16_t kEveryForm = kContainers | kBulk;

// Puts them into a network; `text` keeps a text, as network_builder does.
template <typename Text>
void add_three_loads(network_data& data, Text const& text) {
  auto const add = [&](std::string_view const id, std::string_view const name, std::uint32_t const grams,
                       std::uint16_t const form) {
    auto l = load{};
    l.id = text(id);
    l.name = text(name);
    l.goods = text(form == 0 ? "containers" : "bulk");
    l.unit = text(form == 0 ? id : "t");
    l.form_name = text(form == 0 ? "container" : "bulk");
    l.net_grams = grams;
    l.form = form;
    l.moves_by = 0xFFFF;
    l.is_box = form == 0 ? 1 : 0;
    data.loads.push_back(l);
  };
  add("feu", "one 40-foot container", 14'000'000, 0);
  add("teu", "one 20-foot container", 10'000'000, 0);
  add("tonne", "one tonne of bulk", 1'000'000, 1);
}

}  // namespace wakhan::net
