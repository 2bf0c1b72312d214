#compdef wakhan
# zsh completion of wakhan; made by `wakhan completion zsh`
# Adds the ids that the pack lists. Arguments: the options of `pack info` that list them, among those of compadd.
_wakhan_ids() {
  compadd "${(@)@:#--?*}" -- ${(f)"$(wakhan pack info ${(M)@:#--?*} 2>/dev/null | awk '/^  [-A-Za-z0-9_.]+( |$)/ { print $1 }')"}
}

_wakhan() {
  local state line context
  typeset -A opt_args
  _arguments -s -C \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--version[Display program version information and exit]' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]' \
    '1: :->verb' \
    '*:: :->rest'
  case $state in
    verb)
      local -a verbs=(
        'route:Ways from one place to another\: time, cost, emissions'
        'matrix:Days, dollars, CO2e and kilometres between all places of two lists'
        'what-if:What closures cost\: pairs of places asked again with things closed'
        'reach:What lies within days or dollars of a place, and which gateway serves whom'
        'pack:Build a pack, the network in one file, and look into it'
        'validate:Computed against published\: times, prices, border hours, distances'
        'demo:Ready questions with their answers explained'
        'doctor:What is there, what is wrong, and the command that mends it'
        'config:Settings\: what holds where no option is given'
        'completion:A script that lets a shell complete verbs, options, ids'
        'man:The manual page of the program or of a verb, for man or troff'
        'help:What a verb does and takes, what can be set, what the exit codes mean'
      )
      _describe -t verbs verb verbs
      ;;
    rest)
      case $line[1] in
        route) _wakhan_route ;;
        matrix) _wakhan_matrix ;;
        what-if) _wakhan_what-if ;;
        reach) _wakhan_reach ;;
        pack) _wakhan_pack ;;
        validate) _wakhan_validate ;;
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
    '*--load[What is moved\: feu (a 40-foot container), teu (20-foot), reefer (refrigerated 40-foot), tonne (of bulk), grain, ore, crude, parcels]:load:(feu teu tonne reefer grain ore crude parcels)' \
    '*--hazard[Class or division of dangerous goods, e.g. 3, 6.1 or 9A (lithium batteries)\: keeps off what rules close to it]:hazard:(1 1.1 1.2 1.3 1.4 1.5 1.6 2 2.1 2.2 2.3 3 4 4.1 4.2 4.3 5 5.1 5.2 6 6.1 6.2 7 8 9 9A)' \
    '*--modes[Only by these\: rail,road,sea,waterway,ferry,air]:modes:_sequence compadd - rail road sea waterway ferry air' \
    '*--avoid[Passages, crossings, countries or disputed territories to keep away from, e.g. suez,RU]:avoid:_sequence _wakhan_ids --ids --countries' \
    '*--allow[Passages or crossings to use though they are closed that day (where ships need a permit, in season only), trade bans and rules on dangerous goods to pass over]:allow:_sequence _wakhan_ids --ids' \
    '*--open[Planned railways, roads, canals and ports to use as if they were there, e.g. china-kyrgyzstan-uzbekistan (wakhan pack info --projects)]:open:_sequence _wakhan_ids --projects' \
    '*--via[Places to pass in this order, one --via each]:via: ' \
    '*--date[Day of departure, YYYY-MM-DD (default\: the pack'\''s reference date)]:date: ' \
    '*--view[Whose point of view on disputed territories holds\: which country answers count them to, and what --avoid COUNTRY means (default\: un; wakhan pack info --views)]:view:_wakhan_ids --views' \
    '*--depart[By timetable\: when freight is ready at the sender, YYYY-MM-DDTHH\:MM in UTC, or a day from 00\:00 on]:depart: ' \
    '*--arrive-by[By timetable\: the latest departure that is there by then, YYYY-MM-DDTHH\:MM in UTC, or to the end of a day]:arrive-by: ' \
    '*--answers[How many answers at most, 0 = all that differ]:answers: ' \
    '*--max-labels[Stop the search after so many partial ways; the answer then says that it is not exact]:max-labels: ' \
    '*--tolerance[Leave out ways that are better by no more than so many percent, in days, dollars and CO2e alike, than one that is found\: fewer answers, sooner]:tolerance: ' \
    '*--max-shared[No two answers may share more than so many percent of the shorter one'\''s kilometres, e.g. 50\: other ways, not variants of one (100 = they may)]:max-shared: ' \
    '*--threads[Threads that search, 0 = all cores; the answer is the same for any number]:threads: ' \
    '*--format[table, json, ndjson, csv, geojson, gpkg or svg (default\: by the ending of -o, else table)]:format:(table json ndjson csv geojson gpkg svg)' \
    '*'{-o,--output}'[Write to this file, - = stdout]:output:_files' \
    '*--color[Colours of tables\: auto (at a terminal unless NO_COLOR is set), always or never]:color:(auto always never)' \
    '*--draw[Which answer a map shows, 0 = all]:draw: ' \
    '*--explain[Print the arithmetic of every leg with the fact rows behind it]' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_matrix() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    ':List of places that freight leaves from, a CSV file with a column `place`: ' \
    '*--to[List of places that it goes to (default\: the origins)]:to:_files' \
    '*--by[What each way is the best in\: value (money, days at --day-value and 100 USD a tonne of CO2e), time, money or co2e]:by:(value time money co2e)' \
    '*--day-value[What a day less is worth in USD, for --by value]:day-value: ' \
    '*--load[What is moved\: feu (a 40-foot container), teu (20-foot), reefer (refrigerated 40-foot), tonne (of bulk), grain, ore, crude, parcels]:load:(feu teu tonne reefer grain ore crude parcels)' \
    '*--hazard[Class or division of dangerous goods, e.g. 3, 6.1 or 9A (lithium batteries)\: keeps off what rules close to it]:hazard:(1 1.1 1.2 1.3 1.4 1.5 1.6 2 2.1 2.2 2.3 3 4 4.1 4.2 4.3 5 5.1 5.2 6 6.1 6.2 7 8 9 9A)' \
    '*--modes[Only by these\: rail,road,sea,waterway,ferry,air]:modes:_sequence compadd - rail road sea waterway ferry air' \
    '*--avoid[Passages, crossings, countries or disputed territories to keep away from, e.g. suez,RU]:avoid:_sequence _wakhan_ids --ids --countries' \
    '*--allow[Passages or crossings to use though they are closed that day (where ships need a permit, in season only), trade bans and rules on dangerous goods to pass over]:allow:_sequence _wakhan_ids --ids' \
    '*--open[Planned railways, roads, canals and ports to use as if they were there, e.g. china-kyrgyzstan-uzbekistan (wakhan pack info --projects)]:open:_sequence _wakhan_ids --projects' \
    '*--date[Day of departure, YYYY-MM-DD (default\: the pack'\''s reference date)]:date: ' \
    '*--view[Whose point of view on disputed territories holds\: which country answers count them to, and what --avoid COUNTRY means (default\: un; wakhan pack info --views)]:view:_wakhan_ids --views' \
    '*--threads[Threads that search, 0 = all cores; the answer is the same for any number]:threads: ' \
    '*'{-o,--output}'[Write to this file, - = stdout; .omx (Open Matrix) and .npz (NumPy) by its ending, else CSV]:output:_files' \
    '*--resume[Go on with the file that a run of the same question was cut off in]' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_what-if() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    ':List of places that freight leaves from, a CSV file with a column `place`: ' \
    '*--to[List of places that it goes to (default\: the origins)]:to:_files' \
    '*--without[Passages, crossings or countries that are closed together, e.g. suez,bab-el-mandeb; one --without each set]:without: ' \
    '*--without-each[Also, one by one, every one of these that some best way passes\: passages,crossings,countries]:without-each:_sequence compadd - passages crossings countries' \
    '*--by[What each way is the best in\: value (money, days at --day-value and 100 USD a tonne of CO2e), time, money or co2e]:by:(value time money co2e)' \
    '*--day-value[What a day less is worth in USD, for --by value]:day-value: ' \
    '*--load[What is moved\: feu (a 40-foot container), teu (20-foot), reefer (refrigerated 40-foot), tonne (of bulk), grain, ore, crude, parcels]:load:(feu teu tonne reefer grain ore crude parcels)' \
    '*--hazard[Class or division of dangerous goods, e.g. 3, 6.1 or 9A (lithium batteries)\: keeps off what rules close to it]:hazard:(1 1.1 1.2 1.3 1.4 1.5 1.6 2 2.1 2.2 2.3 3 4 4.1 4.2 4.3 5 5.1 5.2 6 6.1 6.2 7 8 9 9A)' \
    '*--modes[Only by these\: rail,road,sea,waterway,ferry,air]:modes:_sequence compadd - rail road sea waterway ferry air' \
    '*--avoid[Passages, crossings, countries or disputed territories to keep away from, e.g. suez,RU]:avoid:_sequence _wakhan_ids --ids --countries' \
    '*--allow[Passages or crossings to use though they are closed that day (where ships need a permit, in season only), trade bans and rules on dangerous goods to pass over]:allow:_sequence _wakhan_ids --ids' \
    '*--open[Planned railways, roads, canals and ports to use as if they were there, e.g. china-kyrgyzstan-uzbekistan (wakhan pack info --projects)]:open:_sequence _wakhan_ids --projects' \
    '*--date[Day of departure, YYYY-MM-DD (default\: the pack'\''s reference date)]:date: ' \
    '*--view[Whose point of view on disputed territories holds\: which country answers count them to, and what --avoid COUNTRY means (default\: un; wakhan pack info --views)]:view:_wakhan_ids --views' \
    '*--threads[Threads that search, 0 = all cores; the answer is the same for any number]:threads: ' \
    '*--shown[How many sets a table lists]:shown: ' \
    '*--format[table or csv (default\: by the ending of -o, else table)]:format:(table csv)' \
    '*'{-o,--output}'[Write to this file, - = stdout]:output:_files' \
    '*--color[Colours of tables\: auto (at a terminal unless NO_COLOR is set), always or never]:color:(auto always never)' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_reach() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*:Places that freight leaves from; with --towards, places that it comes to: ' \
    '*--towards[From the towns to the gateways, as exports go]' \
    '*--countries[Only towns of these countries or territories, e.g. AF,TJ (default\: all)]:countries:_sequence _wakhan_ids --countries' \
    '*--people[Only towns of so many people or more]:people: ' \
    '*--within[What is further off is out of reach\: days, USD or kg of CO2e, as --by says]:within: ' \
    '*--bands[Where bands end, in the same unit, e.g. 5,10,20 (default\: round steps)]:bands: ' \
    '*--by[What each way is the best in, and the measure\: time (median days), money (USD), co2e (kg), or value (USD, with days at --day-value and 100 USD a tonne of CO2e)]:by:(value time money co2e)' \
    '*--day-value[What a day less is worth in USD, for --by value]:day-value: ' \
    '*--load[What is moved\: feu (a 40-foot container), teu (20-foot), reefer (refrigerated 40-foot), tonne (of bulk), grain, ore, crude, parcels]:load:(feu teu tonne reefer grain ore crude parcels)' \
    '*--hazard[Class or division of dangerous goods, e.g. 3, 6.1 or 9A (lithium batteries)\: keeps off what rules close to it]:hazard:(1 1.1 1.2 1.3 1.4 1.5 1.6 2 2.1 2.2 2.3 3 4 4.1 4.2 4.3 5 5.1 5.2 6 6.1 6.2 7 8 9 9A)' \
    '*--modes[Only by these\: rail,road,sea,waterway,ferry,air]:modes:_sequence compadd - rail road sea waterway ferry air' \
    '*--avoid[Passages, crossings, countries or disputed territories to keep away from, e.g. suez,RU]:avoid:_sequence _wakhan_ids --ids --countries' \
    '*--allow[Passages or crossings to use though they are closed that day (where ships need a permit, in season only), trade bans and rules on dangerous goods to pass over]:allow:_sequence _wakhan_ids --ids' \
    '*--open[Planned railways, roads, canals and ports to use as if they were there, e.g. china-kyrgyzstan-uzbekistan (wakhan pack info --projects)]:open:_sequence _wakhan_ids --projects' \
    '*--date[Day of departure, YYYY-MM-DD (default\: the pack'\''s reference date)]:date: ' \
    '*--view[Whose point of view on disputed territories holds\: which country answers count them to, and what --avoid COUNTRY means (default\: un; wakhan pack info --views)]:view:_wakhan_ids --views' \
    '*--threads[Threads that search, 0 = all cores; the answer is the same for any number]:threads: ' \
    '*--shown[How many towns a table lists, the largest first]:shown: ' \
    '*--format[table, csv or geojson (default\: by the ending of -o, else table)]:format:(table csv geojson)' \
    '*'{-o,--output}'[Write to this file, - = stdout]:output:_files' \
    '*--color[Colours of tables\: auto (at a terminal unless NO_COLOR is set), always or never]:color:(auto always never)' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_pack() {
  local state line context
  typeset -A opt_args
  _arguments -s -C \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]' \
    '1: :->verb' \
    '*:: :->rest'
  case $state in
    verb)
      local -a verbs=(
        'build:Fetch the sources and build a pack'
        'info:What is in a pack\: nodes, links, km, licences'
        'check:Test a pack\: published distances and kilometres, and what must hold everywhere'
        'findings:Doubts about the data, noted when the pack was built'
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
    '*--threads[Threads that build, 0 = all cores; the pack is the same for any number]:threads: ' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_pack_info() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--ids[List the ids that --avoid and --allow know]' \
    '*--countries[List the countries and their codes]' \
    '*--corridors[List the named corridors that pack draw --corridor knows]' \
    '*--loads[List the loads that --load knows\: what the figures are for and what carries them]' \
    '*--views[List the points of view and to whom each counts the disputed territories, with sources]' \
    '*--projects[List the railways, roads, canals, ports and pipelines that are planned or being built, with sources]' \
    '*--agreements[List the agreements between states, what they change and who is in them, with sources]' \
    '*--lines[List what is published of railways\: tracks, wires, speeds of freight, the longest trains, trains a day, with sources]' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_pack_check() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_pack_findings() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--all[Print every finding, not only how many there are of each kind]' \
    '*--check[Only findings of this kind]:check: ' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_pack_draw() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--layer[What to draw\: rail,road,sea,waterway,ferry,air,crossings,terminals,passages,projects (planned railways and roads)]:layer:_sequence compadd - rail road sea waterway ferry air crossings terminals passages projects' \
    '*--country[Only what lies or ends in this country (ISO code, e.g. KZ; wakhan pack info --countries)]:country:_wakhan_ids --countries' \
    '*--gauge[Only rail of this gauge in mm, 0 = all]:gauge:(1435 1520 1524 1668 1676 1600 1000 1050 1067)' \
    '*--box[Only this part\: west,south,east,north in degrees]:box: ' \
    '*--corridor[Only the ways of this corridor (wakhan pack info --corridors) through its waypoints]:corridor:_wakhan_ids --corridors' \
    '*'{-o,--output}'[Write to this file, .svg, - = stdout]:output:_files' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_validate() {
  local state line context
  typeset -A opt_args
  _arguments -s -C \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--observations[Published figures to compare with, a table with the columns of data/observations.csv (default\: the pack'\''s own)]:observations:_files' \
    '*--format[table, csv or svg, a plot (default\: by the ending of -o, else table)]:format:(table csv svg)' \
    '*'{-o,--output}'[Write to this file, - = stdout]:output:_files' \
    '*--threads[0 = all cores; the figures are the same for any number]:threads: ' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]' \
    '1: :->verb' \
    '*:: :->rest'
  case $state in
    verb)
      local -a verbs=(
        'distances:Network against published kilometres by mode and region'
        'fit:Estimate the factors of calibration.csv, with intervals and errors left out'
      )
      _describe -t verbs verb verbs
      ;;
    rest)
      case $line[1] in
        distances) _wakhan_validate_distances ;;
        fit) _wakhan_validate_fit ;;
      esac
      ;;
  esac
}
_wakhan_validate_distances() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--threads[0 = all cores; the figures are the same for any number]:threads: ' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]' \
    '*--observations[Published figures to compare with, a table with the columns of data/observations.csv (default\: the pack'\''s own)]:observations:_files' \
    '*--format[table, csv or svg, a plot (default\: by the ending of -o, else table)]:format:(table csv svg)' \
    '*'{-o,--output}'[Write to this file, - = stdout]:output:_files' \
    '*--threads[0 = all cores; the figures are the same for any number]:threads: '
}
_wakhan_validate_fit() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--observations[Published figures to compare with, a table with the columns of data/observations.csv (default\: the pack'\''s own)]:observations:_files' \
    '*--format[table, or csv\: data/calibration.csv with the fitted factors (default\: by the ending of -o, else table)]:format:(table csv)' \
    '*'{-o,--output}'[Write to this file, - = stdout]:output:_files' \
    '*--threads[0 = all cores; the figures are the same for any number]:threads: ' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]' \
    '*--observations[Published figures to compare with, a table with the columns of data/observations.csv (default\: the pack'\''s own)]:observations:_files' \
    '*--format[table, csv or svg, a plot (default\: by the ending of -o, else table)]:format:(table csv svg)' \
    '*'{-o,--output}'[Write to this file, - = stdout]:output:_files' \
    '*--threads[0 = all cores; the figures are the same for any number]:threads: '
}
_wakhan_demo() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--color[Colours of tables\: auto (at a terminal unless NO_COLOR is set), always or never]:color:(auto always never)' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_doctor() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--recipe[What the pack is made of]:recipe:_files' \
    '*--cache[Folder of fetched packages]:cache:_files -/' \
    '*--format[text or json]:format:(text json)' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_config() {
  local state line context
  typeset -A opt_args
  _arguments -s -C \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
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
    '*--origin[Say where each comes from\: file and line, variable, option, or built in]' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_completion() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    ':bash, zsh or fish:(bash zsh fish)' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_man() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*:The verb, e.g. pack build:(route matrix what-if reach pack build info check findings draw validate distances fit demo doctor config show completion man help)' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}
_wakhan_help() {
  _arguments -s \
    '*'{-h,--help}'[Print this help message and exit]' \
    '*:A verb, e.g. pack build, or exit-codes or settings:(route matrix what-if reach pack build info check findings draw validate distances fit demo doctor config show completion man help exit-codes settings)' \
    '*--pack[The pack to ask, a file that holds the network]:pack:_files' \
    '*--config[Settings file to read in place of wakhan.toml and ~/.config/wakhan/config.toml]:config:_files' \
    '*'{-q,--quiet}'[No progress, no notes]'
}

if [[ $funcstack[1] == _wakhan ]]; then
  _wakhan "$@"
else
  compdef _wakhan wakhan
fi
