//! Workflows the tests of this folder draw: one with every shape of outcome, and the two of the
//! source document S0, built by hand so that no YAML is read here.

use jiff::tz::TimeZone;

use crate::domain::ident::{EnvironmentId, OutcomeId, RoleId, StepId, TrackerId, WorkflowId};
use crate::domain::pack::{Pack, TrackerKind, TrackerSettings};
use crate::domain::people::Directory;
use crate::domain::window::Windows;
use crate::domain::workflow::{ApprovalRule, Effect, Enforcement, Handoff, Outcome, Step, Workflow};

/// A pack with these workflows and nothing else.
pub(super) fn pack(workflows: Vec<Workflow>) -> Pack {
    Pack {
        organization: None,
        timezone: TimeZone::UTC,
        trackers: vec![TrackerSettings { id: TrackerId::new("desk"), kind: TrackerKind::Local { path: None } }],
        default_tracker: TrackerId::new("desk"),
        directory: Directory::default(),
        environments: Vec::new(),
        windows: Windows::default(),
        oncall: Vec::new(),
        meetings: Vec::new(),
        calendars: Vec::new(),
        default_calendar: None,
        sprints: None,
        severities: Vec::new(),
        products: std::collections::BTreeMap::new(),
        workflows,
        digest: String::new(),
    }
}

fn workflow(id: &str, title: &str, steps: Vec<Step>) -> Workflow {
    Workflow {
        id: WorkflowId::new(id),
        version: 1,
        title: title.to_owned(),
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
        digest: String::new(),
    }
}

fn outcome(id: &str, effect: Effect, title: Option<&str>) -> Outcome {
    Outcome { id: OutcomeId::new(id), title: title.map(str::to_owned), effect, skip: false, labels: Vec::new() }
}

fn step(id: &str, title: &str, by: &[&str]) -> Step {
    Step {
        id: StepId::new(id),
        title: title.to_owned(),
        by: by.iter().copied().map(RoleId::new).collect(),
        tracker: None,
        phase: None,
        asked_by: None,
        informs: Vec::new(),
        fields: Vec::new(),
        checklist: Vec::new(),
        approvals: Vec::new(),
        outcomes: vec![outcome("done", Effect::Next, None)],
        promote: None,
        environment: None,
        verifies: None,
        handoff: None,
        labels: Vec::new(),
        waiting: false,
        within: None,
    }
}

/// A step of a phase that tells `informs`, or nobody.
fn told(id: &str, title: &str, by: &str, informs: &[&str], phase: &str) -> Step {
    let informs = informs.iter().copied().map(RoleId::new).collect();
    Step { informs, phase: Some(phase.to_owned()), ..step(id, title, &[by]) }
}

fn decision(id: &str, title: &str, asked_by: &str, phase: Option<&str>) -> Step {
    Step {
        asked_by: Some(RoleId::new(asked_by)),
        phase: phase.map(str::to_owned),
        outcomes: vec![
            outcome("valide", Effect::Next, Some("Demande validée")),
            outcome("invalide", Effect::Refuse, Some("Demande refusée")),
        ],
        ..step(id, title, &["secu"])
    }
}

fn handoff(tracker: &str, template: &str) -> Option<Handoff> {
    let (tracker, template) = (TrackerId::new(tracker), WorkflowId::new(template));
    Some(Handoff { tracker, template, returns: None, on_refused: None })
}

/// Every shape of outcome, a title that wants out of its label, and a step named like a keyword.
pub(super) fn shapes() -> Workflow {
    let ask = step("ask", "Ask \"nicely\"; then\nend #1", &["startup"]);
    let check = Step {
        informs: vec![RoleId::new("sre")],
        outcomes: vec![
            outcome("valid", Effect::Next, None),
            outcome("invalid", Effect::Refuse, None),
            outcome("unclear", Effect::To(StepId::new("ask")), None),
            outcome("stop", Effect::End, None),
        ],
        ..step("end", "Check", &["secu", "sre"])
    };
    let build = Step { environment: Some(EnvironmentId::new("dev")), ..step("build-it", "Build", &["sre"]) };
    let ship = Step {
        promote: Some(EnvironmentId::new("prod")),
        approvals: vec![ApprovalRule { role: RoleId::new("sre"), count: 1 }],
        outcomes: vec![
            outcome("done", Effect::Next, None),
            Outcome { skip: true, ..outcome("not-applicable", Effect::Next, None) },
            outcome("failed", Effect::To(StepId::new("build-it")), None),
        ],
        ..step("ship", "Ship", &["ops"])
    };
    workflow("shapes", "All \"shapes\"", vec![ask, check, build, ship])
}

/// A workflow that hands over to `other`.
pub(super) fn ping(id: &str, other: &str) -> Workflow {
    let step = Step {
        informs: vec![RoleId::new("ops-lead")],
        handoff: handoff("desk", other),
        ..step("pass", &format!("hand over to {other}"), &["end"])
    };
    workflow(id, id, vec![step])
}

