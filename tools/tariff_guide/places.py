# SPDX-License-Identifier: Apache-2.0
"""Where the stations lie: checked coordinates, border crossings, and what lies between them by the kilometres."""

import collections
import csv
import math
import pathlib

from tariff_guide.publication import rows

# A straight line may be this much longer than the kilometres of the guide, which are whole numbers of other points.
STRAIGHT_SHARE, STRAIGHT_KM = 1.02, 2.0
# Neighbours are drawn together to this share of their kilometres (whole numbers, of other points than the coordinates); who moves first when they are not equally certain.
STRETCH, ROUNDS = 1.08, 400
RANK = {"nearest": 0, "interpolated": 1, "border": 2, "checked": 3}
# How far a crossing's point may lie off the kilometres: many are approximate.
BORDER_SHARE, BORDER_KM, BORDER_MOST_KM = 1.1, 25.0, 80


class Place:
    def __init__(self, lon, lat, placement, source="", crossing=""):
        self.lon, self.lat, self.placement, self.source, self.crossing = lon, lat, placement, source, crossing


UNSURE = Place(0, 0, "")


def straight_km(a, b):
    """Great circle between two places."""
    x1, y1, x2, y2 = map(math.radians, (a.lon, a.lat, b.lon, b.lat))
    h = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, h)))


def read_places(folder):
    """Code → checked place; places that contradict their neighbours are left out."""
    places = {}
    for name in ("cis_section_points.csv", "cis_stations.csv"):
        for row in rows(pathlib.Path(folder) / name):
            if row["check_ok"] != "no":
                places[row["station_code"]] = Place(
                    float(row["lon"]), float(row["lat"]), "checked", row["source_url"])
    return places


def read_more_places(path):
    """Code → place of odbl/more_stations.csv: what STATIONS lacks or has wrong."""
    return {row["id"]: Place(float(row["lon"]), float(row["lat"]), "checked", row["source_url"]) for row in rows(path)}


def read_crossings(path):
    """Rail rows of border_crossings.csv."""
    with open(path, encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["mode"] == "rail"]


