# SPDX-License-Identifier: Apache-2.0
"""python3 -m india_sections PAIRS OUT     writes OUT/rail_sections_india.csv and OUT/rail_stations_india.csv
python3 -m india_sections verify OUT    compares the sections with published distances

PAIRS: table of neighbouring stations (from_code, from, from_lon, from_lat, to_code, to, to_lon, to_lat, km, trains).
OUT: the folder `data`.

Stations that changed their code become one; hops over stops give way to the stops; chains along a line go into it; lines of other gauges are those of
narrow_lines.csv; a section is the longest chain between junctions."""

import csv
import pathlib
import sys

from india_sections.chains import gauges, sections
from india_sections.network import read_network
from india_sections.parallel import merge_parallel
from india_sections.resolve import drop_hops, drop_unlikely, merge_renamed
from india_sections.tables import write_sections, write_stations
from india_sections.verify import verify

SECTIONS = "rail_sections_india.csv"
STATIONS = "rail_stations_india.csv"
NARROW = pathlib.Path(__file__).with_name("narrow_lines.csv")


def read_narrow(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [(row["from"], row["to"], int(row["gauge_mm"])) for row in csv.DictReader(file)]


def make(pairs_path, out_folder):
    network = read_network(pairs_path)
    print(_size("read", network))
    print(len(merge_renamed(network)), "codes of renamed stations put under one code")
    print(len(drop_unlikely(network)), "hops too straight for a railway dropped")
    dropped = drop_hops(network)
    print(f"{len(dropped)} hops over stops dropped, {sum(hop[2] for hop in dropped):.0f} km")
    narrow = gauges(network, read_narrow(NARROW))
    merged = merge_parallel(network, narrow)
    print(f"{len(merged)} chains put into the line that they run along, {sum(chain[2] for chain in merged):.0f} km")
    found = sections(network, narrow)
    print(_size("written", network), f"{len(found)} sections")
    out = pathlib.Path(out_folder)
    write_sections(out / SECTIONS, found, network.names)
    write_stations(out / STATIONS, network)


def _size(word, network):
    pairs = network.pairs()
    return f"{word}: {len(network.beside)} stations, {len(pairs)} pairs, {sum(p.km for _, _, p in pairs):.0f} km"


def main(words):
    if len(words) == 2 and words[0] == "verify":
        verify(pathlib.Path(words[1]) / SECTIONS, pathlib.Path(words[1]) / STATIONS)
    elif len(words) == 2:
        make(*words)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
