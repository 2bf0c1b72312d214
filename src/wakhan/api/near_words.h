// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wakhan::api {

// The words that may have been meant: up to three, nearest first, no farther than a third of the letters (at least one
// and at most four edits) or one of which begins with the other or, of four letters and more, holds it. The case of
// letters does not matter.
std::vector<std::string> near_words(std::string_view written, std::vector<std::string> const& known);

// "did you mean a, b?", or nothing where no word is near.
std::string did_you_mean(std::string_view written, std::vector<std::string> const& known);

}  // namespace wakhan::api
