// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "verbs/verbs.h"
#include "wakhan/api/output_format.h"
#include "wakhan/api/pack_svg.h"

namespace wakhan::cli {

namespace {

constexpr char const* kDrawFooter =
    "Examples:\n"
    "  wakhan pack draw --country KZ --layer rail,road,crossings,terminals -o kz.svg\n"
    "  wakhan pack draw --gauge 1520 -o broad.svg\n"
    "  wakhan pack draw --layer sea,passages --box 20,0,130,50 -o sea.svg\n"
    "  wakhan pack draw --corridor middle-corridor-btk -o corridor.svg\n"
    "Terminals are those of the modes drawn, assumed ones only where freight may change mode;\n"
    "crossings are open or closed, and ferries sail, on the pack's reference date.";

struct drawing_wish {
  api::map_of_pack map;
  std::string file;
};

}  // namespace

void add_pack_draw(program::verb& pack, session const& s) {
  auto const w = std::make_shared<drawing_wish>();
  auto draw = pack.add("draw", "A map of the network as SVG", kDrawFooter);
  draw.takes("--layer", &w->map.layers).takes("--country", &w->map.country);
  draw.takes("--gauge", &w->map.gauge_mm).takes("--box", &w->map.box);
  draw.takes("--corridor", &w->map.corridor).takes("--output", &w->file);
  draw.runs([&s, w] {
    api::verify_ending(w->file, "svg");
    print_to(w->file, api::pack_svg(load::pack{s.pack_path}, w->map));
    return 0;
  });
}

}  // namespace wakhan::cli
