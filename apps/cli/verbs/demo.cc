// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/demo.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "terminal.h"
#include "verbs/verbs.h"
#include "wakhan/api/route_table.h"
#include "wakhan/api/text_cells.h"

namespace wakhan::cli {

namespace {

// Each line broken to fit the width, but for the command, which is to be copied.
std::string fitted(std::string_view text, std::size_t const width) {
  auto out = std::string{};
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    auto const line = text.substr(0, end);
    auto const indent = std::min(line.find_first_not_of(' '), line.size());
    if (out.empty()) {
      out += fmt::format("{}\n", line);
    } else {
      for (auto const& part : api::wrapped(line.substr(indent), width - indent, 2)) {
        out += std::string(indent, ' ') + part + "\n";
      }
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

void add_demo(program& p, session const& s) {
  auto demo = p.top().add("demo", "Ready questions with their answers explained",
                          "Examples:\n  wakhan demo\n  wakhan demo --pack my.pack\n  wakhan demo | less");
  auto const colour = std::make_shared<std::string>();
  demo.takes("--color", colour.get());
  demo.runs([&s, colour] {
    auto const pack = load::pack{s.pack_path};
    for (auto const& question : api::demo_questions()) {
      auto const answer = api::find_routes(pack, question.request);
      print(fitted(api::explain_demo(question, answer), static_cast<std::size_t>(terminal_width())) + "\n");
      print(api::route_table(answer, {terminal_width(), may_colour(*colour)}) + "\n");
    }
    print("Draw one with `./wakhan route Chongqing Duisburg -o route.svg`; see the arithmetic with --explain.\n");
    return 0;
  });
}

}  // namespace wakhan::cli
