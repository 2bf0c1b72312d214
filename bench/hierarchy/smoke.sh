#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Asks a small planar graph everything once and compares the checksums of all answers with those of smoke.expected:
#   smoke.sh PROGRAM [--update]
# RoutingKit gave the same ones; see README.md.
set -euo pipefail
readonly program=$1
readonly expected=${BASH_SOURCE[0]%/*}/smoke.expected
folder=$(mktemp -d)
readonly folder
trap 'rm -rf "$folder"' EXIT

"$program" --planar 40 "$folder/graph"
"$program" "$folder/graph" 1 2>/dev/null | grep -v '^memory' | cut -f 1,4 >"$folder/answers"
if [[ ${2-} == --update ]]; then
  cp "$folder/answers" "$expected"
fi
diff "$expected" "$folder/answers"
