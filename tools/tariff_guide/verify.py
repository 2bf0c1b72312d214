# SPDX-License-Identifier: Apache-2.0
"""Compares the written sections with the matrices: every pair, by the shortest way over the sections."""

import collections
import csv

from tariff_guide.graph import Graph

WITHIN = 0.01


def read_sections(path):
    """(graph of all sections, code → its vertices) of rail_sections.csv."""
    graph, vertices = Graph(), collections.defaultdict(set)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            chain = []
            for i, point in enumerate(row["points"].split(";")):
                name, km = point.split(" ")
                code, _, copy = name.partition("@")
                vertex = f"{name}@{row['id']}" if copy == "via" else name
                if copy != "via":
                    vertices[code].add(vertex)
                chain.append((vertex, int(km)))
            graph.add_chain(chain)
    return graph, vertices


def compare(graph, vertices, pairs, reasons):
    """(pairs that agree, [(a, b, published, found, reason)])."""
    nodes = {code for pair in pairs for code in pair}
    small = graph.contracted({v for code in nodes for v in vertices.get(code, ())})
    by_first = collections.defaultdict(list)
    for (a, b), km in pairs.items():
        by_first[a].append((b, km))
    good, rest = 0, []
    for a, others in sorted(by_first.items()):
        far = small.distances(sorted(vertices.get(a, ())))
        for b, km in sorted(others):
            found = min((far[v] for v in vertices.get(b, ()) if v in far), default=None)
            if found is not None and abs(found - km) <= max(1, WITHIN * km):
                good += 1
            else:
                rest.append((a, b, km, found, reasons(a, b, km, found)))
    return good, rest


def reason_for(network):
    """Why a pair may differ, by what was learnt of the country's matrix."""
    def reason(a, b, km, found):
        matrix = network.matrix
        if matrix is None:
            return "the railway counts prescribed ways, not the shortest"
        if (min(a, b), max(a, b)) in matrix.misprints:
            return "does not fit the pairs with other nodes: a misprint or a distance by another way"
        if found is None:
            return "no line within the country: the matrix leaves out kilometres abroad or over the sea"
        if {a, b} & matrix.ends_only:
            return "to a city that counts kilometres of its own"
        return "longer than the lines" if found < km else "shorter than any line within the country"
    return reason
