//! From the facts of a request to its clocks: which fact starts, stops, retargets or overtakes which
//! clock. Facts behind the moment of the question are not there yet, so that an answer for the past is
//! the one that was given then.

use jiff::civil::Date;

use super::clock::{Clock, ClockKind};
use super::record::{Ending, Fact, Mark, Promised, Record};
use super::run::{Close, Run, Target, Terms};
use super::severity::{ClockMode, OnReopen, OnSeverityChange};
use crate::domain::calendar::Calendar;
use crate::domain::civil;
use crate::domain::ident::{CalendarId, SeverityId, StepId};
use crate::domain::pack::Pack;
use crate::domain::people::Instant;
use crate::domain::workflow::Workflow;

/// The clocks that go by a severity.
const BY_SEVERITY: [ClockKind; 3] = [ClockKind::Respond, ClockKind::Resolve, ClockKind::Update];

/// What a pack promises, ready to be asked about many requests.
#[derive(Debug)]
pub(crate) struct Policies<'a> {
    pack: &'a Pack,
    always: Calendar,
}

/// The clocks of one request at one moment.
struct Folded<'a> {
    /// By kind, each kind in order.
    closed: Vec<Closed<'a>>,
    open: Vec<Run<'a>>,
    severity: Option<&'a SeverityId>,
}

/// A clock that was stopped or overtaken. It is only measured when somebody asks for it.
struct Closed<'a> {
    run: Run<'a>,
    close: Close,
    severity: Option<&'a SeverityId>,
}

impl Closed<'_> {
    fn clock(self) -> Clock {
        self.run.closed(&self.close, self.severity)
    }
}

impl<'a> Folded<'a> {
    fn close(&mut self, run: Option<Run<'a>>, at: Instant, reached: bool, severity: Option<&'a SeverityId>) {
        let close = Close { at, promised: None, reached };
        self.closed.extend(run.map(|run| Closed { run, close, severity }));
    }
}

impl<'a> Policies<'a> {
    /// The policies of a pack.
    pub(crate) fn of(pack: &'a Pack) -> Self {
        Self { pack, always: Calendar::always(pack.timezone.clone()) }
    }

    /// Every clock at `at`, in the order they were started: also those that were stopped, and those
    /// against which nothing is promised.
    pub(crate) fn clocks(&self, workflow: &Workflow, record: &Record, at: Instant) -> Vec<Clock> {
        let Folded { closed, open, severity } = self.fold(workflow, record, at);
        let open = open.iter().map(|run| run.reading(at, severity));
        let mut clocks: Vec<Clock> = closed.into_iter().map(Closed::clock).chain(open).collect();
        clocks.sort_by_key(|clock| (clock.started, clock.kind));
        clocks
    }

    /// The clocks that run at `at`.
    pub(crate) fn running(&self, workflow: &Workflow, record: &Record, at: Instant) -> Vec<Clock> {
        let Folded { open, severity, .. } = self.fold(workflow, record, at);
        open.iter().map(|run| run.reading(at, severity)).filter(Clock::is_running).collect()
    }

    /// What an event of the moment `at` has to say of the clocks that run: when they are due if what
    /// stands still goes on with it. What only informs is no promise.
    pub(crate) fn promised(&self, workflow: &Workflow, record: &Record, at: Instant) -> Promised {
        let open = self.fold(workflow, record, at).open;
        let due = |kind| open.iter().find(|run| run.kind == kind).and_then(|run| run.promise(at));
        Promised { respond: due(ClockKind::Respond), resolve: due(ClockKind::Resolve), update: due(ClockKind::Update) }
    }

