# bash completion of wakhan; made by `wakhan completion bash`
# The ids that the pack lists. Arguments: the options of `pack info` that list them. Only plain words: compgen would run
# what stands in $(…).
_wakhan_ids() { "${COMP_WORDS[0]}" "${pack[@]}" pack info "$@" 2>/dev/null | awk '/^  [-A-Za-z0-9_.]+( |$)/ { print $1 }'; }

# Completes the last of a list with commas. Arguments: the words that may stand in it.
_wakhan_list() {
  local before=
  [[ $cur == *,* ]] && before=${cur%,*},
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$*" -- "${cur##*,}")
  compopt -o nospace 2>/dev/null
}

_wakhan() {
  local cur=${COMP_WORDS[COMP_CWORD]} option= at=wakhan i word pack=()
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ -n $option ]]; then
      [[ $option == --pack ]] && pack=(--pack "$word")
      option=
      continue
    fi
    case "$at $word" in
      'wakhan route') at='wakhan route' ;;
      'wakhan matrix') at='wakhan matrix' ;;
      'wakhan what-if') at='wakhan what-if' ;;
      'wakhan reach') at='wakhan reach' ;;
      'wakhan pack') at='wakhan pack' ;;
      'wakhan pack build') at='wakhan pack build' ;;
      'wakhan pack info') at='wakhan pack info' ;;
      'wakhan pack check') at='wakhan pack check' ;;
      'wakhan pack findings') at='wakhan pack findings' ;;
      'wakhan pack draw') at='wakhan pack draw' ;;
      'wakhan validate') at='wakhan validate' ;;
      'wakhan validate distances') at='wakhan validate distances' ;;
      'wakhan validate fit') at='wakhan validate fit' ;;
      'wakhan demo') at='wakhan demo' ;;
      'wakhan doctor') at='wakhan doctor' ;;
      'wakhan config') at='wakhan config' ;;
      'wakhan config show') at='wakhan config show' ;;
      'wakhan completion') at='wakhan completion' ;;
      'wakhan man') at='wakhan man' ;;
      'wakhan help') at='wakhan help' ;;
      *' --allow') option=--allow ;;
      *' --answers') option=--answers ;;
      *' --arrive-by') option=--arrive-by ;;
      *' --avoid') option=--avoid ;;
      *' --bands') option=--bands ;;
      *' --box') option=--box ;;
      *' --by') option=--by ;;
      *' --cache') option=--cache ;;
      *' --check') option=--check ;;
      *' --color') option=--color ;;
      *' --config') option=--config ;;
      *' --corridor') option=--corridor ;;
      *' --countries') option=--countries ;;
      *' --country') option=--country ;;
      *' --date') option=--date ;;
      *' --day-value') option=--day-value ;;
      *' --depart') option=--depart ;;
      *' --draw') option=--draw ;;
      *' --format') option=--format ;;
      *' --gauge') option=--gauge ;;
      *' --hazard') option=--hazard ;;
      *' --layer') option=--layer ;;
      *' --load') option=--load ;;
      *' --max-labels') option=--max-labels ;;
      *' --max-shared') option=--max-shared ;;
      *' --modes') option=--modes ;;
      *' --observations') option=--observations ;;
      *' --open') option=--open ;;
      *' --output' | *' -o') option=--output ;;
      *' --pack') option=--pack ;;
      *' --people') option=--people ;;
      *' --recipe') option=--recipe ;;
      *' --shown') option=--shown ;;
      *' --threads') option=--threads ;;
      *' --to') option=--to ;;
      *' --tolerance') option=--tolerance ;;
      *' --via') option=--via ;;
      *' --view') option=--view ;;
      *' --within') option=--within ;;
      *' --without') option=--without ;;
      *' --without-each') option=--without-each ;;
    esac
  done
  case "$at $option" in
    *' --pack') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    *' --config') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan route --load') mapfile -t COMPREPLY < <(compgen -W 'feu teu tonne reefer grain ore crude parcels' -- "$cur"); return ;;
    'wakhan route --hazard') mapfile -t COMPREPLY < <(compgen -W '1 1.1 1.2 1.3 1.4 1.5 1.6 2 2.1 2.2 2.3 3 4 4.1 4.2 4.3 5 5.1 5.2 6 6.1 6.2 7 8 9 9A' -- "$cur"); return ;;
    'wakhan route --modes') _wakhan_list rail road sea waterway ferry air; return ;;
    'wakhan route --avoid') _wakhan_list "$(_wakhan_ids --ids --countries)"; return ;;
    'wakhan route --allow') _wakhan_list "$(_wakhan_ids --ids)"; return ;;
    'wakhan route --open') _wakhan_list "$(_wakhan_ids --projects)"; return ;;
    'wakhan route --via') :; return ;;
    'wakhan route --date') :; return ;;
    'wakhan route --view') mapfile -t COMPREPLY < <(compgen -W "$(_wakhan_ids --views)" -- "$cur"); return ;;
    'wakhan route --depart') :; return ;;
    'wakhan route --arrive-by') :; return ;;
    'wakhan route --answers') :; return ;;
    'wakhan route --max-labels') :; return ;;
    'wakhan route --tolerance') :; return ;;
    'wakhan route --max-shared') :; return ;;
    'wakhan route --threads') :; return ;;
    'wakhan route --format') mapfile -t COMPREPLY < <(compgen -W 'table json ndjson csv geojson gpkg svg' -- "$cur"); return ;;
    'wakhan route --output') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan route --color') mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur"); return ;;
    'wakhan route --draw') :; return ;;
    'wakhan matrix --to') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan matrix --by') mapfile -t COMPREPLY < <(compgen -W 'value time money co2e' -- "$cur"); return ;;
    'wakhan matrix --day-value') :; return ;;
    'wakhan matrix --load') mapfile -t COMPREPLY < <(compgen -W 'feu teu tonne reefer grain ore crude parcels' -- "$cur"); return ;;
    'wakhan matrix --hazard') mapfile -t COMPREPLY < <(compgen -W '1 1.1 1.2 1.3 1.4 1.5 1.6 2 2.1 2.2 2.3 3 4 4.1 4.2 4.3 5 5.1 5.2 6 6.1 6.2 7 8 9 9A' -- "$cur"); return ;;
    'wakhan matrix --modes') _wakhan_list rail road sea waterway ferry air; return ;;
    'wakhan matrix --avoid') _wakhan_list "$(_wakhan_ids --ids --countries)"; return ;;
    'wakhan matrix --allow') _wakhan_list "$(_wakhan_ids --ids)"; return ;;
    'wakhan matrix --open') _wakhan_list "$(_wakhan_ids --projects)"; return ;;
    'wakhan matrix --date') :; return ;;
    'wakhan matrix --view') mapfile -t COMPREPLY < <(compgen -W "$(_wakhan_ids --views)" -- "$cur"); return ;;
    'wakhan matrix --threads') :; return ;;
    'wakhan matrix --output') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan what-if --to') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan what-if --without') :; return ;;
    'wakhan what-if --without-each') _wakhan_list passages crossings countries; return ;;
    'wakhan what-if --by') mapfile -t COMPREPLY < <(compgen -W 'value time money co2e' -- "$cur"); return ;;
    'wakhan what-if --day-value') :; return ;;
    'wakhan what-if --load') mapfile -t COMPREPLY < <(compgen -W 'feu teu tonne reefer grain ore crude parcels' -- "$cur"); return ;;
    'wakhan what-if --hazard') mapfile -t COMPREPLY < <(compgen -W '1 1.1 1.2 1.3 1.4 1.5 1.6 2 2.1 2.2 2.3 3 4 4.1 4.2 4.3 5 5.1 5.2 6 6.1 6.2 7 8 9 9A' -- "$cur"); return ;;
    'wakhan what-if --modes') _wakhan_list rail road sea waterway ferry air; return ;;
    'wakhan what-if --avoid') _wakhan_list "$(_wakhan_ids --ids --countries)"; return ;;
    'wakhan what-if --allow') _wakhan_list "$(_wakhan_ids --ids)"; return ;;
    'wakhan what-if --open') _wakhan_list "$(_wakhan_ids --projects)"; return ;;
    'wakhan what-if --date') :; return ;;
    'wakhan what-if --view') mapfile -t COMPREPLY < <(compgen -W "$(_wakhan_ids --views)" -- "$cur"); return ;;
    'wakhan what-if --threads') :; return ;;
    'wakhan what-if --shown') :; return ;;
    'wakhan what-if --format') mapfile -t COMPREPLY < <(compgen -W 'table csv' -- "$cur"); return ;;
    'wakhan what-if --output') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan what-if --color') mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur"); return ;;
    'wakhan reach --countries') _wakhan_list "$(_wakhan_ids --countries)"; return ;;
    'wakhan reach --people') :; return ;;
    'wakhan reach --within') :; return ;;
    'wakhan reach --bands') :; return ;;
    'wakhan reach --by') mapfile -t COMPREPLY < <(compgen -W 'value time money co2e' -- "$cur"); return ;;
    'wakhan reach --day-value') :; return ;;
    'wakhan reach --load') mapfile -t COMPREPLY < <(compgen -W 'feu teu tonne reefer grain ore crude parcels' -- "$cur"); return ;;
    'wakhan reach --hazard') mapfile -t COMPREPLY < <(compgen -W '1 1.1 1.2 1.3 1.4 1.5 1.6 2 2.1 2.2 2.3 3 4 4.1 4.2 4.3 5 5.1 5.2 6 6.1 6.2 7 8 9 9A' -- "$cur"); return ;;
    'wakhan reach --modes') _wakhan_list rail road sea waterway ferry air; return ;;
    'wakhan reach --avoid') _wakhan_list "$(_wakhan_ids --ids --countries)"; return ;;
    'wakhan reach --allow') _wakhan_list "$(_wakhan_ids --ids)"; return ;;
    'wakhan reach --open') _wakhan_list "$(_wakhan_ids --projects)"; return ;;
    'wakhan reach --date') :; return ;;
    'wakhan reach --view') mapfile -t COMPREPLY < <(compgen -W "$(_wakhan_ids --views)" -- "$cur"); return ;;
    'wakhan reach --threads') :; return ;;
    'wakhan reach --shown') :; return ;;
    'wakhan reach --format') mapfile -t COMPREPLY < <(compgen -W 'table csv geojson' -- "$cur"); return ;;
    'wakhan reach --output') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan reach --color') mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur"); return ;;
    'wakhan pack build --recipe') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan pack build --cache') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;
    'wakhan pack build --output') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan pack build --threads') :; return ;;
    'wakhan pack findings --check') :; return ;;
    'wakhan pack draw --layer') _wakhan_list rail road sea waterway ferry air crossings terminals passages projects; return ;;
    'wakhan pack draw --country') mapfile -t COMPREPLY < <(compgen -W "$(_wakhan_ids --countries)" -- "$cur"); return ;;
    'wakhan pack draw --gauge') mapfile -t COMPREPLY < <(compgen -W '1435 1520 1524 1668 1676 1600 1000 1050 1067' -- "$cur"); return ;;
    'wakhan pack draw --box') :; return ;;
    'wakhan pack draw --corridor') mapfile -t COMPREPLY < <(compgen -W "$(_wakhan_ids --corridors)" -- "$cur"); return ;;
    'wakhan pack draw --output') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan validate --observations') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan validate --format') mapfile -t COMPREPLY < <(compgen -W 'table csv svg' -- "$cur"); return ;;
    'wakhan validate --output') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan validate --threads') :; return ;;
    'wakhan validate distances --threads') :; return ;;
    'wakhan validate fit --observations') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan validate fit --format') mapfile -t COMPREPLY < <(compgen -W 'table csv' -- "$cur"); return ;;
    'wakhan validate fit --output') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan validate fit --threads') :; return ;;
    'wakhan demo --color') mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur"); return ;;
    'wakhan doctor --recipe') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    'wakhan doctor --cache') compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;
    'wakhan doctor --format') mapfile -t COMPREPLY < <(compgen -W 'text json' -- "$cur"); return ;;
  esac
  local words= options=
  case $at in
    'wakhan') words='route matrix what-if reach pack validate demo doctor config completion man help' options='-h --help --version --pack --config -q --quiet' ;;
    'wakhan route') words='' options='-h --help --load --hazard --modes --avoid --allow --open --via --date --view --depart --arrive-by --answers --max-labels --tolerance --max-shared --threads --format -o --output --color --draw --explain --pack --config -q --quiet' ;;
    'wakhan matrix') words='' options='-h --help --to --by --day-value --load --hazard --modes --avoid --allow --open --date --view --threads -o --output --resume --pack --config -q --quiet' ;;
    'wakhan what-if') words='' options='-h --help --to --without --without-each --by --day-value --load --hazard --modes --avoid --allow --open --date --view --threads --shown --format -o --output --color --pack --config -q --quiet' ;;
    'wakhan reach') words='' options='-h --help --towards --countries --people --within --bands --by --day-value --load --hazard --modes --avoid --allow --open --date --view --threads --shown --format -o --output --color --pack --config -q --quiet' ;;
    'wakhan pack') words='build info check findings draw' options='-h --help --pack --config -q --quiet' ;;
    'wakhan pack build') words='' options='-h --help --recipe --cache -o --output --threads --pack --config -q --quiet' ;;
    'wakhan pack info') words='' options='-h --help --ids --countries --corridors --loads --views --projects --agreements --lines --pack --config -q --quiet' ;;
    'wakhan pack check') words='' options='-h --help --pack --config -q --quiet' ;;
    'wakhan pack findings') words='' options='-h --help --all --check --pack --config -q --quiet' ;;
    'wakhan pack draw') words='' options='-h --help --layer --country --gauge --box --corridor -o --output --pack --config -q --quiet' ;;
    'wakhan validate') words='distances fit' options='-h --help --observations --format -o --output --threads --pack --config -q --quiet' ;;
    'wakhan validate distances') words='' options='-h --help --threads --pack --config -q --quiet --observations --format -o --output --threads' ;;
    'wakhan validate fit') words='' options='-h --help --observations --format -o --output --threads --pack --config -q --quiet --observations --format -o --output --threads' ;;
    'wakhan demo') words='' options='-h --help --color --pack --config -q --quiet' ;;
    'wakhan doctor') words='' options='-h --help --recipe --cache --format --pack --config -q --quiet' ;;
    'wakhan config') words='show' options='-h --help --pack --config -q --quiet' ;;
    'wakhan config show') words='' options='-h --help --origin --pack --config -q --quiet' ;;
    'wakhan completion') words='bash zsh fish' options='-h --help --pack --config -q --quiet' ;;
    'wakhan man') words='route matrix what-if reach pack build info check findings draw validate distances fit demo doctor config show completion man help' options='-h --help --pack --config -q --quiet' ;;
    'wakhan help') words='route matrix what-if reach pack build info check findings draw validate distances fit demo doctor config show completion man help exit-codes settings' options='-h --help --pack --config -q --quiet' ;;
  esac
  [[ $cur == -* ]] && words=$options
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}
complete -F _wakhan wakhan ./wakhan
