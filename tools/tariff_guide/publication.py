# SPDX-License-Identifier: Apache-2.0
"""Reads the Tariff Guide: stations, sections with the kilometres of their stations, and the matrices of its nodes.

The guide was set for printing: long names are broken off, a joint of two railways has a code on each side. What is
read here is made whole, and what cannot be is told in `doubts`.
"""

import collections
import csv
import pathlib
import re

# The state whose publication a railway's table is; railways that the guide lists in disputed territory are not read,
# for their lines are those of the railway beside them.
COUNTRY_OF_RAILWAY = {
    "01": "RU", "10": "RU", "17": "RU", "24": "RU", "28": "RU", "51": "RU", "58": "RU", "61": "RU", "63": "RU",
    "76": "RU", "80": "RU", "83": "RU", "88": "RU", "91": "RU", "92": "RU", "94": "RU", "96": "RU", "97": "RU",
    "32": "UA", "35": "UA", "40": "UA", "43": "UA", "45": "UA", "48": "UA", "82": "UA", "84": "UA", "85": "UA",
    "89": "UA", "08": "EE", "09": "LV", "12": "LT", "13": "BY", "39": "MD", "55": "AZ", "56": "AM", "57": "GE",
    "68": "KZ", "70": "KG", "73": "UZ", "74": "TJ", "75": "TM",
}
# Twice published: Ukraine lists these lines under railways 45 and 48.
SECOND_LISTINGS = {"82", "84", "85", "89"}
KINDS_WITHOUT_FREIGHT = {"Для пассажирского движения", "Узкая колея", "Строящиеся линии"}
LITTLE_USED = "Малодеятельный"


class Station:
    def __init__(self, code, name, railway, operations):
        self.code, self.name, self.railway, self.operations = code, name, railway, operations

    @property
    def country(self):
        return COUNTRY_OF_RAILWAY.get(self.railway[:2])


class Section:
    """Stations in order; `points` holds (code, name, kilometres to each of the section's nodes, None where unknown)."""

    def __init__(self, name, title, railway, kind, nodes):
        self.id, self.title, self.railway, self.kind, self.nodes = name, title, railway, kind, nodes
        self.points = []

    @property
    def for_freight(self):
        return self.kind not in KINDS_WITHOUT_FREIGHT and "ПАССАЖИРСКИХ" not in self.title.upper()


