//! What a pack without mistakes becomes.

use super::load;
use super::{CONFIG, WORKFLOW, loaded};
use crate::domain::workflow::{Effect, Enforcement, Part};

#[test]
fn the_pack_of_the_design_page() {
    let workflow = "\
workflow: service
version: 1
title: Services
tracker: ops
fields:
  service:  {ask: Which service?, required: true}
separate: [[implement, qa-testnet], [request, approve-release]]
steps:
  - {id: agree, title: Agree on services and priorities, by: [stakeholder], tracker: circles}
  - id: technical-validation
    title: Validation technique
    by: [secu]
    outcomes:
      valid: {}
      invalid: {refuse: true}
  - id: roadmap
    by: [sre]
    fields: {delivery_date: {type: date, required: true, due: true}}
    within: 3bd
  - {id: hand-over, by: [sre], handoff: {tracker: internal, template: mep}}
  - {id: implement, by: [developer], environment: devnet}
  - id: deploy-testnet
    by: [ops]
    promote: testnet
    checklist: {monitoring: Monitoring added, docs: Deployment documented in Gitea}
  - id: qa-testnet
    by: [qa]
    labels: [QA]
    outcomes:
      verified: {labels: [verified]}
      failed: {to: implement}
  - {id: clarify, by: [startup], waiting: true}
  - id: release
    by: [ops]
    promote: mainnet
    approvals: {roles: {architect: 1, stakeholder: 1}}
";
    let roles = ["stakeholder", "secu", "sre", "developer", "ops", "qa", "startup", "architect"];
    let roles: String = roles.iter().map(|role| format!("  {role}: {{members: [alice]}}\n")).collect();
    let config = format!(
        "version: 1\ntimezone: Africa/Cairo\nenforcement: advisory\nsmall_team: record\npeople: {{alice: }}\nroles:\n{roles}\
calendars: {{office: {{hours: {{mon-fri: [\"09:00-17:00\"]}}}}}}\ncalendar: office\n\
trackers: {{ops: {{kind: local}}, circles: {{kind: local}}, internal: {{kind: local}}}}\ndefault_tracker: circles\n\
environments:\n  mainnet: {{after: testnet, production: true}}\n  devnet:\n  testnet: {{after: devnet}}\n"
    );
    let mep = "workflow: mep\nversion: 3\ntracker: internal\nenforcement: strict\nsmall_team: forbid\nsteps: [{id: do-it, by: [ops]}]\n";
    let loaded = loaded(&config, &[workflow, mep]);
    assert_eq!(loaded.warnings, []);
    let pack = loaded.pack;
    let order: Vec<&str> = pack.environment_names().iter().map(|name| name.as_str()).collect();
    assert_eq!(order, ["devnet", "testnet", "mainnet"]);
    let service = pack.workflow("service").unwrap();
    assert_eq!(
        (service.enforcement, service.small_team, service.tracker.as_str()),
        (Enforcement::Advisory, true, "ops")
    );
    assert_eq!(service.separate.len(), 2);
    assert!(matches!(&service.separate[1], (Part::Opening, Part::Approving(step)) if step.as_str() == "release"));
    let qa = service.step("qa-testnet").unwrap();
    assert_eq!(qa.title, "Qa testnet");
    assert!(matches!(&qa.outcomes[1].effect, Effect::To(step) if step.as_str() == "implement"));
    assert_eq!(service.step("agree").unwrap().outcomes[0].id.as_str(), "done");
    let mep = pack.workflow("mep").unwrap();
    assert_eq!((mep.enforcement, mep.small_team, mep.title.as_str()), (Enforcement::Strict, false, "Mep"));
}

#[test]
fn a_pack_without_trackers_has_a_desk() {
    let pack = loaded(CONFIG, &[WORKFLOW]).pack;
    assert_eq!(pack.default_tracker.as_str(), "desk");
    assert_eq!(pack.trackers.len(), 1);
}

#[test]
fn the_last_day_counts_whole_in_the_zone_of_the_pack() {
    // The day after, 24 April 2026, has no midnight in Cairo: it begins at 01:00, 22:00 UTC.
    let cases = [
        ("UTC", "2026-10-31", "2026-11-01T00:00:00+00:00"),
        ("Africa/Cairo", "2026-04-23", "2026-04-23T22:00:00+00:00"),
        ("Africa/Cairo", "2026-04-24", "2026-04-24T21:00:00+00:00"),
        ("Europe/Paris", "2026-10-24", "2026-10-24T22:00:00+00:00"),
        ("Europe/Paris", "2026-10-25", "2026-10-25T23:00:00+00:00"),
    ];
    for (zone, until, expected) in cases {
        let config = CONFIG.replace("bob: {}", &format!("bob: {{until: {until}}}"));
        let pack = loaded(&format!("{config}timezone: {zone}\n"), &[WORKFLOW]).pack;
        let ends = pack.directory.person("bob").unwrap().until.unwrap();
        assert_eq!(ends.to_rfc3339(), expected, "{zone} {until}");
    }
}

#[test]
fn the_lead_is_a_member() {
    let config = CONFIG.replace("dev: {members: [alice]}", "dev: {members: [bob], lead: alice}\n  qa: {lead: bob}");
    let pack = loaded(&config, &[WORKFLOW]).pack;
    let members = |role: &str| pack.directory.role(role).unwrap().members.len();
    assert_eq!((members("dev"), members("qa")), (2, 1));
}

#[test]
fn digests_follow_the_content_alone() {
    let first = loaded(CONFIG, &[WORKFLOW]).pack;
    let reworded = "\
# The same, written otherwise.
version: 1
steps:
  - by: [\"dev\"]
    id: build   # a comment
    promote: devnet
  - {promote: mainnet, id: 'release', by: [ops]}
workflow: delivery
";
    let same = loaded(&format!("# x\n{CONFIG}\n"), &[reworded]).pack;
    assert_eq!((first.digest.len(), &first.digest), (64, &same.digest));
    assert_eq!(first.workflows[0].digest, same.workflows[0].digest);
    let other = loaded(CONFIG, &[&WORKFLOW.replace("by: [dev]", "by: [ops]")]).pack;
    assert_ne!(first.digest, other.digest);
    let other_people = loaded(&CONFIG.replace("[bob, carol]", "[carol, bob]"), &[WORKFLOW]).pack;
    assert_ne!(first.digest, other_people.digest);
    assert_eq!(first.workflows[0].digest, other_people.workflows[0].digest);
}

#[test]
fn versions_stand_in_order() {
    let version = |number: u32| WORKFLOW.replace("version: 1", &format!("version: {number}"));
    let pack = loaded(CONFIG, &[&version(10), &version(9), WORKFLOW]).pack;
    let versions: Vec<u32> = pack.workflows.iter().map(|workflow| workflow.version).collect();
    assert_eq!((versions, pack.workflow("delivery").unwrap().version), (vec![1, 9, 10], 10));
}

#[test]
fn a_pack_that_the_builtin_workflows_do_not_fit_has_none() {
    let loaded =
        load(&super::source("opsctl.yaml", "calendars: {always: {hours: {mon-sun: [\"00:00-24:00\"]}}}\n"), &[])
            .unwrap();
    assert!(loaded.pack.workflows.is_empty());
    let codes: Vec<&str> = loaded.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(codes, ["builtin-workflows-left-out"]);
}
