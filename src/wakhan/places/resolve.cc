// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/resolve.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "wakhan/base/error.h"
#include "wakhan/places/candidates.h"
#include "wakhan/places/fold.h"
#include "wakhan/places/query.h"
#include "wakhan/places/suggest.h"

namespace wakhan::places {

namespace {

constexpr std::size_t kMostListed = 5;

// What every sentence to the user needs.
struct speaker {
  place_table const& table;
  country_code_of const& country_code;
  country_is_called const& is_called;

  std::string name(place_id const place) const { return label(table, country_code, place); }
  std::string point(place_id const place) const {
    return fmt::format("{:.3f},{:.3f}", table.position[place].lon(), table.position[place].lat());
  }
  // "Brest,BY (city, 340 thousand people)".
  std::string description(place_id place) const;
  // The same with the point, if another place of the list has the same name and country.
  std::string full_description(place_id place, std::vector<place_id> const& among) const;
  // What to write for one of several places: its name and country if no other has them, else a code, else its point.
  std::string unique_name(place_id place, std::vector<place_id> const& among) const;
  bool is_alone(place_id place, std::vector<place_id> const& among) const;
  bool is_in(place_id const place, std::string_view const country) const {
    if (table.country[place] == kNoCountry) {
      return false;
    }
    return is_called ? is_called(table.country[place], country) : country_code(table.country[place]) == country;
  }
};

std::string people(std::uint32_t const n) {
  if (n >= 1'000'000) {
    return fmt::format("{:.1f} million people", n / 1e6);
  }
  return n >= 1'000 ? fmt::format("{} thousand people", (n + 500) / 1'000) : fmt::format("{} people", n);
}

std::string speaker::description(place_id const place) const {
  auto const kind = name_of(table.kind[place]);
  auto const n = table.population[place];
  return n == 0 ? fmt::format("{} ({})", name(place), kind) : fmt::format("{} ({}, {})", name(place), kind, people(n));
}

// A code of the place, the shortest one; reads the whole index, so only for messages.
std::optional<std::string> find_code(place_table const& table, place_id const place) {
  auto shortest = std::optional<std::string>{};
  for (std::size_t row = 0; row < table.key_place.size(); ++row) {
    if (table.key_place[row] == place && table.key_kind[row] == name_kind::code &&
        (!shortest || key_of(table, row).size() < shortest->size())) {
      shortest = key_of(table, row);
    }
  }
  return shortest;
}

// Whether no other place of the list folds to the same name in the same country.
bool speaker::is_alone(place_id const place, std::vector<place_id> const& among) const {
  auto const key = fold(name_of(table, place));
  return std::none_of(among.begin(), among.end(), [&](place_id const p) {
    return p != place && table.country[p] == table.country[place] && fold(name_of(table, p)) == key;
  });
}

std::string speaker::full_description(place_id const place, std::vector<place_id> const& among) const {
  auto const text = description(place);
  return is_alone(place, among) ? text : fmt::format("{} at {}", text, point(place));
}

std::string speaker::unique_name(place_id const place, std::vector<place_id> const& among) const {
  if (is_alone(place, among) && table.country[place] != kNoCountry) {
    return name(place);
  }
  return find_code(table, place).value_or(point(place));
}

void sort_best_known_first(place_table const& table, std::vector<candidate>& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), [&](candidate const& a, candidate const& b) {
    return table.population[a.found.place] > table.population[b.found.place];
  });
}

std::vector<place_id> places_of(std::vector<candidate> const& candidates) {
  auto places = std::vector<place_id>{};
  std::transform(candidates.begin(), candidates.end(), std::back_inserter(places),
                 [](candidate const& c) { return c.found.place; });
  return places;
}

// "a; b; c and 4 more": the first kMostListed different texts, then how many places are left.
template <typename Say>
std::string list_of(std::vector<place_id> const& places, Say const& say, char const* const separator = "; ") {
  auto texts = std::vector<std::string>{};
  std::size_t n_said = 0;
  while (n_said < places.size() && texts.size() < kMostListed) {
    if (auto text = say(places[n_said++]); std::find(texts.begin(), texts.end(), text) == texts.end()) {
      texts.push_back(std::move(text));
    }
  }
  auto const list = fmt::format("{}", fmt::join(texts, separator));
  return n_said < places.size() ? fmt::format("{} and {} more", list, places.size() - n_said) : list;
}

bool is_better_known(place_table const& table, candidate const& a, candidate const& b) {
  return table.population[a.found.place] > table.population[b.found.place];
}

