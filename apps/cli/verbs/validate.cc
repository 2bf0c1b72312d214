// SPDX-License-Identifier: Apache-2.0
#include "wakhan/validate/validate.h"

#include <memory>

#include "terminal.h"
#include "verbs/verbs.h"
#include "wakhan/api/option_table.h"
#include "wakhan/api/output_format.h"

namespace wakhan::cli {

namespace {

struct validate_wish {
  std::string observations, format, file;
  unsigned threads{};
};

validate::validation compare(session const& s, load::pack const& pack, validate_wish const& w) {
  auto const told = progress_on_stderr(s.is_quiet);
  auto made = validate::validate_observations(pack, w.observations, w.threads, told);
  told.report("done", 1);
  return made;
}

// `verb` is its path below the top.
std::string format_of(std::string const& verb, validate_wish const& w) {
  return api::format_of_output(api::find_option("--format", verb)->values, {w.file, w.format, {}});
}

int show_observations(session const& s, validate_wish const& w, std::string const& format) {
  auto const pack = load::pack{s.pack_path};
  auto const made = compare(s, pack, w);
  print_to(w.file, format == "csv"   ? validate::observations_csv(made)
                   : format == "svg" ? validate::observations_svg(made)
                                     : validate::observations_text(made));
  return 0;
}

int show_fit(session const& s, validate_wish const& w, std::string const& format) {
  auto const pack = load::pack{s.pack_path};
  auto const made = compare(s, pack, w);
  print_to(w.file,
           format == "csv" ? validate::fitted_calibration_csv(made, pack.read_facts()) : validate::fit_text(made));
  return 0;
}

}  // namespace

void add_validate(program& p, session const& s) {
  auto verb = p.top().add("validate", "Computed against published: times, prices, border hours, distances",
                          "Examples:\n"
                          "  wakhan validate\n"
                          "  wakhan validate --format svg -o validation.svg\n"
                          "  wakhan validate distances\n"
                          "  wakhan validate fit");
  auto distances = verb.add("distances", "Network against published kilometres by mode and region",
                            "Examples:\n  wakhan validate distances\n  wakhan validate distances | less\n  wakhan "
                            "validate distances --threads 1");
  auto const d = std::make_shared<validate_wish>();
  distances.takes("--threads", &d->threads);
  distances.runs([&s, d] {
    print(validate::distances_text(load::pack{s.pack_path}, d->threads));
    return 0;
  });
  auto fit = verb.add("fit", "Estimate the factors of calibration.csv, with intervals and errors left out",
                      "Examples:\n"
                      "  wakhan validate fit\n"
                      "  wakhan validate fit --threads 1\n"
                      "  wakhan validate fit --format csv -o calibration.csv");
  auto const f = std::make_shared<validate_wish>();
  fit.takes("--observations", &f->observations).takes("--format", &f->format).takes("--output", &f->file);
  fit.takes("--threads", &f->threads);
  fit.runs([&s, f] { return show_fit(s, *f, format_of("validate fit", *f)); });
  auto const o = std::make_shared<validate_wish>();
  verb.takes("--observations", &o->observations).takes("--format", &o->format).takes("--output", &o->file);
  verb.takes("--threads", &o->threads);
  verb.runs([&s, o] { return show_observations(s, *o, format_of("validate", *o)); });
}

}  // namespace wakhan::cli
