// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/draw/svg_map.h"
#include "wakhan/load/pack.h"
#include "wakhan/net/mode.h"

namespace wakhan::api {

// How maps draw a leg by this mode.
draw::line_style style_of(net::mode by);

// The sources by their own words, each once, with the licence they come under.
std::string attribution_of(load::pack_meta const& meta);

}  // namespace wakhan::api
