// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/pack.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <mutex>
#include <optional>

#include "wakhan/base/error.h"
#include "wakhan/geo/polyline.h"
#include "wakhan/load/check_references.h"
#include "wakhan/load/check_thinned_lines.h"
#include "wakhan/load/check_zone_hierarchies.h"

namespace wakhan::load {

namespace {

constexpr char const* kFactsFolder = "data";  // what messages call the place of the tables

// Texts of a section: each ended by a NUL.
std::string joined(std::vector<std::string> const& texts) {
  auto out = std::string{};
  for (auto const& t : texts) {
    out += t;
    out.push_back('\0');
  }
  return out;
}

std::vector<std::string> split_texts(std::span<std::byte const> const bytes) {
  auto out = std::vector<std::string>{};
  auto const* at = reinterpret_cast<char const*>(bytes.data());
  auto const* const end = at + bytes.size();
  while (at < end) {
    auto const* const stop = std::find(at, end, '\0');
    out.emplace_back(at, stop);
    at = stop + (stop < end ? 1 : 0);
  }
  return out;
}

std::vector<std::string> meta_texts(pack_meta const& meta) {
  auto out = std::vector<std::string>{meta.name, meta.reference_date, std::to_string(meta.price_year)};
  for (auto const& s : meta.sources) {
    out.insert(out.end(), {s.name, s.version, s.sha256, s.licence, s.attribution});
  }
  return out;
}

pack_meta read_meta(std::span<std::byte const> const bytes, std::string const& path) {
  auto const texts = split_texts(bytes);
  if (texts.size() < 3 || (texts.size() - 3) % 5 != 0 || !parse_date(texts[1], false)) {
    damaged(path, "meta", "it does not hold a name, a date, a price year and sources");
  }
  auto meta = pack_meta{texts[0], texts[1], std::atoi(texts[2].c_str()), {}};
  for (std::size_t i = 3; i < texts.size(); i += 5) {
    meta.sources.push_back({texts[i], texts[i + 1], texts[i + 2], texts[i + 3], texts[i + 4]});
  }
  return meta;
}

std::string finding_bytes(findings const& found) {
  auto texts = std::vector<std::string>{};
  for (auto const& f : found) {
    texts.insert(texts.end(), {std::to_string(static_cast<int>(f.level)), f.check, f.what, f.message});
  }
  return joined(texts);
}

std::string line_bytes(std::vector<std::vector<geo::lonlat>> const& lines) {
  auto out = std::vector<std::uint8_t>{};
  for (auto const& line : lines) {
    auto encoded = std::vector<std::uint8_t>{};
    geo::encode_polyline(line, encoded);
    auto const n = static_cast<std::uint32_t>(encoded.size());
    out.insert(out.end(), {static_cast<std::uint8_t>(n), static_cast<std::uint8_t>(n >> 8U),
                           static_cast<std::uint8_t>(n >> 16U), static_cast<std::uint8_t>(n >> 24U)});
    out.insert(out.end(), encoded.begin(), encoded.end());
  }
  return {reinterpret_cast<char const*>(out.data()), out.size()};
}

std::span<std::byte const> bytes_of(std::string const& text) {
  return std::as_bytes(std::span{text.data(), text.size()});
}

// Calls f(name, column) for the place columns; the three that are plain vectors included.
template <typename Places, typename F>
void for_each_place_column(Places& p, F&& f) {
  f("place.position", p.position);
  f("place.kind", p.kind);
  f("place.has_terminal", p.has_terminal);
  f("place.population", p.population);
  f("place.country", p.country);
  f("place.name", p.name);
  f("place.strings", p.strings);
  f("place.key_offset", p.key_offset);
  f("place.key_place", p.key_place);
  f("place.key_kind", p.key_kind);
}

template <typename T>
std::span<T const> typed(std::string const& path, char const* const name, std::span<std::byte const> const bytes) {
  if (bytes.size() % sizeof(T) != 0) {
    damaged(path, name, fmt::format("{} bytes are no whole number of {}-byte rows", bytes.size(), sizeof(T)));
  }
  return {reinterpret_cast<T const*>(bytes.data()), bytes.size() / sizeof(T)};
}

}  // namespace

void write_pack(pack_data const& data, std::string const& path) {
  auto sections = std::vector<io::section>{};
  auto const meta = joined(meta_texts(data.meta));
  auto const found = finding_bytes(data.found);
  auto const land = line_bytes(data.land);
  auto const disputed = line_bytes(data.disputed);
  sections.push_back({"meta", bytes_of(meta)});
  net::for_each_column(data.network, [&](char const* const name, auto const& column) {
    sections.push_back({name, std::as_bytes(column.all())});
  });
  for_each_place_column(data.places, [&](char const* const name, auto const& column) {
    if constexpr (requires { column.all(); }) {
      sections.push_back({name, std::as_bytes(column.all())});
    } else {
      sections.push_back({name, std::as_bytes(std::span{column})});
    }
  });
  for (std::size_t t = 0; t < data.fact_bytes.size(); ++t) {
    sections.push_back({fmt::format("fact.{}", t), bytes_of(data.fact_bytes[t])});
  }
  sections.push_back({"findings", bytes_of(found)});
  sections.push_back({"land", bytes_of(land)});
  sections.push_back({"disputed", bytes_of(disputed)});
  io::write_file_atomically(path, io::make_section_file(sections));
}

struct pack::parsed_tables {
  std::array<std::once_flag, kFactTables> once;
  std::array<std::optional<io::csv_table>, kFactTables> tables;
};

pack::pack(std::string const& path)
    : file_{path}, meta_{read_meta(file_.find("meta"), path)}, parsed_{std::make_shared<parsed_tables>()} {
  net::for_each_column(network_, [&]<typename Key, typename T>(char const* const name, id_span<Key, T>& column) {
    column = id_span<Key, T>{typed<T>(path, name, file_.find(name))};
  });
  for_each_place_column(places_, [&]<typename Column>(char const* const name, Column& column) {
    using element = std::remove_cvref_t<decltype([&] {
      if constexpr (requires { column.all(); }) {
        return column.all()[0];
      } else {
        return column[0];
      }
    }())>;
    column = Column{typed<element>(path, name, file_.find(name))};
  });
  check_references(network_, path);
  check_zone_hierarchies(network_, path);
  places::check(places_, network_.countries.size());
  check_places(places_, path);
}

std::string_view pack::fact_text(std::size_t const table) const {
  auto const section = file_.find(fmt::format("fact.{}", table));
  return {reinterpret_cast<char const*>(section.data()), section.size()};
}

void pack::check_contents() const {
  file_.check_contents();
  check_thinned_lines(network_, path());
  check_hierarchy_arcs(network_, path());
}

facts pack::read_facts() const {
  auto bytes = std::vector<std::string>{};
  for (std::size_t t = 0; t < kFactTables; ++t) {
    bytes.emplace_back(fact_text(t));
  }
  return parse_facts(std::move(bytes), kFactsFolder);
}

io::csv_table const& pack::rows_of(fact_table const table) const {
  auto const t = static_cast<std::size_t>(table);
  std::call_once(parsed_->once.at(t),
                 [&] { parsed_->tables[t] = parse_fact_table(table, fact_text(t), kFactsFolder); });
  return *parsed_->tables[t];
}

findings pack::read_findings() const {
  auto const texts = split_texts(file_.find("findings"));
  auto out = findings{};
  for (std::size_t i = 0; i < texts.size(); i += 4) {
    auto const is_level = texts[i].size() == 1 && texts[i][0] >= '0' && texts[i][0] <= '2';
    if (!is_level || texts.size() - i < 4) {
      damaged(path(), "findings", "it does not hold a level and three texts for every finding");
    }
    out.push_back({static_cast<severity>(texts[i][0] - '0'), texts[i + 1], texts[i + 2], texts[i + 3]});
  }
  return out;
}

std::vector<std::vector<geo::lonlat>> pack::read_lines(char const* const section) const {
  auto const bytes = typed<std::uint8_t>(path(), section, file_.find(section));
  auto lines = std::vector<std::vector<geo::lonlat>>{};
  for (std::size_t at = 0; at < bytes.size();) {
    if (bytes.size() - at < 4) {
      damaged(path(), section, "it ends within a line's length");
    }
    auto const n = static_cast<std::size_t>(bytes[at]) | static_cast<std::size_t>(bytes[at + 1]) << 8U |
                   static_cast<std::size_t>(bytes[at + 2]) << 16U | static_cast<std::size_t>(bytes[at + 3]) << 24U;
    at += 4;
    if (n > bytes.size() - at) {
      damaged(path(), section, "a line is longer than the section");
    }
    lines.push_back(geo::decode_polyline(bytes.subspan(at, n)));
    at += n;
  }
  return lines;
}

}  // namespace wakhan::load
