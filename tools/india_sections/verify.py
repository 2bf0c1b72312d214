# SPDX-License-Identifier: Apache-2.0
"""Compares the sections with distances that railways and reference works publish."""

import csv
import pathlib
import statistics

from india_sections.network import Network, Pair
from india_sections.tables import read_aliases, read_sections

PUBLISHED = pathlib.Path(__file__).with_name("published.csv")


def read_back(sections_path):
    network = Network()
    for one, other, km in read_sections(sections_path):
        for code in (one, other):
            network.add_station(code, code, 0.0, 0.0)
        network.join(one, other, Pair(km, 1))
    return network


def compare(network, rows, aliases=None):
    """[(row, kilometres by the sections or None)] for rows with `from`, `via` (codes with ;), `to`, `km`."""
    found = []
    for row in rows:
        stops = [row["from"]] + [code for code in row["via"].split(";") if code] + [row["to"]]
        stops = [(aliases or {}).get(code, code) for code in stops]
        ways = [network.way(a, b) if a in network.beside and b in network.beside else None
                for a, b in zip(stops, stops[1:])]
        found.append((row, sum(way[0] for way in ways) if all(ways) else None))
    return found


def verify(sections_path, stations_path, published_path=PUBLISHED):
    """Prints the comparison; returns the share of the rows within 2 %."""
    with open(published_path, encoding="utf-8", newline="") as file:
        compared = compare(read_back(sections_path), list(csv.DictReader(file)), read_aliases(stations_path))
    errors = []
    for row, km in compared:
        published = float(row["km"])
        error = None if km is None else km / published - 1
        errors.append(9.99 if error is None else abs(error))
        print(f"{row['name']}: published {published:g} km, "
              + ("no way" if km is None else f"sections {km:.0f} km ({100 * error:+.1f} %)"))
    within = sum(error <= 0.02 for error in errors) / len(errors)
    print(f"{len(errors)} distances, median error {100 * statistics.median(errors):.1f} %, "
          f"{100 * within:.0f} % within 2 %")
    return within
