// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "wakhan/api/route_table.h"
#include "wakhan/what_if/what_if.h"

namespace wakhan::what_if {

// For people: a line for each set, how many ways it cuts, what that costs at the mean, and who is hit hardest; no more
// than `shown` of them.
std::string what_if_text(what_if_answer const& answer, api::table_options const& options, std::size_t shown);

// A row for each pair as it is, then one for each set that cuts its way (RFC 4180). Pairs and sets that are not there
// keep their way.
std::string what_if_csv(what_if_answer const& answer);

}  // namespace wakhan::what_if