    fn fold<'r>(&'r self, workflow: &'r Workflow, record: &'r Record, at: Instant) -> Folded<'r> {
        let there = record.marks.partition_point(|mark| mark.at <= at);
        let marks = record.marks.get(..there).filter(|_| record.opened <= at).unwrap_or_default();
        let severity = |mark: &'r Mark| match &mark.fact {
            Fact::Severity(severity) => Some(severity),
            _ => None,
        };
        let mut folded =
            Folded { closed: Vec::new(), open: Vec::new(), severity: marks.iter().rev().find_map(severity) };
        // What is not said at once is said of the whole time.
        if let Some(first) = marks.iter().find_map(severity) {
            for kind in BY_SEVERITY {
                let mut fold = BySeverity::new(self, kind, record.opened, first);
                marks.iter().for_each(|mark| fold.take(mark));
                folded.closed.extend(fold.closed);
                folded.open.extend(fold.run);
            }
        }
        self.steps(workflow, marks, &mut folded);
        self.delivery(workflow, marks, &mut folded);
        folded
    }

    /// The time targets of steps. A step that is waiting on somebody does not pause its own target.
    fn steps<'r>(&'r self, workflow: &'r Workflow, marks: &'r [Mark], folded: &mut Folded<'r>) {
        let mut run: Option<Run<'r>> = None;
        let mut severity = None;
        for mark in marks {
            match &mark.fact {
                Fact::Severity(id) => severity = Some(id),
                Fact::Wait => run.iter_mut().for_each(|run| run.pause(mark.at)),
                Fact::Resume => run.iter_mut().for_each(|run| run.resume(mark.at)),
                Fact::Step { id, .. } => {
                    folded.close(run.take(), mark.at, true, severity);
                    run = self
                        .step_terms(workflow, id)
                        .map(|terms| Run::new(ClockKind::Step, mark.at, terms, self.pack.sprints.as_ref()).of_step(id));
                }
                Fact::Ended(ending) => folded.close(run.take(), mark.at, *ending != Ending::Cancelled, severity),
                Fact::Response | Fact::Update | Fact::Delivery(_) | Fact::Reopened => {}
            }
        }
        folded.open.extend(run);
    }

    /// The dates it was promised for; another date is another promise.
    fn delivery<'r>(&'r self, workflow: &'r Workflow, marks: &'r [Mark], folded: &mut Folded<'r>) {
        let mut run: Option<Run<'r>> = None;
        let mut ended = false;
        let mut severity = None;
        for mark in marks {
            match &mark.fact {
                Fact::Severity(id) => severity = Some(id),
                Fact::Delivery(date) => {
                    folded.close(run.take(), mark.at, false, severity);
                    let end = date.and_then(|date| end_of(date, self.pack));
                    run = end.map(|end| {
                        let terms = Terms::plain(Some(Target::Moment(end)), self.calendar(workflow.calendar.as_ref()));
                        Run::new(ClockKind::Delivery, mark.at, terms, None)
                    });
                }
                Fact::Ended(ending) => {
                    ended = run.is_some();
                    folded.close(run.take(), mark.at, *ending == Ending::Done, severity);
                }
                Fact::Reopened => {
                    let last = folded.closed.pop_if(|_| std::mem::take(&mut ended));
                    run = last.map(|Closed { mut run, close, .. }| {
                        run.settle(close.at, None);
                        run
                    });
                }
                Fact::Response | Fact::Update | Fact::Wait | Fact::Resume | Fact::Step { .. } => {}
            }
        }
        folded.open.extend(run);
    }

    /// The calendar of that name, else that of the pack, else day and night.
    fn calendar(&self, named: Option<&CalendarId>) -> Calendar {
        let named = named.or(self.pack.default_calendar.as_ref());
        let found = named.and_then(|name| self.pack.calendar(name.as_str()));
        found.unwrap_or(&self.always).clone()
    }

    /// By the calendar of the first role of the step that has one, else of the workflow.
    fn step_terms(&self, workflow: &Workflow, id: &StepId) -> Option<Terms> {
        let step = workflow.step(id.as_str())?;
        let within = step.within?;
        let mut roles = step.by.iter().filter_map(|role| self.pack.directory.role(role.as_str()));
        let calendar = roles.find_map(|role| role.calendar.as_ref()).or(workflow.calendar.as_ref());
        Some(Terms::plain(Some(Target::Length(within)), self.calendar(calendar)))
    }

    /// What a severity promises by one clock; nothing, where the pack has dropped it.
    fn severity_terms(&self, id: &SeverityId, kind: ClockKind) -> Terms {
        let Some(severity) = self.pack.severity(id.as_str()) else {
            return Terms::plain(None, self.calendar(None));
        };
        let target = match kind {
            ClockKind::Respond => severity.respond,
            ClockKind::Resolve => severity.resolve,
            ClockKind::Update => severity.update,
            ClockKind::Step | ClockKind::Delivery => None,
        };
        let calendar = match severity.clock {
            ClockMode::Always => self.always.clone(),
            ClockMode::Business | ClockMode::BestEffort => self.calendar(severity.calendar.as_ref()),
        };
        Terms {
            target: target.map(Target::Length),
            calendar,
            binds: severity.clock != ClockMode::BestEffort,
            off_hours: severity.off_hours,
            at_risk: severity.at_risk,
        }
    }
}

