// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "verbs/verbs.h"
#include "wakhan/api/settings.h"

namespace wakhan::cli {

namespace {

// A file that says the same; what has no value stands as a remark.
std::string settings_text(std::vector<api::setting> const& settings, bool const shows_origin) {
  auto lines = std::vector<std::string>{};
  auto widest = std::size_t{0};
  for (auto const& s : settings) {
    lines.push_back(s.values.empty() && s.origin == "built in" ? fmt::format("# {} =", s.row->setting)
                                                               : api::to_toml(*s.row, s.values));
    widest = std::max(widest, lines.back().size());
  }
  auto out = std::string{};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += shows_origin ? fmt::format("{:<{}}  # {}\n", lines[i], widest, settings[i].origin) : lines[i] + "\n";
  }
  return out;
}

}  // namespace

void add_config(program& p) {
  auto const shows_origin = std::make_shared<bool>();
  auto config = p.top().add("config", "Settings: what holds where no option is given",
                            "Examples:\n"
                            "  wakhan config show\n"
                            "  wakhan config show --origin\n"
                            "  WAKHAN_LOAD=teu wakhan config show --origin");
  auto show = config.add("show", "Every setting with its value, as a settings file",
                         "Examples:\n"
                         "  wakhan config show\n"
                         "  wakhan config show --origin\n"
                         "  wakhan config show > my.toml\n"
                         "A variable of the environment goes before ./wakhan.toml, and that before\n"
                         "~/.config/wakhan/config.toml; an option goes before all of them.");
  show.takes("--origin", shows_origin.get());
  show.runs([&p, shows_origin] {
    print(settings_text(p.settings(), *shows_origin));
    return 0;
  });
}

}  // namespace wakhan::cli
