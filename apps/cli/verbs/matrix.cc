// SPDX-License-Identifier: Apache-2.0
#include "wakhan/matrix/matrix.h"

#include <memory>

#include "terminal.h"
#include "verbs/verbs.h"
#include "wakhan/api/output_format.h"
#include "wakhan/base/error.h"
#include "wakhan/matrix/write_table.h"

namespace wakhan::cli {

namespace {

struct matrix_wish {
  matrix::matrix_request request;
  std::string file;  // empty or "-" = stdout
  bool resumes{};
};

int run(session const& s, matrix_wish const& w) {
  auto const is_stdout = api::is_stdout(w.file);
  // Only to refuse another ending before the work: the table is written by that of its file.
  api::format_of_output({"csv", "omx", "npz"}, {w.file, "", "csv", false});
  verify(!is_stdout || !w.resumes, errc::usage, "--resume goes on with a file; name it with --output");
  auto const pack = load::pack{s.pack_path};
  auto const asked = matrix::matrix{pack, w.request};
  auto const told = progress_on_stderr(s.is_quiet);
  note_projects(s, pack, matrix::words_of(w.request));
  if (is_stdout) {
    matrix::write_table(asked, print, told);
  } else {
    matrix::write_table_file(asked, w.file, w.resumes, told);
  }
  told.report("done", 1);
  return 0;
}

}  // namespace

void add_matrix(program& p, session const& s) {
  auto const w = std::make_shared<matrix_wish>();
  auto verb =
      p.top().add("matrix", "Days, dollars, CO2e and kilometres between all places of two lists",
                  "Examples:\n"
                  "  wakhan matrix data/examples/inland.csv --to data/examples/ports.csv\n"
                  "  wakhan matrix data/examples/ports.csv --by time --load teu -o skims.csv\n"
                  "  wakhan matrix data/examples/inland.csv --to data/examples/ports.csv --avoid RU\n"
                  "  wakhan matrix data/examples/ports.csv -o skims.omx\n"
                  "A list is a CSV file with a column `place`: names, UN/LOCODEs, station codes or lon,lat.\n"
                  "Every pair has the answer that `wakhan route` gives it. A file ending in .omx is an Open Matrix\n"
                  "file, one in .npz an archive for numpy.load. A file that is written stands beside\n"
                  "its name, ending in .part, until it is whole; --resume goes on with it.");
  verb.takes("origins", &w->request.from_file).takes("--to", &w->request.to_file);
  verb.takes("--by", &w->request.by)
      .takes("--day-value", &w->request.day_usd)
      .takes("--load", &w->request.load)
      .takes("--hazard", &w->request.hazard);
  verb.takes("--modes", &w->request.modes).takes("--avoid", &w->request.avoid).takes("--allow", &w->request.allow);
  verb.takes("--open", &w->request.open);
  verb.takes("--date", &w->request.date).takes("--view", &w->request.view).takes("--threads", &w->request.threads);
  verb.takes("--output", &w->file).takes("--resume", &w->resumes);
  verb.runs([&s, w] { return run(s, *w); });
}

}  // namespace wakhan::cli
