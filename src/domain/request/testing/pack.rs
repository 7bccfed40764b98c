//! A process made by hand that uses every feature of a workflow. It reads no file.

use jiff::tz::TimeZone;

use crate::domain::duration::Length;
use crate::domain::environment::Environment;
use crate::domain::ident::{
    EnvironmentId, FieldId, ItemId, OutcomeId, PersonId, RoleId, StepId, TrackerId, WindowId, WorkflowId,
};
use crate::domain::pack::{Pack, TrackerKind, TrackerSettings};
use crate::domain::people::{Directory, Person, Role};
use crate::domain::window::{BreakGlassRule, InFlight, Kind, Rule, When, Windows};
use crate::domain::workflow::{
    ApprovalRule, ChecklistItem, Effect, Enforcement, Field, FieldKind, GLASS_REVIEW, Handoff, Outcome, Part, Step,
    Workflow,
};

/// The last name of each: `lena` leaves after ten days, `robo` is a bot, `nora` holds no role.
const PEOPLE: [&str; 15] = [
    "rita", "dora", "dirk", "omar", "olga", "quinn", "quentin", "arno", "ada", "sam", "stella", "robo", "nora", "lena",
    "gone",
];

/// Role, members, lead.
const ROLES: [(&str, &[&str], Option<&str>); 7] = [
    ("support", &["rita", "lena"], None),
    ("developer", &["dora", "dirk", "lena", "rita"], Some("dirk")),
    ("ops", &["omar", "olga"], Some("omar")),
    ("qa", &["quinn", "quentin", "dora"], None),
    ("architect", &["arno", "ada", "robo", "rita", "lena"], Some("arno")),
    ("stakeholder", &["sam", "ada"], None),
    ("steward", &["stella"], None),
];

/// The people, roles, environments and workflows of the tests.
pub(crate) fn pack() -> Pack {
    let people = PEOPLE.map(|id| Person {
        id: PersonId::new(id),
        name: None,
        email: None,
        until: match id {
            "lena" => Some(super::day(10)),
            "gone" => Some(super::day(-1)),
            _ => None,
        },
        bot: id == "robo",
    });
    let roles = ROLES.map(|(id, members, lead)| Role {
        id: RoleId::new(id),
        title: None,
        members: members.iter().map(|member| PersonId::new(*member)).collect(),
        lead: lead.map(PersonId::new),
        calendar: None,
    });
    let tracker = |id: &str| TrackerSettings { id: TrackerId::new(id), kind: TrackerKind::Local { path: None } };
    let environment = |id: &str, after: Option<&str>, owners: &[&str]| Environment {
        id: EnvironmentId::new(id),
        after: after.map(EnvironmentId::new),
        production: id == "mainnet",
        url: None,
        owners: owners.iter().map(|role| RoleId::new(*role)).collect(),
        note: None,
    };
    Pack {
        organization: None,
        timezone: TimeZone::UTC,
        trackers: vec![tracker("desk"), tracker("internal")],
        default_tracker: TrackerId::new("desk"),
        directory: Directory::new(people.into(), roles.into()),
        oncall: Vec::new(),
        meetings: Vec::new(),
        calendars: Vec::new(),
        default_calendar: None,
        sprints: None,
        severities: Vec::new(),
        products: std::collections::BTreeMap::new(),
        windows: windows(),
        environments: vec![
            environment("devnet", None, &[]),
            environment("testnet", Some("devnet"), &[]),
            environment("mainnet", Some("testnet"), &["ops"]),
        ],
        workflows: vec![review(), handing(), service(1), service(2)],
        digest: "pack".into(),
    }
}

/// Windows of mainnet, which are told apart by who may break them: nobody, ops alone, ops with an
/// architect, stakeholders. When they are closed no test of requests asks.
fn windows() -> Windows {
    let glass = |by: &str, approved_by: &[&str], expires: &str| BreakGlassRule {
        by: vec![RoleId::new(by)],
        approved_by: approved_by.iter().map(|role| RoleId::new(*role)).collect(),
        incident: None,
        expires: Length::parse(expires).expect("a length"),
        review_by: vec![RoleId::new("stakeholder")],
        review_within: Length::parse("3d").expect("a length"),
    };
    Windows::new(
        [
            ("solid", None),
            ("night", Some(glass("ops", &[], "1h"))),
            ("freeze", Some(glass("ops", &["architect"], "4h"))),
            ("board", Some(glass("stakeholder", &[], "4h"))),
        ]
        .map(|(name, break_glass)| Rule {
            name: WindowId::new(name),
            kind: Kind::Deny,
            reason: None,
            environments: vec![EnvironmentId::new("mainnet")],
            workflows: Vec::new(),
            actions: Vec::new(),
            zone: TimeZone::UTC,
            when: When::default(),
            in_flight: InFlight::Block,
            break_glass,
        })
        .into(),
    )
}

/// The review of a broken glass, as a pack has it.
fn review() -> Workflow {
    let part = Part::Finishing(StepId::new("review"));
    Workflow {
        separate: vec![(Part::Opening, part)],
        ..workflow(GLASS_REVIEW, 1, vec![step("review", &["ops", "stakeholder"])])
    }
}

