// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/line_speeds.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "wakhan/load/calibration.h"

namespace wakhan::load {

namespace {

class line_reader {
 public:
  line_reader(facts const& rows, std::uint32_t const first_passage)
      : rows_{rows}, links_{rows[fact_table::rail_links]}, fitted_{rows} {
    out_.first_passage = first_passage;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      link_rows_.emplace(links_[i].text("id"), i);
    }
    for (auto const t : {fact_table::passages, fact_table::waterways, fact_table::projects}) {
      for (std::size_t i = 0; i < rows[t].size(); ++i) {
        taken_.insert(rows[t][i].text("id"));
      }
    }
  }

  line_sections run() {
    auto const& table = rows_[fact_table::line_speeds];
    for (std::size_t i = 0; i < table.size(); ++i) {
      add(table[i]);
    }
    add_whole_lines();
    std::stable_sort(out_.speeds.begin(), out_.speeds.end(), [](auto const& a, auto const& b) {
      return std::pair{a.at, a.valid.from} < std::pair{b.at, b.valid.from};
    });
    return std::move(out_);
  }

 private:
  struct line {
    std::string id, name;
    std::vector<std::uint32_t> sections;  // as indices into out_.passages
    net::fact_id fact;
  };

  void add(io::csv_table::row const& row) {
    auto speed = net::line_speed{};
    speed.valid = span_of(row);
    auto const factor = fitted_.factor(fact_table::line_speeds, row.number_in_table());
    speed.pace_ms_per_km = static_cast<std::uint32_t>(std::lround(3.6e6 / row.number("speed_kmh", 1, 500) * factor));
    speed.variation_permille = static_cast<std::uint32_t>(std::lround(1000 * row.number("cv", 0, 5)));
    speed.fact = fact_of(fact_table::line_speeds, row);
    auto const named = split_list(row.text("links"));
    if (named.empty()) {
      row.reject("links", "is empty; name rows of rail_links.csv, parted by ';'");
    }
    auto& of = line_of(row);
    for (auto const& id : named) {
      auto const section = section_of(row, of, id);
      speed.at = net::passage_id{out_.first_passage + section};
      if (std::any_of(out_.speeds.begin(), out_.speeds.end(),
                      [&](auto const& s) { return s.at == speed.at && is_overlapping(s.valid, speed.valid); })) {
        row.reject("links", fmt::format("names '{}', whose speed an earlier row gives for some of these days; let one "
                                        "span end before the other begins",
                                        id));
      }
      out_.speeds.push_back(speed);
    }
  }

  line& line_of(io::csv_table::row const& row) {
    auto const& id = row.text("line");
    if (id.empty() || taken_.contains(id) || link_rows_.contains(id)) {
      row.reject("line",
                 "is empty, or the id of a passage, waterway, project or link too; give the line an id of its own");
    }
    auto const known = std::find_if(lines_.begin(), lines_.end(), [&](auto const& l) { return l.id == id; });
    if (known == lines_.end()) {
      if (row.is_empty("name")) {
        row.reject("name", "is empty; write what people call the line");
      }
      return lines_.emplace_back(line{id, row.text("name"), {}, fact_of(fact_table::line_speeds, row)});
    }
    if (known->name != row.text("name")) {
      row.reject("name", fmt::format("is not that of an earlier row of the same line, '{}'", known->name));
    }
    return *known;
  }

