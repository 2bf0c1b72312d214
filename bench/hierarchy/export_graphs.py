#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the freight graphs that the packages scgraph 2.13.0 and scgraph-data 2.0.0 carry as files of hierarchy_bench.

  export_graphs.py FOLDER_OF_PACKAGES OUTPUT_FOLDER

Their modules are read as text: lines `graph=[{neighbour: km, ...}, ...]` and `nodes=[[lat, lon], ...]`; no code of theirs
is run. Weights become metres. scgraph-data has zero-length loops at most nodes; they stay, as a hierarchy has to bear them.
"""

import ast
import pathlib
import sys

GRAPHS = {
    "sea": "scgraph/geographs/marnet.py",
    "rail": "scgraph/geographs/north_america_rail.py",
    "freeway": "scgraph/geographs/us_freeway.py",
    "world-rail": "scgraph_data/world_railways.py",
    "world-road": "scgraph_data/world_highways.py",
}


def literal(text, name):
    """The Python literal that a module assigns to a name at the beginning of a line."""
    for line in text.splitlines():
        left, equals, right = line.partition("=")
        if equals and left.strip() == name:
            return ast.literal_eval(right.strip())
    raise SystemExit(f"no line '{name}=...' in it")


def main():
    packages, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    for name, module in GRAPHS.items():
        text = (packages / module).read_text(encoding="utf-8")
        graph, nodes = literal(text, "graph"), literal(text, "nodes")
        with (output / f"{name}.graph").open("w", encoding="ascii") as file:
            file.writelines(f"v {lat} {lon}\n" for lat, lon in nodes)
            for tail, heads in enumerate(graph):
                file.writelines(f"a {tail} {head} {round(km * 1000)}\n" for head, km in heads.items())
        print(f"{name}: {len(nodes)} nodes, {sum(map(len, graph))} arcs")


if __name__ == "__main__":
    main()
