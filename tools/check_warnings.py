#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds a build to the warnings of STYLE.md: every source is compiled with all of them, as errors, and none taken back.

Usage: tools/check_warnings.py BUILD   (a folder that CMake has configured, such as build/test)
"""

import json
import pathlib
import shlex
import sys

WANTED = ("-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror")
# What gcc 12 gets wrong once sanitizers rearrange the code; cmake/options.cmake names its bugs.
MAY_BE_OFF = {"-Wno-restrict", "-Wno-maybe-uninitialized"}


def complaints(entry):
    words = shlex.split(entry["command"])
    off = {word for word in words if word.startswith("-Wno-") or word == "-w"}
    is_sanitized_by_gcc = any(w.startswith("-fsanitize") for w in words) and "clang" not in entry["command"].split(" -")[0]
    missing = [flag for flag in WANTED if flag not in words]
    return [f"without {flag}" for flag in missing] + [
        f"with {flag}" for flag in sorted(off - (MAY_BE_OFF if is_sanitized_by_gcc else set()))
    ]


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: tools/check_warnings.py BUILD")
    path = pathlib.Path(sys.argv[1]) / "compile_commands.json"
    entries = json.loads(path.read_text(encoding="utf-8"))
    found = [f"{e['file']}: compiled {c}" for e in entries for c in complaints(e)]
    if found or not entries:
        sys.exit("\n".join(found) or f"{path}: names no source")
    print(f"{len(entries)} sources are compiled with {' '.join(WANTED)}")


if __name__ == "__main__":
    main()
