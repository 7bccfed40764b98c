//! The glass of a window: who may break it, who agrees, and what a deployment may do under it. Which
//! windows are closed is not asked here: a deployment that happened is a fact, and `services` asks the
//! windows before it happens. What a glass sets aside of the process itself, missing approvals, is
//! judged here, under the rules of the pack at hand.

use super::{Guard, Kind, Scene};
use crate::domain::civil;
use crate::domain::ident::{RoleId, WindowId};
use crate::domain::people::Person;
use crate::domain::request::event::{Breaking, Deploying};
use crate::domain::request::state::Glass;
use crate::domain::window::BreakGlassRule;

impl<'a> Scene<'a> {
    /// The rules of the windows a glass names, as far as the pack still has them.
    fn glass_rules<'g>(&self, says: &'g Breaking) -> Vec<(&'g WindowId, &'a BreakGlassRule)> {
        let rule = |name: &'g WindowId| Some((name, self.pack.windows.rule(name)?.break_glass.as_ref()?));
        says.windows.iter().filter_map(rule).collect()
    }

    /// That the actor may break the glass of every window that is named. Of windows the pack no longer
    /// has nothing can be told; such a glass sets no approval aside.
    pub(super) fn breaker(&self, actor: &Person, says: &Breaking) -> Guard {
        let mut guards = Vec::new();
        for (window, rule) in self.glass_rules(says) {
            guards.push(self.holds(actor, &rule.by, &format!("break the glass of window `{window}`")));
        }
        let barred = guards.iter().position(|guard| !guard.met);
        guards.into_iter().nth(barred.unwrap_or_default()).unwrap_or_else(|| self.any_role(actor))
    }

    /// That the actor may agree to a glass: a human of the roles its windows ask for, and not who broke it.
    pub(super) fn glass_approver(&self, actor: &Person, glass: &str) -> Vec<Guard> {
        let Some(glass) = self.state.glass(glass) else { return vec![self.any_role(actor)] };
        let mut roles: Vec<RoleId> = Vec::new();
        for role in self.glass_rules(&glass.says).into_iter().flat_map(|(_, rule)| &rule.approved_by) {
            if !roles.contains(role) {
                roles.push(role.clone());
            }
        }
        let role = match roles.as_slice() {
            [] => self.any_role(actor),
            roles => self.holds(actor, roles, "approve the broken glass"),
        };
        let own = glass.by == actor.id;
        let detail = if own {
            format!("`{}` broke the glass and does not approve it", actor.id)
        } else {
            "the approver did not break the glass".to_owned()
        };
        let other = Guard::new("not-breaker", Kind::Person, !own, detail).by(&roles);
        let human =
            Guard::new("human", Kind::Person, !actor.bot, if actor.bot { "bots never approve" } else { "a human" });
        vec![role, other, human]
    }

    /// That a glass says what it is for, and does not hold for longer than its windows allow.
    pub(super) fn break_glass(&self, says: &Breaking) -> Vec<Guard> {
        let known = self.pack.environment(says.environment.as_str()).is_some();
        let detail = if known {
            format!("there is an environment `{}`", says.environment)
        } else {
            format!("there is no environment `{}`", says.environment)
        };
        let whole = !says.windows.is_empty() && !says.reason.trim().is_empty();
        let detail_of_whole =
            if whole { "the windows and the reason are named" } else { "a glass names its windows and a reason" };
        let length = says.expires.wall_clock();
        let too_long =
            self.glass_rules(says).into_iter().find(|(_, rule)| length.is_none() || length > rule.expires.wall_clock());
        let detail_of_length = match too_long {
            Some((window, rule)) => {
                format!("the glass of window `{window}` holds for {}, not for {}", rule.expires, says.expires)
            }
            None => format!("it holds for {}", says.expires),
        };
        vec![
            Guard::moment("environment", known, detail),
            Guard::moment("reason", whole, detail_of_whole),
            Guard::moment("expires", too_long.is_none(), detail_of_length),
        ]
    }

    /// That there is such a glass, and it still holds.
    pub(super) fn approve_glass(&self, glass: &str) -> Guard {
        match self.state.glass(glass) {
            Some(glass) => self.unexpired(glass),
            None => Guard::moment("glass", false, "no such glass was broken"),
        }
    }

    /// That the glass a deployment is made under was broken by who deploys, for this environment, and
    /// still holds. `None` where it is made under none.
    pub(super) fn under_glass(&self, actor: &Person, deploying: &Deploying) -> Option<Guard> {
        let glass = deploying.glass.as_deref()?;
        let Some(glass) = self.state.glass(glass) else {
            return Some(Guard::moment("glass", false, "no such glass was broken"));
        };
        if glass.says.environment != deploying.environment {
            let detail = format!("the glass was broken for `{}`", glass.says.environment);
            return Some(Guard::moment("glass", false, detail));
        }
        if glass.by != actor.id {
            let detail = format!("the glass was broken by `{}`, who alone deploys under it", glass.by);
            return Some(Guard::moment("glass", false, detail).by([&glass.by]));
        }
        Some(self.unexpired(glass))
    }

    fn unexpired(&self, glass: &Glass) -> Guard {
        let met = glass.holds_at(self.at);
        let word = if met { "holds until" } else { "held until" };
        let until = civil::shown(glass.expires, &self.pack.timezone);
        Guard::moment("glass", met, format!("the glass broken by `{}` {word} {until}", glass.by))
    }

    /// The roles of which somebody must still agree before the glass holds: one list a window, any of
    /// whose roles will do. Empty: nobody is missing.
    pub(crate) fn unapproved<'g>(&self, glass: &'g Glass) -> Vec<(&'g WindowId, &'a [RoleId])> {
        let agreed = |roles: &[RoleId]| {
            glass.approved.keys().any(|person| self.pack.directory.holds_any(person, roles, self.at))
        };
        let rules =
            self.glass_rules(&glass.says).into_iter().map(|(window, rule)| (window, rule.approved_by.as_slice()));
        rules.filter(|(_, roles)| !roles.is_empty() && !agreed(roles)).collect()
    }

    /// Whether missing approvals are set aside for the deployment. Its glass must say so, and the pack
    /// must know one of its windows: else nobody could tell who may break it.
    pub(super) fn sets_approvals_aside(&self, deploying: &Deploying) -> bool {
        let glass = deploying.glass.as_deref().and_then(|glass| self.state.glass(glass));
        glass.is_some_and(|glass| {
            glass.says.approvals && !self.glass_rules(&glass.says).is_empty() && self.unapproved(glass).is_empty()
        })
    }
}
