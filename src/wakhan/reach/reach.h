// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "wakhan/base/progress.h"
#include "wakhan/load/pack.h"
#include "wakhan/matrix/matrix.h"

namespace wakhan::reach {

// What `wakhan reach` asks; words as the user writes them.
struct reach_request {
  std::vector<std::string> gateways;   // places that freight leaves from, or comes to with is_towards
  bool is_towards{};                   // from the towns to the gateways
  std::vector<std::string> countries;  // ISO 3166-1 alpha-2 codes or ids of territories; empty = everywhere
  unsigned least_people{100'000};      // of the towns that are looked at
  std::optional<std::int64_t> within;  // towns further off than this are out of reach; in the unit of `way.by`
  std::vector<std::int64_t> bands;     // ascending ends of bands; empty = steps chosen by the farthest town
  matrix::matrix_request way;          // how each way is chosen; its files are not read

  reach_request() { way.by = "time"; }
};

// How far off a town is from one gateway.
struct reached {
  std::size_t gateway{};
  double measure{};  // in the unit of the question
  matrix::cell way;
};

// A town and the gateways that reach it.
struct reached_town {
  matrix::listed_place place;
  std::uint32_t people{};
  std::string country;        // as the point of view shows it
  std::vector<reached> ways;  // the best first; those out of reach are left out
  std::string reason;         // why no gateway reaches it: a code as in answers of route, or "beyond"
  std::size_t band{};         // of the best way; the number of bands where there is none

  bool is_reached() const { return !ways.empty(); }
  // How much worse the second gateway is, in the unit of the question; nothing where no second one reaches the town.
  std::optional<double> margin() const;
};

struct reach_answer {
  std::vector<matrix::listed_place> gateways;
  std::vector<reached_town> towns;  // the most populous first
  std::vector<std::int64_t> bands;  // ends, ascending
  std::string by, unit;             // "time", "d"
  bool is_towards{};
  std::vector<geo::lonlat> other_towns;  // of the same size, in countries that were not asked for
  std::vector<std::string> notes;        // on the gateways: which one was taken where a name could mean several
  std::string load_name, date, view, version, pack_name, pack_hash;
};

// Which towns can be reached from one or several places, and which of these places reaches each best. Every way is the
// exact answer of `wakhan route`, in the criterion asked for. Towns are those of the pack with so many people; the
// measure is days (the median), dollars, kg of CO2e, or for --by value dollars with days counted at --day-value and
// a tonne of CO2e at 100 dollars.
//
// Throws error{unknown_place | ambiguous_place | bad_input | usage | limit}: no gateway, one named twice, more than 50;
// no town that fits; more than 1,000,000 pairs; bands that do not ascend.
reach_answer find_reach(load::pack const& pack, reach_request const& request, progress const& told = {});

// The unit that a criterion is measured in: "d", "USD", "kg", "USD".
char const* unit_of(std::string const& by);

}  // namespace wakhan::reach
