// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/doctor.h"

#include <algorithm>
#include <memory>

#include "verbs/verbs.h"
#include "wakhan/base/error.h"

namespace wakhan::cli {

namespace {

// Whether the user says which recipe is meant; the built-in one is there in a checkout or an installation with data.
bool names_recipe(program const& p) {
  auto const all = p.settings();
  return std::any_of(all.begin(), all.end(),
                     [](api::setting const& s) { return s.row->setting == "recipe" && s.origin != "built in"; });
}

}  // namespace

void add_doctor(program& p, session const& s) {
  struct wish {
    std::string recipe, cache_folder, format;
  };
  auto const w = std::make_shared<wish>();
  auto doctor = p.top().add(
      "doctor", "What is there, what is wrong, and the command that mends it",
      "Examples:\n  wakhan doctor\n  wakhan doctor --format json\nExit code 3 when something is to be mended.");
  doctor.takes("--recipe", &w->recipe).takes("--cache", &w->cache_folder).takes("--format", &w->format);
  doctor.needs_no_settings().runs([&p, &s, w] {
    auto const results = api::examine({s.pack_path, w->recipe, w->cache_folder, s.config_file, names_recipe(p)});
    print(w->format == "json" ? api::doctor_json(results) : api::doctor_text(results));
    return api::is_well(results) ? 0 : exit_code(errc::bad_input);
  });
}

}  // namespace wakhan::cli
