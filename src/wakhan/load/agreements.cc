// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/agreements.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "wakhan/load/listed_countries.h"

namespace wakhan::load {

namespace {

constexpr auto kKinds = std::array<std::string_view, 8>{"customs-union", "free-trade",   "free-movement", "transit",
                                                        "contract",      "organisation", "security",      "waters"};
constexpr auto kStatus = std::array<std::string_view, 3>{"member", "observer", "suspended"};

membership membership_of(io::csv_table::row const& row, listed_countries const& known) {
  auto m = membership{};
  m.country = known.one(row, "country");
  m.status = row.text("status");
  if (std::find(kStatus.begin(), kStatus.end(), m.status) == kStatus.end()) {
    row.reject("status", "is none of member, observer, suspended");
  }
  m.valid = span_of(row);
  m.fact = fact_of(fact_table::memberships, row);
  return m;
}

// One country has one place in an agreement on any day.
void add(agreement& to, membership const& fresh, io::csv_table::row const& row) {
  for (auto const& m : to.memberships) {
    if (m.country == fresh.country && m.valid.from <= fresh.valid.until && fresh.valid.from <= m.valid.until) {
      row.reject("country",
                 fmt::format("has two places in '{}' on one day; end the first row before this one begins", to.id));
    }
  }
  to.memberships.push_back(fresh);
}

}  // namespace

std::vector<agreement> read_agreements(facts const& rows) {
  auto read = std::vector<agreement>{};
  auto known = std::map<std::string, std::size_t>{};  // by id, as an index into `read`
  auto const& table = rows[fact_table::agreements];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    auto a = agreement{};
    a.id = row.text("id");
    a.name = row.text("name");
    a.kind = row.text("type");
    if (std::find(kKinds.begin(), kKinds.end(), a.kind) == kKinds.end()) {
      row.reject("type",
                 "is none of customs-union, free-trade, free-movement, transit, contract, organisation, "
                 "security, waters");
    }
    a.changes = row.text("changes");
    a.fact = fact_of(fact_table::agreements, row);
    known.emplace(a.id, read.size());
    read.push_back(std::move(a));
  }
  auto const countries = listed_countries{rows};
  auto const& places = rows[fact_table::memberships];
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto const row = places[i];
    auto const found = known.find(row.text("agreement"));
    if (found == known.end()) {
      row.reject("agreement", "is no id of agreements.csv");
    }
    add(read[found->second], membership_of(row, countries), row);
  }
  return read;
}

std::string_view status_on(agreement const& a, std::string_view const country, std::int32_t const day) {
  auto const found = std::find_if(a.memberships.begin(), a.memberships.end(),
                                  [&](membership const& m) { return m.country == country && m.valid.holds(day); });
  return found == a.memberships.end() ? std::string_view{} : found->status;
}

}  // namespace wakhan::load
