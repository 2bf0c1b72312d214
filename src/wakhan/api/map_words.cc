// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/map_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace wakhan::api {

draw::line_style style_of(net::mode const by) {
  switch (by) {
    case net::mode::rail: return draw::line_style::rail;
    case net::mode::road: return draw::line_style::road;
    case net::mode::sea: return draw::line_style::sea;
    case net::mode::waterway: return draw::line_style::waterway;
    case net::mode::ferry: return draw::line_style::ferry;
    case net::mode::air: return draw::line_style::air;
    case net::mode::access:
    case net::mode::none: break;
  }
  return draw::line_style::access;
}

std::string attribution_of(load::pack_meta const& meta) {
  auto parts = std::vector<std::string>{};
  for (auto const& s : meta.sources) {
    auto const& who = s.attribution.empty() ? s.name : s.attribution;
    auto part = s.licence.empty() ? who : fmt::format("{}, {}", who, s.licence);
    if (std::find(parts.begin(), parts.end(), part) == parts.end()) {
      parts.push_back(std::move(part));
    }
  }
  auto out = std::string{};
  for (auto const& part : parts) {
    out += (out.empty() ? "Data: " : " · ") + part;
  }
  return out;
}

}  // namespace wakhan::api