// Whether c has under a tenth of the first one's population.
bool is_little_known(place_table const& table, candidate const& first, candidate const& c) {
  return std::uint64_t{table.population[c.found.place]} * 10 < table.population[first.found.place];
}

// Whether the user must be asked about c: as good a kind of match and not much less known than the first; or a lesser
// kind, but better known than a city to which no terminal belongs, while it has one (Köln beside Cologne in Lombardy).
bool is_rival(place_table const& table, candidate const& first, candidate const& c) {
  if (c.rank == first.rank) {
    return !is_little_known(table, first, c);
  }
  return table.kind[first.found.place] == place_kind::city && is_better_known(table, c, first) &&
         c.found.has_terminal && !first.found.has_terminal;
}

[[noreturn]] void throw_ambiguous(speaker const& say, std::string_view const text, std::vector<candidate> all) {
  auto const first = all.front();
  std::erase_if(all, [&](candidate const& c) {
    return c.found.place != first.found.place && !is_rival(say.table, first, c) &&
           !is_better_known(say.table, c, first);
  });
  sort_best_known_first(say.table, all);
  auto const places = places_of(all);
  auto const shown = std::vector<place_id>(
      places.begin(), places.begin() + static_cast<std::ptrdiff_t>(std::min(places.size(), kMostListed)));
  auto const list = list_of(places, [&](place_id const p) { return say.full_description(p, places); });
  auto const ways = list_of(
      shown, [&](place_id const p) { return say.unique_name(p, places); }, " or ");
  throw error{errc::ambiguous_place, fmt::format("'{}' can mean {}", printable(text), list),
              fmt::format("write {}; a code (UN/LOCODE, station) or longitude,latitude such as {} will do too", ways,
                          say.point(places.front()))};
}

// What to write for a name that exists, only not so: in other countries, or with the country's name ("Brest, Belarus").
std::string hint_for_country(speaker const& say, query const& asked) {
  auto const comma = asked.text.rfind(',');
  if (!asked.country && comma == asked.text.npos) {
    return {};
  }
  auto const name = asked.country ? asked.text : asked.text.substr(0, comma);
  auto const found = merge_same(say.table, find_candidates(say.table, name));
  if (found.empty()) {
    return {};
  }
  auto const list = list_of(places_of(found), [&](place_id const p) { return say.name(p); });
  return fmt::format("{}; there is {}",
                     asked.country ? "the two letters are those of a country" : "write the country as two letters",
                     list);
}

std::string hint_for_unknown(speaker const& say, query const& asked) {
  if (auto hint = hint_for_country(say, asked); !hint.empty()) {
    return hint;
  }
  auto const near = suggest(say.table, fold(asked.text), kMostListed,
                            [&](place_id const place) { return !asked.country || say.is_in(place, *asked.country); });
  if (near.empty()) {
    return "write a name in any script, a code (UN/LOCODE, IATA, station) or longitude,latitude such as 106.55,29.56";
  }
  return fmt::format("did you mean {}?", list_of(
                                             near, [&](place_id const p) { return say.name(p); }, " or "));
}

[[noreturn]] void throw_unknown(speaker const& say, query const& asked, std::function<std::string()> const& remark) {
  auto const where = asked.country ? fmt::format(" in {}", *asked.country) : std::string{};
  auto hint = hint_for_unknown(say, asked);
  if (remark) {
    hint += (hint.ends_with('?') ? " " : "; ") + remark();
  }
  throw error{errc::unknown_place, fmt::format("there is no place '{}'{}", printable(asked.text), where), hint};
}

bool is_same_place(place_table const& table, candidate const& a, candidate const& b) {
  return table.country[a.found.place] == table.country[b.found.place] &&
         geo::rough_distance_m(table.position[a.found.place], table.position[b.found.place]) <= kSamePlace;
}

// Where the user would have to be asked: puts the best known place first if it has a terminal and over ten times the
// people of each other one, and if what names better are names of cities without terminal or of its own port or
// station. Then nobody means the others.
void give_way(place_table const& table, std::vector<candidate>& all) {
  auto const best = *std::max_element(
      all.begin(), all.end(), [&](candidate const& a, candidate const& b) { return is_better_known(table, b, a); });
  auto const is_itself = [&](candidate const& c) { return c.found.place == best.found.place; };
  auto const gives_way = [&](candidate const& c) {
    auto const is_small_town = table.kind[c.found.place] == place_kind::city && !c.found.has_terminal;
    auto const is_named_worse = c.rank >= best.rank;
    return is_little_known(table, best, c) &&
           (is_named_worse || (c.found.kind != name_kind::code && (is_small_town || is_same_place(table, c, best))));
  };
  if (best.found.has_terminal &&
      std::all_of(all.begin(), all.end(), [&](candidate const& c) { return is_itself(c) || gives_way(c); })) {
    std::erase_if(all, [&](candidate const& c) { return !is_itself(c) && is_same_place(table, c, best); });
    std::stable_partition(all.begin(), all.end(), is_itself);
  }
}