  // The section of a link, made where it is new.
  std::uint32_t section_of(io::csv_table::row const& row, line& of, std::string const& link) {
    auto const known = std::find(out_.ids.begin(), out_.ids.end(), link);
    if (known != out_.ids.end()) {
      auto const section = static_cast<std::uint32_t>(known - out_.ids.begin());
      if (std::find(of.sections.begin(), of.sections.end(), section) == of.sections.end()) {
        row.reject("links", fmt::format("names '{}', which is a section of another line", link));
      }
      return section;
    }
    auto const found = link_rows_.find(link);
    if (found == link_rows_.end() || taken_.contains(link)) {
      row.reject("links", fmt::format("names '{}', which is no id of rail_links.csv, or one of a passage, waterway or "
                                      "project too",
                                      link));
    }
    auto const drawn = links_[found->second];
    auto section = net::passage{};
    section.valid = validity_of_link(row, drawn, link);
    section.probe_a = position_of(drawn, "from_lon", "from_lat");
    section.probe_b = position_of(drawn, "to_lon", "to_lat");
    section.position = section.box_low = section.box_high = geo::between(section.probe_a, section.probe_b, 0.5);
    section.fact = fact_of(fact_table::rail_links, drawn);
    out_.passages.push_back(section);
    out_.ids.push_back(link);
    out_.names.push_back(fmt::format("{}, {}–{}", of.name, drawn.text("from"), drawn.text("to")));
    of.sections.push_back(static_cast<std::uint32_t>(out_.ids.size() - 1));
    return of.sections.back();
  }

  static net::validity validity_of_link(io::csv_table::row const& row, io::csv_table::row const& drawn,
                                        std::string const& link) {
    if (drawn.text("status") != "open") {
      row.reject("links", fmt::format("names '{}', which is not open; leave it out until it is", link));
    }
    auto valid = net::validity{};
    if (!drawn.is_empty("open_from")) {
      valid.from = parse_date(drawn, "open_from", false);
    }
    return valid;
  }

  void add_whole_lines() {
    for (auto const& l : lines_) {
      auto whole = net::passage{};
      whole.position = out_.passages[l.sections[l.sections.size() / 2]].position;
      whole.probe_a = whole.probe_b = whole.box_low = whole.box_high = whole.position;
      whole.fact = l.fact;
      whole.waterway = net::passage_id{out_.first_passage + out_.passages.size()};
      for (auto const section : l.sections) {
        out_.passages[section].waterway = whole.waterway;
      }
      out_.passages.push_back(whole);
      out_.ids.push_back(l.id);
      out_.names.push_back(l.name);
    }
  }

  facts const& rows_;
  io::csv_table const& links_;
  calibration fitted_;
  line_sections out_;
  std::vector<line> lines_;
  std::map<std::string, std::size_t, std::less<>> link_rows_;
  std::set<std::string, std::less<>> taken_;
};

}  // namespace

line_sections read_line_speeds(facts const& rows, std::uint32_t const first_passage) {
  return line_reader{rows, first_passage}.run();
}

void mark_line_sections(line_sections& sections, layer& rail, findings& found) {
  auto section_of = std::map<std::uint32_t, std::uint32_t>{};  // by fact
  for (auto const& s : sections.speeds) {
    section_of.emplace(sections.passages[s.at.index() - sections.first_passage].fact.value, s.at.value);
  }
  auto on_line = std::map<std::uint32_t, geo::lonlat>{};  // by section: its point nearest to the middle of its ends
  for (auto& e : rail.edges) {
    auto const section = section_of.find(e.fact.value);
    if (section == section_of.end()) {
      continue;
    }
    e.passage = section->second;
    auto const middle = sections.passages[e.passage - sections.first_passage].position;
    for (auto const at : {rail.points[e.a], rail.points[e.b]}) {
      auto const [known, fresh] = on_line.try_emplace(e.passage, at);
      if (!fresh && geo::rough_distance_m(at, middle) < geo::rough_distance_m(known->second, middle)) {
        known->second = at;
      }
    }
  }
  for (auto const& [section, at] : on_line) {
    sections.passages[section - sections.first_passage].position = at;
  }
  for (auto const& [fact, section] : section_of) {
    if (!on_line.contains(section)) {
      note(found, severity::doubt, "line-speed-without-line",
           fmt::format("{}:{}", file_of(fact_table::line_speeds), sections.ids[section - sections.first_passage]),
           "the network does not have the railway that this row of rail_links.csv draws: its speed is used nowhere");
    }
  }
}

}  // namespace wakhan::load
