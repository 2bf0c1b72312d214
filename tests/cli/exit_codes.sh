#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The command line from outside: exit codes, what goes to stdout and stderr, files left behind. Usage: exit_codes.sh PROGRAM PACK REPOSITORY
set -uo pipefail
export LC_ALL=C.UTF-8 WAKHAN_CONFIG=/dev/null
readonly program=$1 pack=$2 repository=$3
# shellcheck source=tests/cli/checks.sh
source "$(dirname "$(realpath "${BASH_SOURCE[0]}")")/checks.sh"

# expect CODE 'WORDS IN STDERR' ARGUMENTS…
expect() {
  local code=$1 words=$2 got
  shift 2
  "$program" "$@" >"$folder/out" 2>"$folder/err"
  got=$?
  if [[ $got -ne $code ]] || { [[ -n $words ]] && ! grep -qF -- "$words" "$folder/err"; }; then
    printf 'FAILED: wakhan %s\n  exit %d, expected %d; stderr should hold: %s\n' "$*" "$got" "$code" "$words"
    sed 's/^/  | /' "$folder/err"
    failures=$((failures + 1))
  fi
}
# prints 'WORDS' ARGUMENTS…: exit 0 and the words on stdout
prints() {
  local words=$1
  shift
  if ! "$program" "$@" >"$folder/out" 2>"$folder/err" || ! grep -qF -- "$words" "$folder/out"; then
    printf 'FAILED: wakhan %s\n  stdout should hold: %s\n' "$*" "$words"
    failures=$((failures + 1))
  fi
}

prints 'Chongqing,CN' --pack "$pack" route Chongqing Duisburg
# An option takes one word: the places after it stay places.
prints 'Chongqing,CN' --pack "$pack" route --avoid suez --modes rail,sea Chongqing Duisburg
prints '"crossings"' --pack "$pack" route Chongqing Duisburg --format json
prints '"answer":{' --pack "$pack" route Chongqing Duisburg --format ndjson
check 'ndjson has as many lines as answers asked for' test "$("$program" --pack "$pack" route Chongqing Duisburg --answers 2 --format ndjson | wc -l)" -eq 2
prints '"FeatureCollection"' --pack "$pack" route Chongqing Duisburg --format geojson
readonly lists=$repository/data/examples
prints 'CNSHA,CNSHA,0.00' --pack "$pack" matrix "$lists/ports.csv"
expect 2 'name it with --output' --pack "$pack" matrix "$lists/ports.csv" --resume
expect 2 'is none of value, time, money, co2e' --pack "$pack" matrix "$lists/ports.csv" --by speed
expect 3 'no run was cut off here' --pack "$pack" matrix "$lists/ports.csv" --resume -o "$folder/skims.csv"
# A run that was cut off in the middle of a line, and the whole table that going on makes of it.
unfinished=$(grep -oE "'[^']*\.part'" "$folder/err" | tr -d "'")
"$program" --quiet --pack "$pack" matrix "$lists/ports.csv" -o "$folder/whole.csv"
head -c 300 "$folder/whole.csv" >"$unfinished"
check 'matrix goes on' "$program" --quiet --pack "$pack" matrix "$lists/ports.csv" --resume -o "$folder/skims.csv"
check 'what was gone on with is the whole table' cmp "$folder/whole.csv" "$folder/skims.csv"
check 'no pieces stay' test ! -e "$unfinished"
expect 3 'cannot open' --pack "$pack" matrix "$lists/none.csv"
prints 'suez' --pack "$pack" what-if "$lists/ports.csv" --without suez --without-each passages
expect 2 'nothing is to be closed' --pack "$pack" what-if "$lists/ports.csv"
expect 2 "--without: 'suezz' is no passage" --pack "$pack" what-if "$lists/ports.csv" --without suezz
prints 'Best gateway for how many' --pack "$pack" reach Karachi 'Bandar Abbas' --countries AF --people 100000
prints '"kind":"area"' --pack "$pack" reach Karachi --countries AF --people 100000 --bands 10,20 --format geojson
prints 'place,country,people' --pack "$pack" reach Karachi --towards --countries AF --people 100000 --format csv
expect 2 "'five' is no whole number" --pack "$pack" reach Karachi --bands five
expect 2 "'AFG' is no country" --pack "$pack" reach Karachi --countries AFG
expect 5 'Atlantis' --pack "$pack" reach Atlantis
prints 'distance_km' --pack "$pack" route Chongqing Duisburg --format csv
prints 'by timetable' --pack "$pack" route Chongqing Duisburg --depart 2026-12-03T08:00
prints 'ready by' --pack "$pack" route Chongqing Duisburg --arrive-by 2026-12-24
prints '"depart": "2026-12-03T08:00:00Z"' --pack "$pack" route Chongqing Duisburg --depart 2026-12-03T08:00 --format json
prints 'ASSUMED' --pack "$pack" route Chongqing Duisburg --answers 1 --explain
prints 'Suez Canal' --pack "$pack" pack info --ids
prints 'Sources' --pack "$pack" pack info
prints 'join' --pack "$pack" pack findings
prints 'Lapis' --pack "$pack" demo
prints '130' help exit-codes
prints '--max-labels' help route
prints 'wakhan pack build [OPTION]' help pack build
prints 'Examples' route --help
prints 'wakhan 0.' --version

