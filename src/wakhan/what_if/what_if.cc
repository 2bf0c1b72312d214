// SPDX-License-Identifier: Apache-2.0
#include "wakhan/what_if/what_if.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>

#include "wakhan/api/changes.h"
#include "wakhan/api/route.h"
#include "wakhan/base/error.h"

namespace wakhan::what_if {

namespace {

constexpr std::size_t kMostPairs = 200'000;  // what all their ways pass is kept
constexpr double kShareOfPairs = 0.2;        // of the progress, before anything is closed

// What a set of ids closes.
net::changes closed_by(load::pack const& pack, what_if_request const& request, std::vector<std::string> const& ids) {
  verify(!ids.empty(), errc::usage, "--without names nothing to close");
  auto words = api::change_words{};
  words.avoid = ids;
  words.date = request.way.date;
  words.view = request.way.view;
  words.load = request.way.load;
  try {
    return api::read_changes(pack, words);
  } catch (error const& e) {
    auto const message = std::string_view{e.what()};
    auto const option = std::string_view{"--avoid"};
    if (!message.starts_with(option)) {
      throw;
    }
    throw error{e.code(), fmt::format("--without{}", message.substr(option.size())), e.hint()};
  }
}

bool meet(std::vector<std::uint32_t> const& passed, std::vector<char> const& closed) {
  return std::any_of(passed.begin(), passed.end(), [&](auto const i) { return i < closed.size() && closed[i] != 0; });
}

bool is_cut(route::way_elements const& passed, net::changes const& closed) {
  return meet(passed.countries, closed.avoided_countries) || meet(passed.crossings, closed.avoided_crossings) ||
         meet(passed.passages, closed.avoided_passages);
}

std::string passage_id(net::network const& n, std::uint32_t const passage) {
  auto const& row = n.passages[net::passage_id{passage}];
  return std::string{n.text((row.waterway.is_valid() ? n.passages[row.waterway] : row).id)};
}

// Ids of everything of a kind that some way passes, in the order of their letters.
std::set<std::string> passed_of_kind(net::view const& seen, std::vector<matrix::asked_pair> const& all,
                                     std::string const& kind) {
  auto const& n = seen.base();
  auto ids = std::set<std::string>{};
  for (auto const& a : all) {
    if (kind == "passages") {
      for (auto const p : a.passed.passages) {
        // What a question opens is not there to be closed.
        if (n.passages[net::passage_id{p}].is_planned == 0) {
          ids.insert(passage_id(n, p));
        }
      }
    } else if (kind == "crossings") {
      for (auto const c : a.passed.crossings) {
        ids.emplace(n.text(n.crossings[net::crossing_id{c}].id));
      }
    } else {
      for (auto const c : a.passed.countries) {
        ids.emplace(seen.shown_code(net::country_id{static_cast<std::uint16_t>(c)}));
      }
    }
  }
  return ids;
}

void check_kinds(std::vector<std::string> const& kinds) {
  for (auto const& kind : kinds) {
    if (kind != "passages" && kind != "crossings" && kind != "countries") {
      throw error{errc::usage, fmt::format("--without-each: '{}' is none of passages, crossings, countries", kind),
                  "write one of them, or several with commas between"};
    }
  }
}

class closer {
 public:
  closer(load::pack const& pack, what_if_request const& request, matrix::matrix const& pairs, progress const& told)
      : pack_{pack}, request_{request}, pairs_{pairs}, told_{told} {
    auto all = std::vector<std::size_t>(pairs.pairs());
    std::iota(all.begin(), all.end(), std::size_t{0});
    before_ = pairs.ask(all, nullptr, [&](unsigned const worker, double const share) {
      worker == 0 ? told.step("asking pairs", share * kShareOfPairs) : told.stop_if_asked("asking pairs");
    });
  }

  std::vector<matrix::asked_pair> const& before() const { return before_; }

