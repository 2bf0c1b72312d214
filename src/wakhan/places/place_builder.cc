// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/place_builder.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "wakhan/base/error.h"
#include "wakhan/places/fold.h"
#include "wakhan/places/terminal_reach.h"

namespace wakhan::places {

namespace {

constexpr std::size_t kLongestName = 1024;

void check_name(std::string_view const name, std::string_view const place) {
  verify(name.size() <= kLongestName, errc::bad_input, "place '{}': a name of {} bytes, at most {} are allowed",
         printable(place), name.size(), kLongestName);
  verify(name.find('\0') == name.npos, errc::bad_input, "place '{}': a name with a NUL byte", printable(place));
}

bool is_code(std::string_view const code) {
  return !code.empty() && code.size() <= kLongestName &&
         std::all_of(code.begin(), code.end(), [](char const c) { return c > ' ' && c < '\x7f'; });
}

std::uint64_t prefix_of(std::string_view const key) {
  auto prefix = std::uint64_t{0};
  for (std::size_t i = 0; i < 8; ++i) {
    prefix = (prefix << 8) | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
  }
  return prefix;
}

std::uint32_t append(std::vector<char>& strings, std::string_view const text, std::uint32_t const most) {
  verify(strings.size() + text.size() < most, errc::limit, "places: more than {} bytes of names", most);
  auto const offset = static_cast<std::uint32_t>(strings.size());
  strings.insert(strings.end(), text.begin(), text.end());
  strings.push_back('\0');
  return offset;
}

}  // namespace

place_table place_columns::view() const {
  return {.position = position.view(),
          .kind = kind.view(),
          .has_terminal = has_terminal.view(),
          .population = population.view(),
          .country = country.view(),
          .name = name.view(),
          .strings = strings,
          .key_offset = key_offset,
          .key_place = key_place,
          .key_kind = key_kind};
}

place_id place_builder::add(new_place const& made) {
  auto const name = made.name;
  verify(!name.empty(), errc::bad_input, "a {} without a name at {},{}", name_of(made.kind), made.position.lon(),
         made.position.lat());
  check_name(name, name);
  for (auto const& alternate : made.alternates) {
    check_name(alternate, name);
  }
  for (auto const& code : made.codes) {
    verify(is_code(fold_code(code)), errc::bad_input, "place '{}': '{}' is not a code", printable(name),
           printable(code));
  }
  auto const place = columns_.position.push_back(made.position);
  columns_.kind.push_back(made.kind);
  columns_.country.push_back(made.country);
  columns_.population.push_back(made.population);
  columns_.name.push_back(append(columns_.strings, name, most_));

  add_key(place, name_kind::main, fold(name), name);
  for (auto const& alternate : made.alternates) {
    add_key(place, name_kind::alternate, fold(alternate), alternate);
  }
  for (auto const& code : made.codes) {
    add_key(place, name_kind::code, fold_code(code));
  }
  return place;
}

place_builder::piece place_builder::keep(std::string_view const text) {
  verify(texts_.size() + text.size() < most_, errc::limit, "places: more than {} bytes of folded names", most_);
  auto const kept = piece{static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(text.size())};
  texts_ += text;
  return kept;
}

std::string_view place_builder::text_of(piece const p) const {
  return std::string_view{texts_}.substr(p.offset, p.length);
}

void place_builder::add_key(place_id const place, name_kind const kind, std::string_view const key,
                            std::string_view const name) {
  if (!key.empty()) {
    entries_.push_back({prefix_of(key), keep(key), is_ascii(name) ? piece{} : keep(name), place, kind});
  }
}

// By key, then place, then kind.
void place_builder::sort_entries() {
  std::sort(entries_.begin(), entries_.end(), [this](entry const& a, entry const& b) {
    if (a.prefix != b.prefix) {
      return a.prefix < b.prefix;
    }
    auto const order = text_of(a.key).compare(text_of(b.key));
    return order != 0 ? order < 0 : std::tie(a.place, a.kind) < std::tie(b.place, b.kind);
  });
}

// For each folded name that several places have: one more entry for every name of theirs in its own spelling.
void place_builder::add_spellings() {
  auto const n = entries_.size();
  for (std::size_t first = 0; first < n;) {
    auto const key = entries_[first].key;
    auto last = first + 1;
    while (last < n && text_of(entries_[last].key) == text_of(key)) {
      ++last;
    }
    auto const is_shared = entries_[first].place != entries_[last - 1].place;
    for (; first < last; ++first) {
      auto const e = entries_[first];
      if (is_shared && e.name.length > 0) {
        add_key(e.place, e.kind, spell(text_of(e.name)));
      }
    }
  }
}

// Of equal keys of one place the best kind stays; a code stays beside a name, since they are asked for differently.
void place_builder::drop_repeated_entries() {
  auto const is_code = [](entry const& e) { return e.kind == name_kind::code; };
  auto const end = std::unique(entries_.begin(), entries_.end(), [&](entry const& a, entry const& b) {
    return a.prefix == b.prefix && a.place == b.place && is_code(a) == is_code(b) && text_of(a.key) == text_of(b.key);
  });
  entries_.erase(end, entries_.end());
}

void place_builder::write_index() {
  auto previous = std::string_view{};
  auto offset = std::uint32_t{0};
  for (auto const& e : entries_) {
    if (auto const key = text_of(e.key); key != previous) {
      offset = append(columns_.strings, key, most_);
      previous = key;
    }
    columns_.key_offset.push_back(offset);
    columns_.key_place.push_back(e.place);
    columns_.key_kind.push_back(e.kind);
  }
}

place_columns place_builder::finish() {
  columns_.has_terminal.raw() = find_terminal_reach(columns_.position.all(), columns_.kind.all());
  sort_entries();
  add_spellings();
  sort_entries();
  drop_repeated_entries();
  write_index();
  entries_.clear();
  texts_.clear();
  return std::exchange(columns_, {});
}

}  // namespace wakhan::places
