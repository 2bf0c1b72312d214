// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include "wakhan/api/route.h"
#include "wakhan/validate/bill_parts.h"

namespace wakhan::test {

// The parts of an answer's bill from door to door are its hours and its price; from terminal to terminal it is less.
inline void expect_bill_adds_up(net::network const& n, api::itinerary_answer const& a) {
  constexpr auto kFeu = net::load_id{std::uint16_t{0}};
  auto const whole = validate::bill_by_facts(n, a.detail, kFeu, validate::scope::door);
  auto hours = 0.0;
  auto usd = 0.0;
  for (auto const& part : whole.parts) {
    hours += part.hours;
    usd += part.usd;
  }
  EXPECT_NEAR(hours, a.days_mean * 24, 1e-6 * hours) << a.title;
  EXPECT_NEAR(usd, whole.usd, 1e-6 * usd) << a.title;
  EXPECT_NEAR(usd, a.cost_usd, 1e-6 * usd) << a.title;
  auto const ridden = validate::bill_by_facts(n, a.detail, kFeu, validate::scope::terminal);
  EXPECT_LT(ridden.hours, whole.hours) << a.title;
  EXPECT_GT(ridden.hours, 0) << a.title;
  EXPECT_LT(ridden.usd, whole.usd) << a.title;
}

}  // namespace wakhan::test
