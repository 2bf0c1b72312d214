// SPDX-License-Identifier: Apache-2.0
#include "wakhan/route/itinerary.h"

#include <algorithm>
#include <cmath>

#include "wakhan/geo/polyline.h"
#include "wakhan/route/find_corridor.h"

namespace wakhan::route {

namespace {

using net::link_kind;
using net::mode;

constexpr std::uint64_t kLastMileMetres = 150'000;  // a shorter truck leg at either end is a first or last mile
constexpr std::uint64_t kQueueMetres = 100'000;     // between stops that stand in one queue
constexpr double kNormalP90 = 1.2815515655446004;   // 90 % quantile of the standard normal distribution

template <typename T>
void append_once(std::vector<T>& list, T const value) {
  if (list.empty() || list.back() != value) {
    list.push_back(value);
  }
}

// A border's post and the terminal beside it, where freight waits to be unloaded or for other bogies, stand in one
// queue: when one is slow, both are. What this adds to the variance of the whole time, s²: with full correlation
// spreads add up, not variances.
double queue_covariance(std::vector<leg> const& legs) {
  auto added = 0.0;
  auto spread = 0.0;    // of the queue so far, s
  auto variance = 0.0;  // the same if its parts were independent, s²
  auto metres_since = std::uint64_t{0};
  auto const end_queue = [&] {
    added += spread * spread - variance;
    spread = variance = 0;
  };
  for (auto const& l : legs) {
    for (auto const& s : l.steps) {
      if (s.kind != step_kind::border && s.kind != step_kind::unload && s.kind != step_kind::gauge_change) {
        metres_since += s.metres;
        continue;
      }
      if (metres_since > kQueueMetres) {
        end_queue();
      }
      metres_since = 0;
      spread += std::sqrt(s.bill.variance);
      variance += s.bill.variance;
    }
  }
  end_queue();
  return added;
}

// Collects legs while the pieces of a way are walked.
class walker {
 public:
  walker(net::view const& seen, stop const& origin, stop const& destination)
      : seen_{seen}, n_{seen.base()}, what_{seen.what()}, origin_{origin}, destination_{destination} {}

  void walk(way_piece const& piece) {
    switch (piece.kind) {
      case piece_kind::access: return walk_access(piece.mile);
      case piece_kind::line_haul: return walk_haul(piece.from, piece.links);
      case piece_kind::link: return walk_link(piece.links.front(), piece.is_backwards);
    }
  }

  itinerary take() {
    finish();
    return std::move(made_);
  }

 private:
  leg& current() { return made_.legs.back(); }

  leg& begin(mode const by, std::uint16_t const gauge) {
    made_.legs.emplace_back();
    current().by = by;
    current().gauge_mm = gauge;
    current().from_terminal = at_terminal_;
    current().from_crossing = at_crossing_;
    at_terminal_ = {};
    at_crossing_ = {};
    return current();
  }

  // The leg that a stretch by this mode and gauge belongs to.
  leg& leg_for(mode const by, std::uint16_t const gauge) {
    if (made_.legs.empty() || is_ended_ || current().by != by || current().gauge_mm != gauge) {
      is_ended_ = false;
      return begin(by, gauge);
    }
    return current();
  }

  void add(leg& to, step const& item) {
    to.bill += item.bill;
    to.metres += item.metres;
    // Line-haul of one rate in a row is one item.
    if (!to.steps.empty() && item.kind == step_kind::line_haul && to.steps.back().kind == item.kind &&
        to.steps.back().rate == item.rate && to.steps.back().by == item.by && to.steps.back().country == item.country) {
      to.steps.back().bill += item.bill;
      to.steps.back().metres += item.metres;
      return;
    }
    // So is a waterway's section, which the quays along it cut into pieces, and a planned line between its stations.
    if (!to.steps.empty() && is_same_section(to.steps.back(), item)) {
      to.steps.back().bill += item.bill;
      to.steps.back().metres += item.metres;
      return;
    }
    to.steps.push_back(item);
  }

  static bool is_long(net::passage const& p) { return p.waterway.is_valid() || p.is_planned != 0; }

  bool is_same_section(step const& a, step const& b) const {
    return a.kind == step_kind::passage && b.kind == step_kind::passage &&
           n_.links.ref[a.link] == n_.links.ref[b.link] && n_.links.fact[a.link] == n_.links.fact[b.link] &&
           a.rate == b.rate && a.country == b.country && is_long(n_.passages[net::passage_id{n_.links.ref[a.link]}]);
  }

