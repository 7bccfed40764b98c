//! May it pass now? What a step asks for before one of its outcomes may be taken.

use std::collections::BTreeMap;

use super::{Guard, Kind, Scene};
use crate::domain::ident::{FieldId, ItemId, OutcomeId, PersonId, RoleId, StepId, TrackerId};
use crate::domain::people::Person;
use crate::domain::request::approval::{self, Approvals};
use crate::domain::request::event::{ChildEnd, Finishing};
use crate::domain::request::state::{HandedOff, moves_on};
use crate::domain::workflow::{Effect, Outcome, Part, Step};

impl Scene<'_> {
    pub(super) fn finish(&self, actor: &Person, finishing: &Finishing) -> Vec<Guard> {
        let mut guards = vec![self.here(&finishing.step)];
        let Some(step) = self.workflow.step(finishing.step.as_str()) else { return guards };
        let Some(outcome) = step.outcome(finishing.outcome.as_str()) else {
            let declared =
                step.outcomes.iter().map(|outcome| format!("`{}`", outcome.id)).collect::<Vec<_>>().join(", ");
            let detail = format!("step `{}` has no outcome `{}`, only {declared}", step.id, finishing.outcome);
            guards.push(Guard::moment("outcome", false, detail));
            return guards;
        };
        guards.push(self.apart(actor, &Part::Finishing(step.id.clone()), &step.by));
        guards.push(self.fields_fit(&finishing.fields, Some(step)));
        if outcome.effect == Effect::Refuse {
            let given = finishing.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
            let detail = if given { "the reason is given" } else { "a refusal says why" };
            guards.push(Guard::moment("reason", given, detail).by([&actor.id]));
        }
        guards.push(self.no_deployment_runs());
        if self.asks_apply(step, outcome) {
            guards.extend(self.asks(step, &finishing.fields));
        }
        guards
    }

    /// Whether the step's asks stand before this outcome: not when the request goes back, is
    /// refused, or the step does not apply.
    pub(crate) fn asks_apply(&self, step: &Step, outcome: &Outcome) -> bool {
        !outcome.skip && moves_on(self.workflow, &step.id, &outcome.effect)
    }

    fn asks(&self, step: &Step, fields: &BTreeMap<FieldId, String>) -> Vec<Guard> {
        let mut guards = self.own_asks(step, fields);
        if step.handoff.is_some() || self.state.awaited().is_some() {
            guards.push(self.child_ended(step));
        }
        guards
    }

    /// What the step asks for, but for the end of a child.
    fn own_asks(&self, step: &Step, fields: &BTreeMap<FieldId, String>) -> Vec<Guard> {
        let mut guards = self.required(step, fields);
        guards.extend(self.checklist(step));
        if let Some(environment) = &step.promote {
            let deployed = self.state.deployed_here(environment);
            let detail = if deployed {
                format!("deployed to `{environment}`")
            } else {
                format!("nothing was deployed to `{environment}` at this step yet")
            };
            let guard = Guard::moment("promotion", deployed, detail).by(self.pushers(environment, false));
            guards.push(guard.waivable(self.advisory()));
        } else if !step.approvals.is_empty() {
            guards.push(self.approvals(step, self.state.release(self.workflow, &self.family()).as_deref()));
        }
        guards
    }

    fn required(&self, step: &Step, given: &BTreeMap<FieldId, String>) -> Vec<Guard> {
        let required = step.fields.iter().filter(|field| field.required);
        required
            .map(|field| {
                let filled = given.contains_key(&field.id) || self.state.fields.contains_key(&field.id);
                let detail = if filled {
                    format!("field `{}` is filled", field.id)
                } else {
                    format!("field `{}` is missing: {}", field.id, field.question())
                };
                Guard::moment("field", filled, detail).by(&step.by).waivable(self.advisory())
            })
            .collect()
    }

    fn checklist(&self, step: &Step) -> Vec<Guard> {
        let items = step.checklist.iter().map(|item| {
            let ticked = self.state.checked.get(&item.id);
            let detail = match ticked {
                Some(by) => format!("item `{}` was checked by `{by}`", item.id),
                None => format!("item `{}` is open: {}", item.id, item.text),
            };
            Guard::moment("checklist", ticked.is_some(), detail).by(&step.by).waivable(self.advisory())
        });
        items.collect()
    }

    /// The approvals of the current step for `release`, counted at this moment.
    pub(crate) fn counted(&self, step: &Step, release: Option<&str>) -> Approvals {
        let subject = self.state.subject(release);
        approval::count(self.state, self.workflow, step, &self.pack.directory, &subject, self.at)
    }

    pub(super) fn approvals(&self, step: &Step, release: Option<&str>) -> Guard {
        let counted = self.counted(step, release);
        let mut said = Vec::new();
        for (role, person) in &counted.slots {
            said.push(match person {
                Some(person) => format!("`{role}`: `{person}`"),
                None => format!("`{role}`: missing"),
            });
        }
        let about = release.map(|release| format!(" of `{release}`")).unwrap_or_default();
        let mut detail = format!("approvals{about}: {}", said.join(", "));
        if !counted.stale.is_empty() {
            let stale = counted.stale.iter().map(|person| format!("`{person}`")).collect::<Vec<_>>().join(", ");
            detail.push_str(&format!("; given for something else since changed: {stale}"));
        }
        for (person, reason) in &counted.rejected {
            detail.push_str(&format!("; rejected by `{person}`: {reason}"));
        }
        let mut who: Vec<String> = counted.rejected.iter().map(|(person, _)| person.to_string()).collect();
        who.extend(counted.missing().map(ToString::to_string));
        who.dedup();
        Guard::moment("approvals", counted.are_complete(), detail).by(who).waivable(self.advisory())
    }

    /// That the actor did not do the part kept apart from this one, which is for `roles`.
    pub(super) fn apart(&self, actor: &Person, part: &Part, roles: &[RoleId]) -> Guard {
        let barred = self.state.barred(self.workflow, part);
        let name = match part {
            Part::Opening => "opening".to_owned(),
            Part::Finishing(step) => format!("`{step}`"),
            Part::Approving(step) => format!("approving `{step}`"),
        };
        let met = !barred.contains(&actor.id);
        let detail = if met {
            "nobody does two parts that are kept apart".to_owned()
        } else {
            format!("`{}` did a part that is kept apart from {name}", actor.id)
        };
        let others: Vec<PersonId> = roles
            .iter()
            .flat_map(|role| self.pack.directory.holders(role, self.at))
            .filter(|person| !barred.contains(&person.id))
            .map(|person| person.id.clone())
            .collect();
        Guard::new("separation", Kind::Person, met, detail)
            .by(others)
            .waivable(self.workflow.small_team || self.advisory())
    }

    /// That each value has a declared field and fits it. With a step: a field of that step or of
    /// the workflow; without: any field that was filled before or belongs to the workflow.
    pub(super) fn fields_fit(&self, fields: &BTreeMap<FieldId, String>, step: Option<&Step>) -> Guard {
        for (id, value) in fields {
            let of_step = step.into_iter().flat_map(|step| &step.fields).find(|field| &field.id == id);
            let of_workflow = self.workflow.fields.iter().find(|field| &field.id == id);
            let known = || self.workflow.field(id.as_str()).filter(|_| self.state.fields.contains_key(id));
            let Some(field) = of_step.or(of_workflow).or_else(known) else {
                return Guard::moment("field-known", false, format!("there is no field `{id}` to fill here"));
            };
            match field.accept(value) {
                Ok(kept) if &kept == value => {}
                Ok(_) => {
                    return Guard::moment("field-known", false, format!("field `{id}` is not in its kept spelling"));
                }
                Err(problem) => return Guard::moment("field-known", false, format!("field `{id}` {problem}")),
            }
        }
        Guard::moment("field-known", true, "the fields fit")
    }

    pub(super) fn approve(&self, step: &StepId) -> Vec<Guard> {
        vec![self.here(step)]
    }

    pub(super) fn check(&self, step: &StepId, items: &[ItemId]) -> Vec<Guard> {
        let declared = self.workflow.step(step.as_str()).map(|step| step.checklist.as_slice()).unwrap_or_default();
        let unknown = items.iter().find(|item| !declared.iter().any(|known| &known.id == *item));
        let detail = match unknown {
            Some(item) => {
                let known = declared.iter().map(|item| format!("`{}`", item.id)).collect::<Vec<_>>().join(", ");
                let known = if known.is_empty() { "no checklist".to_owned() } else { known };
                format!("step `{step}` has no item `{item}`, only {known}")
            }
            None => "the items are on the step's checklist".to_owned(),
        };
        vec![self.here(step), Guard::moment("item", unknown.is_none() && !items.is_empty(), detail)]
    }

    pub(super) fn assignable(&self, person: &PersonId) -> Guard {
        let roles = self.step().map(|step| step.by.as_slice()).unwrap_or_default();
        let able = self.pack.directory.holds_any(person, roles, self.at);
        let detail = if able {
            format!("`{person}` may do the step")
        } else {
            format!("`{person}` does not hold {}, the step could not be finished", Self::either(roles))
        };
        Guard::moment("assignee", able, detail).by(roles)
    }

    pub(super) fn no_deployment_runs(&self) -> Guard {
        match self.state.running() {
            Some(running) => {
                let detail = format!(
                    "`{}` is deploying `{}` to `{}` since {}",
                    running.by,
                    running.release,
                    running.environment,
                    running.started.format("%Y-%m-%d %H:%M UTC")
                );
                Guard::moment("deployment-ended", false, detail).by([&running.by])
            }
            None => Guard::moment("deployment-ended", true, "no deployment runs"),
        }
    }

    pub(super) fn hand_off(&self, actor: &Person, step: &StepId, tracker: &TrackerId, child: &str) -> Vec<Guard> {
        let mut guards = vec![self.here(step)];
        let Some(step) = self.workflow.step(step.as_str()) else { return guards };
        let declared = step.handoff.as_ref().is_some_and(|handoff| &handoff.tracker == tracker);
        let detail = if declared {
            format!("step `{}` hands over to `{tracker}`", step.id)
        } else {
            format!("step `{}` hands nothing over to `{tracker}`", step.id)
        };
        guards.push(Guard::moment("hand-off", declared, detail));
        let open = self.state.handoffs.iter().find(|it| it.step == step.id && it.end.is_none() && !it.left);
        let detail = match open {
            Some(open) => format!("it was handed over already: {}", self.name_of(open)),
            None => "it was not handed over yet".to_owned(),
        };
        guards.push(Guard::moment("not-handed-off", open.is_none(), detail));
        let fresh = !self.state.handoffs.iter().any(|it| it.child == child) && self.state.request != child;
        let detail = if fresh { "the child is a new request" } else { "the child was handed something before" };
        guards.push(Guard::moment("child-new", fresh, detail));
        guards.push(self.no_deployment_runs());
        guards.push(self.apart(actor, &Part::Finishing(step.id.clone()), &step.by));
        guards.extend(self.required(step, &BTreeMap::new()));
        guards.extend(self.checklist(step));
        if !step.approvals.is_empty() {
            guards.push(self.approvals(step, self.state.release(self.workflow, &self.family()).as_deref()));
        }
        guards
    }

    /// `interne#3`, or the tracker while the child's number is not known.
    pub(crate) fn name_of(&self, handoff: &HandedOff) -> String {
        let known = self.relations.children.get(&handoff.child);
        match known.map(|child| child.number).or(handoff.number) {
            Some(number) => format!("{}#{number}", handoff.tracker),
            None => format!("a request in `{}`", handoff.tracker),
        }
    }

    fn child_ended(&self, step: &Step) -> Guard {
        let Some(handoff) = self.state.awaited() else {
            let detail = format!("step `{}` is to be handed over first", step.id);
            return Guard::moment("hand-off", false, detail).by(&step.by);
        };
        let child = self.relations.children.get(&handoff.child);
        let name = self.name_of(handoff);
        match child.map(|child| (child.end, child)) {
            Some((Some(ChildEnd::Done), _)) => Guard::moment("hand-off", true, format!("{name} is done")),
            Some((Some(ChildEnd::Refused | ChildEnd::Cancelled), _)) => {
                Guard::moment("hand-off", true, format!("{name} ended without success, a person decides here"))
            }
            Some((None, child)) => {
                let at = child.step.as_ref().map(|step| format!(" at step `{step}`")).unwrap_or_default();
                Guard::moment("hand-off", false, format!("waits for {name}{at}")).by(&child.waiting_for)
            }
            None if self.relations.trust_children => Guard::moment("hand-off", true, format!("{name} has ended")),
            None => Guard::moment("hand-off", false, format!("waits for {name}, which cannot be read")),
        }
        .waivable(self.advisory())
    }

    pub(super) fn returned(&self, step: &StepId, child: &str, end: ChildEnd, outcome: &OutcomeId) -> Vec<Guard> {
        let mut guards = vec![self.here(step)];
        let awaited = self.state.awaited().filter(|handoff| handoff.child == child && handoff.end.is_none());
        let detail =
            if awaited.is_some() { "the step waits for this child" } else { "the step does not wait for this child" };
        guards.push(Guard::moment("hand-off", awaited.is_some(), detail));
        let really = self.relations.children.get(child).and_then(|child| child.end);
        let proven = self.relations.trust_children || really == Some(end);
        guards.push(Guard::moment(
            "child-ended",
            proven,
            if proven { "the child has ended so" } else { "the child has not ended so" },
        ));
        let expected = awaited.and_then(|handoff| self.outcome_of(handoff, end));
        let fits = expected.as_ref() == Some(outcome);
        guards.push(Guard::moment("outcome", fits, format!("the child's end means outcome `{outcome}`")));
        guards.push(self.no_deployment_runs());
        let step = self.workflow.step(step.as_str());
        if let Some((step, outcome)) = step.and_then(|step| Some((step, step.outcome(outcome.as_str())?))) {
            // The child stands for the step's work, not for what else is asked of it.
            if self.asks_apply(step, outcome) {
                guards.extend(self.own_asks(step, &BTreeMap::new()));
            }
        }
        guards
    }

    /// The outcome a child's end means for the step that waits for it; `None`: a person decides.
    pub(crate) fn outcome_of(&self, handoff: &HandedOff, end: ChildEnd) -> Option<OutcomeId> {
        let waiting = self.workflow.step(handoff.awaited_by.as_str())?;
        match end {
            ChildEnd::Done => waiting.forward_outcome().map(|outcome| outcome.id.clone()),
            ChildEnd::Refused | ChildEnd::Cancelled => {
                let handing = self.workflow.step(handoff.step.as_str())?;
                handing.handoff.as_ref()?.on_refused.clone()
            }
        }
    }
}
