// SPDX-License-Identifier: Apache-2.0
#include "verb_tree.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "wakhan/api/near_words.h"
#include "wakhan/base/error.h"

namespace wakhan::cli {

namespace {

std::string in_capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char const c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

// `verb` is its path below the top: "pack build".
option_text text_of(CLI::Option const& option, std::string const& verb) {
  auto out = option_text{};
  for (auto const& name : option.get_snames()) {
    out.names.push_back("-" + name);
  }
  for (auto const& name : option.get_lnames()) {
    out.names.push_back("--" + name);
  }
  if (out.names.empty()) {
    out.is_positional = true;
    out.names.push_back(option.get_name(true, false));
  }
  out.description = option.get_description();
  out.default_value = option.get_default_str();
  out.takes_value = option.get_items_expected_max() > 0;
  out.is_required = option.get_required();
  out.row = api::find_option(out.name(), verb);
  out.is_list = out.row != nullptr && out.row->is_list();
  out.value_name = out.is_positional ? in_capitals(out.name()) : out.takes_value ? option.get_type_name() : "";
  return out;
}

verb_text text_of(CLI::App const& app, std::string const& above, std::vector<option_text> const& taken_over) {
  auto out = verb_text{above + app.get_name(), app.get_name(), app.get_description(), app.get_footer(), {}, {}};
  auto handed_on = taken_over;
  auto const below_top = out.path.substr(std::min(out.path.size(), out.path.find(' ') + 1));
  for (auto const* const option : app.get_options()) {
    out.options.push_back(text_of(*option, above.empty() ? "" : below_top));
    auto const& name = out.options.back().name();
    if (name != "--help" && name != "--version" && !out.options.back().is_positional) {
      handed_on.push_back(out.options.back());
      handed_on.back().is_common = true;
    }
  }
  out.options.insert(out.options.end(), taken_over.begin(), taken_over.end());
  for (auto const* const verb : app.get_subcommands([](CLI::App const*) { return true; })) {
    out.verbs.push_back(text_of(*verb, out.path + " ", handed_on));
  }
  return out;
}

void collect(verb_text const& verb, std::vector<verb_text const*>& out) {
  out.push_back(&verb);
  for (auto const& below : verb.verbs) {
    collect(below, out);
  }
}

}  // namespace

void refuse_verb(verb_text const& at, std::string const& word) {
  auto names = std::vector<std::string>{};
  std::transform(at.verbs.begin(), at.verbs.end(), std::back_inserter(names), [](auto const& v) { return v.name; });
  auto const near = api::did_you_mean(word, names);
  throw error{errc::usage, fmt::format("'{} {}' is no verb", at.path, word),
              !near.empty()   ? near
              : names.empty() ? fmt::format("'{}' has no verbs below it", at.path)
                              : fmt::format("write one of {}", fmt::join(names, ", "))};
}

verb_text read_verbs(CLI::App const& app) { return text_of(app, "", {}); }

verb_text const& find_verb(verb_text const& top, std::vector<std::string> const& path) {
  auto const* at = &top;
  for (auto const& word : path) {
    auto const found = std::find_if(at->verbs.begin(), at->verbs.end(), [&](auto const& v) { return v.name == word; });
    if (found == at->verbs.end()) {
      refuse_verb(*at, word);
    }
    at = &*found;
  }
  return *at;
}

std::vector<verb_text const*> all_verbs(verb_text const& top) {
  auto out = std::vector<verb_text const*>{};
  collect(top, out);
  return out;
}

}  // namespace wakhan::cli
