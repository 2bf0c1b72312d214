// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wakhan/load/facts.h"

namespace wakhan::load {

// The columns of every fact table between "id" and the source's, by table number.
inline constexpr std::array<std::string_view, kFactTables> kFactColumns{
    "code,name,region",
    "mode,country_a,country_b,name,lon,lat,gauge_a_mm,gauge_b_mm,status,transit,open_from,open_until,dwell_h_ab,"
    "dwell_h_ba,dwell_sd_h,fee_usd_ab,fee_usd_ba",
    "mode,country_a,country_b,rule,dwell_h,fee_usd,valid_from,valid_until",
    "mode,scope_a,scope_b,dwell_h,dwell_sd_h,fee_usd",
    "country,line,gauge_mm,also_gauge_mm,path,within_km",
    "from,from_lon,from_lat,to,to_lon,to_lat,distance_km,gauge_mm,status,open_from,snap_km",
    "from,from_lon,from_lat,to,to_lon,to_lat,distance_km,status,open_from,snap_km",
    "line,path,within_km",
    "mode,scope,factor,ring",
    "name,goods,unit,net_tonnes,gross_tonnes,teu,form,base",
    "mode,scope,speed_kmh,cv",
    "mode,scope,load,usd_per_km,usd_fixed",
    "mode,scope,gco2e_per_tkm",
    "operation,scope,hours,sd_hours,usd_feu,usd_teu,usd_tonne,kgco2e_per_tonne",
    "mode,scope,departures_per_week",
    "name,lon,lat,box_west,box_south,box_east,box_north,probe_a_lon,probe_a_lat,probe_b_lon,probe_b_lat,gate,"
    "transit_hours,fee_usd_feu,fee_usd_teu,fee_usd_tonne,season_open,season_close,status",
    "from_lon,from_lat,to_lon,to_lat,distance_km,vessel",
    "name,country,lon,lat,type,modes,hub,locode,gauges_mm,transfer_hours,handling_usd_feu,capacity,"
    "capacity_unit,status,open_from,open_until",
    "name,country,lon,lat,locode,container,rail",
    "iata,icao,name,country,lon,lat,technical_stop",
    "port_a,country_a,lon_a,lat_a,port_b,country_b,lon_b,lat_b,carries,distance_km,sailing_hours,sailings_per_week,"
    "days,time_utc,cut_off_hours,season,status,open_from,open_until,price_usd_feu",
    "name,branch,waypoints,modes",
    "name,name_latin,country,lon,lat,crossing,operations",
    "goods_of,banned_in,valid_from,valid_until",
    "mode,from,from_lon,from_lat,to,to_lon,to_lat,via,distance_km",
    "name,lon,lat,rail,note",
    "mode,country,published_km,low_share,high_share",
    "line,path,within_km",
    "name,stops,runs,departures_per_week,days,time_utc,cut_off_hours,season,status,open_from,open_until",
    "name,stops,runs,departures_per_week,days,time_utc,cut_off_hours,season,status,open_from,open_until",
    "waterway,waterway_name,name,country,shared_with,path,follows,length_km,draught_m,lock_hours,vessels,season_open,"
    "season_close,status,open_from,open_until",
    "name,least_draught_m",
    "load,mode,scope,tariff_share,fixed_share,handling_share,gco2e_per_tkm,emission_share,gco2e_per_km",
    "form,mode,carried,equipment",
    "forms,terminal_types,terminal,handled,operations",
    "name,base,default",
    "name,country,provinces,ring,ground,rates",
    "territory,view,country,valid_from,valid_until",
    "mode,link,from_lon,from_lat,to_lon,to_lat,path",
    "name,ring",
    "from,to,via,load,mode,corridor,quantity,value,value_min,value_max,unit,observed_from,observed_to,nature,forcing",
    "table,rows,factor,low,high,prior_sd,observations",
    "name,mode,countries,from,to,way,length_km,gauge_mm,capacity_value,capacity_unit,cost_usd_million,status,start_"
    "year,"
    "open_year,speed_kmh",
    "name,type,changes",
    "agreement,country,valid_from,valid_until,status",
    "name,classes,applies_to,target,modes,forms,valid_from,valid_until",
    "crossing,valid_from,valid_until,dwell_h_ab,dwell_h_ba,dwell_sd_h,status",
    "passage,heading,from,valid_from,valid_until,fee_usd_feu,fee_usd_teu,fee_usd_tonne",
    "name,country,points,left_out",
    "project,from,to,mode,gauge_mm,way,length_km,snap_km,stations,vessels,draught_m",
    "name,country,gauge_mm,points",
    "name,also,other_names,country,lon,lat",
    "from,from_lon,from_lat,to,to_lon,to_lat,distance_km",
    "name,other_names,country,lon,lat,station",
    "name,country,gauge_mm,points",
    "name,country,lon,lat",
    "line,name,links,valid_from,valid_until,speed_kmh,cv",
    "name,mode,from,from_lon,from_lat,to,to_lon,to_lat,via,valid_from,valid_until,speed_kmh,tracks,electrification,"
    "max_train_length_m,max_train_gross_t,max_axle_load_t,capacity_trains_per_day,trains_per_day",
};

// The types of terminals that handle everything in tests: all but ports without containers.
inline constexpr char const* kTypesWithCranes =
    "dry-port;rail-terminal;gauge-change;container-port;station;airport;road-terminal;assumed";

// All fact tables of a test, empty but for the rows that it adds.
class small_facts {
 public:
  using fields = std::map<std::string, std::string, std::less<>>;  // by column

