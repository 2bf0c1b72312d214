#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the tests of a build with WAKHAN_COVERAGE ran: lines and branches of each module, and the errors they provoked.

Usage: tools/coverage_report.py BUILD [--at-least PERCENT] [--lines]
Reads what the tests left in BUILD/coverage (tools/counted.sh).
Fails when a module has under PERCENT % of its lines run, or when a statement that makes an error was never seen to make
it and is not in tests/unprovoked_errors.csv, or is there though it was. --lines also prints the lines that no test ran.

Statements that make an error: `throw …`, a call of a [[noreturn]] function, and a call of a function that may throw in
place of returning, verify() or require(). Each was provoked when it stands on the stack of an exception and what it
calls is the next on it: throw, or the function named (tests/coverage/thrown_stacks.cc).
"""

import argparse
import bisect
import collections
import csv
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ALLOWED = ROOT / "tests/unprovoked_errors.csv"
SOURCES = ("src/wakhan/", "apps/cli/")
# What was compiled in another folder, and kept by ccache, names its sources there.
OUR_PATH = re.compile(rf"(?:.*/)?((?:{'|'.join(SOURCES)}).*)")
# Objects of a module or of the program, each of one source or of several.
COUNTED = re.compile(r"(CMakeFiles/wakhan_|apps/cli/CMakeFiles/wakhan)")
THROW = "__wrap___cxa_throw"
NEVER_RETURNS = re.compile(r"\[\[noreturn\]\][\w\s:]*?\b(\w+)\(")


class Line:
    """One line of a source: how often it ran, and how many of its branches were there and taken."""

    __slots__ = ("branches", "count", "taken")

    def __init__(self):
        self.count, self.branches, self.taken = 0, 0, 0


def output_of(*command, text=None):
    run = subprocess.run(command, input=text, capture_output=True, text=True, errors="replace", check=False)
    if run.returncode != 0:
        sys.exit(f"{command[0]}: {run.stderr.strip()}")
    return run.stdout


def our_path(path):
    match = OUR_PATH.fullmatch(path)
    return match and match[1]


def module_of(path):
    return "cli" if path.startswith("apps/") else path.split("/")[2]


def objects_of(build):
    """The objects that were counted, rather than the programs, which leave out what no test calls."""
    entries = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    named = {match[1] for e in entries if (match := re.search(r" -o (\S+\.o) ", e["command"]))}
    return sorted(build / o for o in named if COUNTED.match(o))


def read_lines(build):
    """{path: {number: Line}} of everything in the libraries and the program."""
    counts = sorted(build.glob("coverage/*.profraw"))
    if not counts:
        sys.exit(f"{build}: no counted test of a build with WAKHAN_COVERAGE has run here")
    merged = build / "coverage/all.profdata"
    output_of("llvm-profdata-16", "merge", "--sparse", "-o", str(merged), *map(str, counts))
    listing = output_of("llvm-cov-16", "export", "--format=lcov", f"--instr-profile={merged}",
                        *(f"--object={o}" for o in objects_of(build)))
    files = collections.defaultdict(lambda: collections.defaultdict(Line))
    lines = None
    for row in listing.splitlines():
        what, _, values = row.partition(":")
        if what == "SF":
            path = our_path(values)
            lines = files[path] if path else None
        elif lines is not None and what == "DA":
            number, count = values.split(",")[:2]
            lines[int(number)].count += int(count)
        elif lines is not None and what == "BRDA":
            number, _, _, taken = values.split(",")
            lines[int(number)].branches += 1
            lines[int(number)].taken += taken not in ("-", "0")
    return files


def name_of(function):
    """The bare name of `void wakhan::(anonymous namespace)::verify<int>(bool) const`."""
    before = None
    while function != before:
        before, function = function, re.sub(r"<[^<>()]*>|\([^<>()]*\)", "", function)
    words = re.findall(r"\w+", function.removesuffix(" const"))
    return words[-1] if words else ""


def frames_at(program, addresses):
    """{address: [(function's name, path or None, line)], the innermost first}."""
    text = output_of("llvm-symbolizer-16", "--inlines", f"--obj={program}", text="".join(f"{a}\n" for a in addresses))
    frames = {}
    for address, part in zip(addresses, text.split("\n\n")):
        lines = part.strip("\n").split("\n")
        places = [place.rsplit(":", 2) for place in lines[1::2]]
        frames[address] = [(name_of(f), our_path(path), int(line)) for f, (path, line, _) in zip(lines[::2], places)]
    return frames


def calls_that_threw(build):
    """{(path, line, name of what is called there)} of all frames on the stacks of exceptions."""
    stacks = collections.defaultdict(set)
    for row in (build / "coverage/thrown_stacks.txt").read_text(encoding="utf-8").splitlines():
        program, *addresses = row.split(" ")
        stacks[program].add(tuple(addresses))
    calls = set()
    for program, found in stacks.items():
        frames = frames_at(program, sorted({a for stack in found for a in stack}))
        for stack in found:
            all_frames = [frame for address in stack for frame in frames[address]]
            calls |= {(path, line, callee) for (callee, _, _), (_, path, line) in zip(all_frames, all_frames[1:]) if path}
    return calls


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
    """(path, first line, last line, name of what throws in it) of every one."""
    names = {name for code in codes.values() for name in NEVER_RETURNS.findall(code)} - {"assertion_failed"}
    # Their own bodies throw; what counts is who calls them.
    sites = re.compile(rf"(?<![\w])(?:(throw)\b|({'|'.join(sorted(names))}|verify|require)\()")
    for path, code in sorted(codes.items()):
        starts = [0] + [m.end() for m in re.finditer("\n", code)]
        for match in sites.finditer(code):
            before = code[max(code.rfind(c, 0, match.start()) for c in ";{}") + 1 : match.start()]
            if re.search(r"noreturn|\bvoid\b|::\s*$", before) or code[match.start() :].startswith("throw;"):
                continue  # a declaration, or what was caught goes on
            if match[2] == "require" and "report.require(" in code:
                continue  # one that notes and returns
            first = bisect.bisect(starts, match.start())
            last = bisect.bisect(starts, end_of_statement(code, match.start()))
            yield path, first, last, match[2] or THROW


def is_provoked(calls, lines, place, name):
    path, numbers = place
    if any((path, number, name) in calls for number in numbers):
        return True
    # Where the compiler made one call of several, the line it stands in is lost; that a line ran then tells which it was.
    return name not in {"verify", "require"} and (path, 0, name) in calls and any(lines[n].count for n in numbers if n in lines)


def unprovoked(files, calls):
    """{(path, statement's first line as written): line number} of the errors that no test made."""
    texts = {str(p.relative_to(ROOT)): p.read_text(encoding="utf-8")
             for folder in SOURCES for p in (ROOT / folder).rglob("*") if p.suffix in {".cc", ".h"}}
    found, total = {}, 0
    for path, first, last, name in error_statements({p: without_texts_and_remarks(t) for p, t in texts.items()}):
        if path == "src/wakhan/base/error.h":
            continue  # verify() itself
        total += 1
        if not is_provoked(calls, files.get(path, {}), (path, range(first, last + 1)), name):
            found[path, " ".join(texts[path].splitlines()[first - 1].split())] = first
    print(f"statements that make an error: {total}, of which tests provoked {total - len(found)}")
    return found


def complaints_about_errors(files, calls):
    found = unprovoked(files, calls)
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
    build = asked.build.resolve()
    files = read_lines(build)
    if asked.lines:
        lines_not_run(files)
    low = modules_under(files, asked.at_least)
    complaints = complaints_about_errors(files, calls_that_threw(build))
    complaints += [f"under {asked.at_least:g} % of lines: {name}" for name in low]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
