// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "wakhan/api/route.h"

namespace wakhan::api {

// An answer as a GeoPackage for QGIS and other map programs, styled like our maps: layers legs, answers, stops,
// crossings and passages; tables question, sources (the fact rows behind the figures) and licences. Fields are those of
// schema/fields.csv, lists as words with a blank between; docs/geopackage.md lists them. The same question gives the
// same bytes. Without a way the layers are empty and the question's row has the reason.
std::string route_geopackage(load::pack const& pack, route_answer const& answer);

}  // namespace wakhan::api
