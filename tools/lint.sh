#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs the checks of .clang-tidy over the sources of library and apps, or over those given: tools/lint.sh [FILE.cc…]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cmake --preset lint >/dev/null
tools/check_warnings.py build/lint
if (($#)); then
  files=("$@")
else
  mapfile -t files < <(find src apps -name '*.cc' | LC_ALL=C sort)
fi
# One process a file; its words are shown only when it finds a fault.
lint_one() {
  local words
  if ! words=$(clang-tidy-16 -p build/lint --quiet "$1" 2>&1); then
    printf '%s\n' "$words"
    return 1
  fi
}
export -f lint_one
# shellcheck disable=SC2016 # the inner bash expands it
if ! printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "${WAKHAN_JOBS:-$(nproc)}" bash -c 'lint_one "$1"' lint; then
  printf 'lint found faults; the checks and their settings are in .clang-tidy\n'
  exit 1
fi
printf '%d files are clean\n' "${#files[@]}"
