// SPDX-License-Identifier: Apache-2.0
#include "wakhan/pareto/front.h"

#include "wakhan/base/error.h"
#include "wakhan/pareto/detail/label_search.h"

namespace wakhan::pareto {

front find_front(lower_bounds& bounds, std::uint32_t const from, std::uint32_t const to, front_options const& options,
                 progress const& told) {
  auto const& g = bounds.graph();
  for (auto const end : {from, to}) {
    verify(end < g.nodes(), errc::bad_input, "a graph of {} nodes has no node {}", g.nodes(), end);
  }
  for (auto const t : options.tolerance) {
    verify(0 <= t && t <= kMostTolerance, errc::bad_input, "a tolerance of {} permille is not between 0 and {}", t,
           kMostTolerance);
  }
  verify(options.max_labels <= kMostLabels, errc::bad_input, "a limit of {} labels is more than {}", options.max_labels,
         kMostLabels);
  told.step("lower bounds", 0);
  bounds.aim(to);
  switch (g.criteria) {
    case 2: return label_search<2>{bounds, to, options, told}.run(from);
    case 3: return label_search<3>{bounds, to, options, told}.run(from);
    default: return label_search<4>{bounds, to, options, told}.run(from);
  }
}

}  // namespace wakhan::pareto
