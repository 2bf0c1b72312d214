# SPDX-License-Identifier: Apache-2.0
"""python3 -m mapped_stations MAPPED COUNTRIES OUT    writes OUT/odbl/mapped_stations.csv

MAPPED: table of OpenStreetMap's stations (extract, osm_id, name, name_local, type, lon, lat).
COUNTRIES: world_map.gpkg of the package qgis-common (Natural Earth).
OUT: the folder `data`; its rail_stations_india.csv is read.

Stations of Afghanistan, Iran, Iraq, Pakistan and Turkey, whose railways publish no register that this project has; and what stations of
rail_stations_india.csv are called on the map, where that is another spelling."""

import csv
import math
import pathlib
import sys

from mapped_stations.names import bare_name, is_similar, is_urban, letters
from mapped_stations.outlines import country_near, read_outlines

COUNTRIES = {"AF", "IQ", "IR", "PK", "TR"}
NAMED = "IN"      # whose stations are known and only get names
SAME_KM = 2.0     # places of timetables and maps differ by so much; of one name, no two stations lie so near
TITLE = "OpenStreetMap stations (extract of 2026 in Asia_Railway_Calculator); © OpenStreetMap contributors"
URL = "https://github.com/njfinney/Asia_Railway_Calculator"
DATE = "2026-04-01"
HEADER = ["id", "name", "other_names", "country", "lon", "lat", "station", "source_title", "source_url", "source_date",
          "kind"]


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names_of(row):
    """Main name and others, each once by its letters."""
    wanted = [row["name"], bare_name(row["name"])]
    if row["name_local"]:
        wanted += [row["name_local"], bare_name(row["name_local"])]
    kept = []
    for name in wanted:
        name = name.replace(";", ",")
        if letters(name) and letters(name) not in {letters(k) for k in kept}:
            kept.append(name)
    return kept


def km_between(a, b):
    """Good enough for a few kilometres; a and b: (lon, lat)."""
    east = (a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2))
    return 111.2 * math.hypot(east, a[1] - b[1])


class Known:
    """Stations of rail_stations_india.csv by place."""

    CELL = 0.05

    def __init__(self, rows):
        self.cells = {}
        for row in rows:
            self.cells.setdefault(self._cell(_place(row)), []).append(row)

    def _cell(self, at):
        return math.floor(at[0] / self.CELL), math.floor(at[1] / self.CELL)

    def same_station(self, at, name):
        """The nearest one within SAME_KM whose name sounds alike."""
        x, y = self._cell(at)
        near = [row for i in (-1, 0, 1) for j in (-1, 0, 1) for row in self.cells.get((x + i, y + j), [])
                if km_between(at, _place(row)) <= SAME_KM and is_similar(name, row["name"])]
        return min(near, key=lambda row: (km_between(at, _place(row)), row["id"]), default=None)


def _place(row):
    return float(row["lon"]), float(row["lat"])


def table(mapped, outlines, known):
    """The rows to be written, by id. `mapped`: rows of MAPPED; `known`: Known."""
    made, seen = [], {}
    for row in sorted(mapped, key=lambda row: int(row["osm_id"])):
        at = _place(row)
        country = country_near(outlines, *at)
        names = names_of(row)
        if not names or is_urban(row["name"] + row["name_local"]) or country not in COUNTRIES | {NAMED}:
            continue
        code = ""
        if country == NAMED:
            station = known.same_station(at, row["name"])
            if station is None:
                continue
            code = station["id"]
            had = {letters(name) for name in [station["name"], *station["other_names"].split(";")]}
            names = [name for name in names if letters(name) not in had]
        key = (code, letters(names[0])) if names else None
        if key is None or any(km_between(at, other) <= SAME_KM for other in seen.get(key, [])):
            continue
        seen.setdefault(key, []).append(at)
        made.append([f"osm-{row['osm_id']}", names[0], ";".join(names[1:]), country, f"{at[0]:.5f}", f"{at[1]:.5f}", code,
                     TITLE, URL, DATE, "reference"])
    return made


def make(mapped_path, countries_path, out_folder):
    out = pathlib.Path(out_folder)
    made = table(read_rows(mapped_path), read_outlines(countries_path),
                 Known(read_rows(out / "rail_stations_india.csv")))
    with open(out / "odbl" / "mapped_stations.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(made)
    print(sum(not row[6] for row in made), "stations,", sum(bool(row[6]) for row in made), "further names in India")


def main(words):
    if len(words) != 3:
        sys.exit(__doc__)
    make(*words)


if __name__ == "__main__":
    main(sys.argv[1:])
