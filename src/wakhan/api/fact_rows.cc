// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/fact_rows.h"

#include <fmt/format.h>

namespace wakhan::api {

namespace {

using load::fact_table;

std::string name_of(std::uint32_t const table) {
  auto file = std::string{load::file_of(static_cast<fact_table>(table))};
  return file.substr(0, file.rfind('.'));
}

}  // namespace

fact_rows::fact_rows(load::pack const& pack) : pack_{&pack} {}

std::optional<io::csv_table::row> fact_rows::row(net::fact_id const fact) const {
  return fact.is_valid() && fact.table() < load::kFactTables
             ? load::row_of(table(static_cast<fact_table>(fact.table())), fact)
             : std::nullopt;
}

std::string fact_rows::text(net::fact_id const fact, std::string_view const column) const {
  auto const found = row(fact);
  return found && found->has_column(column) ? found->text(column) : std::string{};
}

std::string fact_rows::id_of(net::fact_id const fact) const {
  return row(fact) ? fmt::format("{}:{}", name_of(fact.table()), text(fact, "id")) : std::string{"unknown row"};
}

std::string fact_rows::describe(net::fact_id const fact) const {
  if (is_assumed(fact)) {
    auto const note = text(fact, "note");
    return fmt::format("{}, ASSUMED{}", id_of(fact), note.empty() ? "" : ": " + note);
  }
  return fmt::format("{}, {}, “{}”, {}", id_of(fact), text(fact, "kind"), text(fact, "source_title"),
                     text(fact, "source_date"));
}

std::optional<net::fact_id> fact_rows::equipment(std::string_view const form, net::mode const by) const {
  auto const mode = net::name_of(by == net::mode::access ? net::mode::road : by);
  auto const& rows = table(fact_table::equipment);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].text("form") == form && rows[i].text("mode") == mode) {
      return load::fact_of(fact_table::equipment, rows[i]);
    }
  }
  return std::nullopt;
}

std::optional<net::fact_id> fact_rows::find(fact_table const t, std::string_view const id) const {
  auto const& rows = table(t);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].text("id") == id) {
      return load::fact_of(t, rows[i]);
    }
  }
  return std::nullopt;
}

std::optional<net::fact_id> fact_rows::find(std::string_view const table_and_id) const {
  auto const colon = table_and_id.find(':');
  for (std::uint32_t t = 0; colon != std::string_view::npos && t < load::kFactTables; ++t) {
    if (name_of(t) == table_and_id.substr(0, colon)) {
      return find(static_cast<fact_table>(t), table_and_id.substr(colon + 1));
    }
  }
  return std::nullopt;
}

std::optional<net::fact_id> fact_rows::best_row(fact_table const t, std::string_view const mode,
                                                std::string_view const country) const {
  auto region = std::string{};
  auto const& countries = table(fact_table::countries);
  for (std::size_t i = 0; i < countries.size(); ++i) {
    auto const c = countries[i];
    region = c.text("code") == country ? c.text("region") : region;
  }
  auto best = std::optional<net::fact_id>{};
  auto best_fit = 0;
  auto const& rows = table(t);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto const r = rows[i];
    auto const& scope = r.text("scope");
    auto const fit = r.text("mode") != mode || (r.has_column("ring") && !r.is_empty("ring")) ? 0
                     : scope == country                                                      ? 3
                     : scope == region && !region.empty()                                    ? 2
                     : scope == "*"                                                          ? 1
                                                                                             : 0;
    if (fit > best_fit) {
      best = load::fact_of(t, r);
      best_fit = fit;
    }
  }
  return best;
}

}  // namespace wakhan::api
