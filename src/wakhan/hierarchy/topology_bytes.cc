// SPDX-License-Identifier: Apache-2.0
#include "wakhan/hierarchy/topology_bytes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>
#include <utility>

#include "wakhan/base/error.h"

namespace wakhan::hierarchy {

namespace {

using column = std::span<std::uint32_t const>;

constexpr std::size_t kAlignment = 64;
constexpr std::array<char, 8> kMagic{'W', 'K', 'H', 'C', 'C', 'H', '1', '\n'};

struct header {
  std::array<char, 8> magic{};
  std::uint32_t nodes{}, arcs{}, inputs{}, graph_arcs{};
};

// The one place that knows the order of columns.
template <typename Topology>
auto columns_of(Topology& t) {
  return std::array{&t.rank,     &t.up_first,    &t.up_head,    &t.down_first, &t.down_node,
                    &t.down_arc, &t.input_first, &t.input_slot, &t.input_arc,  &t.input_of};
}

std::array<std::size_t, 10> lengths(header const& h) {
  auto const nodes = std::size_t{h.nodes};
  return {nodes, nodes + 1, h.arcs, nodes + 1, h.arcs, h.arcs, nodes + 1, h.inputs, h.inputs, h.graph_arcs};
}

std::size_t aligned(std::size_t const n) { return (n + kAlignment - 1) / kAlignment * kAlignment; }

void must(bool const holds, char const* const what) {
  verify(holds, errc::damaged_pack, "the hierarchy is damaged: {}", what);
}

bool is_index(column const first, std::size_t const count, std::size_t const nodes) {
  return first.size() == nodes + 1 && first.front() == 0 && first.back() == count && std::ranges::is_sorted(first);
}

bool is_below(column const values, std::size_t const limit) {
  return std::ranges::all_of(values, [&](std::uint32_t const v) { return v < limit; });
}

// Each value below the count once.
bool is_permutation(column const values) {
  auto seen = std::vector<char>(values.size(), 0);
  return std::ranges::all_of(values, [&](std::uint32_t const v) {
    return v < seen.size() && std::exchange(seen[v], static_cast<char>(1)) == 0;
  });
}

column run_of(column const first, column const values, std::uint32_t const x) {
  return values.subspan(first[x], first[x + 1] - first[x]);
}

bool is_strictly_ascending(column const values) {
  return std::ranges::adjacent_find(values, std::greater_equal{}) == values.end();
}

// Upper neighbours are above, in order, and but for the parent they are its upper neighbours, too.
void check_up_arcs(topology const& t) {
  for (std::uint32_t x = 0; x < t.nodes(); ++x) {
    auto const own = run_of(t.up_first, t.up_head, x);
    must(is_strictly_ascending(own) && (own.empty() || own.front() > x), "upper neighbours out of order");
    must(own.empty() || std::ranges::includes(run_of(t.up_first, t.up_head, own.front()), own.subspan(1)),
         "a shortcut is missing");
  }
}

// Each subtree is a run of ranks: from a top down, the children's subtrees follow each other.
void check_post_order(topology const& t) {
  auto size = std::vector<std::uint32_t>(t.nodes(), 1);
  for (std::uint32_t x = 0; x < t.nodes(); ++x) {
    auto const begin = x + 1 - size[x];
    for (auto end = x; end > begin; end -= size[end - 1]) {
      must(t.parent(end - 1) == x, "ranks are in no post-order");
    }
    if (auto const p = t.parent(x); p != kNone) {
      size[p] += size[x];
    }
  }
}

void check_down_arcs(topology const& t) {
  auto next = std::vector<std::uint32_t>(t.down_first.begin(), t.down_first.end() - 1);
  for (std::uint32_t x = 0; x < t.nodes(); ++x) {
    for (auto a = t.up_first[x]; a < t.up_first[x + 1]; ++a) {
      auto const y = t.up_head[a];
      auto const place = next[y]++;
      must(place < t.down_first[y + 1] && t.down_node[place] == x && t.down_arc[place] == a,
           "lower neighbours are not the upper ones turned round");
    }
  }
}

void check_inputs(topology const& t) {
  for (std::uint32_t x = 0; x < t.nodes(); ++x) {
    auto const slots = run_of(t.input_first, t.input_slot, x);
    auto const begin = 2 * std::uint64_t{t.up_first[x]};
    auto const end = 2 * std::uint64_t{t.up_first[x + 1]};
    must(std::ranges::is_sorted(slots) &&
             std::ranges::all_of(slots, [&](std::uint32_t const s) { return s >= begin && s < end; }),
         "an arc of the graph lies at another node");
  }
  auto places = std::size_t{0};
  for (std::uint32_t arc = 0; arc < t.input_of.size(); ++arc) {
    auto const place = t.input_of[arc];
    must(place == kNone || (place < t.inputs() && t.input_arc[place] == arc), "an arc of the graph is misplaced");
    places += place == kNone ? 0 : 1;
  }
  must(places == t.inputs(), "arcs of the graph are missing");
}

header header_of(topology const& t) {
  return {kMagic, t.nodes(), t.arcs(), t.inputs(), static_cast<std::uint32_t>(t.input_of.size())};
}

}  // namespace

void check_topology(topology const& t) {
  must(t.nodes() <= kMostNodes && t.arcs() <= kMostArcs && t.input_of.size() <= kMostArcs, "it is too large");
  must(is_index(t.up_first, t.up_head.size(), t.nodes()) && is_index(t.down_first, t.arcs(), t.nodes()) &&
           is_index(t.input_first, t.inputs(), t.nodes()),
       "a list's beginnings are not in order");
  must(t.down_node.size() == t.arcs() && t.down_arc.size() == t.arcs() && t.input_slot.size() == t.inputs(),
       "columns differ in length");
  must(is_permutation(t.rank) && is_below(t.up_head, t.nodes()), "an index is out of range");
  check_up_arcs(t);
  check_post_order(t);
  check_down_arcs(t);
  check_inputs(t);
}

std::vector<std::byte> to_bytes(topology const& t) {
  auto const h = header_of(t);
  auto size = aligned(sizeof h);
  for (auto const* const c : columns_of(t)) {
    size += aligned(c->size_bytes());
  }
  auto bytes = std::vector<std::byte>(size);
  std::memcpy(bytes.data(), &h, sizeof h);
  auto at = aligned(sizeof h);
  for (auto const* const c : columns_of(t)) {
    if (!c->empty()) {
      std::memcpy(bytes.data() + at, c->data(), c->size_bytes());
    }
    at += aligned(c->size_bytes());
  }
  return bytes;
}

topology checked_topology(std::span<std::byte const> const bytes) {
  static_assert(std::endian::native == std::endian::little);
  must(bytes.size() >= aligned(sizeof(header)), "its header is cut off");
  auto h = header{};
  std::memcpy(&h, bytes.data(), sizeof h);
  must(h.magic == kMagic, "it does not begin like one");
  must(reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::uint32_t) == 0, "it lies on no word");
  auto t = topology{};
  auto at = aligned(sizeof h);
  auto const counts = lengths(h);
  auto const columns = columns_of(t);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    auto const size = aligned(counts[i] * sizeof(std::uint32_t));
    must(size <= bytes.size() - at, "a column is cut off");
    *columns[i] = {reinterpret_cast<std::uint32_t const*>(bytes.data() + at), counts[i]};
    at += size;
  }
  must(at == bytes.size(), "it is longer than it says");
  return t;
}

topology parse_topology(std::span<std::byte const> const bytes) {
  auto const t = checked_topology(bytes);
  check_topology(t);
  return t;
}

}  // namespace wakhan::hierarchy
