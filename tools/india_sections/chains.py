# SPDX-License-Identifier: Apache-2.0
"""Cuts the network into sections: the longest chains between junctions, ends and changes of gauge."""

BROAD_MM = 1676


class Section:
    """One chain; `points` is [(code, kilometres from the first)]."""

    def __init__(self, points, gauge_mm):
        self.points = points
        self.gauge_mm = gauge_mm


def gauges(network, narrow_lines):
    """Gauge of the pairs that are not broad: {frozenset of two codes: mm}. narrow_lines: [(from, to, mm)].

    Raises ValueError where a line of the table has no way in the network."""
    found = {}
    for start, end, gauge_mm in narrow_lines:
        way = network.way(start, end) if start in network.beside and end in network.beside else None
        if not way:
            raise ValueError(f"narrow line {start}-{end}: no way between them in the timetables")
        for one, other in zip(way[1], way[1][1:]):
            found[frozenset((one, other))] = gauge_mm
    return found


def sections(network, narrow):
    """All sections, by their first and last code. A ring without a junction is cut at its least code."""
    def gauge(one, other):
        return narrow.get(frozenset((one, other)), BROAD_MM)

    def is_end(code):
        beside = network.beside[code]
        return len(beside) != 2 or len({gauge(code, other) for other in beside}) > 1

    used, found = set(), []
    for start in sorted(network.beside, key=lambda code: (not is_end(code), code)):
        for first in sorted(network.beside[start]):
            if frozenset((start, first)) in used:
                continue
            found.append(_follow(network, start, first, is_end, used, gauge(start, first)))
    return sorted((_in_order(section) for section in found),
                  key=lambda s: (s.points[0][0], s.points[-1][0], s.points[-1][1]))


def _follow(network, start, first, is_end, used, gauge_mm):
    points, before, code = [(start, 0.0)], start, first
    while True:
        used.add(frozenset((before, code)))
        points.append((code, points[-1][1] + network.beside[before][code].km))
        if code == start or is_end(code):
            return Section(points, gauge_mm)
        before, code = code, next(other for other in network.beside[code] if other != before)


def _in_order(section):
    """A section reads from its lesser end, so that a run of the tool gives the same text again."""
    if section.points[0][0] > section.points[-1][0]:
        length = section.points[-1][1]
        section.points = [(code, length - km) for code, km in reversed(section.points)]
    return section
