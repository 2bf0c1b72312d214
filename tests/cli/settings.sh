#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Settings from outside: every row of schema/options.csv that is one, by variable, by file and by option; and what is said of wrong ones.
# Usage: settings.sh PROGRAM PACK REPOSITORY
set -uo pipefail
program=$(realpath "$1") pack=$(realpath "$2") repository=$(realpath "$3")
readonly program pack repository
# shellcheck source=tests/cli/checks.sh
source "$(dirname "$(realpath "${BASH_SOURCE[0]}")")/checks.sh"
cd "$folder" || exit 1
unset "${!WAKHAN_@}"
export LC_ALL=C.UTF-8 HOME=$folder/home XDG_CONFIG_HOME=$folder/home/.config
mkdir -p home/.config/wakhan
# fails CODE 'WORDS IN STDERR' ARGUMENTS…
fails() {
  local code=$1 words=$2 got
  shift 2
  "$program" "$@" >out 2>err
  got=$?
  if [[ $got -ne $code ]] || ! grep -qF -- "$words" err; then
    printf 'FAILED: wakhan %s\n  exit %d, expected %d; stderr should hold: %s\n' "$*" "$got" "$code" "$words"
    sed 's/^/  | /' err
    failures=$((failures + 1))
  fi
}
# shows SETTING 'VALUE' 'ORIGIN' [OPTION…]: the line of `config show --origin`
shows() {
  local line
  line=$("$program" config show --origin "${@:4}" 2>err | grep -E "^(# )?$1 =" | tr -s ' ')
  check "$1 is $2 from $3, not: $line" test "$line" == "$1 = $2 # $3"
}

# setting<TAB>type<TAB>default<TAB>a value to set<TAB>the same as TOML<TAB>verbs<TAB>option, once for each setting of the table
python3 - "$repository/schema/options.csv" >rows <<'PY'
import csv, sys
seen = set()
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    if not row["setting"] or row["setting"] in seen:
        continue
    seen.add(row["setting"])
    kind, values = row["type"], row["values"].split(";")
    lists = kind in ("ids", "words", "texts")
    value = {"flag": "true", "integer": row["maximum"] or "12345", "word": values[-1], "words": f"{values[0]},{values[-1]}"}.get(kind, "one,two" if lists else "/one" if kind in ("file", "folder") else "one")
    written = value if kind in ("flag", "integer") else "[ " + ", ".join(f'"{v}"' for v in value.split(",")) + " ]" if lists else f'"{value}"'
    print(row["setting"], kind, row["default"], value, written, row["verbs"].split(";")[0], row["option"], sep="|")
PY
check 'the table has settings' test "$(wc -l <rows)" -ge 12
while IFS='|' read -r setting kind default value toml verb option; do
  variable=WAKHAN_$(tr 'a-z-' 'A-Z_' <<<"$setting")
  if [[ -z $default ]]; then
    check "$setting has no value of its own" grep -q "^# $setting =" <("$program" config show)
  elif [[ $kind == file || $kind == folder ]]; then
    shows "$setting" "\"$default\"" 'built in'
  elif [[ $kind == words ]]; then
    shows "$setting" "[ \"${default//;/\", \"}\" ]" 'built in'
  elif [[ $kind == word || $kind == text ]]; then
    shows "$setting" "\"$default\"" 'built in'
  else
    shows "$setting" "$default" 'built in'
  fi
  printf '%s = %s\n' "$setting" "$toml" >home/.config/wakhan/config.toml
  shows "$setting" "$toml" "$folder/home/.config/wakhan/config.toml:1"
  printf '\n%s = %s\n' "$setting" "$toml" >wakhan.toml
  shows "$setting" "$toml" wakhan.toml:2
  export "$variable=$value"
  shows "$setting" "$toml" "$variable"
  unset "$variable"
  rm wakhan.toml home/.config/wakhan/config.toml
  read -ra words <<<"$verb"
  check "help of '$verb' has $option" grep -qF -- "$option" <("$program" help "${words[@]}")
  check "help settings has $setting" grep -qE "^  $setting +$variable: " <("$program" help settings)
  check "the manual has $variable" grep -qF "\\fB$variable\\fR" <("$program" man)