class Placer:
    def __init__(self, guide, lines, places, crossings, latin, more_lines=(), more_places=None):
        """`lines`: those on which kilometres are true; `more_lines`: for what lies on no other; `latin`: code →
        transliterated name; `more_places`: win over `places` and over crossings."""
        self.guide, self.crossings, self.latin = guide, crossings, latin
        self.places = places | (more_places or {})
        self.given = set(more_places or {})
        self.lines = [[(code, km) for code, _, km in line.points] for line in lines]
        self.more_lines = [[(code, km) for code, _, km in line.points] for line in more_lines]
        self.removed = []

    def place_all(self):
        self.remove_contradictions()
        self.place_borders()
        for _ in range(4):
            self.interpolate()
        self.take_namesakes()
        true_lines = self.lines
        self.lines = true_lines + self.more_lines
        self.place_borders()
        self.interpolate()
        for _ in range(6):
            self.take_nearest()
        self.interpolate()
        self.draw_together(true_lines)

    def remove_contradictions(self):
        """Takes out, the worst first, the places that lie further from their neighbours than the kilometres."""
        while True:
            blame = collections.Counter()
            for line in self.lines:
                known = [(code, km) for code, km in line if code in self.places]
                for (a, at_a), (b, at_b) in zip(known, known[1:]):
                    too_far = straight_km(self.places[a], self.places[b]) - STRAIGHT_SHARE * (at_b - at_a) - STRAIGHT_KM
                    if a != b and too_far > 0:
                        for code in {a, b} - self.given or {a, b}:
                            blame[code] += 1 + too_far / 1e4
            if not blame:
                return
            worst = max(blame.values())
            taken = set()
            for code, n in sorted(blame.items(), key=lambda item: (-item[1], item[0])):
                if n >= max(1.0, worst - 1) and not taken & self._beside(code):
                    taken.add(code)
                    self.removed.append(code)
                    del self.places[code]

    def _beside(self, code):
        if not hasattr(self, "_neighbours"):
            self._neighbours = collections.defaultdict(set)
            for line in self.lines:
                for i, (a, _) in enumerate(line):
                    self._neighbours[a] |= {b for b, _ in line[max(0, i - 8):i + 9]}
        return self._neighbours[code]

    def draw_together(self, lines):
        """Moves places, the least certain first, until no two neighbours lie further apart than their kilometres."""
        hops = {}
        for line in lines:
            known = [(code, km) for code, km in line if code in self.places]
            for (a, at_a), (b, at_b) in zip(known, known[1:]):
                if a != b:
                    hops[(a, b)] = min(at_b - at_a, hops.get((a, b), at_b - at_a))
        moved = collections.Counter()
        for _ in range(ROUNDS):
            still = False
            for (a, b), km in sorted(hops.items()):
                one, two = self.places[a], self.places[b]
                apart = straight_km(one, two)
                most = max(km * STRETCH, 0.02)
                if apart <= most * 1.01:
                    continue
                still = True
                share = (apart - most) / apart
                by = RANK[two.placement] - RANK[one.placement]
                first = 1.0 if by > 0 else 0.0 if by < 0 else 0.5
                for code, place, towards, part in ((a, one, two, first), (b, two, one, 1 - first)):
                    if part:
                        moved[code] += apart * share * part
                        self.places[code] = Place(
                            place.lon + share * part * (towards.lon - place.lon),
                            place.lat + share * part * (towards.lat - place.lat),
                            place.placement, place.source, place.crossing)
            if not still:
                break
        for code, km in moved.items():
            if km > 1.0 and self.places[code].placement == "checked":
                self.places[code].placement = "interpolated"

    def place_borders(self):
        """Border points stand on the crossing that fits their kilometres and their name; ports beside their station."""
        nearest = {}
        for line in self.lines:
            for i, (code, km) in enumerate(line):
                if code in self.given:
                    continue
                if "эксп" in self.guide.full_name(code) and self.places.get(code, UNSURE).placement != "border":
                    for other, at in line:
                        if other in self.places and "эксп" not in self.guide.full_name(other):
                            step = abs(at - km)
                            if step > BORDER_MOST_KM:
                                continue
                            if code not in nearest or step < nearest[code][0]:
                                nearest[code] = (step, other)
        for code, (km, station) in sorted(nearest.items()):
            beside = self.places[station]
            best = None
            for crossing in self.crossings:
                if self.guide.country_of(code) not in (crossing["country_a"], crossing["country_b"]):
                    continue
                point = Place(float(crossing["lon"]), float(crossing["lat"]), "border",
                              crossing["source_url"], crossing["id"])
                away = straight_km(beside, point)
                if away > BORDER_SHARE * km + BORDER_KM:
                    continue
                named = alike(self.latin[code], crossing["station_a"] + " " + crossing["station_b"] + " " + crossing["name"])
                if km <= 1 and not named:
                    continue
                score = abs(away - km) - (30 if named else 0)
                if best is None or score < best[0]:
                    best = (score, point)
            if best is not None:
                self.places[code] = best[1]
            elif km <= 1:
                self.places[code] = Place(beside.lon, beside.lat, "interpolated", beside.source)

    def interpolate(self):
        """On the straight line between the placed stations before and after, by the kilometres; the nearer pair wins."""
        found = {}
        for line in self.lines:
            known = [i for i, (code, _) in enumerate(line) if code in self.places]
            for i, j in zip(known, known[1:]):
                (a, at_a), (b, at_b) = line[i], line[j]
                for code, km in line[i + 1:j]:
                    gap = at_b - at_a
                    if code not in found or gap < found[code][0]:
                        share = (km - at_a) / gap if gap else 0.5
                        one, two = self.places[a], self.places[b]
                        found[code] = (gap, Place(one.lon + share * (two.lon - one.lon),
                                                  one.lat + share * (two.lat - one.lat), "interpolated", one.source))
        for code, (_, place) in found.items():
            self.places[code] = place

    def take_namesakes(self):
        """A station that another railway lists too, under a code of its own."""
        by_name = collections.defaultdict(list)
        for code in sorted(self.places):
            by_name[(self.guide.country_of(code), self.guide.full_name(code))].append(code)
        for code in sorted(self.guide.stations):
            same = by_name.get((self.guide.country_of(code), self.guide.full_name(code)), [])
            if code not in self.places and len(same) == 1:
                twin = self.places[same[0]]
                self.places[code] = Place(twin.lon, twin.lat, "interpolated", twin.source)

    def take_nearest(self):
        """The rest stands where the nearest placed station of its line does."""
        found = {}
        for line in self.lines:
            for code, km in line:
                if code in self.places:
                    continue
                for other, at in line:
                    if other in self.places and (code not in found or abs(at - km) < found[code][0]):
                        found[code] = (abs(at - km), other)
        for code, nodes in self.guide.nodes_of.items():
            for node, km in nodes:
                if code not in self.places and node in self.places and (code not in found or km < found[code][0]):
                    found[code] = (km, node)
        for code, (_, other) in sorted(found.items()):
            twin = self.places[other]
            self.places[code] = Place(twin.lon, twin.lat, "nearest", twin.source)


def alike(latin, names):
    """Whether a crossing names the station: the same first letters, the consonants of which differ least."""
    word = latin.split("(")[0].strip().lower()[:6]
    return len(word) >= 4 and word in names.lower()
