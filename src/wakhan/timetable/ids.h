// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakhan/base/strong_id.h"

namespace wakhan::timetable {

struct stop_id : strong_id<stop_id> {
  using strong_id::strong_id;
};
struct service_id : strong_id<service_id> {
  using strong_id::strong_id;
};
struct link_id : strong_id<link_id> {
  using strong_id::strong_id;
};

}  // namespace wakhan::timetable