/// From a need to production, in nine steps.
fn service(version: u32) -> Workflow {
    let pair = |left, right| (left, right);
    let finishing = |step: &str| Part::Finishing(StepId::new(step));
    Workflow {
        component: Some(FieldId::new("service")),
        separate: vec![
            pair(finishing("implement"), finishing("qa-testnet")),
            pair(Part::Approving(StepId::new("release")), finishing("qa-testnet")),
        ],
        fields: vec![field("service", FieldKind::Text, true), field("version", FieldKind::Version, false)],
        ..workflow(
            "service",
            version,
            vec![
                Step { outcomes: vec![to_next("done"), refusal("refused")], ..step("agree", &["stakeholder"]) },
                Step {
                    fields: vec![field("risk", FieldKind::Enum(vec!["low".into(), "high".into()]), true)],
                    outcomes: vec![to_next("valid"), refusal("invalid"), skip("not-needed")],
                    ..step("validate", &["architect"])
                },
                Step {
                    environment: Some(EnvironmentId::new("devnet")),
                    checklist: ["docs", "monitoring"]
                        .map(|item| ChecklistItem { id: ItemId::new(item), text: format!("{item} added") })
                        .into(),
                    ..step("implement", &["developer"])
                },
                Step { promote: Some(EnvironmentId::new("testnet")), ..step("deploy-testnet", &["ops"]) },
                Step {
                    labels: vec!["QA".into()],
                    outcomes: vec![
                        Outcome { labels: vec!["verified".into()], ..to_next("verified") },
                        back("failed", "implement"),
                    ],
                    ..step("qa-testnet", &["qa"])
                },
                Step { waiting: true, outcomes: vec![to_next("done"), skip("none")], ..step("clarify", &["support"]) },
                Step {
                    promote: Some(EnvironmentId::new("mainnet")),
                    approvals: ["architect", "stakeholder"]
                        .map(|role| ApprovalRule { role: RoleId::new(role), count: 1 })
                        .into(),
                    outcomes: vec![to_next("done"), Outcome { skip: true, ..back("changes", "implement") }],
                    ..step("release", &["ops"])
                },
                Step {
                    verifies: Some(EnvironmentId::new("mainnet")),
                    outcomes: vec![
                        Outcome { labels: vec!["live".into()], ..to_next("done") },
                        back("failed", "implement"),
                    ],
                    ..step("verify", &["qa"])
                },
            ],
        )
    }
}

/// Hands work over twice: once waiting where it hands over, once with a later step that waits.
fn handing() -> Workflow {
    let handoff = |returns: Option<&str>, on_refused: Option<&str>| Handoff {
        tracker: TrackerId::new("internal"),
        template: WorkflowId::new("service"),
        returns: returns.map(StepId::new),
        on_refused: on_refused.map(OutcomeId::new),
    };
    workflow(
        "handing",
        1,
        vec![
            step("prepare", &["developer"]),
            Step {
                handoff: Some(handoff(None, Some("refused"))),
                outcomes: vec![to_next("done"), back("refused", "prepare")],
                ..step("build", &["developer"])
            },
            Step { handoff: Some(handoff(Some("review"), None)), ..step("ask-review", &["ops"]) },
            step("meanwhile", &["ops"]),
            Step {
                checklist: vec![ChecklistItem { id: ItemId::new("read"), text: "Read".into() }],
                outcomes: vec![to_next("done"), back("changes", "prepare")],
                ..step("review", &["architect"])
            },
        ],
    )
}

fn workflow(id: &str, version: u32, steps: Vec<Step>) -> Workflow {
    Workflow {
        id: WorkflowId::new(id),
        version,
        title: id.into(),
        tracker: TrackerId::new("desk"),
        enforcement: Enforcement::Strict,
        small_team: false,
        open_by: Vec::new(),
        fields: Vec::new(),
        component: None,
        separate: Vec::new(),
        wip: None,
        severity: None,
        reopen: None,
        calendar: None,
        stale_after: None,
        steps,
        digest: format!("{id}@{version}"),
    }
}

fn step(id: &str, by: &[&str]) -> Step {
    Step {
        id: StepId::new(id),
        title: id.into(),
        by: by.iter().map(|role| RoleId::new(*role)).collect(),
        tracker: None,
        phase: None,
        asked_by: None,
        informs: Vec::new(),
        fields: Vec::new(),
        checklist: Vec::new(),
        approvals: Vec::new(),
        outcomes: vec![to_next("done")],
        promote: None,
        environment: None,
        verifies: None,
        handoff: None,
        labels: Vec::new(),
        waiting: false,
        within: None,
    }
}

fn field(id: &str, kind: FieldKind, required: bool) -> Field {
    Field { id: FieldId::new(id), ask: None, kind, required, due: false }
}

fn outcome(id: &str, effect: Effect, skip: bool) -> Outcome {
    Outcome { id: OutcomeId::new(id), title: None, effect, skip, labels: Vec::new() }
}

fn to_next(id: &str) -> Outcome {
    outcome(id, Effect::Next, false)
}

fn skip(id: &str) -> Outcome {
    outcome(id, Effect::Next, true)
}

fn refusal(id: &str) -> Outcome {
    outcome(id, Effect::Refuse, false)
}

fn back(id: &str, target: &str) -> Outcome {
    outcome(id, Effect::To(StepId::new(target)), false)
}
