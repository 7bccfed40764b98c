//! Plays one request from where it stands to its end, each step by people who may, with everything
//! the step asks for.

use crate::refusals;
use crate::script::{Outcome, Step, Workflow};
use crate::stage::{Deployed, MONDAY, Shown, Stage};

/// How a request is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Everything that must be refused is tried at each step, and every way back is taken once.
    Thorough,
    /// The usual way.
    Direct,
    /// Every other way on ("if applicable") is taken.
    Detours,
}

/// A request on its way.
pub(crate) struct Player<'a> {
    pub(crate) stage: &'a Stage,
    pub(crate) workflow: &'a Workflow,
    pub(crate) request: String,
    pub(crate) requester: String,
    pub(crate) manner: Manner,
    /// Who did which part: `request`, a step, `approve-STEP`.
    acts: Vec<(String, String)>,
    /// The versions the request was about, the current one last.
    pub(crate) releases: Vec<String>,
    /// The step it stands at, as last seen; `None` at its end.
    here: Option<String>,
}

impl<'a> Player<'a> {
    /// Opens a request, by somebody who may.
    pub(crate) fn open(stage: &'a Stage, workflow: &str, manner: Manner) -> Self {
        let workflow = stage.workflow(workflow);
        let requester = requester(stage, workflow);
        let turn = stage.next_turn();
        let release = format!("1.0.{turn}");
        let mut fields = Vec::new();
        for field in workflow.fields.iter().filter(|field| field.required) {
            let turn = if field.r#type == "version" { turn } else { 0 };
            fields.push(format!("{}={}", field.field, field.value(turn)));
        }
        if manner == Manner::Thorough {
            refusals::at_opening(stage, workflow, &requester, &fields);
        }
        let mut args = vec!["request", "new", &workflow.workflow, "--title", "A request, played"];
        args.extend(fields.iter().flat_map(|field| ["--field", field.as_str()]));
        args.extend(stage.severity(workflow).iter().flat_map(|severity| ["--severity", severity]));
        args.push("--json");
        let opened: serde_json::Value = serde_json::from_str(&stage.does(&requester, &args)).unwrap();
        let request = opened["request"].as_str().unwrap().to_owned();
        let acts = vec![("request".to_owned(), requester.clone())];
        let here = opened["step"].as_str().map(ToOwned::to_owned);
        Self { stage, workflow, request, requester, manner, acts, releases: vec![release], here }
    }

    /// A request that was opened by a hand-off.
    fn child(&self, request: &str, workflow: &str, requester: &str) -> Self {
        let workflow = self.stage.workflow(workflow);
        Self {
            stage: self.stage,
            workflow,
            here: Some(workflow.steps[0].step.clone()),
            request: request.to_owned(),
            requester: requester.to_owned(),
            manner: self.manner,
            acts: vec![("request".to_owned(), requester.to_owned())],
            releases: self.releases.clone(),
        }
    }

    pub(crate) fn show(&self) -> Shown {
        self.stage.show(&self.request)
    }

    pub(crate) fn release(&self) -> &str {
        self.releases.last().unwrap()
    }

    /// Whether a person did a part that is kept apart from this one.
    pub(crate) fn is_barred(&self, person: &str, part: &str) -> bool {
        let others = self.workflow.kept_apart(part);
        self.acts.iter().any(|(act, who)| who == person && others.contains(&act.as_str()))
    }

    /// Who finishes the step.
    pub(crate) fn finisher(&self, step: &Step) -> String {
        self.one_of(&step.by, &step.step)
    }

    fn one_of(&self, roles: &[String], part: &str) -> String {
        let holders = self.stage.cast.holders(roles);
        let free = holders.into_iter().find(|person| !self.is_barred(person, part));
        free.unwrap_or_else(|| panic!("{}: nobody is left for `{part}`", self.workflow.workflow))
    }

