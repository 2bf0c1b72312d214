#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every example of --help and of the README does what it says: it is run as it stands there, and must end with exit code 0.
# Usage: examples.sh PROGRAM PACK REPOSITORY
set -uo pipefail
program=$(realpath "$1") repository=$(realpath "$3") WAKHAN_PACK=$(realpath "$2")
readonly program repository
# shellcheck source=tests/cli/checks.sh
source "$(dirname "$(realpath "${BASH_SOURCE[0]}")")/checks.sh"
cd "$folder" || exit 1
export WAKHAN_PACK WAKHAN_CONFIG=/dev/null WAKHAN_HOME=$repository LC_ALL=C.UTF-8 PATH=$folder:$PATH COLUMNS=100
ln -s "$program" wakhan
ln -s "$WAKHAN_PACK" my.pack
mkdir data && ln -s "$repository/data/examples" data/examples
runs=0

verbs() { # all verbs below one, in their words
  "$program" help "$@" | sed -n '/^Verbs:/,/^$/s/^  \([a-z-]*\) .*/\1/p' | while read -r verb; do
    printf '%s\n' "${*:+$* }$verb"
    verbs "$@" "$verb"
  done
}
examples_of_help() {
  { printf '\n' && verbs; } | while read -r verb; do
    read -ra words <<<"$verb"
    local found
    found=$("$program" help "${words[@]}" | sed -n '/^Examples:/,$s/^  \(.*wakhan .*\)/\1/p')
    [[ $(grep -c . <<<"$found") -ge 3 || $verb == doctor || $verb == man ]] || printf 'false # wakhan %s has fewer than three examples\n' "$verb"
    printf '%s\n' "$found"
  done
}
# Commands in blocks and in `…`, with the places of the first one where it says "…"; what sets up, tests and opens other programs aside.
examples_of_readme() {
  # shellcheck disable=SC2016 # a pattern
  { grep -E '^\./wakhan ' "$repository/README.md" && grep -oE '`[^`]*wakhan [^`]*`' "$repository/README.md" | tr -d '`'; } |
    sed 's/ … / Chongqing Duisburg /; s/\[VERB\]//; s/VERB/route/' | grep -v '^\./wakhan test'
}

while IFS= read -r line; do
  runs=$((runs + 1))
  case $line in
    *'wakhan pack build'*)
      # A build takes a minute: here it ends at once for want of a recipe, which says that all its words were understood.
      (WAKHAN_HOME=$folder bash -o pipefail -c "$line") </dev/null >out 2>err
      if [[ $? -ne 3 ]] || ! grep -q 'recipes/eurasia.toml' err; then
        fail "$line: $(head -n 2 err)"
      fi
      ;;
    *'| man '*) command -v man >/dev/null || continue ;&
    *)
      # A reader that has seen enough is no fault of the example, nor is one that is not installed.
      bash -o pipefail -c "${line//| less/| cat}" </dev/null >out 2>err || fail "$line: exit $? $(head -n 2 err)"
      ;;
  esac
done < <(
  examples_of_help
  examples_of_readme
)

[[ $runs -ge 40 ]] || fail "only $runs examples were found"
finish "$runs examples hold"
