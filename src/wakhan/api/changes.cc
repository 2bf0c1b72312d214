// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/changes.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <optional>

#include "wakhan/api/letter_case.h"
#include "wakhan/api/near_words.h"
#include "wakhan/base/error.h"
#include "wakhan/io/file.h"
#include "wakhan/load/facts.h"
#include "wakhan/net/attribution.h"
#include "wakhan/net/hazard_class.h"
#include "wakhan/places/fold.h"

namespace wakhan::api {

namespace {

template <typename Rows>
void add_ids(net::network const& n, Rows const& rows, std::vector<std::string>& ids) {
  for (auto const& row : rows.all()) {
    ids.emplace_back(n.text(row.id));
  }
}

std::optional<net::passage_id> find_passage(net::network const& n, std::string_view const id) {
  for (std::uint32_t i = 0; i < n.passages.size(); ++i) {
    if (n.text(n.passages.all()[i].id) == id) {
      return net::passage_id{i};
    }
  }
  return std::nullopt;
}

bool is_project(net::network const& n, std::string_view const id) {
  auto const at = find_passage(n, id);
  return at && n.passages[*at].is_planned != 0;
}

// The projects that a question may open.
std::vector<std::string> ids_of_projects(net::network const& n) {
  auto ids = std::vector<std::string>{};
  for (auto const& p : n.passages.all()) {
    if (p.is_planned != 0) {
      ids.emplace_back(n.text(p.id));
    }
  }
  return ids;
}

// What --avoid and --allow know but for the codes of countries.
std::vector<std::string> ids_of_changes(net::network const& n) {
  auto ids = std::vector<std::string>{};
  for (auto const& p : n.passages.all()) {
    if (p.is_planned == 0) {
      ids.emplace_back(n.text(p.id));
    }
  }
  add_ids(n, n.crossings, ids);
  add_ids(n, n.trade_bans, ids);
  add_ids(n, n.hazards, ids);
  for (auto const& c : n.countries.all()) {
    if (c.territory.is_valid()) {
      ids.emplace_back(n.text(c.territory));
    }
  }
  return ids;
}

// Those near to the word; else where they are listed.
std::string near_ids(net::network const& n, std::string_view const word) {
  if (is_project(n, word)) {
    return fmt::format("it is planned and no answer uses it unless asked: --open {} does", word);
  }
  auto const near = did_you_mean(word, ids_of_changes(n));
  return near.empty() ? "passages, crossings, countries and territories are listed by `wakhan pack info --ids`" : near;
}

std::string near_loads(net::network const& n, std::string_view const word) {
  auto ids = std::vector<std::string>{};
  add_ids(n, n.loads, ids);
  auto const near = did_you_mean(word, ids);
  return fmt::format("{}{}this pack knows {}; `wakhan pack info --loads` says what each is", near,
                     near.empty() ? "" : " ", fmt::join(ids, ", "));
}

void set(std::vector<char>& flags, std::size_t const n, std::size_t const i) {
  flags.resize(n, 0);
  flags[i] = 1;
}

// Marks the passage or crossings of this id; crossings of both directions and modes share none, so one at the most.
bool mark_passage_or_crossing(net::network const& n, std::string_view const word, std::vector<char>& passages,
                              std::vector<char>& crossings) {
  if (auto const at = find_passage(n, word); at && n.passages[*at].is_planned == 0) {
    set(passages, n.passages.size(), at->index());
    return true;
  }
  for (std::size_t i = 0; i < n.crossings.size(); ++i) {
    if (n.text(n.crossings.all()[i].id) == word) {
      set(crossings, n.crossings.size(), i);
      return true;
    }
  }
  return false;
}

// Marks the row of this id in a table of rules.
template <typename Rules>
bool mark_rule(net::network const& n, Rules const& rules, std::string_view const word, std::vector<char>& marked) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (n.text(rules.all()[i].id) == word) {
      set(marked, rules.size(), i);
      return true;
    }
  }
  return false;
}

// The country of this ISO code or the territory of this id.
bool mark_country(net::network const& n, std::string_view const word, net::changes& c) {
  for (std::size_t i = 0; i < n.countries.size(); ++i) {
    auto const& row = n.countries.all()[i];
    if (word == std::string_view{row.code.data(), 2} || (row.territory.is_valid() && word == n.text(row.territory))) {
      net::mark_country(n, c, net::country_id{static_cast<std::uint16_t>(i)}, c.avoided_countries);
      return true;
    }
  }
  return false;
}

