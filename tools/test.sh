#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The tests. Without options: what a user or a quick edit needs (at most 10 minutes after ./setup).
#   --all   also every other check we hold ourselves to
#   --more  only what --all adds
# WAKHAN_JOBS=N limits how many jobs run at once; WAKHAN_FUZZ_RUNS=N sets how many inputs each fuzz target gets (200,000),
#   WAKHAN_FUZZ_SECONDS=N after how many seconds it ends with fewer (240).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tools/steps.sh
source tools/steps.sh
# shellcheck source=tools/counted.sh
source tools/counted.sh

readonly jobs=${WAKHAN_JOBS:-$(nproc)}
quick=yes more=no
case "${1-}" in
  '') ;;
  --all) more=yes ;;
  --more) quick=no more=yes ;;
  *) printf 'usage: wakhan test [--all | --more]\n' >&2 && exit 2 ;;
esac

# build PRESET [TARGET]: configures and builds, showing the log only when it fails.
build() {
  local log=build/$1.log
  if ! { cmake --preset "$1" && ninja -C "build/$1" -j "$jobs" "${2:-all}"; } >"$log" 2>&1; then
    grep -vE '^\[[0-9]+/[0-9]+\] (Building|Linking|Generating|Re-checking)' "$log" | tail -n 60
    printf 'the build of preset %s failed; its whole log is %s\n' "$1" "$log"
    return 1
  fi
}

# run PRESET LABELS [COMMAND…]: the tests of a built preset, under a command if given; none found is a failure.
run() {
  local preset=$1 labels=$2
  shift 2
  "$@" ctest --test-dir "build/$preset" -L "^($labels)\$" -j "$jobs" --no-tests=error --output-on-failure --timeout 900 &&
    count_cases "build/$preset/Testing/Temporary/LastTest.log"
}

count_cases() {
  awk '/^\[  PASSED  \] [0-9]+ test/ { n += $4 } END { printf "test cases passed: %d\n", n }' "$1"
}

test_quick() { build test && run test 'quick|pack'; }
test_sanitized() { build dev && counted run dev quick; }
# Address randomisation with many bits makes ThreadSanitizer stop at random: it is turned off here.
test_threads() { build tsan threaded_tests && run tsan threads setarch "$(uname -m)" -R; }
test_proof() { build test && run test proof; }
test_bench() { build test && run test bench; }
check_shell() {
  local scripts
  mapfile -t scripts < <(grep -rlE '^#!.*\bbash\b|shellcheck shell=bash' setup wakhan .ci tools bench tests)
  shellcheck "${scripts[@]}" && printf '%d scripts are clean\n' "${#scripts[@]}"
}

if [[ $more == yes ]]; then
  ./setup --quiet --dev
else
  ./setup --quiet --tests
fi
if [[ $quick == yes ]]; then
  step 'unit, world and pack tests (release build)' test_quick
fi
if [[ $more == yes ]]; then
  step 'layers, file sizes, licence lines' tools/check_layers.py
  step 'format of C++ sources' tools/check_format.sh
  step 'shell scripts' check_shell
  step 'quick tests under address and undefined-behaviour sanitizers' test_sanitized
  step 'coverage of each module by them, and errors that none provokes' tools/coverage_report.py build/dev --at-least 92
  step 'threaded tests under the thread sanitizer' test_threads
  step 'the search against the whole network' test_proof
  step 'fuzz targets' env WAKHAN_FUZZ_SECONDS="${WAKHAN_FUZZ_SECONDS:-240}" tools/fuzz.sh "${WAKHAN_FUZZ_RUNS:-200000}"
  step 'lint' tools/lint.sh
  step 'short benchmarks with their expected answers' test_bench
fi
summary
