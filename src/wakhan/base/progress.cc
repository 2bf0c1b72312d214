// SPDX-License-Identifier: Apache-2.0
#include "wakhan/base/progress.h"

#include "wakhan/base/error.h"

namespace wakhan {

void progress::step(std::string_view const name, double const share) const {
  report(name, share);  // where a caller may find that it is asked to stop
  stop_if_asked(name);
}

void progress::stop_if_asked(std::string_view const name) const {
  verify(!stop.stop_requested(), errc::interrupted, "stopped before '{}'", name);
}

}  // namespace wakhan
