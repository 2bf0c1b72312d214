// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "wakhan/net/departures.h"
#include "wakhan/net/hazards.h"
#include "wakhan/net/network.h"

namespace wakhan::net {

// Why a link cannot be used; none when it can.
enum class closure : std::uint8_t {
  none,
  trade_ban,        // a country lets goods of an end of this question neither in nor through
  avoided_country,  // the question avoids the country
  avoided_crossing,
  avoided_passage,
  excluded_mode,   // not among the modes of the question
  border_closed,   // the crossing is not open on that day
  no_transit,      // the post serves only the trade of its two countries
  passage_shut,    // closed, or by permit only
  out_of_season,   // ice
  too_shallow,     // less water than the vessel needs
  service_closed,  // the ferry does not sail on that day
  hazard,          // a rule forbids dangerous goods of this class there
  no_equipment,    // nothing that goes by this mode carries the load
  not_handled,     // the terminal does not handle this load
};

// What a question changes in the network: closures and openings. Empty sets change nothing.
struct changes {
  std::vector<char> avoided_countries, avoided_crossings, avoided_passages;  // by id; may be shorter than the table
  std::vector<char> banned_countries;  // by trade bans that hold for this question
  // Usable whatever their status; planned lines that are opened are among the passages.
  std::vector<char> allowed_crossings, allowed_passages, allowed_bans;
  std::uint32_t modes{~0U};           // bit per mode
  std::uint32_t hazard_classes{};     // bit per division of dangerous goods; 0 = none
  std::vector<char> allowed_hazards;  // rules that a permit passes over
  bool are_lines_free_of_hazards{};   // rules on dangerous goods bite at terminals only
  load_id what{std::uint16_t{0}};     // the first load of the pack
  std::array<country_id, 2>
      ends{};  // countries of origin and destination: posts without transit pass only goods between their own two
  std::int32_t day{};                  // of departure, days since 1970-01-01
  std::optional<geo::lonlat> towards;  // the destination: only services that lead there are waited for; none = all
  std::uint32_t point_of_view{};
  std::vector<country_id> shown_as;  // by country: whom the point of view counts it to; empty: each to itself
};

// The ISO code of what a country or territory is shown as; the territory's id where it is counted to no country.
std::string_view shown_code(network const& n, std::vector<country_id> const& shown_as, country_id c);

// The network seen through a question's changes; algorithms take a view and never ask where a closure comes from.
class view {
 public:
  view(network const& n, changes c);
  // The same network through other changes: for many questions to one destination, which share what leaves for it.
  view(changes c, view const& other);

  network const& base() const { return n_; }
  load_id what() const { return changes_.what; }
  std::int32_t day() const { return changes_.day; }
  // Of the services that run on the day of departure and lead to the destination.
  net::departures const& departures() const { return *departures_; }

  // The country that the question's point of view counts a country or territory to.
  country_id shown(country_id const c) const {
    return c.is_valid() && c.index() < changes_.shown_as.size() ? changes_.shown_as[c.index()] : c;
  }
  std::string_view shown_code(country_id const c) const { return net::shown_code(n_, changes_.shown_as, c); }
  std::uint32_t point_of_view() const { return changes_.point_of_view; }

  // What the trade lane adds to this question's freight on a strait's link that it passes from its end `from`: the row
  // of lane_prices.
  std::optional<std::uint32_t> lane_price_on(link_id const link, node_id const from) const {
    return n_.lane_price_on(link, from, changes_.day, changes_.ends[0]);
  }

  // Why the link is closed for freight that reaches it `days_after` departure.
  closure why_closed(link_id link, std::int32_t days_after) const;
  // Whether a link is open on some days after departure and closed on others, by its dates or season. No journey is
  // thought to take longer than kLongestDays.
  static constexpr std::int32_t kLongestDays = 400;
  bool is_dated(link_id link) const;
  // Whether the link is there: built, or of a planned line that the question opens.
  bool is_built(link_id link) const;
  bool is_built(terminal_id const at) const { return is_built(n_.terminals[at].project); }
  // Avoided by the question or shut to its goods by a trade ban.
  bool is_country_avoided(country_id c) const;
  bool is_country_banned(country_id c) const;
  bool avoids_countries() const;
  bool is_mode_used(mode m) const {
    return m == mode::access || (changes_.modes >> static_cast<unsigned>(m) & 1U) != 0;
  }
  // Whether anything that goes by this mode carries the load; trucks of the first and last mile carry all.
  bool has_equipment(mode const m) const {
    return m == mode::access || (moves_by_ >> static_cast<unsigned>(m) & 1U) != 0;
  }
  // Whether a terminal handles the load, and lets dangerous goods of its class in.
  bool serves(terminal_id const at) const { return handles(at) && !hazards_.rule_of(at).is_valid(); }
  // The rule that forbids dangerous goods of this question on a link; invalid where none does.
  hazard_id hazard_on(link_id const link) const { return hazards_.rule_of(link); }
  bool has_hazards() const { return !hazards_.is_empty(); }
  // Whether it closes the link in this view; some views keep lines free of such rules.
  bool is_hazard_on(link_id link) const;

  // The same question with nothing avoided: what dates and seasons are taken from, so that closing something can never
  // open something else.
  view without_closures() const;

 private:
  view(std::shared_ptr<net::departures const> leaving, network const& n, changes c);
  bool handles(terminal_id const at) const { return is_built(at) && (n_.terminals[at].handles & form_) != 0; }
  bool is_built(passage_id project) const;
  bool is_dated(crossing_id at) const;
  bool changes_within_journey(validity const& v) const;
  closure why_closed_by_itself(link_id link, std::int32_t day) const;
  closure why_country_closed(country_id c) const;
  closure why_crossing_closed(std::uint32_t crossing, std::int32_t day) const;
  closure why_passage_closed(std::uint32_t passage, carriage vessel, std::int32_t day) const;

  network n_;
  changes changes_;
  std::shared_ptr<net::departures const> departures_;
  net::hazards hazards_;
  std::uint32_t moves_by_{~0U};  // of the load: bit per mode
  std::uint32_t form_{~0U};      // of the load: its bit in terminal::handles
};

// Whether a day of the year (month × 100 + day) lies in a season that may pass the turn of the year; 0, 0 is all year.
bool is_in_season(std::uint16_t open, std::uint16_t close, std::int32_t day);

}  // namespace wakhan::net
