// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "wakhan/load/country_list.h"
#include "wakhan/load/country_map.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/layer.h"
#include "wakhan/net/records.h"

namespace wakhan::load {

// Hours of a wait at a border, at most, and as seconds.
inline constexpr double kMostDwellHours = 2000;
inline std::uint32_t dwell_seconds(double const hours) { return static_cast<std::uint32_t>(std::lround(hours * 3600)); }

// A place where a line of the layer was cut because its two sides lie in different countries; both points stand on the
// border.
struct border_cut {
  std::uint32_t point_a{}, point_b{};
  std::uint32_t crossing{UINT32_MAX};  // as an index into crossing_table::rows, where it is known from the start
};

// Cuts every edge whose ends lie in two countries at the border between them (the point where the polygons change along
// it).
std::vector<border_cut> cut_at_borders(layer& lines, country_map const& countries);

// What a pair of neighbours allows one mode, by border_pairs.csv. By air any two countries may be a pair, and only
// `closed` is said of it: no flights between them.
enum class pair_rule : std::uint8_t { open, controls, posts, closed };

// The crossings of one mode: rows of border_crossings.csv, then one default a pair that allows any line.
struct crossing_table {
  std::vector<net::crossing> rows;
  std::vector<std::string> ids, names;  // by row
};

// Which crossing opens a cut, if any; `is_free`: no controls, no time, no fee.
struct opened_cut {
  border_cut cut;
  std::optional<std::uint32_t>
      crossing;  // index into crossing_table::rows; none where the pair is open and no row matches
  bool is_free{};
};

class border_rules {
 public:
  border_rules(facts const& rows, std::span<std::string const> countries, std::span<std::string const> regions,
               std::int32_t day, country_list const* territories = nullptr);

  crossing_table const& crossings() const { return table_; }
  // The rule that holds for this pair and mode on the day; posts where no row says otherwise.
  pair_rule rule(net::mode by, net::country_id a, net::country_id b) const;
  // Whether a listed crossing of the pair lies within `radius_m` of the point.
  bool has_crossing_near(net::mode by, net::country_id a, net::country_id b, geo::lonlat at, double radius_m) const;

  // The post that a planned line would have where it passes a border: always open, with the hours and fees of the
  // listed post of its countries nearest within 15 km, else with those of the pair; none where the pair is open. `made`
  // has position, countries, mode and fact. Gives its index; to be called after open_cuts, so that no cut is matched to
  // it.
  std::uint32_t add_planned_post(facts const& rows, std::span<std::string const> regions, net::crossing made,
                                 std::string_view project_id, std::string_view project_name);

  // Decides every cut of a layer: matches crossings to the nearest cut (first within 15 km, then within 60 km), lets
  // open and controlled pairs pass anywhere, leaves the rest closed, and reports crossings that found no line and lines
  // that end at a border.
  std::vector<opened_cut> open_cuts(layer const& lines, std::span<border_cut const> cuts, findings& found);

 private:
  using cuts_by_pair = std::map<std::pair<net::country_id, net::country_id>, std::vector<std::uint32_t>>;
  struct pair_row {
    net::mode by;
    net::country_id a, b;
    pair_rule rule;
    net::validity valid;
    std::optional<std::uint32_t> default_crossing;
  };
  // The crossing of each cut, where one is listed: first the nearest, then those of parallel tracks.
  std::vector<std::optional<std::uint32_t>> match_crossings(layer const& lines, std::span<border_cut const> cuts,
                                                            cuts_by_pair const& by_pair);
  void tell_unmatched(net::mode by, findings& found) const;
  void read_crossings(facts const& rows);
  void read_pairs(facts const& rows);
  // From the `first` row on.
  void apply_default_dwell(facts const& rows, std::span<std::string const> regions, std::size_t first);
  pair_row const* find_pair(net::mode by, net::country_id a, net::country_id b) const;
  net::country_id country(io::csv_table::row const& row, std::string_view column) const;
  net::country_id ground_of(net::country_id const c) const {
    return territories_ == nullptr ? c : territories_->ground_of(c);
  }

  std::span<std::string const> countries_;
  country_list const* territories_;
  std::int32_t day_;
  crossing_table table_;
  std::vector<char> has_dwell_;
  std::vector<pair_row> pairs_;
};

}  // namespace wakhan::load
