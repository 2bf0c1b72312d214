// SPDX-License-Identifier: Apache-2.0
#include "wakhan/timetable/lower_bounds.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace wakhan::timetable {

namespace {

// Longer than any horizon, and short enough to be added to one.
constexpr std::int32_t kNoWay = 1 << 29;

// Seconds of a ride: what may be waited for is left out, but for services of unknown days.
struct second_weights {
  direction const& d;
  std::int32_t handling(std::size_t const stop) const { return d.handling(stop); }
  std::int32_t of(onward_link const& l) const { return l.duration; }
  std::int32_t before(boarding const& b) const { return b.moment - d.least_wait(b); }
  std::int32_t until(std::uint32_t const call) const { return d.halts()[call].moment; }
};

struct cent_weights {
  prices const& paid;
  std::int32_t handling(std::size_t) const { return 0; }
  std::int32_t of(onward_link const& l) const { return paid.of_link(l.link); }
  std::int32_t before(boarding const& b) const { return paid.before(b); }
  std::int32_t until(std::uint32_t const call) const { return paid.until(call); }
};

// Least sums of weights from one stop on, by stop: until arrived by a service, until ready for the next.
struct least_sums {
  std::vector<std::int32_t> arrived, ready;
};

template <typename Weights>
class sum_search {
 public:
  sum_search(direction const& d, Weights const& w) : direction_{d}, weights_{w} {}

  least_sums from_ready(std::uint32_t const stop) {
    begin();
    make_ready(stop, 0);
    return finish();
  }

  least_sums from_arrived(std::uint32_t const stop) {
    begin();
    arrive(stop, 0);
    return finish();
  }

 private:
  void begin() { found_ = {std::vector(direction_.stops(), kNoWay), std::vector(direction_.stops(), kNoWay)}; }

  least_sums finish() {
    while (!queue_.empty()) {
      auto const [so_far, stop] = queue_.top();
      queue_.pop();
      if (so_far == found_.ready[stop]) {
        get_on(stop, so_far);
      }
    }
    return std::move(found_);
  }

  void get_on(std::uint32_t const stop, std::int32_t const so_far) {
    for (auto const& b : direction_.boardings_at(stop)) {
      auto const before = so_far - weights_.before(b);
      for (auto call = b.call + 1; call != b.end; ++call) {
        arrive(direction_.halts()[call].stop, before + weights_.until(call));
      }
    }
  }

  void arrive(std::uint32_t const stop, std::int32_t const so_far) {
    if (so_far >= found_.arrived[stop]) {
      return;
    }
    found_.arrived[stop] = so_far;
    make_ready(stop, so_far + weights_.handling(stop));
    for (auto const& l : direction_.links_from(stop)) {
      make_ready(l.to, so_far + weights_.of(l));
    }
  }

  void make_ready(std::uint32_t const stop, std::int32_t const so_far) {
    if (so_far < found_.ready[stop]) {
      found_.ready[stop] = so_far;
      queue_.push({so_far, stop});
    }
  }

  using queued = std::pair<std::int32_t, std::uint32_t>;
  direction const& direction_;
  Weights const& weights_;
  least_sums found_;
  std::priority_queue<queued, std::vector<queued>, std::greater<>> queue_;
};

// The stop that is farthest from all landmarks so far, of those that can be reached; the first of several.
std::uint32_t farthest(std::vector<std::int32_t> const& nearest) {
  auto best = std::uint32_t{0};
  for (std::uint32_t s = 0; s < nearest.size(); ++s) {
    if (nearest[best] >= kNoWay || (nearest[s] < kNoWay && nearest[s] > nearest[best])) {
      best = s;
    }
  }
  return best;
}

std::uint32_t busiest(direction const& d) {
  auto best = std::uint32_t{0};
  for (std::uint32_t s = 0; s < d.stops(); ++s) {
    best = d.boardings_at(s).size() > d.boardings_at(best).size() ? s : best;
  }
  return best;
}

}  // namespace

lower_bounds lower_bounds::of_seconds(direction const& d, direction const& against) {
  auto bounds = lower_bounds{};
  bounds.measure(d, second_weights{d}, against, second_weights{against});
  return bounds;
}

lower_bounds lower_bounds::of_cents(schedule const& s, direction const& d, direction const& against) {
  auto const ahead = prices{s, d};
  auto const back = prices{s, against};
  auto bounds = lower_bounds{};
  bounds.measure(d, cent_weights{ahead}, against, cent_weights{back});
  return bounds;
}

template <typename Weights>
void lower_bounds::measure(direction const& d, Weights const& ahead_weights, direction const& against,
                           Weights const& back_weights) {
  auto const n = d.stops();
  for (auto* const rows : {&arrived_to_, &ready_to_, &to_arrived_, &to_ready_}) {
    rows->resize(n);
  }
  for (std::uint32_t s = 0; s < n; ++s) {
    handling_.push_back(ahead_weights.handling(s));
  }
  if (n == 0) {
    return;
  }
  auto ahead = sum_search{d, ahead_weights};
  auto back = sum_search{against, back_weights};
  auto nearest = ahead.from_ready(busiest(d)).ready;
  for (std::size_t i = 0; i < kLandmarks; ++i) {
    auto const landmark = farthest(nearest);
    auto const away = ahead.from_ready(landmark);
    // Being ready here is what arriving is in the other direction.
    auto const towards = back.from_arrived(landmark);
    for (std::size_t s = 0; s < n; ++s) {
      to_arrived_[s][i] = away.arrived[s];
      to_ready_[s][i] = away.ready[s];
      arrived_to_[s][i] = towards.ready[s];
      ready_to_[s][i] = towards.arrived[s];
      nearest[s] = i == 0 ? away.ready[s] : std::min(nearest[s], away.ready[s]);
    }
  }
}

target_bounds lower_bounds::towards(std::uint32_t const stop) const {
  return {stop, handling_[stop], ready_to_[stop], to_ready_[stop]};
}

// Until ready at the target takes no longer than until arrived there and handled, so handling is taken off again.
std::int32_t lower_bounds::from(std::uint32_t const stop, target_bounds const& target) const {
  if (stop == target.stop) {
    return 0;
  }
  auto most = target.handling;
  for (std::size_t i = 0; i < kLandmarks; ++i) {
    most = std::max(most, arrived_to_[stop][i] - target.to_landmark[i]);
    most = std::max(most, target.from_landmark[i] - to_arrived_[stop][i]);
  }
  return most - target.handling;
}

}  // namespace wakhan::timetable