// Takes the point of view of this id, or the default one. Its day must be set before.
void take_view(net::network const& n, std::string const& word, net::changes& c) {
  auto const view = word.empty() ? net::default_point_of_view(n) : net::find_point_of_view(n, word);
  if (!view) {
    auto ids = std::vector<std::string_view>{};
    for (auto const& v : n.points_of_view.all()) {
      ids.push_back(n.text(v.id));
    }
    throw error{errc::usage, fmt::format("--view: '{}' is no point of view of this pack", word),
                fmt::format("write one of {}; `wakhan pack info --views` explains them", fmt::join(ids, ", "))};
  }
  net::take_point_of_view(n, *view, c);
}

std::string_view why_not_opened(std::string_view const mode) {
  return mode == "pipeline" ? "is a pipeline: what flows in it belongs to energy, which is not there yet"
         : mode == "canal"  ? "is a canal without a line in this pack: its way is unknown, or it is a waterway of its "
                              "own that --allow uses"
         : mode == "port"   ? "is a port project that adds no quay to this pack"
                            : "is a project without a line in this pack: its way is unknown";
}

// Lets the question use a planned line.
void open_project(load::pack const& pack, std::string const& word, net::changes& c) {
  auto const& n = pack.network();
  auto const at = find_passage(n, word);
  if (!at || n.passages[*at].is_planned == 0) {
    auto const& projects = pack.rows_of(load::fact_table::projects);
    for (std::size_t i = 0; i < projects.size(); ++i) {
      if (projects[i].text("id") == word) {
        throw error{errc::usage, fmt::format("--open: '{}' {}", word, why_not_opened(projects[i].text("mode"))),
                    "`wakhan pack info --projects` lists those that can be opened"};
      }
    }
    auto const near = did_you_mean(word, ids_of_projects(n));
    throw error{
        errc::usage,
        fmt::format("--open: '{}' is no planned railway, road, canal or port of this pack", places::printable(word)),
        near.empty() ? "`wakhan pack info --projects` lists those that can be opened" : near};
  }
  set(c.allowed_passages, n.passages.size(), at->index());
}

std::int32_t day_of(std::string const& date) {
  auto const day = load::parse_date(date, false);
  if (!day || date.size() != 10) {
    throw error{errc::usage, fmt::format("--date: '{}' is no date", date), "write YYYY-MM-DD, e.g. --date 2026-11-01"};
  }
  return *day;
}

std::uint32_t hazard_of(std::string const& word) {
  if (word.empty()) {
    return 0;
  }
  auto const classes = net::parse_hazard_class(word);
  if (!classes) {
    throw error{errc::usage, fmt::format("--hazard: '{}' is no class of dangerous goods", word),
                fmt::format("write a class from 1 to 9 or one of {}", fmt::join(net::kHazardDivisions, ", "))};
  }
  return *classes;
}

std::uint32_t mode_bits(std::vector<std::string> const& words) {
  if (words.empty()) {
    return ~0U;
  }
  auto bits = 0U;
  for (auto const& word : words) {
    auto const m = net::parse_mode(word);
    if (!m || *m == net::mode::access) {
      throw error{errc::usage, fmt::format("--modes: '{}' is no mode", places::printable(word)),
                  "write a list of rail, road, sea, waterway, ferry, air, e.g. --modes rail,sea"};
    }
    bits |= 1U << static_cast<unsigned>(*m);
  }
  return bits;
}

// What is closed and opened in one breath is a slip; nobody but the caller can say which of the two was meant.
void verify_apart(change_words const& words) {
  for (auto const& word : words.avoid) {
    if (std::find(words.open.begin(), words.open.end(), word) != words.open.end()) {
      throw error{errc::usage, fmt::format("--avoid: '{}' stands after --open too", places::printable(word)),
                  "leave it out of both: no answer uses a planned line that is not opened"};
    }
    if (std::find(words.allow.begin(), words.allow.end(), word) != words.allow.end()) {
      throw error{errc::usage, fmt::format("--avoid: '{}' stands after --allow too", places::printable(word)),
                  "leave it out of one of them: what is avoided is kept away from, what is allowed may be used"};
    }
  }
}

}  // namespace

