// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "completion.h"

namespace wakhan::cli {

namespace {

constexpr auto kFishBegin = R"sh(# fish completion of wakhan; made by `wakhan completion fish`
# The ids that the pack lists. Arguments: the options of `pack info` that list them.
function __wakhan_ids
    command wakhan pack info $argv 2>/dev/null | string match -r '^  [-A-Za-z0-9_.]+(?= |$)' | string trim
end

# Whether the verbs on the command line so far are these.
function __wakhan_at
    set -l found
    for word in (commandline -opc)[2..-1]
        if contains -- "$found $word" $__wakhan_paths
            set found "$found $word"
        end
    end
    test "$found" = "$argv[1]"
end

complete -c wakhan -f
)sh";

std::string quoted(std::string const& text) {
  auto out = std::string{"'"};
  for (auto const c : text) {
    if (c == '\'' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  return out + "'";
}

// What follows the name of an option, ready to stand on the line of `complete`.
std::string argument_of(option_text const& option) {
  switch (kind_of(option)) {
    case value_kind::words: return fmt::format(" -x -a '{}'", fmt::join(option.row->values, " "));
    case value_kind::list: return fmt::format(" -x -a '(__fish_append , {})'", fmt::join(option.row->values, " "));
    case value_kind::id: return fmt::format(" -x -a '(__wakhan_ids {})'", fmt::join(option.row->values, " "));
    case value_kind::ids:
      return fmt::format(" -x -a '(__fish_append , (__wakhan_ids {}))'", fmt::join(option.row->values, " "));
    case value_kind::file: return " -r -F";
    case value_kind::folder: return " -x -a '(__fish_complete_directories)'";
    case value_kind::text: break;
  }
  return " -x";
}

std::string option_line(std::string const& condition, option_text const& option) {
  auto out = fmt::format("complete -c wakhan -n {}", condition);
  for (auto const& name : option.names) {
    out += name.starts_with("--") ? fmt::format(" -l {}", name.substr(2)) : fmt::format(" -s {}", name.substr(1));
  }
  return out + (option.takes_value ? argument_of(option) : "") + fmt::format(" -d {}\n", quoted(option.description));
}

}  // namespace

std::string fish_completion(verb_text const& top) {
  auto out = std::string{kFishBegin};
  auto paths = std::string{};
  auto lines = std::string{};
  for (auto const* const verb : all_verbs(top)) {
    auto const below_top = verb->path.substr(top.path.size());  // " pack build"
    auto const condition = fmt::format("'__wakhan_at \"{}\"'", below_top);
    paths += below_top.empty() ? "" : fmt::format(" {}", quoted(below_top));
    for (auto const& below : verb->verbs) {
      lines += fmt::format("complete -c wakhan -n {} -a {} -d {}\n", condition, below.name, quoted(below.description));
    }
    if (auto const words = words_of_arguments(top, *verb); !words.empty()) {
      lines += fmt::format("complete -c wakhan -n {} -a '{}'\n", condition, fmt::join(words, " "));
    }
    for (auto const& option : verb->options) {
      lines += option.is_positional ? "" : option_line(condition, option);
    }
  }
  return out + "set -g __wakhan_paths" + paths + "\n" + lines;
}

}  // namespace wakhan::cli
