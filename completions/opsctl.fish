# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_opsctl_global_optspecs
    string join \n config= as= json no-input h/help V/version
end

function __fish_opsctl_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_opsctl_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_opsctl_using_subcommand
    set -l cmd (__fish_opsctl_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c opsctl -n "__fish_opsctl_needs_command" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_needs_command" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_needs_command" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_needs_command" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c opsctl -n "__fish_opsctl_needs_command" -s V -l version -d 'Print version'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "workflow" -d 'List, show, check and draw the workflows of the pack'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "init" -d 'Write a process pack to begin with'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "schema" -d 'Print the JSON Schema of `opsctl.yaml` or of a workflow file, with what each key means'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "man" -d 'Print the manual page, or write one page per command'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "help" -d 'Show a long help topic, or the help of a command'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and not __fish_seen_subcommand_from list show check graph" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and not __fish_seen_subcommand_from list show check graph" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and not __fish_seen_subcommand_from list show check graph" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and not __fish_seen_subcommand_from list show check graph" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and not __fish_seen_subcommand_from list show check graph" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and not __fish_seen_subcommand_from list show check graph" -f -a "list" -d 'List the workflows of the pack'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and not __fish_seen_subcommand_from list show check graph" -f -a "show" -d 'Show the steps of a workflow: who may finish them, what they ask for, how they may end'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and not __fish_seen_subcommand_from list show check graph" -f -a "check" -d 'Check the pack: its files, names, steps and people'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and not __fish_seen_subcommand_from list show check graph" -f -a "graph" -d 'Draw a workflow as a diagram, for Mermaid or Graphviz'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from list" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from list" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from show" -l version -d 'An older version [default: the newest]' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from show" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from show" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from check" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from check" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from check" -l strict -d 'Do not pass a pack with warnings (exit 3)'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -l version -d 'An older version [default: the newest]' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -l format -d 'The language of the diagram' -r -f -a "mermaid\t''
dot\t''"
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -l diagram -d 'What the diagram shows; `dot` knows `state` only' -r -f -a "state\t'The steps and how they lead to each other'
sequence\t'The roles and what they hand to each other'"
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c opsctl -n "__fish_opsctl_using_subcommand init" -l pack -d 'The pack to write [default: built-in]' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand init" -l role -d 'Put yourself, as git knows you, among the people, with this role' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand init" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand init" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand init" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand init" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand init" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c opsctl -n "__fish_opsctl_using_subcommand schema" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand schema" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand schema" -l write -d 'Write both schemas beside the pack, where the first line of its files looks for them'
complete -c opsctl -n "__fish_opsctl_using_subcommand schema" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand schema" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c opsctl -n "__fish_opsctl_using_subcommand completions" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand completions" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand completions" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand completions" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand completions" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand man" -l dir -d 'Write `opsctl.1` and one page per command into this folder' -r -f -a "(__fish_complete_directories)"
complete -c opsctl -n "__fish_opsctl_using_subcommand man" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand man" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand man" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand man" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand man" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand help" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand help" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand help" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand help" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand help" -s h -l help -d 'Print help'
