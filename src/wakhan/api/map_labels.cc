// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/map_labels.h"

#include <algorithm>
#include <string_view>

#include "wakhan/api/route_points.h"

namespace wakhan::api {

namespace {

enum rank { kEnd, kPassage, kCrossing, kTerminal };
constexpr double kSameTownMetres = 60'000;

class label_list {
 public:
  explicit label_list(net::network const& n) : n_{n} {}

  void add(geo::lonlat const at, std::string_view const name, rank const importance) {
    auto const text = short_name(name);
    auto const is_known = [&](auto const& l) {
      return l.text == text ||
             (importance == kTerminal && l.rank != kPassage && geo::rough_distance_m(l.at, at) < kSameTownMetres);
    };
    if (!text.empty() && std::none_of(labels_.begin(), labels_.end(), is_known)) {
      labels_.push_back({at, text, importance, true});
    }
  }

  void add_passages(route::itinerary const& i) {
    for (auto const p : i.passages) {
      add(place_on_way(n_, i, p), n_.text(n_.passages[p].name), kPassage);
    }
  }
  void add_crossings(route::itinerary const& i) {
    for (auto const c : i.crossings) {
      if (n_.crossings[c].is_pair_default == 0) {
        add(n_.crossings[c].position, n_.text(n_.crossings[c].name), kCrossing);
      }
    }
  }
  void add_terminals(route::itinerary const& i) {
    for (auto const& l : i.legs) {
      for (auto const t : {l.from_terminal, l.to_terminal}) {
        if (t.is_valid()) {
          add(n_.terminals[t].position, n_.text(n_.terminals[t].name), kTerminal);
        }
      }
    }
  }

  std::vector<draw::map_label> take() { return std::move(labels_); }

 private:
  net::network const& n_;
  std::vector<draw::map_label> labels_;
};

// "Chongqing,CN" without its country, which the map shows; coordinates stay.
std::string_view town(std::string_view const place) {
  auto const comma = place.rfind(',');
  auto const has_country = comma != std::string_view::npos && place.size() == comma + 3 && place[comma + 1] >= 'A' &&
                           place[comma + 1] <= 'Z';
  return has_country ? place.substr(0, comma) : place;
}

}  // namespace

std::string short_name(std::string_view const name) {
  auto out = std::string{name};
  if (auto const bracket = out.find(" ("); bracket != std::string::npos && bracket > 0 && out.back() == ')') {
    out.erase(bracket);
  }
  if (auto const word = out.find(" International Airport"); word != std::string::npos) {
    out.replace(word, std::string_view{" International Airport"}.size(), " Airport");
  }
  return out;
}

std::vector<draw::map_label> map_labels(net::network const& n, route_answer const& answer,
                                        std::span<itinerary_answer const> const drawn) {
  auto out = label_list{n};
  out.add(answer.from_at, town(answer.from), kEnd);
  out.add(answer.to_at, town(answer.to), kEnd);
  for (auto const& a : drawn) {
    out.add_passages(a.detail);
  }
  for (auto const& a : drawn) {
    out.add_crossings(a.detail);
  }
  for (auto const& a : drawn) {
    out.add_terminals(a.detail);
  }
  return out.take();
}

}  // namespace wakhan::api