# Answers fit the width that is there, and no figure is cut off.
for columns in 60 80 200; do
  for words in 'route 重庆 Brest,BY' demo; do
    read -ra words <<<"$words"
    COLUMNS=$columns "$program" --pack "$pack" "${words[@]}" 2>/dev/null | grep -v '^\./wakhan\|^Draw one' >"$folder/out"
    check "${words[0]} fits $columns columns" test -z "$(grep -E "^.{$((columns + 1))}" "$folder/out")"
    check "${words[0]} shows its figures at $columns columns" test "$(grep -cE '[0-9] U?S?…|[0-9] k?…' "$folder/out")" -eq 0 -a -s "$folder/out"
  done
done

# Colours: where they are wanted, and by themselves at a terminal only. Without them the text is the same.
escape=$(printf '\033')
coloured() { grep -q "$escape\[" "$folder/out"; }
plain() { ! coloured; }
"$program" --pack "$pack" route Chongqing Duisburg --color never >"$folder/plain" 2>/dev/null
check 'a pipe gets no colours' cmp -s "$folder/plain" <("$program" --pack "$pack" route Chongqing Duisburg 2>/dev/null)
for verb in 'route Chongqing Duisburg' demo; do
  read -ra words <<<"$verb"
  "$program" --pack "$pack" "${words[@]}" --color always >"$folder/out" 2>/dev/null
  check "--color always colours a pipe: ${words[0]}" coloured
done
NO_COLOR=1 "$program" --pack "$pack" route Chongqing Duisburg --color always >"$folder/out" 2>/dev/null
check '--color goes before NO_COLOR' coloured
check 'colours change no word' cmp -s "$folder/plain" <(sed "s/$escape\[[0-9;]*m//g" "$folder/out")
"$program" --pack "$pack" route Chongqing Duisburg --color always -o "$folder/route.txt" 2>/dev/null
cp "$folder/route.txt" "$folder/out"
check 'a file gets none' plain
expect 2 'none of auto, always, never' --pack "$pack" route Chongqing Duisburg --color sometimes
for columns in 80 200; do
  COLUMNS=$columns "$program" --pack "$pack" route Chongqing Duisburg --color always 2>/dev/null | sed "s/$escape\[[0-9;]*m//g" >"$folder/out"
  check "a coloured table fits $columns columns" test -s "$folder/out" -a -z "$(grep -E "^.{$((columns + 1))}" "$folder/out")"
done
if command -v script >/dev/null; then
  at_a_terminal() { script -qec "$* '$program' -q --pack '$pack' route Chongqing Duisburg $option" /dev/null >"$folder/out" 2>&1; }
  option=''
  at_a_terminal NO_COLOR=
  check 'a terminal gets colours' coloured
  at_a_terminal NO_COLOR=1
  check 'not where NO_COLOR is set' plain
  option='--color never'
  at_a_terminal NO_COLOR=
  check 'nor with --color never' plain
fi

