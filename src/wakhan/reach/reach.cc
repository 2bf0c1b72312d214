// SPDX-License-Identifier: Apache-2.0
#include "wakhan/reach/reach.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "wakhan/api/changes.h"
#include "wakhan/api/disputed.h"
#include "wakhan/api/letter_case.h"
#include "wakhan/api/route.h"
#include "wakhan/api/stops.h"
#include "wakhan/base/error.h"
#include "wakhan/places/place_table.h"
#include "wakhan/reach/bands.h"

namespace wakhan::reach {

namespace {

constexpr std::size_t kMostGateways = 50;

std::vector<matrix::listed_place> find_gateways(load::pack const& pack, net::view const& seen,
                                                reach_request const& request, std::vector<std::string>& notes) {
  verify(!request.gateways.empty(), errc::usage, "no place is named that freight leaves from");
  verify(request.gateways.size() <= kMostGateways, errc::limit, "{} gateways, the limit is {}", request.gateways.size(),
         kMostGateways);
  auto found = std::vector<matrix::listed_place>{};
  for (auto const& words : request.gateways) {
    auto stop = api::find_stop(pack, seen, words);
    auto const is_same = [&](auto const& known) { return known.name == stop.name; };
    verify(std::none_of(found.begin(), found.end(), is_same), errc::usage, "'{}' is named twice", stop.name);
    found.push_back({words, std::move(stop.name), stop.at});
    if (!stop.note.empty()) {
      notes.push_back(std::move(stop.note));
    }
  }
  return found;
}

// The countries asked for, by id; every one where none is named.
std::vector<char> wanted_countries(net::network const& n, net::view const& seen,
                                   std::vector<std::string> const& codes) {
  auto wanted = std::vector<char>(n.countries.size(), codes.empty() ? 1 : 0);
  for (auto const& code : codes) {
    auto const asked = in_small_letters(code);
    auto is_known = false;
    for (std::size_t c = 0; c < n.countries.size(); ++c) {
      auto const id = net::country_id{static_cast<std::uint16_t>(c)};
      if (in_small_letters(seen.shown_code(id)) == asked || in_small_letters(n.id_of(id)) == asked) {
        wanted[c] = 1;
        is_known = true;
      }
    }
    if (!is_known) {
      throw error{errc::usage, fmt::format("--countries: '{}' is no country or territory of this pack", code),
                  "write ISO 3166-1 alpha-2 codes, e.g. --countries AF,TJ"};
    }
  }
  return wanted;
}

std::vector<reached_town> find_towns(load::pack const& pack, net::view const& seen, reach_request const& request,
                                     std::vector<geo::lonlat>& others) {
  auto const& n = pack.network();
  auto const& all = pack.places();
  auto const wanted = wanted_countries(n, seen, request.countries);
  auto const code_of = [&](std::uint16_t const c) { return seen.shown_code(net::country_id{c}); };
  auto towns = std::vector<reached_town>{};
  for (auto i = places::place_id{0U}; i.index() < all.position.size(); ++i.value) {
    auto const country = all.country[i];
    if (all.kind[i] != places::place_kind::city || all.population[i] < request.least_people) {
      continue;
    }
    if (country == places::kNoCountry || wanted[country] == 0) {
      others.push_back(all.position[i]);
    } else {
      auto town = reached_town{};
      town.place = {std::string{places::name_of(all, i)},
                    places::label(all, code_of, i),
                    {all.position[i], net::country_id{country}}};
      town.people = all.population[i];
      town.country = code_of(country);
      towns.push_back(std::move(town));
    }
  }
  if (towns.empty()) {
    throw error{errc::usage, fmt::format("no town of {} people or more lies there", request.least_people),
                "--people takes smaller towns, --countries others"};
  }
  std::stable_sort(towns.begin(), towns.end(), [](auto const& a, auto const& b) {
    return a.people != b.people ? a.people > b.people : a.place.name < b.place.name;
  });
  return towns;
}

double measure_of(matrix::matrix_request const& way, matrix::cell const& c) {
  if (way.by == "time") {
    return c.days_p50;
  }
  if (way.by == "money") {
    return c.cost_usd;
  }
  if (way.by == "co2e") {
    return c.co2e_wtw_kg;
  }
  return matrix::value_usd(c, way.day_usd);
}

// Asks all pairs and hands each town its ways.
void measure_towns(load::pack const& pack, reach_request const& request,
                   std::vector<matrix::listed_place> const& gateways, std::vector<reached_town>& towns,
                   progress const& told) {
  auto town_places = std::vector<matrix::listed_place>{};
  for (auto const& t : towns) {
    town_places.push_back(t.place);
  }
  auto const m = request.is_towards ? matrix::matrix{pack, request.way, town_places, gateways}
                                    : matrix::matrix{pack, request.way, gateways, town_places};
  auto cells = m.cells(0, m.pairs(), told);
  for (std::size_t t = 0; t < towns.size(); ++t) {
    auto& town = towns[t];
    for (std::size_t g = 0; g < gateways.size(); ++g) {
      auto& c = cells[request.is_towards ? t * gateways.size() + g : g * towns.size() + t];
      auto const measure = measure_of(request.way, c);
      if (!c.reason.empty()) {
        town.reason = town.reason.empty() ? c.reason : town.reason;
      } else if (request.within && measure > static_cast<double>(*request.within)) {
        town.reason = "beyond";
      } else {
        town.ways.push_back({g, measure, std::move(c)});
      }
    }
    std::stable_sort(town.ways.begin(), town.ways.end(),
                     [](auto const& a, auto const& b) { return a.measure < b.measure; });
    if (town.is_reached()) {
      town.reason.clear();
    }
  }
}

}  // namespace

std::optional<double> reached_town::margin() const {
  return ways.size() < 2 ? std::nullopt : std::optional{ways[1].measure - ways[0].measure};
}

char const* unit_of(std::string const& by) { return by == "time" ? "d" : by == "co2e" ? "kg" : "USD"; }

reach_answer find_reach(load::pack const& pack, reach_request const& request, progress const& told) {
  auto const& n = pack.network();
  auto const changes = api::read_changes(pack, matrix::words_of(request.way));
  auto const seen = net::view{n, changes};
  check_bands(request.bands);
  auto answer = reach_answer{};
  answer.notes = api::notes_on_projects(api::as_spelt(pack, matrix::words_of(request.way)).open);
  answer.gateways = find_gateways(pack, seen, request, answer.notes);
  answer.towns = find_towns(pack, seen, request, answer.other_towns);
  answer.by = request.way.by;
  answer.unit = unit_of(request.way.by);
  answer.is_towards = request.is_towards;
  answer.load_name = n.text(n.loads[changes.what].name);
  answer.date = api::date_text(changes.day);
  answer.view = api::view_id(n, changes);
  answer.version = api::version();
  answer.pack_name = pack.meta().name;
  answer.pack_hash = pack.hash();
  measure_towns(pack, request, answer.gateways, answer.towns, told);
  auto farthest = 0.0;
  for (auto const& t : answer.towns) {
    farthest = t.is_reached() ? std::max(farthest, t.ways.front().measure) : farthest;
  }
  answer.bands = request.bands.empty() ? chosen_bands(farthest, request.within) : request.bands;
  for (auto& t : answer.towns) {
    t.band = t.is_reached() ? band_of(t.ways.front().measure, answer.bands) : answer.bands.size();
  }
  return answer;
}

}  // namespace wakhan::reach
