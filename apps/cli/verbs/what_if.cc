// SPDX-License-Identifier: Apache-2.0
#include "wakhan/what_if/what_if.h"

#include <algorithm>
#include <memory>

#include "terminal.h"
#include "verbs/verbs.h"
#include "wakhan/api/route_table.h"
#include "wakhan/what_if/what_if_text.h"

namespace wakhan::cli {

namespace {

constexpr char const* kWhatIfFooter =
    "Examples:\n"
    "  wakhan what-if data/examples/inland.csv --to data/examples/ports.csv --without suez\n"
    "  wakhan what-if data/examples/ports.csv --without hormuz --without suez,bab-el-mandeb --by money\n"
    "  wakhan what-if data/examples/inland.csv --to data/examples/ports.csv --without-each crossings,passages\n"
    "  wakhan what-if data/examples/inland.csv --without-each countries --format csv -o countries.csv\n"
    "Every pair is asked as it is and with each set closed; the answers are those of `wakhan route --avoid`.\n"
    "A list is a CSV file with a column `place`. CSV has a row for each pair, and one more for each set\n"
    "that cuts its way; pairs that are not there keep theirs. A country inside an area of open borders takes\n"
    "longer than others: what is left of the area is measured anew for each pair.";

struct what_if_wish {
  what_if::what_if_request request;
  std::vector<std::string> without;
  std::size_t shown{};
  std::string format, file, colour;
};

std::vector<std::string> ids_of(std::string const& words) {
  auto ids = std::vector<std::string>{};
  for (std::size_t first = 0; first <= words.size();) {
    auto const end = std::min(words.find(',', first), words.size());
    if (end > first) {
      ids.push_back(words.substr(first, end - first));
    }
    first = end + 1;
  }
  return ids;
}

int run(session const& s, what_if_wish w, std::string const& format) {
  for (auto const& set : w.without) {
    w.request.without.push_back(ids_of(set));
  }
  auto const pack = load::pack{s.pack_path};
  auto const told = progress_on_stderr(s.is_quiet);
  note_projects(s, pack, matrix::words_of(w.request.way));
  auto const answer = what_if::find_what_if(pack, w.request, told);
  told.report("done", 1);
  auto const options = table_options_for(w.file, w.colour);
  print_to(w.file, format == "csv" ? what_if::what_if_csv(answer) : what_if::what_if_text(answer, options, w.shown));
  return 0;
}

}  // namespace

void add_what_if(program& p, session const& s) {
  auto const w = std::make_shared<what_if_wish>();
  auto& way = w->request.way;
  auto verb =
      p.top().add("what-if", "What closures cost: pairs of places asked again with things closed", kWhatIfFooter);
  verb.takes("origins", &way.from_file).takes("--to", &way.to_file);
  verb.takes("--without", &w->without).takes("--without-each", &w->request.without_each);
  verb.takes("--by", &way.by).takes("--day-value", &way.day_usd).takes("--load", &way.load);
  verb.takes("--hazard", &way.hazard);
  verb.takes("--modes", &way.modes).takes("--avoid", &way.avoid).takes("--allow", &way.allow);
  verb.takes("--open", &way.open);
  verb.takes("--date", &way.date).takes("--view", &way.view).takes("--threads", &way.threads);
  verb.takes("--shown", &w->shown).takes("--format", &w->format).takes("--output", &w->file);
  verb.takes("--color", &w->colour);
  verb.runs([&p, &s, w] { return run(s, *w, chosen_format(p, "what-if", w->file, w->format)); });
}

}  // namespace wakhan::cli
