// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/matrix/matrix.h"

namespace wakhan::matrix {

// The first line of the table (RFC 4180), with its line end.
std::string csv_header();
// The line of one pair: figures are empty where there is no way, and `reason` says why.
std::string csv_line(matrix const& m, std::size_t pair, cell const& c);

}  // namespace wakhan::matrix
