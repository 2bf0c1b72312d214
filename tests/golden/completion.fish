# fish completion of wakhan; made by `wakhan completion fish`
function __wakhan_ids
    command wakhan pack info --ids 2>/dev/null | string match -r '^  \S+' | string trim
end

# Whether the verbs on the command line so far are these.
function __wakhan_at
    set -l found
    for word in (commandline -opc)[2..-1]
        if contains -- "$found $word" $__wakhan_paths
            set found "$found $word"
        end
    end
    test "$found" = "$argv[1]"
end

complete -c wakhan -f
set -g __wakhan_paths ' route' ' pack' ' pack build' ' pack info' ' pack check' ' pack findings' ' demo' ' doctor' ' completion' ' help-exit-codes'
complete -c wakhan -n '__wakhan_at ""' -a route -d 'Ways from one place to another: time, cost, emissions'
complete -c wakhan -n '__wakhan_at ""' -a pack -d 'Build and look into a pack: the network in one file'
complete -c wakhan -n '__wakhan_at ""' -a demo -d 'Five ready questions with their answers explained'
complete -c wakhan -n '__wakhan_at ""' -a doctor -d 'What is there, what is wrong, and the command that mends it'
complete -c wakhan -n '__wakhan_at ""' -a completion -d 'A script that lets a shell complete verbs, options, ids'
complete -c wakhan -n '__wakhan_at ""' -a help-exit-codes -d 'What the exit codes mean'
complete -c wakhan -n '__wakhan_at ""' -s h -l help -d 'Print this help message and exit'
complete -c wakhan -n '__wakhan_at ""' -l version -d 'Display program version information and exit'
complete -c wakhan -n '__wakhan_at ""' -l pack -r -F -d 'The pack to ask (default: WAKHAN_PACK, else build/eurasia.pack)'
complete -c wakhan -n '__wakhan_at ""' -s q -l quiet -d 'No progress, no notes'
complete -c wakhan -n '__wakhan_at " route"' -s h -l help -d 'Print this help message and exit'
complete -c wakhan -n '__wakhan_at " route"' -l load -x -a 'feu teu tonne' -d 'feu (40-foot container), teu (20-foot) or tonne (dry bulk)'
complete -c wakhan -n '__wakhan_at " route"' -l modes -x -a '(__fish_append , rail road sea waterway ferry air)' -d 'Only these: rail,road,sea,waterway,ferry,air'
complete -c wakhan -n '__wakhan_at " route"' -l avoid -x -a '(__fish_append , (__wakhan_ids))' -d 'Passages, crossings or countries to keep away from, e.g. suez,RU'
complete -c wakhan -n '__wakhan_at " route"' -l allow -x -a '(__fish_append , (__wakhan_ids))' -d 'Passages or crossings to use though they are closed that day'
complete -c wakhan -n '__wakhan_at " route"' -l via -x -d 'Places to pass in this order, one --via each'
complete -c wakhan -n '__wakhan_at " route"' -l date -x -d 'Day of departure, YYYY-MM-DD (default: the pack\'s reference date)'
complete -c wakhan -n '__wakhan_at " route"' -l answers -x -d 'How many different answers, 0 = all'
complete -c wakhan -n '__wakhan_at " route"' -l max-labels -x -d 'Limit of the search; beyond it the answer says it is not exact'
complete -c wakhan -n '__wakhan_at " route"' -l threads -x -d '0 = all cores; the answer is the same for any number'
complete -c wakhan -n '__wakhan_at " route"' -l format -x -a 'table json ndjson csv geojson svg' -d 'table, json, ndjson, csv, geojson or svg (default: by the ending of -o, else table)'
complete -c wakhan -n '__wakhan_at " route"' -s o -l output -r -F -d 'Write to this file, - = stdout'
complete -c wakhan -n '__wakhan_at " route"' -l draw -x -d 'Which answer a map shows, 0 = all'
complete -c wakhan -n '__wakhan_at " route"' -l explain -d 'Print the arithmetic of every leg with the fact rows behind it'
complete -c wakhan -n '__wakhan_at " route"' -l pack -r -F -d 'The pack to ask (default: WAKHAN_PACK, else build/eurasia.pack)'
complete -c wakhan -n '__wakhan_at " route"' -s q -l quiet -d 'No progress, no notes'
complete -c wakhan -n '__wakhan_at " pack"' -a build -d 'Fetch the sources and build a pack'
complete -c wakhan -n '__wakhan_at " pack"' -a info -d 'What is in a pack: nodes, links, km, licences'
complete -c wakhan -n '__wakhan_at " pack"' -a check -d 'Hold a pack against published distances, control places and the laws of the network'
complete -c wakhan -n '__wakhan_at " pack"' -a findings -d 'Every doubt about the data'
complete -c wakhan -n '__wakhan_at " pack"' -s h -l help -d 'Print this help message and exit'
complete -c wakhan -n '__wakhan_at " pack"' -l pack -r -F -d 'The pack to ask (default: WAKHAN_PACK, else build/eurasia.pack)'
complete -c wakhan -n '__wakhan_at " pack"' -s q -l quiet -d 'No progress, no notes'
complete -c wakhan -n '__wakhan_at " pack build"' -s h -l help -d 'Print this help message and exit'
complete -c wakhan -n '__wakhan_at " pack build"' -l recipe -r -F -d 'What the pack is made of'
complete -c wakhan -n '__wakhan_at " pack build"' -l cache -x -a '(__fish_complete_directories)' -d 'Folder of fetched packages'
complete -c wakhan -n '__wakhan_at " pack build"' -s o -l output -r -F -d 'The pack to write'
complete -c wakhan -n '__wakhan_at " pack build"' -l threads -x -d '0 = all cores; the pack is the same for any number'
complete -c wakhan -n '__wakhan_at " pack build"' -l pack -r -F -d 'The pack to ask (default: WAKHAN_PACK, else build/eurasia.pack)'
complete -c wakhan -n '__wakhan_at " pack build"' -s q -l quiet -d 'No progress, no notes'
complete -c wakhan -n '__wakhan_at " pack info"' -s h -l help -d 'Print this help message and exit'
complete -c wakhan -n '__wakhan_at " pack info"' -l ids -d 'List the ids that --avoid and --allow know'
complete -c wakhan -n '__wakhan_at " pack info"' -l pack -r -F -d 'The pack to ask (default: WAKHAN_PACK, else build/eurasia.pack)'
complete -c wakhan -n '__wakhan_at " pack info"' -s q -l quiet -d 'No progress, no notes'
complete -c wakhan -n '__wakhan_at " pack check"' -s h -l help -d 'Print this help message and exit'
complete -c wakhan -n '__wakhan_at " pack check"' -l pack -r -F -d 'The pack to ask (default: WAKHAN_PACK, else build/eurasia.pack)'
complete -c wakhan -n '__wakhan_at " pack check"' -s q -l quiet -d 'No progress, no notes'
complete -c wakhan -n '__wakhan_at " pack findings"' -s h -l help -d 'Print this help message and exit'
complete -c wakhan -n '__wakhan_at " pack findings"' -l all -d 'Print all, not only how many of each kind'
complete -c wakhan -n '__wakhan_at " pack findings"' -l check -x -d 'Only findings of this kind'
complete -c wakhan -n '__wakhan_at " pack findings"' -l pack -r -F -d 'The pack to ask (default: WAKHAN_PACK, else build/eurasia.pack)'
complete -c wakhan -n '__wakhan_at " pack findings"' -s q -l quiet -d 'No progress, no notes'
complete -c wakhan -n '__wakhan_at " demo"' -s h -l help -d 'Print this help message and exit'
complete -c wakhan -n '__wakhan_at " demo"' -l pack -r -F -d 'The pack to ask (default: WAKHAN_PACK, else build/eurasia.pack)'
complete -c wakhan -n '__wakhan_at " demo"' -s q -l quiet -d 'No progress, no notes'
complete -c wakhan -n '__wakhan_at " doctor"' -s h -l help -d 'Print this help message and exit'
complete -c wakhan -n '__wakhan_at " doctor"' -l recipe -r -F -d 'What the pack is made of'
complete -c wakhan -n '__wakhan_at " doctor"' -l cache -x -a '(__fish_complete_directories)' -d 'Folder of fetched packages'
complete -c wakhan -n '__wakhan_at " doctor"' -l format -x -a 'text json' -d 'text or json (default: text)'
complete -c wakhan -n '__wakhan_at " doctor"' -l pack -r -F -d 'The pack to ask (default: WAKHAN_PACK, else build/eurasia.pack)'
complete -c wakhan -n '__wakhan_at " doctor"' -s q -l quiet -d 'No progress, no notes'
complete -c wakhan -n '__wakhan_at " completion"' -s h -l help -d 'Print this help message and exit'
complete -c wakhan -n '__wakhan_at " completion"' -a 'bash zsh fish'
complete -c wakhan -n '__wakhan_at " completion"' -l pack -r -F -d 'The pack to ask (default: WAKHAN_PACK, else build/eurasia.pack)'
complete -c wakhan -n '__wakhan_at " completion"' -s q -l quiet -d 'No progress, no notes'
complete -c wakhan -n '__wakhan_at " help-exit-codes"' -s h -l help -d 'Print this help message and exit'
complete -c wakhan -n '__wakhan_at " help-exit-codes"' -l pack -r -F -d 'The pack to ask (default: WAKHAN_PACK, else build/eurasia.pack)'
complete -c wakhan -n '__wakhan_at " help-exit-codes"' -s q -l quiet -d 'No progress, no notes'
