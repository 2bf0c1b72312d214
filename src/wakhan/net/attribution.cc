// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/attribution.h"

#include <algorithm>

namespace wakhan::net {

namespace {

country_id shown(changes const& c, country_id const country) {
  return country.is_valid() && country.index() < c.shown_as.size() ? c.shown_as[country.index()] : country;
}

bool has_law_of(network const& n, changes const& c, country_id const where, country_id const country) {
  auto const ground = n.ground_of(where);
  return ground == country || (ground == where && shown(c, where) == country);
}

}  // namespace

std::optional<std::uint32_t> find_point_of_view(network const& n, std::string_view const id) {
  for (std::uint32_t v = 0; v < n.points_of_view.size(); ++v) {
    if (n.text(n.points_of_view.all()[v].id) == id) {
      return v;
    }
  }
  return std::nullopt;
}

std::uint32_t default_point_of_view(network const& n) {
  auto const views = n.points_of_view.all();
  auto const found = std::find_if(views.begin(), views.end(), [](auto const& v) { return v.is_default != 0; });
  return found == views.end() ? 0 : static_cast<std::uint32_t>(found - views.begin());
}

attribution const* find_attribution(network const& n, country_id const territory, std::uint32_t const view,
                                    std::int32_t const day) {
  auto const rows = n.attributions.all();
  for (auto asked = view; asked < n.points_of_view.size();) {
    auto const found = std::find_if(rows.begin(), rows.end(), [&](attribution const& a) {
      return a.territory == territory && a.view == asked && a.valid.holds(day);
    });
    if (found != rows.end()) {
      return &*found;
    }
    // A base stands earlier in the table, so this ends.
    auto const base = n.points_of_view.all()[asked].base;
    if (base >= asked) {
      return nullptr;
    }
    asked = base;
  }
  return nullptr;
}

void take_point_of_view(network const& n, std::uint32_t const view, changes& c) {
  c.point_of_view = view;
  c.shown_as.clear();
  for (std::size_t i = 0; i < n.countries.size(); ++i) {
    auto const id = country_id{static_cast<std::uint16_t>(i)};
    auto const* const row = n.is_disputed(id) ? find_attribution(n, id, view, c.day) : nullptr;
    c.shown_as.push_back(row != nullptr ? row->country : id);
  }
}

void mark_country(network const& n, changes const& c, country_id const country, std::vector<char>& flags) {
  flags.resize(n.countries.size(), 0);
  for (std::size_t i = 0; i < n.countries.size(); ++i) {
    auto const id = country_id{static_cast<std::uint16_t>(i)};
    if (id == country || shown(c, id) == country) {
      flags[i] = 1;
    }
  }
}

bool concerns(network const& n, trade_ban const& ban, trade_ban_id const id, changes const& c) {
  auto const is_allowed = id.index() < c.allowed_bans.size() && c.allowed_bans[id.index()] != 0;
  return !is_allowed && ban.valid.holds(c.day) && std::any_of(c.ends.begin(), c.ends.end(), [&](country_id const end) {
    return has_law_of(n, c, end, ban.goods_of);
  });
}

void mark_banned(network const& n, changes const& c, trade_ban const& ban, std::vector<char>& flags) {
  flags.resize(n.countries.size(), 0);
  for (std::size_t i = 0; i < flags.size(); ++i) {
    if (has_law_of(n, c, country_id{static_cast<std::uint16_t>(i)}, ban.banned_in)) {
      flags[i] = 1;
    }
  }
}

}  // namespace wakhan::net
