#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Writes the manual pages of all verbs and the completion of all shells, where systems look for them below a share/ folder.
# Usage: write_pages.sh PROGRAM FOLDER
set -euo pipefail
readonly program=$1 folder=$2
export WAKHAN_CONFIG=/dev/null COLUMNS=100

page() { # the page of a verb and those of the verbs below it
  local name verb
  name=wakhan$(printf -- '-%s' "$@")
  [[ $# -gt 0 ]] || name=wakhan
  "$program" man "$@" >"$folder/man/man1/$name.1"
  for verb in $("$program" help "$@" | sed -n '/^Verbs:/,/^$/s/^  \([a-z-]*\) .*/\1/p'); do
    page "$@" "$verb"
  done
}

rm -rf "$folder"
mkdir -p "$folder"/{man/man1,bash-completion/completions,zsh/site-functions,fish/vendor_completions.d}
page
"$program" completion bash >"$folder/bash-completion/completions/wakhan"
"$program" completion zsh >"$folder/zsh/site-functions/_wakhan"
"$program" completion fish >"$folder/fish/vendor_completions.d/wakhan.fish"
