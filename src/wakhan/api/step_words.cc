// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/step_words.h"

#include <fmt/format.h>

#include "wakhan/api/exact_numbers.h"
#include "wakhan/api/figures.h"
#include "wakhan/api/step_facts.h"

namespace wakhan::api {

namespace {

using net::mode;
using net::operation;
using route::step_kind;

std::int64_t microcents(std::uint32_t const cents) { return std::int64_t{cents} * cost::kMicrocents; }
std::int64_t micrograms(std::uint32_t const grams) { return std::int64_t{grams} * cost::kMicrograms; }

std::string feminine_end(std::string const& text) { return text.empty() ? text : " in " + text; }

}  // namespace

step_explainer::step_explainer(net::network const& n, fact_rows const& rows, net::load const what)
    : n_{n}, rows_{rows}, what_{what}, tonnes_{"?"} {
  if (auto const row = rows.find(load::fact_table::loads, net::name_of(what))) {
    tonnes_ = rows.text(*row, "net_tonnes");
  }
}

}  // namespace wakhan::api
