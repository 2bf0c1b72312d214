// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wakhan/load/facts.h"

namespace wakhan::load {

// A country's place in an agreement over a span of days (both included).
struct membership {
  std::string country;  // ISO code
  std::string status;   // member, observer or suspended
  net::validity valid;
  net::fact_id fact;
};

// An agreement, union or convention of states that trade or transport depends on.
struct agreement {
  std::string id, name;
  std::string kind;     // e.g. customs-union, free-trade, transit, contract, security
  std::string changes;  // what it changes for freight between members, in words
  std::vector<membership> memberships;
  net::fact_id fact;
};

// The rows of agreements.csv with those of memberships.csv. Throws error{bad_input} with file, line, field and value
// for an agreement, country, kind, status or day that is none, and where one country has two places on one day.
std::vector<agreement> read_agreements(facts const& rows);

// The country's status on that day; empty where it has none.
std::string_view status_on(agreement const& a, std::string_view country, std::int32_t day);

}  // namespace wakhan::load
