// SPDX-License-Identifier: Apache-2.0
#include "wakhan/net/view.h"

#include <algorithm>
#include <chrono>

namespace wakhan::net {

namespace {

bool holds(std::vector<char> const& set, std::size_t const i) { return i < set.size() && set[i] != 0; }

}  // namespace

bool is_in_season(std::uint16_t const open, std::uint16_t const close, std::int32_t const day) {
  if (open == 0) {
    return true;
  }
  auto const date = std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day}}};
  auto const today = static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day());
  return open <= close ? open <= today && today <= close : today >= open || today <= close;
}

view::view(network const& n, changes c)
    : view{std::make_shared<net::departures const>(n, c.day, c.towards), n, std::move(c)} {}

view::view(changes c, view const& other)
    : view{c.day == other.changes_.day && c.towards == other.changes_.towards
               ? other.departures_
               : std::make_shared<net::departures const>(other.n_, c.day, c.towards),
           other.n_, std::move(c)} {}

view::view(std::shared_ptr<net::departures const> leaving, network const& n, changes c)
    : n_{n}, changes_{std::move(c)}, departures_{std::move(leaving)} {
  if (changes_.what.index() < n_.loads.size()) {
    auto const& what = n_.loads[changes_.what];
    moves_by_ = what.moves_by;
    form_ = 1U << what.form;
    hazards_ = net::hazards{n_, {changes_.hazard_classes, what.form, changes_.day, changes_.allowed_hazards}};
  }
}

std::string_view shown_code(network const& n, std::vector<country_id> const& shown_as, country_id const c) {
  return n.id_of(c.is_valid() && c.index() < shown_as.size() ? shown_as[c.index()] : c);
}

bool view::is_country_avoided(country_id const c) const {
  return c.is_valid() && (holds(changes_.avoided_countries, c.index()) || holds(changes_.banned_countries, c.index()));
}

bool view::is_country_banned(country_id const c) const {
  return c.is_valid() && holds(changes_.banned_countries, c.index());
}

bool view::avoids_countries() const {
  auto const any = [](std::vector<char> const& set) {
    return std::any_of(set.begin(), set.end(), [](char const c) { return c != 0; });
  };
  return any(changes_.avoided_countries) || any(changes_.banned_countries);
}

bool view::is_hazard_on(link_id const link) const {
  return hazards_.rule_of(link).is_valid() &&
         (!changes_.are_lines_free_of_hazards || is_at_terminal(n_.links.kind[link]));
}

bool view::is_built(passage_id const project) const {
  return !project.is_valid() || n_.passages[project].is_planned == 0 ||
         holds(changes_.allowed_passages, project.index());
}

bool view::is_built(link_id const link) const {
  auto const ref = n_.links.ref[link];
  switch (n_.links.kind[link]) {
    case link_kind::passage: return is_built(passage_id{ref});
    case link_kind::transfer:
    case link_kind::gauge_change: return is_built(terminal_id{ref});
    default: return true;
  }
}

closure view::why_country_closed(country_id const c) const {
  return !is_country_avoided(c) ? closure::none : is_country_banned(c) ? closure::trade_ban : closure::avoided_country;
}

closure view::why_crossing_closed(std::uint32_t const crossing, std::int32_t const day) const {
  if (crossing == UINT32_MAX) {
    return closure::none;
  }
  if (holds(changes_.avoided_crossings, crossing)) {
    return closure::avoided_crossing;
  }
  if (holds(changes_.allowed_crossings, crossing)) {
    return closure::none;
  }
  auto const& row = n_.crossings[crossing_id{crossing}];
  auto const is_of = [&](country_id const end, country_id const c) { return end == c || shown(end) == c; };
  auto const& [first, last] = changes_.ends;
  auto const is_own_trade = (is_of(first, row.country_a) && is_of(last, row.country_b)) ||
                            (is_of(first, row.country_b) && is_of(last, row.country_a));
  if (row.is_bilateral != 0 && !is_own_trade) {
    return closure::no_transit;
  }
  return row.valid.holds(day) && !n_.is_closed_on(crossing_id{crossing}, day) ? closure::none : closure::border_closed;
}

