// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "wakhan/load/pack.h"
#include "wakhan/net/view.h"
#include "wakhan/route/search_graph.h"

namespace wakhan::matrix {

// A place of a matrix, as its list writes it and as it was found.
struct listed_place {
  std::string words, name;
  route::stop at;
};

// The places of a CSV file with a column `place`: names, UN/LOCODEs, station codes or lon,lat; other columns are for
// the user. Throws error{bad_input | unknown_place | ambiguous_place | limit} with file, line and value: a place that
// is not found, one that stands there twice, no place at all, more than 5,000.
std::vector<listed_place> read_place_list(load::pack const& pack, net::view const& seen, std::string const& path);

}  // namespace wakhan::matrix
