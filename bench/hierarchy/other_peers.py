#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks what a Python user would use instead: other_peers.py igraph|networkit|pandana|scgraph FILE RUNS

Needs the package of that name (pandana 0.8, networkit 11.3, igraph 1.0, scgraph 3.6.0 with its C++ part). Each is asked
those of the questions it has an answer for, all at once where it takes them so. Prints what hierarchy_bench prints.
"""

import sys

from python_peer import CLOSED, Graph, Questions, measure


def each_997th(rows, nodes):
    """Of rows of distances one after the other, those that a checksum is made of."""
    for place in range(0, len(rows) * nodes, 997):
        distance = rows[place // nodes][place % nodes]
        yield None if distance > 1e15 else round(distance)


def ask_igraph(graph, asked, runs):
    import igraph

    built = igraph.Graph(n=len(graph.places), edges=[arc[:2] for arc in graph.arcs], directed=True)
    weights = [weight for _, _, weight in graph.arcs]
    measure(
        "R4 64 trees, written out",
        runs,
        lambda: built.distances(asked.roots, weights=weights),
        lambda rows: each_997th(rows, len(graph.places)),
    )


def ask_networkit(graph, asked, runs):
    import networkit

    networkit.setNumberOfThreads(1)
    built = networkit.Graph(len(graph.places), weighted=True, directed=True)
    for tail, head, weight in graph.arcs:
        built.addEdge(tail, head, weight)
    measure(
        "R4 64 trees, written out",
        runs,
        lambda: [networkit.distance.Dijkstra(built, root, False).run().getDistances() for root in asked.roots],
        lambda rows: each_997th(rows, len(graph.places)),
    )


def ask_pandana(graph, asked, runs):
    """Its impedances are thousandths in whole numbers, cut off: half of one more keeps ours as they are."""
    import numpy
    import pandana
    import pandas

    arcs = pandas.DataFrame(graph.arcs, columns=["tail", "head", "weight"])
    places = numpy.array(graph.places)
    holder = []
    measure(
        "R8 prepare",
        1,
        lambda: holder.append(
            pandana.Network(
                pandas.Series(places[:, 1]),
                pandas.Series(places[:, 0]),
                arcs["tail"],
                arcs["head"],
                pandas.DataFrame({"weight": (arcs["weight"] + 0.5) / 1000}),
                twoway=False,
            )
        ),
        lambda _: [],
    )

    def told(lengths):
        return (None if length > CLOSED / 1000 else round(length * 1000) for length in lengths)

    def ask(name, origins, destinations):
        pairs = numpy.array(origins), numpy.array(destinations)
        measure(name, runs, lambda: holder[0].shortest_path_lengths(*pairs), told)

    ask("R3 20,000 distances", asked.origins, asked.destinations)
    rows = [(a, b) for a in asked.square_from for b in asked.square_to]
    ask("R5 matrix 300 x 300", *zip(*rows))
    ask("R5 1 x 5,000, targets pinned", [asked.origins[0]] * len(asked.many_to), asked.many_to)


def ask_scgraph(graph, asked, runs):
    import scgraph.cpp

    lists = [{} for _ in graph.places]
    for tail, head, weight in graph.arcs:
        lists[tail][head] = min(weight, lists[tail].get(head, weight))
    built = scgraph.cpp.Graph(lists)
    measure("R8 prepare", 1, built.create_contraction_hierarchy, lambda _: [])

    def length(origin, destination):
        try:
            return round(built.contraction_hierarchy(origin, destination)["length"])
        except Exception:  # noqa: BLE001 - it has no other word for "no way"
            return None

    pairs = list(zip(asked.origins, asked.destinations))
    measure("R3 20,000 ways", 1, lambda: [length(*pair) for pair in pairs], lambda lengths: lengths)


def main():
    package, path, runs = sys.argv[1:4]
    graph = Graph(path)
    peers = {"igraph": ask_igraph, "networkit": ask_networkit, "pandana": ask_pandana, "scgraph": ask_scgraph}
    peers[package](graph, Questions(graph), int(runs))


if __name__ == "__main__":
    main()
