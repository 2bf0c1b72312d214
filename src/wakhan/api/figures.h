// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wakhan::api {

// A number for people: rounded to so many decimals, thousands apart by commas, e.g. "12,345.6"; never "-0".
std::string grouped(double value, int decimals = 0);

// A span of time for people: hours below two days ("26 h"), days from there on ("3.4 d").
std::string hours_or_days(double hours);

// A number rounded to so many decimals, for machine-readable answers; never -0.
double rounded_to(double value, int decimals);

// What people call a mode of an answer: "access", the first or last mile, goes by truck.
std::string mode_words(std::string_view mode);

// "feu" as "one 40-foot container (feu)", "grain" as "one tonne of grain", with the class of dangerous goods where
// there is one; words that are no load stay as they are.
std::string load_words(std::string_view id, std::string_view name, std::string_view hazard_class = {});

}  // namespace wakhan::api
