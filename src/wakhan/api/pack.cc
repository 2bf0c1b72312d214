// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/pack.h"

#include <array>
#include <filesystem>
#include <map>

#include "wakhan/api/hazard_words.h"
#include "wakhan/api/letter_case.h"
#include "wakhan/base/error.h"
#include "wakhan/load/build_pack.h"
#include "wakhan/load/recipe.h"

namespace wakhan::api {

namespace {

constexpr std::array kLevels{"info", "doubt", "problem"};

char const* level_name(load::severity const level) { return kLevels.at(static_cast<std::size_t>(level)); }

}  // namespace

void build_pack_file(build_request const& request, progress const& told) {
  auto const what = load::read_recipe(request.recipe);
  // Before the work, not after it.
  auto const folder = std::filesystem::path{request.output}.parent_path();
  auto unknown = std::error_code{};
  verify(folder.empty() || std::filesystem::is_directory(folder, unknown), errc::io_failure,
         "--output: '{}' is no folder to write '{}' into", folder.string(), request.output);
  auto const raw = load::read_sources(what, request.cache_folder, told);
  auto const made = load::build_pack(what, raw, request.threads, told);
  told.step("write the pack", 0.95);
  load::write_pack(made, request.output);
}

std::string findings_text(load::pack const& pack, std::string const& check) {
  auto out = std::string{};
  for (auto const& f : pack.read_findings()) {
    if (check.empty() || in_small_letters(f.check) == in_small_letters(check)) {
      out += fmt::format("{:<8} {:<24} {}: {}\n", level_name(f.level), f.check, f.what, f.message);
    }
  }
  verify(!out.empty() || check.empty(), errc::usage, "--check: there is no finding of kind '{}'", check);
  return out;
}

std::string findings_summary(load::pack const& pack) {
  auto count = std::map<std::pair<int, std::string>, int>{};
  for (auto const& f : pack.read_findings()) {
    ++count[{-static_cast<int>(f.level), f.check}];
  }
  auto out = fmt::format("{:<8} {:<26} {:>7}\n", "level", "check", "number");
  for (auto const& [kind, n] : count) {
    out += fmt::format("{:<8} {:<26} {:>7}\n", level_name(static_cast<load::severity>(-kind.first)), kind.second, n);
  }
  return out + "Show one kind with `wakhan pack findings --check KIND`, all with --all.\n";
}

std::string ids_text(load::pack const& pack) {
  auto const& n = pack.network();
  auto const day = *load::parse_date(pack.meta().reference_date, false);
  auto out = fmt::format("Passages\n");
  auto const add = [&](net::passage const& p) {
    auto const is_open = p.is_shut == 0 && p.valid.holds(day);
    out += fmt::format("  {:<32} {}{}\n", n.text(p.id), n.text(p.name),
                       is_open                 ? ""
                       : p.waterway.is_valid() ? " (not open)"
                                               : " (not open to the ordinary ships of these lanes)");
  };
  for (auto const& p : n.passages.all()) {
    if (!p.waterway.is_valid() && p.is_planned == 0) {
      add(p);
    }
  }
  out += "\nWaterways and railways with a speed of their own, as a whole or a section of them\n";
  for (auto const& p : n.passages.all()) {
    if (p.waterway.is_valid()) {
      add(p);
    }
  }
  out += fmt::format("\nBorder crossings, state of {}\n", pack.meta().reference_date);
  for (auto const& c : n.crossings.all()) {
    if (c.is_pair_default == 0) {
      out += fmt::format("  {:<36} {:<4} {}/{} {}{}\n", n.text(c.id), net::name_of(c.by), n.id_of(c.country_a),
                         n.id_of(c.country_b),
                         c.project.is_valid() ? "planned"
                         : c.valid.holds(day) ? "open"
                                              : "closed",
                         c.is_connected != 0 ? "" : ", no line of the network");
    }
  }
  out += "\nTrade bans\n";
  for (auto const& b : n.trade_bans.all()) {
    out += fmt::format("  {:<26} goods of {} in {}\n", n.text(b.id), n.code_of(b.goods_of), n.code_of(b.banned_in));
  }
  out += "\nRules on dangerous goods (--hazard), which --allow passes over\n";
  for (auto const& h : n.hazards.all()) {
    out += fmt::format("  {:<30} {}: {}\n", n.text(h.id), n.text(h.name), division_words(h.classes));
  }
  out += "\nDisputed territories (--views tells to whom they are counted)\n";
  for (auto const& c : n.countries.all()) {
    if (c.territory.is_valid()) {
      out += fmt::format("  {:<26} {}\n", n.text(c.territory), n.text(c.name));
    }
  }
  return out + "\nCountries: ISO 3166-1 alpha-2 codes, e.g. RU, KZ, IR (--countries lists them)\n";
}

std::string countries_text(load::pack const& pack) {
  auto const& n = pack.network();
  auto out = std::string{"Countries\n"};
  for (std::size_t i = 0; i < n.countries.size(); ++i) {
    auto const id = net::country_id{static_cast<std::uint16_t>(i)};
    if (!n.countries[id].territory.is_valid()) {
      out += fmt::format("  {:<4} {}\n", n.code_of(id), n.text(n.countries[id].name));
    }
  }
  return out;
}

std::string corridors_text(load::pack const& pack) {
  auto const& n = pack.network();
  auto out = std::string{"Corridors\n"};
  for (auto const& c : n.corridors.all()) {
    out += fmt::format("  {:<40} {}\n", n.text(c.id), n.text(c.name));
  }
  return out;
}

std::string loads_text(load::pack const& pack) {
  auto const& n = pack.network();
  auto out = fmt::format("{:<10} {:<38} {:>9}  {:<23} {}\n", "load", "figures are for", "net t", "form", "goes by");
  for (auto const& l : n.loads.all()) {
    auto modes = std::string{};
    for (auto const m :
         {net::mode::rail, net::mode::road, net::mode::sea, net::mode::waterway, net::mode::ferry, net::mode::air}) {
      auto const is_carried = (l.moves_by >> static_cast<unsigned>(m) & 1U) != 0;
      modes += is_carried ? fmt::format("{}{}", modes.empty() ? "" : ",", net::name_of(m)) : std::string{};
    }
    out += fmt::format("{:<10} {:<38} {:>9}  {:<23} {}\n", n.text(l.id), n.text(l.name),
                       fmt::format("{:g}", l.net_grams / 1e6), n.text(l.form_name), modes);
  }
  return out +
         "Rates of the loads: tariffs.csv and load_shares.csv; what carries a form: equipment.csv; which terminals "
         "handle it: terminal_forms.csv.\n";
}

}  // namespace wakhan::api
