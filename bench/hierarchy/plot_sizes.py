#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws cost and memory of hierarchies against arcs: plot_sizes.py TABLE OUTPUT.svg

TABLE has the tab-separated columns arcs, work, unit, wakhan, routingkit, as compare.py measured them; an empty field is
not measured. Both axes are logarithmic; full lines are Wakhan, broken ones RoutingKit. The same table gives the same
bytes.
"""

import csv
import math
import sys

WIDTH, HEIGHT = 400, 420  # of a panel, within its axes
LEFT, TOP, GAP, BOTTOM = 70, 40, 190, 60
COLOURS = ["#1b6ca8", "#c8553d", "#3a7d44", "#7b4b94", "#8d6a1f", "#444444"]
PANELS = [("time", {"s", "ms", "µs"}), ("memory", {"MiB"})]
SCALE = {"s": 1, "ms": 1e-3, "µs": 1e-6, "MiB": 1}
UNITS = {-6: "µs", -3: "ms", 0: "s"}


def read_table(path):
    """{work: (unit, {side: [(arcs, value), ...]})} in the order of the table."""
    works = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            _, sides = works.setdefault(row["work"], (row["unit"], {"wakhan": [], "routingkit": []}))
            for side, points in sides.items():
                if row[side]:
                    points.append((float(row["arcs"]), float(row[side]) * SCALE[row["unit"]]))
    return works


def time_of(decade):
    """1 ms, 10 ms, ..."""
    thousands = min(decade // 3 * 3, 0)
    return f"{10 ** (decade - thousands):,} {UNITS[thousands]}"


def memory_of(decade):
    return f"{10**decade:,} MiB"


def decades(values):
    return math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))


class Panel:
    def __init__(self, left, works):
        points = [point for _, sides in works.values() for side in sides.values() for point in side]
        self.left, self.works = left, works
        self.x_range = decades([arcs for arcs, _ in points])
        self.y_range = decades([value for _, value in points])

    def x(self, arcs):
        low, high = self.x_range
        return self.left + WIDTH * (math.log10(arcs) - low) / (high - low)

    def y(self, value):
        low, high = self.y_range
        return TOP + HEIGHT * (high - math.log10(value)) / (high - low)

    def axes(self, title, name_of):
        bottom, right = TOP + HEIGHT, self.left + WIDTH
        yield f'<text x="{self.left}" y="{TOP - 14}" font-weight="bold">{title}</text>'
        for decade in range(self.x_range[0], self.x_range[1] + 1):
            x = self.x(10**decade)
            yield f'<path d="M{x:.1f} {TOP}V{bottom}" class="grid"/>'
            yield f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{10**decade:,}</text>'
        for decade in range(self.y_range[0], self.y_range[1] + 1):
            y = self.y(10.0**decade)
            yield f'<path d="M{self.left} {y:.1f}H{right}" class="grid"/>'
            yield f'<text x="{self.left - 8}" y="{y + 4:.1f}" text-anchor="end">{name_of(decade)}</text>'
        yield f'<text x="{(self.left + right) / 2:.1f}" y="{bottom + 40}" text-anchor="middle">arcs</text>'

    def lines(self):
        ends = []
        for colour, (work, (_, sides)) in zip(COLOURS, self.works.items()):
            for side, dashes in (("wakhan", ""), ("routingkit", ' stroke-dasharray="6 4"')):
                if not sides[side]:
                    continue
                places = [(self.x(arcs), self.y(value)) for arcs, value in sides[side]]
                path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
                yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
                for x, y in places:
                    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
            ends.append((self.y(sides["wakhan"][-1][1]), colour, work))
        below = 0.0
        for y, colour, work in sorted(ends):  # names beside the ends of lines, one below the other
            below = max(y + 4, below + 15)
            yield f'<text x="{self.left + WIDTH + 10}" y="{below:.1f}" fill="{colour}">{work}</text>'


def draw(works):
    width = LEFT + len(PANELS) * (WIDTH + GAP)
    height = TOP + HEIGHT + BOTTOM
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
    yield ' font-family="sans-serif" font-size="13">'
    yield "<style>.grid{stroke:#ddd}</style>"
    yield f'<rect width="{width}" height="{height}" fill="#fff"/>'
    for number, (title, units) in enumerate(PANELS):
        panel = Panel(LEFT + number * (WIDTH + GAP), {w: row for w, row in works.items() if row[0] in units})
        yield from panel.axes(title, time_of if title == "time" else memory_of)
        yield from panel.lines()
    yield "</svg>"


def main():
    table, output = sys.argv[1:]
    with open(output, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in draw(read_table(table)))


if __name__ == "__main__":
    main()
