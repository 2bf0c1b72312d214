// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/disputed.h"

#include <algorithm>
#include <set>

#include "wakhan/api/changes.h"
#include "wakhan/net/attribution.h"

namespace wakhan::api {

namespace {

// What a point of view says of a territory on a day.
std::string code_by(net::network const& n, net::country_id const territory, std::uint32_t const view,
                    std::int32_t const day) {
  auto const* const row = net::find_attribution(n, territory, view, day);
  return std::string{net::shown_code(n, {}, row != nullptr ? row->country : territory)};
}

territory_answer describe(net::network const& n, net::country_id const territory, net::changes const& c) {
  auto const& row = n.countries[territory];
  auto made = territory_answer{std::string{n.text(row.territory)},
                               std::string{n.text(row.name)},
                               code_by(n, territory, c.point_of_view, c.day),
                               {}};
  for (std::uint32_t v = 0; v < n.points_of_view.size(); ++v) {
    auto const* const spoken = net::find_attribution(n, territory, v, c.day);
    auto const code = code_by(n, territory, v, c.day);
    // Views that only repeat their base say nothing new.
    if (code == made.country || spoken == nullptr || spoken->view != v) {
      continue;
    }
    auto same = std::find_if(made.others.begin(), made.others.end(), [&](auto const& o) { return o.country == code; });
    if (same == made.others.end()) {
      same = made.others.insert(made.others.end(), {code, {}});
    }
    same->views.emplace_back(n.text(n.points_of_view.all()[v].id));
  }
  return made;
}

std::string days_text(net::validity const& valid) {
  auto const from = valid.from == INT32_MIN ? std::string{} : "from " + date_text(valid.from);
  auto const until = valid.until == INT32_MAX ? std::string{} : "until " + date_text(valid.until);
  return from.empty() && until.empty() ? std::string{}
                                       : fmt::format(" {}{}{}", from, from.empty() || until.empty() ? "" : " ", until);
}

std::string source_text(io::csv_table::row const& row) {
  auto const note = row.has_column("note") ? row.text("note") : std::string{};
  auto const& url = row.text("source_url");
  return fmt::format("{}{}{} ({}{}{})", note, note.empty() ? "" : " ", row.text("source_title"), row.text("kind"),
                     url.empty() ? "" : ", ", url);
}

}  // namespace

std::string view_id(net::network const& n, net::changes const& c) {
  auto const views = n.points_of_view.all();
  return c.point_of_view < views.size() ? std::string{n.text(views[c.point_of_view].id)} : std::string{};
}

std::vector<territory_answer> disputed_territories(net::network const& n, net::changes const& c,
                                                   std::span<route::stop const> const stops,
                                                   std::span<itinerary_answer const> const answers) {
  auto passed = std::set<net::country_id>{};
  for (auto const& stop : stops) {
    passed.insert(stop.country);
  }
  for (auto const& a : answers) {
    passed.insert(a.detail.countries.begin(), a.detail.countries.end());
  }
  auto found = std::vector<territory_answer>{};
  for (auto const country : passed) {
    if (!n.is_disputed(country)) {
      continue;
    }
    if (auto made = describe(n, country, c); !made.others.empty()) {
      found.push_back(std::move(made));
    }
  }
  return found;
}

std::string views_text(load::pack const& pack) {
  auto const& n = pack.network();
  auto const facts = pack.read_facts();
  auto const chosen = net::default_point_of_view(n);
  auto out = std::string{"Points of view\n"};
  for (std::uint32_t v = 0; v < n.points_of_view.size(); ++v) {
    auto const& view = n.points_of_view.all()[v];
    out += fmt::format(
        "  {:<10} {}{}{}\n", n.text(view.id), n.text(view.name),
        view.base == v ? std::string{} : fmt::format("; else as {}", n.text(n.points_of_view.all()[view.base].id)),
        v == chosen ? " (default)" : "");
  }
  out += "\nDisputed territories, and to whom each point of view counts them\n";
  for (std::size_t i = 0; i < n.countries.size(); ++i) {
    auto const id = net::country_id{static_cast<std::uint16_t>(i)};
    if (!n.is_disputed(id)) {
      continue;
    }
    out += fmt::format("\n  {}: {}\n", n.text(n.countries[id].territory), n.text(n.countries[id].name));
    for (auto const& a : n.attributions.all()) {
      auto const row = load::row_of(facts[load::fact_table::disputed], a.fact);
      if (a.territory == id && row) {
        out += fmt::format("    {:<10} {}{}: {}\n", n.text(n.points_of_view.all()[a.view].id), row->text("country"),
                           days_text(a.valid), source_text(*row));
      }
    }
  }
  return out;
}

}  // namespace wakhan::api
