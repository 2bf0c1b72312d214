# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# What the tests of the command line share: a folder of their own, which goes away with them, and expectations that are counted.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failures=0
fail() { # MESSAGE
  printf 'FAILED: %s\n' "$1"
  failures=$((failures + 1))
}
check() { # DESCRIPTION COMMAND…
  local what=$1
  shift
  "$@" || fail "$what"
}
# finish 'WHAT HOLDS': the last line, and the exit code.
finish() {
  if [[ $failures -gt 0 ]]; then
    printf '%d expectations failed\n' "$failures"
    exit 1
  fi
  printf '%s\n' "$1"
}
