// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route_points.h"

#include "wakhan/api/step_facts.h"

namespace wakhan::api {

namespace {

double hours(cost::bill const& b) { return static_cast<double>(b.sum.time) / cost::kMicroseconds / 3600; }
double usd(cost::bill const& b) { return static_cast<double>(b.sum.money) / cost::kMicrocents / 100; }

// The steps of an answer on links of this kind of thing, in order.
std::vector<route::step const*> steps_of(route::itinerary const& i, route::step_kind const kind) {
  auto out = std::vector<route::step const*>{};
  for (auto const& leg : i.legs) {
    for (auto const& s : leg.steps) {
      if (s.kind == kind) {
        out.push_back(&s);
      }
    }
  }
  return out;
}

// The terminal between two legs; that of either will do.
net::terminal_id terminal_at(route::itinerary const& i, std::size_t const boundary) {
  if (boundary > 0 && i.legs[boundary - 1].to_terminal.is_valid()) {
    return i.legs[boundary - 1].to_terminal;
  }
  return boundary < i.legs.size() ? i.legs[boundary].from_terminal : net::terminal_id{};
}

stop_row stop_at(net::network const& n, route_answer const& r, itinerary_answer const& a, std::size_t const boundary) {
  auto const& legs = a.detail.legs;
  auto out = stop_row{};
  out.number = boundary + 1;
  auto const is_first = boundary == 0;
  auto const is_last = boundary == legs.size();
  out.name = is_last ? a.legs.back().to : a.legs[boundary].from;
  out.at = is_first ? r.from_at : is_last ? r.to_at : legs[boundary].shape.front();
  auto const terminal = terminal_at(a.detail, boundary);
  if (terminal.is_valid()) {
    auto const& t = n.terminals[terminal];
    out.terminal = n.text(t.id);
    out.country = net::shown_code(n, r.shown_as, t.country);
    out.is_assumed = t.kind == net::terminal_kind::assumed;
  }
  auto const is_gauge_change = !is_first && !is_last && legs[boundary].from_crossing.is_valid();
  out.kind = is_first              ? "origin"
             : is_last             ? "destination"
             : terminal.is_valid() ? "terminal"
             : is_gauge_change     ? "gauge_change"
                                   : "quay";
  return out;
}

crossing_row crossing_at(net::network const& n, net::crossing_id const id) {
  auto const& c = n.crossings[id];
  auto out = crossing_row{};
  out.id = n.text(c.id);
  out.name = n.text(c.name);
  out.mode = net::name_of(c.by);
  out.is_pair_default = c.is_pair_default != 0;
  if (!out.is_pair_default) {
    out.at = c.position;
  }
  return out;
}

// What freight meets there, known where it stops or pays.
void add_passing(crossing_row& out, net::network const& n, route_answer const& r, route::step const& s) {
  auto const tail = tail_of(n, s);
  auto const head = head_of(n, s);
  out.from = net::shown_code(n, r.shown_as, n.nodes.country[tail]);
  out.to = net::shown_code(n, r.shown_as, n.nodes.country[head]);
  out.gauge_from_mm = net::gauge_mm(n.nodes.by[tail]);
  out.gauge_to_mm = net::gauge_mm(n.nodes.by[head]);
  out.hours += hours(s.bill);
  out.cost_usd += usd(s.bill);
  out.at = out.at.value_or(n.nodes.position[tail]);
}

}  // namespace

std::vector<stop_row> stop_rows(net::network const& n, route_answer const& answer) {
  auto rows = std::vector<stop_row>{};
  for (std::size_t a = 0; a < answer.answers.size(); ++a) {
    auto passed = 0.0;
    auto const& one = answer.answers[a];
    for (std::size_t boundary = 0; boundary <= one.legs.size(); ++boundary) {
      rows.push_back(stop_at(n, answer, one, boundary));
      rows.back().answer = a + 1;
      rows.back().hours_since_start = passed;
      passed += boundary < one.legs.size() ? one.legs[boundary].hours : 0;
    }
  }
  return rows;
}

std::vector<crossing_row> crossing_rows(net::network const& n, route_answer const& answer) {
  auto rows = std::vector<crossing_row>{};
  for (std::size_t a = 0; a < answer.answers.size(); ++a) {
    auto const& way = answer.answers[a].detail;
    auto const stops = steps_of(way, route::step_kind::border);
    for (std::size_t i = 0; i < way.crossings.size(); ++i) {
      rows.push_back(crossing_at(n, way.crossings[i]));
      rows.back().answer = a + 1;
      rows.back().number = i + 1;
      for (auto const* const s : stops) {
        if (n.links.ref[s->link] == way.crossings[i].index()) {
          add_passing(rows.back(), n, answer, *s);
        }
      }
    }
  }
  return rows;
}

namespace {

// The steps over a passage, or over the sections of a waterway.
std::vector<route::step const*> steps_over(net::network const& n, route::itinerary const& way,
                                           net::passage_id const passage) {
  auto steps = steps_of(way, route::step_kind::passage);
  std::erase_if(steps, [&](auto const* const s) {
    auto const section = net::passage_id{n.links.ref[s->link]};
    return section != passage && n.passages[section].waterway != passage;
  });
  return steps;
}

}  // namespace

geo::lonlat place_on_way(net::network const& n, route::itinerary const& way, net::passage_id const passage) {
  auto const steps = steps_over(n, way, passage);
  return n.passages[steps.empty() ? passage : net::passage_id{n.links.ref[steps[steps.size() / 2]->link]}].position;
}

std::vector<passage_row> passage_rows(net::network const& n, route_answer const& answer) {
  auto rows = std::vector<passage_row>{};
  for (std::size_t a = 0; a < answer.answers.size(); ++a) {
    auto const& way = answer.answers[a].detail;
    for (std::size_t i = 0; i < way.passages.size(); ++i) {
      auto const passage = way.passages[i];
      auto const& p = n.passages[passage];
      auto row = passage_row{a + 1, i + 1, std::string{n.text(p.id)},    std::string{n.text(p.name)}, 0,
                             0,     0,     place_on_way(n, way, passage)};
      for (auto const* const s : steps_over(n, way, passage)) {
        row.distance_km += static_cast<double>(s->metres) / 1000;
        row.hours += hours(s->bill);
        row.cost_usd += usd(s->bill);
      }
      rows.push_back(row);
    }
  }
  return rows;
}

}  // namespace wakhan::api
