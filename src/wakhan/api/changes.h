// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "wakhan/load/pack.h"
#include "wakhan/net/view.h"

namespace wakhan::api {

// What the words after --avoid, --allow, --modes, --load, --hazard, --date, --view and --open mean in a pack.
struct change_words {
  std::vector<std::string> avoid, allow, modes;
  std::string load, hazard, date, view;
  std::vector<std::string> open;
};

// The words as the pack and our tables spell them, where they differ in the case of letters alone: "ru" is RU. Others
// stay as they are.
change_words as_spelt(load::pack const& pack, change_words words);

// Throws error{usage} with the nearest ids for a word that is no passage, crossing or country of the pack, for an
// unknown mode, load, date or view, for an id both to avoid and to allow, and for a project to open that has no line.
net::changes read_changes(load::pack const& pack, change_words const& written);

// What is to be told of each project that a question opens.
std::vector<std::string> notes_on_projects(std::vector<std::string> const& opened);

// 16 hexadecimal digits that stand for the resulting overlay: equal changes, however written, give equal digits.
std::string hash_of(net::network const& n, net::changes const& c);

// "2026-11-01" from days since 1970-01-01.
std::string date_text(std::int32_t day);

}  // namespace wakhan::api
