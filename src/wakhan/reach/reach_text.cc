// SPDX-License-Identifier: Apache-2.0
#include "wakhan/reach/reach_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "wakhan/api/figures.h"
#include "wakhan/api/page_writer.h"
#include "wakhan/api/text_cells.h"
#include "wakhan/io/csv.h"
#include "wakhan/reach/bands.h"

namespace wakhan::reach {

namespace {

using api::grouped;
using api::look_of_line;

constexpr double kContested = 0.1;  // a second gateway that is worse by less than this share may win as well

int decimals_of(reach_answer const& a) { return a.unit == "d" ? 1 : 0; }

std::string measure_words(reach_answer const& a, double const measure) {
  return fmt::format("{} {}", grouped(measure, decimals_of(a)), a.unit);
}

// Towns and people of some towns.
struct tally {
  std::size_t towns{};
  std::uint64_t people{};
  void add(reached_town const& t) {
    ++towns;
    people += t.people;
  }
  std::string words() const {
    return fmt::format("{:>10} {:>7} million people", towns == 1 ? "1 town " : fmt::format("{} towns", towns),
                       grouped(static_cast<double>(people) / 1e6, 1));
  }
};

std::string question_words(reach_answer const& a) {
  auto names = std::vector<std::string>{};
  for (auto const& g : a.gateways) {
    names.push_back(g.name);
  }
  auto const by = a.by == "time"    ? "median days"
                  : a.by == "money" ? "dollars"
                  : a.by == "co2e"  ? "CO2e"
                                    : "value (dollars, with days and CO2e counted)";
  return fmt::format("{} {}, by {}: {}, leaving {}", a.is_towards ? "To" : "From", fmt::join(names, " or "), by,
                     a.load_name, a.date);
}

void write_bands(api::page_writer& out, reach_answer const& a) {
  auto sums = std::vector<tally>(a.bands.size() + 1);
  auto beyond = tally{};
  for (auto const& t : a.towns) {
    (t.is_reached() ? sums[t.band] : beyond).add(t);
  }
  for (std::size_t b = 0; b < sums.size(); ++b) {
    if (sums[b].towns != 0 || b + 1 < sums.size()) {
      out.write_line(fmt::format("  {:<18} {}", band_words(b, a.bands, a.unit), sums[b].words()));
    }
  }
  if (beyond.towns != 0) {
    out.write_line(fmt::format("  {:<18} {}", "not reached", beyond.words()));
  }
}

double median_of(std::vector<double> values) {
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

void write_gateways(api::page_writer& out, reach_answer const& a) {
  out.blank();
  out.write("Best gateway for how many, and its margin to the second best at the median town:");
  for (std::size_t g = 0; g < a.gateways.size(); ++g) {
    auto sum = tally{};
    auto contested = std::size_t{0};
    auto margins = std::vector<double>{};
    for (auto const& t : a.towns) {
      if (t.is_reached() && t.ways.front().gateway == g) {
        sum.add(t);
        if (auto const margin = t.margin()) {
          margins.push_back(*margin);
          contested += *margin < kContested * t.ways.front().measure ? 1 : 0;
        }
      }
    }
    auto const margin =
        margins.empty() ? std::string{}
                        : fmt::format(", margin {}, in {} under 10 %", measure_words(a, median_of(margins)), contested);
    out.write_line(fmt::format("  {} {}{}", api::left_aligned(a.gateways[g].name, 24), sum.words(), margin));
  }
}

// "Bandar Abbas" of "Bandar Abbas,IR".
std::string short_name(matrix::listed_place const& place) {
  auto const is_point = place.name.find_first_not_of("-0123456789.,") == std::string::npos;
  return is_point ? place.name : place.name.substr(0, place.name.rfind(','));
}

// Days beside money, CO2e or value, dollars beside days.
std::string beside(reach_answer const& a, matrix::cell const& way) {
  return a.unit == "d" ? grouped(way.cost_usd, 0) : grouped(way.days_p50, 1);
}

// How the best way goes: its gateway, and the second best with how much more it takes; with one gateway, its modes.
std::string way_words(reach_answer const& a, reached_town const& t) {
  auto const& best = t.ways.front();
  if (a.gateways.size() == 1) {
    return best.way.modes.empty() ? std::string{"truck"} : fmt::format("{}", fmt::join(best.way.modes, "–"));
  }
  auto words = short_name(a.gateways[best.gateway]);
  if (auto const margin = t.margin()) {
    words += fmt::format(" ({} +{})", short_name(a.gateways[t.ways[1].gateway]), grouped(*margin, decimals_of(a)));
  }
  return words;
}

void write_towns(api::page_writer& out, reach_answer const& a, std::size_t const shown) {
  constexpr std::size_t kNameWidth = 24;
  auto const measure = a.unit == "d" ? "days" : a.by == "value" ? "value USD" : a.unit == "kg" ? "kg CO2e" : "USD";
  out.blank();
  out.write_line(
      fmt::format("  {} {:>10} {:>9} {:>7} {:>7}  {}", api::left_aligned("town", kNameWidth), "people", measure,
                  a.unit == "d" ? "USD" : "days", "km", a.gateways.size() > 1 ? "gateway (second, more)" : "by"),
      look_of_line::title);
  for (std::size_t i = 0; i < std::min(shown, a.towns.size()); ++i) {
    auto const& t = a.towns[i];
    auto line = fmt::format("  {} {:>10}", api::left_aligned(api::shortened(t.place.name, kNameWidth), kNameWidth),
                            grouped(t.people, 0));
    if (!t.is_reached()) {
      out.write_line(line + fmt::format(" not reached: {}", t.reason), look_of_line::faint);
      continue;
    }
    auto const& best = t.ways.front();
    out.write_line(line + fmt::format(" {:>9} {:>7} {:>7}  {}", grouped(best.measure, decimals_of(a)),
                                      beside(a, best.way), grouped(best.way.distance_km, 0), way_words(a, t)));
  }
  if (shown < a.towns.size()) {
    out.write(fmt::format("The {} largest of {} towns; --format csv and geojson hold all, --shown shows more.", shown,
                          a.towns.size()),
              look_of_line::faint);
  }
}

}  // namespace

std::string reach_text(reach_answer const& answer, api::table_options const& options, std::size_t const shown) {
  auto out = api::page_writer{options};
  out.write(question_words(answer), look_of_line::title);
  write_bands(out, answer);
  if (answer.gateways.size() > 1) {
    write_gateways(out, answer);
  }
  if (shown > 0) {
    write_towns(out, answer, shown);
  }
  return out.take();
}

std::string reach_csv(reach_answer const& answer) {
  auto out = fmt::format(
      "place,country,people,lon,lat,gateway,{},days_p50,days_p90,cost_usd,co2e_wtw_kg,distance_km,modes,second_gateway,"
      "margin,band,reason,pack_hash\r\n",
      answer.by == "value" ? "value_usd" : "measure_" + answer.unit);
  for (auto const& t : answer.towns) {
    out += fmt::format("{},{},{},{:.4f},{:.4f},", io::csv_field(t.place.words), t.country, t.people,
                       t.place.at.at.lon(), t.place.at.at.lat());
    if (t.is_reached()) {
      auto const& best = t.ways.front();
      auto const margin = t.margin();
      out += fmt::format(
          "{},{:.2f},{:.2f},{:.2f},{:.2f},{:.1f},{:.1f},{},{},{},{},,",
          io::csv_field(answer.gateways[best.gateway].name), best.measure, best.way.days_p50, best.way.days_p90,
          best.way.cost_usd, best.way.co2e_wtw_kg, best.way.distance_km, fmt::join(best.way.modes, " "),
          margin ? io::csv_field(answer.gateways[t.ways[1].gateway].name) : std::string{},
          margin ? fmt::format("{:.2f}", *margin) : std::string{}, band_words(t.band, answer.bands, answer.unit));
    } else {
      out += fmt::format(",,,,,,,,,,,{},", t.reason);
    }
    out += answer.pack_hash + "\r\n";
  }
  return out;
}

}  // namespace wakhan::reach
