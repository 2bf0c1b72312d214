#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Line and branch coverage of the quick and pack tests, one row a module, and the errors in the code that no test provokes.
# Usage: tools/coverage.sh [--at-least PERCENT] [--lines]
#   --at-least N  fails when a module has under N % of lines
#   --lines       also prints the lines that no test ran
# Fails when no test provokes an error that is not in tests/unprovoked_errors.csv.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly jobs=${WAKHAN_JOBS:-$(nproc)}
./setup --quiet --dev
cmake --preset coverage >/dev/null
ninja -C build/coverage -j "$jobs" >build/coverage.log 2>&1 || { tail -n 40 build/coverage.log && exit 1; }
find build/coverage -name '*.gcda' -delete
ctest --test-dir build/coverage -L '^(quick|pack)$' -j "$jobs" --no-tests=error --output-on-failure --timeout 900 >>build/coverage.log ||
  { tail -n 40 build/coverage.log && exit 1; }
tools/coverage_report.py build/coverage "$@"
