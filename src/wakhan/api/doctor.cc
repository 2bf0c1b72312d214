// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/doctor.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <langinfo.h>
#include <locale.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>

#include "wakhan/api/settings.h"
#include "wakhan/base/error.h"
#include "wakhan/io/file.h"
#include "wakhan/load/pack.h"
#include "wakhan/load/recipe.h"

namespace wakhan::api {

namespace {

namespace fs = std::filesystem;

constexpr auto kBuild = "wakhan pack build";

// A check that throws is bad, with the error's own hint unless it has none.
check_result guarded(std::string const& name, std::string const& mend, std::function<std::string()> const& look) {
  try {
    return {name, health::good, look(), {}};
  } catch (error const& e) {
    return {name, health::bad, e.what(), e.hint().empty() ? mend : e.hint()};
  } catch (std::exception const& e) {
    return {name, health::bad, e.what(), mend};
  }
}

check_result check_pack(std::string const& path) {
  return guarded("pack", kBuild, [&] {
    auto const pack = load::pack{path};
    return fmt::format("{}: pack '{}', hash {}", path, pack.meta().name, pack.hash());
  });
}

check_result check_checksums(std::string const& path) {
  return guarded("pack contents", kBuild, [&] {
    load::pack{path}.check_contents();
    return std::string{"every section has the checksum that was written with it"};
  });
}

// The youngest file among the recipe and the fact tables.
fs::path youngest_fact(load::recipe const& recipe, std::string const& recipe_path) {
  auto youngest = fs::path{recipe_path};
  for (auto const& entry : fs::recursive_directory_iterator{recipe.facts_folder}) {
    if (entry.is_regular_file() && entry.last_write_time() > fs::last_write_time(youngest)) {
      youngest = entry.path();
    }
  }
  return youngest;
}

check_result check_age(load::recipe const& recipe, doctor_request const& request) {
  return guarded("pack age", kBuild, [&] {
    auto const youngest = youngest_fact(recipe, request.recipe_path);
    verify(fs::last_write_time(youngest) <= fs::last_write_time(request.pack_path), errc::bad_input,
           "{}: was written before {} was changed", request.pack_path, youngest.string());
    return fmt::format("younger than every file in {}", recipe.facts_folder);
  });
}

check_result check_package(load::recipe::package const& package, std::string const& cache_folder) {
  auto const path = (fs::path{cache_folder} / package.file).string();
  auto const name = fmt::format("package {}", package.name);
  if (!fs::exists(path)) {
    return {name, health::note, fmt::format("{}: is not there; the next build of the pack fetches it", path), {}};
  }
  return guarded(name, fmt::format("rm '{}'", path), [&] {
    auto const found = io::sha256_hex_of_file(path);
    verify(found == package.sha256, errc::hash_mismatch, "{}: has sha256 {}, the recipe promises {}", path, found,
           package.sha256);
    return fmt::format("{}: is the file that the recipe promises", path);
  });
}

// The folder itself or, where it is not there yet, the nearest one above it.
fs::path existing(fs::path folder) {
  folder = fs::absolute(folder).lexically_normal();
  while (!fs::exists(folder) && folder.has_relative_path()) {
    folder = folder.parent_path();
  }
  return folder;
}

// Where questions can be asked already, nothing is wrong with a folder that its owner keeps to himself.
check_result check_writing(std::string const& what, fs::path const& folder, bool const has_pack) {
  auto const there = existing(folder);
  auto const name = "writing " + what;
  if (!fs::is_directory(there)) {
    return {name, health::bad, fmt::format("{}: is no folder, so {} cannot be made", there.string(), folder.string()),
            fmt::format("mv '{0}' '{0}.old'", there.string())};
  }
  if (::access(there.c_str(), W_OK | X_OK) != 0 && has_pack) {
    return {name, health::note, fmt::format("{}: must not be written to; questions need no more", there.string()),
            "wakhan pack build --output FILE --cache FOLDER"};
  }
  if (::access(there.c_str(), W_OK | X_OK) != 0) {
    return {name, health::bad, fmt::format("{}: must not be written to", there.string()),
            fmt::format("chmod u+wx '{}'", there.string())};
  }
  return {name, health::good, fmt::format("{}: may be written to", there.string()), {}};
}

check_result check_room(std::string const& pack_path) {
  auto const folder = existing(fs::absolute(pack_path).parent_path());
  auto unknown = std::error_code{};
  auto const space = fs::space(folder, unknown);
  auto const size = unknown ? 0 : fs::file_size(pack_path, unknown);
  return unknown ? check_result{"room", health::bad, fmt::format("{}: {}", folder.string(), unknown.message()), kBuild}
                 : judge_room(folder.string(), space.available, size);
}

check_result check_settings(std::string const& named_file) {
  auto const variables = [](std::string const& name) -> char const* { return std::getenv(name.c_str()); };
  auto read = guarded("settings", "wakhan help settings", [&] {
    auto const found = read_all_settings(named_file, variables);
    auto const files = settings_files(named_file, variables);
    return fmt::format("{} are set, in {}", found.size(),
                       files.empty() ? "variables alone" : fmt::format("variables and {}", fmt::join(files, ", ")));
  });
  auto const notes = notes_on_variables(names_of_variables());
  return read.state == health::good && !notes.empty()
             ? check_result{read.name, health::note, fmt::format("{}", fmt::join(notes, "; ")), "wakhan help settings"}
             : read;
}

// What gives a recipe back: git in a checkout, else a recipe that is elsewhere.
std::string mend_of_recipe(std::string const& path) {
  auto unknown = std::error_code{};
  for (auto folder = fs::absolute(path); folder.has_relative_path(); folder = folder.parent_path()) {
    if (fs::exists(folder.parent_path() / ".git", unknown)) {
      return fmt::format("git checkout -- '{}'", path);
    }
  }
  return "wakhan doctor --recipe FILE";
}

// What a build of the pack needs.
void add_checks_of_build(doctor_request const& request, bool const has_pack, std::vector<check_result>& out) {
  auto recipe = load::recipe{};
  out.push_back(guarded("recipe", mend_of_recipe(request.recipe_path), [&] {
    recipe = load::read_recipe(request.recipe_path);
    return fmt::format("{}: makes the pack '{}'", request.recipe_path, recipe.name);
  }));
  if (has_pack && out.back().state == health::good) {
    out.push_back(check_age(recipe, request));
  }
  for (auto const& package : recipe.packages) {
    out.push_back(check_package(package, request.cache_folder));
  }
  if (has_pack) {
    out.push_back(check_room(request.pack_path));
  }
  out.push_back(check_writing("the pack", fs::absolute(request.pack_path).parent_path(), has_pack));
  out.push_back(check_writing("packages", request.cache_folder, has_pack));
}

check_result check_locale() {
  auto* const locale = ::newlocale(LC_CTYPE_MASK, "", nullptr);
  auto const charset = std::string{locale != nullptr ? ::nl_langinfo_l(CODESET, locale) : "unknown"};
  if (locale != nullptr) {
    ::freelocale(locale);
  }
  if (charset == "UTF-8") {
    return {"locale", health::good, "names are written in UTF-8", {}};
  }
  return {"locale", health::note, fmt::format("the character set is {}, answers are written in UTF-8", charset),
          "export LC_ALL=C.UTF-8"};
}

}  // namespace

check_result judge_room(std::string const& folder, std::uintmax_t const available, std::uintmax_t const needed) {
  constexpr auto kMegabyte = std::uintmax_t{1'000'000};
  auto const found = fmt::format("{}: {} MB are free, a new pack beside the old one takes {} MB", folder,
                                 available / kMegabyte, (needed + kMegabyte - 1) / kMegabyte);
  return available >= needed ? check_result{"room", health::good, found, {}}
                             : check_result{"room", health::bad, found, fmt::format("du -xh '{}' | sort -h", folder)};
}

std::vector<check_result> examine(doctor_request const& request) {
  auto out = std::vector<check_result>{check_pack(request.pack_path)};
  auto const has_pack = out.back().state == health::good;
  if (has_pack) {
    out.push_back(check_checksums(request.pack_path));
  }
  auto unknown = std::error_code{};
  if (request.needs_recipe || fs::exists(request.recipe_path, unknown)) {
    add_checks_of_build(request, has_pack, out);
  } else {
    out.push_back({"recipe",
                   health::note,
                   fmt::format("{}: is not there; no pack can be built here, one that is there can be asked",
                               request.recipe_path),
                   {}});
  }
  out.push_back(check_settings(request.settings_file));
  out.push_back(check_locale());
  return out;
}

char const* name_of(health const state) {
  return state == health::good ? "good" : state == health::note ? "note" : "bad";
}

bool is_well(std::vector<check_result> const& results) {
  return std::none_of(results.begin(), results.end(), [](auto const& r) { return r.state == health::bad; });
}

std::string doctor_text(std::vector<check_result> const& results) {
  auto out = std::string{};
  for (auto const& r : results) {
    out += fmt::format("{:<4}  {:<24}  {}\n", name_of(r.state), r.name, r.message);
    out += r.mend.empty() ? "" : fmt::format("{:32}mend: {}\n", "", r.mend);
  }
  auto const bad = std::count_if(results.begin(), results.end(), [](auto const& r) { return r.state == health::bad; });
  return out + (bad == 0 ? std::string{"all is well\n"} : fmt::format("to be mended: {}\n", bad));
}

}  // namespace wakhan::api
