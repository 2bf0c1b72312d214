// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <stop_token>
#include <string_view>

namespace wakhan {

// How long work tells its caller where it is; libraries never print.
// step(name, share): share of the whole work that is done when the step begins, 0 to 1.
struct progress {
  std::function<void(std::string_view step, double share)> report = [](std::string_view, double) {};
  std::stop_token stop{};

  void step(std::string_view name, double share) const;  // reports, and throws error{interrupted} when asked to stop
  void stop_if_asked(std::string_view name) const;       // only the latter, for workers beside the one that reports
};

}  // namespace wakhan