  void add_points(leg& to, std::vector<geo::lonlat> points, bool const is_backwards) const {
    if (is_backwards) {
      std::reverse(points.begin(), points.end());
    }
    for (auto const p : points) {
      append_once(to.shape, p);
    }
  }

  void enter(leg& to, net::country_id const country) {
    if (country.is_valid()) {
      append_once(to.countries, country);
      append_once(made_.countries, country);
    }
  }

  void walk_access(access const& a) {
    auto const at = n_.nodes.position[a.node];
    auto const is_road = n_.nodes.kind[a.node] == net::node_kind::track;
    auto& to = is_road ? leg_for(mode::road, 0) : leg_for(mode::access, 0);
    auto const handle = [&] {
      if (a.has_handling) {
        add(to, {a.is_pickup ? step_kind::pickup : step_kind::delivery,
                 mode::road,
                 cost::handling_bill(n_, mode::road, a.is_pickup ? net::operation::load : net::operation::unload,
                                     a.country, what_),
                 0,
                 a.country,
                 0,
                 {},
                 false});
      }
    };
    if (a.is_pickup) {
      handle();
    }
    add(to, {step_kind::access,
             mode::access,
             cost::access_bill(n_, a.country, a.metres, what_),
             a.metres,
             a.country,
             n_.rate_index(mode::access, a.country),
             {},
             false});
    if (!a.is_pickup) {
      handle();
    }
    enter(to, a.country);
    add_points(to, {a.is_pickup ? origin_.at : destination_.at, at}, !a.is_pickup);
  }

  void walk_haul(net::node_id at, std::vector<net::link_id> const& links) {
    for (auto const link : links) {
      auto const is_backwards = !n_.is_link_from(link, at);
      auto const by = n_.links.by[link];
      auto& to = leg_for(by, net::gauge_mm(n_.nodes.by[at]));
      to.system = n_.nodes.by[at];
      if (n_.links.kind[link] == link_kind::track) {
        auto const rate = n_.rate_index(net::rate_mode(n_.nodes.by[at], by), n_.nodes.country[at]);
        auto const metres = std::uint64_t{n_.links.length_m[link]};
        enter(to, n_.links.country[link]);
        add(to, {step_kind::line_haul,
                 by,
                 cost::line_haul(n_.rates.all()[rate], metres, what_),
                 metres,
                 n_.links.country[link],
                 rate,
                 {},
                 false});
      } else if (n_.links.ref[link] != UINT32_MAX) {
        made_.crossings.emplace_back(n_.links.ref[link]);
      }
      add_points(to, geo::decode_polyline(n_.shape_of(link)), is_backwards);
      at = n_.other_end(link, at);
    }
  }

  void walk_link(net::link_id const link, bool const is_backwards) {
    auto const from = is_backwards ? n_.links.to[link] : n_.links.from[link];
    auto const to_node = is_backwards ? n_.links.from[link] : n_.links.to[link];
    auto item = step{};
    item.by = n_.links.by[link];
    item.bill = cost::link_bill(seen_, link, from);
    item.link = link;
    item.is_backwards = is_backwards;
    item.country = n_.links.country[link];
    item.day = seen_.day();
    if (n_.links.kind[link] == link_kind::passage) {
      item.lane = seen_.lane_price_on(link, from).value_or(UINT32_MAX);
    }
    switch (n_.links.kind[link]) {
      case link_kind::track:
      case link_kind::free_border: return walk_haul(from, {link});
      case link_kind::border: return walk_border(item, from, to_node);
      case link_kind::passage: return walk_passage(item, from);
      case link_kind::transfer: return walk_transfer(item, from, to_node);
      case link_kind::gauge_change: return walk_gauge_change(item, from);
      case link_kind::boarding: return walk_boarding(item, from);
      case link_kind::sailing: {
        item.kind = step_kind::sailing;
        item.metres = n_.links.length_m[link];
        auto& to = leg_for(mode::ferry, 0);
        to.ferry = net::ferry_id{n_.links.ref[link]};
        add(to, item);
        return add_points(to, geo::decode_polyline(n_.shape_of(link)), is_backwards);
      }
      case link_kind::flight: {
        item.kind = step_kind::flight;
        item.metres = n_.links.length_m[link];
        item.country = n_.nodes.country[from];
        item.rate = n_.rate_index(mode::air, item.country);
        auto& to = begin(mode::air, 0);
        to.from_terminal = terminal_at(from);
        to.to_terminal = terminal_at(to_node);
        enter(to, n_.nodes.country[from]);
        add(to, item);
        if (n_.links.ref[link] != UINT32_MAX) {
          enter(to, n_.terminals[net::terminal_id{n_.links.ref[link]}].country);
        }
        enter(to, n_.nodes.country[to_node]);
        add_points(to, geo::decode_polyline(n_.shape_of(link)), is_backwards);
        is_ended_ = true;
        at_terminal_ = to.to_terminal;
        return;
      }
    }
  }

