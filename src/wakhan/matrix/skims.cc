// SPDX-License-Identifier: Apache-2.0
#include "wakhan/matrix/skims.h"

#include <fmt/format.h>

#include <limits>

#include "wakhan/base/error.h"
#include "wakhan/io/csv.h"

namespace wakhan::matrix {

skims read_skims(std::string_view const csv, std::size_t const origins, std::size_t const destinations) {
  auto const table = io::parse_csv(csv, "the table of skims");
  table.require_columns({"from", "to", kSkims[0], kSkims[1], kSkims[2], kSkims[3], kSkims[4], kSkims[5]});
  verify(table.size() == origins * destinations, errc::bad_input, "the table of skims has {} lines for {} × {} places",
         table.size(), origins, destinations);
  auto s = skims{};
  for (auto& figure : s.figures) {
    figure.reserve(table.size());
  }
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const row = table[i];
    if (i % destinations == 0) {
      s.origins.push_back(row.text("from"));
    }
    if (i < destinations) {
      s.destinations.push_back(row.text("to"));
    }
    for (std::size_t f = 0; f < kSkims.size(); ++f) {
      s.figures[f].push_back(row.optional_number(kSkims[f]).value_or(std::numeric_limits<double>::quiet_NaN()));
    }
  }
  return s;
}

}  // namespace wakhan::matrix
