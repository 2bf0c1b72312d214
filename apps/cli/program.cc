// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "help_page.h"
#include "option_value.h"
#include "unknown_word.h"
#include "verbs/verbs.h"
#include "wakhan/api/option_table.h"
#include "wakhan/base/error.h"

namespace wakhan::cli {

using api::option_row;
using api::value_type;

struct program::verb::state {
  struct binding {
    option_row const* row;
    CLI::Option* option;
    target value;
  };
  CLI::App* app{};
  std::string path;  // "pack build", empty at the top
  std::string const* home{};
  std::vector<binding> bindings;
  std::vector<std::unique_ptr<state>> below;
  std::function<int()> action;
  bool goes_on_without_settings{};
  std::unique_ptr<CLI::App> owned;  // of the top
};

namespace {

// What help and manual pages call a value.
std::string value_name(option_row const& row) {
  switch (row.type) {
    case value_type::flag: return "";
    case value_type::integer: return "N";
    case value_type::word: return "WORD";
    case value_type::words: return "WORD,...";
    case value_type::id: return "ID";
    case value_type::ids: return "ID,...";
    case value_type::file: return "FILE";
    case value_type::folder: return "FOLDER";
    case value_type::text:
    case value_type::texts:
    case value_type::verb: break;
  }
  return "TEXT";
}

CLI::Option* add_to(CLI::App& app, option_row const& row) {
  auto const names = row.letter.empty() ? row.name : fmt::format("-{},{}", row.letter, row.name);
  if (row.type == value_type::flag) {
    return app.add_flag(names, row.meaning);
  }
  auto* const option = app.add_option(
      names, [](CLI::results_t const&) { return true; }, row.meaning);
  option->type_name(value_name(row))->default_str(written(row.defaults));
  if (row.is_list()) {
    // One word after each option, so that the places that follow are not taken for more of them.
    option->expected(row.is_argument() ? -1 : 1)->take_all();
    if (row.type == value_type::words || row.type == value_type::ids) {
      option->delimiter(',');
    }
  }
  return option;
}

}  // namespace

program::program(std::string const& description, std::string const& version, std::string const& footer,
                 std::string home)
    : top_{std::make_unique<verb::state>()}, home_{std::move(home)} {
  top_->owned = std::make_unique<CLI::App>(description, "wakhan");
  top_->app = top_->owned.get();
  top_->home = &home_;
  top_->app->set_version_flag("--version", "wakhan " + version);
  top_->app->footer(footer);
  top_->app->fallthrough();
  top_->app->require_subcommand(1);
}

program::~program() = default;

program::verb program::top() { return verb{top_.get()}; }

verb_text const& program::verbs() const {
  if (!verbs_) {
    verbs_ = read_verbs(*top_->app);
  }
  return *verbs_;
}

program::verb program::verb::add(std::string const& name, std::string const& description, std::string const& footer) {
  auto made = std::make_unique<state>();
  made->app = state_->app->add_subcommand(name, description);
  made->app->footer(footer);
  made->path = state_->path.empty() ? name : fmt::format("{} {}", state_->path, name);
  made->home = state_->home;
  state_->app->require_subcommand(1);
  state_->below.push_back(std::move(made));
  return verb{state_->below.back().get()};
}

program::verb& program::verb::takes(std::string const& name, target value) {
  auto const* const row = api::find_option(name, state_->path);
  verify(row != nullptr, errc::internal, "schema/options.csv: no row '{}' for 'wakhan {}'", name, state_->path);
  auto* const option = add_to(*state_->app, *row);
  option->required(row->is_argument() && !row->is_list());
  assign(*row, default_values(*row, *state_->home), value);
  state_->bindings.push_back({row, option, value});
  return *this;
}

void program::verb::runs(std::function<int()> action) {
  state_->action = std::move(action);
  state_->app->require_subcommand(0, 1);  // it does something by itself
}

program::verb& program::verb::needs_no_settings() {
  state_->goes_on_without_settings = true;
  return *this;
}

std::string program::help(std::vector<std::string> const& path) const {
  return help_page(find_verb(verbs(), path), help_width());
}

std::vector<program::verb::state const*> program::chosen() const {
  auto out = std::vector<verb::state const*>{top_.get()};
  for (auto i = std::size_t{0}; i < out.size(); ++i) {
    for (auto const& below : out[i]->below) {
      if (below->app->parsed()) {
        out.push_back(below.get());
      }
    }
  }
  return out;
}

std::function<int()> program::read(int const argc, char const* const* const argv) {
  auto const printing = [](std::string text) {
    return [text = std::move(text)] {
      print(text);
      return 0;
    };
  };
  is_assigned_ = false;
  settings_.clear();
  try {
    top_->app->parse(argc, argv);
  } catch (CLI::CallForHelp const&) {
    auto path = std::vector<std::string>{};
    for (auto const* const one : chosen()) {
      path.push_back(one->app->get_name());
    }
    return printing(help({path.begin() + 1, path.end()}));
  } catch (CLI::Success const& asked) {
    return printing(fmt::format("{}\n", asked.what()));
  } catch (CLI::ParseError const& e) {
    throw_usage(verbs(), {argv + 1, argv + argc}, e.what());
  }
  assign_all();
  return chosen().back()->action;
}

void program::assign_all() {
  auto const path = chosen();
  auto const for_each = [&](bool const is_written, auto const& assign_one) {
    for (auto const* const one : path) {
      for (auto const& bound : one->bindings) {
        if ((bound.option->count() > 0) == is_written) {
          assign_one(bound);
        }
      }
    }
  };
  for_each(true, [](auto const& bound) { assign_written(*bound.row, bound.option->results(), bound.value); });
  try {
    settings_ = read_settings_ ? read_settings_() : std::vector<api::setting>{};
  } catch (error const&) {
    if (!path.back()->goes_on_without_settings) {
      throw;
    }
  }
  for_each(false, [&](auto const& bound) {
    if (auto const* const found = setting_of(*bound.row)) {
      assign(*bound.row, found->values, bound.value);
    }
  });
  is_assigned_ = true;
}

api::setting const* program::setting_of(option_row const& row) const {
  auto const found = std::find_if(settings_.begin(), settings_.end(),
                                  [&](auto const& s) { return !row.setting.empty() && s.row->setting == row.setting; });
  return found == settings_.end() ? nullptr : &*found;
}

std::vector<api::setting> program::settings() const {
  auto out = std::vector<api::setting>{};
  for (auto const* const row : api::rows_of_settings()) {
    auto const* const found = setting_of(*row);
    out.push_back(found != nullptr ? *found : api::setting{row, default_values(*row, home_), "built in"});
    for (auto const* const one : is_assigned_ ? chosen() : std::vector<verb::state const*>{}) {
      for (auto const& bound : one->bindings) {
        if (bound.row->setting == row->setting && bound.option->count() > 0) {
          out.back() = {row, as_spelt(*row, bound.option->results()), row->name};
        }
      }
    }
  }
  return out;
}

bool program::is_written(std::string const& option) const {
  auto const path = chosen();
  return std::any_of(path.begin(), path.end(), [&](auto const* const one) {
    return std::any_of(one->bindings.begin(), one->bindings.end(),
                       [&](auto const& bound) { return bound.row->name == option && bound.option->count() > 0; });
  });
}

bool program::uses_settings() const { return is_assigned_ && !chosen().back()->goes_on_without_settings; }

error program::with_origin(error const& e) const {
  auto const message = std::string_view{e.what()};
  for (auto const* const one : chosen()) {
    for (auto const& bound : one->bindings) {
      auto const* const found = bound.option->count() > 0 ? nullptr : setting_of(*bound.row);
      if (found == nullptr) {
        continue;
      }
      if (message.starts_with(bound.row->name + ": ")) {
        return {errc::bad_input, fmt::format("{}: {}", found->origin, message.substr(2)), e.hint()};
      }
      if (bound.row->type == value_type::file && message.starts_with(found->values.front() + ": ")) {
        return {e.code(), e.what(),
                fmt::format("{}{}it is named by {}", e.hint(), e.hint().empty() ? "" : "; ", found->origin)};
      }
    }
  }
  return e;
}

}  // namespace wakhan::cli
