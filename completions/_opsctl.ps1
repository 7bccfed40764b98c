
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
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('workflow', 'workflow', [CompletionResultType]::ParameterValue, 'List, show, check and draw the workflows of the pack')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a process pack to begin with')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of `opsctl.yaml` or of a workflow file, with what each key means')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, or write one page per command')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Show a long help topic, or the help of a command')
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
            [CompletionResult]::new('--diagram', '--diagram', [CompletionResultType]::ParameterName, 'What the diagram shows; `dot` knows `state` only')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The process pack to use, instead of the nearest `opsctl.yaml`')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Act as this person of the pack (`opsctl help actors`)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document on stdout, also for errors')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name what is missing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
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
