// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "help_page.h"
#include "verbs/verbs.h"

namespace wakhan::cli {

namespace {

constexpr char const* kExitCodes =
    "Exit codes\n"
    "  0    the answer was found\n"
    "  1    a mistake of ours: please report it\n"
    "  2    the command line does not make sense, or names an id that this pack does not know\n"
    "  3    bad input: a file, a pack, a recipe or a package\n"
    "  4    there is no way; the reason is in the answer\n"
    "  5    a place is unknown or could be several\n"
    "  6    a stated limit was passed\n"
    "  130  interrupted\n";

}  // namespace

void add_help(program& p) {
  auto const topic = std::make_shared<std::vector<std::string>>();
  auto help = p.top().add(
      "help", "What a verb does and takes, what can be set, what the exit codes mean",
      "Examples:\n  wakhan help\n  wakhan help pack build\n  wakhan help settings\n  wakhan help exit-codes");
  help.takes("topic", topic.get());
  help.needs_no_settings().runs([&p, topic] {
    auto const word = topic->size() == 1 ? topic->front() : std::string{};
    print(word == "exit-codes" ? kExitCodes : word == "settings" ? settings_page(help_width()) : p.help(*topic));
    return 0;
  });
}

}  // namespace wakhan::cli
