// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "help_page.h"
#include "verbs/verbs.h"
#include "wakhan/api/letter_case.h"
#include "wakhan/api/near_words.h"
#include "wakhan/api/option_table.h"
#include "wakhan/base/error.h"

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

// What is asked about: the verb of these words, or a topic.
std::string text_of(program const& p, std::vector<std::string> const& words) {
  auto const& topics = api::find_option("topic", "help")->values;
  auto const topic = words.size() == 1 ? api::spelling_in(topics, words.front()) : std::nullopt;
  if (topic) {
    return *topic == "settings" ? settings_page(help_width()) : kExitCodes;
  }
  auto const& top = p.verbs();
  auto names = topics;
  std::transform(top.verbs.begin(), top.verbs.end(), std::back_inserter(names), [](auto const& v) { return v.name; });
  if (!words.empty() && std::find(names.begin() + std::ssize(topics), names.end(), words.front()) == names.end()) {
    auto const near = api::did_you_mean(words.front(), names);
    auto const verbs = std::vector<std::string>{names.begin() + std::ssize(topics), names.end()};
    throw error{errc::usage, fmt::format("help: '{}' is neither a verb nor a topic", words.front()),
                fmt::format("{}{}verbs are {}; topics are {}", near, near.empty() ? "" : " ", fmt::join(verbs, ", "),
                            fmt::join(topics, ", "))};
  }
  return p.help(words);
}

}  // namespace

void add_help(program& p) {
  auto const topic = std::make_shared<std::vector<std::string>>();
  auto help = p.top().add(
      "help", "What a verb does and takes, what can be set, what the exit codes mean",
      "Examples:\n  wakhan help\n  wakhan help pack build\n  wakhan help settings\n  wakhan help exit-codes");
  help.takes("topic", topic.get());
  help.needs_no_settings().runs([&p, topic] {
    print(text_of(p, *topic));
    return 0;
  });
}

}  // namespace wakhan::cli
