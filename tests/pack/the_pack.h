// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <string>

#include "wakhan/api/route.h"
#include "wakhan/load/pack.h"

// The pack that ./setup builds, opened once for all tests of a program.
inline wakhan::load::pack const& the_pack() {
  static auto const opened = [] {
    auto const* const path = std::getenv("WAKHAN_PACK");
    return wakhan::load::pack{path != nullptr ? std::string{path}
                                              : std::string{WAKHAN_SOURCE_DIR "/build/eurasia.pack"}};
  }();
  return opened;
}

inline wakhan::api::route_request question(std::string from, std::string to) {
  auto request = wakhan::api::route_request{};
  request.from = std::move(from);
  request.to = std::move(to);
  return request;
}
