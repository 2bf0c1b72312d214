// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "wakhan/geo/lonlat.h"
#include "wakhan/net/ids.h"
#include "wakhan/net/mode.h"

// The rows of the pack's tables. Plain data without padding, so that equal rows are equal bytes.
namespace wakhan::net {

// Days since 1970-01-01 between which something may be used, both included.
struct validity {
  std::int32_t from{INT32_MIN};
  std::int32_t until{INT32_MAX};
  constexpr bool holds(std::int32_t const day) const { return from <= day && day <= until; }
};

// Most loads a pack can price. Their number is the table's, but a record has room for so many: a question reads the
// rate of its load without a step aside.
inline constexpr std::size_t kMostLoads = 16;

// One value for each load of the pack.
template <typename T>
struct by_load {
  std::array<T, kMostLoads> values{};
  constexpr T& operator[](load_id const what) { return values[what.index()]; }
  constexpr T const& operator[](load_id const what) const { return values[what.index()]; }
  friend constexpr bool operator==(by_load const&, by_load const&) = default;
};

// What is moved: so much of one sort of goods, in a form that some equipment carries.
struct load {
  text_id id{}, name{}, goods{}, unit{}, form_name{};  // "grain", "one tonne of grain", "grain", "t", "dry-bulk"
  std::uint32_t net_grams{};
  std::uint16_t form{};      // bit number in terminal::handles
  std::uint16_t moves_by{};  // bit per mode that has equipment for this form
  std::uint32_t is_box{};    // a container: liner ships carry it, and it may change from one to another on the way
  fact_id fact{};
};

// What one line-haul kilometre costs for each load: exact integer rates, so that equal distances give equal sums in any
// order. metres × ms/km is µs; metres × thousandths of a cent per km is 1e-6 cent; metres × mg/km is µg.
struct rate {
  std::uint32_t pace_ms_per_km{};
  std::uint32_t variation_permille{};  // standard deviation of a 1,000 km leg's time over its mean
  by_load<std::uint32_t> millicent_per_km{};
  by_load<std::uint32_t> fixed_cents{};  // once per boarding
  by_load<std::uint32_t> mg_co2e_per_km{};
  fact_id speed_fact{};
  by_load<fact_id> tariff_fact{}, emission_fact{};
  by_load<fact_id> share_fact{};  // the row that says how the load's figures follow from another's, where one does
};

enum class operation : std::uint8_t { load, unload };

// What one handling operation at a terminal costs, by mode and country.
struct handling {
  std::uint32_t seconds{};
  std::uint32_t sd_seconds{};
  by_load<std::uint32_t> cents{};
  by_load<std::uint32_t> grams_co2e{};
  std::uint32_t wait_seconds{};  // half the headway of the mode's services, for load operations
  fact_id fact{}, service_fact{};
};

// A country, or a disputed territory that has an entry of its own: its nodes, links and places are stamped with it, and
// which country it belongs to is said by the points of view.
struct country {
  std::array<char, 2> code{};  // ISO 3166-1; zero for a territory
  country_id ground{};         // whose posts, rates and terminals are in use there; itself where invalid
  country_id like{};           // whose rates a territory takes that runs its own posts; itself where invalid
  std::uint16_t zero{};
  text_id name{}, region{};
  text_id territory{};  // id in disputed_areas.csv; a whole country may be disputed too
  fact_id fact{};       // of the territory
};

// Whose law an answer's words follow where it is disputed which country a territory belongs to.
struct point_of_view {
  text_id id{}, name{};
  std::uint32_t base{};  // the earlier view that speaks where this one has no row; itself where there is none
  std::uint32_t is_default{};
  fact_id fact{};
};

// To which country a point of view counts a territory; to the territory itself where it is taken for a state.
struct attribution {
  country_id territory{}, country{};
  std::uint32_t view{};
  validity valid{};
  fact_id fact{};
};

// A border post, or the default of a pair of neighbours where any line may cross.
struct crossing {
  text_id id{}, name{};
  geo::lonlat position{};
  country_id country_a{}, country_b{};
  std::array<std::uint32_t, 2> dwell_s{};  // a to b, b to a; gauge change included
  std::uint32_t dwell_sd_s{};
  std::array<std::uint32_t, 2> fee_cents{};  // per FEU
  std::uint16_t gauge_a_mm{}, gauge_b_mm{};
  validity valid{};
  mode by{mode::none};
  std::uint8_t is_pair_default{};
  std::uint8_t is_connected{};  // at least one line of the network passes here
  std::uint8_t is_dwell_assumed{};
  std::uint32_t is_bilateral{};  // only for the trade of its two countries, not for transit
  passage_id project{};          // the planned line that passes the border here; invalid for posts that are there
  fact_id fact{}, dwell_fact{};
};

// How long a crossing takes in a span of days, instead of the hours of its own record, or that it is closed in those
// days: queues come and go with wars, closures elsewhere and new rules.
struct border_period {
  crossing_id at{};
  validity valid{};
  std::array<std::uint32_t, 2> dwell_s{};  // a to b, b to a; gauge change included
  std::uint32_t dwell_sd_s{};
  std::uint32_t is_closed{};
  fact_id fact{};
};

// How fast freight goes on a section of a line in a span of days, instead of the speed of its country.
struct line_speed {
  passage_id at{};
  validity valid{};
  std::uint32_t pace_ms_per_km{};
  std::uint32_t variation_permille{};  // as that of a rate
  fact_id fact{};
};

// What a trade lane adds to the price of a load that passes a strait in one direction and comes from one region: ships
// are full one way and half empty the other, and what a place aboard costs changes with the market.
struct lane_price {
  passage_id at{};
  text_id region{};           // of the country where the freight begins
  std::uint32_t is_from_b{};  // from the passage's side b to its side a
  validity valid{};
  by_load<std::uint32_t> cents{};
  fact_id fact{};
};

// A strait or canal: the sea links that cross its gate. Or a section of a waterway, or of a railway with a speed of its
// own: all links along it; or such a line as a whole, which has no links of its own, and what is said of it holds for
// its sections. Or a planned railway or road: all its links; it is shut as well.
struct passage {
  text_id id{}, name{};
  geo::lonlat position{}, probe_a{}, probe_b{}, box_low{}, box_high{};
  std::uint32_t transit_s{};
  by_load<std::uint32_t> fee_cents{};
  std::uint16_t season_open{}, season_close{};  // month × 100 + day, 0 = all year
  std::uint32_t links{};
  std::uint32_t is_shut{};  // not for the ordinary ships of these lanes: closed, by permit only, or too small for them
  fact_id fact{};
  passage_id waterway{};           // or railway: which this section is part of, or is itself the whole of; invalid for
                                   // straits
  std::uint32_t lock_ms_per_km{};  // waiting at locks, spread over the section
  std::uint32_t draught_cm{};      // the most that a vessel may draw, 0 = not known
  std::uint32_t is_planned{};      // a railway or road that is not there yet: only questions that open it know it
  validity valid{};
};

// What a kind of vessel needs of a waterway, by carriage system.
struct vessel {
  std::uint32_t least_draught_cm{};  // in less water it does not sail even with part of its cargo
  fact_id fact{};
};

enum class terminal_kind : std::uint8_t {
  dry_port,
  rail_terminal,
  gauge_change,
  port,
  airport,
  road_terminal,
  station,  // of a railway, by its register of stations
  assumed
};

// A piece of line-haul between two nodes: a link, or a shortcut of two lines that meet at a node taken out.
struct thinned_line {
  static constexpr auto kLink = ~std::uint32_t{0};  // as second part: the first is a link
  std::uint32_t metres{};
  std::array<node_id, 2> ends{};
  std::array<std::uint32_t, 2> parts{};  // lines with lower numbers: from ends[0] to the node taken out, on to ends[1]