// Whether a folded text is the first word, or the first words, of a place's main name.
bool begins_main_name(place_table const& table, place_id const place, std::string_view const folded) {
  auto const name = name_of(table, place);
  for (auto end = name.find_first_of(" -"); end != std::string_view::npos; end = name.find_first_of(" -", end + 1)) {
    if (fold(name.substr(0, end)) == folded) {
      return true;
    }
  }
  return false;
}

// A city that is called by the beginning of its name for short (Newcastle upon Tyne, Rostov-on-Don) comes before a town
// whose whole name that is, where it has over ten times the people.
void put_shortened_name_first(place_table const& table, std::string_view const text, std::vector<candidate>& all) {
  auto const first = all.front();
  if (first.found.kind != name_kind::main || table.kind[first.found.place] != place_kind::city) {
    return;
  }
  auto const folded = fold(text);
  auto best = all.begin();
  for (auto c = all.begin() + 1; c != all.end(); ++c) {
    if (c->found.kind == name_kind::alternate && table.kind[c->found.place] == place_kind::city &&
        is_little_known(table, *c, first) && is_better_known(table, *c, *best) &&
        begins_main_name(table, c->found.place, folded)) {
      best = c;
    }
  }
  std::rotate(all.begin(), best, best + (best == all.begin() ? 0 : 1));
}

// Takes out the stations of which no freight is known, unless nothing else goes by the text: they are thousands, called
// after villages, with codes like short words. Gives what it took out.
std::vector<candidate> take_out_passenger_stations(place_table const& table, std::vector<candidate>& all) {
  auto const is_station = [&](candidate const& c) {
    return table.kind[c.found.place] == place_kind::passenger_station;
  };
  auto out = std::vector<candidate>{};
  if (!std::all_of(all.begin(), all.end(), is_station)) {
    std::copy_if(all.begin(), all.end(), std::back_inserter(out), is_station);
    std::erase_if(all, is_station);
  }
  return out;
}

resolution take_first(speaker const& say, std::string_view const text, std::vector<candidate> all) {
  auto const first = all.front();
  auto result = resolution{.taken = first.found, .others = {}, .note = {}};
  std::erase_if(all, [&](candidate const& c) {
    return c.found.place == first.found.place || (c.rank > first.rank && is_little_known(say.table, first, c));
  });
  if (all.empty()) {
    return result;
  }
  sort_best_known_first(say.table, all);
  for (std::size_t i = 0; i < std::min(all.size(), kMostListed); ++i) {
    result.others.push_back(all[i].found);
  }
  result.note = fmt::format("'{}' taken as {}, not {}", printable(text), say.description(first.found.place),
                            list_of(places_of(all), [&](place_id const p) { return say.description(p); }));
  return result;
}

}  // namespace

resolution resolve(place_table const& table, country_code_of const& country_code, std::string_view const text,
                   country_is_called const& is_called, std::function<std::string()> const& remark) {
  auto const say = speaker{table, country_code, is_called};
  auto const asked = parse_query(text);
  verify(!asked.point, errc::unknown_place, "'{}' is a point, not the name of a place", printable(text));
  auto found = find_candidates(table, asked.text);
  if (asked.country) {
    std::erase_if(found, [&](candidate const& c) { return !say.is_in(c.found.place, *asked.country); });
  }
  auto const stations = take_out_passenger_stations(table, found);
  found = merge_same(table, std::move(found));
  if (found.empty()) {
    throw_unknown(say, asked, remark);
  }
  put_shortened_name_first(table, asked.text, found);
  auto const is_doubtful = [&] {
    return std::any_of(found.begin() + 1, found.end(),
                       [&](candidate const& c) { return is_rival(table, found[0], c); });
  };
  if (is_doubtful()) {
    give_way(table, found);
  }
  if (is_doubtful()) {
    throw_ambiguous(say, asked.text, std::move(found));
  }
  // A station that the text names better than the place taken may be what was meant after all.
  auto const first = found.front();
  std::copy_if(stations.begin(), stations.end(), std::back_inserter(found),
               [&](candidate const& c) { return c.rank < first.rank && !is_same_place(table, c, first); });
  return take_first(say, asked.text, std::move(found));
}

}  // namespace wakhan::places
