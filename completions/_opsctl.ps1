
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'opsctl' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'opsctl'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'opsctl' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'With `--version`: also which time zones, holidays and SQLite it works with')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('request', 'request', [CompletionResultType]::ParameterValue, 'Open, move and look at requests')
            [CompletionResult]::new('inbox', 'inbox', [CompletionResultType]::ParameterValue, 'Show what waits for me and my roles, the most urgent first')
            [CompletionResult]::new('agenda', 'agenda', [CompletionResultType]::ParameterValue, 'List what a follow-up meeting has to talk about')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Say what stands in the way of a request, and who can unblock it')
            [CompletionResult]::new('promote', 'promote', [CompletionResultType]::ParameterValue, 'Deploy to an environment: check, run the command, record the outcome')
            [CompletionResult]::new('rollback', 'rollback', [CompletionResultType]::ParameterValue, 'Go back to a version that ran in an environment before')
            [CompletionResult]::new('deployments', 'deployments', [CompletionResultType]::ParameterValue, 'Show who deployed what, when, and how it ended')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Show what does not add up: events without effect, drift, unfinished deployments')
            [CompletionResult]::new('repair', 'repair', [CompletionResultType]::ParameterValue, 'Put a request right: its labels from its log, or a broken log')
            [CompletionResult]::new('sla', 'sla', [CompletionResultType]::ParameterValue, 'Say which clocks run, and what the pack promises. Without a verb: the clocks')
            [CompletionResult]::new('oncall', 'oncall', [CompletionResultType]::ParameterValue, 'Show who is on call, now and later')
            [CompletionResult]::new('window', 'window', [CompletionResultType]::ParameterValue, 'Say when environments may be changed, by the windows of the pack')
            [CompletionResult]::new('workflow', 'workflow', [CompletionResultType]::ParameterValue, 'List, show, check and draw the workflows of the pack')
            [CompletionResult]::new('calendar', 'calendar', [CompletionResultType]::ParameterValue, 'List the working hours of the pack, and count time in them')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a process pack to begin with')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of `opsctl.yaml` or of a workflow file, with what each key means')
            [CompletionResult]::new('store', 'store', [CompletionResultType]::ParameterValue, 'Find, check and back up the embedded store, rebuild its lists')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, or write one page per command')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Show a long help topic, or the help of a command')
            break
        }
        'opsctl;request' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Open a request; asks for what is missing on a terminal')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List requests, the most urgent first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show where a request stands and who is next')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show the events of a request with their verdicts')
            [CompletionResult]::new('finish', 'finish', [CompletionResultType]::ParameterValue, 'Finish the step a request stands at')
            [CompletionResult]::new('refuse', 'refuse', [CompletionResultType]::ParameterValue, 'Refuse a request, with the reason')
            [CompletionResult]::new('approve', 'approve', [CompletionResultType]::ParameterValue, 'Approve the step a request stands at')
            [CompletionResult]::new('reject', 'reject', [CompletionResultType]::ParameterValue, 'Reject the step a request stands at; it holds until it is lifted')
            [CompletionResult]::new('lift', 'lift', [CompletionResultType]::ParameterValue, 'Lift a rejection: your own, or one of a person you lead')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Tick items of the step''s checklist')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change fields of a request; approvals given for the old values become stale')
            [CompletionResult]::new('assign', 'assign', [CompletionResultType]::ParameterValue, 'Say who does the step')
            [CompletionResult]::new('escalate', 'escalate', [CompletionResultType]::ParameterValue, 'Ask the owner of the step, on the issue, to look at it now')
            [CompletionResult]::new('note', 'note', [CompletionResultType]::ParameterValue, 'Add a remark')
            [CompletionResult]::new('wait', 'wait', [CompletionResultType]::ParameterValue, 'Say that a request waits for something outside')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Say that the waiting is over')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'End a request without a result')
            [CompletionResult]::new('reopen', 'reopen', [CompletionResultType]::ParameterValue, 'Let a request that has ended go on')
            [CompletionResult]::new('severity', 'severity', [CompletionResultType]::ParameterValue, 'Change how severe a request is; its clocks follow')
            [CompletionResult]::new('migrate', 'migrate', [CompletionResultType]::ParameterValue, 'Move a request to another version of its workflow')
            break
        }
        'opsctl;request;new' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'What it is about, in a few words')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'What it is about, in a few words')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'A field of the workflow; repeat for several')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'A field of the workflow; repeat for several')
            [CompletionResult]::new('--severity', '--severity', [CompletionResultType]::ParameterName, 'How severe it is, where the workflow asks for that: a severity of the pack, or another name of it')
            [CompletionResult]::new('--body-file', '--body-file', [CompletionResultType]::ParameterName, 'A file with more text for the issue')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--urgent', '--urgent', [CompletionResultType]::ParameterName, 'Open it in the workflow''s urgent lane, past the limit on open requests')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;list' {
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'Only requests of this workflow')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'Only requests that stand at this step')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Only requests that wait for this role')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Which states')
            [CompletionResult]::new('--tracker', '--tracker', [CompletionResultType]::ParameterName, 'Only requests of this tracker')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many [default: 50]')
            [CompletionResult]::new('--offset', '--offset', [CompletionResultType]::ParameterName, 'Leave out the first so many')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--mine', '--mine', [CompletionResultType]::ParameterName, 'Only requests I opened')
            [CompletionResult]::new('--stale', '--stale', [CompletionResultType]::ParameterName, 'Only requests without an event for longer than their workflow allows')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;show' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;log' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--alone', '--alone', [CompletionResultType]::ParameterName, 'Only this request, without those it was handed to or came from')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Show the kept output of its deployment commands')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;finish' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How the step ends; may be left out where it has one outcome, or one called `done`')
            [CompletionResult]::new('--outcome', '--outcome', [CompletionResultType]::ParameterName, 'How the step ends; may be left out where it has one outcome, or one called `done`')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'A field of the step; repeat for several')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'A field of the step; repeat for several')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'A remark, or the reason')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'A remark, or the reason')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'A remark, or the reason')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'The step you believe it stands at; when it does not, nothing happens (exit 6)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;refuse' {
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Which refusing outcome, where the step has several')
            [CompletionResult]::new('--outcome', '--outcome', [CompletionResultType]::ParameterName, 'Which refusing outcome, where the step has several')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'The step you believe it stands at; when it does not, nothing happens (exit 6)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;approve' {
            [CompletionResult]::new('--release', '--release', [CompletionResultType]::ParameterName, 'The release you approve; default: the one the request is about')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--break-glass', '--break-glass', [CompletionResultType]::ParameterName, 'Approve that the glass was broken on it, not the step (`opsctl help break-glass`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;reject' {
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;lift' {
            [CompletionResult]::new('--person', '--person', [CompletionResultType]::ParameterName, 'Whose rejection; default: your own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;check' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--undo', '--undo', [CompletionResultType]::ParameterName, 'Untick them again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;set' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'A field; repeat for several')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'A field; repeat for several')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;assign' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--nobody', '--nobody', [CompletionResultType]::ParameterName, 'Nobody in particular')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;escalate' {
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Why it cannot wait')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it cannot wait')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;note' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;wait' {
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'What it waits for')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'What it waits for')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;resume' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;cancel' {
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;reopen' {
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;severity' {
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;request;migrate' {
            [CompletionResult]::new('--to-version', '--to-version', [CompletionResultType]::ParameterName, 'The version to go on under; default: the newest')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'The step to go on from; default: the current one, if the version has it')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;inbox' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--offset', '--offset', [CompletionResultType]::ParameterName, 'Leave out the first so many')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;agenda' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;explain' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Explain the way to this step')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Explain a promotion to this environment')
            [CompletionResult]::new('--release', '--release', [CompletionResultType]::ParameterName, 'The release to promote; default: the one the request is about')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;promote' {
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'The request it belongs to; may be left out where one request waits for this promotion')
            [CompletionResult]::new('--request', '--request', [CompletionResultType]::ParameterName, 'The request it belongs to; may be left out where one request waits for this promotion')
            [CompletionResult]::new('--release', '--release', [CompletionResultType]::ParameterName, 'The version to deploy; default: the one the request is about')
            [CompletionResult]::new('--action', '--action', [CompletionResultType]::ParameterName, 'Why it is deployed')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'How long it is planned to take (`90m`, `2h`): no window may close before that is over')
            [CompletionResult]::new('--break-glass', '--break-glass', [CompletionResultType]::ParameterName, 'Set closed windows and missing approvals aside for an incident, and say why (`opsctl help break-glass`)')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The open request the glass is broken for')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask before a promotion to production')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask before a promotion to production')
            [CompletionResult]::new('--no-finish', '--no-finish', [CompletionResultType]::ParameterName, 'Record the deployment, and leave the step to be finished by hand')
            [CompletionResult]::new('--abandon', '--abandon', [CompletionResultType]::ParameterName, 'Close a deployment whose command was lost (a crash, a power cut): record it as aborted')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;rollback' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The version to go back to; default: the one that ran before the current one')
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'The request to record it on; default: the one that deployed there last, where only one thing is deployed')
            [CompletionResult]::new('--request', '--request', [CompletionResultType]::ParameterName, 'The request to record it on; default: the one that deployed there last, where only one thing is deployed')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'How long it is planned to take (`90m`, `2h`): no window may close before that is over')
            [CompletionResult]::new('--break-glass', '--break-glass', [CompletionResultType]::ParameterName, 'Set closed windows and missing approvals aside for an incident, and say why (`opsctl help break-glass`)')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The open request the glass is broken for')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask before rolling production back')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask before rolling production back')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;deployments' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;audit' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit 3 when there is anything to report, for CI')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;repair' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why a broken log may go on; needs the steward role')
            [CompletionResult]::new('--step', '--step', [CompletionResultType]::ParameterName, 'The step a broken log goes on from; default: where replay could follow it to')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;sla' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show every clock that runs, the most urgent first')
            [CompletionResult]::new('policies', 'policies', [CompletionResultType]::ParameterValue, 'Show what the pack promises for each severity, most severe first')
            break
        }
        'opsctl;sla;status' {
            [CompletionResult]::new('--severity', '--severity', [CompletionResultType]::ParameterName, 'Only requests of this severity, or of another name of it')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit 3 when one of the shown clocks is as bad as this, for CI')
            [CompletionResult]::new('--tracker', '--tracker', [CompletionResultType]::ParameterName, 'Only requests of this tracker')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows in the table [default: 100]; JSON has all')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--breached', '--breached', [CompletionResultType]::ParameterName, 'Only clocks that are over')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'opsctl;sla;policies' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;oncall' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('now', 'now', [CompletionResultType]::ParameterValue, 'Show who is on call, and until when')
            [CompletionResult]::new('shifts', 'shifts', [CompletionResultType]::ParameterValue, 'List who is on call in the coming days')
            break
        }
        'opsctl;oncall;now' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'opsctl;oncall;shifts' {
            [CompletionResult]::new('--days', '--days', [CompletionResultType]::ParameterName, 'How many days of 24 hours')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;window' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the windows: what each is about, when it holds, and why')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Say whether an environment is open, why, and until when; without one, all of them')
            [CompletionResult]::new('next', 'next', [CompletionResultType]::ParameterValue, 'List the next openings and closings of an environment, each with the window that causes it')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the closed times as iCalendar, for Thunderbird, Google Calendar and others')
            break
        }
        'opsctl;window;list' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;window;status' {
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'How long what is planned takes: `2h`, `45m`')
            [CompletionResult]::new('--action', '--action', [CompletionResultType]::ParameterName, 'What is to be done')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'The workflow it is done for; default: any, so that rules for certain workflows do not count')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'opsctl;window;next' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'So many at most')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'So many at most')
            [CompletionResult]::new('--action', '--action', [CompletionResultType]::ParameterName, 'What is to be done')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'The workflow it is done for; default: any, so that rules for certain workflows do not count')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'opsctl;window;export' {
            [CompletionResult]::new('--days', '--days', [CompletionResultType]::ParameterName, 'How far ahead, in days')
            [CompletionResult]::new('--action', '--action', [CompletionResultType]::ParameterName, 'What is to be done')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'The workflow it is done for; default: any, so that rules for certain workflows do not count')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--ics', '--ics', [CompletionResultType]::ParameterName, 'As iCalendar (RFC 5545), the one format there is')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'opsctl;workflow' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the workflows of the pack')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the steps of a workflow: who may finish them, what they ask for, how they may end')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check the pack: its files, names, steps and people')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Draw a workflow as a diagram, for Mermaid or Graphviz')
            break
        }
        'opsctl;workflow;list' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;workflow;show' {
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'An older version [default: the newest]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;workflow;check' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Do not pass a pack with warnings (exit 3)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;workflow;graph' {
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'An older version [default: the newest]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The language of the diagram')
            [CompletionResult]::new('--diagram', '--diagram', [CompletionResultType]::ParameterName, 'What the diagram shows; default: `sequence` in Mermaid where the workflow says who asks or informs whom, else `state`; `dot` knows `state` only')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'opsctl;calendar' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the calendars: their zones, hours and holidays, and when they next open or close')
            [CompletionResult]::new('due', 'due', [CompletionResultType]::ParameterValue, 'Say when a length of time is over')
            [CompletionResult]::new('elapsed', 'elapsed', [CompletionResultType]::ParameterValue, 'Say how much working time lies between two moments')
            break
        }
        'opsctl;calendar;list' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Answer as of another moment: `2026-11-23 10:00` (in the pack''s zone), `tomorrow 14:00`, `fri 17:00`, `+3d` (`opsctl help moments`)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;calendar;due' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Where it begins, in the zone of the calendar (`opsctl help moments`) [default: now]')
            [CompletionResult]::new('--add', '--add', [CompletionResultType]::ParameterName, 'How long: `30m`, `4h` (working time), `2bd` (working days), `5d`, `1w` (calendar days), `sprint`')
            [CompletionResult]::new('--calendar', '--calendar', [CompletionResultType]::ParameterName, 'The calendar [default: the `calendar` of the pack, or its only one]')
            [CompletionResult]::new('--pause', '--pause', [CompletionResultType]::ParameterName, 'A time in which the clock stands still, as `FROM/TO`; more than one may be given')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;calendar;elapsed' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The earlier moment, in the zone of the calendar (`opsctl help moments`)')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The later moment [default: now]')
            [CompletionResult]::new('--calendar', '--calendar', [CompletionResultType]::ParameterName, 'The calendar [default: the `calendar` of the pack, or its only one]')
            [CompletionResult]::new('--pause', '--pause', [CompletionResultType]::ParameterName, 'A time in which the clock stands still, as `FROM/TO`; more than one may be given')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;init' {
            [CompletionResult]::new('--pack', '--pack', [CompletionResultType]::ParameterName, 'The pack to write [default: built-in]')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Put yourself, as git knows you, among the people, with this role')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'opsctl;schema' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--write', '--write', [CompletionResultType]::ParameterName, 'Write both schemas beside the pack, where the first line of its files looks for them')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'opsctl;store' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Show where the store is kept')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Look for damage in the store, for gaps in its logs and for comments that were removed')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Copy the store to a new file, whole and checked, while others go on writing')
            [CompletionResult]::new('rebuild', 'rebuild', [CompletionResultType]::ParameterValue, 'Forget what lists are read from and replay every log again')
            break
        }
        'opsctl;store;path' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;store;check' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;store;backup' {
            [CompletionResult]::new('--tracker', '--tracker', [CompletionResultType]::ParameterName, 'The store of this tracker, where the pack keeps several files')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'opsctl;store;rebuild' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be done, and do nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'opsctl;completions' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;man' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Write `opsctl.1` and one page per command into this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'opsctl;help' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