closure view::why_passage_closed(std::uint32_t const passage, carriage const vessel, std::int32_t const day) const {
  auto const& row = n_.passages[passage_id{passage}];
  // What the question says of a waterway it says of each of its sections.
  auto const is_named = [&](std::vector<char> const& set) {
    return holds(set, passage) || (row.waterway.is_valid() && holds(set, row.waterway.index()));
  };
  if (is_named(changes_.avoided_passages)) {
    return closure::avoided_passage;
  }
  auto const is_shut = row.is_shut != 0 || !row.valid.holds(day);
  auto const is_frozen = !is_in_season(row.season_open, row.season_close, day);
  if (is_named(changes_.allowed_passages)) {
    // As with an icebreaker; but the permit that opens shut waters is one for their season.
    return is_shut && is_frozen ? closure::out_of_season : closure::none;
  }
  if (is_shut) {
    return closure::passage_shut;
  }
  if (is_frozen) {
    return closure::out_of_season;
  }
  return row.draught_cm != 0 && row.draught_cm < n_.least_draught_cm(vessel) ? closure::too_shallow : closure::none;
}

closure view::why_closed(link_id const link, std::int32_t const days_after) const {
  auto const by = n_.links.by[link];
  if (!is_mode_used(by)) {
    return closure::excluded_mode;
  }
  if (!has_equipment(by)) {
    return closure::no_equipment;
  }
  for (auto const c :
       {n_.links.country[link], n_.nodes.country[n_.links.from[link]], n_.nodes.country[n_.links.to[link]]}) {
    if (auto const why = why_country_closed(c); why != closure::none) {
      return why;
    }
  }
  auto const why = why_closed_by_itself(link, changes_.day + days_after);
  // What is closed to all goods is said before what is closed to these; but a permit for the one is none for the other.
  return why == closure::none && is_hazard_on(link) ? closure::hazard : why;
}

bool view::changes_within_journey(validity const& v) const {
  auto const last = changes_.day + kLongestDays;
  return (v.from > changes_.day && v.from <= last) || (v.until >= changes_.day && v.until < last);
}

bool view::is_dated(crossing_id const at) const {
  auto const periods = n_.periods_of(at);
  return changes_within_journey(n_.crossings[at].valid) ||
         std::any_of(periods.begin(), periods.end(),
                     [&](auto const& p) { return p.is_closed != 0 && changes_within_journey(p.valid); });
}

bool view::is_dated(link_id const link) const {
  auto const ref = n_.links.ref[link];
  switch (n_.links.kind[link]) {
    case link_kind::border: return ref != UINT32_MAX && is_dated(crossing_id{ref});
    case link_kind::passage: {
      auto const& row = n_.passages[passage_id{ref}];
      return row.season_open != 0 || changes_within_journey(row.valid);
    }
    case link_kind::boarding:
    case link_kind::sailing: return changes_within_journey(n_.ferries[ferry_id{ref}].valid);
    default: return false;
  }
}

// By the status, season or kind of what the link belongs to.
closure view::why_closed_by_itself(link_id const link, std::int32_t const day) const {
  auto const ref = n_.links.ref[link];
  switch (n_.links.kind[link]) {
    case link_kind::track: return closure::none;
    case link_kind::flight:
      return ref == UINT32_MAX ? closure::none : why_country_closed(n_.terminals[terminal_id{ref}].country);
    case link_kind::free_border:
      return ref != UINT32_MAX && holds(changes_.avoided_crossings, ref) ? closure::avoided_crossing : closure::none;
    case link_kind::border: return why_crossing_closed(ref, day);
    case link_kind::passage: return why_passage_closed(ref, n_.nodes.by[n_.links.from[link]], day);
    case link_kind::transfer:
    case link_kind::gauge_change: return handles(terminal_id{ref}) ? closure::none : closure::not_handled;
    case link_kind::boarding:
    case link_kind::sailing:
      return n_.ferries[ferry_id{ref}].valid.holds(day) ? closure::none : closure::service_closed;
  }
  return closure::none;
}

view view::without_closures() const {
  auto open = changes_;
  open.avoided_countries.clear();
  open.banned_countries.clear();
  open.avoided_crossings.clear();
  open.avoided_passages.clear();
  open.modes = ~0U;
  open.are_lines_free_of_hazards = true;  // the same terminals are tied
  return {n_, std::move(open)};
}

}  // namespace wakhan::net
