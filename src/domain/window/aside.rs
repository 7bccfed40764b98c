//! The windows with some of them set aside: what a broken glass leaves to be asked.

use super::decide::Windows;
use super::rule::{Kind, Rule, Target};
use crate::domain::ident::WindowId;

impl Windows {
    /// The rules about `target` as if these were not there. An allow rule closes together with all
    /// others about the same, outside of which it is closed: with one of them, all are set aside.
    pub(crate) fn without(&self, aside: &[WindowId], target: &Target) -> Self {
        let about: Vec<&Rule> = self.rules().iter().filter(|rule| rule.is_about(target)).collect();
        let allows = about.iter().any(|rule| rule.kind == Kind::Allow && aside.contains(&rule.name));
        let stays = |rule: &&Rule| match rule.kind {
            Kind::Deny => !aside.contains(&rule.name),
            Kind::Allow => !allows,
        };
        Self::new(about.into_iter().filter(stays).cloned().collect())
    }
}
