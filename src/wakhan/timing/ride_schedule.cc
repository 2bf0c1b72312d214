// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timing/ride_schedule.h"

#include <algorithm>
#include <chrono>
#include <map>

#include "wakhan/base/assert.h"
#include "wakhan/timetable/check_schedule.h"

namespace wakhan::timing {

namespace {

using net::course;
using timetable::kDaySeconds;
using timetable::kWeekSeconds;

constexpr std::uint32_t kDaily = 0x7F;
constexpr std::int64_t kNoon = kDaySeconds / 2;
constexpr double kSameTownMetres = 60'000;  // as far as a first or last mile asks for terminals

using season = std::optional<timetable::season>;

season season_of(net::published_days const* const days) {
  if (days == nullptr || !days->has_season()) {
    return std::nullopt;
  }
  auto const day = [](unsigned const code) { return timetable::month_day{code / 100, code % 100}; };
  return timetable::season{day(days->season_from), day(days->season_until)};
}

// The rest of the year; nothing where the season is all of it.
season outside(timetable::season const& s) {
  using namespace std::chrono;
  auto const moved = [](timetable::month_day const d, int const by) {
    // A leap year has every day of a season.
    auto const date = year_month_day{sys_days{year{2000} / month{d.month} / day{d.day}} + days{by}};
    return timetable::month_day{static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
  };
  auto const from = moved(s.until, 1);
  auto const until = moved(s.from, -1);
  auto const is_all_year = from.month == s.from.month && from.day == s.from.day;
  return is_all_year ? std::nullopt : season{timetable::season{from, until}};
}

// That it leaves daily at an hour nobody knows says no more than its frequency.
bool tells_days(net::published_days const* const days) {
  return days != nullptr && days->has_days() && (days->weekdays != kDaily || days->time_s >= 0);
}

std::int64_t half_headway(std::uint64_t const in_1000_weeks) {
  return static_cast<std::int64_t>((1000 * kWeekSeconds + in_1000_weeks) / (2 * in_1000_weeks));
}

class maker {
 public:
  maker(net::network const& n, cut_itinerary const& parts) : n_{n}, parts_{parts} {}

  ride_schedule make() {
    auto const& rides = parts_.rides;
    made_.rows.stops.resize(2 * rides.size() + 2);
    for (std::size_t i = 0; i <= rides.size(); ++i) {
      auto const from = i == 0 ? std::int64_t{0} : rides[i - 1].ends;
      auto const to = i == rides.size() ? parts_.ends : rides[i].comes;
      made_.rows.links.push_back({timetable::stop_id{2 * i}, timetable::stop_id{2 * i + 1}, to - from, 0, 0});
    }
    for (std::size_t i = 0; i < rides.size(); ++i) {
      if (rides[i].ferry.is_valid()) {
        offer_ferry(i);
      } else {
        offer_named(i);
      }
    }
    return std::move(made_);
  }

 private:
  // What one departure by known days is like.
  struct known {
    net::published_days const* days;
    std::vector<net::service_id> services;
    std::vector<std::size_t> gets_off;
  };

  void offer_ferry(std::size_t const i) {
    auto const& r = parts_.rides[i];
    auto const* const days = n_.days_of(r.ferry);
    if (!r.is_backwards && tells_days(days)) {
      add_known(i, {days, {}, {i}});
      return add_around_dates(i, *days, {}, r.leaves - r.loaded);
    }
    add_frequency(i, {}, r.leaves - r.loaded, season_of(days));
  }

  // Named services by what is known of them.
  void offer_named(std::size_t const i) {
    auto const& r = parts_.rides[i];
    auto unknown = std::vector<net::service_id>{};
    auto is_any_unrestricted = r.waited_for.empty();
    for (auto const id : r.waited_for) {
      auto const* const days = n_.days_of(id);
      auto ends = tells_days(days) && begins_at(id, r.from) ? ends_of_course(i, id) : std::vector<std::size_t>{};
      if (ends.empty()) {
        unknown.push_back(id);
        is_any_unrestricted = is_any_unrestricted || days == nullptr || !days->has_season();
        continue;
      }
      add_known(i, {days, {id}, std::move(ends)});
      add_around_dates(i, *days, {id}, half_headway(n_.services[id].departures_in_1000_weeks));
      is_any_unrestricted = is_any_unrestricted || !days->has_season();
    }
    if (r.waited_for.empty()) {
      add_frequency(i, {}, r.leaves - r.loaded, std::nullopt);
    } else if (!unknown.empty()) {
      add_unknown(i, unknown);
    }
    if (!is_any_unrestricted) {
      auto const general = n_.handling_at(r.by, net::operation::load, r.country).wait_seconds;
      offer_out_of_season(i, std::max(std::int64_t{1}, std::int64_t{general}));
    }
  }

  bool begins_at(net::service_id const id, net::terminal_id const at) const {
    return n_.service_stops.all()[n_.services[id].first_stop] == at;
  }

  // The rides at whose ends a service calls which one that gets on at ride i stays aboard of.
  std::vector<std::size_t> ends_of_course(std::size_t const i, net::service_id const id) const {
    auto ends = std::vector<std::size_t>{};
    for (auto j = i; j < parts_.rides.size() && (j == i || parts_.rides[j].goes_on); ++j) {
      if (leads(id, parts_.rides[i].from, parts_.rides[j].to)) {
        ends.push_back(j);
      }
    }
    return ends;
  }

  // Whether it calls, after the one terminal, at the other or at one of the same town.
  bool leads(net::service_id const id, net::terminal_id const from, net::terminal_id const to) const {
    auto const& s = n_.services[id];
    auto const stops = n_.service_stops.all().subspan(s.first_stop, s.stops);
    auto const first = std::find(stops.begin(), stops.end(), from);
    auto const is_there = [&](net::terminal_id const stop) {
      return stop != from &&
             geo::rough_distance_m(n_.terminals[stop].position, n_.terminals[to].position) <= kSameTownMetres;
    };
    return to.is_valid() && from != to && first != stops.end() &&
           std::any_of(s.runs == course::one_way ? first : stops.begin(), stops.end(), is_there);
  }

  void add_known(std::size_t const i, known const& one) {
    auto const& r = parts_.rides[i];
    WAKHAN_ASSERT(one.days != nullptr);
    auto const& days = *one.days;
    auto const has_hour = days.time_s >= 0;
    auto const time = has_hour ? std::int64_t{days.time_s} : kNoon;
    auto const cut_off = days.cut_off_s >= 0 ? std::int64_t{days.cut_off_s} : r.loaded - r.comes;
    auto made = timetable::service{};
    if (days.weekdays != 0) {
      made.departures = timetable::weekly{{static_cast<std::uint8_t>(days.weekdays), time}};
    } else {
      auto moments = timetable::dated{};
      for (auto const date : n_.departure_dates.all().subspan(days.first_date, days.dates)) {
        moments.push_back(date * kDaySeconds + time);
      }
      made.departures = std::move(moments);
    }
    made.runs_in = season_of(&days);
    // Without an hour it may leave as the day begins.
    made.calls = calls_of(i, one.gets_off, has_hour ? cut_off : cut_off + kNoon);
    add(std::move(made), {i, one.gets_off, one.services, 0, has_hour});
  }

  // The course of one that gets on at ride i: where the next ride begins it goes on as soon as it can.
  std::vector<timetable::call> calls_of(std::size_t const i, std::vector<std::size_t> const& gets_off,
                                        std::int64_t const cut_off) const {
    auto calls = std::vector<timetable::call>{{on(i), 0, 0, cut_off, 0, 0}};
    auto run = std::int64_t{0};
    for (auto j = i; j <= gets_off.back(); ++j) {
      auto const& r = parts_.rides[j];
      auto const between = j == i ? 0 : r.loaded - parts_.rides[j - 1].ends;
      auto const is_after_call = j > i && calls.back().at == off(j - 1);
      if (is_after_call) {
        calls.back().dwell_s = between;
      }
      run += (is_after_call ? 0 : between) + r.ends - r.leaves;
      if (std::find(gets_off.begin(), gets_off.end(), j) != gets_off.end()) {
        // Nobody gets on here: who does was unloaded, and is a ride of its own.
        calls.push_back({off(j), run, 0, timetable::kMostSeconds, 0, 0});
        run = 0;
      }
    }
    return calls;
  }

  // Before the first and after the last date of a service its days are not known.
  void add_around_dates(std::size_t const i, net::published_days const& days, std::vector<net::service_id> const& of,
                        std::int64_t const wait) {
    if (days.dates == 0) {
      return;
    }
    auto const dates = n_.departure_dates.all().subspan(days.first_date, days.dates);
    auto before = frequency_service(i, wait, season_of(&days));
    auto after = before;
    before.open_until_day = dates.front() - 1;
    after.open_from_day = dates.back() + 1;
    add(std::move(before), {i, {i}, of, wait, false});
    add(std::move(after), {i, {i}, of, wait, false});
  }

  // Those of one season leave together with those of the whole year.
  void add_unknown(std::size_t const i, std::vector<net::service_id> const& all) {
    auto by_season = std::map<std::pair<unsigned, unsigned>, std::vector<net::service_id>>{};
    for (auto const id : all) {
      auto const* const days = n_.days_of(id);
      auto const key =
          days == nullptr ? std::pair{0U, 0U} : std::pair<unsigned, unsigned>{days->season_from, days->season_until};
      by_season[key].push_back(id);
    }
    auto const whole_year = by_season[{0U, 0U}];
    for (auto& [key, ids] : by_season) {
      if (key.first != 0) {
        ids.insert(ids.begin(), whole_year.begin(), whole_year.end());
      }
      auto sum = std::uint64_t{0};
      for (auto const id : ids) {
        sum += n_.services[id].departures_in_1000_weeks;
      }
      if (sum != 0) {
        auto const& r = parts_.rides[i];
        auto const wait = ids.size() == r.waited_for.size() ? r.leaves - r.loaded : half_headway(sum);
        add_frequency(i, ids, wait, season_of(n_.days_of(ids.back())));
      }
    }
  }

  void offer_out_of_season(std::size_t const i, std::int64_t const wait) {
    for (auto const id : parts_.rides[i].waited_for) {
      if (auto const in = season_of(n_.days_of(id)); in && outside(*in)) {
        add_frequency(i, {}, wait, outside(*in));
      }
    }
  }

  void add_frequency(std::size_t const i, std::vector<net::service_id> of, std::int64_t const wait, season const& in) {
    add(frequency_service(i, wait, in), {i, {i}, std::move(of), wait, false});
  }

  // A timetable counts whole departures in a thousand weeks: what its wait lacks of the mean goes with the run.
  timetable::service frequency_service(std::size_t const i, std::int64_t const wait, season const& in) const {
    auto const& r = parts_.rides[i];
    auto const headway = std::clamp(2 * wait, std::int64_t{2}, timetable::kMostSeconds);
    auto const in_1000_weeks = (1000 * kWeekSeconds + headway - 1) / headway;
    auto made = timetable::service{};
    made.departures = timetable::frequency{in_1000_weeks};
    made.runs_in = in;
    auto const rest = wait - std::max(std::int64_t{1}, 1000 * kWeekSeconds / in_1000_weeks / 2);
    made.calls = {{on(i), 0, 0, r.loaded - r.comes, 0, 0}, {off(i), rest + r.ends - r.leaves, 0, 0, 0, 0}};
    return made;
  }

  void add(timetable::service made, offer what) {
    made_.rows.services.push_back(std::move(made));
    made_.offers.push_back(std::move(what));
  }

  static timetable::stop_id on(std::size_t const ride) { return timetable::stop_id{2 * ride + 1}; }
  static timetable::stop_id off(std::size_t const ride) { return timetable::stop_id{2 * ride + 2}; }

  net::network const& n_;
  cut_itinerary const& parts_;
  ride_schedule made_;
};

}  // namespace

ride_schedule schedule_of(net::network const& n, cut_itinerary const& parts) { return maker{n, parts}.make(); }

}  // namespace wakhan::timing
