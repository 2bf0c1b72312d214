// SPDX-License-Identifier: Apache-2.0
#include "wakhan/matrix/matrix.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "wakhan/api/changes.h"
#include "wakhan/base/error.h"
#include "wakhan/io/file.h"

namespace wakhan::matrix {

namespace {

constexpr std::size_t kMostPairs = 1'000'000;

}  // namespace

api::change_words words_of(matrix_request const& request) {
  return {request.avoid,  request.allow, request.modes, request.load,
          request.hazard, request.date,  request.view,  request.open};
}

matrix::matrix(load::pack const& pack, matrix_request const& request)
    : pack_{pack},
      request_{request},
      changes_{api::read_changes(pack, words_of(request))},
      asker_{pack, changes_, pricing_of(request.by, request.day_usd), origins_, destinations_} {
  auto const seen = net::view{pack.network(), changes_};
  origins_ = read_place_list(pack, seen, request.from_file);
  destinations_ = request.to_file.empty() ? origins_ : read_place_list(pack, seen, request.to_file);
  check_size();
}

matrix::matrix(load::pack const& pack, matrix_request const& request, std::vector<listed_place> origins,
               std::vector<listed_place> destinations)
    : pack_{pack},
      request_{request},
      changes_{api::read_changes(pack, words_of(request))},
      origins_{std::move(origins)},
      destinations_{std::move(destinations)},
      asker_{pack, changes_, pricing_of(request.by, request.day_usd), origins_, destinations_} {
  check_size();
}

void matrix::check_size() const {
  verify(pairs() <= kMostPairs, errc::limit, "{} places by {} are {} pairs, the limit is {}", origins_.size(),
         destinations_.size(), pairs(), kMostPairs);
}

std::string matrix::digest() const {
  auto words =
      fmt::format("{} {} {} {}", pack_.hash(), api::hash_of(pack_.network(), changes_), request_.by, request_.day_usd);
  for (auto const* const list : {&origins_, &destinations_}) {
    words += fmt::format("\n{}", list->size());
    for (auto const& place : *list) {
      words += '\n' + place.words;
    }
  }
  return io::sha256_hex(words).substr(0, 16);
}

std::vector<cell> matrix::cells(std::size_t const first, std::size_t const count, progress const& told) const {
  auto range = std::vector<std::size_t>(count);
  std::iota(range.begin(), range.end(), first);
  auto const all = static_cast<double>(pairs());
  auto answers = ask(range, nullptr, [&](unsigned const worker, double const share) {
    auto const done = static_cast<double>(first) + share * static_cast<double>(count);
    auto const name = fmt::format("{:.0f} of {} pairs", done, pairs());
    worker == 0 ? told.step(name, done / all) : told.stop_if_asked(name);
  });
  auto made = std::vector<cell>{};
  for (auto& answer : answers) {
    made.push_back(std::move(answer.figures));
  }
  return made;
}

std::vector<asked_pair> matrix::ask(std::span<std::size_t const> const numbers, net::changes const* const more,
                                    pair_asker::telling const& told) const {
  return asker_.ask(numbers, more, request_.threads, told);
}

cell matrix::cell_alone(std::size_t const pair) const { return asker_.ask_alone(pair, nullptr).figures; }

}  // namespace wakhan::matrix
