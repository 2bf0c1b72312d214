// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/waterways.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "wakhan/base/error.h"

namespace wakhan::load {

namespace {

using net::carriage;

constexpr double kPieceMetres = 5'000;        // quays tie to a point of the drawing this near
constexpr double kSameSeaNodeMetres = 2'000;  // of the sea network
constexpr double kMostLockHours = 1000;

void read_vessels(waterway_section& s, io::csv_table::row const& row) {
  for (auto const& word : split_list(row.text("vessels"))) {
    if (word != "barge" && word != "river-sea" && word != "ocean") {
      row.reject("vessels", "holds a word that is none of barge, river-sea, ocean");
    }
    (word == "barge" ? s.is_for_barges : word == "ocean" ? s.is_for_ocean : s.is_for_river_sea) = true;
  }
  if (!s.is_for_barges && !s.is_for_river_sea && !s.is_for_ocean) {
    row.reject("vessels", "is empty; write barge, river-sea or ocean");
  }
}

// Points of the drawing, without two in a row at one place.
class river_drawing {
 public:
  explicit river_drawing(waterway_section& s) : s_{s} {}

  void add(geo::lonlat const at, bool const is_typed) {
    if (!s_.points.empty() && s_.points.back() == at) {
      s_.is_typed.back() = static_cast<char>(s_.is_typed.back() != 0 || is_typed);
      return;
    }
    if (!s_.points.empty()) {
      auto const from = s_.points.back();
      auto const pieces = static_cast<int>(std::ceil(geo::distance_m(from, at) / kPieceMetres));
      for (int i = 1; i < pieces; ++i) {
        auto const share = static_cast<double>(i) / pieces;
        push(geo::from_degrees(from.lon() + (at.lon() - from.lon()) * share,
                               from.lat() + (at.lat() - from.lat()) * share),
             false);
      }
    }
    push(at, is_typed);
  }

 private:
  void push(geo::lonlat const at, bool const is_typed) {
    s_.points.push_back(at);
    s_.is_typed.push_back(is_typed ? 1 : 0);
  }

  waterway_section& s_;
};

void draw(waterway_section& s, io::csv_table::row const& row, river_lines const& rivers, findings& found) {
  auto const typed = parse_path(row, "path");
  auto const follows = is_yes(row, "follows");
  auto line = river_drawing{s};
  line.add(typed.front(), true);
  for (std::size_t i = 1; i < typed.size(); ++i) {
    if (follows) {
      auto const way = rivers.follow(typed[i - 1], typed[i]);
      if (way.empty()) {
        note(found, severity::doubt, "waterway-off-river", fmt::format("waterways.csv:{}", row.text("id")),
             "no river centre line leads from {:.2f},{:.2f} to {:.2f},{:.2f}: a straight line stands for it",
             typed[i - 1].lon(), typed[i - 1].lat(), typed[i].lon(), typed[i].lat());
      }
      for (auto const at : way) {
        line.add(at, false);
      }
    }
    line.add(typed[i], true);
  }
}

// Spreads the whole length over the drawing so that the pieces add up to it exactly.
void measure(waterway_section& s, std::optional<double> const published_km, std::uint32_t const permille) {
  auto upto = std::vector<double>{0};
  for (std::size_t i = 1; i < s.points.size(); ++i) {
    upto.push_back(upto.back() + geo::distance_m(s.points[i - 1], s.points[i]));
  }
  auto const whole = published_km ? *published_km * 1000 : upto.back() * permille / 1000;
  auto const at = [&](std::size_t const i) { return std::llround(whole * upto[i] / upto.back()); };
  for (std::size_t i = 1; i < s.points.size(); ++i) {
    s.metres.push_back(static_cast<std::uint32_t>(at(i) - at(i - 1)));
  }
}

net::passage passage_of(waterway_section const& s, io::csv_table::row const& row) {
  auto p = net::passage{};
  p.position = s.points[s.points.size() / 2];
  p.probe_a = s.points.front();
  p.probe_b = s.points.back();
  p.box_low = p.box_high = p.position;
  std::tie(p.season_open, p.season_close) = season_of(row);
  p.valid = validity_of(row);
  p.fact = s.fact;
  auto km = 0.0;
  for (auto const m : s.metres) {
    km += m / 1000.0;
  }
  auto const hours = optional_amount(row, "lock_hours", kMostLockHours).value_or(0);
  p.lock_ms_per_km = static_cast<std::uint32_t>(std::lround(hours * 3.6e6 / std::max(km, 0.001)));
  auto const draught_m = optional_amount(row, "draught_m", 30).value_or(0);
  p.draught_cm = static_cast<std::uint32_t>(std::lround(draught_m * 100));
  return p;
}

// Rows of waterways that have several sections, after those of the sections. A section with its waterway's id is the
// whole of it.
void add_whole_waterways(waterways& all, io::csv_table const& table, std::uint32_t const first_passage) {
  auto known = std::map<std::string, std::uint32_t>{};  // by id, as an index into all.passages
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    if (table[i].text("waterway") == table[i].text("id")) {
      known.emplace(table[i].text("id"), i);
    }
  }
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const& id = table[i].text("waterway");
    if (id.empty()) {
      table[i].reject("waterway", "is empty; name the waterway that the section is part of");
    }
    auto const [place, fresh] = known.try_emplace(id, static_cast<std::uint32_t>(all.passages.size()));
    if (fresh) {
      auto whole = net::passage{};
      whole.position = all.passages[i].position;
      whole.fact = all.passages[i].fact;
      all.passages.push_back(whole);
      all.ids.push_back(id);
      all.names.push_back(table[i].text("waterway_name"));
      all.passages.back().waterway = net::passage_id{first_passage + place->second};
    }
    all.passages[i].waterway = net::passage_id{first_passage + place->second};
  }
}

