// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "wakhan/api/doctor.h"
#include "wakhan/api/route.h"

namespace wakhan::api {

namespace {

using json = nlohmann::ordered_json;

}  // namespace

std::string doctor_json(std::vector<check_result> const& results) {
  auto out = json{{"version", version()}, {"well", is_well(results)}, {"checks", json::array()}};
  for (auto const& r : results) {
    out["checks"].push_back(json{{"name", r.name},
                                 {"state", name_of(r.state)},
                                 {"message", r.message},
                                 {"mend", r.mend.empty() ? json(nullptr) : json(r.mend)}});
  }
  return out.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace wakhan::api