class Guide:
    def __init__(self, folder):
        self.doubts = []
        # Code → whole name of the nodes: a node's own row may be broken off, the rows that name it are not.
        self.node_names = {}
        # Code → [(node, km)]: the nodes that a station lies between, or hangs on.
        self.nodes_of = {}
        # Code → km from the border point to the station of its name.
        self.border_km = {}
        folder = pathlib.Path(folder)
        self.stations = {}
        for row in rows(folder / "stations.csv"):
            self.stations[row["station_code"]] = Station(
                row["station_code"], row["station"], row["railway"], row["operations"].rstrip(", "))
            for code, name, km in re.findall(r"(\d{6}) (.+?) - (\d+)км", row["nodes_and_km"]):
                self.node_names[code] = name
                self.nodes_of.setdefault(row["station_code"], []).append((code, int(km)))
            if row["nodes_and_km"] == "ТП":
                self.node_names.setdefault(row["station_code"], row["station"])
        self.sections = {}
        for row in rows(folder / "sections.csv"):
            self.sections[row["section"]] = Section(
                row["section"], row["name"], row["railway_code"], row["kind"], row["nodes"].split(";"))
        self.point_names = {}
        for row in rows(folder / "section_stations.csv"):
            kilometres = [int(k) if k.isdigit() else None for k in row["km_to_nodes"].split(";")]
            section = self.sections[row["section"]]
            section.points.append((row["station_code"], row["station"], kilometres))
            self.point_names.setdefault(row["station_code"], (row["station"], section.railway))
            if kilometres[:-1] and all(k is None for k in kilometres[:-1]) and kilometres[-1] is not None:
                # A list of border points stands under some sections: kilometres from the station of that name.
                section.points.pop()
                self.border_km[row["station_code"]] = kilometres[-1]
        self.pairs = {}
        self.rows_of_matrix = collections.Counter()
        self.unread_pairs = []
        self._read_matrix(rows(folder / "matrix.csv"))

    def name_of(self, code):
        return self.stations[code].name if code in self.stations else self.point_names[code][0]

    def full_name(self, code):
        """The longest of the names that the guide prints: a column may break one off."""
        names = [self.node_names.get(code, ""), self.point_names.get(code, ("",))[0]]
        own = self.stations[code].name if code in self.stations else ""
        return max([own] + [n for n in names if n.startswith(own.rstrip("-("))], key=len)

    def country_of(self, code):
        return COUNTRY_OF_RAILWAY.get(self.railway_of(code), "")

    def railway_of(self, code):
        if code not in self.stations and code not in self.point_names:
            return ""
        return self.stations[code].railway[:2] if code in self.stations else self.point_names[code][1]

    def _read_matrix(self, matrix):
        """`pairs`: country → {(code, code): km}, the smaller code first."""
        by_country = collections.defaultdict(list)
        for row in matrix:
            by_country[row["country"]].append((row["from_node"], row["to_node"], int(row["km"])))
        codes = collections.defaultdict(set)
        for code in set(self.stations) | set(self.point_names):
            codes[plain(self.name_of(code))].add(code)
            if code in self.point_names:
                codes[plain(self.point_names[code][0])].add(code)
        for code, name in self.node_names.items():
            if code in self.stations or code in self.point_names:
                codes[plain(name)].add(code)
        for country, triples in by_country.items():
            found = resolve_names(country, {n for t in triples for n in t[:2]}, codes, self)
            pairs, different = {}, {}
            for a, b, km in triples:
                self.rows_of_matrix[country] += 1
                if found.get(a) is None or found.get(b) is None or found[a] == found[b]:
                    self.unread_pairs.append((country, a, b, km, "the name fits no station, or several"))
                    continue
                if country == "RU" and SECOND_LISTINGS & {self.railway_of(found[a]), self.railway_of(found[b])}:
                    self.unread_pairs.append((country, a, b, km, "read as lines of the railways 45 and 48"))
                    continue
                key = ordered(found[a], found[b])
                if pairs.setdefault(key, km) != km:
                    different.setdefault(key, {pairs[key]}).add(km)
            for (a, b), values in different.items():
                self.doubts.append((country, a, b, "printed twice with " + " and ".join(map(str, sorted(values)))))
            self.pairs[country] = pairs


def ordered(a, b):
    return (a, b) if a < b else (b, a)


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def plain(name):
    return re.sub(r"\s+", " ", name.replace("ё", "е").replace("(стык)", "").replace(")(", ") (")).strip().lower()


def split_railway(name):
    """'Галич (28 Сев)' → ('Галич', '28'); a name broken off inside the brackets too."""
    match = re.match(r"^(.*?)\s*\((\d\d)(?: [^)]*)?\)?$", name)
    return (match.group(1), match.group(2)) if match else (name, None)


def resolve_names(country, names, codes, guide):
    """Name of the matrix → station code, or None where the printed piece fits several."""
    whole = {}
    for name in names:
        base, railway = split_railway(name)
        fitting = {c for c in codes.get(plain(base), ()) if fits(guide, c, country, railway)}
        if len(fitting) > 1:
            fitting = {c for c in fitting if c in guide.node_names} or fitting
        if len(fitting) == 1:
            whole[name] = next(iter(fitting))
    resolved = dict(whole)
    taken = set()
    for name in sorted((n for n in names if n not in whole), key=lambda n: (-len(n), n)):
        base, railway = split_railway(name)
        longer = {c for n, c in whole.items() if plain(split_railway(n)[0]).startswith(plain(base))}
        longer = {c for c in longer if fits(guide, c, country, railway)} - taken
        resolved[name] = next(iter(longer)) if len(longer) == 1 else None
        taken |= longer if len(longer) == 1 else set()
    return resolved


def fits(guide, code, country, railway):
    own = guide.railway_of(code)
    if railway is not None:
        return own == railway
    if own in SECOND_LISTINGS and country == "UA":
        return False
    return COUNTRY_OF_RAILWAY.get(own) == country
