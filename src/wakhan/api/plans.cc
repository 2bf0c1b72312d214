// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/plans.h"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <set>

#include "wakhan/load/agreements.h"
#include "wakhan/load/projects.h"

namespace wakhan::api {

namespace {

std::string source_of(io::csv_table::row const& row) {
  auto out = row.text("source_title");
  for (auto const* const column : {"source_url", "source_date", "kind"}) {
    out += row.is_empty(column) ? std::string{} : fmt::format(", {}", row.text(column));
  }
  return out;
}

std::string joined(std::vector<std::string> const& parts, std::string_view const between) {
  return fmt::format("{}", fmt::join(parts, between));
}

// "647 km · 1520 mm · 20 Mt/year · 4,600 million USD"; what is not published is left out.
std::string figures_of(load::project const& p) {
  auto parts = std::vector<std::string>{};
  if (p.length_km) {
    parts.push_back(fmt::format("{:g} km", *p.length_km));
  }
  if (p.gauge_mm) {
    parts.push_back(fmt::format("{} mm", *p.gauge_mm));
  }
  if (p.speed_kmh) {
    parts.push_back(fmt::format("{:g} km/h", *p.speed_kmh));
  }
  if (p.capacity) {
    parts.push_back(fmt::format("{:.10g} {}", *p.capacity, p.capacity_unit));
  }
  if (p.cost_usd_million) {
    parts.push_back(fmt::format("{:.10g} million USD", *p.cost_usd_million));
  }
  return joined(parts, " · ");
}

std::string state_of(load::project const& p) {
  auto out = p.status == "under_construction" ? std::string{"under construction"} : p.status;
  out += p.start ? fmt::format(", {} {}", p.status == "planned" ? "to begin" : "begun", *p.start) : std::string{};
  return out + (p.opening ? fmt::format(", {} {}", p.status == "opened" ? "since" : "to open", *p.opening) : "");
}

}  // namespace

namespace {

// A project with its figures and source. Ids of those that can be opened stand alone, as completion reads them.
std::string project_text(load::facts const& facts, load::project const& p, bool const can_be_opened) {
  auto const row = facts[load::fact_table::projects][p.fact.row()];
  auto const ends = p.from.empty() ? std::string{} : fmt::format("{} - {}: ", p.from, p.to);
  auto const figures = figures_of(p);
  auto out = fmt::format("\n  {}{} {} ({}; {})\n    {}{}\n", p.id, can_be_opened ? "" : ":", p.name, p.mode,
                         joined(p.countries, ", "), ends, state_of(p));
  out += figures.empty() ? std::string{} : fmt::format("    {}\n", figures);
  out += row.has_column("note") && !row.is_empty("note") ? fmt::format("    {}\n", row.text("note")) : std::string{};
  return out + fmt::format("    {}\n", source_of(row));
}

}  // namespace

std::string projects_text(load::pack const& pack) {
  auto const facts = pack.read_facts();
  auto const& n = pack.network();
  auto with_line = std::set<std::string, std::less<>>{};
  for (auto const& p : n.passages.all()) {
    if (p.is_planned != 0) {
      with_line.emplace(n.text(p.id));
    }
  }
  auto opened = std::string{"Planned railways and roads: no answer uses them unless asked to, with --open ID\n"};
  auto others = std::string{"\nProjects without a line in the pack: no answer can use them\n"};
  for (auto const& p : load::read_projects(facts)) {
    auto const can_be_opened = with_line.contains(p.id);
    (can_be_opened ? opened : others) += project_text(facts, p, can_be_opened);
  }
  return opened + others;
}

std::string agreements_text(load::pack const& pack) {
  auto const facts = pack.read_facts();
  auto const& date = pack.meta().reference_date;
  auto const day = *load::parse_date(date, false);
  auto out = fmt::format("Agreements, and who is in them on {}\n", date);
  for (auto const& a : load::read_agreements(facts)) {
    auto const row = facts[load::fact_table::agreements][a.fact.row()];
    out += fmt::format("\n  {}: {} ({})\n    {}\n", a.id, a.name, a.kind, a.changes);
    for (auto const* const status : {"member", "observer", "suspended"}) {
      auto names = std::vector<std::string>{};
      for (auto const& m : a.memberships) {
        if (m.status == status && m.valid.holds(day)) {
          names.push_back(m.country);
        }
      }
      out += names.empty() ? std::string{} : fmt::format("    {:<9} {}\n", status, joined(names, " "));
    }
    out += fmt::format("    {}\n", source_of(row));
  }
  return out;
}

}  // namespace wakhan::api
