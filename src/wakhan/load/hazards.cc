// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/hazards.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "wakhan/geo/polyline.h"
#include "wakhan/net/hazard_class.h"

namespace wakhan::load {

namespace {

using net::hazard_target;

constexpr auto kAllForms = std::uint16_t{0xFFFF};

std::map<std::string_view, net::terminal_kind> const& terminal_kinds() {
  using net::terminal_kind;
  static auto const kinds =
      std::map<std::string_view, net::terminal_kind>{{"dry-port", terminal_kind::dry_port},
                                                     {"rail-terminal", terminal_kind::rail_terminal},
                                                     {"gauge-change", terminal_kind::gauge_change},
                                                     {"port", terminal_kind::port},
                                                     {"airport", terminal_kind::airport},
                                                     {"road-terminal", terminal_kind::road_terminal},
                                                     {"station", terminal_kind::station}};
  return kinds;
}

// Where an id may stand in the facts although the network has left it out.
std::vector<fact_table> const& tables_of(hazard_target const what) {
  using enum fact_table;
  static auto const by_target = std::map<hazard_target, std::vector<fact_table>>{
      {hazard_target::crossing, {border_crossings}},
      {hazard_target::passage, {passages, waterways}},
      {hazard_target::ferry, {ferries}},
      {hazard_target::terminal, {terminals, ports, airports, rail_stations}},
      {hazard_target::links, {rail_links, road_links}}};
  return by_target.at(what);
}

class hazard_reader {
 public:
  hazard_reader(facts const& rows, load_table const& loads, network_builder& out, findings& found)
      : rows_{rows}, loads_{loads}, out_{out}, n_{net::view_of(out.data())}, found_{found} {}

  void run() {
    auto const& table = rows_[fact_table::hazards];
    for (std::size_t i = 0; i < table.size(); ++i) {
      read(table[i]);
    }
  }

 private:
  void read(io::csv_table::row const& row) {
    n_ = net::view_of(out_.data());  // the row before has added to its tables
    auto h = net::hazard{};
    h.classes = classes_of(row);
    h.modes = modes_of(row);
    h.forms = forms_of(row);
    h.valid = span_of(row);
    h.fact = fact_of(fact_table::hazards, row);
    if (row.is_empty("name")) {
      row.reject("name", "is empty; name the place or rule as answers should name it");
    }
    if (!aim(row, h)) {
      note(found_, severity::doubt, "hazard", fmt::format("{}:{}", file_of(fact_table::hazards), row.text("id")),
           "'{}' is not in this network, so the row closes nothing", row.text("target"));
      return;
    }
    h.id = out_.text(row.text("id"));
    h.name = out_.text(row.text("name"));
    out_.data().hazards.push_back(h);
  }

  static std::uint32_t classes_of(io::csv_table::row const& row) {
    auto bits = std::uint32_t{0};
    for (auto const& word : split_list(row.text("classes"))) {
      auto const classes = net::parse_hazard_class(word);
      if (!classes) {
        row.reject("classes", fmt::format("holds '{}', which is no class of dangerous goods; write classes 1 to 9 or "
                                          "divisions such as 6.1, parted by ';'",
                                          word));
      }
      bits |= *classes;
    }
    if (bits == 0) {
      row.reject("classes", "is empty; write classes 1 to 9 or divisions such as 6.1, parted by ';'");
    }
    return bits;
  }

  std::uint16_t forms_of(io::csv_table::row const& row) const {
    auto bits = 0U;
    for (auto const& word : split_list(row.text("forms"))) {
      auto const form = std::find(loads_.forms.begin(), loads_.forms.end(), word);
      if (form == loads_.forms.end()) {
        row.reject("forms", fmt::format("holds '{}', which is no form of equipment.csv ({})", word,
                                        fmt::join(loads_.forms, ", ")));
      }
      bits |= 1U << (form - loads_.forms.begin());
    }
    return bits == 0 ? kAllForms : static_cast<std::uint16_t>(bits);
  }

  // Finds what the row speaks of; false where this network does not have it.
  bool aim(io::csv_table::row const& row, net::hazard& h) {
    auto const& kind = row.text("applies_to");
    if (kind == "mode") {
      h.what = hazard_target::mode;
      if (row.is_empty("modes")) {
        row.reject("modes", "is empty; name the modes that the rule speaks of");
      }
      return true;
    }
    if (kind == "country") {
      return aim_at_country(row, h);
    }
    if (kind == "terminal-type") {
      return aim_at_terminal_kind(row, h);
    }
    if (kind == "gate") {
      return aim_at_gate(row, h);
    }
    return aim_at_id(row, h);
  }

  bool aim_at_country(io::csv_table::row const& row, net::hazard& h) const {
    h.what = hazard_target::country;
    for (std::size_t i = 0; i < n_.countries.size(); ++i) {
      auto const id = net::country_id{static_cast<std::uint16_t>(i)};
      if (n_.id_of(id) == row.text("target")) {
        h.target = id.value;
        return true;
      }
    }
    row.reject("target", "is no country of countries.csv");
  }