expect 2 'TO is missing' --pack "$pack" route Chongqing
expect 2 "'wakhan rout' is no verb" rout
expect 2 'did you mean route?' rout
expect 2 'did you mean build?' pack buidl
expect 2 'did you mean doctor?' help docter
expect 2 "write one of route, matrix" elephant
expect 2 'needs a verb'
expect 2 'needs a verb' pack
expect 2 'did you mean --answers?' route Chongqing Duisburg --anwsers 3
expect 2 'did you mean --quiet?' route Chongqing Duisburg --quie
expect 2 'no such option' route Chongqing Duisburg -x
expect 2 "'wakhan route' has it" --load teu route Chongqing Duisburg
expect 2 'its value is missing' route Chongqing Duisburg --load
expect 2 'is given twice' route Chongqing Duisburg --load teu --load=feu
expect 2 '3 words where it takes 2' route Chongqing Duisburg Hamburg
expect 2 "'six' is no whole number from 0 to 1000" route Chongqing Duisburg --answers six
expect 2 'none of rail' --pack "$pack" route Chongqing Duisburg --modes camel
expect 2 'no date' --pack "$pack" route Chongqing Duisburg --date tomorrow
expect 2 'no moment' --pack "$pack" route Chongqing Duisburg --depart tomorrow
expect 2 'only one can be asked' --pack "$pack" route Chongqing Duisburg --depart 2026-12-03 --arrive-by 2026-12-24
expect 2 'leave --date out' --pack "$pack" route Chongqing Duisburg --depart 2026-12-03 --date 2026-12-04
expect 2 'this pack knows feu, teu' --pack "$pack" route Chongqing Duisburg --load elephant
expect 2 'none of 1, 1.1' --pack "$pack" route Chongqing Duisburg --hazard 1.7
expect 4 '' --pack "$pack" route Chongqing Moscow --modes rail --hazard 3
check 'no way for dangerous goods names the rule and its source' grep -q 'hazards:china-rail-boxes; ' "$folder/out"
expect 0 'hazards:gotthard-road-tunnel; ' --pack "$pack" route Zurich Milan --modes road --hazard 3
expect 0 '' --pack "$pack" route Chongqing Moscow --modes rail --hazard 3 --allow china-rail-boxes
prints '"hazard": "6.1"' --pack "$pack" route Zurich Milan --hazard 6.1 --format json
prints '"hazard": null' --pack "$pack" route Zurich Milan --format json
prints '"hazard":"6.1"' --pack "$pack" route Zurich Milan --hazard 6.1 --format ndjson
prints 'Marmaray' --pack "$pack" pack info --ids
expect 2 'none of table' --pack "$pack" route Chongqing Duisburg --format pdf
expect 2 'does not end in' --pack "$pack" route Chongqing Duisburg -o "$folder/route.pdf"
expect 2 "is not what -o '$folder/route.svg' ends in" --pack "$pack" route Chongqing Duisburg --format csv -o "$folder/route.svg"
expect 2 "'rail' stands twice" --pack "$pack" route Chongqing Duisburg --modes rail,rail
expect 2 'stands after --allow too' --pack "$pack" route Chongqing Duisburg --avoid suez --allow suez
for option in --date --view -o; do
  expect 2 'its value is empty' --pack "$pack" route Chongqing Duisburg "$option" ''
done
expect 2 'does not end in .svg' --pack "$pack" pack draw -o "$folder/map.png"
expect 2 'topics are exit-codes, settings' help nope
# The case of letters does not matter where one word alone is meant.
prints '"load": "feu"' --pack "$pack" route Chongqing Duisburg --load FEU --avoid ru --modes Rail,SEA,road --view UN --format JSON
check 'answers spell words as the pack does' grep -qF '"RU"' "$folder/out"
check 'no two ids of the pack differ in case alone' test -z "$("$program" --pack "$pack" pack info --ids --countries | awk '/^  [-A-Za-z0-9_.]+( |$)/ { print $1 }' | sort -u | sort -f | uniq -di)"
# Of places that share a name the one with a terminal and ten times the people is taken, and it is said.
expect 0 "'Cologne' taken as " --pack "$pack" route Cologne Milan --answers 1
expect 5 'this pack knows places in' --pack "$pack" route Jakarta Duisburg
expect 2 'did you mean suez' --pack "$pack" route Chongqing Duisburg --avoid suezz
# A word of the command line that only the pack can refuse ends as any other that makes no sense.
expect 2 'did you mean brest-malaszewicze' --pack "$pack" route Chongqing Duisburg --allow malaszewicze
expect 2 'write one of' --pack "$pack" route Chongqing Duisburg --view martian
expect 2 'no corridor' --pack "$pack" pack draw --corridor nowhere
expect 2 'no finding of kind' --pack "$pack" pack findings --check nowhere
expect 4 '' --pack "$pack" route 'Ras Tanura' Rotterdam --modes sea --avoid hormuz
expect 5 'Duisburg' --pack "$pack" route Duisbrg Moscow
expect 5 'Brest,BY' --pack "$pack" route Brest Moscow
expect 3 'there is no pack here' --pack "$folder/none.pack" route Chongqing Duisburg
expect 3 './setup' --pack "$folder/none.pack" route Chongqing Duisburg

