// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>

#include "wakhan/api/text_cells.h"
#include "wakhan/load/compare_distances.h"
#include "wakhan/validate/statistics.h"
#include "wakhan/validate/validate.h"

namespace wakhan::validate {

namespace {

struct pair_ratio {
  load::compared_distance const* pair;
  double ratio;  // network over published
};
using pairs_of_region = std::vector<pair_ratio>;

std::string region_of(net::network const& n, load::compared_distance const& d) {
  auto const name = [&](net::country_id const c) {
    return c.is_valid() ? std::string{n.text(n.countries[c].region)} : std::string{"sea"};
  };
  auto const from = name(d.from_country);
  auto const to = name(d.to_country);
  return from == to ? from : "between regions";
}

struct errors_of_pairs {
  std::vector<double> as_built, left_out;
  void append(errors_of_pairs const& more) {
    as_built.insert(as_built.end(), more.as_built.begin(), more.as_built.end());
    left_out.insert(left_out.end(), more.left_out.begin(), more.left_out.end());
  }
};

// As built, and with the factor that is the median of the other pairs. A pair alone has no others.
errors_of_pairs errors_of(pairs_of_region const& pairs) {
  auto e = errors_of_pairs{};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    e.as_built.push_back(relative_error(pairs[i].ratio, 1));
    auto others = std::vector<double>{};
    for (std::size_t j = 0; j < pairs.size(); ++j) {
      if (j != i) {
        others.push_back(pairs[j].ratio);
      }
    }
    e.left_out.push_back(others.empty() ? e.as_built.back() : relative_error(pairs[i].ratio / median(others), 1));
  }
  return e;
}

std::string line(std::string_view const name, errors_of_pairs const& e) {
  return fmt::format("  {} {:>5} {:>8.1f} % {:>8.1f} % {:>8.0f} % {:>12.1f} %\n", api::left_aligned(name, 28),
                     e.as_built.size(), 100 * median(e.as_built), 100 * quantile(e.as_built, 0.9),
                     100 * share_within(e.as_built, 0.10), 100 * median(e.left_out));
}

}  // namespace

std::string distances_text(load::pack const& pack, unsigned const threads) {
  auto const rows = pack.read_facts();
  auto const& n = pack.network();
  auto const compared = load::compare_distances(n, rows, threads);
  auto out = fmt::format(
      "Network against published kilometres: |network / published − 1|\n  {} {:>5} {:>10} {:>10} "
      "{:>10} {:>14}\n",
      api::left_aligned("", 28), "pairs", "median", "P90", "in 10 %", "refitted: med");
  auto apart = std::string{};
  for (auto const by : load::kComparedModes) {
    auto regions = std::map<std::string, pairs_of_region>{};
    for (auto const& d : compared) {
      if (d.by != by) {
        continue;
      }
      if (d.network_km > 0) {
        regions[region_of(n, d)].push_back({&d, d.network_km / d.published_km});
      } else {
        apart += fmt::format("  {}: {}\n", d.row.text("id"),
                             d.is_placed ? "no way on the network" : "an end is off the network");
      }
    }
    auto whole = errors_of_pairs{};
    auto lines = std::string{};
    for (auto const& [region, pairs] : regions) {
      auto const e = errors_of(pairs);
      whole.append(e);
      lines += line("  " + region, e);
    }
    if (!regions.empty()) {
      out += line(name_of(by), whole) + lines;
    }
  }
  out += "\nFarther off than 10 %\n";
  for (auto const& d : compared) {
    if (d.network_km > 0 && relative_error(d.network_km, d.published_km) > 0.10) {
      out += fmt::format("  {}: network {:.0f} km, published {:.0f} km ({:+.0f} %), {}, {}\n", d.row.text("id"),
                         d.network_km, d.published_km, 100 * (d.network_km / d.published_km - 1),
                         d.row.text("source_title"), d.row.text("kind"));
    }
  }
  return apart.empty() ? out : out + "\nNot compared\n" + apart;
}

}  // namespace wakhan::validate
