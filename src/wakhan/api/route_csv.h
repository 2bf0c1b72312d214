// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/api/route.h"

namespace wakhan::api {

// The answers as a table for spreadsheets (RFC 4180, CRLF line ends, UTF-8): one row a leg, the answer's totals
// repeated in its rows. Lists are parted by blanks. Without an answer there is the header alone.
std::string route_csv(route_answer const& answer);

}  // namespace wakhan::api
