// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/load/country_list.h"

namespace wakhan::load {

// Reads views.csv and disputed.csv into the network: the points of view, and to which country each counts a territory.
// Throws error{bad_input} for an unknown word, days that overlap, and a territory for which the first point of view,
// the one that all others are based on, does not speak on every day.
void add_points_of_view(facts const& rows, country_list const& countries, network_builder& out);

}  // namespace wakhan::load
