// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/labels.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "wakhan/draw/areas.h"

namespace wakhan::draw {

namespace {

constexpr double kHalo = 2;               // px around the text that stay free
constexpr double kSameNameDistance = 40;  // px within which a repeated name says nothing new
constexpr double kDotCost = 100;          // covering a dot is as bad as covering this much of lines, px²
constexpr double kPositionCost = 4;       // by which an earlier spot is preferred to the next, px²
constexpr double kTouchCost = 40;         // of any line at all: more than between the first spot and the last, px²
constexpr double kLeastGain = 1;          // below which no name moves aside for another one's better spot, px²

constexpr std::size_t kNowhere = SIZE_MAX;

// One of a name's positions that lie in the frame, and what is bad about it.
struct spot {
  label_place place;
  double cost;
};

// What making room for one more name may cost the others, px²: for an end of a way or a strait on it, covering a line
// along a whole name; for others, crossing two.
double worth(label_wish const& wish) { return wish.rank <= 1 ? 500 : 200; }

// Where a name goes that moves aside for another one.
struct move {
  std::size_t name;
  std::size_t to;
};

std::vector<std::size_t> by_rank(std::span<label_wish const> wishes) {
  std::vector<std::size_t> order(wishes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t const a, std::size_t const b) { return wishes[a].rank < wishes[b].rank; });
  return order;
}

label_place position_at(std::size_t const index, label_wish const& wish, double const side, double const rise) {
  auto const size = wish.face.size;
  auto const width = text_width(wish.text, wish.face);
  auto const gap = wish.dot ? kDotRadius + 4 : 3;
  auto const diagonal = rise == 0 ? gap : 0.6 * gap;
  auto const x = wish.at.x + side * diagonal;
  auto const y = wish.at.y + 0.36 * size + rise * (0.62 * size + (side == 0 ? gap : 0.3 * gap));
  auto const left = side > 0 ? x : side < 0 ? x - width : x - width / 2;
  auto const* const anchor = side > 0 ? "start" : side < 0 ? "end" : "middle";
  return {index, anchor, {x, y}, box{left, y - 0.8 * size, left + width, y + 0.24 * size}.grown(kHalo)};
}

class placer {
 public:
  placer(std::span<label_wish const> wishes, ink drawn)
      : wishes_{wishes}, drawn_{std::move(drawn)}, order_{by_rank(wishes)}, taken_{drawn_.frame()} {
    for (auto const& wish : wishes) {
      if (wish.dot) {
        drawn_.add_point(wish.at);
      }
    }
    chosen_.resize(wishes.size(), kNowhere);
    positions_.reserve(wishes.size());
    for (std::size_t i = 0; i < wishes.size(); ++i) {
      positions_.push_back(positions_of(i));
    }
  }

  std::vector<label_place> place() {
    settle_all();
    while (make_room_for_some()) {
    }
    std::vector<label_place> out;
    for (auto const name : order_) {
      if (chosen_[name] != kNowhere) {
        out.push_back(positions_[name][chosen_[name]].place);
      }
    }
    return out;
  }

