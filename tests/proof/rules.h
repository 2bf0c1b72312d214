// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "proof/goods_rules.h"
#include "wakhan/cost/link_cost.h"
#include "wakhan/net/view.h"

// What a link costs and when it is open, told a second time from the columns of a network alone: nothing here calls
// `cost`, `net::view`, the overlay or the search.
namespace wakhan::proof {

using cost::criteria;

inline constexpr std::int64_t kMillion = 1'000'000;

// The month and day of a day since 1970-01-01, as month × 100 + day, counted off year by year.
inline int month_and_day(std::int32_t day) {
  auto year = 1970;
  auto const is_leap = [&] { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; };
  for (; day < 0; day += is_leap() ? 366 : 365) {
    --year;
  }
  for (; day >= (is_leap() ? 366 : 365); ++year) {
    day -= is_leap() ? 366 : 365;
  }
  auto const days_of = std::array{31, is_leap() ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  auto month = std::size_t{0};
  for (; day >= days_of[month]; ++month) {
    day -= days_of[month];
  }
  return static_cast<int>(month + 1) * 100 + day + 1;
}

// The country whose posts and terminals are in use somewhere: of a disputed territory, of whoever holds it.
inline net::country_id holder(net::network const& n, net::country_id const c) {
  auto const named = c.is_valid() ? n.countries[c].ground : net::country_id{};
  return named.is_valid() ? named : c;
}

// Whether an end of a question belongs to a country, itself or as the question counts it.
inline bool belongs_to(net::changes const& c, net::country_id const end, net::country_id const country) {
  auto const is_counted = end.is_valid() && end.index() < c.shown_as.size() && c.shown_as[end.index()] == country;
  return end == country || is_counted;
}

class price_list {
 public:
  price_list(net::network const& n, net::load_id const what) : n_{n}, load_{what} {}

  // The price of a link passed from its end `from`.
  criteria of(net::link_id const link, net::node_id const from) const {
    auto const to = n_.links.from[link] == from ? n_.links.to[link] : n_.links.from[link];
    switch (n_.links.kind[link]) {
      case net::link_kind::track:
        return line(line_mode(from, n_.links.by[link]), n_.nodes.country[from], n_.links.length_m[link]);
      case net::link_kind::free_border: return {};
      case net::link_kind::border: return border(n_.links.ref[link], n_.nodes.country[from]);
      case net::link_kind::passage: return passage(link, from);
      case net::link_kind::transfer: return transfer(link, from);
      case net::link_kind::boarding: return boarding(link, from);
      case net::link_kind::sailing: return sailing(link);
      case net::link_kind::flight:
        return line(net::mode::air, n_.nodes.country[from], n_.links.length_m[link]) +
               loading(net::mode::air, n_.nodes.country[from]) + unloading(net::mode::air, n_.nodes.country[to]);
      case net::link_kind::gauge_change: return gauge_change(n_.terminals[net::terminal_id{n_.links.ref[link]}]);
    }
    throw std::logic_error{"a link of no kind"};
  }

  criteria line(net::mode const by, net::country_id const country, std::uint64_t const metres) const {
    auto const& r = rate(by, country);
    auto const m = static_cast<std::int64_t>(metres);
    return {m * r.pace_ms_per_km, m * r.millicent_per_km[load_], m * r.mg_co2e_per_km[load_]};
  }
  criteria loading(net::mode const by, net::country_id const country) const {
    auto sum = work(by, 0, country);
    sum.time += kMillion * row(by, 0, country).wait_seconds;
    sum.money += kMillion * rate(by, country).fixed_cents[load_];
    return sum;
  }
  criteria unloading(net::mode const by, net::country_id const country) const { return work(by, 1, country); }
  net::mode line_mode(net::node_id const at, net::mode const by) const {
    return n_.nodes.by[at] == net::carriage::river_sea ? net::mode::waterway : by;
  }

 private:
  std::size_t slot(net::country_id const c) const { return c.is_valid() ? c.index() : n_.countries.size(); }
  net::rate const& rate(net::mode const by, net::country_id const c) const {
    return n_.rates.all()[n_.rate_of.all()[static_cast<std::size_t>(by) * (n_.countries.size() + 1) + slot(c)]];
  }
  net::handling const& row(net::mode const by, std::size_t const operation, net::country_id const c) const {
    return n_.handling_of.all()[(2 * static_cast<std::size_t>(by) + operation) * (n_.countries.size() + 1) + slot(c)];
  }
  criteria work(net::mode const by, std::size_t const operation, net::country_id const c) const {
    auto const& h = row(by, operation, c);
    return {kMillion * h.seconds, kMillion * h.cents[load_], kMillion * h.grams_co2e[load_]};
  }
  std::int64_t fee(std::uint32_t const cents_per_feu) const {
    return std::int64_t{cents_per_feu} * n_.fee_share_ppm[load_];
  }

  criteria border(std::uint32_t const ref, net::country_id const from) const {
    if (ref == UINT32_MAX) {
      return {};
    }
    auto const& post = n_.crossings[net::crossing_id{ref}];
    auto const side = holder(n_, from);
    if (side != post.country_a && side != post.country_b) {
      throw std::logic_error{"a post between other countries than its line's"};
    }
    auto const way = side == post.country_a ? std::size_t{0} : std::size_t{1};
    return {kMillion * post.dwell_s[way], fee(post.fee_cents[way]), 0};
  }
  criteria passage(net::link_id const link, net::node_id const from) const {
    auto const& strait = n_.passages[net::passage_id{n_.links.ref[link]}];
    auto const metres = n_.links.length_m[link];
    auto sum = line(line_mode(from, n_.links.by[link]), n_.nodes.country[from], metres);
    sum.time += kMillion * strait.transit_s + std::int64_t{strait.lock_ms_per_km} * metres;
    sum.money += kMillion * strait.fee_cents[load_];
    return sum;
  }
  criteria transfer(net::link_id const link, net::node_id const from) const {
    auto const& yard = n_.terminals[net::terminal_id{n_.links.ref[link]}];
    auto const by = n_.links.by[link];
    auto const is_loading = yard.node == from;
    auto sum = is_loading ? loading(by, yard.country) : unloading(by, yard.country);
    if (by != net::mode::road && yard.transfer_s != 0) {
      sum.time += kMillion * yard.transfer_s - kMillion * row(by, is_loading ? 0 : 1, yard.country).seconds;
    }
    if (by == net::mode::sea && yard.ship_charge_ppm != 0) {
      auto const cents = std::int64_t{row(by, is_loading ? 0 : 1, yard.country).cents[load_]};
      sum.money += cents * yard.ship_charge_ppm - kMillion * cents;
    }
    return sum;
  }
  criteria gauge_change(net::terminal const& yard) const {
    auto const& h = n_.gauge_change_of.all()[slot(yard.country)];
    return {kMillion * (yard.transfer_s != 0 ? yard.transfer_s : h.seconds), kMillion * h.cents[load_],
            kMillion * h.grams_co2e[load_]};
  }
  criteria boarding(net::link_id const link, net::node_id const from) const {
    auto const& ferry = n_.ferries[net::ferry_id{n_.links.ref[link]}];
    auto const where = n_.links.country[link];
    if (n_.nodes.kind[from] == net::node_kind::dock) {
      return unloading(net::mode::ferry, where);
    }
    auto sum = work(net::mode::ferry, 0, where);
    sum.time += kMillion * ferry.wait_s;
    sum.money +=
        ferry.price_cents != 0 ? fee(ferry.price_cents) : kMillion * rate(net::mode::ferry, where).fixed_cents[load_];
    return sum;
  }
  criteria sailing(net::link_id const link) const {
    auto const& ferry = n_.ferries[net::ferry_id{n_.links.ref[link]}];
    auto sum = line(net::mode::ferry, {}, n_.links.length_m[link]);
    sum.time = kMillion * ferry.sailing_s;
    sum.money = ferry.price_cents != 0 ? 0 : sum.money;
    return sum;
  }

  net::network const& n_;
  net::load_id load_;
};

// Whether something that goes by a mode carries a load, and whether a terminal handles it.
inline bool is_carried(net::network const& n, net::load_id const what, net::mode const by) {
  return (n.loads[what].moves_by & (1U << static_cast<unsigned>(by))) != 0;
}
inline bool is_handled(net::network const& n, net::load_id const what, net::terminal const& at) {
  return (at.handles & (1U << n.loads[what].form)) != 0;
}

// Whether what belongs to a project is there: it is built, or the question opens it.
inline bool is_there(net::network const& n, net::changes const& c, net::passage_id const project) {
  return !project.is_valid() || n.passages[project].is_planned == 0 ||
         (project.index() < c.allowed_passages.size() && c.allowed_passages[project.index()] != 0);
}

// Whose law holds somewhere: that of those who hold the ground, and where it is held by itself, of whom it is counted
// to.
inline bool has_law_of(net::network const& n, net::changes const& c, net::country_id const where,
                       net::country_id const country) {
  auto const ground = where.is_valid() ? n.countries[where].ground : net::country_id{};
  return ground.is_valid() && ground != where ? ground == country : belongs_to(c, where, country);
}

// Countries that let goods between these two ends neither in nor through on the day of departure.
inline std::vector<char> banned_countries(net::network const& n, net::changes const& c) {
  auto banned = std::vector<char>(n.countries.size(), 0);
  for (std::size_t i = 0; i < n.trade_bans.size(); ++i) {
    auto const& ban = n.trade_bans.all()[i];
    auto const is_allowed = i < c.allowed_bans.size() && c.allowed_bans[i] != 0;
    auto const is_of_an_end = has_law_of(n, c, c.ends[0], ban.goods_of) || has_law_of(n, c, c.ends[1], ban.goods_of);
    if (is_allowed || !is_of_an_end || c.day < ban.valid.from || c.day > ban.valid.until) {
      continue;
    }
    for (std::size_t k = 0; k < banned.size(); ++k) {
      banned[k] = has_law_of(n, c, net::country_id{static_cast<std::uint16_t>(k)}, ban.banned_in) ? 1 : banned[k];
    }
  }
  return banned;
}

class rule_book {
 public:
  rule_book(net::network const& n, net::changes const& c) : n_{n}, c_{c}, goods_{n, c} {}

  // Whether freight may enter a link so many days after departure.
  bool is_open(net::link_id const link, std::int32_t const days_after) const {
    if ((c_.modes >> static_cast<unsigned>(n_.links.by[link]) & 1U) == 0 ||
        !is_carried(n_, c_.what, n_.links.by[link]) || goods_.is_shut(link) || is_shut(n_.links.country[link]) ||
        is_shut(n_.nodes.country[n_.links.from[link]]) || is_shut(n_.nodes.country[n_.links.to[link]])) {
      return false;
    }
    auto const ref = n_.links.ref[link];
    auto const day = c_.day + days_after;
    switch (n_.links.kind[link]) {
      case net::link_kind::track: return true;
      case net::link_kind::flight:
        return ref == UINT32_MAX || !is_shut(n_.terminals[net::terminal_id{ref}].country);  // of the technical stop
      case net::link_kind::free_border: return !has(c_.avoided_crossings, ref);
      case net::link_kind::border: return is_post_open(ref, day);
      case net::link_kind::passage: return is_passage_open(ref, n_.nodes.by[n_.links.to[link]], day);
      case net::link_kind::transfer:
      case net::link_kind::gauge_change: {
        auto const& yard = n_.terminals[net::terminal_id{ref}];
        return is_handled(n_, c_.what, yard) && is_there(n_, c_, yard.project);
      }
      case net::link_kind::boarding:
      case net::link_kind::sailing: return is_within(n_.ferries[net::ferry_id{ref}].valid, day);
    }
    return false;
  }
  bool is_shut(net::country_id const c) const {
    return c.is_valid() && (has(c_.avoided_countries, c.value) || has(c_.banned_countries, c.value));
  }

 private:
  static bool has(std::vector<char> const& set, std::uint32_t const i) { return i < set.size() && set[i] != 0; }
  static bool is_within(net::validity const& v, std::int32_t const day) { return day >= v.from && day <= v.until; }

  bool is_post_open(std::uint32_t const ref, std::int32_t const day) const {
    if (ref == UINT32_MAX) {
      return true;
    }
    auto const& post = n_.crossings[net::crossing_id{ref}];
    auto const [first, last] = c_.ends;
    auto const is_own_trade = (belongs_to(c_, first, post.country_a) && belongs_to(c_, last, post.country_b)) ||
                              (belongs_to(c_, first, post.country_b) && belongs_to(c_, last, post.country_a));
    return !has(c_.avoided_crossings, ref) &&
           (has(c_.allowed_crossings, ref) ||
            ((post.is_bilateral == 0 || is_own_trade) && is_within(post.valid, day) && !is_closed_for_now(ref, day)));
  }
  bool is_closed_for_now(std::uint32_t const ref, std::int32_t const day) const {
    for (auto const& p : n_.border_periods.all()) {
      if (p.at.value == ref && p.is_closed != 0 && is_within(p.valid, day)) {
        return true;
      }
    }
    return false;
  }
  bool is_passage_open(std::uint32_t const ref, net::carriage const ship, std::int32_t const day) const {
    auto const& strait = n_.passages[net::passage_id{ref}];
    auto const river = strait.waterway.is_valid() ? strait.waterway.value : ref;
    if (has(c_.avoided_passages, ref) || has(c_.avoided_passages, river)) {
      return false;
    }
    auto const is_permitted = strait.is_shut == 0 && is_within(strait.valid, day);
    auto const is_free_of_ice = is_summer(strait, day);
    if (has(c_.allowed_passages, ref) || has(c_.allowed_passages, river)) {
      return is_permitted || is_free_of_ice;
    }
    auto const needed = n_.vessels.all()[static_cast<std::size_t>(ship)].least_draught_cm;
    return is_permitted && is_free_of_ice && (strait.draught_cm == 0 || strait.draught_cm >= needed);
  }
  static bool is_summer(net::passage const& strait, std::int32_t const day) {
    auto const today = month_and_day(day);
    auto const opens = int{strait.season_open};
    auto const closes = int{strait.season_close};
    auto const is_all_year = opens == 0;
    auto const passes_new_year = opens > closes;
    return is_all_year || (passes_new_year ? today >= opens || today <= closes : today >= opens && today <= closes);
  }

  net::network const& n_;
  net::changes c_;
  goods_rules goods_;
};

}  // namespace wakhan::proof