    /// The roles that may push to an environment from a step that promotes there, or from anywhere.
    pub(crate) fn pushers(&self, environment: &str) -> Vec<String> {
        let owners = self.stage.cast.environments().iter().find(|it| it.name == environment).map(|it| &it.owners);
        if let Some(owners) = owners.filter(|owners| !owners.is_empty()) {
            return owners.clone();
        }
        let promoting = self.workflow.steps.iter().filter(|step| step.promote.as_deref() == Some(environment));
        promoting.flat_map(|step| step.by.clone()).collect()
    }

    /// Who deploys: somebody who may also finish the step, where there is one.
    pub(crate) fn pusher(&self, step: &Step, environment: &str) -> String {
        let pushers = self.pushers(environment);
        let finisher = self.finisher(step);
        if self.stage.cast.holds_any(&finisher, &pushers) { finisher } else { self.one_of(&pushers, &step.step) }
    }

    fn did(&mut self, part: &str, person: &str) {
        self.acts.push((part.to_owned(), person.to_owned()));
    }

    /// Plays to the end. Returns who took the last step.
    pub(crate) fn play(&mut self) -> String {
        let mut last = self.requester.clone();
        for _ in 0..500 {
            let Some(step) = &self.here else {
                assert_eq!(self.show().state(), "done", "{}", self.request);
                return last;
            };
            last = self.pass(&self.workflow.step(step).clone());
        }
        panic!("{} never ends", self.request);
    }

    /// Plays on until the request stands at a step.
    pub(crate) fn play_until(&mut self, step: &str) {
        for _ in 0..100 {
            let here = self.here.clone().unwrap_or_else(|| panic!("{} ended before `{step}`", self.request));
            if here == step {
                return;
            }
            self.pass(&self.workflow.step(&here).clone());
        }
        panic!("{} never comes to `{step}`", self.request);
    }

    /// Takes one outcome of the step the request stands at, the first that was not taken yet.
    fn pass(&mut self, step: &Step) -> String {
        let visit = (self.workflow.workflow.clone(), step.step.clone());
        let first = self.stage.visited.borrow_mut().insert(visit);
        let thorough = first && self.manner == Manner::Thorough;
        if thorough {
            refusals::on_arrival(self, step);
        }
        let other = match self.manner {
            Manner::Thorough => self.workflow.returns(step),
            Manner::Detours => self.workflow.detours(step),
            Manner::Direct => Vec::new(),
        };
        let other = other.into_iter().find(|outcome| {
            !self.is_awaiting(step) && !self.stage.was_taken(self.workflow, &step.step, &outcome.outcome)
        });
        match other {
            Some(outcome) => self.finish(step, outcome),
            None if step.handoff.is_some() => self.hand_over(step, thorough),
            None => self.go_on(step, thorough),
        }
    }

    /// Whether the step was handed over by an earlier one: its outcomes are the child's.
    fn is_awaiting(&self, step: &Step) -> bool {
        let handing = self.workflow.steps.iter().filter_map(|step| step.handoff.as_ref());
        handing.into_iter().any(|handoff| handoff.returns.as_deref() == Some(step.step.as_str()))
    }

