//! May it be deployed now? The order of environments, the release, approvals, and what runs. That a
//! rollback goes to a version that ran before is not asked here: other requests know that, and
//! `services::rollback` asks them.

use super::{Guard, Scene};
use crate::domain::environment::Environment;
use crate::domain::people::Person;
use crate::domain::request::event::{DeployAction, DeployEnd, Deploying};
use crate::domain::workflow::{Part, is_version};

impl Scene<'_> {
    pub(super) fn deploy(&self, actor: &Person, deploying: &Deploying) -> Vec<Guard> {
        let Some(environment) = self.pack.environment(deploying.environment.as_str()) else {
            let detail = format!("there is no environment `{}`", deploying.environment);
            return vec![Guard::moment("environment", false, detail)];
        };
        let release = &deploying.release;
        let named = is_version(release);
        let detail = if named { format!("release `{release}`") } else { "the release has no usable name".to_owned() };
        let mut guards = vec![Guard::moment("release", named, detail), self.no_deployment_runs()];
        let glass = self.under_glass(actor, deploying);
        let is_broken = glass.as_ref().is_some_and(|glass| glass.met);
        guards.extend(glass);
        if deploying.action == DeployAction::Rollback {
            return guards;
        }
        guards.push(self.promotes_here(environment));
        guards.push(self.is_the_release(release));
        guards.push(self.order(environment, release));
        let Some(step) = self.step().filter(|step| step.promote.as_ref() == Some(&environment.id)) else {
            return guards;
        };
        let pushers = self.pushers(&environment.id, false);
        guards.push(self.apart(actor, &Part::Finishing(step.id.clone()), &pushers));
        if !step.approvals.is_empty() {
            // Approvals that are missing can be set aside; an objection stands.
            let objected = !self.counted(step, Some(release)).rejected.is_empty();
            let aside = is_broken && !objected && self.sets_approvals_aside(deploying);
            guards.push(self.approvals(step, Some(release)).waivable(aside));
        }
        guards
    }

    pub(super) fn deployed(&self, end: &DeployEnd) -> Vec<Guard> {
        let runs = self.state.running().is_some_and(|running| running.event == end.deploy);
        let detail = if runs { "the deployment runs" } else { "that deployment is not running" };
        vec![Guard::moment("deployment", runs, detail)]
    }

    fn promotes_here(&self, environment: &Environment) -> Guard {
        let here = self.step();
        let met = here.is_some_and(|step| step.promote.as_ref() == Some(&environment.id));
        let detail = match here {
            Some(step) if met => format!("step `{}` promotes to `{}`", step.id, environment.id),
            Some(step) => {
                format!(
                    "the request stands at `{}` ({}), which does not promote to `{}`",
                    step.id, step.title, environment.id
                )
            }
            None => "the request stands nowhere".to_owned(),
        };
        Guard::moment("step", met, detail).by(here.map(|step| step.by.clone()).unwrap_or_default())
    }

    fn is_the_release(&self, release: &str) -> Guard {
        match self.state.version_field(self.workflow) {
            Some((field, wanted)) if wanted != release => {
                let detail = format!("the request is about `{wanted}` (field `{field}`), not `{release}`");
                Guard::moment("release-matches", false, detail).by([&self.state.requester])
            }
            _ => Guard::moment("release-matches", true, "the request is about this release"),
        }
    }

    /// A release reaches an environment only if the same version was deployed and verified in the
    /// one before. Where the process deploys nothing there but works there, that work must be done.
    fn order(&self, environment: &Environment, release: &str) -> Guard {
        let Some(before) = &environment.after else {
            return Guard::moment("environment-order", true, format!("`{}` is the first environment", environment.id));
        };
        let family: Vec<_> = self.family().into_iter().filter(|reached| &reached.environment == before).collect();
        let deploys_there = self.relations.promotes.contains(before)
            || self.workflow.steps.iter().any(|step| step.promote.as_ref() == Some(before))
            || family.iter().any(|reached| reached.release.is_some());
        let latest = if deploys_there {
            family.iter().rfind(|reached| reached.release.as_deref() == Some(release))
        } else {
            family.last()
        };
        let met = latest.is_some_and(|reached| reached.verified);
        let detail = match latest {
            Some(reached) if reached.verified => format!("`{release}` was verified in `{before}`"),
            Some(_) => format!("`{release}` was deployed to `{before}`, but not verified there"),
            None => match family.iter().rev().find_map(|reached| reached.release.as_deref()) {
                Some(other) => format!("`{release}` was never deployed to `{before}`; the last there is `{other}`"),
                None => format!("`{release}` was never deployed to `{before}`"),
            },
        };
        Guard::moment("environment-order", met, detail).by(self.pushers(before, true)).waivable(self.advisory())
    }
}
