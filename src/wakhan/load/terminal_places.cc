// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/terminal_places.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace wakhan::load {

namespace {

places::place_kind kind_of(net::terminal_kind const kind) {
  switch (kind) {
    case net::terminal_kind::port: return places::place_kind::port;
    case net::terminal_kind::airport: return places::place_kind::airport;
    case net::terminal_kind::station: return places::place_kind::station;
    default: return places::place_kind::terminal;
  }
}

// Terminals that no line reaches are in no network.
std::set<std::string> ids_in(net::network const& n) {
  auto ids = std::set<std::string>{};
  for (auto const& t : n.terminals.all()) {
    ids.insert(std::string{n.text(t.id)});
  }
  return ids;
}

}  // namespace

std::vector<std::string> names_in_brackets(facts const& rows, std::string_view const name) {
  auto const open = name.find('(');
  auto const close = name.find(')', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) {
    return {};
  }
  auto found = split_list(name.substr(open + 1, close - open - 1), '/');
  auto const& countries = rows[fact_table::countries];
  std::erase_if(found, [&](std::string const& part) {
    for (std::size_t i = 0; i < countries.size(); ++i) {
      if (countries[i].text("name") == part) {
        return true;
      }
    }
    return part.empty();
  });
  return found;
}

void add_terminal_places(facts const& rows, std::vector<planned_terminal> const& terminals, net::network const& n,
                         places::place_builder& out) {
  auto const tied = ids_in(n);
  for (auto const& t : terminals) {
    auto const is_station = t.row.kind == net::terminal_kind::station;
    if (t.row.kind == net::terminal_kind::assumed || t.row.project.is_valid() ||
        (!is_station && !tied.contains(t.id))) {
      continue;
    }
    auto codes = std::vector<std::string>{t.id};
    if (!t.locode.empty() && t.locode != t.id) {
      codes.push_back(t.locode);
    }
    // The register's brackets hold remarks, such as which line a joint lies on.
    auto alternates = is_station ? std::vector<std::string>{} : names_in_brackets(rows, t.name);
    for (auto const& other : t.alternates) {
      alternates.push_back(other);
      if (!is_station) {
        std::ranges::copy(names_in_brackets(rows, other), std::back_inserter(alternates));
      }
    }
    out.add({.kind = kind_of(t.row.kind),
             .position = t.row.position,
             .country = t.row.country.value,
             .name = t.name,
             .alternates = alternates,
             .codes = codes});
  }
}

}  // namespace wakhan::load
