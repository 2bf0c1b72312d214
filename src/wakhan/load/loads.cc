// SPDX-License-Identifier: Apache-2.0
#include "wakhan/load/loads.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "wakhan/base/error.h"

namespace wakhan::load {

namespace {

constexpr double kMostFeus = 10;  // no load is heavier, and none pays more of a fee

std::vector<std::string> form_names(facts const& rows) {
  auto forms = std::vector<std::string>{};
  auto const& table = rows[fact_table::equipment];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const& form = table[i].text("form");
    if (form.empty()) {
      table[i].reject("form", "is empty; name a form of loads, such as dry-bulk");
    }
    if (std::find(forms.begin(), forms.end(), form) == forms.end()) {
      forms.push_back(form);
    }
  }
  verify(forms.size() <= 16, errc::bad_input, "{}: {} forms, the limit is 16", file_of(fact_table::equipment),
         forms.size());
  return forms;
}

std::size_t base_of(io::csv_table::row const& row, std::string_view const id) {
  auto const found = std::find(kBaseLoads.begin(), kBaseLoads.end(), id);
  if (found == kBaseLoads.end()) {
    row.reject("base", "is none of feu, teu, tonne; name the load whose rates these goods share");
  }
  return static_cast<std::size_t>(found - kBaseLoads.begin());
}

load_table::row read_row(io::csv_table::row const& row, std::vector<std::string> const& forms) {
  auto r = load_table::row{};
  r.id = row.text("id");
  r.net_tonnes = row.number("net_tonnes", 0.001, 100);
  r.teu = optional_amount(row, "teu", 10).value_or(0);
  r.is_base = std::find(kBaseLoads.begin(), kBaseLoads.end(), r.id) != kBaseLoads.end();
  r.base = base_of(row, r.is_base ? std::string_view{r.id} : std::string_view{row.text("base")});
  auto const form = std::find(forms.begin(), forms.end(), row.text("form"));
  if (form == forms.end()) {
    row.reject("form", "is no form of equipment.csv; add rows there that say what carries it");
  }
  r.form = static_cast<std::uint16_t>(form - forms.begin());
  return r;
}

}  // namespace

load_table read_loads(facts const& rows) {
  auto out = load_table{{}, form_names(rows)};
  auto const& table = rows[fact_table::loads];
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (i >= net::kMostLoads) {
      table[i].reject("id", fmt::format("is one load too many: a pack has room for {}", net::kMostLoads));
    }
    out.rows.push_back(read_row(table[i], out.forms));
  }
  auto const find = [&](std::string_view const id) {
    return std::find_if(out.rows.begin(), out.rows.end(), [&](auto const& r) { return r.id == id; });
  };
  for (auto const base : kBaseLoads) {
    verify(find(base) != out.rows.end(), errc::bad_input, "{}: no row for load '{}', whose rates others share",
           file_of(fact_table::loads), base);
  }
  for (std::size_t i = 0; i < out.rows.size(); ++i) {
    auto& r = out.rows[i];
    if (r.net_tonnes > kMostFeus * find("feu")->net_tonnes) {
      table[i].reject("net_tonnes", fmt::format("is more than {} times that of a feu", kMostFeus));
    }
    auto const& base = *find(kBaseLoads[r.base]);
    r.of_base = r.teu > 0 && base.teu > 0 ? r.teu / base.teu : r.net_tonnes / base.net_tonnes;
  }
  return out;
}

void add_loads(facts const& rows, load_table const& loads, network_builder& out) {
  auto carried = std::vector<std::uint16_t>(loads.forms.size(), 0);
  auto seen = std::set<std::pair<std::string, std::string>>{};
  auto const& equipment = rows[fact_table::equipment];
  for (std::size_t i = 0; i < equipment.size(); ++i) {
    auto const row = equipment[i];
    auto const by = net::parse_mode(row.text("mode"));
    if (!by || *by >= net::mode::access) {
      row.reject("mode", "is none of rail, road, sea, waterway, ferry, air");
    }
    if (!seen.emplace(row.text("form"), row.text("mode")).second) {
      row.reject("mode", "stands twice for this form; one row says whether anything carries it");
    }
    auto const form = std::find(loads.forms.begin(), loads.forms.end(), row.text("form")) - loads.forms.begin();
    auto const bit = is_yes(row, "carried") ? 1U << static_cast<unsigned>(*by) : 0U;
    auto& bits = carried[static_cast<std::size_t>(form)];
    bits = static_cast<std::uint16_t>(bits | bit);
  }
  auto const& table = rows[fact_table::loads];
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto l = net::load{};
    l.id = out.text(table[i].text("id"));
    l.name = out.text(table[i].text("name"));
    l.goods = out.text(table[i].text("goods"));
    l.unit = out.text(table[i].text("unit"));
    l.form_name = out.text(table[i].text("form"));
    l.net_grams = static_cast<std::uint32_t>(std::llround(1e6 * loads.rows[i].net_tonnes));
    l.form = loads.rows[i].form;
    l.moves_by = carried[l.form];
    l.is_box = loads.rows[i].teu > 0 ? 1 : 0;
    l.fact = fact_of(fact_table::loads, table[i]);
    out.data().loads.push_back(l);
  }
}

}  // namespace wakhan::load
