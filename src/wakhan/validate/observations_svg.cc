// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "wakhan/draw/text.h"
#include "wakhan/validate/validate.h"

namespace wakhan::validate {

namespace {

constexpr double kPanel = 300;  // side of a panel, px
constexpr double kMargin = 56;  // round each panel
constexpr double kHead = 30;    // for the titles
constexpr double kWide = 0.35;  // the band drawn around the diagonal

struct panel {
  std::string_view title, unit;
  std::vector<quantity> what;
  double left;
};

struct mode_colour {
  std::string_view mode, colour;
};

// Of ColorBrewer's Dark2: told apart by the colour-blind too.
constexpr auto kColours = std::array{
    mode_colour{"rail", "#1b9e77"}, mode_colour{"road", "#d95f02"},  mode_colour{"sea", "#7570b3"},
    mode_colour{"air", "#e7298a"},  mode_colour{"river", "#66a61e"}, mode_colour{"ferry", "#e6ab02"},
};
constexpr std::string_view kOther = "#666666";

std::string_view colour_of(std::string_view const mode) {
  auto const found = std::find_if(kColours.begin(), kColours.end(), [&](auto const& c) { return c.mode == mode; });
  return found == kColours.end() ? kOther : found->colour;
}

// A logarithmic axis that holds every value.
struct axis {
  double low{}, high{};
  double place(double const value) const {
    return kPanel * (std::log(value) - std::log(low)) / (std::log(high) - std::log(low));
  }
};

axis axis_of(std::vector<trip const*> const& trips) {
  auto a = axis{1e300, 0};
  for (auto const* const t : trips) {
    a.low = std::min({a.low, t->computed, t->about->value});
    a.high = std::max({a.high, t->computed, t->about->value});
  }
  return {std::pow(10, std::floor(std::log10(a.low) * 2) / 2), std::pow(10, std::ceil(std::log10(a.high) * 2) / 2)};
}

// 1, 2, 5, 10, … between the ends.
std::vector<double> ticks(axis const& a) {
  auto found = std::vector<double>{};
  for (auto decade = std::pow(10, std::floor(std::log10(a.low))); decade <= a.high; decade *= 10) {
    for (auto const step : {1, 2, 5}) {
      if (decade * step >= a.low * 0.999 && decade * step <= a.high * 1.001) {
        found.push_back(decade * step);
      }
    }
  }
  return found;
}

std::string frame(panel const& p, axis const& a) {
  auto out = fmt::format("<g transform=\"translate({:.0f} {:.0f})\">\n<text y=\"-12\" class=\"title\">{}</text>\n",
                         p.left, kHead + 16, p.title);
  // computed = (1 ± 35 %) × observed
  auto const shift = [&](double const factor) { return kPanel * std::log(factor) / std::log(a.high / a.low); };
  out += fmt::format("<clipPath id=\"clip{0:.0f}\"><rect width=\"{1:.0f}\" height=\"{1:.0f}\"/></clipPath>\n", p.left,
                     kPanel);
  out += fmt::format(
      "<g clip-path=\"url(#clip{0:.0f})\"><path d=\"M0 {1:.1f}L{2:.0f} {3:.1f}V{4:.1f}L0 {5:.1f}Z\" "
      "class=\"band\"/><path d=\"M0 {2:.0f}L{2:.0f} 0\" class=\"line\"/></g>\n",
      p.left, kPanel - shift(1 + kWide), kPanel, -shift(1 + kWide), -shift(1 - kWide), kPanel - shift(1 - kWide));
  out += fmt::format("<rect width=\"{0:.0f}\" height=\"{0:.0f}\" class=\"frame\"/>\n", kPanel);
  for (auto const tick : ticks(a)) {
    auto const at = a.place(tick);
    out += fmt::format(
        "<path d=\"M{0:.1f} {1:.0f}v4M0 {2:.1f}h-4\" class=\"line\"/><text x=\"{0:.1f}\" y=\"{3:.0f}\" "
        "class=\"tick x\">{4:g}</text><text x=\"-7\" y=\"{5:.1f}\" class=\"tick y\">{4:g}</text>\n",
        at, kPanel, kPanel - at, kPanel + 17, tick, kPanel - at + 4);
  }
  return out + fmt::format(
                   "<text x=\"{:.0f}\" y=\"{:.0f}\" class=\"tick x\">observed, {}</text><text "
                   "transform=\"translate(-40 {:.0f}) rotate(-90)\" class=\"tick x\">computed, {}</text>\n",
                   kPanel / 2, kPanel + 36, p.unit, kPanel / 2, p.unit);
}

std::string dots(std::vector<trip const*> const& trips, axis const& a) {
  auto out = std::string{};
  for (auto const* const t : trips) {
    auto const& o = *t->about;
    out += fmt::format(
        "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.5\" {}=\"{}\"{}><title>{}: observed {:g}, computed "
        "{:.3g} ({})</title></circle>\n",
        a.place(o.value), kPanel - a.place(t->computed), fitting_weight(o.how) > 0 ? "fill" : "stroke",
        colour_of(o.mode), fitting_weight(o.how) > 0 ? " fill-opacity=\"0.75\"" : " fill=\"none\"",
        draw::escape_xml(o.id), o.value, t->computed, name_of(o.how));
  }
  return out;
}

std::string legend(double const top) {
  auto out = std::string{};
  auto x = kMargin;
  for (auto const& c : kColours) {
    out += fmt::format(
        "<circle cx=\"{0:.0f}\" cy=\"{1:.0f}\" r=\"4\" fill=\"{2}\"/><text x=\"{3:.0f}\" y=\"{4:.0f}\" "
        "class=\"tick\">{5}</text>\n",
        x, top, c.colour, x + 9, top + 4, c.mode);
    x += 70;
  }
  return out +
         fmt::format(
             "<circle cx=\"{0:.0f}\" cy=\"{1:.0f}\" r=\"4\" fill=\"{2}\"/><text x=\"{3:.0f}\" "
             "y=\"{4:.0f}\" class=\"tick\">several modes; rings: advertised, planned, calculated or estimated; grey "
             "band: within 35 %</text>\n",
             x, top, kOther, x + 9, top + 4);
}

}  // namespace

std::string observations_svg(validation const& v) {
  auto const panels = std::array{
      panel{"Transit times", "days", {quantity::transit_days, quantity::door_days}, kMargin},
      panel{"Prices", "US dollars", {quantity::price}, 3 * kMargin + kPanel},
      panel{"Border posts", "hours", {quantity::border_hours}, 5 * kMargin + 2 * kPanel},
  };
  auto const width = 6 * kMargin + 3 * kPanel;
  auto const height = kHead + kPanel + 2 * kMargin;
  auto out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 "
      "{0:.0f} {1:.0f}\">\n<style>text{{font-family:'DejaVu Sans',sans-serif;fill:#222}}"
      ".title{{font-size:15px}}.tick{{font-size:11px}}.x{{text-anchor:middle}}"
      ".y{{text-anchor:end}}.band{{fill:#e8e8e8}}.line{{stroke:#444;fill:none}}"
      ".frame{{fill:none;stroke:#444}}</style>\n<rect width=\"100%\" height=\"100%\" "
      "fill=\"#fff\"/>\n",
      width, height);
  for (auto const& p : panels) {
    auto shown = std::vector<trip const*>{};
    for (auto const& t : v.trips) {
      if (t.is_compared() && std::find(p.what.begin(), p.what.end(), t.about->what) != p.what.end()) {
        shown.push_back(&t);
      }
    }
    if (shown.empty()) {
      continue;
    }
    auto const a = axis_of(shown);
    out += frame(p, a) + dots(shown, a) + "</g>\n";
  }
  return out + legend(height - 16) + "</svg>\n";
}

}  // namespace wakhan::validate