  // `share`: of all sets that are behind.
  closed_set close(std::vector<std::string> const& ids, double const share) const {
    told_.step(fmt::format("closing {}", fmt::join(ids, ", ")), kShareOfPairs + share * (1 - kShareOfPairs));
    auto const more = closed_by(pack_, request_, ids);
    auto numbers = std::vector<std::size_t>{};
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (is_cut(before_[i].passed, more)) {
        numbers.push_back(i);
      }
    }
    auto set = closed_set{ids, {}};
    if (!numbers.empty()) {
      auto now = pairs_.ask(numbers, &more, [&](unsigned, double) { told_.stop_if_asked("closing"); });
      for (std::size_t i = 0; i < numbers.size(); ++i) {
        set.changed.push_back({numbers[i], std::move(now[i].figures)});
      }
    }
    return set;
  }

 private:
  load::pack const& pack_;
  what_if_request const& request_;
  matrix::matrix const& pairs_;
  progress const& told_;
  std::vector<matrix::asked_pair> before_;
};

double measure(what_if_answer const& a, matrix::cell const& c) {
  return a.by == "time"    ? c.days_mean
         : a.by == "money" ? c.cost_usd
         : a.by == "co2e"  ? c.co2e_wtw_kg
                           : matrix::value_usd(c, a.day_usd);
}

double sum_of_extras(what_if_answer const& a, closed_set const& s) {
  return std::accumulate(s.changed.begin(), s.changed.end(), 0.0,
                         [&](double const sum, changed_pair const& c) { return sum + extra(a, c); });
}

}  // namespace

std::size_t closed_set::cut_off() const {
  return static_cast<std::size_t>(
      std::count_if(changed.begin(), changed.end(), [](auto const& c) { return !c.now.reason.empty(); }));
}

double extra(what_if_answer const& a, changed_pair const& c) {
  auto const& before = a.before[c.pair];
  return before.reason.empty() && c.now.reason.empty() ? measure(a, c.now) - measure(a, before) : 0;
}

what_if_answer find_what_if(load::pack const& pack, what_if_request const& request, progress const& told) {
  check_kinds(request.without_each);
  verify(!request.without.empty() || !request.without_each.empty(), errc::usage,
         "nothing is to be closed; name a set with --without, e.g. --without suez, or a kind with --without-each");
  for (auto const& ids : request.without) {
    closed_by(pack, request, ids);  // before the work
  }
  auto const pairs = matrix::matrix{pack, request.way};
  verify(pairs.pairs() <= kMostPairs, errc::limit, "{} pairs, the limit of what-if is {}", pairs.pairs(), kMostPairs);
  auto const& n = pack.network();
  auto const seen = net::view{n, pairs.changes()};
  auto const ways = closer{pack, request, pairs, told};
  auto answer = what_if_answer{};
  for (std::size_t i = 0; i < pairs.origins(); ++i) {
    answer.origins.push_back(pairs.origin_of(i * pairs.destinations()));
  }
  for (std::size_t i = 0; i < pairs.destinations(); ++i) {
    answer.destinations.push_back(pairs.destination_of(i));
  }
  for (auto const& pair : ways.before()) {
    answer.before.push_back(pair.figures);
  }
  answer.by = request.way.by;
  answer.day_usd = request.way.day_usd;
  answer.load_name = n.text(n.loads[pairs.changes().what].name);
  answer.date = api::date_text(pairs.changes().day);
  answer.version = api::version();
  answer.pack_name = pack.meta().name;
  answer.pack_hash = pack.hash();
  auto ids = std::vector<std::vector<std::string>>{request.without};
  for (auto const& kind : request.without_each) {
    for (auto const& id : passed_of_kind(seen, ways.before(), kind)) {
      if (std::find(ids.begin(), ids.end(), std::vector{id}) == ids.end()) {
        ids.push_back({id});
      }
    }
  }
  auto each = std::vector<closed_set>{};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    auto& sets = i < request.without.size() ? answer.sets : each;
    sets.push_back(ways.close(ids[i], static_cast<double>(i) / static_cast<double>(ids.size())));
  }
  std::stable_sort(each.begin(), each.end(), [&](auto const& a, auto const& b) {
    return a.cut_off() != b.cut_off() ? a.cut_off() > b.cut_off() : sum_of_extras(answer, a) > sum_of_extras(answer, b);
  });
  answer.sets.insert(answer.sets.end(), std::move_iterator{each.begin()}, std::move_iterator{each.end()});
  return answer;
}

}  // namespace wakhan::what_if
