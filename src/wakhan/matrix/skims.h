// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wakhan::matrix {

// The figures of a skim, in the order of the columns of the CSV table.
inline constexpr std::array<char const*, 6> kSkims{"days_p50", "days_p90",    "days_mean",
                                                   "cost_usd", "co2e_wtw_kg", "distance_km"};

// A whole table as matrices: rows are origins, columns destinations; NaN where there is no way.
struct skims {
  std::vector<std::string> origins, destinations;          // as their lists write them
  std::array<std::vector<double>, kSkims.size()> figures;  // row by row
};

// The matrices of a table that csv_header and csv_line wrote. Throws error{bad_input} for another text.
skims read_skims(std::string_view csv, std::size_t origins, std::size_t destinations);

// A .npz archive as numpy.load reads it: a float64 array for each figure, and the names of both lists as `origins` and
// `destinations` (NumPy format 1.0, ZIP without compression; the same bytes for the same skims).
std::string npz_of(skims const& s);

// An Open Matrix file (OMX 0.2, HDF5): a float64 matrix below /data for each figure, NaN where there is no way, and
// below /lookup the names `origins` and `destinations`. Throws error{internal} where HDF5 fails.
std::string omx_of(skims const& s);

}  // namespace wakhan::matrix
