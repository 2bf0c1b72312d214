#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs the checks of .clang-tidy over the sources of library and apps, or over those given: tools/lint.sh [FILE.cc…]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# All at once are read several to a unit, so that the headers they share are looked at once; the units are what is linted.
depth=()
if (($#)); then
  readonly build=build/lint
  cmake --preset lint -DCMAKE_UNITY_BUILD=OFF >/dev/null
  files=("$@")
else
  # By this word in the name of a unit the analyzer knows that sources it includes are to be analyzed.
  # Functions of very many paths are analyzed to the end only where their source is given by name: they take most of the time.
  readonly build=build/lint-UnifiedSource
  depth=(--extra-arg={-Xclang,-analyzer-config,-Xclang,max-nodes=20000})
  cmake --preset lint -B "$build" -DCMAKE_UNITY_BUILD=ON >/dev/null
  mapfile -t files < <(python3 -c 'import json, sys; print(*sorted({c["file"] for c in json.load(sys.stdin)}), sep="\n")' <"$build/compile_commands.json")
fi
tools/check_warnings.py "$build"
# One process a file; its words are shown only when it finds a fault.
lint_one() {
  local words
  if ! words=$(clang-tidy-16 -p "$build" --quiet "$@" 2>&1); then
    printf '%s\n' "$words"
    return 1
  fi
}
export -f lint_one
export build
# shellcheck disable=SC2016 # the inner bash expands it
if ! printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "${WAKHAN_JOBS:-$(nproc)}" bash -c 'lint_one "$@"' lint "${depth[@]}"; then
  printf 'lint found faults; the checks and their settings are in .clang-tidy\n'
  exit 1
fi
printf '%d %s are clean\n' "${#files[@]}" "$( (($#)) && echo files || echo units of all sources)"
