// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "wakhan/base/id_span.h"
#include "wakhan/base/strong_id.h"

struct ship_id : wakhan::strong_id<ship_id> {
  using strong_id::strong_id;
};
struct port_id : wakhan::strong_id<port_id> {
  using strong_id::strong_id;
};
