// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/pack.h"

#include <fmt/format.h>

#include <memory>

#include "terminal.h"
#include "verbs/verbs.h"
#include "wakhan/api/check.h"
#include "wakhan/api/disputed.h"
#include "wakhan/api/lines_passed.h"
#include "wakhan/api/plans.h"
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
  struct wish {
    bool ids{}, countries{}, corridors{}, loads{}, views{}, projects{}, agreements{}, lines{};
  };
  auto const shows = std::make_shared<wish>();
  auto info = pack.add("info", "What is in a pack: nodes, links, km, licences",
                       "Examples:\n  wakhan pack info\n  wakhan pack info --ids\n  wakhan pack info --loads\n  wakhan "
                       "pack info --views\n  wakhan pack info --corridors\n  wakhan pack info --projects\n  wakhan "
                       "pack info --agreements\n  wakhan pack info --lines");
  info.takes("--ids", &shows->ids).takes("--countries", &shows->countries).takes("--corridors", &shows->corridors);
  info.takes("--loads", &shows->loads).takes("--views", &shows->views);
  info.takes("--projects", &shows->projects).takes("--agreements", &shows->agreements);
  info.takes("--lines", &shows->lines);
  info.runs([&s, shows] {
    auto const opened = load::pack{s.pack_path};
    auto is_any = false;
    auto const show = [&](bool const wanted, std::string (*const text)(load::pack const&)) {
      if (wanted) {
        print(text(opened));
        is_any = true;
      }
    };
    show(shows->ids, api::ids_text);
    show(shows->countries, api::countries_text);
    show(shows->corridors, api::corridors_text);
    show(shows->loads, api::loads_text);
    show(shows->views, api::views_text);
    show(shows->projects, api::projects_text);
    show(shows->agreements, api::agreements_text);
    show(shows->lines, api::lines_text);
    show(!is_any, api::pack_info_text);
    return 0;
  });
}

void add_check(program::verb& pack, session const& s) {
  auto check =
      pack.add("check", "Test a pack: published distances and kilometres, and what must hold everywhere",
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
  auto findings = pack.add("findings", "Doubts about the data, noted when the pack was built",
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
  auto pack = p.top().add("pack", "Build a pack, the network in one file, and look into it",
                          "Examples:\n  wakhan pack info\n  wakhan pack check\n  wakhan pack draw -o rail.svg");
  add_build(pack, s);
  add_info(pack, s);
  add_check(pack, s);
  add_findings(pack, s);
  add_pack_draw(pack, s);
}

}  // namespace wakhan::cli
