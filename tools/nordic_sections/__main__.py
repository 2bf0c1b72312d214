# SPDX-License-Identifier: Apache-2.0
"""python3 -m nordic_sections REGISTER OUT    writes OUT/rail_sections_nordic.csv and OUT/rail_stations_nordic.csv

REGISTER: sections of line of the EU register of infrastructure (country, from_id, from, from_lon, from_lat, to_id, to, to_lon, to_lat, km, check_ok).
OUT: the folder `data`.

Sections of Sweden, Finland and Norway whose ends both have a place and pass the check against the straight line (check_ok). A hop over operational
points whose pieces are as long gives way to them; a section of the table is the longest chain between junctions."""

import csv
import pathlib
import sys

from india_sections.chains import sections
from india_sections.network import Network, Pair
from india_sections.resolve import drop_hops
from india_sections.tables import point_text

GAUGES = {"SE": 1435, "NO": 1435, "FI": 1524}
TITLE = "EU register of infrastructure (RINF), sections of line of Sweden, Norway and Finland"
URL = "https://github.com/tullanders/gtfs_neo4j"
DATE = "2025-08-07"
SOURCE = ["source_title", "source_url", "source_date", "kind"]
LEAST_KM = 0.05
BORDER = "EU"     # how ids of points begin that two railways share


def read_register(path):
    """{country: Network} and how many rows were left out, by country and why."""
    networks, left_out = {}, {}
    with open(path, encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            country = row["country"]
            why = reason_to_leave_out(row)
            if why:
                left_out[country, why] = left_out.get((country, why), 0) + 1
                continue
            network = networks.setdefault(country, Network())
            try:
                km = float(row["km"])
                for end in ("from", "to"):
                    network.add_station(row[end + "_id"], row[end], float(row[end + "_lon"]), float(row[end + "_lat"]))
            except ValueError as error:
                raise ValueError(f"{path}:{line}: {error}") from None
            network.join(row["from_id"], row["to_id"], Pair(km, 1))
    return networks, left_out


def reason_to_leave_out(row):
    if row["country"] not in GAUGES:
        return "no gauge known for the country"
    if row["from_id"].startswith(BORDER) or row["to_id"].startswith(BORDER):
        return "an end on the border, where the drawn line has its post"
    if not (row["from_lon"] and row["to_lon"]):
        return "an end without a place"
    if row["check_ok"] != "yes":
        return "shorter than the straight line"
    return "no length" if float(row["km"]) < LEAST_KM else ""


def make(register_path, out_folder):
    networks, left_out = read_register(register_path)
    out = pathlib.Path(out_folder)
    with open(out / "rail_sections_nordic.csv", "w", encoding="utf-8", newline="") as lines, \
            open(out / "rail_stations_nordic.csv", "w", encoding="utf-8", newline="") as places:
        line_writer, place_writer = csv.writer(lines, lineterminator="\n"), csv.writer(places, lineterminator="\n")
        line_writer.writerow(["id", "name", "country", "gauge_mm", "points", "note", *SOURCE])
        place_writer.writerow(["id", "name", "country", "lon", "lat", *SOURCE])
        for country, network in sorted(networks.items()):
            read = sum(pair.km for _, _, pair in network.pairs())
            hops = drop_hops(network)
            made = write_country(country, network, line_writer, place_writer)
            print(f"{country}: {read:.0f} km read, {len(hops)} hops ({sum(hop[2] for hop in hops):.0f} km) over points; "
                  f"{made} sections, {sum(pair.km for _, _, pair in network.pairs()):.0f} km")
    for (country, why), count in sorted(left_out.items()):
        print(f"{country}: {count} rows left out: {why}")


def write_country(country, network, line_writer, place_writer):
    gauge = GAUGES[country]
    of_gauge = {frozenset((one, other)): gauge for one, other, _ in network.pairs()}
    made = sections(network, of_gauge)
    seen = {}
    for section in made:
        first, last = section.points[0][0], section.points[-1][0]
        name = f"{first.lower()}-{last.lower()}"
        seen[name] = seen.get(name, 0) + 1
        line_writer.writerow([name + (f"-{seen[name]}" if seen[name] > 1 else ""),
                              f"{network.names[first]} – {network.names[last]}", country, section.gauge_mm,
                              ";".join(point_text(code, km) for code, km in section.points), "", TITLE, URL, DATE,
                              "official"])
    for code in sorted(code for code in network.beside if network.beside[code]):
        lon, lat = network.places[code]
        place_writer.writerow([code, network.names[code], country, f"{lon:.5f}", f"{lat:.5f}", TITLE, URL, DATE,
                               "official"])
    return len(made)


def main(words):
    if len(words) != 2:
        sys.exit(__doc__)
    make(*words)


if __name__ == "__main__":
    main(sys.argv[1:])