  bool is_link() const { return parts[1] == kLink; }
  node_id other_end(node_id const node) const { return ends[ends[0] == node ? 1 : 0]; }
};

// Where freight gets on and off rail, ships and planes.
struct terminal {
  text_id id{}, name{};
  geo::lonlat position{};
  node_id node{};
  std::uint32_t transfer_s{};       // 0 = the handling table's value
  std::uint32_t ship_charge_ppm{};  // what getting on or off a ship costs, of the handling table's value; 0 = the same
  country_id country{};
  terminal_kind kind{};
  std::uint8_t is_hub{};             // freight may change mode here in the middle of a journey
  std::uint8_t modes{};              // bit per mode
  std::uint8_t is_technical_stop{};  // an airport where freighters on their way refuel
  std::uint16_t handles{};           // bit per form of loads
  passage_id project{};              // the planned line that it is to be built with; invalid where it is there
  fact_id fact{};
};

// What a terminal charges for getting on or off by a mode, in millionths of the usual charge of its country.
constexpr std::uint32_t charge_ppm(terminal const& t, mode const by) {
  return by == mode::sea && t.ship_charge_ppm != 0 ? t.ship_charge_ppm : 1'000'000;
}

// Goods of one country that another one lets neither in nor through.
struct trade_ban {
  text_id id{};
  country_id goods_of{}, banned_in{};
  validity valid{};
  fact_id fact{};
};

// What a rule on dangerous goods speaks of.
enum class hazard_target : std::uint8_t {
  mode,           // everything that goes by the rule's modes
  country,        // everything of these modes in a country; target: its id
  crossing,       // target: its id
  passage,        // or waterway with all its sections; target: its id
  ferry,          // target: its id
  terminal,       // target: its id
  terminal_kind,  // target: a terminal_kind
  links           // lines or a tunnel; target: where they begin in hazard_links
};

// Dangerous goods that somebody does not let through.
struct hazard {
  text_id id{}, name{};     // of the place or rule, as it is named to people: "the Mont Blanc tunnel"
  std::uint32_t classes{};  // bit per division of kHazardDivisions
  std::uint32_t target{};
  std::uint32_t links{};  // how many in hazard_links
  std::uint16_t forms{};  // bit per form of loads that it holds for
  std::uint8_t modes{};   // bit per mode that it holds for
  hazard_target what{};
  validity valid{};
  fact_id fact{};
};

struct ferry {
  text_id id{}, name{};
  std::uint32_t sailing_s{}, wait_s{}, price_cents{};  // price 0 = by the kilometre
  std::uint32_t is_wait_assumed{};
  validity valid{};
  fact_id fact{};
};

// How a service passes its stops: there and back, from the first to the last only, or round and round.
enum class course : std::uint8_t { both_ways, one_way, loop };

// Trains or ships that call at the same terminals again and again: a block train, a liner string.
struct service {
  text_id id{}, name{};
  std::uint32_t first_stop{}, stops{};       // in service_stops, in order
  std::uint32_t departures_in_1000_weeks{};  // from each stop and in each direction; 0 = not published
  mode by{mode::none};
  course runs{};
  std::uint16_t zero{};
  validity valid{};
  fact_id fact{};
};

// When a named service or a ferry leaves the first of its stops, as somebody publishes it.
struct published_days {
  service_id service{};                         // one of the two is invalid
  ferry_id ferry{};                             // port_a is its first stop
  std::uint32_t first_date{}, dates{};          // in departure_dates, in order
  std::uint32_t weekdays{};                     // bit 0 is Monday; 0 where dates are given or days are not known
  std::int32_t time_s{-1};                      // of the day, UTC; -1 = not known
  std::int32_t cut_off_s{-1};                   // how long before leaving freight must be there; -1 = not known
  std::uint16_t season_from{}, season_until{};  // month × 100 + day, both included; both 0 = all year
  fact_id fact{};

  bool has_days() const { return weekdays != 0 || dates != 0; }
  bool has_season() const { return season_from != 0; }
};

struct waypoint {
  geo::lonlat at{};
  std::uint32_t radius_m{};
};

struct corridor {
  text_id id{}, name{};
  std::uint32_t first_waypoint{}, waypoints{};
  std::uint32_t modes{~0U};  // bit per mode that it is a corridor of
  fact_id fact{};
};

}  // namespace wakhan::net
