// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/step_facts.h"

#include <algorithm>

namespace wakhan::api {

namespace {

using net::mode;
using net::operation;
using route::step_kind;

class fact_list {
 public:
  void add(net::fact_id const id) {
    if (id.is_valid() && std::find(ids_.begin(), ids_.end(), id) == ids_.end()) {
      ids_.push_back(id);
    }
  }
  void add_rate(net::rate const& rate, net::load_id const what) {
    add(rate.speed_fact);
    add_money_and_emissions(rate, what);
  }
  void add_money_and_emissions(net::rate const& rate, net::load_id const what) {
    add(rate.tariff_fact[what]);
    add(rate.emission_fact[what]);
    add(rate.share_fact[what]);
  }
  void add_fixed_charge(net::rate const& rate, net::load_id const what) {
    if (rate.fixed_cents[what] != 0) {
      add(rate.tariff_fact[what]);
    }
  }
  void add_handling(net::network const& n, mode const by, operation const done, net::country_id const country,
                    net::load_id const what, std::vector<net::service_id> const& services = {}) {
    auto const& row = n.handling_at(by, done, country);
    add(row.fact);
    add(n.rates.all()[n.rate_index(by, country)].share_fact[what]);  // of the charge, for a load that shares another's
    // A ferry's wait comes from its own line, and so does its fare where it has one.
    if (done == operation::load && by != mode::ferry) {
      add_services(n, services, row.service_fact);
      add_fixed_charge(n.rates.all()[n.rate_index(by, country)], what);
    }
  }
  std::vector<net::fact_id> take() { return std::move(ids_); }

 private:
  // What the wait was taken from: the services that lead to the destination, else the mode's general frequency.
  void add_services(net::network const& n, std::vector<net::service_id> const& services, net::fact_id const general) {
    for (auto const id : services) {
      add(n.services[id].fact);
    }
    if (services.empty()) {
      add(general);
    }
  }

  std::vector<net::fact_id> ids_;
};

void add_border(fact_list& out, net::network const& n, route::step const& s) {
  auto const ref = n.links.ref[s.link];
  if (ref != UINT32_MAX) {
    auto const& crossing = n.crossings[net::crossing_id{ref}];
    out.add(crossing.fact);
    out.add(n.hours_at(net::crossing_id{ref}, s.day).fact);
  }
}

void add_ferry(fact_list& out, net::network const& n, route::step const& s, net::load_id const what) {
  auto const& ferry = n.ferries[net::ferry_id{n.links.ref[s.link]}];
  out.add(ferry.fact);
  auto const* const rate = rate_of(n, s);
  if (s.kind == step_kind::alight) {
    return out.add_handling(n, mode::ferry, operation::unload, s.country, what);
  }
  if (s.kind == step_kind::board) {
    out.add_handling(n, mode::ferry, operation::load, s.country, what);
    if (ferry.price_cents == 0) {
      out.add_fixed_charge(*rate, what);
    }
    return;
  }
  out.add(rate->speed_fact);  // for the spread of its time
  if (ferry.price_cents == 0) {
    out.add(rate->tariff_fact[what]);
  }
  out.add(rate->emission_fact[what]);
  out.add(rate->share_fact[what]);
}

}  // namespace

net::node_id tail_of(net::network const& n, route::step const& s) {
  return s.is_backwards ? n.links.to[s.link] : n.links.from[s.link];
}
net::node_id head_of(net::network const& n, route::step const& s) {
  return s.is_backwards ? n.links.from[s.link] : n.links.to[s.link];
}

net::country_id handling_country(net::network const& n, route::step const& s) {
  auto const is_transfer =
      s.kind == step_kind::load || s.kind == step_kind::unload || s.kind == step_kind::gauge_change;
  return is_transfer ? n.terminals[net::terminal_id{n.links.ref[s.link]}].country : s.country;
}

net::line_speed const* line_speed_of(net::network const& n, route::step const& s) {
  return s.kind == step_kind::passage ? n.speed_on(net::passage_id{n.links.ref[s.link]}, s.day) : nullptr;
}

net::fact_id speed_fact_of(net::network const& n, route::step const& s) {
  if (auto const* const own = line_speed_of(n, s)) {
    return own->fact;
  }
  auto const* const rate = rate_of(n, s);
  return rate == nullptr ? net::fact_id{} : rate->speed_fact;
}

net::rate const* rate_of(net::network const& n, route::step const& s) {
  auto const at = [&](std::uint16_t const index) { return &n.rates.all()[index]; };
  switch (s.kind) {
    case step_kind::access:
    case step_kind::line_haul:
    case step_kind::passage:
    case step_kind::flight: return at(s.rate);
    case step_kind::sailing: return at(n.rate_index(mode::ferry, {}));
    case step_kind::board: return at(n.rate_index(mode::ferry, s.country));
    case step_kind::pickup: return at(n.rate_index(mode::road, s.country));
    case step_kind::load: return at(n.rate_index(s.by, handling_country(n, s)));
    case step_kind::delivery:
    case step_kind::unload:
    case step_kind::alight:
    case step_kind::border:
    case step_kind::gauge_change:
    case step_kind::change_of_ships: return nullptr;
  }
  return nullptr;
}

std::vector<net::fact_id> facts_of(net::network const& n, route::step const& s, net::load_id const what) {
  auto out = fact_list{};
  switch (s.kind) {
    case step_kind::pickup: out.add_handling(n, mode::road, operation::load, s.country, what); break;
    case step_kind::delivery: out.add_handling(n, mode::road, operation::unload, s.country, what); break;
    case step_kind::access:
    case step_kind::line_haul: out.add_rate(*rate_of(n, s), what); break;
    case step_kind::passage:
      out.add(n.passages[net::passage_id{n.links.ref[s.link]}].fact);
      if (n.passages[net::passage_id{n.links.ref[s.link]}].is_planned != 0) {
        out.add(n.links.fact[s.link]);
      }
      if (s.lane != UINT32_MAX) {
        out.add(n.lane_prices.all()[s.lane].fact);
      }
      if (auto const by = static_cast<std::size_t>(n.nodes.by[n.links.from[s.link]]); by < n.vessels.size()) {
        out.add(n.vessels.all()[by].fact);
      }
      out.add(speed_fact_of(n, s));
      out.add_money_and_emissions(*rate_of(n, s), what);
      break;
    case step_kind::load:
    case step_kind::unload:
      out.add(n.terminals[net::terminal_id{n.links.ref[s.link]}].fact);
      out.add_handling(n, s.by, s.kind == step_kind::load ? operation::load : operation::unload, handling_country(n, s),
                       what, s.services);
      break;
    case step_kind::border: add_border(out, n, s); break;
    case step_kind::gauge_change:
      out.add(n.terminals[net::terminal_id{n.links.ref[s.link]}].fact);
      out.add(n.gauge_change_at(handling_country(n, s)).fact);
      break;
    case step_kind::change_of_ships: out.add(n.change_of_ships.all().front().fact); break;
    case step_kind::board:
    case step_kind::sailing:
    case step_kind::alight: add_ferry(out, n, s, what); break;
    case step_kind::flight:
      if (n.links.ref[s.link] != UINT32_MAX) {
        out.add(n.terminals[net::terminal_id{n.links.ref[s.link]}].fact);
      }
      out.add_rate(*rate_of(n, s), what);
      out.add_handling(n, mode::air, operation::load, n.nodes.country[tail_of(n, s)], what);
      out.add_handling(n, mode::air, operation::unload, n.nodes.country[head_of(n, s)], what);
      break;
  }
  return out.take();
}

}  // namespace wakhan::api