change_words as_spelt(load::pack const& pack, change_words words) {
  auto const& n = pack.network();
  auto changes = ids_of_changes(n);
  for (auto const& c : n.countries.all()) {
    changes.emplace_back(c.code.data(), 2);
  }
  auto loads = std::vector<std::string>{};
  add_ids(n, n.loads, loads);
  auto views = std::vector<std::string>{};
  add_ids(n, n.points_of_view, views);
  auto const spell = [](std::vector<std::string> const& known, std::string& word) {
    word = spelling_in(known, word).value_or(word);
  };
  for (auto* const list : {&words.avoid, &words.allow}) {
    for (auto& word : *list) {
      spell(changes, word);
    }
  }
  auto const projects = ids_of_projects(n);
  for (auto& word : words.open) {
    spell(projects, word);
  }
  spell(loads, words.load);
  spell(views, words.view);
  return words;
}

net::changes read_changes(load::pack const& pack, change_words const& written) {
  auto const words = as_spelt(pack, written);
  verify_apart(words);
  auto const& n = pack.network();
  auto c = net::changes{};
  c.day = day_of(words.date.empty() ? pack.meta().reference_date : words.date);
  take_view(n, words.view, c);
  for (auto const& word : words.avoid) {
    if (!mark_passage_or_crossing(n, word, c.avoided_passages, c.avoided_crossings) && !mark_country(n, word, c)) {
      throw error{errc::usage,
                  fmt::format("--avoid: '{}' is no passage, crossing, country or territory of this pack",
                              places::printable(word)),
                  near_ids(n, word)};
    }
  }
  for (auto const& word : words.allow) {
    if (!mark_passage_or_crossing(n, word, c.allowed_passages, c.allowed_crossings) &&
        !mark_rule(n, n.trade_bans, word, c.allowed_bans) && !mark_rule(n, n.hazards, word, c.allowed_hazards)) {
      throw error{
          errc::usage,
          fmt::format("--allow: '{}' is no passage, crossing, trade ban or rule on dangerous goods of this pack",
                      places::printable(word)),
          near_ids(n, word)};
    }
  }
  for (auto const& word : words.open) {
    open_project(pack, word, c);
  }
  c.modes = mode_bits(words.modes);
  auto const load = n.find_load(words.load);
  if (!load) {
    throw error{errc::usage, fmt::format("--load: '{}' is no load", places::printable(words.load)),
                near_loads(n, words.load)};
  }
  c.what = *load;
  c.hazard_classes = hazard_of(words.hazard);
  return c;
}

std::vector<std::string> notes_on_projects(std::vector<std::string> const& opened) {
  auto notes = std::vector<std::string>{};
  for (auto const& id : opened) {
    notes.push_back(fmt::format(
        "{} is not there yet: what goes by it has the speeds, prices and waits of its countries' other lines", id));
  }
  return notes;
}

std::string hash_of(net::network const& n, net::changes const& c) {
  // By ids in the order of the tables, so that the order of the words does not matter.
  auto text = std::string{};
  auto const list = [&](char const* const name, std::vector<char> const& flags, auto const& id_of) {
    for (std::size_t i = 0; i < flags.size(); ++i) {
      if (flags[i] != 0) {
        text += fmt::format("{} {}\n", name, id_of(i));
      }
    }
  };
  auto const passage = [&](std::size_t const i) { return n.text(n.passages.all()[i].id); };
  auto const crossing = [&](std::size_t const i) { return n.text(n.crossings.all()[i].id); };
  list("avoid", c.avoided_passages, passage);
  list("avoid", c.avoided_crossings, crossing);
  list("avoid", c.avoided_countries,
       [&](std::size_t const i) { return n.id_of(net::country_id{static_cast<std::uint16_t>(i)}); });
  list("allow", c.allowed_passages, passage);  // and what is opened
  list("allow", c.allowed_crossings, crossing);
  list("allow", c.allowed_bans, [&](std::size_t const i) { return n.text(n.trade_bans.all()[i].id); });
  if (c.hazard_classes != 0) {
    text += fmt::format("hazard {}\n", c.hazard_classes);
    list("allow", c.allowed_hazards, [&](std::size_t const i) { return n.text(n.hazards.all()[i].id); });
  }
  auto const views = n.points_of_view.all();
  auto const view = c.point_of_view < views.size() ? n.text(views[c.point_of_view].id) : std::string_view{};
  text += fmt::format("modes {}\nload {}\nday {}\nview {}\n", c.modes & 0x3FU, n.text(n.loads[c.what].id), c.day, view);
  return fmt::format("{:016x}", io::checksum64(std::as_bytes(std::span{text.data(), text.size()})));
}

std::string date_text(std::int32_t const day) {
  auto const date = std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace wakhan::api
