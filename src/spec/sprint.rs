//! The section `sprints`: when they begin and how long they are.

use jiff::tz::TimeZone;

use super::diagnostic::{Finding, Report};
use super::scalar;
use super::tree::Node;
use crate::domain::calendar::Sprints;
use crate::domain::duration::Unit;

/// Reads the section. Sprints begin in `zone`.
pub(super) fn lower(config: &Node, zone: &TimeZone, report: &mut Report<'_>) -> Option<Sprints> {
    let sprints = config.get("sprints")?;
    let start = sprints.get("start").and_then(|start| scalar::date(start.text()?, start.span, report));
    let length = scalar::length_of(sprints, "length", report);
    if let (Some(length), Some(value)) = (length, sprints.get("length"))
        && !matches!(length.unit, Unit::Day | Unit::Week)
    {
        report.push(Finding::error("bad-duration", value.span, "a sprint is days or weeks long, such as `2w`"));
    }
    Some(Sprints { start: start?, length: length?, zone: zone.clone() })
}
