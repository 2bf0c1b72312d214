// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/net/network.h"

namespace wakhan::api {

// "this pack knows places in 10° W–150° E, 0–72° N only": whole degrees around all its roads, since a recipe keeps
// roads and places of one area; only the sea is whole.
std::string covered_area_words(net::network const& n);

}  // namespace wakhan::api