done <rows

# They hold: for answers, and below options.
export WAKHAN_PACK=$pack
lines() { "$program" route Chongqing Duisburg --format csv "$@" 2>/dev/null | wc -l; }
all=$(lines)
printf 'answers = 1\n' >wakhan.toml
check 'a file changes an answer' test "$(lines)" -lt "$all"
check 'an option goes before a file' test "$(lines --answers 6)" -eq "$all"
check 'a variable goes before a file' test "$(WAKHAN_ANSWERS=6 lines)" -eq "$all"
check 'another file takes its place' test "$(lines --config /dev/null)" -eq "$all"
check 'also by a variable' test "$(WAKHAN_CONFIG=/dev/null lines)" -eq "$all"
printf 'quiet = true\n' >wakhan.toml
shows quiet false --quiet --quiet=false
shows pack '"other.pack"' --pack --pack other.pack
rm wakhan.toml
"$program" config show >all.toml
check 'what is shown is a settings file' diff all.toml <("$program" config show --config all.toml)

# What is wrong is told with its place.
wrong() { # 'TOML' 'WORDS' ARGUMENTS…
  printf '%s\n' "$1" >wakhan.toml
  fails 3 "$2" "${@:3}"
  rm wakhan.toml
}
wrong 'laod = "teu"' "wakhan.toml:1: 'laod' is no setting" config show
wrong 'laod = "teu"' 'did you mean load?' pack info
wrong 'answers = "six"' "wakhan.toml:1: answers: 'six'" route Chongqing Duisburg
wrong 'load = ' 'wakhan.toml:1: ' route Chongqing Duisburg
wrong 'avoid = ["suezz"]' "wakhan.toml:1: avoid: 'suezz' is no passage" route Chongqing Duisburg
wrong 'date = "tomorrow"' "wakhan.toml:1: date: 'tomorrow' is no date" route Chongqing Duisburg
wrong 'max-labels = 10' 'no whole number from 1000 on' route Chongqing Duisburg
fails 3 'none.toml' --config none.toml route Chongqing Duisburg
WAKHAN_LOAD=tue fails 3 'WAKHAN_LOAD: load:' route Chongqing Duisburg
WAKHAN_PACK=none.pack fails 3 'it is named by WAKHAN_PACK' route Chongqing Duisburg
WAKHAN_LAOD=teu fails 0 'WAKHAN_LAOD is no setting; did you mean WAKHAN_LOAD?' config show
WAKHAN_LAOD=teu fails 0 'WAKHAN_LAOD is no setting' pack info
WAKHAN_ELEPHANT=1 fails 0 'help settings' pack info
# Our own scripts and tests read variables that are no settings; the program knows them all.
while IFS= read -r name; do
  env "$name=1" "$program" --config /dev/null config show >out 2>err
  check "$name, which our scripts and tests read, is no slip: $(cat err)" test "$(grep -c 'is no setting' err)" -eq 0
done < <(grep -rhoE --exclude=CMakeLists.txt '(getenv\("|\$\{)WAKHAN_[A-Z_]+' "$repository"/{apps,bench,setup,src,tests,tools,wakhan} | grep -oE 'WAKHAN_.*' | sort -u)

# A broken file keeps nobody from help, and the doctor finds it.
printf 'laod = "teu"\n' >wakhan.toml
for verb in help man 'completion bash'; do
  read -ra words <<<"$verb"
  check "$verb works with a broken file" "$program" "${words[@]}" >out
done
"$program" doctor --recipe "$repository/data/recipes/eurasia.toml" --cache none >out
check 'the doctor finds a broken file' grep -q "^bad   settings .*'laod' is no setting" out

finish 'settings hold'
