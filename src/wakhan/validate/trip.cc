// SPDX-License-Identifier: Apache-2.0
#include "wakhan/validate/trip.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <tuple>

#include "wakhan/base/error.h"
#include "wakhan/base/parallel.h"
#include "wakhan/validate/bill_parts.h"

namespace wakhan::validate {

namespace {

std::string region_of(net::network const& n, net::country_id const a, net::country_id const b) {
  auto const name = [&](net::country_id const c) {
    return c.is_valid() ? std::string{n.text(n.countries[c].region)} : std::string{"sea"};
  };
  auto const [first, second] = std::minmax({name(a), name(b)});
  return first == second ? first : fmt::format("{}-{}", first, second);
}

net::load_id load_of(net::network const& n, std::string_view const id) {
  for (std::size_t l = 0; l < n.loads.size(); ++l) {
    if (n.text(n.loads[net::load_id{l}].id) == id) {
      return net::load_id{l};
    }
  }
  return {};
}

bool is_time(quantity const what) { return what == quantity::transit_days || what == quantity::door_days; }

class asker {
 public:
  asker(load::pack const& pack, load::calibration const& fitted) : pack_{pack}, n_{pack.network()}, causes_{fitted} {}

  trip ask(observation const& o) const {
    auto made = trip{};
    made.about = &o;
    try {
      if (o.what == quantity::border_hours) {
        ask_border(o, made);
      } else {
        ask_route(o, made);
      }
    } catch (error const& e) {
      made.failure = e.what();
    }
    return made;
  }

 private:
  // The day that an observation is from; the pack's own where none is stated.
  std::int32_t day_of(observation const& o) const {
    auto const stated = load::parse_date(o.asked.date, false);
    return stated ? *stated : load::parse_date(pack_.meta().reference_date, false).value_or(0);
  }

  void ask_border(observation const& o, trip& made) const {
    for (std::size_t i = 0; i < n_.crossings.size(); ++i) {
      auto const& c = n_.crossings[net::crossing_id{i}];
      if (n_.text(c.id) != o.crossing) {
        continue;
      }
      auto const hours = n_.hours_at(net::crossing_id{i}, day_of(o));
      auto const starts_at = [&](net::country_id const country) { return n_.id_of(country) == o.asked.from; };
      if (!o.asked.from.empty() && !starts_at(c.country_a) && !starts_at(c.country_b)) {
        made.failure = fmt::format("{} is no side of {}", o.asked.from, o.crossing);
        return;
      }
      auto const back = starts_at(c.country_b);
      auto const both = o.asked.from.empty();
      auto const seconds = both ? (hours.dwell_s[0] + hours.dwell_s[1]) / 2.0 : double{1} * hours.dwell_s[back ? 1 : 0];
      made.computed = seconds / 3600;
      made.region = region_of(n_, c.country_a, c.country_b);
      made.way = n_.text(c.name);
      add(made, causes_.cause_of(hours.fact), made.computed);
      if (made.computed == 0) {
        made.failure = "the pack reckons with no time at this post";
      }
      return;
    }
    made.failure = fmt::format("'{}' is no post of the pack", o.crossing);
  }

  void ask_route(observation const& o, trip& made) const {
    auto request = o.asked;
    request.threads = 1;
    auto const answer = api::find_routes(pack_, request);
    if (answer.answers.empty()) {
      made.failure = answer.reason ? answer.reason->message : "no way";
      return;
    }
    auto const what = load_of(n_, request.load);
    auto const how_far = o.what == quantity::door_days ? scope::door : scope::terminal;
    // How well an answer's way is the observation's: its corridor, its mode; then the least figure.
    auto best = std::tuple{false, false, -std::numeric_limits<double>::infinity()};
    for (auto const& a : answer.answers) {
      auto const bill = bill_by_facts(n_, a.detail, what, how_far);
      auto const figure = is_time(o.what) ? bill.hours / 24 : o.what == quantity::price ? bill.usd : a.distance_km;
      auto const is_named = a.corridor == o.corridor && !o.corridor.empty();
      auto const fit = std::tuple{is_named, is_moved_as(o.mode, a.detail.modes), -figure};
      if (fit <= best) {
        continue;
      }
      best = fit;
      made.has_named_corridor = is_named;
      take(o, a, bill, figure, made);
    }
  }

  void take(observation const& o, api::itinerary_answer const& a, billed const& bill, double const figure,
            trip& made) const {
    made.computed = figure;
    made.way = a.title;
    made.shares.clear();
    made.rest = 0;
    made.standard_deviation = std::sqrt(bill.variance) / 24;
    auto const& countries = a.detail.countries;
    made.region = countries.empty() ? "sea" : region_of(n_, countries.front(), countries.back());
    if (o.what == quantity::distance_km) {
      made.rest = figure;
      return;
    }
    for (auto const& part : bill.parts) {
      add(made, causes_.cause_of(part.fact), is_time(o.what) ? part.hours / 24 : part.usd);
    }
  }

  static void add(trip& made, std::optional<std::size_t> const cause, double const amount) {
    if (!cause) {
      made.rest += amount;
      return;
    }
    auto const at = std::lower_bound(made.shares.begin(), made.shares.end(), *cause,
                                     [](auto const& s, std::size_t const c) { return s.cause < c; });
    if (at != made.shares.end() && at->cause == *cause) {
      at->amount += amount;
    } else if (amount != 0) {
      made.shares.insert(at, {*cause, amount});
    }
  }

  load::pack const& pack_;
  net::network const& n_;
  load::calibration const& causes_;
};

}  // namespace

bool is_moved_as(std::string_view const mode, std::vector<net::mode> const& chain) {
  auto used = chain;
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  if (mode == "multimodal") {
    return used.size() > 1;
  }
  auto const named = net::parse_mode(mode == "river" ? "waterway" : mode);
  return !named || std::binary_search(used.begin(), used.end(), *named);
}

std::vector<trip> compute_trips(load::pack const& pack, load::calibration const& fitted,
                                std::vector<observation> const& observed, unsigned const threads,
                                progress const& told) {
  constexpr auto kAsking = std::string_view{"asking about observations"};
  auto made = std::vector<trip>(observed.size());
  auto done = std::atomic<std::size_t>{0};
  auto const asks = asker{pack, fitted};
  parallel_for(observed.size(), threads, [&](unsigned const worker, std::size_t const i) {
    made[i] = asks.ask(observed[i]);
    auto const so_far = ++done;
    if (worker == 0) {
      told.step(kAsking, static_cast<double>(so_far) / static_cast<double>(observed.size()));
    } else {
      told.stop_if_asked(kAsking);
    }
  });
  return made;
}

}  // namespace wakhan::validate
