// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "help_page.h"
#include "option_value.h"
#include "terminal.h"
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

constexpr auto kWidestHelp = 100;

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

verb_text program::verbs() const { return read_verbs(*top_->app); }

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

void program::verb::runs(std::function<int()> action) { state_->action = std::move(action); }

std::string program::help(std::vector<std::string> const& path) const {
  return help_page(find_verb(verbs(), path), std::min(terminal_width(), kWidestHelp));
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

int program::run(int const argc, char const* const* const argv) {
  try {
    top_->app->parse(argc, argv);
  } catch (CLI::CallForHelp const&) {
    auto path = std::vector<std::string>{};
    for (auto const* const one : chosen()) {
      path.push_back(one->app->get_name());
    }
    print(help({path.begin() + 1, path.end()}));
    return 0;
  } catch (CLI::Success const& asked) {
    print(fmt::format("{}\n", asked.what()));
    return 0;
  } catch (CLI::ParseError const& e) {
    throw_usage(verbs(), {argv + 1, argv + argc}, e.what());
  }
  auto const path = chosen();
  for (auto const* const one : path) {
    for (auto const& bound : one->bindings) {
      if (bound.option->count() > 0) {
        assign_written(*bound.row, bound.option->results(), bound.value);
      }
    }
  }
  return path.back()->action();
}

}  // namespace wakhan::cli
