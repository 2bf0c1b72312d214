// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/suggest.h"

#include <algorithm>
#include <tuple>

namespace wakhan::places {

namespace {

// Longer names have no suggestions; nobody mistypes them by only three letters.
constexpr std::size_t kLongestFolded = 80;

std::size_t slips_allowed(std::size_t const length) { return length <= 3 ? 0 : length <= 5 ? 1 : length <= 9 ? 2 : 3; }

struct near_place {
  place_id place;
  std::size_t distance;
  std::uint32_t population;
};

// The first n places, each once; of farther ones only those better known than all nearer ones.
std::vector<place_id> first_of_each(std::vector<near_place> const& sorted, std::size_t const n) {
  auto picked = std::vector<place_id>{};
  auto best_known = std::uint32_t{0};
  for (auto const& c : sorted) {
    auto const is_worth_it = c.distance == sorted.front().distance || c.population > best_known;
    if (picked.size() < n && is_worth_it && std::find(picked.begin(), picked.end(), c.place) == picked.end()) {
      picked.push_back(c.place);
    }
    best_known = std::max(best_known, c.population);
  }
  return picked;
}

}  // namespace

edit_distance::edit_distance(std::string_view const from, std::size_t const limit)
    : from_{from}, limit_{limit}, rows_((from.size() + limit + 1) * (from.size() + 1)) {
  for (std::size_t j = 0; j <= from_.size(); ++j) {
    rows_[j] = j;
  }
  smallest_.push_back(0);
}

std::size_t* edit_distance::row(std::size_t const depth) { return rows_.data() + depth * (from_.size() + 1); }

// A row depends on the two rows before it (a swap reaches back two letters), and no number below both can appear.
bool edit_distance::is_hopeless(std::size_t const depth) {
  return depth > 0 && smallest_[depth] > limit_ && smallest_[depth - 1] > limit_;
}

void edit_distance::fill_row(std::size_t const depth) {
  auto* const current = row(depth);
  auto const* const above = row(depth - 1);
  auto const c = word_[depth - 1];
  current[0] = depth;
  for (std::size_t j = 1; j <= from_.size(); ++j) {
    auto const replaced = above[j - 1] + (from_[j - 1] == c ? 0U : 1U);
    current[j] = std::min({replaced, above[j] + 1, current[j - 1] + 1});
    if (depth > 1 && j > 1 && from_[j - 1] == word_[depth - 2] && from_[j - 2] == c) {
      current[j] = std::min(current[j], row(depth - 2)[j - 2] + 1);
    }
  }
  smallest_.resize(depth);
  smallest_.push_back(*std::min_element(current, current + from_.size() + 1));
}

std::optional<std::size_t> edit_distance::to(std::string_view const word) {
  if (word.size() > from_.size() + limit_ || word.size() + limit_ < from_.size()) {
    return std::nullopt;
  }
  auto const common = static_cast<std::size_t>(
      std::mismatch(word.begin(), word.end(), word_.begin(), word_.end()).first - word.begin());
  word_.resize(common);
  for (auto depth = common; depth < word.size() && !is_hopeless(depth); ++depth) {
    word_ += word[depth];
    fill_row(depth + 1);
  }
  auto const distance = row(word_.size())[from_.size()];
  return word_.size() == word.size() && distance <= limit_ ? std::optional{distance} : std::nullopt;
}

std::vector<place_id> suggest(place_table const& table, std::string_view const folded, std::size_t const n,
                              std::function<bool(place_id)> const& is_allowed) {
  if (slips_allowed(folded.size()) == 0 || folded.size() > kLongestFolded) {
    return {};
  }
  auto distance_of = edit_distance{folded, slips_allowed(folded.size())};
  auto found = std::vector<near_place>{};
  for (std::size_t row = 0; row < table.key_offset.size(); ++row) {
    if (table.key_kind[row] == name_kind::code) {
      continue;
    }
    auto const place = table.key_place[row];
    if (auto const distance = distance_of.to(key_of(table, row)); distance && is_allowed(place)) {
      found.push_back({place, *distance, table.population[place]});
    }
  }
  std::sort(found.begin(), found.end(), [](near_place const& a, near_place const& b) {
    return std::tie(a.distance, b.population, a.place) < std::tie(b.distance, a.population, b.place);
  });
  return first_of_each(found, n);
}

}  // namespace wakhan::places