  net::terminal_id terminal_at(net::node_id const hub) const {
    for (auto const link : n_.links_at(hub)) {
      if (n_.links.kind[link] == link_kind::transfer) {
        return net::terminal_id{n_.links.ref[link]};
      }
    }
    return {};
  }

  void walk_border(step item, net::node_id const from, net::node_id const to_node) {
    item.kind = step_kind::border;
    auto& to = leg_for(item.by, net::gauge_mm(n_.nodes.by[from]));
    auto const ref = n_.links.ref[item.link];
    enter(to, n_.nodes.country[from]);
    add(to, item);
    append_once(to.shape, n_.nodes.position[from]);
    if (ref != UINT32_MAX) {
      made_.crossings.emplace_back(ref);
    }
    if (n_.nodes.by[from] != n_.nodes.by[to_node]) {
      ++made_.gauge_changes;
      to.to_crossing = net::crossing_id{ref};
      at_crossing_ = net::crossing_id{ref};
      is_ended_ = true;
    } else {
      enter(to, n_.nodes.country[to_node]);
    }
  }

  // The leg ends at the terminal and the next one, on the other gauge, begins there.
  void walk_gauge_change(step item, net::node_id const from) {
    item.kind = step_kind::gauge_change;
    auto& to = leg_for(item.by, net::gauge_mm(n_.nodes.by[from]));
    add(to, item);
    append_once(to.shape, n_.nodes.position[from]);
    ++made_.gauge_changes;
    end_leg(net::terminal_id{n_.links.ref[item.link]});
  }

  void walk_passage(step item, net::node_id const from) {
    item.kind = step_kind::passage;
    item.metres = n_.links.length_m[item.link];
    item.rate = n_.rate_index(net::rate_mode(n_.nodes.by[from], item.by), n_.nodes.country[from]);
    auto& to = leg_for(item.by, net::gauge_mm(n_.nodes.by[from]));
    to.system = n_.nodes.by[from];
    auto const id = net::passage_id{n_.links.ref[item.link]};
    auto const waterway = n_.passages[id].waterway;
    append_once(made_.passages, waterway.is_valid() ? waterway : id);
    enter(to, item.country);
    add(to, item);
    add_points(to, geo::decode_polyline(n_.shape_of(item.link)), item.is_backwards);
  }

  void walk_transfer(step item, net::node_id const from, net::node_id const to_node) {
    auto const terminal = net::terminal_id{n_.links.ref[item.link]};
    if (n_.nodes.kind[from] == net::node_kind::hub) {
      item.kind = step_kind::load;
      item.services = seen_.departures().services_at(terminal, item.by);
      item.bill = cost::transfer_bill(seen_, item.link, from);
      end_leg(terminal);
      auto const gauge = net::gauge_mm(n_.nodes.by[to_node]);
      auto& to = begin(item.by, gauge);
      to.from_terminal = terminal;
      is_ended_ = false;
      // Off one gauge and onto another is a change of gauge by crane.
      if (item.by == mode::rail && made_.legs.size() > 1 && made_.legs[made_.legs.size() - 2].by == mode::rail &&
          made_.legs[made_.legs.size() - 2].gauge_mm != gauge) {
        ++made_.gauge_changes;
      }
      enter(to, n_.nodes.country[from]);
      add(to, item);
      add_change_of_ships(to, item, from);
      append_once(to.shape, n_.nodes.position[from]);
    } else {
      item.kind = step_kind::unload;
      auto& to = leg_for(item.by, net::gauge_mm(n_.nodes.by[from]));
      add(to, item);
      append_once(to.shape, n_.nodes.position[to_node]);
      enter(to, n_.nodes.country[to_node]);
      end_leg(terminal);
    }
  }

