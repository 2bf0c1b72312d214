#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Line and branch coverage of the quick tests, one row a module. `--at-least N` fails when a module has under N % of lines.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

at_least=0
case "${1-}" in
  '') ;;
  --at-least) at_least=${2:?a percentage is missing} ;;
  *) printf 'usage: tools/coverage.sh [--at-least PERCENT]\n' >&2 && exit 2 ;;
esac

./setup --quiet --dev --no-pack
jobs=${WAKHAN_JOBS:-$(nproc)}
cmake --preset coverage >/dev/null
ninja -C build/coverage -j "$jobs" >build/coverage.log 2>&1 || { tail -n 40 build/coverage.log && exit 1; }
find build/coverage -name '*.gcda' -delete
ctest --test-dir build/coverage -L '^quick$' -j "$jobs" --no-tests=error --output-on-failure >>build/coverage.log ||
  { tail -n 40 build/coverage.log && exit 1; }
gcovr --root . --filter 'src/wakhan/' --object-directory build/coverage --exclude-throw-branches \
  --exclude-unreachable-branches --json-summary build/coverage.json -j "$jobs" build/coverage
python3 - build/coverage.json "$at_least" <<'PYTHON'
import collections
import json
import sys

at_least = float(sys.argv[2])
counts = collections.defaultdict(lambda: [0, 0, 0, 0])
with open(sys.argv[1], encoding="utf-8") as summary:
    for file in json.load(summary)["files"]:
        row = counts[file["filename"].split("/")[2]]
        for slot, key in enumerate(("line_covered", "line_total", "branch_covered", "branch_total")):
            row[slot] += file[key]


def percent(part, whole):
    return 100 * part / whole if whole else 100.0


total = [sum(column) for column in zip(*counts.values())]
print(f"{'module':10} {'lines':>7} {'line %':>7} {'branch %':>9}")
for module, (lines, all_lines, branches, all_branches) in [*sorted(counts.items()), ("all", total)]:
    print(f"{module:10} {all_lines:7} {percent(lines, all_lines):7.1f} {percent(branches, all_branches):9.1f}")
low = [module for module, row in sorted(counts.items()) if percent(row[0], row[1]) < at_least]
if low:
    sys.exit(f"under {at_least:g} % of lines: {' '.join(low)}")
PYTHON
