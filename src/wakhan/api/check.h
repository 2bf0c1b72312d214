// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/load/pack.h"

namespace wakhan::api {

struct checked_pack {
  std::string text;
  bool is_good{};
};

// `wakhan pack check`: the laws of the network, passages, control places, kilometres, published distances.
checked_pack check_pack_text(load::pack const& pack);

// `wakhan pack info`: sizes, kilometres by mode and country, terminals, sources with licences and hashes, distance
// factors.
std::string pack_info_text(load::pack const& pack);

}  // namespace wakhan::api
