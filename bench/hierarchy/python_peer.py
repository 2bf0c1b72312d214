# SPDX-License-Identifier: Apache-2.0
"""What peers in Python share: the questions of questions.h, and how an answer is timed and told. Imported by them."""

import os
import sys
import time

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15
CLOSED = 2147483647
METRICS = 16
SHORTEST_RUN = 20  # ms


class Graph:
    """Lines `v LAT LON` and `a TAIL HEAD WEIGHT` of a file."""

    def __init__(self, path):
        self.places, self.arcs = [], []
        with open(path, encoding="ascii") as file:
            for line in file:
                words = line.split()
                if words[0] == "v":
                    self.places.append((float(words[1]), float(words[2])))
                else:
                    self.arcs.append((int(words[1]), int(words[2]), int(words[3])))


class Questions:
    """The same numbers from splitmix64, in the same order, as questions.h draws."""

    def __init__(self, graph):
        self.state = 42
        nodes = len(graph.places)
        self.origins, self.destinations = self._draw(20000, nodes), self._draw(20000, nodes)
        self.state += (METRICS - 1) * len(graph.arcs) * GAMMA  # one a weight of each other metric
        self.roots = self._draw(64, nodes)
        self.square_from, self.square_to = self._draw(300, nodes), self._draw(300, nodes)
        self.many_to = self._draw(5000, nodes)

    def _draw(self, count, limit):
        return [self._next() % limit for _ in range(count)]

    def _next(self):
        self.state = (self.state + GAMMA) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)


def checksum(answers):
    """FNV-1a, one number at a time; None is no way."""
    value = 0xCBF29CE484222325
    for answer in answers:
        value = ((value ^ (CLOSED if answer is None else answer)) * 0x100000001B3) & MASK
    return value


def measure(name, runs, work, answers_of, clock=time.process_time):
    """Does the work in so many runs, taking turns as questions.h does; answers_of(result) is not timed."""
    wall, processor, found = [], [], set()
    for _ in range(runs):
        if os.environ.get("BENCH_TURNS"):
            print(f"turn\t{name}", flush=True)
            sys.stdin.readline()
        spent = 0
        while spent < SHORTEST_RUN:
            start, ticks = time.perf_counter(), clock()
            result = work()
            processor.append((clock() - ticks) * 1e3)
            wall.append((time.perf_counter() - start) * 1e3)
            spent += wall[-1]
            found.add(checksum(answers_of(result)))
    if len(found) != 1:
        sys.exit(f"{name} answers differently from time to time")
    middle = len(wall) // 2
    print(f"{name}\t{sorted(wall)[middle]:.4f}\t{sorted(processor)[middle]:.4f}\t{found.pop():016x}", flush=True)
