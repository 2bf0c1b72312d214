#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the sources to the house rules that no compiler checks.

The wakhan_module() lines of CMakeLists.txt are the only place where the layers are written. This fails when
  * the declared layers have a cycle or name a module that is not there,
  * a file includes a module its own line does not name, the detail/ of another module, or a header that does not exist,
  * an app includes anything but api, matrix, reach, validate and what_if, and base for its errors and progress,
  * a source of the library does not include its own header first, which proves that the header stands alone,
  * a source file has more than 500 lines or lacks its licence line,
  * a source of library or program has a constant, an alias or a using-declaration of its own that it does not use,
and notes the headers that have no test of their own name.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEYWORDS = {"DEPS", "LIBS", "TEST_DEPS", "THREADED", "ORACLES"}
SKINS = {"apps/cli": {"api", "matrix", "reach", "validate", "what_if", "base"}}
MAX_LINES = 500
LICENCE = "SPDX-License-Identifier: Apache-2.0"
SOURCE_SUFFIXES = {".cc", ".h", ".py", ".sh", ".cmake"}
SOURCE_FOLDERS = ("src", "apps", "tests", "bench", "fuzz", "tools", "cmake", ".ci")
COMMENT = re.compile(r"//.*")
OWN_NAME = re.compile(r"^(?:constexpr\b[^;={(]*?\b(k[A-Z]\w*)\b|using (?:[\w:]+::)?(\w+)(?:;| =)|namespace (\w+) =)", re.MULTILINE)
INCLUDE = re.compile(r'\s*#\s*include\s+"wakhan/((\w+)/(detail/)?[^"]+)"')


def declared_layers(text):
    """{module: [what it may include]} from the wakhan_module() calls of a CMake file."""
    layers = {}
    for call in re.finditer(r"^wakhan_module\(([^)]*)\)", text, re.MULTILINE):
        name, *words = call[1].split()
        section, layers[name] = None, []
        for word in words:
            if word in KEYWORDS:
                section = word
            elif section == "DEPS":
                layers[name].append(word)
    return layers


def cycles(layers):
    """One line for each way round a cycle, and for each name that is no module."""
    found = set()

    def walk(module, path):
        if module in path:
            found.add("CMakeLists.txt: cycle: " + " -> ".join([*path[path.index(module) :], module]))
        elif module not in layers:
            found.add(f"CMakeLists.txt: '{path[-1]}' names '{module}', which is no module")
        else:
            for dep in layers[module]:
                walk(dep, [*path, module])

    for module in layers:
        walk(module, [])
    return sorted(found)


def bad_includes(folder, own, allowed):
    """Every include in a folder that its layer does not permit."""
    for file in sorted((ROOT / folder).rglob("*")):
        if file.suffix not in {".cc", ".h"}:
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            header, module, detail = match.groups()
            where = f"{file.relative_to(ROOT)}:{number}"
            if module != own and module not in allowed:
                yield f"{where}: {own} may not include {module} (allowed: {' '.join(sorted(allowed)) or 'nothing'})"
            elif module != own and detail:
                yield f"{where}: detail/ of {module} is its own affair"
            elif not (ROOT / "src/wakhan" / header).is_file():
                yield f"{where}: there is no {header}"


def headers_not_first(module):
    """Every source whose first #include is not its own header, where it has one."""
    for header in sorted((ROOT / "src/wakhan" / module).glob("*.h")):
        source = header.with_suffix(".cc")
        wanted = f'#include "wakhan/{module}/{header.name}"'
        if source.is_file() and re.search("^#include.*", source.read_text(encoding="utf-8"), re.MULTILINE)[0] != wanted:
            yield f"{source.relative_to(ROOT)}: its first #include must be its own header: {wanted}"


def sources():
    """Every file of ours that is code: by suffix, or by its first line when it has none."""
    yield ROOT / "CMakeLists.txt"
    yield ROOT / "setup"
    yield ROOT / "wakhan"
    for folder in SOURCE_FOLDERS:
        for file in sorted((ROOT / folder).rglob("*")):
            scripted = file.is_file() and not file.suffix and file.read_bytes()[:2] == b"#!"
            if file.suffix in SOURCE_SUFFIXES or scripted:
                yield file


def bad_files():
    """Every source that is too long or does not name its licence in its first three lines."""
    for file in sources():
        name = file.relative_to(ROOT)
        lines = file.read_text(encoding="utf-8").splitlines()
        if len(lines) > MAX_LINES:
            yield f"{name}: {len(lines)} lines, at most {MAX_LINES}: split it by what its parts answer"
        if file.suffix in {".cc", ".h", ".py", ".sh", ""} and not any(LICENCE in line for line in lines[:3]):
            yield f"{name}: the line '{LICENCE}' is missing at the top"


def unused_names():
    """Names that a source gives to itself alone and never uses; compilers and lint do not tell all of them."""
    found = []
    for path in sorted([*ROOT.glob("src/**/*.cc"), *ROOT.glob("apps/**/*.cc")]):
        text = COMMENT.sub("", path.read_text(encoding="utf-8"))
        for match in OWN_NAME.finditer(text):
            name = match[1] or match[2] or match[3]
            if len(re.findall(rf"\b{name}\b", text)) < 2:
                found.append(f"{path.relative_to(ROOT)}: '{name}' is not used")
    return found


def untested_headers(layers):
    """Headers of modules without tests/unit/<module>/<name>_test.cc."""
    for module in layers:
        for header in sorted((ROOT / "src/wakhan" / module).glob("*.h")):
            if not (ROOT / "tests/unit" / module / f"{header.stem}_test.cc").is_file():
                yield header.relative_to(ROOT)


def main():
    layers = declared_layers((ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))
    problems = cycles(layers)
    folders = {file.name for file in (ROOT / "src/wakhan").iterdir() if file.is_dir()}
    problems += [f"src/wakhan/{name}: no wakhan_module() line for it" for name in sorted(folders - set(layers))]
    for module, deps in layers.items():
        problems += bad_includes(f"src/wakhan/{module}", module, set(deps))
        problems += headers_not_first(module)
    for skin, allowed in SKINS.items():
        problems += bad_includes(skin, skin, allowed)
    problems += bad_files()
    problems += unused_names()
    for header in untested_headers(layers):
        print(f"note: {header} has no test of its own name")
    print("\n".join(problems) or f"layers ok: {len(layers)} modules")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
