// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/load/recipe.h"

namespace wakhan::load {

// The path of a package's file in the cache, fetched by its ordinary client (pip or apt-get) when it is not there yet.
// pip is told the sha256, so that it opens no other file than the one promised.
// Throws error{missing_package} with what the client said, error{hash_mismatch} when the file is not the one the recipe
// promises.
std::string fetch(recipe::package const& package, std::string const& cache_folder);

}  // namespace wakhan::load
