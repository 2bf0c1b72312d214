# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Named, timed steps for the test scripts: a step that fails does not stop the others, but the script in the end.
# Source it, call `step NAME COMMAND…` for each step, end with `summary`.

step_lines=()
step_failures=0

step() {
  local name=$1 start=$SECONDS result=ok
  shift
  printf '\n== %s\n' "$name"
  "$@" || result=FAILED
  [[ $result == ok ]] || step_failures=$((step_failures + 1))
  step_lines+=("$(printf '%-6s %5d s  %s' "$result" $((SECONDS - start)) "$name")")
}

# Prints one line a step; its result is that of all steps together.
summary() {
  printf '\n== summary (%d s in all)\n' "$SECONDS"
  printf '%s\n' "${step_lines[@]}"
  if ((step_failures)); then
    printf '%d of %d steps failed\n' "$step_failures" "${#step_lines[@]}"
    return 1
  fi
  printf 'all %d steps passed\n' "${#step_lines[@]}"
}
