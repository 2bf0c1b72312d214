// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "wakhan/load/check_report.h"
#include "wakhan/load/facts.h"
#include "wakhan/load/findings.h"
#include "wakhan/load/pack.h"
#include "wakhan/net/network.h"

namespace wakhan::load {

// Everything `wakhan pack check` holds a pack against; some seconds of work, same text for any number of threads.
check_report check_pack(pack const& p, unsigned threads);

// What must hold everywhere: a line stays in one country and carriage system and is no shorter than the way straight
// on, no border changes the gauge without a crossing, and a link is known at both of its ends.
void check_laws(net::network const& n, check_report& report);

// Every border has a crossing of its two countries and mode, or its pair is open on that day.
void check_borders(net::network const& n, facts const& rows, std::int32_t day, check_report& report);

// Every passage: with its links its two probes are joined inside its box, without them they are not.
void check_passages(net::network const& n, check_report& report);

// The findings of the build that say that a line is drawn where none can run: none is allowed.
void check_drawing(std::span<finding const> found, check_report& report);

// How many control places are joined by rail to the greatest system on that day, and why the others are not; how many
// crossings have a line.
void check_connections(net::network const& n, facts const& rows, std::int32_t day, check_report& report);

// Kilometres of rail by country against the bands of network_bands.csv.
void check_lengths(net::network const& n, facts const& rows, std::int32_t day, check_report& report);

// Network kilometres against distances.csv by mode: median error at most 5 %, 85 % within 15 %.
void check_distances(net::network const& n, facts const& rows, unsigned threads, check_report& report);

}  // namespace wakhan::load
