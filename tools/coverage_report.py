#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the tests of a build with WAKHAN_COVERAGE ran: lines and branches of each module, and the errors they provoked.

Usage: tools/coverage_report.py BUILD [--at-least PERCENT] [--lines]
Fails when a module has under PERCENT % of its lines run, or when a statement that makes an error was never seen to make
it and is not in tests/unprovoked_errors.csv, or is there though it was. --lines also prints the lines that no test ran.

Statements that make an error: `throw …`, a call of a [[noreturn]] function, and a call of a function that may throw in
place of returning, verify() or require(). The first two make it whenever they are run; of the last, gcov counts how often
the call did not return.
"""

import argparse
import bisect
import collections
import concurrent.futures
import csv
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ALLOWED = ROOT / "tests/unprovoked_errors.csv"
SOURCES = ("src/wakhan/", "apps/cli/")
COUNT = re.compile(r"\s*(-|#####|=====|[\d]+)\*?:\s*(\d+):(.*)")
BLOCK = re.compile(r"\s*(\d+)\*?:\s*\d+-block")
CALL = re.compile(r"call\s+\d+ returned (\d+)")
BRANCH = re.compile(r"branch\s+\d+ (?:never executed|taken (\d+))(.*)")
NO_CODE = re.compile(r"[\s{}();]*$")
NEVER_RETURNS = re.compile(r"\[\[noreturn\]\][\w\s:]*?\b(\w+)\(")


class Line:
    """One line of a source: how often it ran in all objects together, and what its calls and branches did."""

    __slots__ = ("branches", "count", "left_early", "taken")

    def __init__(self):
        self.count, self.left_early, self.branches, self.taken = 0, False, 0, 0


def module_of(path):
    return "cli" if path.startswith("apps/") else path.split("/")[2]


def text_of_gcov(data):
    """gcov's listing of all sources of one object, or nothing where it has none of ours."""
    run = subprocess.run(
        ["gcov", "--stdout", "--all-blocks", "--branch-probabilities", "--branch-counts", "--source-prefix", str(ROOT), "--relative-only", data.name],
        cwd=data.parent, capture_output=True, text=True, errors="replace", check=False)
    if run.returncode != 0 or "mismatch" in run.stderr:
        sys.exit(f"{data}: gcov cannot read it; was the build interrupted? {run.stderr.strip()}")
    return run.stdout


def read_listing(text, files):
    """Adds a listing to {path: {number: Line}}."""
    lines, line, branches, in_block = None, None, [], 0

    def finish():
        if line is not None and len(branches) > line.branches:
            line.branches = len(branches)
        if line is not None:
            line.taken = max(line.taken, sum(branches))

    for row in text.splitlines():
        if (match := COUNT.match(row)) is not None:
            finish()
            line, branches = None, []
            count, number, rest = match[1], int(match[2]), match[3]
            if number == 0:
                if rest.startswith("Source:"):
                    path = os.path.relpath(rest[7:], ROOT) if os.path.isabs(rest[7:]) else rest[7:]
                    lines = files[path] if path.startswith(SOURCES) else None
            elif lines is not None and count != "-":
                line = lines[number]
                line.count += int(count) if count.isdigit() else 0
                is_code = NO_CODE.match(rest) is None
        elif (match := BLOCK.match(row)) is not None:
            in_block = int(match[1])
        elif line is not None and (match := CALL.match(row)) is not None:
            line.left_early |= int(match[1]) < in_block
        elif line is not None and (match := BRANCH.match(row)) is not None:
            is_taken = match[1] is not None and int(match[1]) > 0
            if "(throw)" in match[2]:
                line.left_early |= is_taken
            elif is_code:
                branches.append(is_taken)
    finish()


def read_build(build):
    files = collections.defaultdict(lambda: collections.defaultdict(Line))
    data = sorted(build.rglob("*.gcno"))  # those that no test ran have no counts
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for text in pool.map(text_of_gcov, data):
            read_listing(text, files)
    if not files:
        sys.exit(f"{build}: no test of a build with WAKHAN_COVERAGE has run here")
    return files


def percent(part, whole):
    return 100 * part / whole if whole else 100.0


