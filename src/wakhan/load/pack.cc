// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/pack.h"

#include <algorithm>
#include <cstring>

#include "wakhan/base/error.h"
#include "wakhan/geo/polyline.h"

namespace wakhan::load {

namespace {

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

[[noreturn]] void damaged(std::string const& path, std::string_view const section, std::string_view const what) {
  throw error{errc::damaged_pack, fmt::format("{}: damaged pack: section '{}': {}", path, section, what),
              "run `wakhan pack build` to make it again"};
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

std::string land_bytes(std::vector<std::vector<geo::lonlat>> const& land) {
  auto out = std::vector<std::uint8_t>{};
  for (auto const& ring : land) {
    auto encoded = std::vector<std::uint8_t>{};
    geo::encode_polyline(ring, encoded);
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

// Checks of a network's references, each once, so that everything after may trust them.
class network_check {
 public:
  network_check(net::network const& n, std::string const& path) : n_{n}, path_{path} {}

  void run() const {
    auto const nodes = n_.nodes.position.size();
    auto const links = n_.links.from.size();
    same_size("node.kind", n_.nodes.kind.size(), nodes);
    same_size("node.carriage", n_.nodes.by.size(), nodes);
    same_size("node.country", n_.nodes.country.size(), nodes);
    same_size("node.zone", n_.nodes.zone.size(), nodes);
    same_size("node.portal", n_.nodes.portal.size(), nodes);
    same_size("link.to", n_.links.to.size(), links);
    same_size("link.kind", n_.links.kind.size(), links);
    same_size("link.mode", n_.links.by.size(), links);
    same_size("link.country", n_.links.country.size(), links);
    same_size("link.length_m", n_.links.length_m.size(), links);
    same_size("link.ref", n_.links.ref.size(), links);
    same_size("link.fact", n_.links.fact.size(), links);
    offsets("node.first_link", n_.nodes.first_link.all(), nodes, n_.incident.size());
    offsets("link.first_shape", n_.links.first_shape.all(), links, n_.shapes.size());
    offsets("overlay.first_arc", n_.overlay.first_arc.all(), n_.portals.size(), n_.overlay.head.size());
    offsets("overlay.first_link", n_.overlay.first_link.all(), n_.overlay.head.size(), n_.overlay.path.size());
    same_size("overlay.metres", n_.overlay.metres.size(), n_.overlay.head.size());
    below("link.from", n_.links.from.all(), nodes);
    below("link.to", n_.links.to.all(), nodes);
    below("node.links", n_.incident.all(), links);
    below("overlay.path", n_.overlay.path.all(), links);
    below("overlay.head", n_.overlay.head.all(), n_.portals.size());
    below("zone.free_border", n_.free_borders.all(), links);
    below("portal.node", n_.portals.all(), nodes);
    below("near.road", n_.road_near.all(), nodes);
    below("near.hub", n_.hub_near.all(), n_.terminals.size());
    below_or_invalid("node.country", n_.nodes.country.all(), n_.countries.size());
    below_or_invalid("node.zone", n_.nodes.zone.all(), n_.zones.size());
    below_or_invalid("node.portal", n_.nodes.portal.all(), n_.portals.size());
    below_or_invalid("link.country", n_.links.country.all(), n_.countries.size());
    tables();
    rate_facts();
    link_kinds();
  }

 private:
  void require(bool const condition, char const* const section, char const* const what) const {
    if (!condition) {
      damaged(path_, section, what);
    }
  }
  void same_size(char const* const section, std::size_t const n, std::size_t const expected) const {
    require(n == expected, section, "it has another number of rows than its neighbours");
  }
  void offsets(char const* const section, std::span<std::uint32_t const> const values, std::size_t const keys,
               std::size_t const end) const {
    require(values.size() == keys + 1 && values.front() == 0 && values.back() == end &&
                std::is_sorted(values.begin(), values.end()),
            section, "its offsets do not fit the rows they count");
  }
  template <typename T>
  static std::size_t value_of(T const& id) {
    if constexpr (requires { id.index(); }) {
      return id.index();
    } else {
      return id;
    }
  }
  template <typename T>
  void below(char const* const section, std::span<T const> const ids, std::size_t const n) const {
    require(std::all_of(ids.begin(), ids.end(), [&](auto const id) { return value_of(id) < n; }), section,
            "it names a row that does not exist");
  }
  template <typename T>
  void below_or_invalid(char const* const section, std::span<T const> const ids, std::size_t const n) const {
    require(std::all_of(ids.begin(), ids.end(), [&](auto const id) { return !id.is_valid() || id.index() < n; }),
            section, "it names a row that does not exist");
  }
  void text(char const* const section, net::text_id const id) const {
    require(!id.is_valid() || id.index() < n_.strings.size(), section, "a text lies outside the string table");
  }
  void fact(char const* const section, net::fact_id const id) const {
    require(!id.is_valid() || id.table() < kFactTables, section, "it names a fact table that does not exist");
  }

  void tables() const {
    require(n_.strings.empty() || n_.strings.all().back() == '\0', "strings", "the last text has no end");
    for (auto const& c : n_.countries.all()) {
      text("country", c.name);
      text("country", c.region);
    }
    for (auto const& c : n_.crossings.all()) {
      text("crossing", c.id);
      text("crossing", c.name);
      fact("crossing", c.fact);
      fact("crossing", c.dwell_fact);
      require(c.by < net::mode::none, "crossing", "it holds a mode that does not exist");
      require(c.country_a.index() < n_.countries.size() && c.country_b.index() < n_.countries.size(), "crossing",
              "a country does not exist");
    }
    for (auto const& p : n_.passages.all()) {
      text("passage", p.id);
      text("passage", p.name);
      fact("passage", p.fact);
    }
    for (auto const& t : n_.terminals.all()) {
      text("terminal", t.id);
      text("terminal", t.name);
      fact("terminal", t.fact);
      require(t.kind <= net::terminal_kind::assumed, "terminal", "it holds a kind that does not exist");
      require(t.node.index() < n_.nodes.position.size() && t.country.index() < n_.countries.size(), "terminal",
              "its node or country does not exist");
    }
    for (auto const& f : n_.ferries.all()) {
      text("ferry", f.id);
      text("ferry", f.name);
      fact("ferry", f.fact);
    }
    for (auto const& b : n_.trade_bans.all()) {
      text("trade_ban", b.id);
      fact("trade_ban", b.fact);
      require(b.goods_of.index() < n_.countries.size() && b.banned_in.index() < n_.countries.size(), "trade_ban",
              "a country does not exist");
    }
    for (auto const& c : n_.corridors.all()) {
      text("corridor", c.id);
      text("corridor", c.name);
      fact("corridor", c.fact);
      require(c.waypoints <= n_.waypoints.size() && c.first_waypoint <= n_.waypoints.size() - c.waypoints, "corridor",
              "its waypoints do not exist");
    }
    auto const slots = n_.countries.size() + 1;
    require(n_.rate_of.size() == net::kModes * slots, "rate_of", "it has not one rate for every mode and country");
    below("rate_of", n_.rate_of.all(), n_.rates.size());
    require(n_.handling_of.size() == net::kModes * 2 * slots, "handling_of",
            "it has not one row for every operation and country");
    require(n_.fee_share_ppm.size() == net::kLoads, "fee_share", "it has not one value for every load");
    require(n_.circuity_permille.size() == slots, "circuity", "it has not one value for every country");
    for (auto const& z : n_.zones.all()) {
      require(z.rate < n_.rates.size(), "zone", "its rate does not exist");
      require(z.by <= net::carriage::dock, "zone", "it holds a carriage system that does not exist");
      require(!z.country.is_valid() || z.country.index() < n_.countries.size(), "zone", "its country does not exist");
    }
  }

  void rate_facts() const {
    for (auto const& r : n_.rates.all()) {
      fact("rate", r.speed_fact);
      fact("rate", r.emission_fact);
      for (auto const f : r.tariff_fact) {
        fact("rate", f);
      }
    }
    for (auto const& h : n_.handling_of.all()) {
      fact("handling_of", h.fact);
      fact("handling_of", h.service_fact);
    }
    for (auto const f : n_.links.fact.all()) {
      fact("link.fact", f);
    }
  }

  void link_kinds() const {
    for (std::size_t i = 0; i < n_.links.from.size(); ++i) {
      auto const l = net::link_id{i};
      auto const ref = n_.links.ref[l];
      auto const fits = [&]() -> bool {
        switch (n_.links.kind[l]) {
          case net::link_kind::track:
          case net::link_kind::flight: return true;
          case net::link_kind::free_border:
          case net::link_kind::border: return ref == UINT32_MAX || ref < n_.crossings.size();
          case net::link_kind::passage: return ref < n_.passages.size();
          case net::link_kind::transfer: return ref < n_.terminals.size();
          case net::link_kind::boarding:
          case net::link_kind::sailing: return ref < n_.ferries.size();
        }
        return false;
      };
      require(n_.links.by[l] <= net::mode::none, "link.mode", "it holds a mode that does not exist");
      require(n_.links.kind[l] <= net::link_kind::free_border, "link.kind", "it holds a kind that does not exist");
      require(fits(), "link.ref", "a link names a crossing, passage, terminal or ferry that does not exist");
    }
    for (auto const kind : n_.nodes.kind.all()) {
      require(kind <= net::node_kind::dock, "node.kind", "it holds a kind that does not exist");
    }
    for (auto const by : n_.nodes.by.all()) {
      require(by <= net::carriage::dock, "node.carriage", "it holds a carriage system that does not exist");
    }
  }

  net::network const& n_;
  std::string const& path_;
};

}  // namespace

void write_pack(pack_data const& data, std::string const& path) {
  auto sections = std::vector<io::section>{};
  auto const meta = joined(meta_texts(data.meta));
  auto const found = finding_bytes(data.found);
  auto const land = land_bytes(data.land);
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
  io::write_file_atomically(path, io::make_section_file(sections));
}

pack::pack(std::string const& path) : file_{path}, meta_{read_meta(file_.find("meta"), path)} {
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
  network_check{network_, path}.run();
  places::check(places_, network_.countries.size());
}

facts pack::read_facts() const {
  auto bytes = std::vector<std::string>{};
  for (std::size_t t = 0; t < kFactTables; ++t) {
    auto const section = file_.find(fmt::format("fact.{}", t));
    bytes.emplace_back(reinterpret_cast<char const*>(section.data()), section.size());
  }
  return parse_facts(std::move(bytes), "data");
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

std::vector<std::vector<geo::lonlat>> pack::read_land() const {
  auto const bytes = typed<std::uint8_t>(path(), "land", file_.find("land"));
  auto rings = std::vector<std::vector<geo::lonlat>>{};
  for (std::size_t at = 0; at < bytes.size();) {
    if (bytes.size() - at < 4) {
      damaged(path(), "land", "it ends within a ring's length");
    }
    auto const n = static_cast<std::size_t>(bytes[at]) | static_cast<std::size_t>(bytes[at + 1]) << 8U |
                   static_cast<std::size_t>(bytes[at + 2]) << 16U | static_cast<std::size_t>(bytes[at + 3]) << 24U;
    at += 4;
    if (n > bytes.size() - at) {
      damaged(path(), "land", "a ring is longer than the section");
    }
    rings.push_back(geo::decode_polyline(bytes.subspan(at, n)));
    at += n;
  }
  return rings;
}

}  // namespace wakhan::load
