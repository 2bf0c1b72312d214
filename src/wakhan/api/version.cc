// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/route.h"

namespace wakhan::api {

char const* version() { return WAKHAN_VERSION; }

}  // namespace wakhan::api
