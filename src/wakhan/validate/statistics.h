// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

// How errors are summed up. Empty lists give NaN, which is printed as "-".
namespace wakhan::validate {

// The value below which a share of the values lies (share 0.5 is the median), between neighbours in proportion:
// definition 7 of Hyndman and Fan (1996).
double quantile(std::vector<double> values, double share);
inline double median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

// The share of the values that are at most `limit`.
double share_within(std::vector<double> const& values, double limit);

// The absolute relative error of a figure against what was published: |computed / published − 1|.
double relative_error(double computed, double published);

}  // namespace wakhan::validate
