# SPDX-License-Identifier: Apache-2.0
"""python3 -m tariff_guide GUIDE STATIONS OUT          writes OUT/rail_sections.csv and OUT/odbl/rail_stations.csv
python3 -m tariff_guide verify GUIDE OUT [REPORT]    compares OUT's sections with every pair of the matrices
python3 -m tariff_guide distances GUIDE OUT           writes OUT/rail_distances.csv: pairs of the matrices

GUIDE: folder with stations.csv, sections.csv, section_stations.csv, matrix.csv of Tariff Guide No. 4.
STATIONS: folder with cis_stations.csv and cis_section_points.csv (coordinates, ODbL).
OUT: the folder `data`; its border_crossings.csv and odbl/more_stations.csv are read."""

import collections
import csv
import pathlib
import sys

from tariff_guide.latin import transliterate
from tariff_guide.network import CountryNetwork, networks
from tariff_guide.places import Placer, read_crossings, read_more_places, read_places
from tariff_guide.publication import Guide
from tariff_guide.tables import trimmed, write_distances, write_sections, write_stations
from tariff_guide.verify import compare, read_sections, reason_for


def make(guide_folder, station_folder, out_folder):
    out = pathlib.Path(out_folder)
    guide = Guide(guide_folder)
    lines = []
    for network in networks(guide):
        print(f"{network.country}: {len(network.lines)} lines", flush=True)
        lines += network.lines
    codes = sorted(set(guide.stations) | {code for line in lines for code, _, _ in line.points})
    latin = dict(zip(codes, transliterate([guide.full_name(code) for code in codes])))
    true_lines = [line for line in lines if line.kind in ("line", "branch")]
    placer = Placer(guide, true_lines, read_places(station_folder), read_crossings(out / "border_crossings.csv"), latin,
                    [line for line in lines if line.kind in ("pair", "end")],
                    read_more_places(out / "odbl" / "more_stations.csv"))
    placer.place_all()
    lines = trimmed(lines, guide)
    used = set(guide.stations) | {code for line in lines for code, _, _ in line.points}
    write_sections(out / "rail_sections.csv", lines, guide)
    write_stations(out / "odbl" / "rail_stations.csv", sorted(used), guide, placer.places, latin)
    told = collections.Counter(placer.places[c].placement if c in placer.places else "none" for c in used)
    print("stations:", dict(told), "contradictions removed:", len(placer.removed))


def verify(guide_folder, out_folder, report=None):
    guide = Guide(guide_folder)
    graph, vertices = read_sections(pathlib.Path(out_folder) / "rail_sections.csv")
    listed = []
    for network in networks(guide, lines=False):
        pairs = guide.pairs.get(network.country)
        if not pairs:
            continue
        good, rest = compare(graph, vertices, pairs, reason_for(network))
        why = collections.Counter(r[4] for r in rest)
        print(f"{network.country} {len(pairs)} pairs, {100 * good / len(pairs):.1f} % within 1 %", dict(why), flush=True)
        listed += [(network.country, guide.full_name(r[0]), guide.full_name(r[1])) + r[2:] for r in rest]
    unread = collections.Counter((u[0], u[4]) for u in guide.unread_pairs)
    print("rows not read:", dict(unread))
    if report:
        with open(report, "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["country", "from", "to", "published_km", "found_km", "reason"])
            out.writerows(listed)


def main(words):
    if len(words) == 3 and words[0] == "distances":
        write_distances(pathlib.Path(words[2]) / "rail_distances.csv", Guide(words[1]).pairs)
    elif len(words) in (3, 4) and words[0] == "verify":
        verify(*words[1:])
    elif len(words) == 3:
        make(*words)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
