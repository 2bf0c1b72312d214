# SPDX-License-Identifier: Apache-2.0
"""Chains of stations as a graph, and shortest ways in it."""

import collections
import heapq


class Graph:
    """Two-way edges in kilometres; of parallel edges the shortest counts."""

    def __init__(self):
        self.next = collections.defaultdict(dict)

    def add(self, a, b, km):
        if a != b and km < self.next[a].get(b, float("inf")):
            self.next[a][b] = self.next[b][a] = km

    def add_chain(self, points):
        for (a, at_a), (b, at_b) in zip(points, points[1:]):
            self.add(a, b, at_b - at_a)

    def remove(self, a, b):
        self.next[a].pop(b, None)
        self.next[b].pop(a, None)

    def contracted(self, kept):
        """The same distances between `kept` vertices: dead ends and vertices with two neighbours are taken out."""
        copy = Graph()
        for a, ways in self.next.items():
            copy.next[a] = dict(ways)
        queue = sorted(a for a in copy.next if a not in kept and len(copy.next[a]) <= 2)
        while queue:
            a = queue.pop()
            if a in kept or a not in copy.next or len(copy.next[a]) > 2:
                continue
            ways = sorted(copy.next.pop(a).items())
            for b, _ in ways:
                copy.next[b].pop(a, None)
            if len(ways) == 2:
                copy.add(ways[0][0], ways[1][0], ways[0][1] + ways[1][1])
            queue += [b for b, _ in ways if b not in kept and len(copy.next[b]) <= 2]
        return copy

    def distances(self, sources):
        """Kilometres from the nearest of `sources` to every vertex that can be reached."""
        far = {s: 0 for s in sources}
        heap = [(0, s) for s in far]
        heapq.heapify(heap)
        done = set()
        while heap:
            km, a = heapq.heappop(heap)
            if a in done:
                continue
            done.add(a)
            for b, step in self.next.get(a, {}).items():
                if km + step < far.get(b, float("inf")):
                    far[b] = km + step
                    heapq.heappush(heap, (km + step, b))
        return far

    def way(self, start, goal, barred=()):
        """[(vertex, km)] of a shortest way that enters no barred vertex, or None."""
        far, back = {start: 0}, {}
        heap = [(0, start)]
        done = set()
        while heap:
            km, a = heapq.heappop(heap)
            if a in done:
                continue
            done.add(a)
            if a == goal:
                way = [(a, km)]
                while way[-1][0] in back:
                    before = back[way[-1][0]]
                    way.append((before, far[before]))
                return way[::-1]
            for b, step in sorted(self.next.get(a, {}).items()):
                if b not in barred and km + step < far.get(b, float("inf")):
                    far[b] = km + step
                    back[b] = a
                    heapq.heappush(heap, (km + step, b))
        return None

    def path_length(self, sources, goals, limit):
        """Kilometres from one of `sources` to one of `goals`, or None beyond the limit."""
        far = {s: 0 for s in sources}
        heap = [(0, s) for s in sorted(far)]
        done = set()
        while heap:
            km, a = heapq.heappop(heap)
            if a in done:
                continue
            if a in goals:
                return km
            done.add(a)
            for b, step in self.next.get(a, {}).items():
                if km + step <= 1.01 * limit and km + step < far.get(b, float("inf")):
                    far[b] = km + step
                    heapq.heappush(heap, (km + step, b))
        return None
