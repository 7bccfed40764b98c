//! That nothing reached production unapproved or untested, told from the entries alone: this does
//! not ask the code it tests. Under a glass it may be unapproved, if that was broken as it must be.

use std::collections::{BTreeMap, BTreeSet};

use proptest::test_runner::TestCaseError;

use crate::domain::ident::FieldId;
use crate::domain::people::Instant;
use crate::domain::request::event::{DeployAction, DeployOutcome, EventKind};
use crate::domain::request::replay::Entry;
use crate::domain::request::testing::REQUEST;
use crate::domain::request::{canonical, sha256};

const ARCHITECTS: [&str; 3] = ["arno", "ada", "lena"];
/// Who agrees to a broken glass; `rita`, whose request it is, did not break it.
const AGREEING: [&str; 4] = ["arno", "ada", "lena", "rita"];
const STAKEHOLDERS: [&str; 2] = ["sam", "ada"];
const OPS: [&str; 2] = ["omar", "olga"];

/// A glass that was broken for mainnet.
struct Glass {
    by: String,
    windows: Vec<String>,
    approvals: bool,
    expires: Instant,
    approved: BTreeSet<String>,
}

impl Glass {
    /// Whether what was missing may have been missing.
    fn may_do_without_approvals(&self, who: &str, at: Instant) -> bool {
        let known = self.windows.iter().any(|window| ["night", "freeze", "board"].contains(&window.as_str()));
        let entitled = self.windows.iter().all(|window| match window.as_str() {
            "night" | "freeze" => OPS.contains(&self.by.as_str()),
            "board" => STAKEHOLDERS.contains(&self.by.as_str()),
            _ => true,
        });
        let architect = |who: &String| AGREEING.contains(&who.as_str()) && *who != self.by;
        let agreed = !self.windows.iter().any(|window| window == "freeze") || self.approved.iter().any(architect);
        self.approvals && known && entitled && agreed && self.by == who && at < self.expires
    }
}

/// What the entries have said so far.
#[derive(Default)]
struct Told {
    fields: BTreeMap<FieldId, String>,
    /// Who approves which subject, since the request last moved.
    approvals: BTreeMap<String, String>,
    objections: BTreeSet<String>,
    glasses: BTreeMap<String, Glass>,
    /// Deployments by event: environment and release.
    begun: BTreeMap<String, (String, String)>,
    /// What runs in testnet.
    in_testnet: Option<String>,
    /// What ran in testnet when the tests passed, since the request was last sent back.
    tested: BTreeSet<String>,
}

/// Fails when an accepted deployment to mainnet lacks an approval or a test.
pub(super) fn check(entries: &[Entry]) -> Result<(), TestCaseError> {
    let mut told = Told::default();
    for entry in entries.iter().filter(|entry| entry.counts()) {
        let Some(event) = &entry.event else { continue };
        let who = entry.who().to_owned();
        match &event.kind {
            EventKind::Open(opening) => told.fields.clone_from(&opening.fields),
            EventKind::Set { fields } => told.fields.extend(fields.clone()),
            EventKind::Finish(finishing) => {
                told.fields.extend(finishing.fields.clone());
                told.move_on();
                match (finishing.step.as_str(), finishing.outcome.as_str()) {
                    ("qa-testnet", "verified") => told.tested.extend(told.in_testnet.clone()),
                    (_, "failed" | "changes") => told.tested.clear(),
                    _ => {}
                }
            }
            EventKind::Migrate { step, .. } => {
                told.move_on();
                if ["agree", "validate", "implement", "deploy-testnet", "qa-testnet"].contains(&step.as_str()) {
                    told.tested.clear();
                }
            }
            EventKind::Repair { .. } => told.move_on(),
            EventKind::Approve(approving) if approving.step == *"release" => {
                told.objections.remove(&who);
                told.approvals.insert(who, approving.subject.clone());
            }
            EventKind::Reject { step, .. } if *step == *"release" => {
                told.approvals.remove(&who);
                told.objections.insert(who);
            }
            EventKind::Lift { person, .. } => drop(told.objections.remove(person.as_str())),
            EventKind::Deploy(deploying) => {
                if deploying.environment == *"mainnet" && deploying.action != DeployAction::Rollback {
                    let glass = deploying.glass.as_ref().and_then(|glass| told.glasses.get(glass));
                    let aside = glass.is_some_and(|glass| glass.may_do_without_approvals(&who, entry.at));
                    told.may_go(&deploying.release, aside).map_err(|why| {
                        TestCaseError::fail(format!("`{}` went to mainnet: {why}", deploying.release))
                    })?;
                }
                let began = (deploying.environment.to_string(), deploying.release.clone());
                told.begun.insert(event.id.clone(), began);
            }
            EventKind::BreakGlass(says) if says.environment == *"mainnet" => {
                let glass = Glass {
                    by: who,
                    windows: says.windows.iter().map(ToString::to_string).collect(),
                    approvals: says.approvals,
                    expires: entry.at + says.expires.wall_clock().unwrap_or_default(),
                    approved: BTreeSet::new(),
                };
                told.glasses.insert(event.id.clone(), glass);
            }
            EventKind::ApproveGlass { glass } => {
                if let Some(glass) = told.glasses.get_mut(glass) {
                    glass.approved.insert(who);
                }
            }
            EventKind::Deployed(end) if end.outcome == DeployOutcome::Deployed => {
                let begun = told.begun.get(&end.deploy).filter(|(environment, _)| environment == "testnet");
                if let Some((_, release)) = begun {
                    told.tested.remove(release);
                    told.in_testnet = Some(release.clone());
                }
            }
            _ => {}
        }
    }
    Ok(())
}

impl Told {
    fn move_on(&mut self) {
        self.approvals.clear();
        self.objections.clear();
    }

    fn may_go(&self, release: &str, unapproved: bool) -> Result<(), String> {
        let fields = serde_json::to_value(&self.fields).map(|value| canonical(&value)).map_err(|it| it.to_string())?;
        let subject = sha256([REQUEST, "release", &fields, release]);
        let agrees = |who: &&&str| self.approvals.get(**who) == Some(&subject);
        let two = ARCHITECTS
            .iter()
            .filter(agrees)
            .any(|architect| STAKEHOLDERS.iter().filter(agrees).any(|stakeholder| architect != stakeholder));
        if !two && !unapproved {
            return Err(format!("approved by {:?} only", self.approvals.keys()));
        }
        if !self.objections.is_empty() {
            return Err(format!("{:?} object", self.objections));
        }
        if !self.tested.contains(release) {
            return Err(format!("tested was {:?}", self.tested));
        }
        Ok(())
    }
}