    /// Finishes the step with an outcome, and sees the request at the next.
    pub(crate) fn finish(&mut self, step: &Step, outcome: &Outcome) -> String {
        let person = self.finisher(step);
        let mut args = vec!["request", "finish", &self.request, "--outcome", &outcome.outcome];
        let mut fields = Vec::new();
        if outcome.outcome == step.forward().outcome {
            for field in step.fields.iter().filter(|field| field.required) {
                let value = field.value(self.stage.next_turn());
                if field.r#type == "version" {
                    self.releases.push(value.clone());
                }
                fields.push(format!("{}={value}", field.field));
            }
        }
        args.extend(fields.iter().flat_map(|field| ["--field", field.as_str()]));
        self.stage.does(&person, &args);
        self.arrived(step, outcome, &person);
        person
    }

    /// That the outcome was taken and led where it says.
    fn arrived(&mut self, step: &Step, outcome: &Outcome, person: &str) {
        self.stage.take(self.workflow, &step.step, &outcome.outcome);
        let shown = self.show();
        let name = (&self.workflow.workflow, &step.step, &outcome.outcome);
        assert_eq!(shown.step(), self.workflow.after(step, outcome), "{name:?}");
        assert!(shown.step().is_some() || shown.state() == "done", "{name:?}");
        self.here = shown.step().map(ToOwned::to_owned);
        self.did(&step.step, person);
    }

    /// Meets what the step asks for, then finishes it the usual way.
    fn go_on(&mut self, step: &Step, thorough: bool) -> String {
        self.gather_approvals(step, thorough);
        // Alternately before and after the deployment, which finishes the step when nothing is left to ask.
        let early = !thorough;
        if early {
            self.tick(step, thorough);
        }
        if let Some(environment) = step.promote.clone() {
            let person = self.deploy(step, &environment, thorough);
            if self.show().step() != Some(step.step.as_str()) {
                self.arrived(step, step.forward(), &person);
                return person;
            }
        }
        if !early {
            self.tick(step, thorough);
        }
        if thorough {
            let explained =
                self.stage.sandbox.opsctl(&["explain", &self.request]).as_person(&self.finisher(step)).at(MONDAY);
            let told = explained.json(0);
            assert!(told["allowed"] == true || refusals::lacks_fields(self, step), "{told:#}");
        }
        self.finish(step, step.forward())
    }

    fn gather_approvals(&mut self, step: &Step, thorough: bool) {
        if step.approvals.is_empty() {
            return;
        }
        if thorough {
            refusals::of_wrong_approvals(self, step);
        }
        let part = format!("approve-{}", step.step);
        let slots: Vec<_> = step.approvals.iter().flat_map(|rule| vec![&rule.role; rule.count]).collect();
        let mut approvers: Vec<String> = Vec::new();
        for role in slots {
            if thorough {
                refusals::of_missing_approval(self, step, role);
            }
            let holders = self.stage.cast.holders(std::slice::from_ref(role));
            let free = |person: &String| {
                !approvers.contains(person) && *person != self.requester && !self.is_barred(person, &part)
            };
            let approver = holders.into_iter().find(free).expect("an approver is left");
            self.stage.does(&approver, &["request", "approve", &self.request]);
            self.did(&part, &approver);
            approvers.push(approver);
        }
    }

    fn tick(&mut self, step: &Step, thorough: bool) {
        let person = self.finisher(step);
        for item in &step.checklist {
            if thorough {
                refusals::of_open_item(self, step, &item.item);
            }
            self.stage.does(&person, &["request", "check", &self.request, &item.item]);
        }
    }

    /// Deploys the version the request is about. Returns who did.
    fn deploy(&mut self, step: &Step, environment: &str, thorough: bool) -> String {
        let person = self.pusher(step, environment);
        if thorough {
            refusals::of_wrong_promotions(self, step, environment, &person);
            let failing = ["promote", environment, "--request", &self.request, "--", "sh", "-c", "echo no >&2; exit 3"];
            let before = self.show().log_length();
            self.stage.expect(&person, &failing, 1, &["no\n", "status 3"]);
            self.deployed(environment, "failed", &person);
            let shown = self.show();
            assert_eq!((shown.step(), shown.log_length()), (Some(step.step.as_str()), before + 2));
        }
        let command = ["promote", environment, "--request", &self.request, "--", "echo", "it is out"];
        self.stage.expect(&person, &command, 0, &["it is out\n"]);
        self.deployed(environment, "deployed", &person);
        person
    }

    fn deployed(&self, environment: &str, outcome: &str, by: &str) {
        self.stage.deployed.borrow_mut().push(Deployed {
            request: self.request.clone(),
            environment: environment.to_owned(),
            release: self.release().to_owned(),
            outcome: outcome.to_owned(),
            by: by.to_owned(),
        });
    }

    /// Hands the step over; the child's end, bad the first time, finishes the step that waits for it.
    fn hand_over(&mut self, step: &Step, thorough: bool) -> String {
        let handoff = step.handoff.clone().unwrap();
        self.tick(step, thorough);
        self.gather_approvals(step, thorough);
        let person = self.finisher(step);
        self.stage.does(&person, &["request", "finish", &self.request]);
        let waiting = match &handoff.returns {
            Some(later) => {
                self.arrived(step, step.forward(), &person);
                self.workflow.step(later).clone()
            }
            None => step.clone(),
        };
        let shown = self.show();
        assert_eq!(shown.step(), Some(waiting.step.as_str()));
        let name = shown.child();
        let mut child = self.child(&name, &handoff.workflow, &person);
        let told = child.show().0;
        assert_eq!(told["parent"], self.request.as_str());
        assert_eq!(told["correlation"], shown.0["correlation"]);
        if self.manner == Manner::Thorough {
            self.stage.expect(&self.finisher(&waiting), &["request", "finish", &self.request], 3, &[&name]);
            if self.stage.visited.borrow_mut().insert((self.workflow.workflow.clone(), waiting.step.clone())) {
                refusals::while_waiting(self, &waiting);
            }
        }
        let bad = handoff.on_refused.as_deref().filter(|_| self.manner == Manner::Thorough);
        let bad = bad.map(|outcome| waiting.outcomes.iter().find(|it| it.outcome == outcome).unwrap());
        let bad = bad.filter(|_| self.stage.take(child.workflow, "", "ended badly"));
        let (last, outcome) = match bad {
            Some(outcome) => (child.end_badly(), outcome),
            None => (child.play(), waiting.forward()),
        };
        assert_ne!(child.show().state(), "open");
        self.arrived(&waiting, outcome, &last);
        let entries = self.show().0["log"].as_array().unwrap().clone();
        assert!(entries.iter().any(|entry| entry["type"] == "returned" && entry["verdict"] == "accepted"));
        last
    }

    /// Refuses the request where its first step can, else has it cancelled. Returns who did.
    fn end_badly(&mut self) -> String {
        let step = &self.workflow.steps[0];
        if let Some(outcome) = step.refusals().first() {
            let person = self.finisher(step);
            let refuse = ["request", "refuse", &self.request, "--outcome", &outcome.outcome, "--reason", "not so"];
            self.stage.does(&person, &refuse);
            self.stage.take(self.workflow, &step.step, &outcome.outcome);
            return person;
        }
        let stranger = &self.stage.cast.outsiders(&self.workflow.steps[0].by)[0];
        self.stage.expect(stranger, &["request", "cancel", &self.request, "--reason", "no"], 4, &["steward"]);
        self.stage.does(&self.requester, &["request", "cancel", &self.request, "--reason", "no longer"]);
        self.requester.clone()
    }
}

/// Somebody who may open a request, and whose own approval it could ask for, where there is one.
fn requester(stage: &Stage, workflow: &Workflow) -> String {
    let roles = if workflow.open_by.is_empty() { stage.cast.role_names() } else { workflow.open_by.clone() };
    let asked: Vec<String> =
        workflow.steps.iter().flat_map(|step| &step.approvals).map(|rule| rule.role.clone()).collect();
    let holders = stage.cast.holders(&roles);
    let spare = |person: &&String| {
        let mut held = asked.iter().filter(|role| stage.cast.holds_any(person, std::slice::from_ref(role))).peekable();
        held.peek().is_some() && held.all(|role| stage.cast.holders(std::slice::from_ref(role)).len() > 1)
    };
    holders.iter().find(spare).unwrap_or(&holders[0]).clone()
}
