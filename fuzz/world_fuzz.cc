// SPDX-License-Identifier: Apache-2.0
#include "fuzz/memory_file.h"
#include "wakhan/load/check_references.h"
#include "world_answers.h"
#include "world_file.h"
#include "world_network.h"

// A world is read, drawn and asked; what is drawn is a network that a pack may hold.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* const data, std::size_t const size) {
  using namespace wakhan;
  static auto file = fuzz::memory_file{};
  return fuzz::run([&] {
    auto const world = worlds::read_world(file.with(fuzz::as_text(data, size)));
    auto drawn = worlds::world_network{world};
    try {
      load::check_references(drawn.view(), "world");
    } catch (error const& e) {
      fuzz::require(false, e.what());
    }
    auto const answers = worlds::answer(world);
    fuzz::require(answers.size() == world.asks.size(), "every question is answered");
    worlds::with_answers(world, answers);
  });
}
