//! The workflow in which a broken glass is reviewed, for packs whose windows may be broken and that
//! declare none of that name. One workflow serves all windows: whoever reviews the glass of any of
//! them may review, within the shortest time that is asked for.

use super::config::Config;
use crate::domain::duration::Length;
use crate::domain::ident::{OutcomeId, RoleId, StepId, WorkflowId};
use crate::domain::request::sha256;
use crate::domain::window::{BreakGlassRule, Windows};
use crate::domain::workflow::{Effect, Enforcement, GLASS_REVIEW, Outcome, Part, Step, Workflow};

/// Makes the workflow. `None` where no glass may be broken.
pub(super) fn workflow(windows: &Windows, config: &Config) -> Option<Workflow> {
    let glasses: Vec<&BreakGlassRule> = windows.rules().iter().filter_map(|rule| rule.break_glass.as_ref()).collect();
    let within = glasses.iter().map(|glass| glass.review_within).min_by_key(|within| rough(*within))?;
    let mut by: Vec<RoleId> = Vec::new();
    for role in glasses.iter().flat_map(|glass| &glass.review_by) {
        if !by.contains(role) {
            by.push(role.clone());
        }
    }
    let review = StepId::new("review");
    let done =
        Outcome { id: OutcomeId::new("done"), title: None, effect: Effect::Next, skip: false, labels: Vec::new() };
    Some(Workflow {
        id: WorkflowId::new(GLASS_REVIEW),
        version: 1,
        title: "Review of a broken glass".to_owned(),
        tracker: config.default_tracker.clone(),
        enforcement: Enforcement::Strict,
        small_team: config.small_team,
        open_by: Vec::new(),
        fields: Vec::new(),
        component: None,
        separate: vec![(Part::Opening, Part::Finishing(review.clone()))],
        wip: None,
        severity: None,
        reopen: None,
        calendar: None,
        stale_after: None,
        steps: vec![Step {
            id: review,
            title: "Was it right to break the glass, and what follows?".to_owned(),
            by,
            tracker: None,
            phase: None,
            asked_by: None,
            informs: Vec::new(),
            fields: Vec::new(),
            checklist: Vec::new(),
            approvals: Vec::new(),
            outcomes: vec![done],
            promote: None,
            environment: None,
            verifies: None,
            handoff: None,
            labels: Vec::new(),
            waiting: false,
            within: Some(within),
        }],
        // Who reviews, and within what time, may change while a review is open.
        digest: sha256([GLASS_REVIEW]),
    })
}

/// About how long it is, to tell which of two is shorter: a working day is taken for a day.
fn rough(within: Length) -> chrono::Duration {
    within.wall_clock().unwrap_or_else(|| chrono::Duration::days(i64::from(within.amount)))
}
