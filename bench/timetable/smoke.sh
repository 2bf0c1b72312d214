#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Asks a small week everything once on both sides, and compares the checksums of all answers with those of smoke.expected:
#   smoke.sh PROGRAM [--update]
set -euo pipefail
readonly program=$1
readonly expected=${BASH_SOURCE[0]%/*}/smoke.expected
answers=$(mktemp)
readonly answers
trap 'rm -f "$answers"' EXIT

"$program" --smoke >"$answers"
if [[ ${2-} == --update ]]; then
  cp "$answers" "$expected"
fi
diff "$expected" "$answers"
