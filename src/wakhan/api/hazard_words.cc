// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/hazard_words.h"

#include <fmt/ranges.h>

#include <set>

#include "wakhan/api/fact_rows.h"
#include "wakhan/net/hazard_class.h"
#include "wakhan/route/pareto.h"

namespace wakhan::api {

std::string division_words(std::uint32_t const classes) {
  if (classes == net::kAllHazards) {
    return "all classes";
  }
  auto words = std::vector<std::string_view>{};
  for (std::size_t i = 0; i < net::kHazardDivisions.size(); ++i) {
    if ((classes >> i & 1U) == 0) {
      continue;
    }
    // A class of which all divisions are meant is told as such.
    auto const of_class = net::kHazardDivisions[i].substr(0, 1);
    auto const whole = net::parse_hazard_class(of_class);
    auto const word =
        whole && (*whole & ~classes) == 0 && net::kHazardDivisions[i].size() == 3 ? of_class : net::kHazardDivisions[i];
    if (words.empty() || words.back() != word) {
      words.push_back(word);
    }
  }
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string forbidden_words(load::pack const& pack, net::hazard_id const rule, std::string_view const hazard_class) {
  auto const& n = pack.network();
  auto const& row = n.hazards[rule];
  auto const facts = fact_rows{pack};
  auto const title = facts.text(row.fact, "source_title");
  auto const address = facts.text(row.fact, "source_url");
  return fmt::format("goods of hazard class {} are forbidden by {} (hazards:{}{}{}{}{})", hazard_class,
                     n.text(row.name), n.text(row.id), title.empty() ? "" : "; ", title, address.empty() ? "" : ", ",
                     address);
}

std::vector<std::string> hazard_notes(load::pack const& pack, net::changes const& asked,
                                      std::span<route::stop const> const stops, std::string_view const hazard_class,
                                      std::size_t const max_labels, unsigned const threads) {
  auto const seen = net::view{pack.network(), asked};
  if (!seen.has_hazards()) {
    return {};
  }
  auto harmless = asked;
  harmless.hazard_classes = 0;
  auto const graph = route::search_graph{net::view{pack.network(), std::move(harmless)}, stops, threads};
  auto rules = std::set<net::hazard_id>{};
  for (auto const& way : route::find_pareto_front(graph, {max_labels}).ways) {
    for (auto const arc : way.arcs) {
      for (auto const link : graph.links_on(graph.arcs()[arc])) {
        if (auto const rule = seen.hazard_on(link); rule.is_valid()) {
          rules.insert(rule);
        }
      }
    }
  }
  auto notes = std::vector<std::string>{};
  for (auto const rule : rules) {
    notes.push_back("a way that other goods may take is left out: " + forbidden_words(pack, rule, hazard_class));
  }
  return notes;
}

}  // namespace wakhan::api