def modules_under(files, at_least):
    """Prints a row for each module; returns those with less than `at_least` % of lines."""
    rows = collections.defaultdict(lambda: [0, 0, 0, 0])
    for path, lines in files.items():
        for line in lines.values():
            for name in (module_of(path), "all"):
                for slot, n in enumerate((line.count > 0, 1, line.taken, line.branches)):
                    rows[name][slot] += n
    print(f"{'module':10} {'lines':>7} {'line %':>7} {'branch %':>9}")
    for name, (run, all_lines, taken, branches) in sorted(rows.items(), key=lambda row: (row[0] == "all", row[0])):
        print(f"{name:10} {all_lines:7} {percent(run, all_lines):7.1f} {percent(taken, branches):9.1f}")
    return sorted(name for name, row in rows.items() if percent(row[0], row[1]) < at_least)


def without_texts_and_remarks(text):
    """The same code with blanks for what stands in strings, characters and comments."""
    blank = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![\w])\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)
    return blank.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def end_of_statement(code, at):
    depth = 0
    for i in range(at, len(code)):
        depth += (code[i] in "([{") - (code[i] in ")]}")
        if depth < 0 or (depth == 0 and code[i] == ";"):
            return i
    return len(code)


def error_statements(codes):
    """(path, first line, last line, whether it throws whenever it is run, first words) of every one."""
    names = {name for code in codes.values() for name in NEVER_RETURNS.findall(code)} - {"assertion_failed"}
    # Their own bodies throw; what counts is who calls them.
    sites = re.compile(rf"(?<![\w])(?:(throw)\b|({'|'.join(sorted(names))})\(|(verify|require)\()")
    for path, code in sorted(codes.items()):
        starts = [0] + [m.end() for m in re.finditer("\n", code)]
        for match in sites.finditer(code):
            before = code[max(code.rfind(c, 0, match.start()) for c in ";{}") + 1 : match.start()]
            if re.search(r"noreturn|\bvoid\b|::\s*$", before) or code[match.start() :].startswith("throw;"):
                continue  # a declaration, or what was caught goes on
            if match[3] == "require" and "[[noreturn]]" not in code:
                continue  # one that notes and returns
            first = bisect.bisect(starts, match.start())
            last = bisect.bisect(starts, end_of_statement(code, match.start()))
            yield path, first, last, match[3] is None


def unprovoked(files):
    """{(path, statement's first line as written): line number} of the errors that no test made."""
    texts = {str(p.relative_to(ROOT)): p.read_text(encoding="utf-8")
             for folder in SOURCES for p in (ROOT / folder).rglob("*") if p.suffix in {".cc", ".h"}}
    found, total = {}, 0
    for path, first, last, always in error_statements({p: without_texts_and_remarks(t) for p, t in texts.items()}):
        if path == "src/wakhan/base/error.h":
            continue  # verify() itself
        total += 1
        lines = [files[path][n] for n in range(first, last + 1) if n in files.get(path, {})]
        if not any(line.count > 0 and (always or line.left_early) for line in lines):
            found[path, " ".join(texts[path].splitlines()[first - 1].split())] = first
    print(f"statements that make an error: {total}, of which tests provoked {total - len(found)}")
    return found


def complaints_about_errors(files):
    found = unprovoked(files)
    with open(ALLOWED, encoding="utf-8", newline="") as table:
        allowed = {(row["file"], row["statement"]): row["reason"] for row in csv.DictReader(table)}
    out = [f"{path}:{line}: no test provokes this error: {words}"
           for (path, words), line in sorted(found.items()) if not allowed.get((path, words))]
    out += [f"{ALLOWED.relative_to(ROOT)}: a test provokes this error, or it is gone: {path}: {words}"
            for path, words in sorted(allowed.keys() - found.keys())]
    return out


def lines_not_run(files):
    for path, lines in sorted(files.items()):
        numbers = sorted(n for n, line in lines.items() if line.count == 0)
        text = (ROOT / path).read_text(encoding="utf-8").splitlines()
        for n in numbers:
            print(f"{path}:{n}: {text[n - 1].strip()}")


def main():
    arguments = argparse.ArgumentParser(description="What the tests of a coverage build ran.")
    arguments.add_argument("build", type=pathlib.Path)
    arguments.add_argument("--at-least", type=float, default=0.0, metavar="PERCENT")
    arguments.add_argument("--lines", action="store_true")
    asked = arguments.parse_args()
    files = read_build(asked.build.resolve())
    if asked.lines:
        lines_not_run(files)
    low = modules_under(files, asked.at_least)
    complaints = complaints_about_errors(files)
    complaints += [f"under {asked.at_least:g} % of lines: {name}" for name in low]
    print("\n".join(complaints), file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
