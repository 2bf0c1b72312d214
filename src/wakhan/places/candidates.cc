// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/candidates.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <tuple>
#include <utility>

#include "wakhan/places/fold.h"

namespace wakhan::places {

namespace {

bool is_upper(char const c) { return c >= 'A' && c <= 'Z'; }

// A row id or station code ("altynkol-dostyk", "750005"), or a UN/LOCODE in capitals ("CNCKG"). Other words may be
// names.
bool looks_like_code(std::string_view const text) {
  auto const has_code_sign = std::any_of(text.begin(), text.end(),
                                         [](char const c) { return c == '-' || c == '_' || (c >= '0' && c <= '9'); });
  return has_code_sign || (fold_code(text).size() == 5 && std::count_if(text.begin(), text.end(), is_upper) == 5);
}

bool is_city(place_table const& table, candidate const& c) { return table.kind[c.found.place] == place_kind::city; }

void add(place_table const& table, std::size_t const row, match_rank const rank, std::vector<candidate>& candidates) {
  auto const place = table.key_place[row];
  auto const kind = table.key_kind[row];
  candidates.push_back({{place, kind, table.has_terminal[place] != 0}, rank, kind == name_kind::main});
}

void add_codes(place_table const& table, std::string_view const text, std::vector<candidate>& candidates) {
  auto const rank = looks_like_code(text) ? match_rank::sure_code : match_rank::possible_code;
  auto const [first, last] = find_key(table, fold_code(text));
  for (auto row = first; row < last; ++row) {
    if (table.key_kind[row] == name_kind::code) {
      add(table, row, rank, candidates);
    }
  }
}

void add_names(place_table const& table, std::string_view const key, match_rank const main, match_rank const alternate,
               std::vector<candidate>& candidates) {
  auto const [first, last] = find_key(table, key);
  for (auto row = first; row < last; ++row) {
    if (table.key_kind[row] != name_kind::code) {
      add(table, row, table.key_kind[row] == name_kind::main ? main : alternate, candidates);
    }
  }
}

void keep_best_per_place(std::vector<candidate>& candidates) {
  std::sort(candidates.begin(), candidates.end(), [](candidate const& a, candidate const& b) {
    return std::tie(a.found.place, a.rank) < std::tie(b.found.place, b.rank);
  });
  auto kept = std::vector<candidate>{};
  for (auto const& c : candidates) {
    if (kept.empty() || kept.back().found.place != c.found.place) {
      kept.push_back(c);
    } else {
      kept.back().is_main_name = kept.back().is_main_name || c.is_main_name;
    }
  }
  candidates = std::move(kept);
}

// Places without population differ by kind: terminals, ports, airports, then the others.
int order_of(place_kind const kind) {
  switch (kind) {
    case place_kind::terminal: return 0;
    case place_kind::port: return 1;
    case place_kind::airport: return 2;
    default: return 3;
  }
}

void sort_best_first(place_table const& table, std::vector<candidate>& candidates) {
  auto const key = [&](candidate const& c) {
    auto const place = c.found.place;
    return std::make_tuple(c.rank, !c.found.has_terminal, ~table.population[place], order_of(table.kind[place]), place);
  };
  std::sort(candidates.begin(), candidates.end(),
            [&](candidate const& a, candidate const& b) { return key(a) < key(b); });
}

bool are_within(place_table const& table, candidate const& a, candidate const& b, double const metres) {
  auto const p = a.found.place;
  auto const q = b.found.place;
  return table.country[p] == table.country[q] && geo::rough_distance_m(table.position[p], table.position[q]) <= metres;
}

// How far a city reaches from its centre where 5,000 people live on a square kilometre.
double radius_of(std::uint32_t const people) {
  constexpr double kPeopleASquareMetre = 5000 / 1e6;
  return std::sqrt(people / (std::numbers::pi * kPeopleASquareMetre));
}

// Whether c, which ranks below the city if it is one too, is a part of the city or stands beside it under the same
// name. A station is called after its town, by whichever of the town's names its railway writes, and so is a port
// inside the town: what is called Bombay or Kiev in lists of ports.
bool is_part_of(place_table const& table, candidate const& c, candidate const& city) {
  auto const kind = table.kind[c.found.place];
  auto const is_named_as_well =
      city.is_main_name || city.rank <= c.rank || kind == place_kind::station ||
      (kind == place_kind::port && are_within(table, c, city, radius_of(table.population[city.found.place])));
  return is_named_as_well && are_within(table, c, city, is_city(table, c) ? kSameCity : kSamePlace);
}

// The cities without their parts, then everything that belongs to none of them.
std::vector<candidate> gather_cities(place_table const& table, std::vector<candidate> candidates) {
  auto const begin_others = std::stable_partition(candidates.begin(), candidates.end(),
                                                  [&](candidate const& c) { return is_city(table, c); });
  auto const n_cities = static_cast<std::size_t>(begin_others - candidates.begin());
  auto cities = std::vector<candidate>{};
  auto others = std::vector<candidate>{};
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    auto const& c = candidates[i];
    auto const city =
        std::find_if(cities.begin(), cities.end(), [&](candidate const& known) { return is_part_of(table, c, known); });
    if (city != cities.end()) {
      city->found.has_terminal = city->found.has_terminal || c.found.has_terminal;
      city->rank = std::min(city->rank, c.rank);
    } else {
      (i < n_cities ? cities : others).push_back(c);
    }
  }
  cities.insert(cities.end(), others.begin(), others.end());
  return cities;
}

// Without the ports, terminals, stations… that have a better one near.
std::vector<candidate> thin_facilities(place_table const& table, std::vector<candidate> const& candidates) {
  auto kept = std::vector<candidate>{};
  for (auto const& c : candidates) {
    auto const is_known = !is_city(table, c) && std::any_of(kept.begin(), kept.end(), [&](candidate const& k) {
      return !is_city(table, k) && are_within(table, k, c, kSamePlace);
    });
    if (!is_known) {
      kept.push_back(c);
    }
  }
  return kept;
}

}  // namespace

std::vector<candidate> find_candidates(place_table const& table, std::string_view const text) {
  auto candidates = std::vector<candidate>{};
  add_codes(table, text, candidates);
  add_names(table, spell(text), match_rank::spelt_main_name, match_rank::spelt_alternate_name, candidates);
  add_names(table, fold(text), match_rank::main_name, match_rank::alternate_name, candidates);
  keep_best_per_place(candidates);
  sort_best_first(table, candidates);
  return candidates;
}

std::vector<candidate> merge_same(place_table const& table, std::vector<candidate> candidates) {
  candidates = gather_cities(table, std::move(candidates));
  sort_best_first(table, candidates);
  return thin_facilities(table, candidates);
}

}  // namespace wakhan::places
