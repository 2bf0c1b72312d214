// SPDX-License-Identifier: Apache-2.0
#include "man_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "wakhan/api/settings.h"

namespace wakhan::cli {

namespace {

// "wakhan-pack-build"
std::string page_name(std::string const& path) {
  auto out = path;
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

// A text as troff prints it: backslashes, minus signs and quotes stand for themselves, at the beginning of lines too.
std::string roff_escaped(std::string const& text) {
  auto out = std::string{};
  auto begins_line = true;
  for (auto const c : text) {
    if (begins_line && (c == '.' || c == '\'')) {
      out += "\\&";
    }
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '`') {
      out += "\\(ga";
    } else if (c == '\'') {
      out += "\\(aq";
    } else {
      out += c;
    }
    begins_line = c == '\n';
  }
  return out;
}

std::string synopsis(verb_text const& verb) {
  auto out = fmt::format(".SH SYNOPSIS\n.B {}\n[\\fIOPTION\\fR]...", roff_escaped(verb.path));
  for (auto const& option : verb.options) {
    if (option.is_positional) {
      auto const word = roff_escaped(option.value_name);
      out += option.is_required ? fmt::format(" \\fI{}\\fR", word) : fmt::format(" [\\fI{}\\fR]...", word);
    }
  }
  return out + (verb.verbs.empty() ? "\n" : " \\fIVERB\\fR\n");
}

std::string item(option_text const& option) {
  auto out = std::string{".TP\n"};
  for (auto const& name : option.names) {
    out += &name == &option.names.front() ? "" : ", ";
    out += option.is_positional ? fmt::format("\\fI{}\\fR", roff_escaped(option.value_name))
                                : fmt::format("\\fB{}\\fR", roff_escaped(name));
  }
  out += option.takes_value && !option.is_positional ? fmt::format(" \\fI{}\\fR", roff_escaped(option.value_name)) : "";
  out += fmt::format("\n{}", roff_escaped(option.description));
  return out +
         (option.default_value.empty() ? "\n" : fmt::format(" (default: {})\n", roff_escaped(option.default_value)));
}

std::string items(std::vector<option_text> const& options, bool const positionals) {
  auto out = std::string{};
  for (auto const& option : options) {
    out += option.is_positional == positionals ? item(option) : "";
  }
  return out;
}

std::string section(char const* const title, std::string const& text) {
  return text.empty() ? std::string{} : fmt::format(".SH {}\n{}", title, text);
}

std::string verbs_of(verb_text const& verb) {
  auto out = std::string{};
  for (auto const& below : verb.verbs) {
    out += fmt::format(".TP\n.BR {} (1)\n{}\n", roff_escaped(page_name(below.path)), roff_escaped(below.description));
  }
  return out;
}

// Variables and files, told once, on the page of the program.
std::string settings_sections() {
  auto out = std::string{".SH ENVIRONMENT\n"};
  for (auto const* const row : api::rows_of_settings()) {
    out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff_escaped(api::variable_of(*row)), roff_escaped(row->meaning));
  }
  return out +
         ".TP\n\\fBWAKHAN_CONFIG\\fR\nThe settings file to read in place of both below\n"
         ".TP\n\\fBWAKHAN_HOME\\fR\nThe folder that holds data/, build/ and .cache/ (default: share/wakhan of an "
         "installed program, else the current one)\n"
         ".SH FILES\n.TP\n\\fBwakhan.toml\\fR\nSettings of the current folder: the variables above without WAKHAN_, in "
         "small letters, with \\- for _\n"
         ".TP\n\\fB~/.config/wakhan/config.toml\\fR\nSettings of the user, where neither a variable nor wakhan.toml "
         "has "
         "one; below XDG_CONFIG_HOME where that is set\n";
}

}  // namespace

std::string man_page(verb_text const& verb, std::string const& version) {
  auto const name = roff_escaped(page_name(verb.path));
  auto out = fmt::format(".TH {} 1 \"\" \"wakhan {}\" \"Wakhan\"\n", name, roff_escaped(version));
  out += fmt::format(".SH NAME\n{} \\- {}\n", name, roff_escaped(verb.description));
  out += synopsis(verb);
  out += section("VERBS", verbs_of(verb));
  out += section("ARGUMENTS", items(verb.options, true));
  out += section("OPTIONS", items(verb.options, false));
  if (verb.path.find(' ') == std::string::npos) {
    out += settings_sections();
  }
  if (!verb.footer.empty()) {
    out += fmt::format(".SH NOTES\n.nf\n{}\n.fi\n", roff_escaped(verb.footer));
  }
  return out;
}

}  // namespace wakhan::cli