 private:
  // Cheapest first, an earlier spot before a later one of the same cost.
  std::vector<spot> positions_of(std::size_t const name) const {
    auto const& wish = wishes_[name];
    auto const room = drawn_.frame().grown(-kHalo);
    std::vector<spot> found;
    if (wish.text.empty() || !room.contains(wish.at)) {
      return found;
    }
    auto preference = 0.0;
    for (auto const& place : label_positions(name, wish)) {
      auto const base = kPositionCost * preference++;
      if (room.contains(place.area)) {
        auto const dots = static_cast<double>(drawn_.points(place.area.grown(kDotRadius), wish.at));
        auto const lines = drawn_.area_of_lines(place.area);
        found.push_back({place, base + lines + (lines > 0 ? kTouchCost : 0) + kDotCost * dots});
      }
    }
    std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.cost < b.cost; });
    return found;
  }

  box const& area_of(std::size_t const name, std::size_t const at) const { return positions_[name][at].place.area; }

  void put(std::size_t const name, std::size_t const at) {
    if (chosen_[name] == kNowhere) {
      printed_[wishes_[name].text].push_back(name);
    } else {
      taken_.remove(name, area_of(name, chosen_[name]));
    }
    chosen_[name] = at;
    taken_.add(name, area_of(name, at));
  }

  bool is_repeated(std::size_t const name) const {
    auto const twins = printed_.find(wishes_[name].text);
    auto const at = wishes_[name].at;
    return twins != printed_.end() &&
           std::any_of(twins->second.begin(), twins->second.end(), [&](std::size_t const twin) {
             return std::hypot(wishes_[twin].at.x - at.x, wishes_[twin].at.y - at.y) < kSameNameDistance;
           });
  }

  // Puts a name to the best of its positions that no other name is in; tells whether it moved.
  bool settle(std::size_t const name) {
    auto const& choice = positions_[name];
    for (std::size_t at = 0; at < choice.size() && at != chosen_[name]; ++at) {
      auto const others = taken_.overlapping(choice[at].place.area);
      auto const is_free = std::all_of(others.begin(), others.end(), [&](auto const other) { return other == name; });
      if (is_free && (chosen_[name] != kNowhere || !is_repeated(name))) {
        put(name, at);
        return true;
      }
    }
    return false;
  }

  // Until none finds a better spot. Each step leads to a better one of some name, so it comes to an end.
  void settle_all() {
    for (auto has_moved = true; has_moved;) {
      has_moved = false;
      for (auto const name : order_) {
        has_moved = settle(name) || has_moved;
      }
    }
  }

  // Names get a place, or a better one, where others can move aside; tells whether any did.
  bool make_room_for_some() {
    auto has_more = false;
    for (auto const name : order_) {
      if (chosen_[name] != kNowhere || !is_repeated(name)) {
        has_more = make_room(name) || has_more;
      }
    }
    settle_all();
    return has_more;
  }

  bool make_room(std::size_t const name) {
    auto const& choice = positions_[name];
    auto const now = chosen_[name];
    for (std::size_t at = 0; at < choice.size() && at != now; ++at) {
      auto const gain = now == kNowhere ? worth(wishes_[name]) : choice[now].cost - choice[at].cost;
      if (auto const moves = gain > kLeastGain ? moves_out_of(name, at, gain - kLeastGain) : std::nullopt) {
        for (auto const& [other, to] : *moves) {
          put(other, to);
        }
        put(name, at);
        return true;
      }
    }
    return false;
  }

  // How all names in a spot of another one can leave it, none for more than it may cost them.
  std::optional<std::vector<move>> moves_out_of(std::size_t const newcomer, std::size_t const at,
                                                double const most_cost) const {
    std::vector<move> moves;
    std::vector<box> kept{area_of(newcomer, at)};
    auto cost = 0.0;
    for (auto const name : taken_.overlapping(kept.front())) {
      if (name == newcomer) {
        continue;
      }
      auto const to = other_position(name, newcomer, kept);
      if (to == kNowhere) {
        return std::nullopt;
      }
      cost += positions_[name][to].cost - positions_[name][chosen_[name]].cost;
      moves.push_back({name, to});
      kept.push_back(area_of(name, to));
    }
    return cost <= most_cost ? std::optional{moves} : std::nullopt;
  }

  // The best spot of a name that overlaps neither other names, but for one that leaves its own, nor what is kept.
  std::size_t other_position(std::size_t const name, std::size_t const leaves, std::vector<box> const& kept) const {
    auto const& choice = positions_[name];
    auto const found = std::find_if(choice.begin(), choice.end(), [&](spot const& p) {
      auto const is_apart = [&](box const& b) { return !b.overlaps(p.place.area); };
      auto const is_gone = [&](std::size_t const other) { return other == name || other == leaves; };
      auto const others = taken_.overlapping(p.place.area);
      return std::all_of(kept.begin(), kept.end(), is_apart) && std::all_of(others.begin(), others.end(), is_gone);
    });
    return found == choice.end() ? kNowhere : static_cast<std::size_t>(found - choice.begin());
  }

  std::span<label_wish const> wishes_;
  ink drawn_;
  std::vector<std::size_t> order_;
  std::vector<std::vector<spot>> positions_;  // by wish
  std::vector<std::size_t> chosen_;           // by wish: which of its positions
  areas taken_;                               // by the names that have a place
  std::map<std::string_view, std::vector<std::size_t>> printed_;
};

}  // namespace

std::vector<label_place> label_positions(std::size_t const index, label_wish const& wish) {
  std::vector<label_place> out;
  if (!wish.dot) {
    out.push_back(position_at(index, wish, 0, 0));
  }
  for (auto const& [side, rise] : {std::pair{1, 0}, {-1, 0}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {0, -1}, {0, 1}}) {
    out.push_back(position_at(index, wish, side, rise));
  }
  return out;
}

std::vector<label_place> place_labels(std::span<label_wish const> wishes, ink drawn) {
  return placer{wishes, std::move(drawn)}.place();
}

}  // namespace wakhan::draw
