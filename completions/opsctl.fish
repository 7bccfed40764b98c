# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_opsctl_global_optspecs
    string join \n config= as= json no-input verbose h/help V/version
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
complete -c opsctl -n "__fish_opsctl_needs_command" -l verbose -d 'With `--version`: also which time zones, holidays and SQLite it works with'
complete -c opsctl -n "__fish_opsctl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c opsctl -n "__fish_opsctl_needs_command" -s V -l version -d 'Print version'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "request" -d 'Open, move and look at requests'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "inbox" -d 'Show what waits for me and my roles, the most urgent first'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "agenda" -d 'List what a follow-up meeting has to talk about'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "explain" -d 'Say what stands in the way of a request, and who can unblock it'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "promote" -d 'Deploy to an environment: check, run the command, record the outcome'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "rollback" -d 'Go back to a version that ran in an environment before'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "deployments" -d 'Show who deployed what, when, and how it ended'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "audit" -d 'Show what does not add up: events without effect, drift, unfinished deployments'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "repair" -d 'Put a request right: its labels from its log, or a broken log'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "sla" -d 'Say which clocks run, and what the pack promises. Without a verb: the clocks'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "oncall" -d 'Show who is on call, now and later'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "window" -d 'Say when environments may be changed, by the windows of the pack'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "workflow" -d 'List, show, check and draw the workflows of the pack'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "calendar" -d 'List the working hours of the pack, and count time in them'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "init" -d 'Write a process pack to begin with'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "schema" -d 'Print the JSON Schema of `opsctl.yaml` or of a workflow file, with what each key means'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "store" -d 'Find, check and back up the embedded store, rebuild its lists'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "man" -d 'Print the manual page, or write one page per command'
complete -c opsctl -n "__fish_opsctl_needs_command" -f -a "help" -d 'Show a long help topic, or the help of a command'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "new" -d 'Open a request; asks for what is missing on a terminal'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "list" -d 'List requests, the most urgent first'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "show" -d 'Show where a request stands and who is next'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "log" -d 'Show the events of a request with their verdicts'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "finish" -d 'Finish the step a request stands at'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "refuse" -d 'Refuse a request, with the reason'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "approve" -d 'Approve the step a request stands at'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "reject" -d 'Reject the step a request stands at; it holds until it is lifted'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "lift" -d 'Lift a rejection: your own, or one of a person you lead'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "check" -d 'Tick items of the step\'s checklist'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "set" -d 'Change fields of a request; approvals given for the old values become stale'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "assign" -d 'Say who does the step'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "escalate" -d 'Ask the owner of the step, on the issue, to look at it now'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "note" -d 'Add a remark'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "wait" -d 'Say that a request waits for something outside'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "resume" -d 'Say that the waiting is over'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "cancel" -d 'End a request without a result'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "reopen" -d 'Let a request that has ended go on'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "severity" -d 'Change how severe a request is; its clocks follow'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and not __fish_seen_subcommand_from new list show log finish refuse approve reject lift check set assign escalate note wait resume cancel reopen severity migrate" -f -a "migrate" -d 'Move a request to another version of its workflow'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from new" -s t -l title -d 'What it is about, in a few words' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from new" -s f -l field -d 'A field of the workflow; repeat for several' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from new" -l severity -d 'How severe it is, where the workflow asks for that: a severity of the pack, or another name of it' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from new" -l body-file -d 'A file with more text for the issue' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from new" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from new" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from new" -l urgent -d 'Open it in the workflow\'s urgent lane, past the limit on open requests'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from new" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from new" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from new" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l workflow -d 'Only requests of this workflow' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l step -d 'Only requests that stand at this step' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l role -d 'Only requests that wait for this role' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l state -d 'Which states' -r -f -a "open\t''
done\t''
refused\t''
cancelled\t''
all\t''"
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l tracker -d 'Only requests of this tracker' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l limit -d 'At most so many [default: 50]' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l offset -d 'Leave out the first so many' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l at -d 'Answer as of another moment: `2026-11-23 10:00` (in the pack\'s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l mine -d 'Only requests I opened'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l stale -d 'Only requests without an event for longer than their workflow allows'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from show" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from show" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from log" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from log" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from log" -l alone -d 'Only this request, without those it was handed to or came from'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from log" -l output -d 'Show the kept output of its deployment commands'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from log" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from log" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from log" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from finish" -s o -l outcome -d 'How the step ends; may be left out where it has one outcome, or one called `done`' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from finish" -s f -l field -d 'A field of the step; repeat for several' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from finish" -s n -l note -l reason -d 'A remark, or the reason' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from finish" -l step -d 'The step you believe it stands at; when it does not, nothing happens (exit 6)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from finish" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from finish" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from finish" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from finish" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from finish" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from finish" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from refuse" -s r -l reason -d 'Why' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from refuse" -s o -l outcome -d 'Which refusing outcome, where the step has several' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from refuse" -l step -d 'The step you believe it stands at; when it does not, nothing happens (exit 6)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from refuse" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from refuse" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from refuse" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from refuse" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from refuse" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from refuse" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from approve" -l release -d 'The release you approve; default: the one the request is about' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from approve" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from approve" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from approve" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from approve" -l break-glass -d 'Approve that the glass was broken on it, not the step (`opsctl help break-glass`)'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from approve" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from approve" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from approve" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reject" -s r -l reason -d 'Why' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reject" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reject" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reject" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reject" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reject" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reject" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from lift" -l person -d 'Whose rejection; default: your own' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from lift" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from lift" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from lift" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from lift" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from lift" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from lift" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from check" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from check" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from check" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from check" -l undo -d 'Untick them again'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from set" -s f -l field -d 'A field; repeat for several' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from set" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from set" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from set" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from set" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from assign" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from assign" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from assign" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from assign" -l nobody -d 'Nobody in particular'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from assign" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from assign" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from assign" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from escalate" -s r -l reason -d 'Why it cannot wait' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from escalate" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from escalate" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from escalate" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from escalate" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from escalate" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from escalate" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from note" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from note" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from note" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from note" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from note" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from note" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from wait" -s r -l reason -d 'What it waits for' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from wait" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from wait" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from wait" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from wait" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from wait" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from wait" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from resume" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from resume" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from resume" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from resume" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from resume" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from cancel" -s r -l reason -d 'Why' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from cancel" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from cancel" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from cancel" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from cancel" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reopen" -s r -l reason -d 'Why' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reopen" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reopen" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reopen" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reopen" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reopen" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from reopen" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from severity" -s r -l reason -d 'Why' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from severity" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from severity" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from severity" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from severity" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from severity" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from severity" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from migrate" -l to-version -d 'The version to go on under; default: the newest' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from migrate" -l step -d 'The step to go on from; default: the current one, if the version has it' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from migrate" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from migrate" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from migrate" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from migrate" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from migrate" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand request; and __fish_seen_subcommand_from migrate" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand inbox" -l limit -d 'At most so many' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand inbox" -l offset -d 'Leave out the first so many' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand inbox" -l at -d 'Answer as of another moment: `2026-11-23 10:00` (in the pack\'s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand inbox" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand inbox" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand inbox" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand inbox" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand inbox" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand agenda" -l at -d 'Answer as of another moment: `2026-11-23 10:00` (in the pack\'s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand agenda" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand agenda" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand agenda" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand agenda" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand agenda" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand explain" -l to -d 'Explain the way to this step' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand explain" -l env -d 'Explain a promotion to this environment' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand explain" -l release -d 'The release to promote; default: the one the request is about' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand explain" -l at -d 'Answer as of another moment: `2026-11-23 10:00` (in the pack\'s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand explain" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand explain" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand explain" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand explain" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand explain" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -s r -l request -d 'The request it belongs to; may be left out where one request waits for this promotion' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -l release -d 'The version to deploy; default: the one the request is about' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -l action -d 'Why it is deployed' -r -f -a "release\t''
maintenance\t''"
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -l for -d 'How long it is planned to take (`90m`, `2h`): no window may close before that is over' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -l break-glass -d 'Set closed windows and missing approvals aside for an incident, and say why (`opsctl help break-glass`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -l incident -d 'The open request the glass is broken for' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -s y -l yes -d 'Do not ask before a promotion to production'
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -l no-finish -d 'Record the deployment, and leave the step to be finished by hand'
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -l abandon -d 'Close a deployment whose command was lost (a crash, a power cut): record it as aborted'
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand promote" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand rollback" -l to -d 'The version to go back to; default: the one that ran before the current one' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand rollback" -s r -l request -d 'The request to record it on; default: the one that deployed there last, where only one thing is deployed' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand rollback" -l for -d 'How long it is planned to take (`90m`, `2h`): no window may close before that is over' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand rollback" -l break-glass -d 'Set closed windows and missing approvals aside for an incident, and say why (`opsctl help break-glass`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand rollback" -l incident -d 'The open request the glass is broken for' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand rollback" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand rollback" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand rollback" -s y -l yes -d 'Do not ask before rolling production back'
complete -c opsctl -n "__fish_opsctl_using_subcommand rollback" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand rollback" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand rollback" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand rollback" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand deployments" -l limit -d 'At most so many' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand deployments" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand deployments" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand deployments" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand deployments" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand deployments" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand audit" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand audit" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand audit" -l strict -d 'Exit 3 when there is anything to report, for CI'
complete -c opsctl -n "__fish_opsctl_using_subcommand audit" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand audit" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand audit" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand repair" -l reason -d 'Why a broken log may go on; needs the steward role' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand repair" -l step -d 'The step a broken log goes on from; default: where replay could follow it to' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand repair" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand repair" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand repair" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand repair" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand repair" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand repair" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and not __fish_seen_subcommand_from status policies" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and not __fish_seen_subcommand_from status policies" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and not __fish_seen_subcommand_from status policies" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and not __fish_seen_subcommand_from status policies" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and not __fish_seen_subcommand_from status policies" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and not __fish_seen_subcommand_from status policies" -f -a "status" -d 'Show every clock that runs, the most urgent first'
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and not __fish_seen_subcommand_from status policies" -f -a "policies" -d 'Show what the pack promises for each severity, most severe first'
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from status" -l severity -d 'Only requests of this severity, or of another name of it' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from status" -l fail-on -d 'Exit 3 when one of the shown clocks is as bad as this, for CI' -r -f -a "breached\t'A clock is over'
at-risk\t'A clock is over, or about to be'"
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from status" -l tracker -d 'Only requests of this tracker' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from status" -l limit -d 'At most so many rows in the table [default: 100]; JSON has all' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from status" -l at -d 'Answer as of another moment: `2026-11-23 10:00` (in the pack\'s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from status" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from status" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from status" -l breached -d 'Only clocks that are over'
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from status" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from policies" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from policies" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from policies" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from policies" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand sla; and __fish_seen_subcommand_from policies" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and not __fish_seen_subcommand_from now shifts" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and not __fish_seen_subcommand_from now shifts" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and not __fish_seen_subcommand_from now shifts" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and not __fish_seen_subcommand_from now shifts" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and not __fish_seen_subcommand_from now shifts" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and not __fish_seen_subcommand_from now shifts" -f -a "now" -d 'Show who is on call, and until when'
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and not __fish_seen_subcommand_from now shifts" -f -a "shifts" -d 'List who is on call in the coming days'
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and __fish_seen_subcommand_from now" -l at -d 'Answer as of another moment: `2026-11-23 10:00` (in the pack\'s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and __fish_seen_subcommand_from now" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and __fish_seen_subcommand_from now" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and __fish_seen_subcommand_from now" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and __fish_seen_subcommand_from now" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and __fish_seen_subcommand_from now" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and __fish_seen_subcommand_from shifts" -l days -d 'How many days of 24 hours' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and __fish_seen_subcommand_from shifts" -l at -d 'Answer as of another moment: `2026-11-23 10:00` (in the pack\'s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and __fish_seen_subcommand_from shifts" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and __fish_seen_subcommand_from shifts" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and __fish_seen_subcommand_from shifts" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and __fish_seen_subcommand_from shifts" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand oncall; and __fish_seen_subcommand_from shifts" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and not __fish_seen_subcommand_from list status next export" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and not __fish_seen_subcommand_from list status next export" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and not __fish_seen_subcommand_from list status next export" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and not __fish_seen_subcommand_from list status next export" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and not __fish_seen_subcommand_from list status next export" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and not __fish_seen_subcommand_from list status next export" -f -a "list" -d 'List the windows: what each is about, when it holds, and why'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and not __fish_seen_subcommand_from list status next export" -f -a "status" -d 'Say whether an environment is open, why, and until when; without one, all of them'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and not __fish_seen_subcommand_from list status next export" -f -a "next" -d 'List the next openings and closings of an environment, each with the window that causes it'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and not __fish_seen_subcommand_from list status next export" -f -a "export" -d 'Write the closed times as iCalendar, for Thunderbird, Google Calendar and others'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from list" -l at -d 'Answer as of another moment: `2026-11-23 10:00` (in the pack\'s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from list" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from list" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from status" -l for -d 'How long what is planned takes: `2h`, `45m`' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from status" -l action -d 'What is to be done' -r -f -a "release\t'A new version'
rollback\t'Back to a version that ran there before'
maintenance\t'Work without a new version'"
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from status" -l workflow -d 'The workflow it is done for; default: any, so that rules for certain workflows do not count' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from status" -l at -d 'Answer as of another moment: `2026-11-23 10:00` (in the pack\'s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from status" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from status" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from status" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from next" -s n -l limit -d 'So many at most' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from next" -l action -d 'What is to be done' -r -f -a "release\t'A new version'
rollback\t'Back to a version that ran there before'
maintenance\t'Work without a new version'"
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from next" -l workflow -d 'The workflow it is done for; default: any, so that rules for certain workflows do not count' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from next" -l at -d 'Answer as of another moment: `2026-11-23 10:00` (in the pack\'s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from next" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from next" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from next" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from next" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from next" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from export" -l days -d 'How far ahead, in days' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from export" -l action -d 'What is to be done' -r -f -a "release\t'A new version'
rollback\t'Back to a version that ran there before'
maintenance\t'Work without a new version'"
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from export" -l workflow -d 'The workflow it is done for; default: any, so that rules for certain workflows do not count' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from export" -l at -d 'Answer as of another moment: `2026-11-23 10:00` (in the pack\'s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from export" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from export" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from export" -l ics -d 'As iCalendar (RFC 5545), the one format there is'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from export" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand window; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
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
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -l diagram -d 'What the diagram shows; default: `sequence` in Mermaid where the workflow says who asks or informs whom, else `state`; `dot` knows `state` only' -r -f -a "state\t'The steps and how they lead to each other'
sequence\t'The roles and what they hand to each other'"
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand workflow; and __fish_seen_subcommand_from graph" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and not __fish_seen_subcommand_from list due elapsed" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and not __fish_seen_subcommand_from list due elapsed" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and not __fish_seen_subcommand_from list due elapsed" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and not __fish_seen_subcommand_from list due elapsed" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and not __fish_seen_subcommand_from list due elapsed" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and not __fish_seen_subcommand_from list due elapsed" -f -a "list" -d 'List the calendars: their zones, hours and holidays, and when they next open or close'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and not __fish_seen_subcommand_from list due elapsed" -f -a "due" -d 'Say when a length of time is over'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and not __fish_seen_subcommand_from list due elapsed" -f -a "elapsed" -d 'Say how much working time lies between two moments'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from list" -l at -d 'Answer as of another moment: `2026-11-23 10:00` (in the pack\'s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from list" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from list" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from due" -l from -d 'Where it begins, in the zone of the calendar (`opsctl help moments`) [default: now]' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from due" -l add -d 'How long: `30m`, `4h` (working time), `2bd` (working days), `5d`, `1w` (calendar days), `sprint`' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from due" -l calendar -d 'The calendar [default: the `calendar` of the pack, or its only one]' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from due" -l pause -d 'A time in which the clock stands still, as `FROM/TO`; more than one may be given' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from due" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from due" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from due" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from due" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from due" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from elapsed" -l from -d 'The earlier moment, in the zone of the calendar (`opsctl help moments`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from elapsed" -l to -d 'The later moment [default: now]' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from elapsed" -l calendar -d 'The calendar [default: the `calendar` of the pack, or its only one]' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from elapsed" -l pause -d 'A time in which the clock stands still, as `FROM/TO`; more than one may be given' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from elapsed" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from elapsed" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from elapsed" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from elapsed" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand calendar; and __fish_seen_subcommand_from elapsed" -s h -l help -d 'Print help'
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
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and not __fish_seen_subcommand_from path check backup rebuild" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and not __fish_seen_subcommand_from path check backup rebuild" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and not __fish_seen_subcommand_from path check backup rebuild" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and not __fish_seen_subcommand_from path check backup rebuild" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and not __fish_seen_subcommand_from path check backup rebuild" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and not __fish_seen_subcommand_from path check backup rebuild" -f -a "path" -d 'Show where the store is kept'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and not __fish_seen_subcommand_from path check backup rebuild" -f -a "check" -d 'Look for damage in the store, for gaps in its logs and for comments that were removed'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and not __fish_seen_subcommand_from path check backup rebuild" -f -a "backup" -d 'Copy the store to a new file, whole and checked, while others go on writing'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and not __fish_seen_subcommand_from path check backup rebuild" -f -a "rebuild" -d 'Forget what lists are read from and replay every log again'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from path" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from path" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from path" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from path" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from check" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from check" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from backup" -l tracker -d 'The store of this tracker, where the pack keeps several files' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from backup" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from backup" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from backup" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from backup" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from backup" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from backup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l config -d 'The process pack to use, instead of the nearest `opsctl.yaml`' -r -F
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l as -d 'Act as this person of the pack (`opsctl help actors`)' -r
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l dry-run -d 'Say what would be done, and do nothing'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l json -d 'Print one JSON document on stdout, also for errors'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l no-input -d 'Never ask; fail and name what is missing'
complete -c opsctl -n "__fish_opsctl_using_subcommand store; and __fish_seen_subcommand_from rebuild" -s h -l help -d 'Print help (see more with \'--help\')'
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
