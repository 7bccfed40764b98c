//! May this person? The guards that look at who acts.

use super::{Guard, Kind, STEWARD, Scene};
use crate::domain::ident::{EnvironmentId, PersonId, RoleId, StepId};
use crate::domain::people::Person;
use crate::domain::request::approval;
use crate::domain::request::event::{DeployAction, Deploying, EventKind};
use crate::domain::workflow::{GLASS_REVIEW, Part, Step};

impl Scene<'_> {
    /// The guards on the person, for everything but opening a request.
    pub(super) fn person(&self, actor: &Person, kind: &EventKind) -> Vec<Guard> {
        let guard = match kind {
            EventKind::Finish(finishing) => self.by_step(actor, &finishing.step),
            EventKind::Check { step, .. } | EventKind::HandOff { step, .. } => self.by_step(actor, step),
            EventKind::Approve(approving) => return self.approver(actor, &approving.step),
            EventKind::Reject { step, .. } => self.objector(actor, step),
            EventKind::Lift { person, .. } => self.lifter(actor, person),
            EventKind::Deploy(deploying) => self.promoter(actor, deploying),
            // A process that only advises breaks no glass lightly.
            EventKind::BreakGlass(says) => return vec![self.breaker(actor, says)],
            EventKind::ApproveGlass { glass } => return self.glass_approver(actor, glass),
            EventKind::Deployed(end) => {
                let began = self.state.deployments.iter().find(|deployment| deployment.event == end.deploy);
                match began {
                    Some(began) => self.pusher(actor, &began.environment, began.action == DeployAction::Rollback),
                    None => self.any_role(actor),
                }
            }
            EventKind::Cancel { .. } => self.cancels(actor),
            EventKind::Severity { .. } => self.rates(actor),
            EventKind::Reopen { .. } => match &self.workflow.reopen {
                Some(rule) => self.holds(actor, &rule.by, "reopen the request"),
                // That nobody may is said of the moment.
                None => self.any_role(actor),
            },
            EventKind::Migrate { .. } | EventKind::Repair { .. } => self.steward(actor),
            EventKind::Wait { .. } | EventKind::Resume {} | EventKind::Set { .. } => self.requester_or_step(actor),
            EventKind::Assign { .. } => self.by_step(actor, &self.state.step),
            EventKind::Open(_)
            | EventKind::Escalate { .. }
            | EventKind::Note { .. }
            | EventKind::Linked { .. }
            | EventKind::Returned { .. } => self.any_role(actor),
        };
        // What puts a log right is no part of the process that only advises.
        let of_the_log = matches!(kind, EventKind::Migrate { .. } | EventKind::Repair { .. });
        vec![guard.waivable(self.advisory() && !of_the_log)]
    }

    /// `carol, dan` for the people who hold the roles now, the leads first.
    pub(crate) fn holders(&self, roles: &[RoleId]) -> String {
        self.others(roles, None)
    }

    /// The same but for one of them.
    pub(crate) fn others(&self, roles: &[RoleId], but: Option<&PersonId>) -> String {
        let mut names: Vec<&str> = Vec::new();
        for person in roles.iter().flat_map(|role| self.pack.directory.holders(role, self.at)) {
            if !names.contains(&person.id.as_str()) && but != Some(&person.id) {
                names.push(person.id.as_str());
            }
        }
        if names.is_empty() { "nobody at the moment".to_owned() } else { names.join(", ") }
    }

    /// "`qa` or `ops`".
    pub(crate) fn either(roles: &[RoleId]) -> String {
        roles.iter().map(|role| format!("`{role}`")).collect::<Vec<_>>().join(" or ")
    }

    pub(super) fn holds(&self, actor: &Person, roles: &[RoleId], what: &str) -> Guard {
        let holds = self.pack.directory.holds_any(&actor.id, roles, self.at);
        let owner = format!("{} ({})", Self::either(roles), self.holders(roles));
        let detail = if holds {
            format!("`{}` may {what}", actor.id)
        } else {
            format!("`{}` may not {what}, that is for {owner}", actor.id)
        };
        Guard::new("role", Kind::Person, holds, detail).by(roles)
    }

    fn by_step(&self, actor: &Person, step: &StepId) -> Guard {
        match self.workflow.step(step.as_str()) {
            Some(step) => self.holds(actor, &step.by, &format!("finish step `{}`", step.id)),
            None => Guard::new("role", Kind::Person, false, format!("there is no step `{step}`")),
        }
    }

    pub(super) fn any_role(&self, actor: &Person) -> Guard {
        let holds = !self.pack.directory.roles_of(&actor.id, self.at).is_empty();
        let detail = format!("`{}` {} a role in this process", actor.id, if holds { "holds" } else { "does not hold" });
        Guard::new("role", Kind::Person, holds, detail).by([STEWARD])
    }

    fn steward(&self, actor: &Person) -> Guard {
        self.holds(actor, &[RoleId::new(STEWARD)], "put a log right")
    }

    fn approval_roles(step: &Step) -> Vec<RoleId> {
        step.approvals.iter().map(|rule| rule.role.clone()).collect()
    }

    fn approver(&self, actor: &Person, step: &StepId) -> Vec<Guard> {
        let Some(step) = self.workflow.step(step.as_str()) else {
            return vec![Guard::new("role", Kind::Person, false, format!("there is no step `{step}`"))];
        };
        let roles = Self::approval_roles(step);
        if roles.is_empty() {
            return vec![Guard::new("role", Kind::Person, false, format!("step `{}` asks for no approval", step.id))];
        }
        let role = self.holds(actor, &roles, &format!("approve step `{}`", step.id));
        let own = actor.id == self.state.requester;
        let detail = if own {
            format!("`{}` opened the request and does not approve it", actor.id)
        } else {
            "the approver did not open the request".to_owned()
        };
        let requester = Guard::new("not-requester", Kind::Person, !own, detail).by(&roles);
        let human =
            Guard::new("human", Kind::Person, !actor.bot, if actor.bot { "bots never approve" } else { "a human" });
        let part = Part::Approving(step.id.clone());
        let barred = self.state.barred(self.workflow, &part).contains(&actor.id);
        let detail = if barred {
            format!("`{}` did a part that is kept apart from approving `{}`", actor.id, step.id)
        } else {
            "the approver did no part that is kept apart".to_owned()
        };
        let separate = Guard::new("separation", Kind::Person, !barred, detail)
            .by(&roles)
            .waivable(self.workflow.small_team || self.advisory());
        debug_assert!(
            barred
                || own
                || approval::may_approve(self.state, self.workflow, step, &self.pack.directory, &actor.id, self.at)
                    == (role.met && human.met)
        );
        vec![role, requester, human, separate]
    }

    fn objector(&self, actor: &Person, step: &StepId) -> Guard {
        let roles = self.workflow.step(step.as_str()).map(Self::approval_roles).unwrap_or_default();
        if roles.is_empty() {
            return Guard::new("role", Kind::Person, false, format!("step `{step}` asks for no approval to reject"));
        }
        self.holds(actor, &roles, &format!("reject step `{step}`"))
    }

    /// Only the person who objected, or someone who leads them, lifts an objection.
    fn lifter(&self, actor: &Person, objector: &PersonId) -> Guard {
        let own = &actor.id == objector && actor.is_active_at(self.at);
        let entitled = own || self.pack.directory.leads(&actor.id, objector, self.at);
        let detail = if entitled {
            format!("`{}` may lift the rejection of `{objector}`", actor.id)
        } else {
            format!("`{}` may not lift the rejection of `{objector}`, only they or their lead may", actor.id)
        };
        let leads = self.pack.directory.roles().filter(|role| role.members.contains(objector));
        let mut who = vec![objector.to_string()];
        who.extend(
            leads.filter_map(|role| role.lead.as_ref()).filter(|lead| *lead != objector).map(ToString::to_string),
        );
        who.dedup();
        Guard::new("role", Kind::Person, entitled, detail).by(who)
    }

    fn promoter(&self, actor: &Person, deploying: &Deploying) -> Guard {
        self.pusher(actor, &deploying.environment, deploying.action == DeployAction::Rollback)
    }

    /// Who may push to an environment: its owners, else whoever may finish the promoting step.
    pub(crate) fn pushers(&self, environment: &EnvironmentId, any_step: bool) -> Vec<RoleId> {
        let owners = self.pack.environment(environment.as_str()).map(|it| it.owners.clone()).unwrap_or_default();
        if !owners.is_empty() {
            return owners;
        }
        let here = self.step().filter(|step| !any_step && step.promote.as_ref() == Some(environment));
        let mut roles = Vec::new();
        let steps = self.workflow.steps.iter().filter(|step| step.promote.as_ref() == Some(environment));
        for role in
            here.map_or_else(|| steps.flat_map(|step| &step.by).collect(), |step| step.by.iter().collect::<Vec<_>>())
        {
            if !roles.contains(role) {
                roles.push(role.clone());
            }
        }
        roles
    }

    fn pusher(&self, actor: &Person, environment: &EnvironmentId, any_step: bool) -> Guard {
        let roles = self.pushers(environment, any_step);
        if roles.is_empty() {
            let detail = format!("no step of `{}` promotes to `{environment}`", self.workflow.id);
            return Guard::new("role", Kind::Person, false, detail);
        }
        self.holds(actor, &roles, &format!("push to `{environment}`"))
    }

    /// Who broke a glass, whatever their roles, neither ends its review nor puts it off.
    fn reviewed(&self, actor: &Person) -> Option<Guard> {
        let own = self.workflow.id == *GLASS_REVIEW && actor.id == self.state.requester;
        let detail = format!("`{}` broke the glass that is reviewed here", actor.id);
        own.then(|| Guard::new("role", Kind::Person, false, detail).by(self.step().map_or(&[][..], |step| &step.by)))
    }

    fn leads_here(&self, actor: &Person) -> bool {
        let roles = self.step().map(|step| step.by.as_slice()).unwrap_or_default();
        roles
            .iter()
            .filter_map(|role| self.pack.directory.role(role.as_str()))
            .any(|role| role.lead.as_ref() == Some(&actor.id))
            && actor.is_active_at(self.at)
    }

    fn cancels(&self, actor: &Person) -> Guard {
        if let Some(guard) = self.reviewed(actor) {
            return guard;
        }
        let requester = actor.id == self.state.requester && actor.is_active_at(self.at);
        let steward = self.pack.directory.holds(&actor.id, &RoleId::new(STEWARD), self.at);
        let may = requester || steward || self.leads_here(actor);
        let detail = if may {
            format!("`{}` may cancel the request", actor.id)
        } else {
            let requester = &self.state.requester;
            format!(
                "`{}` may not cancel it, that is for `{requester}` who opened it, the lead of the step, or `{STEWARD}`",
                actor.id
            )
        };
        Guard::new("role", Kind::Person, may, detail).by([self.state.requester.as_str(), STEWARD])
    }

    /// The reporter, whoever may finish the step, and stewards.
    fn rates(&self, actor: &Person) -> Guard {
        let steward = RoleId::new(STEWARD);
        if self.pack.directory.holds(&actor.id, &steward, self.at) {
            return Guard::new("role", Kind::Person, true, format!("`{}` is a steward", actor.id));
        }
        self.requester_or_step(actor)
    }

    fn requester_or_step(&self, actor: &Person) -> Guard {
        if let Some(guard) = self.reviewed(actor) {
            return guard;
        }
        if actor.id == self.state.requester && actor.is_active_at(self.at) {
            return Guard::new("role", Kind::Person, true, format!("`{}` opened the request", actor.id));
        }
        self.by_step(actor, &self.state.step)
    }
}
