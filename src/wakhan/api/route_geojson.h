// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/api/route.h"

namespace wakhan::api {

// The answers for a map (RFC 7946): one feature a leg, with the fields of the leg in schema/fields.csv and the number
// and title of its answer.
std::string route_geojson(route_answer const& answer);

}  // namespace wakhan::api
