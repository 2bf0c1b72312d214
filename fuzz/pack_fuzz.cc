// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "fuzz/memory_file.h"
#include "unit/io/temporary_folder.h"
#include "unit/load/tiny_pack.h"
#include "wakhan/api/check.h"
#include "wakhan/api/pack.h"
#include "wakhan/api/route.h"
#include "wakhan/api/route_explain.h"
#include "wakhan/api/route_geojson.h"
#include "wakhan/api/route_json.h"
#include "wakhan/api/route_table.h"
#include "wakhan/io/file.h"
#include "wakhan/io/section_file.h"
#include "wakhan/load/check_pack.h"
#include "wakhan/load/pack.h"

// A pack is opened; what opens is read whole and asked. Inputs say how a small pack that is whole becomes another one:
// a first byte, then edits of eight bytes each. By that byte the edits change the sections, and the checksums are made
// anew, so that what lies behind them is reached; or they change the bytes of the file; or no edits follow but a file.
namespace {

using namespace wakhan;

constexpr int kMostEdits = 16;

enum class way : std::uint8_t { sealed, damaged, file };

struct whole_pack {
  std::vector<std::string> names, bytes;
  std::string file;

  whole_pack() {
    auto const folder = test::temporary_folder{};
    load::write_pack(load::tiny_pack_maker{}.data(), folder / "p");
    auto const opened = io::section_file{folder / "p"};
    for (auto const& s : opened.sections()) {
      names.push_back(s.name);
      bytes.emplace_back(reinterpret_cast<char const*>(s.bytes.data()), s.bytes.size());
    }
    file = io::read_file(folder / "p");
  }

  static std::string sealed(std::vector<std::string> const& names, std::vector<std::string> const& bytes) {
    auto parts = std::vector<io::section>{};
    for (std::size_t i = 0; i < names.size(); ++i) {
      parts.push_back({names[i], std::as_bytes(std::span{bytes[i].data(), bytes[i].size()})});
    }
    return io::make_section_file(parts);
  }
};

std::uint32_t number_at(std::string_view const text, std::size_t const at, std::size_t const bytes) {
  auto value = std::uint32_t{0};
  for (std::size_t i = 0; i < bytes; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(text[at + i])) << 8 * i;
  }
  return value;
}

// One edit: what to do (1 byte), where (2 bytes, taken modulo the size), with which number (4 bytes).
void edit(std::string& text, std::string_view const step) {
  constexpr auto kMostBytes = std::size_t{1} << 16U;
  auto const where = text.empty() ? 0 : number_at(step, 1, 2) % text.size();
  auto const value = number_at(step, 3, 4);
  auto const put = [&](std::size_t const width) {
    auto const at = where / width * width;
    for (std::size_t i = 0; i < width && at + i < text.size(); ++i) {
      text[at + i] = static_cast<char>(value >> 8 * i);
    }
  };
  switch (static_cast<std::uint8_t>(step[0]) % 6) {
    case 0: return put(1);
    case 1: return put(2);
    case 2: return put(4);
    case 3: text.resize(where); return;
    case 4:
      text.insert(where, std::min(std::size_t{value % 4096}, kMostBytes - text.size()), static_cast<char>(value));
      return;
    default: text.erase(where, value % 64); return;
  }
}

std::string packed(std::string_view const input) {
  static auto const whole = whole_pack{};
  if (input.empty()) {
    return whole.file;
  }
  auto const how = static_cast<way>(static_cast<std::uint8_t>(input[0]) % 3);
  auto steps = input.substr(1);
  if (how == way::file) {
    return std::string{steps};
  }
  auto sections = how == way::sealed ? whole.bytes : std::vector{whole.file};
  for (auto n = 0; n < kMostEdits && steps.size() >= 8; ++n, steps.remove_prefix(8)) {
    edit(sections[static_cast<std::uint8_t>(steps[7]) % sections.size()], steps);
  }
  return how == way::sealed ? whole_pack::sealed(whole.names, sections) : sections[0];
}

void route(load::pack const& pack, char const* const load) {
  auto request = api::route_request{};
  request.from = "Westham";
  request.to = "Eastport";
  request.load = load;
  request.answers = 0;
  request.max_labels = 1000;
  request.threads = 1;
  auto const answer = api::find_routes(pack, request);
  api::route_table(answer);
  api::route_json(answer);
  api::route_geojson(answer);
  api::route_explain(pack, answer);
}

// Asks the opened pack what a verb may ask of it.
void ask(load::pack const& pack, std::uint8_t const which) {
  switch (which % 4) {
    case 0: load::check_pack(pack, 1); return;
    case 1: api::pack_info_text(pack); return;
    case 2: return route(pack, "feu");
    default:
      api::ids_text(pack);
      api::findings_summary(pack);
      return route(pack, "tonne");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* const data, std::size_t const size) {
  static auto file = fuzz::memory_file{};
  auto const& path = file.with(packed(fuzz::as_text(data, size)));
  return fuzz::run(
      [&] { ask(load::pack{path}, size == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(data[0] / 3)); });
}
