// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/named_services.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>

#include "wakhan/load/departure_days.h"

namespace wakhan::load {

namespace {

using net::link_kind;
using net::mode;

constexpr double kMostAWeek = 1000;

// Which nodes freight can get between without changing the mode: by rail over borders, breaks of gauge and train
// ferries, or by sea through straits.
class joined_nodes {
 public:
  joined_nodes(net::network_data const& data, mode const by) : up_(data.nodes.position.size()) {
    std::iota(up_.begin(), up_.end(), 0U);
    for (std::size_t i = 0; i < data.links.from.size(); ++i) {
      auto const link = net::link_id{i};
      if (is_used(data, link, by)) {
        up_[root(data.links.from[link].index())] = root(data.links.to[link].index());
      }
    }
  }

  bool joins(net::node_id const a, net::node_id const b) { return root(a.index()) == root(b.index()); }

 private:
  static bool is_used(net::network_data const& data, net::link_id const link, mode const by) {
    switch (data.links.kind[link]) {
      case link_kind::flight: return false;
      case link_kind::passage:
        return data.links.by[link] == by && data.passages[net::passage_id{data.links.ref[link]}].is_planned == 0;
      case link_kind::boarding:
      case link_kind::sailing: return by == mode::rail;
      default: return data.links.by[link] == by;
    }
  }
  std::uint32_t root(std::size_t const node) {
    auto at = static_cast<std::uint32_t>(node);
    while (up_[at] != at) {
      at = up_[at] = up_[up_[at]];
    }
    return at;
  }

  std::vector<std::uint32_t> up_;
};

// Terminals by the words that a table may name them with.
class stop_names {
 public:
  stop_names(facts const& rows, std::span<planned_terminal const> const planned, network_builder& out) {
    auto const n = net::view_of(out.data());
    for (std::size_t t = 0; t < n.terminals.size(); ++t) {
      terminals_.emplace(n.text(n.terminals.all()[t].id), net::terminal_id{t});
    }
    // A port that stands in two tables is one terminal: its code leads to it as well.
    for (auto const& t : planned) {
      auto code = t.locode;
      std::transform(code.begin(), code.end(), code.begin(),
                     [](char const c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      known_.insert({t.id, code});
      if (auto const at = terminals_.find(t.id); at != terminals_.end() && !code.empty()) {
        terminals_.emplace(code, at->second);
      }
    }
    for (auto const table : {fact_table::terminals, fact_table::ports}) {
      for (std::size_t i = 0; i < rows[table].size(); ++i) {
        known_.insert(rows[table][i].text("id"));
      }
    }
  }

  // Invalid for names that a table knows and this pack has no terminal for.
  net::terminal_id find(io::csv_table::row const& row, std::string const& name) const {
    if (auto const at = terminals_.find(name); at != terminals_.end()) {
      return at->second;
    }
    if (name.empty() || !known_.contains(name)) {
      row.reject("stops",
                 fmt::format("names '{}', which is no id of terminals.csv or ports.csv; separate ids by ;", name));
    }
    return {};
  }

 private:
  std::map<std::string, net::terminal_id, std::less<>> terminals_;
  std::set<std::string, std::less<>> known_;
};

net::course course_of(io::csv_table::row const& row) {
  static auto const words = std::map<std::string, net::course, std::less<>>{
      {"both-ways", net::course::both_ways}, {"one-way", net::course::one_way}, {"loop", net::course::loop}};
  auto const found = words.find(row.text("runs"));
  if (found == words.end()) {
    row.reject("runs", "is none of both-ways, one-way, loop");
  }
  return found->second;
}

// As published, else by its days.
std::uint32_t frequency_of(io::csv_table::row const& row, read_days const& days) {
  auto const weekly = optional_amount(row, "departures_per_week", kMostAWeek);
  auto const often = weekly ? *weekly : days.departures_per_week().value_or(0);
  auto const in_1000_weeks = static_cast<std::uint32_t>(std::lround(1000 * often));
  if (weekly && in_1000_weeks == 0) {
    row.reject("departures_per_week", "is no frequency; leave it empty where it is not known");
  }
  return in_1000_weeks;
}

// Days and hour are those of the first stop: where this pack lacks it, they say nothing of the others.
void forget_days(read_days& days) {
  days.dates.clear();
  days.row.weekdays = days.row.dates = 0;
  days.row.time_s = -1;
}

struct service_lines {
  fact_table table;
  mode by;
  joined_nodes joined;
};

std::vector<net::terminal_id> stops_of(io::csv_table::row const& row, stop_names const& names,
                                       net::network_data const& data, service_lines& lines, findings& found) {
  auto stops = std::vector<net::terminal_id>{};
  auto const doubt = [&](std::string const& name, std::string_view const why) {
    note(found, severity::doubt, "service-stop", fmt::format("{}:{}", file_of(lines.table), row.text("id")),
         "stop '{}' is left out: {}", name, why);
  };
  auto const& terminals = data.terminals;
  for (auto const& name : split_list(row.text("stops"))) {
    auto const at = names.find(row, name);
    if (!at.is_valid()) {
      doubt(name, "it is not open, or no line reaches it");
    } else if ((terminals[at].modes >> static_cast<unsigned>(lines.by) & 1U) == 0) {
      doubt(name, fmt::format("nothing is loaded there by {}", name_of(lines.by)));
    } else if (!stops.empty() && !lines.joined.joins(terminals[stops.front()].node, terminals[at].node)) {
      doubt(name, fmt::format("no line by {} joins it to the first stop", name_of(lines.by)));
    } else {
      stops.push_back(at);
    }
  }
  return stops;
}

void add_services(facts const& rows, fact_table const table, mode const by, stop_names const& names,
                  network_builder& out, findings& found) {
  auto lines = service_lines{table, by, {out.data(), by}};
  for (std::size_t i = 0; i < rows[table].size(); ++i) {
    auto const row = rows[table][i];
    auto s = net::service{};
    s.by = by;
    s.runs = course_of(row);
    auto days = days_of(row, "departures_per_week");
    s.departures_in_1000_weeks = frequency_of(row, days);
    s.valid = validity_of(row);
    s.fact = fact_of(table, row);
    auto const stops = stops_of(row, names, out.data(), lines, found);
    if (std::set<net::terminal_id>{stops.begin(), stops.end()}.size() < 2) {
      note(found, severity::doubt, "service-without-line", fmt::format("{}:{}", file_of(table), row.text("id")),
           "fewer than two of its stops can be used: the row is not used");
      continue;
    }
    if (stops.front() != names.find(row, split_list(row.text("stops")).front())) {
      forget_days(days);
    }
    days.row.fact = s.fact;
    s.id = out.text(row.text("id"));
    s.name = out.text(row.text("name"));
    s.first_stop = static_cast<std::uint32_t>(out.data().service_stops.size());
    s.stops = static_cast<std::uint32_t>(stops.size());
    for (auto const stop : stops) {
      out.data().service_stops.push_back(stop);
    }
    add_days(days, out.data().services.push_back(s), out);
  }
}

}  // namespace

void build_named_services(facts const& rows, std::span<planned_terminal const> const planned, network_builder& out,
                          findings& found) {
  auto const names = stop_names{rows, planned, out};
  add_services(rows, fact_table::block_trains, mode::rail, names, out, found);
  add_services(rows, fact_table::liner_services, mode::sea, names, out, found);
}

}  // namespace wakhan::load
