// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "wakhan/load/pack.h"
#include "wakhan/route/search_graph.h"

namespace wakhan::api {

// A place of a question, found in the pack.
struct found_stop {
  route::stop at;
  std::string name;  // "Chongqing,CN", or the coordinates as understood
  std::string note;  // which one was taken where the name could mean several
};

// Its name has the country that the question's point of view counts the place to; with a country behind the name,
// places are found that any point of view counts to it.
//
// Throws error{unknown_place | ambiguous_place | bad_input}. A point lon,lat belongs to the country of the nearest road
// or terminal.
found_stop find_stop(load::pack const& pack, net::view const& seen, std::string const& words);

}  // namespace wakhan::api
