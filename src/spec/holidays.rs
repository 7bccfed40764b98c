//! The `holidays` of a calendar: public ones of a country, those of an iCalendar file, dates that the
//! pack lists, and those it takes back.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::diagnostic::{Finding, Report, Span};
use super::ics;
use super::scalar;
use super::tree::Node;
use super::word;
use crate::domain::calendar::HolidaySource;
use crate::domain::holiday::{self, Holiday};

/// The holidays of a calendar, by date, and where those come from that it does not list itself.
pub(super) fn read(calendar: &Node, report: &mut Report<'_>) -> (BTreeMap<Date, Holiday>, Option<HolidaySource>) {
    let Some(node) = calendar.get("holidays") else { return (BTreeMap::new(), None) };
    let public = public(node, report);
    let imported = imported(node, report);
    let source = source(node, &imported);
    let mut holidays: BTreeMap<Date, Holiday> = public.into_iter().map(|holiday| (holiday.date, holiday)).collect();
    for holiday in imported {
        // A date that one of them knows for sure is no estimate.
        let is_estimated = holiday.estimated;
        holidays.entry(holiday.date).or_insert(holiday).estimated &= is_estimated;
    }
    for (date, _) in dates(node, "dates", report) {
        let listed = || Holiday { date, name: "listed holiday".into(), estimated: false };
        // A pack that names an estimated date knows it for sure.
        holidays.entry(date).or_insert_with(listed).estimated = false;
    }
    for (date, span) in dates(node, "except", report) {
        let is_known = source.as_ref().is_some_and(|it| (it.years.0..=it.years.1).contains(&date.year()));
        if holidays.remove(&date).is_none() && is_known {
            report.push(Finding::warning("not-a-holiday", span, format!("`{date}` is no holiday of this calendar")));
        }
    }
    (holidays, source)
}

/// Where holidays come from. Those of a file alone are known as long as it names some.
fn source(node: &Node, imported: &[Holiday]) -> Option<HolidaySource> {
    let text = |key: &str| node.text_of(key).map(str::to_owned);
    let (country, file) = (text("country"), text("ics"));
    let years = match (&country, &file, imported) {
        (None, None, _) => return None,
        (None, Some(_), [first, .., last]) => (first.date.year(), last.date.year()),
        (None, Some(_), [only]) => (only.date.year(), only.date.year()),
        _ => holiday::covered(),
    };
    Some(HolidaySource { country, region: text("region"), file, years })
}

/// The holidays in the iCalendar file under `ics`, in the years that public holidays cover.
fn imported(node: &Node, report: &mut Report<'_>) -> Vec<Holiday> {
    let (Some(path), Some(value)) = (scalar::path_of(node, "ics", report), node.get("ics")) else { return Vec::new() };
    let source = match report.file(&path) {
        Ok(source) => source,
        Err(why) => {
            report.push(Finding::error("unreadable-file", value.span, format!("cannot read `{path}`: {why}")));
            return Vec::new();
        }
    };
    let (first, last) = holiday::covered();
    let imported = match ics::holidays(&source.text, first..=last) {
        Ok(imported) => imported,
        Err(error) => {
            report.push(Finding::error(
                "bad-ics",
                value.span,
                format!("cannot read the holidays of `{path}`: {error}"),
            ));
            return Vec::new();
        }
    };
    if let [first, others @ ..] = imported.left_out.as_slice() {
        let others = if others.is_empty() { String::new() } else { format!(" and {} others", others.len()) };
        let message = format!("`{path}` has events that are no whole days: `{first}`{others}");
        let help = "they are left out: a holiday is free from its first hour to its last";
        report.push(Finding::warning("no-whole-day", value.span, message).help(help));
    }
    if imported.holidays.is_empty() {
        let message = format!("`{path}` has no holidays from {first} to {last}");
        report.push(Finding::warning("no-holidays", value.span, message));
    }
    imported.holidays
}

/// The holidays of the country and region that are named.
fn public(node: &Node, report: &mut Report<'_>) -> Vec<Holiday> {
    let region = node.get("region");
    let Some(country) = node.get("country") else {
        if let Some(region) = region {
            let finding = Finding::error("unknown-region", region.span, "`region` needs the key `country` beside it");
            report.push(finding.help("write `country: FR`, say"));
        }
        return Vec::new();
    };
    let (Some(code), code_of_region) = (country.text(), region.and_then(|region| region.text())) else {
        return Vec::new();
    };
    if let Some(holidays) = holiday::public(code, code_of_region) {
        return holidays;
    }
    match region {
        Some(region) if holiday::countries().any(|known| known == code) => {
            let name = code_of_region.unwrap_or_default();
            let known: Vec<&str> = holiday::regions(code).collect();
            let message = format!("`{name}` is no region of `{code}` whose holidays are known");
            let help = match known.as_slice() {
                [] => format!("there are none for `{code}`: take `region` out"),
                known => format!("known: {}", word::listed(known, "and")),
            };
            report.push(Finding::error("unknown-region", region.span, message).help(help));
        }
        _ => unknown_country(code, country.span, report),
    }
    Vec::new()
}

fn unknown_country(code: &str, span: Span, report: &mut Report<'_>) {
    let known: Vec<&str> = holiday::countries().collect();
    // Two letters are near any other two: only what surely is meant.
    let upper = code.to_uppercase();
    let meant = if upper == "UK" { "GB" } else { &upper };
    let suggestion = known.contains(&meant).then(|| format!("did you mean `{meant}`? "));
    let message = format!("`{code}` is no country whose holidays are known");
    let help = format!("{}known: {}", suggestion.unwrap_or_default(), word::listed(&known, "and"));
    report.push(Finding::error("unknown-country", span, message).help(help));
}

fn dates(node: &Node, key: &str, report: &mut Report<'_>) -> Vec<(Date, Span)> {
    let items = node.items_of(key).iter();
    items.filter_map(|item| Some((scalar::date(item.text()?, item.span, report)?, item.span))).collect()
}
