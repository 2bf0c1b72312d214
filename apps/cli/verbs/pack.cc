// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/pack.h"

#include <fmt/format.h>

#include <memory>

#include "terminal.h"
#include "verbs/verbs.h"
#include "wakhan/api/check.h"
#include "wakhan/api/disputed.h"
#include "wakhan/base/error.h"

namespace wakhan::cli {

namespace {

int build(session const& s, api::build_request const& request) {
  auto const told = progress_on_stderr(s.is_quiet);
  api::build_pack_file(request, told);
  told.report("done", 1.0);
  auto const pack = load::pack{request.output};
  print(fmt::format("{}: pack '{}', {} nodes, {} links, hash {}\n", request.output, pack.meta().name,
                    pack.network().nodes.position.size(), pack.network().links.from.size(), pack.hash()));
  return 0;
}

void add_build(program::verb& pack, session const& s) {
  auto const request = std::make_shared<api::build_request>();
  auto build_verb = pack.add("build", "Fetch the sources and build a pack",
                             "Examples:\n"
                             "  wakhan pack build\n"
                             "  wakhan pack build --recipe data/recipes/eurasia.toml -o my.pack --threads 1\n"
                             "  wakhan pack build --cache /srv/packages");
  build_verb.takes("--recipe", &request->recipe).takes("--cache", &request->cache_folder);
  build_verb.takes("--output", &request->output).takes("--threads", &request->threads);
  build_verb.runs([&s, request] { return build(s, *request); });
}

void add_info(program::verb& pack, session const& s) {
  auto const shows_ids = std::make_shared<bool>();
  auto const shows_loads = std::make_shared<bool>();
  auto const shows_views = std::make_shared<bool>();
  auto info = pack.add("info", "What is in a pack: nodes, links, km, licences",
                       "Examples:\n  wakhan pack info\n  wakhan pack info --ids\n  wakhan pack info --loads\n  wakhan "
                       "pack info --views");
  info.takes("--ids", shows_ids.get()).takes("--loads", shows_loads.get()).takes("--views", shows_views.get());
  info.runs([&s, shows_ids, shows_loads, shows_views] {
    auto const opened = load::pack{s.pack_path};
    if (*shows_ids) {
      print(api::ids_text(opened));
    }
    if (*shows_loads) {
      print(api::loads_text(opened));
    }
    if (*shows_views) {
      print(api::views_text(opened));
    }
    if (!*shows_ids && !*shows_loads && !*shows_views) {
      print(api::pack_info_text(opened));
    }
    return 0;
  });
}

void add_check(program::verb& pack, session const& s) {
  auto check =
      pack.add("check", "Hold a pack against published distances, control places and the laws of the network",
               "Examples:\n  wakhan pack check\n  wakhan pack check --pack my.pack\n  wakhan pack check | less");
  check.runs([&s] {
    auto const opened = load::pack{s.pack_path};
    opened.check_contents();
    auto const checked = api::check_pack_text(opened);
    print(checked.text);
    return checked.is_good ? 0 : exit_code(errc::bad_input);
  });
}

void add_findings(program::verb& pack, session const& s) {
  struct wish {
    bool shows_all{};
    std::string check;
  };
  auto const w = std::make_shared<wish>();
  auto findings = pack.add("findings", "Every doubt about the data",
                           "Examples:\n"
                           "  wakhan pack findings\n"
                           "  wakhan pack findings --check crossing-without-line\n"
                           "  wakhan pack findings --all");
  findings.takes("--all", &w->shows_all).takes("--check", &w->check);
  findings.runs([&s, w] {
    auto const opened = load::pack{s.pack_path};
    print(w->shows_all || !w->check.empty() ? api::findings_text(opened, w->check) : api::findings_summary(opened));
    return 0;
  });
}

}  // namespace

void add_pack(program& p, session const& s) {
  auto pack = p.top().add("pack", "Build and look into a pack: the network in one file",
                          "Examples:\n  wakhan pack info\n  wakhan pack check\n  wakhan pack draw -o rail.svg");
  add_build(pack, s);
  add_info(pack, s);
  add_check(pack, s);
  add_findings(pack, s);
  add_pack_draw(pack, s);
}

}  // namespace wakhan::cli
