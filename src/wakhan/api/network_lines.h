// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "wakhan/draw/svg_map.h"
#include "wakhan/net/network.h"

namespace wakhan::api {

// The links that get a style, as lines from junction to junction: links that follow each other at a node where no third
// one of the chosen ends, and that have the same style, are one line. Each link is drawn once.
std::vector<draw::map_line> network_lines(net::network const& n,
                                          std::function<std::optional<draw::line_style>(net::link_id)> const& style_of);

}  // namespace wakhan::api
