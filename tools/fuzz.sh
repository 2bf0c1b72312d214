#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs every fuzz target on RUNS inputs made from its corpus; fails if one of them fails.
# Usage: tools/fuzz.sh [RUNS]   (default 20000)
# WAKHAN_JOBS=N limits how many jobs the build runs at once.
# New inputs stay in build/fuzz/found/<target>, failing ones in build/fuzz/failures; the corpus is not touched.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

runs=${1:-20000}
if ! [[ $runs =~ ^[1-9][0-9]*$ ]]; then
  echo "tools/fuzz.sh: RUNS must be a whole number above 0, not '$runs'" >&2
  exit 2
fi

build=build/fuzz
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target fuzz_targets -j "${WAKHAN_JOBS:-$(nproc)}"
mkdir -p "$build/failures"

failed=()
for source in fuzz/*_fuzz.cc; do
  target=$(basename "$source" .cc)
  corpus=fuzz/corpus/$target
  found=$build/found/$target
  log=$build/$target.log
  mkdir -p "$found"
  printf '%-20s ' "$target"
  if "$build/fuzz/$target" -runs="$runs" -timeout=5 -rss_limit_mb=1024 \
    -artifact_prefix="$build/failures/$target-" "$found" "$corpus" >"$log" 2>&1; then
    echo "ok"
  else
    echo "FAILED; the end of $log:"
    tail -n 40 "$log"
    failed+=("$target")
  fi
done

if ((${#failed[@]} > 0)); then
  echo "failed: ${failed[*]}" >&2
  exit 1
fi
