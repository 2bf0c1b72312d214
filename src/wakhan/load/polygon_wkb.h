// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wakhan::load {

// What is wrong with the bytes as a polygon or multipolygon in well-known binary (ISO 19125-1) with rings on the earth;
// empty when nothing is. Looked at before a library reads them: that one follows collections within collections as deep
// as the bytes say, and takes coordinates that are no numbers.
std::string fault_of_polygon_wkb(std::string_view wkb);

}  // namespace wakhan::load