  // Not known to happen at any one port, so it follows where the first ship is boarded.
  void add_change_of_ships(leg& to, step item, net::node_id const from) {
    item.kind = step_kind::change_of_ships;
    item.services.clear();
    item.bill = cost::change_of_ships_bill(seen_, item.link, from);
    if (item.bill.sum != cost::criteria{}) {
      add(to, item);
    }
  }

  void walk_boarding(step item, net::node_id const from) {
    auto const is_boarding = n_.nodes.kind[from] != net::node_kind::dock;
    item.kind = is_boarding ? step_kind::board : step_kind::alight;
    if (is_boarding) {
      begin(mode::ferry, 0);
      is_ended_ = false;
    }
    auto& to = leg_for(mode::ferry, 0);
    to.ferry = net::ferry_id{n_.links.ref[item.link]};
    enter(to, item.country);
    add(to, item);
    append_once(to.shape, n_.nodes.position[from]);
    is_ended_ = !is_boarding;
  }

  void end_leg(net::terminal_id const terminal) {
    if (!made_.legs.empty()) {
      if (!current().to_terminal.is_valid()) {
        current().to_terminal = terminal;
      }
      is_ended_ = true;
    }
    at_terminal_ = terminal;
  }

  void finish() {
    for (auto& l : made_.legs) {
      made_.total += l.bill;
      made_.metres += l.metres;
    }
    find_modes();
    auto const mean = static_cast<double>(made_.total.sum.time) / cost::kMicroseconds;
    made_.queue_covariance = queue_covariance(made_.legs);
    auto const q = log_normal_quantiles(mean, made_.total.variance + made_.queue_covariance);
    made_.days_p50 = q.p50 / 86'400;
    made_.days_p90 = q.p90 / 86'400;
    made_.corridor = find_corridor(n_, made_.legs);
  }

  void find_modes() {
    auto const n = made_.legs.size();
    auto const is_main = [&](leg const& l) {
      return l.by != mode::access && (l.by != mode::road || l.metres >= kLastMileMetres);
    };
    auto const has_main = std::any_of(made_.legs.begin(), made_.legs.end(), is_main);
    auto first = std::size_t{0};
    auto last = n;
    while (has_main && first < n && !is_main(made_.legs[first])) {
      ++first;
    }
    while (has_main && last > first && !is_main(made_.legs[last - 1])) {
      --last;
    }
    for (auto i = first; i < last; ++i) {
      append_once(made_.modes, made_.legs[i].by == mode::access ? mode::road : made_.legs[i].by);
    }
  }

  net::view const& seen_;
  net::network const& n_;
  net::load_id what_;
  stop const& origin_;
  stop const& destination_;
  itinerary made_;
  bool is_ended_{true};
  net::terminal_id at_terminal_;
  net::crossing_id at_crossing_;
};

}  // namespace

itinerary make_itinerary(net::view const& seen, stop const& origin, stop const& destination,
                         std::span<way_piece const> const pieces) {
  auto w = walker{seen, origin, destination};
  for (auto const& piece : pieces) {
    w.walk(piece);
  }
  return w.take();
}

itinerary_maker::itinerary_maker(search_graph const& graph, stop const& origin, stop const& destination)
    : graph_{graph}, origin_{origin}, destination_{destination} {}

itinerary itinerary_maker::make(way const& found) const {
  auto w = walker{graph_.seen(), origin_, destination_};
  for (auto const a : found.arcs) {
    w.walk(graph_.piece_of(graph_.arcs()[a]));
  }
  return w.take();
}

signature signature_of(itinerary const& i) { return {i.corridor, i.modes, i.passages}; }

double log_normal_quantile(double const mean, double const variance, double const standard_normal) {
  if (mean <= 0) {
    return 0;
  }
  auto const sigma2 = std::log1p(variance / (mean * mean));
  return mean * std::exp(-sigma2 / 2 + standard_normal * std::sqrt(sigma2));
}

quantiles log_normal_quantiles(double const mean, double const variance) {
  return {log_normal_quantile(mean, variance, 0), log_normal_quantile(mean, variance, kNormalP90)};
}

}  // namespace wakhan::route