  static bool aim_at_terminal_kind(io::csv_table::row const& row, net::hazard& h) {
    auto const found = terminal_kinds().find(row.text("target"));
    if (found == terminal_kinds().end()) {
      row.reject("target", "is none of dry-port, rail-terminal, gauge-change, port, airport, road-terminal, station");
    }
    h.what = hazard_target::terminal_kind;
    h.target = static_cast<std::uint32_t>(found->second);
    return true;
  }

  bool aim_at_id(io::csv_table::row const& row, net::hazard& h) {
    auto const& kind = row.text("applies_to");
    auto const aimed = kind == "crossing"   ? find_id(row, h, hazard_target::crossing, n_.crossings.all())
                       : kind == "passage"  ? find_id(row, h, hazard_target::passage, n_.passages.all())
                       : kind == "ferry"    ? find_id(row, h, hazard_target::ferry, n_.ferries.all())
                       : kind == "terminal" ? find_id(row, h, hazard_target::terminal, n_.terminals.all())
                       : kind == "link"     ? find_link(row, h)
                                            : std::nullopt;
    if (!aimed) {
      row.reject("applies_to",
                 "is none of mode, country, crossing, passage, ferry, terminal, terminal-type, link, gate");
    }
    if (!*aimed && !is_in_facts(row, h.what)) {
      row.reject("target", fmt::format("is no {} of {}", kind, file_names(h.what)));
    }
    return *aimed;
  }

  template <typename Row>
  std::optional<bool> find_id(io::csv_table::row const& row, net::hazard& h, hazard_target const what,
                              std::span<Row const> const all) const {
    h.what = what;
    auto const found =
        std::find_if(all.begin(), all.end(), [&](auto const& r) { return n_.text(r.id) == row.text("target"); });
    h.target = static_cast<std::uint32_t>(found - all.begin());
    return found != all.end();
  }

  // The links that a row of rail_links.csv or road_links.csv put there.
  std::optional<bool> find_link(io::csv_table::row const& row, net::hazard& h) {
    h.what = hazard_target::links;
    auto facts_named = std::vector<net::fact_id>{};
    for (auto const t : tables_of(h.what)) {
      for (std::size_t i = 0; i < rows_[t].size(); ++i) {
        if (rows_[t][i].text("id") == row.text("target")) {
          facts_named.push_back(fact_of(t, rows_[t][i]));
        }
      }
    }
    return keep_links(h, [&](net::link_id const link) {
      return std::find(facts_named.begin(), facts_named.end(), n_.links.fact[link]) != facts_named.end();
    });
  }

  bool aim_at_gate(io::csv_table::row const& row, net::hazard& h) {
    auto const gate = parse_path(row, "target");
    h.what = hazard_target::links;
    return keep_links(h, [&](net::link_id const link) {
      auto const shape = geo::decode_polyline(n_.shape_of(link));
      for (std::size_t i = 1; i < shape.size(); ++i) {
        for (std::size_t g = 1; g < gate.size(); ++g) {
          if (geo::crossing_share(shape[i - 1], shape[i], gate[g - 1], gate[g])) {
            return true;
          }
        }
      }
      return false;
    });
  }

  // Keeps the links of the rule's modes that `is_meant` accepts, if there are any.
  template <typename Accepts>
  bool keep_links(net::hazard& h, Accepts const& is_meant) {
    auto& kept = out_.data().hazard_links.raw();
    h.target = static_cast<std::uint32_t>(kept.size());
    for (std::size_t i = 0; i < n_.links.from.size(); ++i) {
      auto const link = net::link_id{i};
      auto const has_mode = (h.modes >> static_cast<unsigned>(n_.links.by[link]) & 1U) != 0;
      if (has_mode && n_.links.kind[link] != net::link_kind::flight && is_meant(link)) {
        kept.push_back(link);
      }
    }
    h.links = static_cast<std::uint32_t>(kept.size()) - h.target;
    return h.links != 0;
  }

  bool is_in_facts(io::csv_table::row const& row, hazard_target const what) const {
    auto const& tables = tables_of(what);
    return std::any_of(tables.begin(), tables.end(), [&](fact_table const t) {
      for (std::size_t i = 0; i < rows_[t].size(); ++i) {
        if (rows_[t][i].text("id") == row.text("target")) {
          return true;
        }
      }
      return false;
    });
  }

  static std::string file_names(hazard_target const what) {
    auto names = std::vector<std::string_view>{};
    for (auto const t : tables_of(what)) {
      names.push_back(file_of(t));
    }
    return fmt::format("{}", fmt::join(names, ", "));
  }

  facts const& rows_;
  load_table const& loads_;
  network_builder& out_;
  net::network n_;
  findings& found_;
};

}  // namespace

void add_hazards(facts const& rows, load_table const& loads, network_builder& out, findings& found) {
  hazard_reader{rows, loads, out, found}.run();
}

}  // namespace wakhan::load
