// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wakhan/geo/lonlat.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/network_builder.h"

namespace wakhan::load {

// A disputed territory that is a part of countries: its entry in the country table and what it covers.
struct territory_area {
  net::country_id entry;
  std::size_t row{};                   // of disputed_areas.csv
  std::vector<std::string> provinces;  // "UA Donets'k": ISO code and name; none: whatever the ring holds
  std::vector<geo::lonlat> ring;       // closed; none: all of the provinces
};

// The entries of a pack's country table: the countries, then the disputed territories that are no whole country.
class country_list {
 public:
  // Throws error{bad_input} for a row of countries.csv or disputed_areas.csv that makes no sense.
  explicit country_list(facts const& rows);

  // By entry; a territory has the code and region of the country whose rates it takes.
  std::vector<std::string> const& codes() const { return codes_; }
  std::vector<std::string> const& regions() const { return regions_; }
  // The country, or the territory itself, whose border posts and terminals are in use there, by entry.
  std::vector<net::country_id> const& grounds() const { return grounds_; }
  net::country_id ground_of(net::country_id const c) const { return c.is_valid() ? grounds_[c.index()] : c; }
  std::span<territory_area const> areas() const { return areas_; }

  // Whole countries that are disputed territories.
  std::vector<net::country_id> disputed_countries() const;

  net::country_id find_country(std::string_view code) const;
  // The entry of a territory, be it a whole country or not.
  net::country_id find_territory(std::string_view id) const;

  void add_to(network_builder& out, facts const& rows) const;

 private:
  struct named_territory {
    std::string id;
    net::country_id entry;
    std::size_t row{};
  };
  void read_countries(facts const& rows);
  void read_territory(io::csv_table::row const& row);
  net::country_id country(io::csv_table::row const& row, std::string_view column) const;

  std::size_t countries_{};  // without territories
  std::vector<std::string> codes_, regions_;
  std::vector<net::country_id> grounds_, likes_;
  std::vector<named_territory> territories_;
  std::vector<territory_area> areas_;
};

}  // namespace wakhan::load