head -c 100000 "$pack" >"$folder/cut.pack"
expect 3 'damaged pack' --pack "$folder/cut.pack" route Chongqing Duisburg
printf 'no pack at all, only some words that are long enough to be read as a header of sixty-four bytes' >"$folder/words.pack"
expect 3 'not a Wakhan pack' --pack "$folder/words.pack" route Chongqing Duisburg

# An answer replaces a file as a whole; where it cannot, the old file stays.
printf 'old' >"$folder/route.svg"
expect 0 '' --pack "$pack" route Chongqing Duisburg -o "$folder/route.svg"
check 'the map is an SVG' grep -q '<svg' "$folder/route.svg"
expect 0 '' --pack "$pack" route Chongqing Duisburg -o "$folder/route.ndjson"
check 'a file that ends in .ndjson holds a whole object in each line' grep -q '^{"version".*}$' "$folder/route.ndjson"
printf 'old' >"$folder/route.gpkg"
expect 0 '' --pack "$pack" route Chongqing Duisburg --answers 0 -o "$folder/route.gpkg"
check 'the GeoPackage is sound to another program, and its layers are styled' python3 "$repository/tests/cli/sound_geopackage.py" "$folder/route.gpkg"
"$program" --pack "$pack" route Chongqing Duisburg --answers 0 --threads 1 --format gpkg >"$folder/again.gpkg" 2>/dev/null
check 'the same question gives the same GeoPackage, byte for byte' cmp "$folder/route.gpkg" "$folder/again.gpkg"
if command -v script >/dev/null; then
  script -qec "'$program' --pack '$pack' route Chongqing Duisburg --format gpkg" /dev/null >"$folder/out" 2>&1
  check 'a GeoPackage does not go to a terminal' test $? -eq 2
  check 'and it is said where it should go' grep -q 'write it to a file' "$folder/out"
fi
printf 'old' >"$folder/kept.json"
expect 5 '' --pack "$pack" route Duisbrg Moscow -o "$folder/kept.json"
check 'a failed run leaves the old file' grep -qx 'old' "$folder/kept.json"
expect 3 'nowhere' --pack "$pack" route Chongqing Duisburg -o "$folder/nowhere/route.json"

# A full stdout is told, not passed over; a reader that has seen enough ends the program without a word.
for words in '--help' '--version' 'route --help' 'route Chongqing Duisburg' 'pack info'; do
  read -ra words <<<"$words"
  "$program" --pack "$pack" "${words[@]}" >/dev/full 2>"$folder/err"
  check "a full stdout: exit 3 of ${words[*]}" test $? -eq 3
  check "a full stdout: the message of ${words[*]}" grep -q 'stdout: cannot write' "$folder/err"
done
"$program" --pack "$pack" pack findings --all 2>"$folder/err" | head -n 1 >/dev/null
check 'nothing is said when the reader ends' test ! -s "$folder/err"

# The doctor: a pack that is whole and younger than its facts is well; each harm to it is told.
cp "$pack" "$folder/well.pack"
expect 0 '' --pack "$folder/well.pack" doctor --recipe "$repository/data/recipes/eurasia.toml" --cache "$folder/no-cache"
check 'the doctor says so' grep -qx 'all is well' "$folder/out"
touch -d 2000-01-01 "$folder/well.pack"
expect 3 '' --pack "$folder/well.pack" doctor --recipe "$repository/data/recipes/eurasia.toml" --cache "$folder/no-cache"
check 'the doctor sees facts younger than the pack' grep -q '^bad   pack age .* was changed' "$folder/out"
printf 'X' | dd of="$folder/well.pack" bs=1 seek=60000000 conv=notrunc status=none
printf 'Y' | dd of="$folder/well.pack" bs=1 seek=60000001 conv=notrunc status=none
expect 3 '' --pack "$folder/well.pack" doctor --recipe "$repository/data/recipes/eurasia.toml" --cache "$folder/no-cache" --format json
check 'the doctor sums the pack' grep -q '"name": "pack contents"' "$folder/out"
check 'the doctor sees two bytes that differ' test "$(grep -A1 '"name": "pack contents"' "$folder/out" | grep -c '"bad"')" -eq 1
expect 2 'none of text, json' doctor --format svg

