// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/python_graph.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

#include "wakhan/base/error.h"
#include "wakhan/io/detail/excerpt.h"

namespace wakhan::io {

namespace {

constexpr double kMaxKm = 20'040.0;  // half way round the earth

// One `name=literal` line: where the literal begins in the text, and where its line ends.
struct assignment {
  std::size_t begin, end;
};

// Reads numbers and punctuation from one line of the text, and knows its place for messages.
class literal_cursor {
 public:
  literal_cursor(std::string_view const text, assignment const line, std::string const& name)
      : text_{text}, at_{text.data() + line.begin}, end_{text.data() + line.end}, name_{name} {}

  // Steps over `token` and the blanks before it, if it comes next.
  bool take(char const token) {
    skip_blanks();
    auto const found = at_ != end_ && *at_ == token;
    at_ += found ? 1 : 0;
    return found;
  }

  void expect(char const token) {
    if (!take(token)) {
      fail(fmt::format("'{}' expected here", token));
    }
  }

  void expect_end() {
    skip_blanks();
    if (at_ != end_) {
      fail("the end of the line expected here");
    }
  }

  // A whole number below `limit`.
  std::uint32_t index_below(std::size_t const limit) {
    skip_blanks();
    auto value = std::uint32_t{0};
    auto const result = std::from_chars(at_, end_, value);
    if (result.ec == std::errc::invalid_argument) {
      fail("the number of a node expected here");
    }
    if (result.ec != std::errc{} || value >= limit) {
      fail(fmt::format("the graph has {} nodes, and this is none of them", limit));
    }
    at_ = result.ptr;
    return value;
  }

  // A number in [low, high]; `what` names it in messages.
  double number(double const low, double const high, char const* what) {
    skip_blanks();
    auto value = 0.0;
    auto const result = std::from_chars(at_, end_, value);
    if (result.ec == std::errc::invalid_argument) {
      fail(fmt::format("{} expected here", what));
    }
    if (result.ec != std::errc{} || !(value >= low && value <= high)) {  // also refuses NaN
      fail(fmt::format("{} must be a number between {} and {}", what, low, high));
    }
    at_ = result.ptr;
    return value;
  }

  [[noreturn]] void fail(std::string_view const complaint) const {
    auto const before = text_.substr(0, static_cast<std::size_t>(at_ - text_.data()));
    auto const line = std::count(before.begin(), before.end(), '\n') + 1;
    auto const column = before.size() - (before.rfind('\n') + 1) + 1;  // npos + 1 is 0
    auto const rest = std::string_view{at_, static_cast<std::size_t>(end_ - at_)};
    throw error{errc::bad_input, fmt::format("{}:{}:{}: {}, found '{}'", name_, line, column, complaint,
                                             detail::excerpt(rest.substr(0, 100), 20))};
  }

 private:
  void skip_blanks() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r')) {
      ++at_;
    }
  }

  std::string_view text_;
  char const* at_;
  char const* end_;
  std::string const& name_;
};

// Where the literal of `line` begins if the line assigns to `variable`.
std::optional<std::size_t> value_of(std::string_view const line, std::string_view const variable) {
  if (!line.starts_with(variable)) {
    return std::nullopt;
  }
  auto const equals = line.find_first_not_of(" \t", variable.size());
  return equals != std::string_view::npos && line[equals] == '=' ? std::optional{equals + 1} : std::nullopt;
}

// The one line that assigns to `variable`.
assignment find_assignment(std::string_view const text, std::string_view const variable, std::string const& name) {
  auto found = std::optional<assignment>{};
  auto line_number = 1;
  for (auto begin = std::size_t{0}; begin < text.size(); ++line_number) {
    auto const end = std::min(text.find('\n', begin), text.size());
    if (auto const value = value_of(text.substr(begin, end - begin), variable)) {
      verify(!found, errc::bad_input, "{}:{}: a second line '{}='; there must be one", name, line_number, variable);
      found = assignment{begin + *value, end};
    }
    begin = end + 1;
  }
  verify(found.has_value(), errc::bad_input, "{}: no line begins with '{}='; is it a graph of scgraph-data?", name,
         variable);
  return *found;
}

// Reads `[item, item, …]`, calling `read_item` at the start of each.
template <typename Read>
void read_list(literal_cursor& cursor, char const open, char const close, Read const& read_item) {
  cursor.expect(open);
  if (cursor.take(close)) {
    return;
  }
  do {
    read_item();
  } while (cursor.take(','));
  cursor.expect(close);
}

void read_nodes(literal_cursor cursor, python_graph& graph) {
  read_list(cursor, '[', ']', [&] {
    cursor.expect('[');
    graph.lat.push_back(cursor.number(-90.0, 90.0, "latitude"));
    cursor.expect(',');
    graph.lon.push_back(cursor.number(-180.0, 180.0, "longitude"));
    cursor.expect(']');
  });
  cursor.expect_end();
}

void read_edges(literal_cursor cursor, python_graph& graph) {
  auto const n_nodes = graph.lat.size();
  auto from = std::uint32_t{0};
  read_list(cursor, '[', ']', [&] {
    if (from == n_nodes) {
      cursor.fail(fmt::format("graph has more entries than the {} nodes", n_nodes));
    }
    read_list(cursor, '{', '}', [&] {
      auto const to = cursor.index_below(n_nodes);
      cursor.expect(':');
      graph.edges.push_back({from, to, cursor.number(0.0, kMaxKm, "kilometres")});
    });
    ++from;
  });
  if (from != n_nodes) {
    cursor.fail(fmt::format("graph has {} entries for {} nodes", from, n_nodes));
  }
  cursor.expect_end();
}

}  // namespace

python_graph parse_python_graph(std::string_view const text, std::string const& name) {
  auto graph = python_graph{};
  read_nodes({text, find_assignment(text, "nodes", name), name}, graph);
  read_edges({text, find_assignment(text, "graph", name), name}, graph);
  return graph;
}

}  // namespace wakhan::io
