// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <set>

#include "completion.h"

namespace wakhan::cli {

namespace {

constexpr auto kBashBegin = R"sh(# bash completion of wakhan; made by `wakhan completion bash`
# The ids that the pack lists. Arguments: the options of `pack info` that list them. Only plain words: compgen would run
# what stands in $(…).
_wakhan_ids() { "${COMP_WORDS[0]}" "${pack[@]}" pack info "$@" 2>/dev/null | awk '/^  [-A-Za-z0-9_.]+( |$)/ { print $1 }'; }

# Completes the last of a list with commas. Arguments: the words that may stand in it.
_wakhan_list() {
  local before=
  [[ $cur == *,* ]] && before=${cur%,*},
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$*" -- "${cur##*,}")
  compopt -o nospace 2>/dev/null
}

_wakhan() {
  local cur=${COMP_WORDS[COMP_CWORD]} option= at=wakhan i word pack=()
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ -n $option ]]; then
      [[ $option == --pack ]] && pack=(--pack "$word")
      option=
      continue
    fi
    case "$at $word" in
)sh";

constexpr auto kMiddle = R"sh(    esac
  done
  case "$at $option" in
)sh";

constexpr auto kBashEnd = R"sh(  esac
  [[ $cur == -* ]] && words=$options
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}
complete -F _wakhan wakhan ./wakhan
)sh";

std::string bash_action(option_text const& option) {
  switch (kind_of(option)) {
    case value_kind::words:
      return fmt::format("mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$cur\")", fmt::join(option.row->values, " "));
    case value_kind::list: return fmt::format("_wakhan_list {}", fmt::join(option.row->values, " "));
    case value_kind::id:
      return fmt::format("mapfile -t COMPREPLY < <(compgen -W \"$(_wakhan_ids {})\" -- \"$cur\")",
                         fmt::join(option.row->values, " "));
    case value_kind::ids: return fmt::format("_wakhan_list \"$(_wakhan_ids {})\"", fmt::join(option.row->values, " "));
    case value_kind::file: return "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")";
    case value_kind::folder:
      return "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- \"$cur\")";
    case value_kind::text: break;
  }
  return ":";
}

std::string case_of(std::string const& at, option_text const& option) {
  return fmt::format("    {}'{} {}') {}; return ;;\n", at.empty() ? "*" : "", at, option.name(), bash_action(option));
}

// Options that are followed by a value: their names by their longest one.
std::map<std::string, std::set<std::string>> options_with_value(verb_text const& top) {
  auto out = std::map<std::string, std::set<std::string>>{};
  for (auto const* const verb : all_verbs(top)) {
    for (auto const& option : verb->options) {
      if (option.takes_value && !option.is_positional) {
        out[option.name()].insert(option.names.begin(), option.names.end());
      }
    }
  }
  return out;
}

// The names of its options, offered once a dash is written.
std::string options_of(verb_text const& verb) {
  auto words = std::vector<std::string>{};
  for (auto const& option : verb.options) {
    if (!option.is_positional) {
      words.insert(words.end(), option.names.begin(), option.names.end());
    }
  }
  return fmt::format("{}", fmt::join(words, " "));
}

// The verbs below it and the words that may stand without the name of an option.
std::string words_of(verb_text const& top, verb_text const& verb) {
  auto words = words_of_arguments(top, verb);
  for (auto const& below : verb.verbs) {
    words.push_back(below.name);
  }
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace

std::string bash_completion(verb_text const& top) {
  auto out = std::string{kBashBegin};
  auto const verbs = all_verbs(top);
  for (auto const* const verb : verbs) {
    if (verb != &top) {
      out += fmt::format("      '{0}') at='{0}' ;;\n", verb->path);
    }
  }
  auto const options = options_with_value(top);
  for (auto const& [name, names] : options) {
    out += fmt::format("      *' {}') option={} ;;\n", fmt::join(names, "' | *' "), name);
  }
  out += kMiddle;
  for (auto const* const verb : verbs) {
    for (auto const& option : verb->options) {
      if (option.takes_value && !option.is_positional && !option.is_common) {
        out += case_of(verb == &top ? "" : verb->path, option);
      }
    }
  }
  out += "  esac\n  local words= options=\n  case $at in\n";
  for (auto const* const verb : verbs) {
    out += fmt::format("    '{}') words='{}' options='{}' ;;\n", verb->path, words_of(top, *verb), options_of(*verb));
  }
  return out + kBashEnd;
}

}  // namespace wakhan::cli
