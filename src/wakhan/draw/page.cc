// SPDX-License-Identifier: Apache-2.0
#include "wakhan/draw/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

#include "wakhan/base/error.h"
#include "wakhan/draw/svg_path.h"

namespace wakhan::draw {

namespace {

constexpr double kMargin = 16;       // px around everything
constexpr double kGap = 10;          // px between header, frame and footer
constexpr double kLegendRow = 22;    // px
constexpr double kSample = 36;       // px of line in the legend
constexpr double kBarRoom = 240;     // px for the scale bar and its text
constexpr double kLongestBar = 140;  // px
constexpr double kSmallestMap = 80;  // px of height
constexpr double kWideView = 4000;   // km across from which the scale differs visibly between centre and edge
constexpr font kTitle{20, true};
constexpr font kSubtitle{13};
constexpr font kLegend{12};
constexpr font kSmall{10};
constexpr char const* kInk = "#222";
constexpr char const* kGrey = "#5b6770";

text_block block(std::string_view const text, font const& face, char const* colour, double const width) {
  return {wrap_text(text, face, width), face, colour, {}};
}

// Fills the legend from left to right, row by row; the first row leaves room for the scale bar.
// Returns the height of all rows.
double fill_legend(page& sheet, std::vector<legend_entry> const& entries) {
  auto const right = sheet.width - kMargin;
  xy pen{kMargin, 0};
  for (auto const& entry : entries) {
    auto const width = kSample + 8 + text_width(entry.name(), kLegend) + 20;
    auto const room = pen.y == 0 ? right - kBarRoom : right;
    if (pen.x + width > room && (pen.x > kMargin || pen.y == 0)) {
      pen = {kMargin, pen.y + kLegendRow};
    }
    sheet.legend.push_back(entry);
    sheet.legend.back().at = pen;
    pen.x += width;
  }
  return pen.y + kLegendRow;
}

// Lines in the order of their styles, then marks.
std::vector<legend_entry> legend_of(map_request const& request) {
  auto looks = looks_of(request.lines);
  std::sort(looks.begin(), looks.end(), [](auto const* a, auto const* b) { return a->style < b->style; });
  auto const marks = mark_looks_of(request.marks);
  std::vector<legend_entry> entries;
  entries.reserve(looks.size() + marks.size());
  for (auto const* const appearance : looks) {
    entries.push_back({appearance, nullptr, request.is_dense ? kNetworkWidth : 1, {}});
  }
  for (auto const* const mark : marks) {
    entries.push_back({nullptr, mark, 1, {}});
  }
  return entries;
}

// Sets the header from the top down; returns where the frame begins.
double place_header(page& sheet, map_request const& request) {
  auto const inner = sheet.width - 2 * kMargin;
  sheet.title = block(request.title, kTitle, kInk, inner);
  sheet.subtitle = block(request.subtitle, kSubtitle, kGrey, inner);
  sheet.title.at = {kMargin, kMargin - 4};
  sheet.subtitle.at = {kMargin, sheet.title.at.y + sheet.title.height() + 2};
  auto const has_header = !sheet.title.lines.empty() || !sheet.subtitle.lines.empty();
  return has_header ? sheet.subtitle.at.y + sheet.subtitle.height() + kGap : kMargin;
}

// Moves the footer, laid out from 0, below the frame.
void place_footer(page& sheet, double const legend_height) {
  auto const top = sheet.frame.bottom + kGap;
  for (auto& entry : sheet.legend) {
    entry.at.y += top;
  }
  sheet.scale = {sheet.width - kMargin - kBarRoom, top};
  sheet.attribution.at = {kMargin, top + legend_height + 2};
}

void append_block(std::string& out, text_block const& text) {
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    auto const y = text.at.y + text.face.size * (1 + 1.35 * static_cast<double>(i));
    fmt::format_to(std::back_inserter(out), "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{} fill=\"{}\">{}</text>\n",
                   tenths(text.at.x), tenths(y), tenths(text.face.size), text.face.bold ? " font-weight=\"bold\"" : "",
                   text.colour, escape_xml(text.lines[i]));
  }
}

// 12000 as "12,000".
std::string grouped(double const value) {
  auto const whole = std::lround(value);
  return whole < 1000 ? fmt::format("{}", whole) : fmt::format("{},{:03}", whole / 1000, whole % 1000);
}

}  // namespace

double text_block::height() const { return 1.35 * face.size * static_cast<double>(lines.size()); }

