// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/network_lines.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "wakhan/geo/polyline.h"

namespace wakhan::api {

namespace {

using chosen_style = std::optional<draw::line_style>;

class line_walk {
 public:
  line_walk(net::network const& n, std::function<chosen_style(net::link_id)> const& style_of) : n_{n} {
    style_.resize(n.links.from.size());
    for (std::uint32_t i = 0; i < style_.size(); ++i) {
      style_[i] = style_of(net::link_id{i});
    }
  }

  std::vector<draw::map_line> run() {
    auto lines = std::vector<draw::map_line>{};
    for (std::uint32_t i = 0; i < style_.size(); ++i) {
      if (style_[i]) {
        lines.push_back(line_through(net::link_id{i}));
      }
    }
    return lines;
  }

 private:
  draw::map_line line_through(net::link_id const link) {
    auto const style = *style_[link.index()];
    auto const before = walk_from(n_.links.from[link], link, style);
    auto const after = walk_from(n_.links.to[link], link, style);
    style_[link.index()].reset();
    auto out = draw::map_line{before, style};
    std::reverse(out.points.begin(), out.points.end());
    add_link(out.points, link, n_.links.from[link]);
    out.points.insert(out.points.end(), after.begin(), after.end());
    return out;
  }

  // The points of the links beyond `node`, away from `last`; what is walked over is not chosen any more.
  draw::line walk_from(net::node_id node, net::link_id last, draw::line_style const style) {
    auto points = draw::line{};
    auto const first = last;
    while (auto const next = only_other(node, last, style)) {
      if (*next == first) {
        break;
      }
      add_link(points, *next, node);
      if (last != first) {
        style_[last.index()].reset();
      }
      last = *next;
      node = n_.other_end(last, node);
    }
    if (last != first) {
      style_[last.index()].reset();
    }
    return points;
  }

  // The one chosen link at a node beside `link`; none at an end, a junction or a change of style.
  std::optional<net::link_id> only_other(net::node_id const node, net::link_id const link,
                                         draw::line_style const style) const {
    auto found = std::optional<net::link_id>{};
    for (auto const other : n_.links_at(node)) {
      if (other == link || !style_[other.index()]) {
        continue;
      }
      if (found || style_[other.index()] != style) {
        return std::nullopt;
      }
      found = other;
    }
    return found;
  }

  void add_link(draw::line& points, net::link_id const link, net::node_id const start) const {
    auto shape = geo::decode_polyline(n_.shape_of(link));
    if (!n_.is_link_from(link, start)) {
      std::reverse(shape.begin(), shape.end());
    }
    auto const add = [&](geo::lonlat const p) {
      if (points.empty() || points.back() != p) {
        points.push_back(p);
      }
    };
    add(n_.nodes.position[start]);
    std::for_each(shape.begin(), shape.end(), add);
    add(n_.nodes.position[n_.other_end(link, start)]);
  }

  net::network const& n_;
  std::vector<chosen_style> style_;  // by link; none: not chosen, or drawn
};

}  // namespace

std::vector<draw::map_line> network_lines(net::network const& n,
                                          std::function<chosen_style(net::link_id)> const& style_of) {
  return line_walk{n, style_of}.run();
}

}  // namespace wakhan::api
