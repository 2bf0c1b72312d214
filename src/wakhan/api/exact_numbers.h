// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "wakhan/cost/link_cost.h"

// Numbers of a bill for people who reckon it again.
namespace wakhan::api {

// value / 10^decimals without loss, without zeros at the end: exact(66667, 3) is "66.667".
std::string exact(std::int64_t value, int decimals);

// Rounded to two decimals, with units.
std::string hours_text(std::int64_t microseconds);    // "50.21 h"
std::string usd_text(std::int64_t microcents);        // "1,653.92 USD"
std::string kg_text(std::int64_t micrograms);         // "539.02 kg"
std::string km_text(std::uint64_t metres);            // "2,711.345 km", exact
std::string seconds_as_hours(std::uint32_t seconds);  // "12 h", up to four decimals

}  // namespace wakhan::api