/// The parent of S0.
pub(super) fn besoin() -> Workflow {
    let dev = "Dev Cluster(s)";
    let tests = Step {
        outcomes: vec![
            outcome("valide", Effect::Next, None),
            outcome("echec", Effect::To(StepId::new("implementation-dev")), None),
        ],
        ..told("tests-dev", "Tests / Validation", "startup", &["sre"], dev)
    };
    let request = told("demande-mep", "Demande MEP (app/service)", "sre", &["ops"], "Staging Cluster");
    workflow(
        "besoin",
        "Besoin",
        vec![
            step("definition", "Définition du besoin", &["startup"]),
            decision("validation-fonctionnelle", "Validation fonctionnelle", "startup", None),
            told("soumission", "Soumission du besoin", "startup", &["sre"], dev),
            Step { waiting: true, ..told("challenge", "Challenge technique", "sre", &["startup"], dev) },
            decision("validation-technique", "Validation technique", "sre", Some(dev)),
            told("roadmap", "Roadmap", "sre", &[], dev),
            told("date-livraison", "Date de livraison", "sre", &["startup"], dev),
            told("implementation-dev", "Implém/Inté en dev", "sre", &[], dev),
            told("livraison-dev", "Livraison", "sre", &["startup"], dev),
            tests,
            told("packaging", "Packaging", "sre", &[], dev),
            Step { handoff: handoff("interne", "mep"), ..request },
            step("deploiement", "Déploiement", &["startup"]),
        ],
    )
}

/// The child of S0.
pub(super) fn mep() -> Workflow {
    let (staging, prod) = ("Staging Cluster", "Prod Cluster");
    workflow(
        "mep",
        "Mise en production",
        vec![
            Step { waiting: true, ..told("challenge", "Challenge technique", "ops", &["sre"], staging) },
            told("roadmap", "Roadmap", "ops", &[], staging),
            told("date-livraison", "Date de livraison", "ops", &["sre"], staging),
            told("integration-staging", "Implém/Inté en staging", "ops", &[], staging),
            told("livraison-staging", "Livraison", "ops", &["sre"], staging),
            told("tests-staging", "Tests / Validation", "sre", &["ops"], staging),
            told("integration-production", "Implem/Inté en prod", "ops", &[], prod),
            told("livraison-sre", "Livraison", "ops", &["sre"], prod),
            told("tests-sre", "Tests / Validation", "sre", &["ops"], prod),
            told("livraison-startup", "Livraison", "ops", &["startup"], prod),
            told("tests-startup", "Tests / Validation", "startup", &["ops"], prod),
        ],
    )
}

/// The diagram as the document S0 has it.
pub(super) const SEED_DIAGRAM: &str = "\
sequenceDiagram
  STARTUP-->>STARTUP: Définition du besoin
  STARTUP->>SECU: Validation fonctionnelle
  alt invalide
    SECU--xSTARTUP: Demande refusée
  else valide
    SECU->>STARTUP: Demande validée
  end
  rect rgb(250, 250, 250)
    note over STARTUP,SRE: Dev Cluster(s)
    STARTUP->>SRE: Soumission du besoin
    SRE-->STARTUP: Challenge technique
    SRE->>SECU: Validation technique
    alt invalide
      SECU--xSRE: Demande refusée
    else valide
      SECU->>SRE: Demande validée
    end
    SRE-->>SRE: Roadmap
    SRE-->>STARTUP: Date de livraison
    SRE-->>SRE: Implém/Inté en dev
    SRE->>STARTUP: Livraison
    STARTUP->>SRE: Tests / Validation
    SRE-->>SRE: Packaging
  end
  rect rgb(250, 250, 250)
    note over SRE,OPS: Staging Cluster
    SRE->>OPS: Demande MEP (app/service)
    OPS-->SRE: Challenge technique
    OPS-->>OPS: Roadmap
    OPS-->>SRE: Date de livraison
    OPS-->>OPS: Implém/Inté en staging
    OPS->>SRE: Livraison
    SRE->>OPS: Tests / Validation
  end
  rect rgb(250, 250, 250)
    note over OPS,STARTUP: Prod Cluster
    OPS-->>OPS: Implem/Inté en prod
    OPS-->>SRE: Livraison
    SRE-->>OPS: Tests / Validation
    OPS->>STARTUP: Livraison
    STARTUP->>OPS: Tests / Validation
  end
  STARTUP-->>STARTUP: Déploiement
";

/// A sequence diagram without what may differ: declarations of participants, indentation, and how
/// solid an arrow is drawn. A refusal's cross stays.
pub(super) fn reduced(diagram: &str) -> Vec<String> {
    let lines = diagram.lines().map(str::trim).filter(|line| !line.starts_with("participant "));
    lines.map(|line| line.replace("-->>", "->").replace("->>", "->").replace("-->", "->")).collect()
}
