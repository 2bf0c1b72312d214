#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the pack twice, on all cores and on one, and prints seconds and peak memory of each build.
# Fails when a build fails, when the two packs differ in a byte, or when a build needs more than 4 GiB of memory.
#   WAKHAN_PROGRAM=PATH   another program than build/release/apps/cli/wakhan
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly program=${WAKHAN_PROGRAM:-build/release/apps/cli/wakhan}
readonly most_kib=$((4 * 1024 * 1024))

fail() {
  printf 'pack_bench: %s\n' "$1" >&2
  exit 1
}

# build NAME THREADS: builds into $folder/NAME.pack; the measurements go to $folder/NAME.time.
build() {
  local pack=$folder/$1.pack log=$folder/$1.log
  /usr/bin/time -v -o "$folder/$1.time" "$program" pack build --threads "$2" -o "$pack" >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    fail "the build '$1' failed"
  }
  [[ -s $pack ]] || fail "the build '$1' ended well but wrote no pack"
}

# figure NAME LABEL: one line of /usr/bin/time -v, without its label.
figure() {
  local line
  line=$(grep -F "$2: " "$folder/$1.time") || fail "/usr/bin/time told no '$2'"
  printf '%s\n' "${line##*: }"
}

# seconds [H:]M:S
seconds() {
  awk -F: '{ for (i = 1; i <= NF; ++i) s = s * 60 + $i; printf "%.1f\n", s }' <<<"$1"
}

# report NAME: prints the row of a build; false when it needed too much memory.
report() {
  local kib elapsed
  kib=$(figure "$1" 'Maximum resident set size (kbytes)')
  elapsed=$(seconds "$(figure "$1" 'Elapsed (wall clock) time (h:mm:ss or m:ss)')")
  printf '%-10s %9s %10d %12d\n' "$1" "$elapsed" $((kib / 1024)) "$(stat -c %s "$folder/$1.pack")"
  ((kib <= most_kib))
}

[[ -x /usr/bin/time ]] || fail "no /usr/bin/time; install the package 'time'"
[[ -x $program ]] || fail "no program $program; run ./setup"
folder=$(mktemp -d)
readonly folder
trap 'rm -rf "$folder"' EXIT

build all-cores 0
build one-thread 1
printf '%-10s %9s %10s %12s\n' build seconds 'peak MiB' 'pack bytes'
is_small=yes
report all-cores || is_small=no
report one-thread || is_small=no
cmp "$folder/all-cores.pack" "$folder/one-thread.pack" || fail 'the two packs differ'
[[ $is_small == yes ]] || fail "a build needed more than $((most_kib / 1024)) MiB"
printf 'the two packs are the same, byte for byte\n'
