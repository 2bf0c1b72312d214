// SPDX-License-Identifier: Apache-2.0
#include "verbs/verbs.h"

namespace wakhan::cli {

void add_verbs(program& p, session& s) {
  p.top().takes("--pack", &s.pack_path).takes("--config", &s.config_file).takes("--quiet", &s.is_quiet);
  add_route(p, s);
  add_matrix(p, s);
  add_what_if(p, s);
  add_reach(p, s);
  add_pack(p, s);
  add_validate(p, s);
  add_demo(p, s);
  add_doctor(p, s);
  add_config(p);
  add_completion(p);
  add_man(p);
  add_help(p);
}

}  // namespace wakhan::cli
