// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wakhan/load/terminals.h"
#include "wakhan/net/network.h"
#include "wakhan/places/place_builder.h"

namespace wakhan::load {

// What a name says in brackets is what many call the place: "Jawaharlal Nehru (Nhava Sheva)" is asked for as Nhava
// Sheva too. Names of countries tell namesakes apart and are left out: "Astara (Iran)".
std::vector<std::string> names_in_brackets(facts const& rows, std::string_view name);

// Every listed terminal of the network becomes a place, to be asked for by its names and codes; so does every station,
// though freight may neither get on nor off there.
void add_terminal_places(facts const& rows, std::vector<planned_terminal> const& terminals, net::network const& n,
                         places::place_builder& out);

}  // namespace wakhan::load