  small_facts() {
    for (auto const columns : kFactColumns) {
      texts_.push_back("id," + std::string{columns} + ",source_title,source_url,source_date,kind\n");
    }
  }

  // A row with these fields; others are empty, but for an id ("row-1", …) and the kind "assumed".
  small_facts& add(fact_table const table, fields values) {
    auto& text = texts_[static_cast<std::size_t>(table)];
    values.try_emplace("id", "row-" + std::to_string(std::count(text.begin(), text.end(), '\n')));
    values.try_emplace("kind", "assumed");
    auto const header = split_list(std::string_view{text}.substr(0, text.find('\n')), ',');
    auto line = std::string{};
    for (auto const& column : header) {
      auto const found = values.find(column);
      line += &column == header.data() ? "" : ",";
      if (found != values.end()) {
        line += found->second;
        values.erase(found);
      }
    }
    if (!values.empty()) {
      throw std::logic_error{"no column " + values.begin()->first};
    }
    text += line + "\n";
    return *this;
  }

  // Another text in place of a whole table.
  small_facts& set(fact_table const table, std::string text) {
    texts_[static_cast<std::size_t>(table)] = std::move(text);
    return *this;
  }

  // One row with scope "*" of each table that rates come from, and the three loads, which everything carries and
  // handles: 40 km/h, 1 USD/km.
  small_facts& add_rates() {
    add(fact_table::loads, {{"id", "feu"}, {"net_tonnes", "14"}, {"teu", "2"}, {"form", "box"}});
    add(fact_table::loads, {{"id", "teu"}, {"net_tonnes", "9"}, {"teu", "1"}, {"form", "box"}});
    add(fact_table::loads, {{"id", "tonne"}, {"net_tonnes", "1"}, {"form", "general"}});
    add(fact_table::terminal_forms,
        {{"forms", "box;general"}, {"terminal_types", kTypesWithCranes}, {"handled", "yes"}});
    add(fact_table::terminal_forms, {{"forms", "general"}, {"terminal_types", "port"}, {"handled", "yes"}});
    add(fact_table::handling, {{"operation", "gauge-change"},
                               {"scope", "*"},
                               {"hours", "12"},
                               {"sd_hours", "6"},
                               {"usd_feu", "70"},
                               {"usd_teu", "50"},
                               {"usd_tonne", "3"},
                               {"kgco2e_per_tonne", "0.2"}});
    for (auto const* const by : {"rail", "road", "sea", "waterway", "ferry", "air"}) {
      for (auto const* const form : {"box", "general"}) {
        add(fact_table::equipment, {{"form", form}, {"mode", by}, {"carried", "yes"}});
      }
      add(fact_table::speeds, {{"mode", by}, {"scope", "*"}, {"speed_kmh", "40"}, {"cv", "0.3"}});
      add(fact_table::emission_factors, {{"mode", by}, {"scope", "*"}, {"gco2e_per_tkm", "20"}});
      add(fact_table::services, {{"mode", by}, {"scope", "*"}, {"departures_per_week", "7"}});
      for (auto const* const load : {"feu", "teu", "tonne"}) {
        add(fact_table::tariffs,
            {{"mode", by}, {"scope", "*"}, {"load", load}, {"usd_per_km", "1"}, {"usd_fixed", "50"}});
      }
      for (auto const* const what : {"load-", "unload-"}) {
        add(fact_table::handling, {{"operation", std::string{what} + by},
                                   {"scope", "*"},
                                   {"hours", "10"},
                                   {"sd_hours", "5"},
                                   {"usd_feu", "100"},
                                   {"usd_teu", "80"},
                                   {"usd_tonne", "4"},
                                   {"kgco2e_per_tonne", "0.5"}});
      }
    }
    return *this;
  }

  std::vector<std::string> const& bytes() const { return texts_; }
  facts parse() const { return parse_facts(texts_, "data"); }

 private:
  std::vector<std::string> texts_;  // by table number
};

}  // namespace wakhan::load
