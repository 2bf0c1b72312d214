// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/api/route.h"

namespace wakhan::api {

// The answer as one JSON document, indented, with a line break at the end; its fields are those of schema/fields.csv.
// Distances to 0.1 km, times to 0.01 h and 0.01 d, money to a cent, emissions to 0.1 kg. Equal answers give equal
// bytes.
std::string route_json(route_answer const& answer);

// The answer as newline-delimited JSON: one line for each way, each with everything route_json tells beside the list of
// answers, and "answer" in place of "answers". Where there is no way, one line whose "answer" is null.
std::string route_ndjson(route_answer const& answer);

}  // namespace wakhan::api
