#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks what a Python user would use instead, on one graph file: other_peers.py GRAPH [RUNS]

Needs the packages igraph, networkit and scgraph (3.6.0, with its C++ part). Prints work, median processor ms and a sum of
the answers, which has to be the same for all.
"""

import statistics
import sys
import time

import igraph
import networkit
import scgraph.cpp

MASK = (1 << 64) - 1


def read_graph(path):
    nodes, arcs = 0, []
    with open(path, encoding="ascii") as file:
        for line in file:
            words = line.split()
            if words[0] == "v":
                nodes += 1
            else:
                arcs.append((int(words[1]), int(words[2]), int(words[3])))
    return nodes, arcs


def random_nodes(seed, count, nodes):
    """splitmix64, as in questions.h."""
    found, state = [], seed
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        found.append((z ^ (z >> 31)) % nodes)
    return found


def measure(name, runs, work):
    times = []
    for _ in range(runs):
        start = time.process_time()
        answer = work()
        times.append((time.process_time() - start) * 1e3)
    print(f"{name}\t{statistics.median(times):.3f}\t{answer}", flush=True)


def finite(values):
    return round(sum(v for v in values if v < 1e15))


def main():
    nodes, arcs = read_graph(sys.argv[1])
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    chosen = random_nodes(7, 8 + 2 * 200, nodes)
    roots, starts, ends = chosen[:8], chosen[8:208], chosen[208:]

    graph = igraph.Graph(n=nodes, edges=[(t, h) for t, h, _ in arcs], directed=True)
    weights = [w for _, _, w in arcs]
    measure("igraph, 8 trees", runs, lambda: finite(d for row in graph.distances(roots, weights=weights) for d in row))

    other = networkit.Graph(nodes, weighted=True, directed=True)
    for tail, head, weight in arcs:
        other.addEdge(tail, head, weight)

    def trees():
        total = 0
        for root in roots:
            total += finite(networkit.distance.Dijkstra(other, root, False).run().getDistances())
        return total

    measure("networkit, 8 trees", runs, trees)

    lists = [{} for _ in range(nodes)]
    for tail, head, weight in arcs:
        lists[tail][head] = min(weight, lists[tail].get(head, weight))
    built = scgraph.cpp.Graph(lists)
    holder = []
    measure("scgraph, prepare its hierarchy", 1, lambda: holder.append(built.create_contraction_hierarchy()) or 0)

    def ways():
        total = 0
        for start, end in zip(starts, ends):
            try:
                total += built.contraction_hierarchy(start, end)["length"]
            except Exception:  # noqa: BLE001 - it has no other word for "no way"
                pass
        return round(total)

    measure("scgraph, 200 ways", runs, ways)


if __name__ == "__main__":
    main()
