//! That nothing reached production unapproved or untested, told from the entries alone: this does
//! not ask the code it tests.

use std::collections::{BTreeMap, BTreeSet};

use proptest::test_runner::TestCaseError;

use crate::domain::ident::FieldId;
use crate::domain::request::event::{DeployAction, DeployOutcome, EventKind};
use crate::domain::request::replay::Entry;
use crate::domain::request::testing::REQUEST;
use crate::domain::request::{canonical, sha256};

const ARCHITECTS: [&str; 3] = ["arno", "ada", "lena"];
const STAKEHOLDERS: [&str; 2] = ["sam", "ada"];

/// What the entries have said so far.
#[derive(Default)]
struct Told {
    fields: BTreeMap<FieldId, String>,
    /// Who approves which subject, since the request last moved.
    approvals: BTreeMap<String, String>,
    objections: BTreeSet<String>,
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
                    told.may_go(&deploying.release).map_err(|why| {
                        TestCaseError::fail(format!("`{}` went to mainnet: {why}", deploying.release))
                    })?;
                }
                let began = (deploying.environment.to_string(), deploying.release.clone());
                told.begun.insert(event.id.clone(), began);
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

    fn may_go(&self, release: &str) -> Result<(), String> {
        let fields = serde_json::to_value(&self.fields).map(|value| canonical(&value)).map_err(|it| it.to_string())?;
        let subject = sha256([REQUEST, "release", &fields, release]);
        let agrees = |who: &&&str| self.approvals.get(**who) == Some(&subject);
        let two = ARCHITECTS
            .iter()
            .filter(agrees)
            .any(|architect| STAKEHOLDERS.iter().filter(agrees).any(|stakeholder| architect != stakeholder));
        if !two {
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
