//! `opsctl workflow`: list, show, check, graph.

use crate::support::Sandbox;

#[test]
fn a_bare_noun_lists() {
    let sandbox = Sandbox::with_pack("threefold");
    let list = sandbox.opsctl(&["workflow"]).ok();
    insta::assert_snapshot!(list, @"
    WORKFLOW      VERSION  TITLE                  STEPS  TRACKER
    announcement        1  External announcement      1  circles
    defect              1  Defect                     3  github
    product             1  Products                   9  circles
    project             1  Projects                  18  circles
    review              1  Review on testnet          1  circles
    server-setup        1  Server setup               2  github
    service             1  Services                  15  github
    urgent              1  Urgent matter              2  github
    web-presence        1  Web presence              12  circles
    ");
    assert_eq!(sandbox.opsctl(&["workflow", "list"]).ok(), list);
    insta::assert_json_snapshot!(sandbox.opsctl(&["workflow", "list"]).json(0)[0], @r#"
    {
      "workflow": "announcement",
      "version": 1,
      "title": "External announcement",
      "tracker": "circles",
      "enforcement": "strict",
      "steps": 1
    }
    "#);
}

#[test]
fn show_tells_who_does_what() {
    let sandbox = Sandbox::with_pack("socialgouv");
    insta::assert_snapshot!(sandbox.opsctl(&["workflow", "show", "mep"]).ok(), @r"
    Mise en production (mep@1, kept in interne)
    opened by: sre
    fields: produit, version, livrable
    different persons: integration-staging and tests-staging; integration-production and tests-sre; integration-production and tests-startup

    STEP                    TITLE                  BY       ASKS FOR              OUTCOMES
    challenge               Challenge technique    ops                            done
    roadmap                 Roadmap                ops                            done
    date-livraison          Date de livraison      ops      delivery_date         done
                                                            (required)
    integration-staging     Implém/Inté en         ops      promotion to staging  done
                            staging
    livraison-staging       Livraison              ops                            done
    tests-staging           Tests / Validation     sre                            valide, echec ->
                                                                                  integration-staging
    integration-production  Implem/Inté en prod    ops      promotion to          done
                                                            production
    livraison-sre           Livraison              ops                            done
    tests-sre               Tests / Validation     sre                            valide, echec -> int
                                                                                  egration-production
    livraison-startup       Livraison              ops                            done
    tests-startup           Tests / Validation     startup                        valide, echec -> int
                                                                                  egration-production
    ");
    let detail = sandbox.opsctl(&["workflow", "show", "mep"]).json(0);
    insta::assert_json_snapshot!(detail["steps"][0], @r#"
    {
      "step": "challenge",
      "title": "Challenge technique",
      "by": [
        "ops"
      ],
      "tracker": null,
      "phase": "Staging Cluster",
      "promote": null,
      "environment": null,
      "verifies": null,
      "fields": [],
      "checklist": [],
      "approvals": [],
      "handoff": null,
      "labels": [],
      "waiting": true,
      "within": null,
      "outcomes": [
        {
          "outcome": "done",
          "title": null,
          "effect": "next",
          "to": null,
          "skip": false,
          "labels": []
        }
      ]
    }
    "#);
    insta::assert_snapshot!(sandbox.opsctl(&["workflow", "show"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: `WORKFLOW` is needed
      hint: there are `besoin`, `mep`
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["workflow", "show", "meep"]).run(), @r"
    exit 1
    --- stdout
    --- stderr
    error: there is no workflow `meep`
      hint: did you mean `mep`?
    ");
    insta::assert_snapshot!(sandbox.opsctl(&["workflow", "show", "mep", "--version", "7"]).run(), @r"
    exit 1
    --- stdout
    --- stderr
    error: `mep` has no version 7
      hint: `opsctl workflow list` shows the versions
    ");
}

#[test]
fn check_passes_with_warnings_unless_strict() {
    let sandbox = Sandbox::with_pack("threefold");
    let answer = sandbox.opsctl(&["workflow", "check"]).run();
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{}", answer.stdout);
    assert!(answer.stdout.contains("warning"), "{}", answer.stdout);
    assert_eq!(sandbox.opsctl(&["workflow", "check", "--strict"]).run().code, 3);
    let report = sandbox.opsctl(&["workflow", "check"]).json(0);
    assert_eq!((&report["ok"], &report["errors"]), (&true.into(), &0.into()));
    assert!(report["findings"][0]["file"].as_str().unwrap().ends_with(".yaml"), "{report}");
    let builtin = Sandbox::new();
    insta::assert_snapshot!(builtin.opsctl(&["workflow", "check", "--strict"]).run(), @r"
    exit 0
    --- stdout
    the built-in pack (1 workflow): sound
    --- stderr
    ");
}

#[test]
fn check_shows_mistakes_as_its_answer() {
    let sandbox = Sandbox::with_config("version: 1\npeople:\n  alice: {nmae: Alice}\n");
    insta::assert_snapshot!(sandbox.opsctl(&["workflow", "check"]).run(), @r"
    exit 2
    --- stdout
    error[unknown-key]: `nmae` is not a key of a person
     --> opsctl.yaml:3:11
      |
    3 |   alice: {nmae: Alice}
      |           ^^^^
      |
      = help: did you mean `name`?

    `opsctl.yaml`: 1 error
    --- stderr
    ");
    insta::assert_json_snapshot!(sandbox.opsctl(&["workflow", "check"]).json(2), @r#"
    {
      "pack": "opsctl.yaml",
      "ok": false,
      "errors": 1,
      "warnings": 0,
      "findings": [
        {
          "severity": "error",
          "code": "unknown-key",
          "message": "`nmae` is not a key of a person",
          "file": "opsctl.yaml",
          "line": 3,
          "column": 11,
          "help": "did you mean `name`?",
          "related": []
        }
      ]
    }
    "#);
}

#[test]
fn graphs_come_in_three_forms() {
    let sandbox = Sandbox::with_pack("socialgouv");
    let graph = |more: &[&str]| sandbox.opsctl(&[&["workflow", "graph", "besoin"], more].concat());
    assert!(graph(&["--diagram", "state"]).ok().starts_with("stateDiagram-v2\n"));
    let sequence = graph(&["--diagram", "sequence"]).ok();
    assert!(sequence.contains("sequenceDiagram\n"), "{sequence}");
    assert_eq!(graph(&[]).ok(), sequence);
    assert!(graph(&["--format", "dot"]).ok().starts_with("digraph "));
    assert_eq!(graph(&["--format", "dot"]).json(0)["format"], "dot");
    insta::assert_snapshot!(graph(&["--format", "dot", "--diagram", "sequence"]).run(), @r"
    exit 2
    --- stdout
    --- stderr
    error: `--format dot` draws no sequence diagram
      hint: leave out `--format`, or use `--diagram state`
    ");
}
