# SPDX-License-Identifier: Apache-2.0
"""Writes rail_sections.csv and odbl/rail_stations.csv."""

import collections
import csv
import pathlib
import re

TITLE = "Tariff Guide No. 4 of the CIS railways, state of 25 Sep 2025"
URL = "https://github.com/kuzyivan/telegram-bot-container-tracker-2"
DATE = "2025-09-25"
STATION_TITLE = "Tariff Guide No. 4 of the CIS railways (station list, state of 2025-09-25); coordinates © OpenStreetMap contributors"

# Of Russia's 73,540 pairs one in 37 is written; Ukraine prints ways that a consignment has to take, not distances.
SAMPLES = {"RU": 37}
PRESCRIBED = {"UA"}

# Whose lines are not for the pack, and why.
JOINTS_OFF_BORDERS = "joints with the neighbours stand on no border point"
LEFT_OUT = {
    "UA": "prescribed ways: the sections are shorter than what the railway counts",
    "EE": JOINTS_OFF_BORDERS,
    "LV": JOINTS_OFF_BORDERS,
    "LT": JOINTS_OFF_BORDERS,
    "MD": "the matrix leaves out the kilometres abroad, and lines lead through Ukraine",
}
# Single lines that are not, by id.
IN_ABKHAZIA = "in Abkhazia: its drawn lines stay, with the posts of who holds it"
LINES_LEFT_OUT = {
    "571903-574704": IN_ABKHAZIA,
    "branch-573307-573504": IN_ABKHAZIA,
    "586504-586608": "its border point is not that of the crossing named: Gukovo lies on another line",
}
# A joint of two railways behind the border has a code on each side: the code of the second is the place of the first.
JOINTS = {"704402": "715106", "688708": "820105", "666501": "813008"}

NOTES = {
    "line": "",
    "branch": "hangs on the line at its first station",
    "pair": "length of the matrix between two neighbours without stations of their own; drawn along the lines of others",
    "end": "to a station that is an end for tariff distances, not a way through",
}


def trimmed(lines, guide):
    """The lines without halts: only stations, ends, and what another line starts or ends at stays a point."""
    feet = {(code, copy) for line in lines for code, copy, _ in (line.points[0], line.points[-1])
            if line.kind != "branch"}
    kept = []
    for line in sorted(lines, key=lambda line: line.kind == "branch"):
        if line.kind != "branch":
            kept.append(line)
    branches = [line for line in lines if line.kind == "branch"]
    # From the leaves inwards: a branch's last halts go unless another branch still hangs there.
    alive = True
    hanging = {id(line): list(line.points) for line in branches}
    while alive:
        alive = False
        used = {points[0][:2] for points in hanging.values()}
        for line in branches:
            points = hanging.get(id(line))
            if points is None:
                continue
            while len(points) > 1 and points[-1][0] not in guide.stations and points[-1][:2] not in used:
                points.pop()
                alive = True
            if len(points) == 1:
                del hanging[id(line)]
    for line in branches:
        if id(line) in hanging:
            line.points = hanging[id(line)]
            kept.append(line)
    feet |= {line.points[0][:2] for line in kept}
    for line in kept:
        line.points = [p for i, p in enumerate(line.points)
                       if i in (0, len(line.points) - 1) or p[0] in guide.stations and p[1] != "via"
                       or p[:2] in feet or p[1] == "via" and p[0] in guide.stations]
    return kept


def point_text(code, copy, km):
    return f"{code}{'@' + copy if copy else ''} {km}"


def write_sections(path, lines, guide):
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", "name", "country", "points", "left_out", "note", "source_title", "source_url", "source_date", "kind"])
        for line in lines:
            first, last = line.points[0][0], line.points[-1][0]
            note = NOTES[line.kind] + (f"section {line.section}" if line.section else "")
            out.writerow([line.id, f"{guide.full_name(first)} – {guide.full_name(last)}", line.country,
                          ";".join(point_text(*p) for p in line.points), LINES_LEFT_OUT.get(line.id, LEFT_OUT.get(line.country, "")), note, TITLE, URL, DATE, "official"])


def is_in_sample(a, b, of):
    """One pair in so many, the same at each run."""
    return (int(a) * 7919 + int(b)) % of == 0


def write_distances(path, pairs_by_country):
    """Pairs of the matrices: a row for each node, with the kilometres to nodes of greater codes."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", "country", "station", "distances", "source_title", "source_url", "source_date", "kind"])
        for country in sorted(set(pairs_by_country) - PRESCRIBED):
            of = SAMPLES.get(country, 1)
            by_first = collections.defaultdict(list)
            for (a, b), km in sorted(pairs_by_country[country].items()):
                if is_in_sample(a, b, of):
                    by_first[a].append(f"{b} {km}")
            for a, others in sorted(by_first.items()):
                out.writerow([f"{country.lower()}-{a}", country, a, ";".join(others), TITLE, URL, DATE, "official"])


def operations_of(text):
    """'П 1,3,8н,10н,' → 'П;1;3;8н;10н'."""
    return ";".join(t for t in re.split(r"[ ,]+", text) if t)


def write_stations(path, codes, guide, places, latin):
    joints = {second: first for first, second in JOINTS.items()}
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", "name", "name_latin", "country", "railway", "lon", "lat", "placement", "crossing",
                      "operations", "note", "source_title", "source_url", "source_date", "kind"])
        for code in codes:
            place = places.get(joints.get(code, code))
            station = guide.stations.get(code)
            out.writerow([
                code, guide.full_name(code), latin[code], guide.country_of(code), guide.railway_of(code),
                f"{place.lon:.5f}" if place else "", f"{place.lat:.5f}" if place else "",
                place.placement if place else "", joints.get(code) or (place.crossing if place else ""),
                operations_of(station.operations) if station else "Х", "" if station else "no freight station: a post or halt where lines meet",
                STATION_TITLE, place.source if place and place.source else URL, DATE,
                "official" if place and place.placement == "checked" else "reference"])
