#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Compares the fronts of a small planar graph with the peers' for two, three and four criteria, and their number and
# checksum with those of smoke.expected:
#   smoke.sh PARETO_BENCH HIERARCHY_BENCH [--update]
set -euo pipefail
readonly program=$1 planar=$2
readonly expected=${BASH_SOURCE[0]%/*}/smoke.expected
folder=$(mktemp -d)
readonly folder
trap 'rm -rf "$folder"' EXIT

"$planar" --planar 40 "$folder/graph"
for criteria in 2 3 4; do
  "$program" "$folder/graph" 10 "$criteria" $((200 / criteria)) 1 2>/dev/null | grep '^answers'
done >"$folder/answers"
if [[ ${3-} == --update ]]; then
  cp "$folder/answers" "$expected"
fi
diff "$expected" "$folder/answers"
