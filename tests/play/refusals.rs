//! Everything that must be refused at a step. Each attempt names whom to ask or what is missing, and
//! leaves the log as it was.

use crate::player::Player;
use crate::script::{Step, Workflow};
use crate::stage::{Shown, Stage};

/// The words by which an error names roles.
fn names(roles: &[String]) -> Vec<String> {
    roles.iter().map(|role| format!("`{role}`")).collect()
}

fn words(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// Runs attempts that must write nothing.
fn in_vain(player: &Player<'_>, attempts: impl FnOnce(&Shown)) {
    let before = player.show();
    attempts(&before);
    let after = player.show();
    assert_eq!((before.step(), before.log_length()), (after.step(), after.log_length()), "{}", player.request);
}

/// Opening a request as somebody who may not, without what it asks for, or promoting without one.
pub(crate) fn at_opening(stage: &Stage, workflow: &Workflow, requester: &str, fields: &[String]) {
    let name = workflow.workflow.as_str();
    let count = || stage.sandbox.opsctl(&["request", "list", "--state", "all"]).json(0).as_array().unwrap().len();
    let open = |person: &str, fields: &[String], code: i32, said: &[&str]| {
        let mut args = vec!["request", "new", name, "--title", "In vain"];
        args.extend(fields.iter().flat_map(|field| ["--field", field.as_str()]));
        args.extend(stage.severity(workflow).iter().flat_map(|severity| ["--severity", severity]));
        stage.expect(person, &args, code, said);
    };
    let before = count();
    open("nobody", fields, 4, &["nobody"]);
    if !workflow.open_by.is_empty() {
        for person in stage.cast.outsiders(&workflow.open_by) {
            open(&person, fields, 4, &words(&names(&workflow.open_by)));
            open(&person, &[], 4, &words(&names(&workflow.open_by)));
        }
    }
    for field in workflow.fields.iter().filter(|field| field.required) {
        let head = format!("{}=", field.field);
        let rest: Vec<String> = fields.iter().filter(|given| !given.starts_with(&head)).cloned().collect();
        open(requester, &rest, 2, &[&field.field]);
    }
    for (field, misfit) in workflow.fields.iter().filter_map(|field| Some((field, field.misfit()?))) {
        open(requester, &[format!("{}={misfit}", field.field)], 2, &[&field.field]);
    }
    open(requester, &["no-such-field=1".to_owned()], 2, &["no-such-field"]);
    for environment in workflow.promotes() {
        let owners = stage.cast.environments().iter().find(|it| it.name == environment).unwrap().owners.clone();
        let owners = if owners.is_empty() { stage.cast.role_names() } else { owners };
        let pusher = &stage.cast.holders(&owners)[0];
        stage.expect(pusher, &["promote", environment, "--release", "1.0.0"], 3, &["without a request"]);
    }
    assert_eq!(count(), before);
}

/// Everything that is wrong at a step the request has just come to.
pub(crate) fn on_arrival(player: &Player<'_>, step: &Step) {
    in_vain(player, |shown| {
        of_wrong_people(player, step);
        of_undeclared_outcomes(player, step);
        of_other_promotions(player, step);
        of_asks_not_met(player, step, shown);
    });
}

/// What is wrong while the step waits for a request it was handed to.
pub(crate) fn while_waiting(player: &Player<'_>, step: &Step) {
    in_vain(player, |_| {
        of_wrong_people(player, step);
        of_undeclared_outcomes(player, step);
    });
}

/// One person of every role that may not act, and everybody who did a part that is kept apart.
fn of_wrong_people(player: &Player<'_>, step: &Step) {
    let stage = player.stage;
    let owners = names(&step.by);
    let finish = ["request", "finish", &player.request, "--outcome", &step.forward().outcome];
    for person in stage.cast.outsiders(&step.by) {
        stage.expect(&person, &finish, 4, &words(&owners));
    }
    for person in stage.cast.holders(&step.by).iter().filter(|person| player.is_barred(person, &step.step)) {
        stage.expect(person, &finish, 4, &["kept apart"]);
    }
    stage.expect("nobody", &finish, 4, &["nobody"]);
    let Some(environment) = &step.promote else { return };
    let pushers = player.pushers(environment);
    let promote = ["promote", environment, "--request", &player.request, "--release", player.release()];
    for person in stage.cast.outsiders(&pushers) {
        stage.expect(&person, &promote, 4, &words(&names(&pushers)));
    }
    // Without a release too: nobody is asked for it only to be refused.
    stage.expect(&stage.cast.outsiders(&pushers)[0], &promote[..4], 4, &words(&names(&pushers)));
}

/// An outcome that exists nowhere, and one of another step, by somebody who may act.
fn of_undeclared_outcomes(player: &Player<'_>, step: &Step) {
    let of_others = player.workflow.steps.iter().flat_map(|step| &step.outcomes).map(|it| it.outcome.as_str());
    let mut undeclared = of_others.filter(|other| step.outcomes.iter().all(|it| it.outcome != *other));
    let others = ["no-such-outcome"].into_iter().chain(undeclared.next());
    let person = player.finisher(step);
    for other in others {
        let finish = ["request", "finish", &player.request, "--outcome", other];
        player.stage.expect(&person, &finish, 2, &[&format!("`{other}`")]);
    }
}

/// Promoting to an environment whose turn it is not, by somebody who may push there.
fn of_other_promotions(player: &Player<'_>, step: &Step) {
    let release = player.release();
    let others = player.workflow.promotes().into_iter().filter(|it| step.promote.as_deref() != Some(it));
    for environment in others {
        let pusher = &player.stage.cast.holders(&player.pushers(environment))[0];
        let named = ["promote", environment, "--request", &player.request, "--release", release, "--", "true"];
        player.stage.expect(pusher, &named, 3, &[&format!("`{}`", step.step)]);
        let unnamed = ["promote", environment, "--release", release];
        player.stage.expect(pusher, &unnamed, 3, &["without a request"]);
    }
}

/// Finishing without anything the step asks for: each of them is named.
fn of_asks_not_met(player: &Player<'_>, step: &Step, shown: &Shown) {
    let mut missing: Vec<&str> = Vec::new();
    let fields = step.fields.iter().filter(|field| field.required && !shown.has_field(&field.field));
    missing.extend(fields.map(|field| field.field.as_str()));
    missing.extend(step.checklist.iter().map(|item| item.item.as_str()));
    match &step.promote {
        Some(environment) => missing.push(environment),
        None => missing.extend(step.approvals.iter().map(|rule| rule.role.as_str())),
    }
    let missing: Vec<String> = missing.into_iter().map(|word| format!("`{word}`")).collect();
    let person = player.finisher(step);
    let finish = ["request", "finish", &player.request, "--outcome", &step.forward().outcome];
    if !missing.is_empty() {
        player.stage.expect(&person, &finish, 3, &words(&missing));
    }
    for (field, misfit) in step.fields.iter().filter_map(|field| Some((field, field.misfit()?))) {
        let given = format!("{}={misfit}", field.field);
        let finish = ["request", "finish", &player.request, "--field", &given];
        player.stage.expect(&person, &finish, 2, &[&field.field]);
    }
}

/// Whether the step asks for fields that only its finishing can bring.
pub(crate) fn lacks_fields(player: &Player<'_>, step: &Step) -> bool {
    let shown = player.show();
    step.fields.iter().any(|field| field.required && !shown.has_field(&field.field))
}

/// Approvals by the requester, by strangers, and by who did a part that is kept apart.
pub(crate) fn of_wrong_approvals(player: &Player<'_>, step: &Step) {
    let stage = player.stage;
    let roles: Vec<String> = step.approvals.iter().map(|rule| rule.role.clone()).collect();
    let approve = ["request", "approve", &player.request];
    in_vain(player, |_| {
        stage.expect(&player.requester, &approve, 4, &["does not approve it"]);
        for person in stage.cast.outsiders(&roles) {
            stage.expect(&person, &approve, 4, &words(&names(&roles)));
            let reject = ["request", "reject", &player.request, "--reason", "no"];
            stage.expect(&person, &reject, 4, &words(&names(&roles)));
        }
        let part = format!("approve-{}", step.step);
        for person in stage.cast.holders(&roles).iter().filter(|person| player.is_barred(person, &part)) {
            stage.expect(person, &approve, 4, &["kept apart"]);
        }
    });
}

/// Going on while an approval of `role` is missing.
pub(crate) fn of_missing_approval(player: &Player<'_>, step: &Step, role: &str) {
    let missing = format!("`{role}`: missing");
    in_vain(player, |shown| {
        assert!(shown.waits_for().contains(&role), "{:?}", shown.waits_for());
        if let Some(environment) = &step.promote {
            let promote = ["promote", environment, "--request", &player.request, "--", "true"];
            player.stage.expect(&player.pusher(step, environment), &promote, 3, &[&missing]);
        } else {
            let finish = ["request", "finish", &player.request, "--outcome", &step.forward().outcome];
            player.stage.expect(&player.finisher(step), &finish, 3, &[&missing]);
        }
    });
}

/// Going on while an item is open, ticking what is not on the list, or ticking as a stranger.
pub(crate) fn of_open_item(player: &Player<'_>, step: &Step, item: &str) {
    let person = player.finisher(step);
    in_vain(player, |shown| {
        assert!(!shown.has_checked(item));
        let finish = ["request", "finish", &player.request, "--outcome", &step.forward().outcome];
        player.stage.expect(&person, &finish, 3, &[&format!("item `{item}`")]);
        player.stage.expect(&person, &["request", "check", &player.request, "no-such-item"], 2, &["`no-such-item`"]);
        let stranger = &player.stage.cast.outsiders(&step.by)[0];
        let check = ["request", "check", &player.request, item];
        player.stage.expect(stranger, &check, 4, &words(&names(&step.by)));
    });
}

/// Promoting another version than the one the request is about.
pub(crate) fn of_wrong_promotions(player: &Player<'_>, step: &Step, environment: &str, person: &str) {
    let mut wrong: Vec<&str> = vec!["9.9.9"];
    wrong.extend(player.releases.iter().rev().skip(1).map(String::as_str).find(|it| *it != player.release()));
    in_vain(player, |_| {
        for release in wrong {
            let promote = ["promote", environment, "--request", &player.request, "--release", release, "--", "true"];
            player.stage.expect(person, &promote, 3, &[&format!("`{release}`")]);
        }
        let nonsense = ["promote", environment, "--request", &player.request, "--release", "--; true"];
        let answer = player.stage.sandbox.opsctl(&nonsense).as_person(person).run();
        assert!(matches!(answer.code, 2 | 3), "{} {answer}", step.step);
    });
}
