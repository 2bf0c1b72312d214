#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Completion as the shells do it. Usage: completion.sh PROGRAM PACK REPOSITORY; WAKHAN_UPDATE=1 writes the expected scripts anew.
set -uo pipefail
program=$(realpath "$1") repository=$(realpath "$3") WAKHAN_PACK=$(realpath "$2")
readonly program repository
export WAKHAN_PACK WAKHAN_CONFIG=/dev/null
readonly golden=$repository/tests/golden
# shellcheck source=tests/cli/checks.sh
source "$(dirname "$(realpath "${BASH_SOURCE[0]}")")/checks.sh"
export HOME=$folder XDG_CONFIG_HOME=$folder XDG_DATA_HOME=$folder

ln -s "$program" "$folder/wakhan"
export PATH=$folder:$PATH
cd "$folder" || exit 1
touch my.pack
mkdir folder

for shell in bash zsh fish; do
  "$program" completion "$shell" >"$folder/made" || fail "wakhan completion $shell"
  if [[ ${WAKHAN_UPDATE-} == 1 ]]; then
    cp "$folder/made" "$golden/completion.$shell"
  fi
  diff "$golden/completion.$shell" "$folder/made" || fail "completion.$shell differs; WAKHAN_UPDATE=1 tests/cli/completion.sh … writes it anew"
  if command -v "$shell" >/dev/null; then
    "$shell" -n "$folder/made" || fail "$shell cannot read its script"
  fi
done

# in_bash WORDS…: what bash offers for the last word, in one line.
in_bash() {
  bash -c '
    source <(wakhan completion bash)
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _wakhan
    printf "%s\n" "${COMPREPLY[@]}"' bash "$@"
}
in_fish() {
  # shellcheck disable=SC2016 # fish expands it
  fish --no-config -c 'wakhan completion fish | source; complete -C (string join " " -- $argv)' -- "$@" | cut -f1
}

# offers SHELL 'ALL THAT IS OFFERED' WORDS…
offers() {
  local shell=$1 expected=$2 got
  shift 2
  got=$("in_$shell" "$@" | sort | paste -sd ' ')
  [[ $got == "$expected" ]] || fail "$shell, ${*@Q}: expected '$expected', got '$got'"
}
# offers_also SHELL ONE WORDS…: among other words
offers_also() {
  local shell=$1 expected=$2
  shift 2
  # Read to the end: a shell that is cut off while it still prints would count as a failure.
  "in_$shell" "$@" | grep -xF -- "$expected" >/dev/null || fail "$shell, ${*@Q}: '$expected' is not offered"
}

views=$(cut -d , -f 1 "$repository/data/views.csv" | tail -n +2 | sort | paste -sd ' ')
readonly views
shells=(bash)
command -v fish >/dev/null && shells+=(fish)
for shell in "${shells[@]}"; do
  offers "$shell" 'route' wakhan ro
  offers "$shell" 'build check draw findings info' wakhan pack ''
  offers "$shell" 'ndjson' wakhan route Chongqing Duisburg --format n
  offers "$shell" 'crude feu grain ore parcels reefer teu tonne' wakhan route Chongqing Duisburg --load ''
  offers "$shell" 'rail,sea' wakhan route Chongqing Duisburg --modes rail,se
  offers "$shell" 'suez' wakhan route Chongqing Duisburg --avoid sue
  offers "$shell" 'malacca,suez' wakhan route Chongqing Duisburg --avoid malacca,sue
  offers "$shell" 'RU' wakhan route Chongqing Duisburg --avoid RU
  offers "$shell" "$views" wakhan route Chongqing Duisburg --view ''
  offers "$shell" 'de-facto' wakhan matrix places.csv --view de
  offers "$shell" 'KZ' wakhan pack draw --country KZ
  offers "$shell" 'middle-corridor-btk-europe' wakhan pack draw --corridor middle-corridor-btk-
  offers "$shell" '--draw' wakhan route Chongqing Duisburg --dr
  offers "$shell" 'my.pack' wakhan --pack my
  offers "$shell" 'my.pack' wakhan pack info --pack my
  offers "$shell" 'json text' wakhan doctor --format ''
  offers "$shell" 'bash fish zsh' wakhan completion ''
  offers "$shell" 'exit-codes' wakhan help exi
  offers "$shell" 'route' wakhan man rou
  offers "$shell" 'build' wakhan help pack bui
  offers_also "$shell" '--ids' wakhan --pack "$WAKHAN_PACK" pack info --
  offers_also "$shell" '--quiet' wakhan route Chongqing Duisburg --explain --
done
offers bash 'folder' wakhan pack build --cache fo
offers bash 'suez' wakhan --pack "$WAKHAN_PACK" route A B --avoid sue
offers bash '' wakhan --pack "$folder/none.pack" route A B --avoid sue
offers bash '--explain' wakhan route pack check --ex

if command -v zsh >/dev/null; then
  zsh -f -c 'autoload -U compinit && compinit -D -u && source <(wakhan completion zsh) && [[ $_comps[wakhan] == _wakhan ]]' ||
    fail 'zsh does not take its script'
  # zsh completes inside its line editor only: here the ids that it would add, whichever of its own options stand beside them.
  in_zsh() {
    # shellcheck disable=SC2016 # zsh expands it
    zsh -f -c 'autoload -U compinit && compinit -D -u && source <(wakhan completion zsh)
      compadd() { print -rl -- "${@[$@[(i)--]+1,-1]}" }
      _wakhan_ids "$@"' zsh "$@"
  }
  offers zsh "$views" -J view -X view --views
  offers_also zsh KZ --countries -qS ,
  offers_also zsh suez --ids --countries -qS ,
  offers_also zsh middle-corridor-btk --corridors
fi

# Every word that is offered after an option is one the program takes.
for word in $(in_bash wakhan route A B --load ''); do
  "$program" route Chongqing Duisburg --answers 1 --load "$word" >/dev/null || fail "--load $word is offered but not taken"
done
for word in $(in_bash wakhan route A B --modes ''); do
  "$program" route Chongqing Duisburg --answers 1 --modes "$word" >/dev/null 2>"$folder/err"
  [[ $? -eq 0 || $? -eq 4 ]] || fail "--modes $word is offered but not taken"
done
for word in $(in_bash wakhan route A B --format ''); do
  "$program" route Chongqing Duisburg --answers 1 --format "$word" >/dev/null || fail "--format $word is offered but not taken"
done
"$program" completion tcsh 2>"$folder/err"
[[ $? -eq 2 ]] || fail 'a shell without completion is an error of the command line'
grep -qF 'none of bash, zsh, fish' "$folder/err" || fail 'the shells that are there are named'

finish 'completion holds'
