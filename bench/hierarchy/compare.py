#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sets programs of the hierarchy benchmark beside Wakhan's: compare.py GRAPH RUNS WAKHAN NAME=COMMAND...

A COMMAND is asked as `COMMAND GRAPH RUNS`, e.g. RoutingKit=./routingkit_peer or igraph='python3 other_peers.py igraph'.
WAKHAN and COMMAND may hold options (--large). All programs live at once and take turns, a run each, so that what else
the machine does slows all of them alike. Answers are compared first: where checksums differ, or one fails, there is no
table and the exit code is 1. Times are medians, of the processor where one thread works and of the wall otherwise.
"""

import os
import shlex
import subprocess
import sys

# What several sides are asked, in the order in which they ask it, and how many times as long some of them should take.
GOALS = {
    "R8 prepare": {"scgraph": 1.5},
    "R1 customise, 1 thread": {"RoutingKit": 2},
    "R1 customise, 2 threads": {"RoutingKit": 3.5},
    "R2 customise 16, 1 thread": {"RoutingKit": 12},
    "R2 customise 16, 2 threads": {},
    "R3 20,000 distances": {"RoutingKit": 1.1},
    "R3 20,000 ways": {"RoutingKit": 1.5, "scgraph": 8},
    "R3 20,000 distances under 16 metrics": {"RoutingKit": 7},
    "R4 64 trees, written out": {"LEMON": 100, "igraph": 400},
    "R4 16 trees, written out": {},
    "R5 matrix 300 x 300": {"RoutingKit": 1.5, "OSRM": 5},
    "R5 1 x 5,000, targets pinned": {"RoutingKit": 1.5, "OSRM": 5},
    "R6 close a region, first answer": {"RoutingKit": 3},
    "R7 1,000 closures x 1,000 pairs": {"RoutingKit": 1.3},
    "R7 replacement lengths of 1,000 ways": {},
}
PLACES = list(GOALS)


class Side:
    """A program that waits for its turn."""

    def __init__(self, name, command, graph, runs):
        # Threads that wait must not spin: other work may share the machine.
        environment = {**os.environ, "OMP_WAIT_POLICY": "passive", "BENCH_TURNS": "1"}
        words = [*shlex.split(command), graph, str(runs)]
        self.name, self.rows, self.turns = name, {}, 0
        self.program = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        self.go_on()

    def go_on(self):
        """Reads what it has to tell up to its next turn."""
        self.waits_for = None
        for line in self.program.stdout:
            work, *numbers = line.rstrip("\n").split("\t")
            if work == "turn":
                self.waits_for = numbers[0]
                return
            if len(numbers) == 3:  # libraries have words of their own
                self.rows[work] = (float(numbers[0]), float(numbers[1]), numbers[2])
        if self.program.wait() != 0:
            sys.exit(f"{self.name} failed")

    def take_turn(self):
        self.turns += 1
        self.program.stdin.write("\n")
        self.program.stdin.flush()
        self.go_on()


def run_by_turns(sides):
    """Who is behind goes first; what one side alone is asked is done when it comes."""
    while waiting := [side for side in sides if side.waits_for is not None]:
        min(
            waiting,
            key=lambda side: (PLACES.index(side.waits_for) if side.waits_for in GOALS else -1, side.turns),
        ).take_turn()


def ratio_of(work, ours, theirs):
    """How many times as long they take."""
    clock = 0 if "2 threads" in work else 1
    return theirs[work][clock] / ours[work][clock]


def goal_words(work, wakhan, peers):
    """How far each goal of a work was reached: "2: yes, 100 (LEMON): no"; RoutingKit is not named."""
    words = []
    for peer in peers:
        goal = GOALS.get(work, {}).get(peer.name)
        if goal and work in peer.rows:
            reached = "yes" if ratio_of(work, wakhan.rows, peer.rows) >= goal else "no"
            words.append(f"{goal}{'' if peer.name == 'RoutingKit' else f' ({peer.name})'}: {reached}")
    return ", ".join(words)


def print_table(graph, wakhan, peers):
    print(f"{graph}: all answers are the same")
    print("| work | Wakhan ms | " + " | ".join(f"{peer.name} ms | ratio" for peer in peers) + " | goal |")
    print("|---|--:|" + "--:|--:|" * len(peers) + "--:|")
    for work, row in wakhan.rows.items():
        clock = 0 if "2 threads" in work else 1
        cells = [f"{row[clock]:.3f}"]
        for peer in peers:
            if work in peer.rows:
                cells += [f"{peer.rows[work][clock]:.3f}", f"{ratio_of(work, wakhan.rows, peer.rows):.2f}"]
            else:
                cells += ["", ""]
        print(f"| {work} | " + " | ".join(cells) + f" | {goal_words(work, wakhan, peers)} |")


def main():
    graph, runs, wakhan_command, *others = sys.argv[1:]
    wakhan = Side("Wakhan", wakhan_command, graph, runs)
    peers = [Side(*other.split("=", 1), graph, runs) for other in others]
    run_by_turns([wakhan, *peers])
    wrong = [
        f"answers differ: {work}, {peer.name}"
        for peer in peers
        for work in wakhan.rows
        if work in peer.rows and work in GOALS and work != "R8 prepare" and peer.rows[work][2] != wakhan.rows[work][2]
    ]
    print("\n".join(wrong)) if wrong else print_table(graph, wakhan, peers)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
