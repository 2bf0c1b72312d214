#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs every fuzz target on RUNS inputs made from its corpus, several targets at a time; fails if one of them fails.
# Usage: tools/fuzz.sh [RUNS [TARGET…]]   (default: 200000 inputs, all targets)
# More: tools/fuzz.sh 10000000, or tools/fuzz.sh 10000000 pack_fuzz for one reader.
# WAKHAN_JOBS=N limits how many jobs the build and the targets run at once; WAKHAN_FUZZ_SECONDS=N ends a target after so
# many seconds, with fewer inputs then.
# New inputs stay in build/dev/found/<target>, failing ones in build/dev/failures; the corpus is not touched.
# To see a failure in full: build/dev/fuzz/<target> build/dev/failures/<file>
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly runs=${1:-200000} jobs=${WAKHAN_JOBS:-$(nproc)} seconds=${WAKHAN_FUZZ_SECONDS:-0} build=build/dev
if ! [[ $runs =~ ^[1-9][0-9]*$ ]]; then
  echo "tools/fuzz.sh: RUNS must be a whole number above 0, not '$runs'" >&2
  exit 2
fi
# Those that take longest come first, so that no core is idle at the end.
targets=(pack_fuzz command_line_fuzz facts_fuzz world_fuzz)
for source in fuzz/*_fuzz.cc; do
  target=$(basename "$source" .cc)
  [[ " ${targets[*]} " == *" $target "* ]] || targets+=("$target")
done
for target in "${targets[@]}"; do
  if ! grep -qF "\`$target\`" CONTRIBUTING.md; then
    echo "tools/fuzz.sh: CONTRIBUTING.md does not name $target" >&2
    exit 1
  fi
done
if (($# > 1)); then
  targets=("${@:2}")
fi

cmake --preset dev >/dev/null
tools/check_warnings.py build/dev
cmake --build --preset dev --target fuzz_targets -j "$jobs"
mkdir -p "$build/failures"
# The words of command lines are those of the table of options.
python3 - schema/options.csv >"$build/command_line_fuzz.dict" <<'PYTHON'
import csv
import sys

words = {"help", "--help", "-h", "--version", "--", "="}
with open(sys.argv[1], encoding="utf-8", newline="") as table:
    for row in csv.DictReader(table):
        words |= {row["option"], row["option"] + "=", "-" + row["letter"], *row["values"].split(";"), *row["default"].split(";")}
        words |= set(row["verbs"].replace(";", " ").split())
        words |= {f"WAKHAN_{row['setting'].replace('-', '_').upper()}="} if row["setting"] else set()
for word in sorted(words - {"", "-"}):
    print(f'"{word}"')
print('"\\x0a"')
PYTHON
# No stacks of allocations and a small pen for freed memory: twice as fast, and as sharp.
export ASAN_OPTIONS="malloc_context_size=1:quarantine_size_mb=16:detect_stack_use_after_return=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"

run_target() {
  local target=$1 corpus=fuzz/corpus/$1 found=$build/found/$1 log=$build/$1.log start=$SECONDS
  local dictionary=()
  [[ -f $build/$target.dict ]] && dictionary=(-dict="$build/$target.dict")
  # Worlds are the seeds of the world reader.
  [[ $target == world_fuzz ]] && corpus=tests/worlds
  mkdir -p "$found"
  # Without the entropic schedule, which costs more time than it finds: up to three times as many inputs a second.
  if "$build/fuzz/$target" -runs="$runs" -max_total_time="$seconds" -entropic=0 -timeout=5 -rss_limit_mb=1024 \
    -artifact_prefix="$build/failures/$target-" "${dictionary[@]}" "$found" "$corpus" >"$log" 2>&1; then
    printf '%-20s ok, %s inputs in %d s\n' "$target" "$(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$log")" $((SECONDS - start))
  else
    printf '%-20s FAILED; the end of %s:\n%s\n' "$target" "$log" "$(tail -n 40 "$log")"
    return 1
  fi
}

failures=0
running=0
for target in "${targets[@]}"; do
  if ((running >= jobs)); then
    wait -n || failures=$((failures + 1))
    running=$((running - 1))
  fi
  run_target "$target" &
  running=$((running + 1))
done
for ((; running > 0; --running)); do
  wait -n || failures=$((failures + 1))
done
if ((failures > 0)); then
  echo "$failures of ${#targets[@]} targets failed" >&2
  exit 1
fi
echo "${#targets[@]} targets passed"
