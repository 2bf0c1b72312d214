# SPDX-License-Identifier: Apache-2.0
"""Writes rail_sections_india.csv and rail_stations_india.csv, in the columns of the tables of the 1520 mm railways."""

import collections
import csv

from india_sections.names import other_names

TITLE = "Timetables of Indian Railways (2025 and 2015): kilometres between stops, median over trains"
URL = "https://github.com/Neo2308/indianrailways-gtfs"
DATE = "2025-12-21"
STATION_TITLE = "Stops of the timetable of Indian Railways; 191 places from datameet/railways (CC0)"


def _writer(file, header):
    out = csv.writer(file, lineterminator="\n")
    out.writerow(header)
    return out


def point_text(code, km):
    return f"{code} {round(km, 1):g}"


def write_sections(path, sections, names):
    """Two sections between the same ends get the ids `a-b` and `a-b-2`."""
    seen = collections.Counter()
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = _writer(file, ["id", "name", "country", "gauge_mm", "points", "note", "source_title", "source_url",
                             "source_date", "kind"])
        for section in sections:
            first, last = section.points[0][0], section.points[-1][0]
            name = f"{first.lower()}-{last.lower()}"
            seen[name] += 1
            out.writerow([f"in-{name}" + (f"-{seen[name]}" if seen[name] > 1 else ""),
                          f"{_title(names[first])} – {_title(names[last])}", "IN", section.gauge_mm,
                          ";".join(point_text(code, km) for code, km in section.points), "", TITLE, URL, DATE,
                          "operator"])


def write_stations(path, network):
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = _writer(file, ["id", "name", "also", "other_names", "country", "lon", "lat", "source_title",
                             "source_url", "source_date", "kind"])
        for code in sorted(code for code in network.beside if network.beside[code]):
            longitude, latitude = network.places[code]
            name = _title(network.names[code])
            out.writerow([code, name, ";".join(network.also.get(code, [])), ";".join(other_names(name)), "IN",
                          f"{longitude:.5f}", f"{latitude:.5f}", STATION_TITLE, URL, DATE, "reference"])


def _title(name):
    """Timetables write in capitals: NAGPUR JN. → Nagpur Jn."""
    return " ".join(word.capitalize() if word.isupper() and len(word) > 1 else word for word in name.split())


def read_sections(path):
    """The pairs of a table of sections: [(code, code, km)]."""
    found = []
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            points = [part.rsplit(" ", 1) for part in row["points"].split(";")]
            found += [(a, b, round(float(there) - float(here), 3)) for (a, here), (b, there) in zip(points, points[1:])]
    return found


def read_aliases(path):
    """{other code of a station: its code} of a table of stations."""
    with open(path, encoding="utf-8", newline="") as file:
        return {also: row["id"] for row in csv.DictReader(file) for also in row["also"].split(";") if also}
