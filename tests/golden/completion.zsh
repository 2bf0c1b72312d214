#compdef wakhan
# zsh completion of wakhan; made by `wakhan completion zsh`
_wakhan_ids() { compadd "$@" -- ${(f)"$(wakhan pack info --ids 2>/dev/null | awk '/^  / { print $1 }')"} }

_wakhan() {
  local state line context
  typeset -A opt_args
  _arguments -s -C \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--version[Display program version information and exit]' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]' \
    '1: :->verb' \
    '*:: :->rest'
  case $state in
    verb)
      local -a verbs=(
        'route:Ways from one place to another\: time, cost, emissions'
        'pack:Build and look into a pack\: the network in one file'
        'demo:Five ready questions with their answers explained'
        'doctor:What is there, what is wrong, and the command that mends it'
        'config:What holds where the command line says nothing'
        'completion:A script that lets a shell complete verbs, options, ids'
        'man:The manual page of the program or of a verb, for man or troff'
        'help:What a verb does and takes, what can be set, what the exit codes mean'
      )
      _describe -t verbs verb verbs
      ;;
    rest)
      case $line[1] in
        route) _wakhan_route ;;
        pack) _wakhan_pack ;;
        demo) _wakhan_demo ;;
        doctor) _wakhan_doctor ;;
        config) _wakhan_config ;;
        completion) _wakhan_completion ;;
        man) _wakhan_man ;;
        help) _wakhan_help ;;
      esac
      ;;
  esac
}
_wakhan_route() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    ':Where freight is picked up: ' \
    ':Where it is delivered: ' \
    '*--load[What is moved\: feu, teu, reefer (containers), tonne, grain, ore, crude, parcels]:load:(feu teu tonne reefer grain ore crude parcels)' \
    '*--modes[Only these\: rail,road,sea,waterway,ferry,air]:modes:_sequence compadd - rail road sea waterway ferry air' \
    '*--avoid[Passages, crossings, countries or disputed territories to keep away from, e.g. suez,RU]:avoid:_sequence _wakhan_ids' \
    '*--allow[Passages or crossings to use though they are closed that day]:allow:_sequence _wakhan_ids' \
    '*--via[Places to pass in this order, one --via each]:via: ' \
    '*--date[Day of departure, YYYY-MM-DD (default\: the pack'\''s reference date)]:date: ' \
    '*--view[Point of view on disputed territories\: whom answers count them to and what --avoid COUNTRY means (default\: un; wakhan pack info --views)]:view: ' \
    '*--answers[How many different answers, 0 = all]:answers: ' \
    '*--max-labels[Limit of the search; beyond it the answer says it is not exact]:max-labels: ' \
    '*--threads[0 = all cores; the answer is the same for any number]:threads: ' \
    '*--format[table, json, ndjson, csv, geojson, gpkg or svg (default\: by the ending of -o, else table)]:format:(table json ndjson csv geojson gpkg svg)' \
    '*'{-o,--output}'[Write to this file, - = stdout]:output:_files' \
    '*--draw[Which answer a map shows, 0 = all]:draw: ' \
    '*--explain[Print the arithmetic of every leg with the fact rows behind it]' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_pack() {
  local state line context
  typeset -A opt_args
  _arguments -s -C \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]' \
    '1: :->verb' \
    '*:: :->rest'
  case $state in
    verb)
      local -a verbs=(
        'build:Fetch the sources and build a pack'
        'info:What is in a pack\: nodes, links, km, licences'
        'check:Hold a pack against published distances, control places and the laws of the network'
        'findings:Every doubt about the data'
        'draw:A map of the network as SVG'
      )
      _describe -t verbs verb verbs
      ;;
    rest)
      case $line[1] in
        build) _wakhan_pack_build ;;
        info) _wakhan_pack_info ;;
        check) _wakhan_pack_check ;;
        findings) _wakhan_pack_findings ;;
        draw) _wakhan_pack_draw ;;
      esac
      ;;
  esac
}
_wakhan_pack_build() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--recipe[What the pack is made of]:recipe:_files' \
    '*--cache[Folder of fetched packages]:cache:_files -/' \
    '*'{-o,--output}'[The pack to write]:output:_files' \
    '*--threads[0 = all cores; the pack is the same for any number]:threads: ' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_pack_info() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--ids[List the ids that --avoid and --allow know]' \
    '*--loads[List the loads that --load knows\: what the figures are for and what carries them]' \
    '*--views[List the points of view and to whom each counts the disputed territories, with sources]' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_pack_check() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_pack_findings() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--all[Print all, not only how many of each kind]' \
    '*--check[Only findings of this kind]:check: ' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_pack_draw() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--layer[What to draw\: rail,road,sea,waterway,ferry,air,crossings,terminals,passages]:layer:_sequence compadd - rail road sea waterway ferry air crossings terminals passages' \
    '*--country[Only what is in this country (ISO code) or ends there]:country: ' \
    '*--gauge[Only rail of this gauge in mm, 0 = all]:gauge:(1435 1520 1524 1668 1676 1600 1000 1050 1067)' \
    '*--box[Only this part\: west,south,east,north in degrees]:box: ' \
    '*--corridor[Only the ways of this corridor (an id of data/corridors.csv) through its waypoints]:corridor: ' \
    '*'{-o,--output}'[Write to this file, - = stdout]:output:_files' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_demo() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_doctor() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--recipe[What the pack is made of]:recipe:_files' \
    '*--cache[Folder of fetched packages]:cache:_files -/' \
    '*--format[text or json]:format:(text json)' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_config() {
  local state line context
  typeset -A opt_args
  _arguments -s -C \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]' \
    '1: :->verb' \
    '*:: :->rest'
  case $state in
    verb)
      local -a verbs=(
        'show:Every setting with its value, as a settings file'
      )
      _describe -t verbs verb verbs
      ;;
    rest)
      case $line[1] in
        show) _wakhan_config_show ;;
      esac
      ;;
  esac
}
_wakhan_config_show() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--origin[Say of each where it comes from\: file and line, variable, option, or built in]' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_completion() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    ':bash, zsh or fish:(bash zsh fish)' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_man() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*:The verb, in its words\: pack build:(route pack build info check findings draw demo doctor config show completion man help)' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_help() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*:The verb, in its words, or exit-codes or settings:(route pack build info check findings draw demo doctor config show completion man help exit-codes settings)' \
    '*--pack[The pack to ask]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}

if [[ $funcstack[1] == _wakhan ]]; then
  _wakhan "$@"
else
  compdef _wakhan wakhan
fi
