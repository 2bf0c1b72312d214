// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/load/pack.h"

// What states plan and what they agreed, as text: facts that stand in a pack beside its network.
namespace wakhan::api {

// Every project of projects.csv: what, where, how long, what it can carry and costs, its state, and the source.
std::string projects_text(load::pack const& pack);

// Every agreement of agreements.csv: what it changes and who is in it on the pack's reference date, with the source.
std::string agreements_text(load::pack const& pack);

}  // namespace wakhan::api
