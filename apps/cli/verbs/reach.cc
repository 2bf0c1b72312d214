// SPDX-License-Identifier: Apache-2.0
#include "wakhan/reach/reach.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <memory>

#include "terminal.h"
#include "verbs/verbs.h"
#include "wakhan/api/route_table.h"
#include "wakhan/base/error.h"
#include "wakhan/reach/reach_geojson.h"
#include "wakhan/reach/reach_text.h"

namespace wakhan::cli {

namespace {

constexpr char const* kReachFooter =
    "Examples:\n"
    "  wakhan reach Khorgos --countries KZ,KG\n"
    "  wakhan reach Urumqi --countries KZ,UZ --within 15 --bands 5,10,15 -o reach.geojson\n"
    "  wakhan reach \"Bandar Abbas\" Karachi Chabahar --countries AF --people 20000 --by money\n"
    "  wakhan reach Rotterdam Trieste Piraeus --towards --countries KG,TJ --format csv\n"
    "With one place: bands of days, dollars or CO2e around it. With several: which of them serves each town best, and\n"
    "by how much. GeoJSON holds the land of each band or gateway, for a map. Every figure is the one that\n"
    "`wakhan route` gives for that pair.";

struct reach_wish {
  reach::reach_request request;
  std::vector<std::string> bands;
  int within{};
  std::size_t shown{};
  std::string format, file, colour;
};

std::vector<std::int64_t> numbers_of(std::vector<std::string> const& words) {
  auto numbers = std::vector<std::int64_t>{};
  for (auto const& word : words) {
    auto number = std::int64_t{0};
    auto const* const end = word.data() + word.size();
    auto const [stop, failed] = std::from_chars(word.data(), end, number);
    if (failed != std::errc{} || stop != end || number > 1'000'000'000) {
      throw error{errc::usage, fmt::format("--bands: '{}' is no whole number up to 1,000,000,000", word),
                  "write where the bands end, e.g. --bands 5,10,20"};
    }
    numbers.push_back(number);
  }
  return numbers;
}

int run(session const& s, reach_wish w, std::string const& format) {
  w.request.bands = numbers_of(w.bands);
  if (w.within > 0) {
    w.request.within = w.within;
  }
  auto const pack = load::pack{s.pack_path};
  auto const told = progress_on_stderr(s.is_quiet);
  auto const answer = reach::find_reach(pack, w.request, told);
  told.report("done", 1);
  for (auto const& note : answer.notes) {
    if (!s.is_quiet) {
      std::fprintf(stderr, "note: %s\n", note.c_str());
    }
  }
  auto const options = table_options_for(w.file, w.colour);
  print_to(w.file, format == "geojson" ? reach::reach_geojson(pack, answer)
                   : format == "csv"   ? reach::reach_csv(answer)
                                       : reach::reach_text(answer, options, w.shown));
  return 0;
}

}  // namespace

void add_reach(program& p, session const& s) {
  auto const w = std::make_shared<reach_wish>();
  auto& way = w->request.way;
  auto verb =
      p.top().add("reach", "What lies within days or dollars of a place, and which gateway serves whom", kReachFooter);
  verb.takes("gateways", &w->request.gateways).takes("--towards", &w->request.is_towards);
  verb.takes("--countries", &w->request.countries).takes("--people", &w->request.least_people);
  verb.takes("--within", &w->within).takes("--bands", &w->bands);
  verb.takes("--by", &way.by).takes("--day-value", &way.day_usd).takes("--load", &way.load);
  verb.takes("--hazard", &way.hazard).takes("--modes", &way.modes).takes("--avoid", &way.avoid);
  verb.takes("--allow", &way.allow).takes("--open", &way.open).takes("--date", &way.date).takes("--view", &way.view);
  verb.takes("--threads", &way.threads).takes("--shown", &w->shown);
  verb.takes("--format", &w->format).takes("--output", &w->file).takes("--color", &w->colour);
  verb.runs([&p, &s, w] { return run(s, *w, chosen_format(p, "reach", w->file, w->format)); });
}

}  // namespace wakhan::cli
