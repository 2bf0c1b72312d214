// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/api/route.h"

// The moments of an answer in words, for its table and its arithmetic; hours in UTC.
namespace wakhan::api {

// "departs Sat 2026-12-05 18:00, after 34 h for a-train (published day); arrives Mon 2026-12-21 04:00"
std::string leg_moment_words(leg_moments const& m);

// "ready Thu 2026-12-03 08:00 (Fri 2026-12-04 02:00 at the latest), delivered Mon 2026-12-21 04:00"
std::string answer_moment_words(answer_moments const& m);

}  // namespace wakhan::api
