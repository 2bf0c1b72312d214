// SPDX-License-Identifier: Apache-2.0
#include "help_page.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "terminal.h"
#include "wakhan/api/settings.h"
#include "wakhan/api/text_cells.h"

namespace wakhan::cli {

namespace {

constexpr std::size_t kWidestName = 26;

// A name at the left, what it means at the right.
struct line {
  std::string name, meaning;
};

std::string name_of(option_text const& option) {
  if (option.is_positional) {
    return option.value_name;
  }
  auto out = option.names.size() == 1 ? std::string{"    "} : std::string{};
  for (auto const& name : option.names) {
    out += &name == &option.names.front() ? name : ", " + name;
  }
  return option.value_name.empty() ? out : out + " " + option.value_name;
}

std::string meaning_of(option_text const& option) {
  return option.default_value.empty() || option.value_name.empty()
             ? option.description
             : fmt::format("{} (default: {})", option.description, option.default_value);
}

std::string block(std::string const& title, std::vector<line> const& lines, std::size_t const width) {
  if (lines.empty()) {
    return {};
  }
  auto left = std::size_t{0};
  for (auto const& l : lines) {
    left = std::max(left, std::min(kWidestName, api::columns_of(l.name)));
  }
  auto out = fmt::format("\n{}:\n", title);
  for (auto const& l : lines) {
    auto const wrapped = api::wrapped(l.meaning, width - left - 4);
    auto name = l.name;
    if (api::columns_of(name) > left) {
      out += fmt::format("  {}\n", name);
      name.clear();
    }
    for (auto const& part : wrapped) {
      out += fmt::format("  {}  {}\n", api::left_aligned(name, left), part);
      name.clear();
    }
  }
  return out;
}

template <typename Predicate>
std::vector<line> lines_of(verb_text const& verb, Predicate const& is_wanted) {
  auto out = std::vector<line>{};
  for (auto const& option : verb.options) {
    if (is_wanted(option)) {
      out.push_back({name_of(option), meaning_of(option)});
    }
  }
  return out;
}

std::string paragraph(std::string const& text, std::size_t const width, std::size_t const indent) {
  return fmt::format("{}\n", fmt::join(api::wrapped(text, width, indent), "\n"));
}

std::string usage(verb_text const& verb) {
  auto out = fmt::format("Usage: {} [OPTION]...", verb.path);
  for (auto const& option : verb.options) {
    if (option.is_positional) {
      out += option.is_required ? " " + option.value_name : fmt::format(" [{}]...", option.value_name);
    }
  }
  return out + (verb.verbs.empty() ? "" : " VERB");
}

}  // namespace

std::string help_page(verb_text const& verb, int const width) {
  auto const columns = static_cast<std::size_t>(std::max(60, width));
  auto verbs = std::vector<line>{};
  for (auto const& below : verb.verbs) {
    verbs.push_back({below.name, below.description});
  }
  auto out = paragraph(verb.description, columns, 0) + "\n" + paragraph(usage(verb), columns, 2);
  out += block("Verbs", verbs, columns);
  out += block("Arguments", lines_of(verb, [](auto const& o) { return o.is_positional; }), columns);
  out += block("Options", lines_of(verb, [](auto const& o) { return !o.is_positional && !o.is_common; }), columns);
  out += block("Options of every verb", lines_of(verb, [](auto const& o) { return o.is_common; }), columns);
  return verb.footer.empty() ? out : fmt::format("{}\n{}\n", out, verb.footer);
}

std::string settings_page(int const width) {
  auto const columns = static_cast<std::size_t>(std::max(60, width));
  auto lines = std::vector<line>{};
  for (auto const* const row : api::rows_of_settings()) {
    auto const is_built_in = row->defaults.empty() || row->type == api::value_type::flag
                                 ? std::string{}
                                 : fmt::format(" (default: {})", fmt::join(row->defaults, ","));
    lines.push_back({row->setting, fmt::format("{}: {}{}", api::variable_of(*row), row->meaning, is_built_in)});
  }
  return paragraph(
             "What holds where no option is given: first the variable of the environment, then "
             "./wakhan.toml, then ~/.config/wakhan/config.toml (below XDG_CONFIG_HOME where that is set). --config "
             "FILE or WAKHAN_CONFIG names one file in place of both.",
             columns, 0) +
         block("Settings", lines, columns) +
         "\nA settings file has a line for each, files relative to its folder:\n"
         "  load = \"teu\"\n  avoid = [\"suez\", \"RU\"]\n  answers = 3\n  quiet = true\n"
         "`wakhan config show --origin` prints what holds, and why. Lists in variables have commas,\n"
         "and nothing stands in a list twice. Words and ids may be written in any case: FEU is feu, kz is KZ.\n";
}

int help_width() {
  constexpr auto kWidest = 100;
  return std::min(terminal_width(), kWidest);
}

}  // namespace wakhan::cli