# Manual pages: one for each verb, all its options in it, and man has nothing to say against them.
expect 2 "'wakhan pack fetch' is no verb" man pack fetch
for verb in '' route pack 'pack build' 'pack info' 'pack check' 'pack findings' 'pack draw' demo doctor config 'config show' completion man help; do
  read -ra words <<<"$verb"
  prints '.SH OPTIONS' man "${words[@]}"
  cp "$folder/out" "$folder/page.1"
  "$program" "${words[@]}" --help | grep -oE '^  (-[a-z], |    )--[a-z-]+' | grep -oE -- '--[a-z-]+' | while read -r option; do
    grep -qF -- "\\fB${option//-/\\-}\\fR" "$folder/page.1" || printf '%s\n' "$option"
  done >"$folder/missing"
  check "the page of '$verb' has every option" test ! -s "$folder/missing"
  "$program" help "${words[@]}" >"$folder/out"
  check "help of '$verb' is its --help" diff "$folder/out" <("$program" "${words[@]}" --help)
  for columns in 60 80 200; do
    check "help of '$verb' fits $columns columns" test -z "$(COLUMNS=$columns "$program" help "${words[@]}" | sed '/^Examples:/,$d' | grep -E "^.{$((columns + 1))}")"
  done
  if command -v man >/dev/null; then
    LC_ALL=C.UTF-8 MANWIDTH=100 man --warnings -l "$folder/page.1" >"$folder/page.txt" 2>"$folder/err"
    check "man has nothing against the page of '$verb'" test ! -s "$folder/err"
    check "man shows the page of '$verb'" grep -q 'SYNOPSIS' "$folder/page.txt"
  fi
done

# Maps of the pack.
prints 'Kazakhstan' --pack "$pack" pack draw --country KZ
expect 0 '' --pack "$pack" pack draw --gauge 1520 --box=20,40,60,60 -o "$folder/gauge.svg"
check 'the map of a gauge is an SVG' grep -q '</svg>' "$folder/gauge.svg"
expect 2 'did you mean rail' --pack "$pack" pack draw --layer rial
expect 2 'is no box' --pack "$pack" pack draw --box 1,2,3
expect 2 'no country' --pack "$pack" pack draw --country XX
expect 2 'no gauge' --pack "$pack" pack draw --gauge 1521
expect 3 'has none of it' --pack "$pack" pack draw --country VA --layer ferry
expect 3 'nowhere' --pack "$pack" pack draw -o "$folder/nowhere/map.svg"

# What takes minutes is not begun for a file that cannot be written.
expect 3 'is no folder to write' pack build --recipe "$repository/data/recipes/eurasia.toml" -o "$folder/nowhere/new.pack" --cache "$folder/no_cache"
check 'nothing is fetched for it' test ! -e "$folder/no_cache"
expect 3 'Mend the file, line and field' --pack "$pack" matrix /dev/null

# Ctrl-C ends long work between two questions.
printf '%s\n' place '"'{7..22}'.'{1..3}',50"' >"$folder/many.csv"
for words in validate "matrix $folder/many.csv"; do
  # shellcheck disable=SC2086 # several words
  env --default-signal=INT "$program" --pack "$pack" $words >"$folder/out" 2>"$folder/err" &
  worker=$!
  sleep 2
  kill -INT "$worker"
  wait "$worker"
  code=$?
  check "'${words%% *}' is stopped with 130" test "$code" -eq 130
done

# Recipes: what is wrong is named with its file and field; nothing is written.
recipe() { sed "$1" "$repository/data/recipes/eurasia.toml" >"$folder/bad.toml"; }
recipe 's/^price_year = .*/price_year = "soon"/'
expect 3 "field 'price_year'" pack build --recipe "$folder/bad.toml" -o "$folder/new.pack" --cache "$folder/cache"
recipe '0,/^file = .*/s//file = "..\/outside.whl"/'
expect 3 "field 'package'" pack build --recipe "$folder/bad.toml" -o "$folder/new.pack" --cache "$folder/cache"
recipe 's/^name = "eurasia"/name = /'
expect 3 'bad.toml:' pack build --recipe "$folder/bad.toml" -o "$folder/new.pack" --cache "$folder/cache"
recipe '0,/^client = .*/s//client = "file"/'
expect 3 'could not be fetched' pack build --recipe "$folder/bad.toml" -o "$folder/new.pack" --cache "$folder/cache"
mkdir -p "$folder/cache"
printf 'other' >"$folder/cache/scgraph_data-2.0.0-py3-none-any.whl"
expect 3 'the recipe promises' pack build --recipe "$folder/bad.toml" -o "$folder/new.pack" --cache "$folder/cache"
check 'no pack is written by a failed build' test ! -e "$folder/new.pack"

finish 'the command line holds'
