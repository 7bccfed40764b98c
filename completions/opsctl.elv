
use builtin;
use str;

set edit:completion:arg-completer[opsctl] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'opsctl'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'opsctl'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand workflow 'List, show, check and draw the workflows of the pack'
            cand init 'Write a process pack to begin with'
            cand schema 'Print the JSON Schema of `opsctl.yaml` or of a workflow file, with what each key means'
            cand completions 'Print a completion script for a shell'
            cand man 'Print the manual page, or write one page per command'
            cand help 'Show a long help topic, or the help of a command'
        }
        &'opsctl;workflow'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
            cand list 'List the workflows of the pack'
            cand show 'Show the steps of a workflow: who may finish them, what they ask for, how they may end'
            cand check 'Check the pack: its files, names, steps and people'
            cand graph 'Draw a workflow as a diagram, for Mermaid or Graphviz'
        }
        &'opsctl;workflow;list'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;workflow;show'= {
            cand --version 'An older version [default: the newest]'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;workflow;check'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --strict 'Do not pass a pack with warnings (exit 3)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;workflow;graph'= {
            cand --version 'An older version [default: the newest]'
            cand --format 'The language of the diagram'
            cand --diagram 'What the diagram shows; `dot` knows `state` only'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'opsctl;init'= {
            cand --pack 'The pack to write [default: built-in]'
            cand --role 'Put yourself, as git knows you, among the people, with this role'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'opsctl;schema'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --write 'Write both schemas beside the pack, where the first line of its files looks for them'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'opsctl;completions'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;man'= {
            cand --dir 'Write `opsctl.1` and one page per command into this folder'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;help'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
    ]
    $completions[$command]
}
