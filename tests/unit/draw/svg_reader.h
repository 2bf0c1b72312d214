// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <regex>
#include <string>
#include <vector>

#include "wakhan/draw/plane.h"
#include "wakhan/draw/text.h"

namespace wakhan::draw {

// Reads back what our figures contain: enough of SVG for tests, nothing more.

// Why the text is not well formed: an unclosed or unopened tag, a bare & or <; empty when it is.
inline std::string fault_of_xml(std::string const& text) {
  std::vector<std::string> open;
  std::regex const entity{"&(amp|lt|gt|quot|#39);.*"};
  std::regex const tag{"<(/?)([a-z]+)(?: +[A-Za-z:-]+=\"[^\"<]*\")*(/?)>"};
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '&' && !std::regex_match(text.substr(at, 6), entity)) {
      return "bare & at " + std::to_string(at);
    }
    if (text[at] != '<') {
      continue;
    }
    auto const end = text.find('>', at);
    auto const whole = text.substr(at, end == std::string::npos ? end : end - at + 1);
    auto const name = whole.substr(whole[1] == '/' ? 2 : 1, whole.find_first_of(" />", 2) - (whole[1] == '/' ? 2 : 1));
    if (whole.size() < 2000 && !std::regex_match(whole, tag)) {
      return "bad tag " + whole;
    }
    if (whole[1] == '/') {
      if (open.empty() || open.back() != name) {
        return "unexpected " + whole;
      }
      open.pop_back();
      if (open.empty() && text.find_first_not_of("\n", end + 1) != std::string::npos) {
        return "text after the root";
      }
    } else if (whole[whole.size() - 2] != '/') {
      open.push_back(name);
    }
  }
  return open.empty() ? "" : "unclosed " + open.back();
}

// All values of an attribute of elements that contain `mark`.
inline std::vector<std::string> attributes(std::string const& svg, std::string const& mark, std::string const& name) {
  std::vector<std::string> values;
  for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
    auto const element = svg.substr(at, svg.find('>', at) - at);
    auto const start = element.find(" " + name + "=\"");
    if (element.find(mark) != std::string::npos && start != std::string::npos) {
      auto const from = start + name.size() + 3;
      values.push_back(element.substr(from, element.find('"', from) - from));
    }
  }
  return values;
}

// The paths of path data made of M, l and z with explicit pairs.
inline std::vector<path> paths_of(std::string const& data) {
  std::vector<path> paths;
  xy pen;
  for (std::size_t at = 0; at < data.size();) {
    auto const command = data[at++];
    if (command == 'z') {
      continue;
    }
    std::size_t used = 0;
    auto const x = std::stod(data.substr(at, 16), &used);
    at += used;
    auto const y = std::stod(data.substr(at, 16), &used);
    at += used;
    if (command == 'M') {
      pen = {x, y};
      paths.emplace_back();
    } else {
      pen = {pen.x + x, pen.y + y};
    }
    paths.back().push_back(pen);
  }
  return paths;
}

// A printed name, the room it takes, and where and how it is set.
struct printed {
  std::string text;
  box area;
  xy baseline;
  font face;
};

// The names printed on the map (those with a text-anchor and no colour of the page's texts).
inline std::vector<printed> names_of(std::string const& svg) {
  std::vector<printed> names;
  auto const map = svg.substr(svg.find("<g fill=\"#222\""));
  auto const group = map.substr(0, map.find("</g>"));
  std::regex const name{
      "<text x=\"([-0-9.]+)\" y=\"([-0-9.]+)\" text-anchor=\"(\\w+)\" font-size=\"([0-9.]+)\"([^>]*)>([^<]*)</text>"};
  for (std::sregex_iterator m{group.begin(), group.end(), name}, end; m != end; ++m) {
    auto const x = std::stod((*m)[1]);
    auto const y = std::stod((*m)[2]);
    auto const size = std::stod((*m)[4]);
    auto const face = font{size, (*m)[5].str().find("bold") != std::string::npos};
    auto const width = text_width((*m)[6].str(), face);
    auto const left = (*m)[3] == "start" ? x : (*m)[3] == "end" ? x - width : x - width / 2;
    names.push_back({(*m)[6], {left, y - 0.76 * size, left + width, y + 0.22 * size}, {x, y}, face});
  }
  return names;
}

}  // namespace wakhan::draw
