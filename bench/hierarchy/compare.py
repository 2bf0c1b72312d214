#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sets two programs of the hierarchy benchmark side by side: compare.py GRAPH WAKHAN PEER [RUNS]

Both are asked the same of the same file. Answers are compared first: where checksums differ there is no table and the
exit code is 1. Times are medians of RUNS runs (5), of the processor where one thread works and of the wall otherwise.
"""

import os
import subprocess
import sys


def measure(program, graph, runs):
    """{work: (wall ms, processor ms, checksum)} of one program."""
    # Threads of the peer that wait must not spin: other work may share the machine.
    environment = {**os.environ, "OMP_WAIT_POLICY": "passive"}
    command = [program, graph, str(runs)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout.splitlines()
    rows = (line.split("\t") for line in lines)
    return {work: (float(wall), float(processor), checksum) for work, wall, processor, checksum in rows}


def main():
    graph, wakhan, peer = sys.argv[1:4]
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    ours, theirs = measure(wakhan, graph, runs), measure(peer, graph, runs)
    shared = [work for work in ours if work in theirs]
    wrong = [work for work in shared if ours[work][2] != theirs[work][2]]
    for work in wrong:
        print(f"answers differ: {work}")
    if wrong:
        return 1
    print(f"{graph}: all answers are the same")
    print("| work | Wakhan ms | peer ms | ratio |\n|---|--:|--:|--:|")
    for work in [*shared, *(set(ours) ^ set(theirs))]:
        clock = 0 if "2 threads" in work else 1
        a, b = (side[work][clock] if work in side else None for side in (ours, theirs))
        ratio = f"{b / a:.2f}" if a and b else ""
        print(f"| {work} | {'' if a is None else f'{a:.2f}'} | {'' if b is None else f'{b:.2f}'} | {ratio} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
