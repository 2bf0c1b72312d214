// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "wakhan/geo/lonlat.h"
#include "wakhan/io/section_file.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/net/network.h"
#include "wakhan/places/place_builder.h"

namespace wakhan::load {

// One source of a pack, as `pack info` shows it.
struct source {
  std::string name, version, sha256, licence, attribution;
};

// What a pack says of itself.
struct pack_meta {
  std::string name;            // "eurasia"
  std::string reference_date;  // the day questions are asked for unless they say otherwise
  int price_year{};
  std::vector<source> sources;
};

// Everything that goes into a pack, owned.
struct pack_data {
  pack_meta meta;
  net::network_data network;
  places::place_columns places;
  std::vector<std::string> fact_bytes;  // by table number
  findings found;
  std::vector<std::vector<geo::lonlat>> land;      // outlines of countries, for drawing
  std::vector<std::vector<geo::lonlat>> disputed;  // boundaries of disputed territories on land, for drawing
};

void write_pack(pack_data const& data, std::string const& path);

// A pack open for reading. Offsets, counts and references are checked once on opening, then trusted.
class pack {
 public:
  // Throws error{missing_pack | wrong_pack_format | damaged_pack}. Fast: section checksums are only summed by
  // check_contents().
  explicit pack(std::string const& path);

  net::network const& network() const { return network_; }
  places::place_table const& places() const { return places_; }
  pack_meta const& meta() const { return meta_; }
  std::string hash() const { return file_.hash(); }
  std::string const& path() const { return file_.path(); }
  // Sums every section, and looks at what opening takes on trust.
  void check_contents() const;

  facts read_facts() const;  // parsed anew at each call
  // One fact table, parsed when it is first asked for and kept as long as the pack. May be called from several threads.
  io::csv_table const& rows_of(fact_table table) const;
  findings read_findings() const;
  std::vector<std::vector<geo::lonlat>> read_land() const { return read_lines("land"); }
  std::vector<std::vector<geo::lonlat>> read_disputed_lines() const { return read_lines("disputed"); }

 private:
  struct parsed_tables;

  std::vector<std::vector<geo::lonlat>> read_lines(char const* section) const;
  std::string_view fact_text(std::size_t table) const;

  io::section_file file_;
  net::network network_;
  places::place_table places_;
  pack_meta meta_;
  std::shared_ptr<parsed_tables> parsed_;
};

}  // namespace wakhan::load
