// SPDX-License-Identifier: Apache-2.0
#include "verb_tree.h"

#include <CLI/CLI.hpp>

namespace wakhan::cli {

namespace {

option_text text_of(CLI::Option const& option) {
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
  return out;
}

verb_text text_of(CLI::App const& app, std::string const& above, std::vector<option_text> const& taken_over) {
  auto out = verb_text{above + app.get_name(), app.get_name(), app.get_description(), app.get_footer(), {}, {}};
  auto handed_on = taken_over;
  for (auto const* const option : app.get_options()) {
    out.options.push_back(text_of(*option));
    auto const& name = out.options.back().name();
    if (name != "--help" && name != "--version" && !out.options.back().is_positional) {
      handed_on.push_back(out.options.back());
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

verb_text read_verbs(CLI::App const& app) { return text_of(app, "", {}); }

std::vector<verb_text const*> all_verbs(verb_text const& top) {
  auto out = std::vector<verb_text const*>{};
  collect(top, out);
  return out;
}

}  // namespace wakhan::cli