/// The first instant after a date, in the zone of the pack.
fn end_of(date: chrono::NaiveDate, pack: &Pack) -> Option<Instant> {
    let date: Date = date.to_string().parse().ok()?;
    civil::start_of(date.tomorrow().ok()?, &pack.timezone)
}

/// One clock that goes by the severity.
struct BySeverity<'a> {
    policies: &'a Policies<'a>,
    kind: ClockKind,
    severity: &'a SeverityId,
    run: Option<Run<'a>>,
    closed: Vec<Closed<'a>>,
    /// The end of the request closed the last of `closed`.
    ended: bool,
    /// It waits for something outside.
    waits: bool,
    /// It stands at a step that is waiting.
    at_waiting: bool,
}

impl<'a> BySeverity<'a> {
    fn new(policies: &'a Policies<'a>, kind: ClockKind, opened: Instant, severity: &'a SeverityId) -> Self {
        let mut fold = Self {
            policies,
            kind,
            severity,
            run: None,
            closed: Vec::new(),
            ended: false,
            waits: false,
            at_waiting: false,
        };
        fold.start(opened);
        fold
    }

    fn take(&mut self, mark: &'a Mark) {
        let promised = mark.promised.of(self.kind);
        if let Some(run) = &mut self.run {
            run.witness(mark.at, promised);
        }
        match &mark.fact {
            Fact::Severity(severity) => self.rate(severity, mark),
            Fact::Response if self.kind == ClockKind::Respond => self.close(mark, true),
            Fact::Update if self.kind == ClockKind::Update && self.run.is_some() => {
                self.close(mark, true);
                self.start(mark.at);
            }
            Fact::Wait => self.wait(mark.at, true, self.at_waiting),
            Fact::Resume => self.wait(mark.at, false, self.at_waiting),
            Fact::Step { waiting, .. } => self.wait(mark.at, self.waits, *waiting),
            Fact::Ended(ending) => self.end(*ending, mark),
            Fact::Reopened => self.reopen(mark.at),
            Fact::Response | Fact::Update | Fact::Delivery(_) => {}
        }
    }

    fn start(&mut self, at: Instant) {
        let terms = self.policies.severity_terms(self.severity, self.kind);
        let mut run = Run::new(self.kind, at, terms, self.policies.pack.sprints.as_ref());
        if self.waits || self.at_waiting {
            run.pause(at);
        }
        self.run = Some(run);
    }

    fn close(&mut self, mark: &Mark, reached: bool) {
        let close = Close { at: mark.at, promised: mark.promised.of(self.kind), reached };
        self.closed.extend(self.run.take().map(|run| Closed { run, close, severity: Some(self.severity) }));
    }

    fn rate(&mut self, severity: &'a SeverityId, mark: &Mark) {
        let pack = self.policies.pack;
        let (old, new) = (pack.severity(self.severity.as_str()), pack.severity(severity.as_str()));
        let is_another_name = old.zip(new).is_some_and(|(old, new)| old.id == new.id);
        if is_another_name || self.severity == severity {
            return;
        }
        if new.is_some_and(|new| new.on_severity_change == OnSeverityChange::Restart) && self.run.is_some() {
            self.close(mark, false);
            self.severity = severity;
            self.start(mark.at);
        } else {
            self.severity = severity;
            let terms = self.policies.severity_terms(severity, self.kind);
            if let Some(run) = &mut self.run {
                run.retarget(mark.at, mark.promised.of(self.kind), terms);
            }
        }
    }

    fn wait(&mut self, at: Instant, waits: bool, at_waiting: bool) {
        (self.waits, self.at_waiting) = (waits, at_waiting);
        if let Some(run) = &mut self.run {
            if waits || at_waiting { run.pause(at) } else { run.resume(at) }
        }
    }

    fn end(&mut self, ending: Ending, mark: &Mark) {
        self.ended = self.run.is_some();
        self.close(mark, self.kind == ClockKind::Resolve && ending != Ending::Cancelled);
    }

    fn reopen(&mut self, at: Instant) {
        let severity = self.policies.pack.severity(self.severity.as_str());
        let ended = std::mem::take(&mut self.ended);
        if severity.is_some_and(|severity| severity.on_reopen == OnReopen::Restart) {
            self.start(at);
        } else if let Some(Closed { mut run, close, .. }) = self.closed.pop_if(|_| ended) {
            run.settle(close.at, close.promised);
            run.pause(close.at);
            if !self.waits && !self.at_waiting {
                run.resume(at);
            }
            self.run = Some(run);
        }
    }
}
