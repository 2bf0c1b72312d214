// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/labels.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>

namespace wakhan::draw {

namespace {

constexpr double kHalo = 2;               // px around the text that stay free
constexpr double kSameNameDistance = 40;  // px within which a repeated name says nothing new
constexpr double kDotCost = 40;           // covering a dot is as bad as covering this much of a route
constexpr double kPositionCost = 1.5;     // by which an earlier position is preferred to the next

std::vector<std::size_t> by_rank(std::span<label_wish const> wishes) {
  std::vector<std::size_t> order(wishes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t const a, std::size_t const b) { return wishes[a].rank < wishes[b].rank; });
  return order;
}

label_place candidate(std::size_t const index, label_wish const& wish, double const side, double const rise) {
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

// In the order of preference: right, left, the corners, above, below; the point itself first if no dot is in the way.
std::vector<label_place> candidates(std::size_t const index, label_wish const& wish) {
  std::vector<label_place> out;
  if (!wish.dot) {
    out.push_back(candidate(index, wish, 0, 0));
  }
  for (auto const& [side, rise] : {std::pair{1, 0}, {-1, 0}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {0, -1}, {0, 1}}) {
    out.push_back(candidate(index, wish, side, rise));
  }
  return out;
}

class placer {
 public:
  placer(std::span<label_wish const> wishes, std::span<path const> routes, box const& frame)
      : wishes_{wishes}, routes_{routes}, frame_{frame} {}

  void add(std::size_t const index) {
    if (wishes_[index].text.empty() || !frame_.contains(wishes_[index].at) || is_repeated(wishes_[index])) {
      return;
    }
    std::optional<label_place> best;
    auto best_cost = 0.0;
    auto preference = 0.0;
    for (auto const& place : candidates(index, wishes_[index])) {
      auto const cost = cover(place) + kPositionCost * preference++;
      if (fits(place.area) && (!best || cost < best_cost)) {
        best = place;
        best_cost = cost;
      }
    }
    if (best) {
      placed_.push_back(*best);
    }
  }

  std::vector<label_place> take() { return std::move(placed_); }

 private:
  bool is_repeated(label_wish const& wish) const {
    return std::any_of(placed_.begin(), placed_.end(), [&](label_place const& other) {
      auto const& twin = wishes_[other.wish];
      return twin.text == wish.text && std::hypot(twin.at.x - wish.at.x, twin.at.y - wish.at.y) < kSameNameDistance;
    });
  }

  bool fits(box const& area) const {
    return frame_.contains(area) &&
           std::none_of(placed_.begin(), placed_.end(), [&](label_place const& p) { return p.area.overlaps(area); });
  }

  // How much of the routes and of other places' dots a name would cover.
  double cover(label_place const& place) const {
    auto sum = 0.0;
    for (auto const& route : routes_) {
      for (std::size_t i = 1; i < route.size(); ++i) {
        sum += length_inside(route[i - 1], route[i], place.area);
      }
    }
    for (std::size_t i = 0; i < wishes_.size(); ++i) {
      auto const is_covered = wishes_[i].dot && place.area.grown(kDotRadius).contains(wishes_[i].at);
      sum += is_covered && wishes_[i].at != wishes_[place.wish].at ? kDotCost : 0;
    }
    return sum;
  }

  std::span<label_wish const> wishes_;
  std::span<path const> routes_;
  box frame_;
  std::vector<label_place> placed_;
};

}  // namespace

std::vector<label_place> place_labels(std::span<label_wish const> wishes, std::span<path const> routes,
                                      box const& frame) {
  placer names{wishes, routes, frame.grown(-kHalo)};
  for (auto const index : by_rank(wishes)) {
    names.add(index);
  }
  return names.take();
}

}  // namespace wakhan::draw
