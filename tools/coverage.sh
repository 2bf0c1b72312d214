#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Line and branch coverage of the quick tests, one row a module, and the errors in the code that no test provokes.
# Usage: tools/coverage.sh [--at-least PERCENT] [--lines]
#   --at-least N  fails when a module has under N % of lines
#   --lines       also prints the lines that no test ran
# Fails when no test provokes an error that is not in tests/unprovoked_errors.csv.
# After other checks have run the tests, the report alone: tools/coverage_report.py build/dev.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tools/counted.sh
source tools/counted.sh

readonly jobs=${WAKHAN_JOBS:-$(nproc)} log=build/dev.log
./setup --quiet --dev
{ cmake --preset dev && ninja -C build/dev -j "$jobs"; } >"$log" 2>&1 || { tail -n 40 "$log" && exit 1; }
counted ctest --test-dir build/dev -L '^quick$' -j "$jobs" --no-tests=error --output-on-failure --timeout 900 >>"$log" ||
  { tail -n 40 "$log" && exit 1; }
tools/coverage_report.py build/dev "$@"
