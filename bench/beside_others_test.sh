#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What beside_others.sh says before it fetches anything: its help, and what is wrong with its options.
set -euo pipefail
readonly script=${BASH_SOURCE[0]%/*}/beside_others.sh

"$script" --help | grep -q -- '--graphs'
refuses() {
  local words=$1 code=0 said
  shift
  said=$("$script" "$@" 2>&1) || code=$?
  if [[ $code != 2 || $said != *"$words"* ]]; then
    printf '%s: code %s, said: %s\n' "$*" "$code" "$said" >&2
    exit 1
  fi
}
refuses 'takes a value' --runs
refuses 'a whole number above 0' --runs 0
refuses 'no graph "mars"' --graphs 'sea mars'
refuses 'unknown option --fast' --fast
