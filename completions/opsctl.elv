
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
            cand --verbose 'With `--version`: also which time zones, holidays and SQLite it works with'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand request 'Open, move and look at requests'
            cand inbox 'Show what waits for me and my roles, the most urgent first'
            cand agenda 'List what a follow-up meeting has to talk about'
            cand explain 'Say what stands in the way of a request, and who can unblock it'
            cand promote 'Deploy to an environment: check, run the command, record the outcome'
            cand rollback 'Go back to a version that ran in an environment before'
            cand deployments 'Show who deployed what, when, and how it ended'
            cand audit 'Show what does not add up: events without effect, drift, unfinished deployments'
            cand repair 'Put a request right: its labels from its log, or a broken log'
            cand window 'Say when environments may be changed, by the windows of the pack'
            cand workflow 'List, show, check and draw the workflows of the pack'
            cand calendar 'List the working hours of the pack, and count time in them'
            cand init 'Write a process pack to begin with'
            cand schema 'Print the JSON Schema of `opsctl.yaml` or of a workflow file, with what each key means'
            cand store 'Find, check and back up the embedded store, rebuild its lists'
            cand completions 'Print a completion script for a shell'
            cand man 'Print the manual page, or write one page per command'
            cand help 'Show a long help topic, or the help of a command'
        }
        &'opsctl;request'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
            cand new 'Open a request; asks for what is missing on a terminal'
            cand list 'List requests, the most urgent first'
            cand show 'Show where a request stands and who is next'
            cand log 'Show the events of a request with their verdicts'
            cand finish 'Finish the step a request stands at'
            cand refuse 'Refuse a request, with the reason'
            cand approve 'Approve the step a request stands at'
            cand reject 'Reject the step a request stands at; it holds until it is lifted'
            cand lift 'Lift a rejection: your own, or one of a person you lead'
            cand check 'Tick items of the step''s checklist'
            cand set 'Change fields of a request; approvals given for the old values become stale'
            cand assign 'Say who does the step'
            cand escalate 'Ask the owner of the step, on the issue, to look at it now'
            cand note 'Add a remark'
            cand wait 'Say that a request waits for something outside'
            cand resume 'Say that the waiting is over'
            cand cancel 'End a request without a result'
            cand migrate 'Move a request to another version of its workflow'
        }
        &'opsctl;request;new'= {
            cand -t 'What it is about, in a few words'
            cand --title 'What it is about, in a few words'
            cand -f 'A field of the workflow; repeat for several'
            cand --field 'A field of the workflow; repeat for several'
            cand --body-file 'A file with more text for the issue'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --urgent 'Open it in the workflow''s urgent lane, past the limit on open requests'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;list'= {
            cand --workflow 'Only requests of this workflow'
            cand --step 'Only requests that stand at this step'
            cand --role 'Only requests that wait for this role'
            cand --state 'Which states'
            cand --tracker 'Only requests of this tracker'
            cand --limit 'At most so many'
            cand --offset 'Leave out the first so many'
            cand --at 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --mine 'Only requests I opened'
            cand --stale 'Only requests without an event for longer than their workflow allows'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;show'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;log'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --alone 'Only this request, without those it was handed to or came from'
            cand --output 'Show the kept output of its deployment commands'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;finish'= {
            cand -o 'How the step ends; may be left out where it has one outcome, or one called `done`'
            cand --outcome 'How the step ends; may be left out where it has one outcome, or one called `done`'
            cand -f 'A field of the step; repeat for several'
            cand --field 'A field of the step; repeat for several'
            cand -n 'A remark, or the reason'
            cand --note 'A remark, or the reason'
            cand --reason 'A remark, or the reason'
            cand --step 'The step you believe it stands at; when it does not, nothing happens (exit 6)'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;refuse'= {
            cand -r 'Why'
            cand --reason 'Why'
            cand -o 'Which refusing outcome, where the step has several'
            cand --outcome 'Which refusing outcome, where the step has several'
            cand --step 'The step you believe it stands at; when it does not, nothing happens (exit 6)'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;approve'= {
            cand --release 'The release you approve; default: the one the request is about'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;reject'= {
            cand -r 'Why'
            cand --reason 'Why'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;lift'= {
            cand --person 'Whose rejection; default: your own'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;check'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --undo 'Untick them again'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;set'= {
            cand -f 'A field; repeat for several'
            cand --field 'A field; repeat for several'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;assign'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --nobody 'Nobody in particular'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;escalate'= {
            cand -r 'Why it cannot wait'
            cand --reason 'Why it cannot wait'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;note'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;wait'= {
            cand -r 'What it waits for'
            cand --reason 'What it waits for'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;resume'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;cancel'= {
            cand -r 'Why'
            cand --reason 'Why'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;request;migrate'= {
            cand --to-version 'The version to go on under; default: the newest'
            cand --step 'The step to go on from; default: the current one, if the version has it'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;inbox'= {
            cand --limit 'At most so many'
            cand --offset 'Leave out the first so many'
            cand --at 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;agenda'= {
            cand --at 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;explain'= {
            cand --to 'Explain the way to this step'
            cand --env 'Explain a promotion to this environment'
            cand --release 'The release to promote; default: the one the request is about'
            cand --at 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;promote'= {
            cand -r 'The request it belongs to; may be left out where one request waits for this promotion'
            cand --request 'The request it belongs to; may be left out where one request waits for this promotion'
            cand --release 'The version to deploy; default: the one the request is about'
            cand --action 'Why it is deployed'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand -y 'Do not ask before a promotion to production'
            cand --yes 'Do not ask before a promotion to production'
            cand --no-finish 'Record the deployment, and leave the step to be finished by hand'
            cand --abandon 'Close a deployment whose command was lost (a crash, a power cut): record it as aborted'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;rollback'= {
            cand --to 'The version to go back to; default: the one that ran before the current one'
            cand -r 'The request to record it on; default: the one that deployed there last, where only one thing is deployed'
            cand --request 'The request to record it on; default: the one that deployed there last, where only one thing is deployed'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand -y 'Do not ask before rolling production back'
            cand --yes 'Do not ask before rolling production back'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;deployments'= {
            cand --limit 'At most so many'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;audit'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --strict 'Exit 3 when there is anything to report, for CI'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;repair'= {
            cand --reason 'Why a broken log may go on; needs the steward role'
            cand --step 'The step a broken log goes on from; default: where replay could follow it to'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;window'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
            cand list 'List the windows: what each is about, when it holds, and why'
            cand status 'Say whether an environment is open, why, and until when; without one, all of them'
            cand next 'List the next openings and closings of an environment, each with the window that causes it'
            cand export 'Write the closed times as iCalendar, for Thunderbird, Google Calendar and others'
        }
        &'opsctl;window;list'= {
            cand --at 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;window;status'= {
            cand --for 'How long what is planned takes: `2h`, `45m`'
            cand --action 'What is to be done'
            cand --workflow 'The workflow it is done for; default: any, so that rules for certain workflows do not count'
            cand --at 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'opsctl;window;next'= {
            cand -n 'So many at most'
            cand --limit 'So many at most'
            cand --action 'What is to be done'
            cand --workflow 'The workflow it is done for; default: any, so that rules for certain workflows do not count'
            cand --at 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'opsctl;window;export'= {
            cand --days 'How far ahead, in days'
            cand --action 'What is to be done'
            cand --workflow 'The workflow it is done for; default: any, so that rules for certain workflows do not count'
            cand --at 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --ics 'As iCalendar (RFC 5545), the one format there is'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
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
            cand --diagram 'What the diagram shows; default: `sequence` in Mermaid where the workflow says who asks or informs whom, else `state`; `dot` knows `state` only'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'opsctl;calendar'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
            cand list 'List the calendars: their zones, hours and holidays, and when they next open or close'
            cand due 'Say when a length of time is over'
            cand elapsed 'Say how much working time lies between two moments'
        }
        &'opsctl;calendar;list'= {
            cand --at 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;calendar;due'= {
            cand --from 'Where it begins, in the zone of the calendar (`opsctl help moments`) [default: now]'
            cand --add 'How long: `30m`, `4h` (working time), `2bd` (working days), `5d`, `1w` (calendar days), `sprint`'
            cand --calendar 'The calendar [default: the `calendar` of the pack, or its only one]'
            cand --pause 'A time in which the clock stands still, as `FROM/TO`; more than one may be given'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;calendar;elapsed'= {
            cand --from 'The earlier moment, in the zone of the calendar (`opsctl help moments`)'
            cand --to 'The later moment [default: now]'
            cand --calendar 'The calendar [default: the `calendar` of the pack, or its only one]'
            cand --pause 'A time in which the clock stands still, as `FROM/TO`; more than one may be given'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
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
        &'opsctl;store'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
            cand path 'Show where the store is kept'
            cand check 'Look for damage in the store, for gaps in its logs and for comments that were removed'
            cand backup 'Copy the store to a new file, whole and checked, while others go on writing'
            cand rebuild 'Forget what lists are read from and replay every log again'
        }
        &'opsctl;store;path'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;store;check'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'opsctl;store;backup'= {
            cand --tracker 'The store of this tracker, where the pack keeps several files'
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
            cand --json 'Print one JSON document on stdout, also for errors'
            cand --no-input 'Never ask; fail and name what is missing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'opsctl;store;rebuild'= {
            cand --config 'The process pack to use, instead of the nearest `opsctl.yaml`'
            cand --as 'Act as this person of the pack (`opsctl help actors`)'
            cand --dry-run 'Say what would be done, and do nothing'
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
