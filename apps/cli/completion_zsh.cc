// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "completion.h"

namespace wakhan::cli {

namespace {

constexpr auto kZshBegin = R"sh(#compdef wakhan
# zsh completion of wakhan; made by `wakhan completion zsh`
# Adds the ids that the pack lists. Arguments: the options of `pack info` that list them, among those of compadd.
_wakhan_ids() {
  compadd "${(@)@:#--?*}" -- ${(f)"$(wakhan pack info ${(M)@:#--?*} 2>/dev/null | awk '/^  [-A-Za-z0-9_.]+( |$)/ { print $1 }')"}
}

)sh";

constexpr auto kZshEnd = R"sh(
if [[ $funcstack[1] == _wakhan ]]; then
  _wakhan "$@"
else
  compdef _wakhan wakhan
fi
)sh";

// A text inside '…[text]…' or '…:text': quotes end the word, brackets and colons the part.
std::string zsh_escaped(std::string const& text) {
  auto out = std::string{};
  for (auto const c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c == '[' || c == ']' || c == ':' || c == '\\' ? std::string{'\\', c} : std::string{c};
    }
  }
  return out;
}

std::string zsh_action(option_text const& option) {
  switch (kind_of(option)) {
    case value_kind::words: return fmt::format("({})", fmt::join(option.row->values, " "));
    case value_kind::list: return fmt::format("_sequence compadd - {}", fmt::join(option.row->values, " "));
    case value_kind::id: return fmt::format("_wakhan_ids {}", fmt::join(option.row->values, " "));
    case value_kind::ids: return fmt::format("_sequence _wakhan_ids {}", fmt::join(option.row->values, " "));
    case value_kind::file: return "_files";
    case value_kind::folder: return "_files -/";
    case value_kind::text: break;
  }
  return " ";
}

// An argument that is no option, as _arguments takes it.
std::string argument_line(option_text const& option, std::vector<std::string> const& words) {
  return fmt::format("    '{}:{}:{}'", option.is_list ? "*" : "", zsh_escaped(option.description),
                     words.empty() ? " " : fmt::format("({})", fmt::join(words, " ")));
}

// An option as _arguments takes it.
std::string option_line(option_text const& option) {
  auto const action = zsh_action(option);
  auto const text = fmt::format("[{}]", zsh_escaped(option.description));
  auto const word = option.name().substr(option.name().find_first_not_of('-'));
  auto const value = option.takes_value ? fmt::format(":{}:{}", word, action) : "";
  if (option.names.size() == 1) {
    return fmt::format("    '*{}{}{}'", option.name(), text, value);
  }
  return fmt::format("    '*'{{{}}}'{}{}'", fmt::join(option.names, ","), text, value);
}

std::string function_of(std::string const& path) {
  auto out = "_" + path;
  std::replace(out.begin(), out.end(), ' ', '_');
  return out;
}

// The lines that choose among the verbs below one and go on there.
std::string verbs_text(verb_text const& verb) {
  auto out = std::string{"  case $state in\n    verb)\n      local -a verbs=(\n"};
  for (auto const& below : verb.verbs) {
    out += fmt::format("        '{}:{}'\n", zsh_escaped(below.name), zsh_escaped(below.description));
  }
  out += "      )\n      _describe -t verbs verb verbs\n      ;;\n    rest)\n      case $line[1] in\n";
  for (auto const& below : verb.verbs) {
    out += fmt::format("        {}) {} ;;\n", below.name, function_of(below.path));
  }
  return out + "      esac\n      ;;\n  esac\n";
}

std::string function_text(verb_text const& top, verb_text const& verb) {
  auto const chooses = !verb.verbs.empty();
  auto out = fmt::format("{}() {{\n", function_of(verb.path));
  out += chooses ? "  local state line context\n  typeset -A opt_args\n  _arguments -s -C" : "  _arguments -s";
  for (auto const& option : verb.options) {
    out +=
        " \\\n" + (option.is_positional ? argument_line(option, words_of_arguments(top, verb)) : option_line(option));
  }
  if (chooses) {
    out += " \\\n    '1: :->verb' \\\n    '*:: :->rest'\n" + verbs_text(verb);
  } else {
    out += '\n';
  }
  return out + "}\n";
}

}  // namespace

std::string zsh_completion(verb_text const& top) {
  auto out = std::string{kZshBegin};
  for (auto const* const verb : all_verbs(top)) {
    out += function_text(top, *verb);
  }
  return out + kZshEnd;
}

}  // namespace wakhan::cli
