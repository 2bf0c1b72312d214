// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "wakhan/api/route_table.h"
#include "wakhan/reach/reach.h"

namespace wakhan::reach {

// For a terminal: people and towns by band, what each gateway serves where there are several, and the `shown` largest
// towns with the way to each.
std::string reach_text(reach_answer const& answer, api::table_options const& options, std::size_t shown);

// A line a town: where it lies, the best gateway with its figures, the second best and by how much it is worse, or why
// nothing reaches it. UTF-8, RFC 4180.
std::string reach_csv(reach_answer const& answer);

}  // namespace wakhan::reach
