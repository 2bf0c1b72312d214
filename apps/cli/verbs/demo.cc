// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/demo.h"

#include "terminal.h"
#include "verbs/verbs.h"
#include "wakhan/api/route_table.h"

namespace wakhan::cli {

void add_demo(program& p, session const& s) {
  auto demo = p.top().add("demo", "Five ready questions with their answers explained",
                          "Examples:\n  wakhan demo\n  wakhan demo --pack my.pack\n  wakhan demo | less");
  demo.runs([&s] {
    auto const pack = load::pack{s.pack_path};
    for (auto const& question : api::demo_questions()) {
      auto const answer = api::find_routes(pack, question.request);
      print(api::explain_demo(question, answer) + "\n");
      print(api::route_table(answer, {terminal_width(), may_colour()}) + "\n");
    }
    print("Draw one with `./wakhan route Chongqing Duisburg -o route.svg`; see the arithmetic with --explain.\n");
    return 0;
  });
}

}  // namespace wakhan::cli
