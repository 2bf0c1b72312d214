// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/near_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "wakhan/api/letter_case.h"
#include "wakhan/places/suggest.h"

namespace wakhan::api {

namespace {

constexpr std::size_t kMostOffered = 3;
constexpr std::size_t kFewestLettersOfBeginning = 2;
constexpr std::size_t kFewestLettersWithin = 4;

bool is_part_of_the_other(std::string_view const a, std::string_view const b) {
  auto const& [shorter, longer] = std::minmax(a, b, [](auto const x, auto const y) { return x.size() < y.size(); });
  return (shorter.size() >= kFewestLettersOfBeginning && longer.starts_with(shorter)) ||
         (shorter.size() >= kFewestLettersWithin && longer.find(shorter) != std::string_view::npos);
}

}  // namespace

std::vector<std::string> near_words(std::string_view const written, std::vector<std::string> const& known) {
  auto const asked = in_small_letters(written);
  auto const limit = std::clamp<std::size_t>(written.size() / 3, 1, 4);
  auto distance = places::edit_distance{asked, limit};
  auto near = std::vector<std::pair<std::size_t, std::string>>{};
  for (auto const& word : known) {
    auto const spelt = in_small_letters(word);
    if (auto const edits = distance.to(spelt)) {
      near.emplace_back(*edits, word);
    } else if (is_part_of_the_other(asked, spelt)) {
      near.emplace_back(limit, word);
    }
  }
  std::sort(near.begin(), near.end());
  near.resize(std::min(near.size(), kMostOffered));
  auto out = std::vector<std::string>{};
  std::transform(near.begin(), near.end(), std::back_inserter(out), [](auto const& n) { return n.second; });
  return out;
}

std::string did_you_mean(std::string_view const written, std::vector<std::string> const& known) {
  auto const near = near_words(written, known);
  return near.empty() ? std::string{} : fmt::format("did you mean {}?", fmt::join(near, ", "));
}

}  // namespace wakhan::api
