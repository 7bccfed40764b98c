//! The kinds of scalars that the files of a pack are made of, as the JSON Schema describes them.
//! They hold no values; `scalar` reads and checks what is written.

#![expect(dead_code, reason = "only their shape is used, by the schema generator")]

use schemars::JsonSchema;

/// A name: letters, digits, `.`, `_` and `-`, beginning with a letter or digit, at most 64.
#[derive(JsonSchema, PartialEq, Eq, PartialOrd, Ord)]
#[schemars(inline, extend("pattern" = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"))]
pub(super) struct Name(String);

/// A text.
#[derive(JsonSchema, PartialEq, Eq, PartialOrd, Ord)]
#[schemars(inline)]
pub(super) struct Text(String);

/// An IANA time zone, such as `Africa/Cairo`.
#[derive(JsonSchema)]
#[schemars(inline, extend("pattern" = "^[A-Za-z][A-Za-z0-9_+/-]*$"))]
pub(super) struct Zone(String);

/// A date, `2026-11-30`.
#[derive(JsonSchema, PartialEq, Eq, PartialOrd, Ord)]
#[schemars(inline, extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
pub(super) struct CivilDate(String);

/// A length of time: `30m`, `4h`, `2bd` (working days), `5d`, `1w` or `sprint`.
#[derive(JsonSchema)]
#[schemars(inline, extend("pattern" = "^(sprint|[1-9][0-9]{0,5}(s|m|h|bd|d|w))$"))]
pub(super) struct Duration(String);

/// A share, `1%` to `100%`.
#[derive(JsonSchema)]
#[schemars(inline, extend("pattern" = "^([1-9][0-9]?|100)%$"))]
pub(super) struct Percentage(String);

/// An `http` or `https` address.
#[derive(JsonSchema)]
#[schemars(inline, extend("pattern" = "^https?://"))]
pub(super) struct Url(String);

/// Times of a day: `["09:00-13:00", "14:00-18:00"]`.
#[derive(JsonSchema)]
#[schemars(inline)]
pub(super) struct Intervals(Vec<Interval>);

/// A time of a day, `09:00-13:00`.
#[derive(JsonSchema)]
#[schemars(inline, extend("pattern" = "^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$"))]
pub(super) struct Interval(String);

/// Whether a broken rule refuses or only warns.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub(super) enum Enforcement {
    /// What is not allowed is refused.
    Strict,
    /// What is not allowed is warned of and recorded.
    Advisory,
}

/// Whether one person may fill separated parts.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub(super) enum SmallTeam {
    /// Separated parts need different persons.
    Forbid,
    /// The same person is permitted, and the decision says so.
    Record,
}