std::vector<look const*> looks_of(std::vector<map_line> const& lines) {
  std::vector<look const*> used;
  for (auto const& appearance : kLooks) {
    auto const is_used = std::any_of(lines.begin(), lines.end(), [&](map_line const& one) {
      return one.style == appearance.style && one.points.size() > 1;
    });
    if (is_used) {
      used.push_back(&appearance);
    }
  }
  return used;
}

layout lay_out(map_request const& request, box const& extent) {
  page sheet;
  sheet.width = request.width_px;
  auto const top = place_header(sheet, request);
  auto const legend_height = fill_legend(sheet, legend_of(request));
  sheet.attribution = block(request.attribution, kSmall, kGrey, sheet.width - 2 * kMargin);
  auto const footer = kGap + legend_height + 2 + sheet.attribution.height() + 0.5 * kMargin;
  auto const wanted = request.height_px == 0 ? 0 : request.height_px - top - footer;
  verify(request.height_px == 0 || wanted >= kSmallestMap, errc::bad_input,
         "map '{}': height_px {} leaves no room for the map beside title and legend; ask for at least {:.0f}, or 0",
         request.title, request.height_px, top + footer + kSmallestMap);
  auto const view = fit(extent, sheet.width - 2 * kMargin, wanted);
  sheet.frame = {kMargin, top, sheet.width - kMargin, top + view.height};
  sheet.height = request.height_px == 0 ? std::ceil(sheet.frame.bottom + footer) : request.height_px;
  place_footer(sheet, legend_height);
  return {std::move(sheet), view};
}

std::vector<mark_look const*> mark_looks_of(std::vector<map_mark> const& marks) {
  std::vector<mark_look const*> used;
  for (auto const& appearance : kMarks) {
    if (std::any_of(marks.begin(), marks.end(), [&](map_mark const& m) { return m.style == appearance.style; })) {
      used.push_back(&appearance);
    }
  }
  return used;
}

void append_mark(std::string& out, mark_look const& appearance, xy const at) {
  auto const paint = appearance.is_filled
                         ? fmt::format("fill=\"{}\" stroke=\"#fff\" stroke-width=\"0.8\"", appearance.colour)
                         : fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"1.8\"", appearance.colour);
  fmt::format_to(std::back_inserter(out), "<path transform=\"translate({} {})\" {} d=\"{}\"/>\n", tenths(at.x),
                 tenths(at.y), paint, appearance.shape);
}

std::string stroke_of(look const& appearance, double const width_factor) {
  auto const dash = std::string_view{appearance.dash};
  return fmt::format("stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"{}", appearance.colour,
                     tenths(appearance.width * width_factor),
                     dash.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", dash));
}

void append_texts(std::string& out, page const& sheet) {
  append_block(out, sheet.title);
  append_block(out, sheet.subtitle);
  append_block(out, sheet.attribution);
}

void append_legend(std::string& out, page const& sheet) {
  for (auto const& entry : sheet.legend) {
    auto const y = entry.at.y + kLegendRow / 2;
    if (entry.mark != nullptr) {
      append_mark(out, *entry.mark, {entry.at.x + kSample / 2, y});
    } else {
      fmt::format_to(std::back_inserter(out), "<path fill=\"none\" {} d=\"M{} {}h{}\"/>\n",
                     stroke_of(*entry.appearance, entry.width_factor), tenths(entry.at.x), tenths(y), tenths(kSample));
    }
    fmt::format_to(std::back_inserter(out), "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\">{}</text>\n",
                   tenths(entry.at.x + kSample + 8), tenths(y + 0.36 * kLegend.size), tenths(kLegend.size), kInk,
                   entry.name());
  }
}

void append_scale(std::string& out, page const& sheet, viewport const& view) {
  auto const bar = scale_bar_of(view, kLongestBar);
  auto const is_wide = view.width * view.km_per_px() > kWideView;
  auto const text = fmt::format("{} km{}", grouped(bar.km), is_wide ? " at centre" : "");
  auto const right = sheet.width - kMargin;
  auto const y = sheet.scale.y + kLegendRow / 2;
  auto const bar_right = right - text_width(text, kLegend) - 8;
  fmt::format_to(std::back_inserter(out), "<path fill=\"none\" stroke=\"{}\" d=\"M{} {}v5h{}v-5\"/>\n", kInk,
                 tenths(bar_right - bar.px), tenths(y - 2.5), tenths(bar.px));
  fmt::format_to(std::back_inserter(out),
                 "<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"end\" fill=\"{}\">{}</text>\n", tenths(right),
                 tenths(y + 0.36 * kLegend.size), tenths(kLegend.size), kInk, text);
}

}  // namespace wakhan::draw
