//! What is wrong with an iCalendar file, in words that follow its name.

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum IcsError {
    #[error("it is no calendar: it begins with `{begins}`, not with `BEGIN:VCALENDAR`")]
    NoCalendar { begins: String },
    #[error("it ends in the middle of a component")]
    CutShort,
    #[error("it cannot be read from `{line}` on")]
    Unreadable { line: String },
    #[error("its components lie in each other more than {most} deep")]
    TooDeep { most: usize },
    #[error("the event `{title}` {cause}")]
    Event { title: String, cause: EventError },
    #[error("more than {most} of its events repeat")]
    TooManyRules { most: usize },
    #[error("it names more than {most} days")]
    TooManyDays { most: usize },
}

/// What is wrong with one event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum EventError {
    #[error("has no `DTSTART`")]
    NoStart,
    #[error("has `{property}:{value}`, which is no date")]
    NoDate { property: &'static str, value: String },
    #[error("ends before it starts")]
    Backwards,
    #[error("has the `DURATION` `{value}`, which is no length of time")]
    NoDuration { value: String },
    #[error("repeats by `{value}`, which cannot be read")]
    BadRule { value: String },
    #[error("repeats within a day (`{part}`): a holiday repeats by days, weeks, months or years")]
    WithinDay { part: String },
    #[error("repeats by `{value}`, which never falls on a day")]
    Never { value: String },
    #[error("repeats since before {first}")]
    TooOld { first: i16 },
    #[error("has an `EXRULE`, which is not supported: use `EXDATE`")]
    ExceptionRule,
}

/// A value of the file as an error shows it.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let plain: String = text.chars().filter(|c| !c.is_control()).take(LONGEST + 1).collect();
    match plain.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", plain.get(..end).unwrap_or_default()),
        None => plain,
    }
}