void check_ids(waterways const& all, facts const& rows) {
  auto seen = std::map<std::string, int>{};
  for (std::size_t i = 0; i < rows[fact_table::passages].size(); ++i) {
    ++seen[rows[fact_table::passages][i].text("id")];
  }
  for (auto const& id : all.ids) {
    verify(++seen[id] == 1, errc::bad_input,
           "{}: id '{}' names another passage or waterway too; give each an id of its own",
           file_of(fact_table::waterways), id);
  }
}

}  // namespace

waterways read_waterways(facts const& rows, std::span<std::string const> const countries, length_factors const& factors,
                         river_lines const& rivers, std::uint32_t const first_passage, findings& found) {
  auto all = waterways{};
  auto const& table = rows[fact_table::waterways];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto s = waterway_section{};
    s.passage = first_passage + static_cast<std::uint32_t>(i);
    s.fact = fact_of(fact_table::waterways, row);
    s.country = country_of(countries, row);
    for (auto const& code : split_list(row.text("shared_with"))) {
      auto const other = find_country(countries, code);
      if (!other) {
        row.reject("shared_with", "holds no country of countries.csv; write ISO 3166-1 alpha-2 codes");
      }
      s.shared_with.push_back(*other);
    }
    read_vessels(s, row);
    draw(s, row, rivers, found);
    if (s.points.size() < 2) {
      row.reject("path", "has no length");
    }
    measure(s, row.is_empty("length_km") ? std::nullopt : std::optional{row.number("length_km", 0.5, 10'000)},
            factors[s.country.index()]);
    all.passages.push_back(passage_of(s, row));
    all.ids.push_back(row.text("id"));
    auto const& whole = row.text("waterway_name");
    all.names.push_back(row.text("waterway") == row.text("id") ? whole
                                                               : fmt::format("{}, {}", whole, row.text("name")));
    all.sections.push_back(std::move(s));
  }
  add_whole_waterways(all, table, first_passage);
  check_ids(all, rows);
  return all;
}

barge_waters barge_waters_of(waterways const& all) {
  auto waters = barge_waters{};
  waters.lines.kind = net::mode::waterway;
  auto typed = std::map<std::tuple<geo::lonlat, net::country_id>, std::uint32_t>{};
  for (std::uint32_t n = 0; n < all.sections.size(); ++n) {
    auto const& s = all.sections[n];
    if (!s.is_for_barges) {
      continue;
    }
    auto const add = [&](geo::lonlat const at) {
      waters.keep.push_back(0);
      waters.section.push_back(n);
      return waters.lines.add_point(at, s.country);
    };
    auto before = std::uint32_t{};
    for (std::size_t i = 0; i < s.points.size(); ++i) {
      auto here = std::uint32_t{};
      if (s.is_typed[i] == 0) {
        here = add(s.points[i]);
      } else {
        auto const key = std::tuple{s.points[i], s.country};
        auto const known = typed.find(key);
        here = known == typed.end() ? add(s.points[i]) : known->second;
        typed.emplace(key, here);
      }
      if (i > 0) {
        waters.lines.edges.push_back(
            {before, here, s.metres[i - 1], s.fact, carriage::waterway, carriage::hub, s.passage});
      }
      before = here;
    }
  }
  for (auto a = typed.begin(); a != typed.end(); ++a) {
    for (auto b = std::next(a); b != typed.end() && std::get<0>(b->first) == std::get<0>(a->first); ++b) {
      waters.cuts.push_back({a->second, b->second});
      waters.keep[a->second] = waters.keep[b->second] = 1;
    }
  }
  return waters;
}

void add_to_sea(waterways const& all, sea_layer& sea) {
  auto typed = std::map<geo::lonlat, std::uint32_t>{};
  auto const before = sea.lines.points;
  auto const order = geo::kd_order(before);
  auto const tree = geo::kd_tree{before, order};
  auto const joint = [&](geo::lonlat const at) {
    auto const known = typed.find(at);
    if (known != typed.end()) {
      return known->second;
    }
    auto const hits = tree.nearest(at, 1, kSameSeaNodeMetres);
    auto const point = hits.empty() ? sea.lines.add_point(at, {}) : hits.front().item;
    typed.emplace(at, point);
    return point;
  };
  for (auto const& s : all.sections) {
    if (!s.is_for_river_sea && !s.is_for_ocean) {
      continue;
    }
    auto last = std::uint32_t{};
    for (std::size_t i = 0; i < s.points.size(); ++i) {
      auto const here = s.is_typed[i] != 0 ? joint(s.points[i]) : sea.lines.add_point(s.points[i], {});
      if (i > 0 && here != last) {
        sea.lines.edges.push_back(
            {last, here, s.metres[i - 1], s.fact, s.is_for_ocean ? carriage::sea : carriage::river_sea,
             s.is_for_ocean && s.is_for_river_sea ? carriage::river_sea : carriage::hub, s.passage});
      }
      last = here;
    }
  }
}

std::vector<net::vessel> vessels_of(facts const& rows) {
  auto found = std::vector<net::vessel>(net::kCarriages);
  auto const& table = rows[fact_table::vessels];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto const& id = row.text("id");
    if (id != "barge" && id != "river-sea") {
      row.reject("id", "is no kind of vessel with a rule for its draught; write barge or river-sea");
    }
    auto const by = id == "barge" ? carriage::waterway : carriage::river_sea;
    auto const centimetres = std::lround(100 * row.number("least_draught_m", 0.1, 20));
    found[static_cast<std::size_t>(by)] = {static_cast<std::uint32_t>(centimetres), fact_of(fact_table::vessels, row)};
  }
  return found;
}

}  // namespace wakhan::load
