// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "unit/load/disputed_facts.h"
#include "unit/load/tiny_sources.h"
#include "wakhan/load/pack.h"

namespace wakhan::load {

// A territory on the way, a project, an agreement and a rule on dangerous goods in the tunnel before the post.
inline void add_what_states_say(small_facts& rows) {
  add_strip(rows, "17.5 -1;19 -1;19 1;17.5 1;17.5 -1");
  rows.add(fact_table::projects, {{"id", "fast-line"},
                                  {"name", "Fast line"},
                                  {"mode", "rail"},
                                  {"countries", "AA;BB"},
                                  {"from", "Westham"},
                                  {"to", "Eastham"},
                                  {"length_km", "900"},
                                  {"gauge_mm", "1435"},
                                  {"capacity_value", "15"},
                                  {"capacity_unit", "Mt/year"},
                                  {"cost_usd_million", "4600"},
                                  {"status", "planned"},
                                  {"start_year", "2027"},
                                  {"open_year", "2031"},
                                  {"speed_kmh", "160"}});
  rows.add(fact_table::project_lines, {{"id", "fast-line-whole"},
                                       {"project", "fast-line"},
                                       {"from", "Westham"},
                                       {"to", "Eastham"},
                                       {"mode", "rail"},
                                       {"gauge_mm", "1435"},
                                       {"way", "6 0;9 0.5;11 0.5;14 0"},
                                       {"length_km", "900"},
                                       {"snap_km", "5"}});
  rows.add(
      fact_table::border_dwells,
      {{"mode", "rail"}, {"scope_a", "*"}, {"scope_b", "*"}, {"dwell_h", "5"}, {"dwell_sd_h", "2"}, {"fee_usd", "10"}});
  rows.add(fact_table::projects,
           {{"id", "canal"}, {"name", "Canal"}, {"mode", "canal"}, {"countries", "AA"}, {"status", "suspended"}});
  rows.add(fact_table::line_attributes, {{"name", "Old line"},
                                         {"mode", "rail"},
                                         {"from", "Westham"},
                                         {"from_lon", "6"},
                                         {"from_lat", "0"},
                                         {"to", "Eastham"},
                                         {"to_lon", "9.5"},
                                         {"to_lat", "0"},
                                         {"valid_from", "2021"},
                                         {"speed_kmh", "39"},
                                         {"tracks", "1"}});
  rows.add(fact_table::agreements,
           {{"id", "union"}, {"name", "Union"}, {"type", "customs-union"}, {"changes", "no duty"}});
  rows.add(fact_table::memberships,
           {{"agreement", "union"}, {"country", "AA"}, {"valid_from", "2015"}, {"status", "member"}});
  rows.add(fact_table::memberships,
           {{"agreement", "union"}, {"country", "BB"}, {"valid_from", "2020"}, {"status", "observer"}});
  rows.add(fact_table::hazards, {{"id", "no-acids"},
                                 {"name", "the rule on acids"},
                                 {"classes", "8"},
                                 {"applies_to", "country"},
                                 {"target", "BB"},
                                 {"modes", "rail"},
                                 {"source_title", "Somebody"}});
}

// The facts of two countries with what their answers are compared with: factors, and published distances.
inline small_facts compared_country_facts() {
  auto rows = two_country_facts();
  add_what_states_say(rows);
  rows.add(fact_table::calibration,
           {{"id", "train-pace"}, {"table", "speeds"}, {"rows", "row-1"}, {"factor", "1"}, {"prior_sd", "0.3"}});
  rows.add(fact_table::calibration,
           {{"id", "train-fares"}, {"table", "tariffs"}, {"rows", "row-1"}, {"factor", "1"}, {"prior_sd", "0.3"}});
  // Trucks are quicker than trains, but cost more.
  for (auto const* const country : {"AA", "BB"}) {
    rows.add(fact_table::tariffs,
             {{"mode", "road"}, {"scope", country}, {"load", "feu"}, {"usd_per_km", "3"}, {"usd_fixed", "50"}});
    rows.add(fact_table::emission_factors, {{"mode", "road"}, {"scope", country}, {"gco2e_per_tkm", "60"}});
  }
  auto const distance = [&](char const* const id, char const* const to_lon, char const* const to_lat,
                            char const* const km) {
    rows.add(fact_table::distances, {{"id", id},
                                     {"mode", "rail"},
                                     {"from", "yard-a"},
                                     {"from_lon", "4"},
                                     {"from_lat", "0"},
                                     {"to", id},
                                     {"to_lon", to_lon},
                                     {"to_lat", to_lat},
                                     {"distance_km", km}});
  };
  distance("well-measured", "14", "0", "1100");
  distance("badly-measured", "14", "0", "500");
  distance("at-home", "6", "0", "224");
  distance("off-the-network", "14", "60", "900");
  return rows;
}

// A pack of two countries as a build makes it, written and opened as a user's is.
class two_country_pack {
 public:
  two_country_pack() : opened_{written(folder_ / "two.pack")} {}
  pack const& opened() const { return opened_; }

 private:
  static std::string written(std::string const& path) {
    write_pack(tiny_sources{compared_country_facts()}.build(), path);
    return path;
  }

  test::temporary_folder folder_;
  pack opened_;
};

// One for all tests of a program.
inline pack const& two_country_world() {
  static auto const made = two_country_pack{};
  return made.opened();
}

}  // namespace wakhan::load
